"""E-mails: the newest mail and those that it quotes, each by itself with its own date; what is attached."""

from base64 import b64encode
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any, cast

from timeline.limits import MAX_DOCUMENT_BYTES
from timeline.readers.decoding import clean, text_of
from timeline.readers.forms.blocks import data_of
from timeline.readers.forms.mail_html import plain_of
from timeline.readers.forms.threads import Mail, mails_of
from timeline.readers.kinds import SUFFIXES

_MOST_PARTS = 1_000
_MAIL = "message/rfc822"


def found(request: dict[str, Any]) -> dict[str, Any]:
    """The mails of one e-mail as `documents`, the newest first; `attachments` that may hold articles, with their bytes
    in base 64, and what was `passed_over`. Raises `ValueError` for what is no e-mail."""
    try:
        message = message_from_bytes(data_of(request), policy=policy.default)
        parts = _leaves(message)
    except RecursionError:
        raise ValueError("is nested too deeply to be an e-mail") from None
    if not message.keys():
        raise ValueError("does not begin as an e-mail does")
    body = _body(message)
    attachments, passed_over = _attached([part for part in parts if part is not body])
    mails, more = _mails(message, body)
    documents = [
        {"text": mail.text, "date": mail.date, "title": mail.title, "source": mail.author}
        for mail in mails
        if mail.text.strip()
    ]
    passed_over += [(f"{more:,} quoted mails", "more than are looked at in one e-mail")] if more else []
    return {"documents": documents, "attachments": attachments, "passed_over": passed_over}


def _mails(message: EmailMessage, body: EmailMessage | None) -> tuple[list[Mail], int]:
    title = " ".join(clean(_header(message, "Subject")).split())
    author = clean(parseaddr(_header(message, "From"))[0])
    return mails_of(Mail(_text(body) if body is not None else "", _sent(message), title, author))


def _leaves(message: EmailMessage) -> list[EmailMessage]:
    """The parts that hold no parts, an attached mail as one."""
    leaves: list[EmailMessage] = []
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        if part.is_multipart() and part.get_content_type() != _MAIL:
            waiting = [*cast(list[EmailMessage], part.get_payload()), *waiting]
        else:
            leaves.append(part)
        if len(leaves) + len(waiting) > _MOST_PARTS:
            raise ValueError(f"has more than {_MOST_PARTS:,} parts, which no e-mail has")
    return leaves


def _body(message: EmailMessage) -> EmailMessage | None:
    try:
        return cast(EmailMessage | None, message.get_body(("plain", "html")))
    except (AttributeError, KeyError, ValueError):  # parts that are not what their headers say
        return None


def _text(part: EmailMessage) -> str:
    data = part.get_payload(decode=True)
    raw = data if isinstance(data, bytes) else str(part.get_payload()).encode("utf-8", "replace")
    charset = part.get_content_charset("") or ""
    try:
        text = clean(raw.decode(charset)) if charset else text_of(raw, "the mail")
    except (LookupError, UnicodeDecodeError):
        text = text_of(raw, "the mail")
    return plain_of(text) if part.get_content_subtype() == "html" else text


def _sent(message: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(_header(message, "Date")).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return ""


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name, ""))
    except Exception:  # the parser of headers fails in many ways on what is no header
        return ""


def _attached(parts: list[EmailMessage]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """What is attached and may hold articles, as name and bytes, and what is not read, with the reason."""
    kept: list[tuple[str, str]] = []
    left: list[tuple[str, str]] = []
    for number, part in enumerate(parts, 1):
        kind = part.get_content_type()
        name = clean(_name(part)).replace("/", "_") or (f"mail {number}.eml" if kind == _MAIL else "")
        if not name and kind in ("text/plain", "text/html"):
            continue  # the same words once more, or what a mailing list writes below all mails
        if not name.lower().endswith(SUFFIXES):
            left.append((name or f"part {number} ({kind})", "of no kind that is read"))
            continue
        data = _bytes(part)
        if len(data) > MAX_DOCUMENT_BYTES:
            left.append((name, f"is larger than {MAX_DOCUMENT_BYTES // 1_000_000} MB"))
        else:
            kept.append((name, b64encode(data).decode("ascii")))
    return kept, left


def _name(part: EmailMessage) -> str:
    try:
        return part.get_filename() or ""
    except Exception:
        return ""


def _bytes(part: EmailMessage) -> bytes:
    if part.get_content_type() == _MAIL:
        inner = part.get_payload()
        first = inner[0] if isinstance(inner, list) and inner else None
        return first.as_bytes() if isinstance(first, EmailMessage) else b""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""
