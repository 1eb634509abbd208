"""What documents lend each other: which paragraphs are no story because many have them, and the dates of some.

Both are asked of all documents of the archive, by SQL, so that nothing grows in memory. A document's rows note what it
was lent; those for which that is no longer so, and only those, are read again. What comes out depends on the documents
alone, not on the order in which they came or on interruptions.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from timeline import boilerplate, docdate
from timeline.archive import rows
from timeline.archive.storing import Store, article, documents
from timeline.docdate import Testimony, Told
from timeline.model import Document, DocumentDate, Skipped
from timeline.pipeline import DocumentMentions, redated

Find = Callable[[tuple[int, ...], Iterable[Document]], Iterable[DocumentMentions | Skipped]]
"""How the mentions of documents are found, beside paragraphs that are shared."""

_SHARED = f"""
DROP TABLE IF EXISTS temp.common;
CREATE TEMP TABLE common AS SELECT key FROM paragraph GROUP BY key HAVING count(*) > 1;
CREATE UNIQUE INDEX temp.common_key ON common (key);
DROP TABLE IF EXISTS temp.copies;
CREATE TEMP TABLE copies (document INTEGER PRIMARY KEY);
INSERT INTO copies
SELECT document FROM paragraph LEFT JOIN common USING (key) GROUP BY document
HAVING 2 * sum(CASE WHEN common.key IS NULL THEN 0 ELSE times END) > sum(times) AND sum(times) > 1;
DROP TABLE IF EXISTS temp.shared;
CREATE TEMP TABLE shared (key INTEGER PRIMARY KEY);
INSERT INTO shared
SELECT key FROM paragraph WHERE key IN (SELECT key FROM common) AND document NOT IN (SELECT document FROM copies)
GROUP BY key HAVING count(*) >= {boilerplate.FEWEST_REPEATS};
"""
"""`boilerplate.repeated` over all documents."""

_HELD = f"""
DROP TABLE IF EXISTS temp.asked;
CREATE TEMP TABLE asked (field INTEGER, word TEXT, PRIMARY KEY (field, word)) WITHOUT ROWID;
INSERT OR IGNORE INTO asked
SELECT field, value FROM testimony JOIN document ON document.id = testimony.document, json_each(testimony.words)
WHERE is_open;
DROP TABLE IF EXISTS temp.held;
CREATE TEMP TABLE held (field INTEGER, word TEXT, document INTEGER, ordinal INTEGER);
INSERT INTO held
SELECT testimony.field, value, document, ordinal FROM testimony, json_each(testimony.words)
JOIN asked ON asked.field = testimony.field AND asked.word = value WHERE day IS NOT NULL;
CREATE INDEX temp.held_word ON held (field, word);
DELETE FROM asked WHERE (field, word) IN
(SELECT field, word FROM held GROUP BY field, word HAVING count(*) > {docdate.MOST_SENTENCES});
"""
"""Which dated sentences hold the words of those of documents without a date, words that many hold left out."""

_ALIKE = """
SELECT document.name, testimony.words, testimony.said, testimony.field, testimony.day
FROM (SELECT DISTINCT held.document, held.ordinal FROM json_each(?) AS one
      JOIN asked ON asked.field = ? AND asked.word = one.value
      JOIN held ON held.field = asked.field AND held.word = asked.word) AS found
JOIN testimony ON testimony.document = found.document AND testimony.ordinal = found.ordinal
JOIN document ON document.id = found.document JOIN file ON file.id = document.file
ORDER BY file.position, document.ordinal, testimony.ordinal
"""


def settle(store: Store, find: Find) -> None:
    """Have each document tell what it tells beside all others of the archive."""
    shared = _shared(store)
    _flag(store, find, shared)
    _redate(store, find, shared)


def _shared(store: Store) -> frozenset[int]:
    _run(store, _SHARED)
    return frozenset(key for (key,) in store.base.execute("SELECT key FROM shared"))


def _flag(store: Store, find: Find, shared: frozenset[int]) -> None:
    """Read again the documents with events in shared paragraphs, and those that had some and have none now."""
    concerned = store.base.execute(
        "SELECT id, pieces, shared, id IN (SELECT document FROM paragraph WHERE key IN (SELECT key FROM shared)) "
        "FROM document WHERE shared != '' "
        "OR id IN (SELECT document FROM paragraph WHERE key IN (SELECT key FROM shared)) ORDER BY id"
    )
    wanted = [(number, _own(pieces, shared) if has else "", before) for number, pieces, before, has in concerned]
    changed = [(number, want) for number, want, before in wanted if want != before]
    for some, with_shared in ((_with(changed, held=True), shared), (_with(changed, held=False), frozenset[int]())):
        found = find(_sorted(with_shared), documents(store.base, [number for number, _ in some])) if some else ()
        for (number, want), told in zip(some, found, strict=True):
            if isinstance(told, DocumentMentions):
                store.put_again(number, told, want)
    store.commit()


def _redate(store: Store, find: Find, shared: frozenset[int]) -> None:
    """Read again the documents that others lend another date than before, or none any more."""
    lent = list(_lent(store, shared))
    dates = {number: date for number, date, _ in lent if date is not None}
    again = [(number, want) for number, _, want in lent]
    flagged = {number for number, _, _ in lent if _is_flagged(store, number)}
    for held, with_shared in ((True, shared), (False, frozenset[int]())):
        some = [(number, want) for number, want in again if (number in dates or number in flagged) is held]
        texts = (_as_dated(one, dates.get(number)) for number, one in _numbered(store, some))
        found = find(_sorted(with_shared), texts) if some else ()
        for (number, want), told in zip(some, found, strict=True):
            if isinstance(told, DocumentMentions):
                store.put_dated(number, told, dates.get(number, told.date), want)
    store.commit()


def _lent(store: Store, shared: frozenset[int]) -> Iterator[tuple[int, DocumentDate | None, str]]:
    """The documents whose lent date has changed, with that date (`None` for their own) and its name."""
    open_ones = store.base.execute("SELECT id, pieces, lent FROM document WHERE is_open ORDER BY id").fetchall()
    if not open_ones:
        return
    _run(store, _HELD)
    for number, pieces, before in open_ones:
        date = docdate.narrowed(article(store.base, number), lambda one: _alike(store, one))
        dated = date if date is not None and date.when is not None else None
        want = rows.digest(rows.packed(dated), _own(pieces, shared)) if dated is not None else ""
        if want != before:
            yield number, dated, want


def _alike(store: Store, one: Testimony) -> Iterator[Told]:
    words, _, field, _ = rows.of_testimony(one)
    for name, *told in store.base.execute(_ALIKE, (words, field)).fetchall():
        yield name, rows.to_testimony(told)


def _own(pieces: bytes, shared: frozenset[int]) -> str:
    """A name for what a document shares with others."""
    return rows.digest(sorted(shared & rows.to_keys(pieces)))


def _with(changed: Sequence[tuple[int, str]], *, held: bool) -> list[tuple[int, str]]:
    return [(number, want) for number, want in changed if bool(want) is held]


def _is_flagged(store: Store, number: int) -> bool:
    found = store.base.execute("SELECT shared FROM document WHERE id = ?", (number,)).fetchone()
    return bool(found[0])


def _numbered(store: Store, some: Sequence[tuple[int, str]]) -> Iterator[tuple[int, Document]]:
    numbers = [number for number, _ in some]
    return zip(numbers, documents(store.base, numbers), strict=True)


def _as_dated(document: Document, date: DocumentDate | None) -> Document:
    return redated(document, date) if date is not None else document


def _sorted(shared: frozenset[int]) -> tuple[int, ...]:
    return tuple(sorted(shared))


def _run(store: Store, script: str) -> None:
    for statement in script.split(";"):
        if statement.strip():
            store.base.execute(statement)
