"""Words that the parser hung on the wrong one: parts of a word, helpers, phrases and relative clauses."""

import re
from dataclasses import replace

from timeline.syntax.repairs.edits import below_of, moved
from timeline.syntax.tree import Token

_FEWEST_FRONTED = 6
"""Tokens of a sentence that opens with a place and has a subject behind its apposition."""

_FEWEST_RELATIVE = 2
"""Tokens before a relative pronoun: a noun and a comma."""

_DAY = re.compile(
    "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|yester)day|morning|afternoon|evening|night|today|January|February|March|April"
    "|May|June|July|August|September|October|November|December"
)
_PERIOD = re.compile(
    "week|month|year|day|night|spring|summer|autumn|fall|winter|term|[A-Z][a-z]+day|[12][0-9]{3}", re.IGNORECASE
)

_NO_PARTICIPLES = frozenset({"was", "were", "had", "did", "is", "are", "came", "went", "began", "became"})
_COPULAS = re.compile("is|are|was|were|be|(?:remain|seem|appear|look)(?:s|ed)?|stays|stayed|becomes?|became")
_SHADES = frozenset({"last", "next", "past", "early", "late", "this"})
_PREFIXES = frozenset({"co", "re", "pre", "de", "un", "out", "over", "mis"})

_RELATIVES = frozenset({"who", "which", "whose"})

_PARTING = frozenset({",", "--", "—", "–"})

_APPOINTED = re.compile("planned|scheduled|set|due|slated|arranged|called|expected|booked")

_CURRENCIES = frozenset("$£€#")
_CAUSED = re.compile("caused|triggered|sparked|prompted|provoked|unleashed")
_DRILLED = re.compile("oil|gas|relief|exploration|out")
_BEGINNING = re.compile("starting|beginning|ending|opening|closing")

_TIMES = frozenset({"after", "when", "before", "as", "while", "once"})

_COMPLETED = re.compile(
    "(?:hold|leave|find|render|consider|declare)s?|holding|left|leaving|ma(?:kes?|de|king)|ke(?:eps?|pt|eping)|found"
    "|held|(?:render|consider|declar|deem)(?:ed|ing)|deems?"
)
"""Verbs that say what their object is or becomes."""


def hyphened(tokens: list[Token]) -> list[Token]:
    """The parts of a word with a hyphen hang on its last, where the parser made three of it: "vice-president"."""
    better = list(tokens)
    for first, hyphen, last in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if (
            _is_one_word(first, hyphen, last)
            and first.head == last.head
            and first.dep == last.dep
            and first.dep in ("appos", "conj")
        ):
            better[first.index] = replace(first, head=last.index, dep="compound")
            better[hyphen.index] = replace(hyphen, head=last.index, dep="punct")
    return better


def _is_one_word(first: Token, hyphen: Token, last: Token) -> bool:
    return hyphen.text == "-" and first.end == hyphen.start and hyphen.end == last.start


def helped(tokens: list[Token]) -> list[Token]:
    """What the parser hung on a helping verb hangs on the verb that is helped: "by noon [the president] was gone"."""
    verbs = {one.index: one.head for one in tokens if one.dep in ("aux", "auxpass")}
    return [replace(one, head=verbs.get(one.head, one.head)) for one in tokens] if verbs else tokens


def joined(tokens: list[Token]) -> list[Token]:
    """Verbs joined by nothing but a conjunction are hung together, where the parser hung the second on another verb:
    "a rig it leased exploded and sank"."""
    better = list(tokens)
    for first, conjunction, second in zip(tokens, tokens[1:], tokens[2:], strict=False):
        same = first.tag == second.tag and first.tag in ("VBD", "VBZ", "VBP", "VBN", "VBG")
        if same and conjunction.tag == "CC" and second.dep == "conj" and second.head not in (first.index, second.index):
            better[second.index] = replace(second, head=first.index)
    return better


def fronted(tokens: list[Token]) -> list[Token]:
    """A place that opens the sentence is given back to its preposition where the parser took it for the subject, and
    the apposition right before the verb for the place's: "In Sitka, Alaska, sheets of oil covered the beach"."""
    if len(tokens) < _FEWEST_FRONTED or tokens[0].tag != "IN" or any(one.head == 0 for one in tokens[1:]):
        return _fronted_two(tokens)
    for place in tokens:
        below = below_of(tokens, place.index)
        thing = next((one for one in tokens if one.dep == "appos" and one.head == place.index), None)
        opens = place.dep == "nsubj" and place.head == tokens[0].head and min(below) == 1
        if (
            opens
            and thing is not None
            and max(below_of(tokens, thing.index)) == max(below)
            and thing.tag.startswith("NN")
        ):
            better = list(tokens)
            better[place.index] = replace(place, head=0, dep="pobj")
            better[thing.index] = replace(thing, head=place.head, dep="nsubj")
            return better
    return tokens


def _fronted_two(tokens: list[Token]) -> list[Token]:
    """The same, where two things open the sentence: "But for Delmar, and its owners, the meeting takes place"."""
    for thing in tokens[_FEWEST_FRONTED:]:
        second = tokens[thing.head]
        if thing.dep != "appos" or not thing.tag.startswith("NN") or second.dep != "nsubj":
            continue
        joint = tokens[max(0, min(below_of(tokens, second.index)) - 1)]
        lead = tokens[joint.head]
        opens = joint.dep == "cc" and lead.dep == "prep" and lead.index <= 1
        first = next((one for one in tokens if one.head == lead.index and one.dep == "pobj"), None)
        parted = tokens[min(below_of(tokens, thing.index)) - 1].text == ","
        if opens and first is not None and parted:
            places = {joint.index: (first.index, "cc"), second.index: (first.index, "conj")}
            return moved(tokens, {**places, thing.index: (second.head, "nsubj")})
    return tokens


def relative(tokens: list[Token]) -> list[Token]:
    """A clause whose subject is "who", "which" or "whose report" is hung on the noun before it, where the parser hung
    it on a verb: "good news for the firm, whose own report last month blamed another"."""
    better = list(tokens)
    for relative in tokens[_FEWEST_RELATIVE:]:
        part = relative.dep == "pobj" and tokens[relative.head].text.lower() == "of"  # "doses of which"
        holder = tokens[relative.head] if part else relative
        subject = tokens[holder.head] if part or relative.tag == "WP$" else relative
        verb = tokens[subject.head]
        loose = verb.dep in ("conj", "advcl", "ccomp", "dep")
        near = tokens[relative.index - 1].text
        apart = near == "," or any(day.fullmatch(near) for day in (_DAY, _PERIOD))
        bare = relative.tag == "WDT" and relative is subject and verb.head < relative.index and not apart
        marks = relative.text.lower() in _RELATIVES or bare
        if not loose or not marks or subject.dep not in ("nsubj", "nsubjpass"):
            continue
        first = min(below_of(tokens, subject.index)) if part else relative.index
        before = tokens[first - 1]
        noun = tokens[first - 2] if before.text == "," else before
        while verb.tag == "VBP" and noun.tag in ("NN", "NNP") and noun.head < noun.index:
            noun = tokens[noun.head]  # "trades with Delmar that extend beyond May"
        inner = relative.text.lower() == "who" and noun.dep == "pobj" and noun.tag != "NNP"  # a country's people
        if noun.tag.startswith("NN") and not inner and noun.index not in below_of(tokens, verb.index):
            better[verb.index] = replace(verb, head=noun.index, dep="relcl")
    return better


def inside(tokens: list[Token]) -> list[Token]:
    """A phrase right behind a relative clause belongs to it, where the parser hung it on the clause's noun: "the firm,
    which split from its parent in July, said"."""
    better = list(tokens)
    clauses = {one.head: one.index for one in tokens if one.dep == "relcl"}
    for token in tokens:
        clause = clauses.get(token.head, token.index) if token.dep == "prep" else token.index
        if clause < token.index and tokens[token.index - 1].text not in _PARTING:
            better[token.index] = replace(token, head=clause)
    return better


def quality(tokens: list[Token]) -> list[Token]:
    """An adjective behind an aside completes its verb: "hold the board, as well as the firm, accountable"."""
    return [
        replace(one, dep="acomp")
        if one.dep == "advcl"
        and one.tag == "JJ"
        and _COMPLETED.fullmatch(tokens[one.head].text.lower())
        and one.index > one.head
        else one
        for one in tokens
    ]


def stated(tokens: list[Token]) -> list[Token]:
    """An adjective right behind a verb of being tells of its subject, and not of the day behind it: "it remained
    unclear on Monday"."""
    better = list(tokens)
    for word in tokens[1:]:
        day, verb = tokens[word.head], tokens[word.index - 1]
        tells = word.tag == "JJ" and word.dep == "amod" and _DAY.fullmatch(day.text) and day.head == verb.index
        if tells and day.index == word.index + 1 and _COPULAS.fullmatch(verb.text) and word.text.lower() not in _SHADES:
            better[word.index] = replace(word, head=verb.index, dep="acomp")
    return better


def dated_noun(tokens: list[Token]) -> list[Token]:
    """What "of" brings behind a day belongs to the noun before the day: "the removal on Sunday [of the flange]"."""
    better = list(tokens)
    for of in tokens:
        day = tokens[of.head]
        what = next((one for one in tokens[of.index :] if one.head == of.index and one.dep == "pobj"), None)
        apart = of.text.lower() == "of" and of.index == day.index + 1 and _DAY.fullmatch(day.text)
        if not apart or what is None or _PERIOD.match(what.text):
            continue
        place = day.index - 1
        while place > 0 and (_DAY.fullmatch(tokens[place].text) or tokens[place].tag in ("IN", "RB", "JJ", "CD")):
            place -= 1
        if tokens[place].tag in ("NN", "NNS") and place < day.index:
            better[of.index] = replace(of, head=place)
    return better


def reduced(tokens: list[Token]) -> list[Token]:
    """A participle right behind a noun, or behind its comma and with who did it, belongs to that noun: "the tool
    launched in May", "the meeting, set up in May by the union"."""
    better = list(tokens)
    for verb in tokens[2:]:
        before = tokens[verb.index - 1]
        below = [one.dep for one in tokens if one.head == verb.index and one is not verb]
        caused = verb.dep == "advcl" and _CAUSED.fullmatch(verb.text.lower()) is not None
        apart = (verb.dep == "conj" or caused) and before.text == "," and "agent" in below
        noun = tokens[verb.index - 2] if apart else before
        bare = verb.tag in ("VBD", "VBN") and not {"nsubj", "nsubjpass", "mark", "aux", "auxpass", "dobj"} & set(below)
        behind = (verb.dep == "advcl" or apart) and verb.head < noun.index and verb.text.lower() not in _NO_PARTICIPLES
        behind = behind and not _is_timed(tokens, noun)
        if bare and behind and noun.tag.startswith(("NN", "CD")) and noun.dep not in ("nsubj", "nsubjpass", "compound"):
            better[verb.index] = replace(verb, head=noun.index, dep="acl", tag="VBN")
    return better


def prefixed(tokens: list[Token]) -> list[Token]:
    """A verb with a prefix is one word, where the parser made three of it: "co-founded"."""
    for first, hyphen, last in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if (
            not _is_one_word(first, hyphen, last)
            or first.text.lower() not in _PREFIXES
            or last.tag not in ("VBD", "VBN", "VB", "VBZ")
        ):
            continue
        parts = {first.index, hyphen.index}
        thing = tokens[last.head] if last.head > last.index else None
        better = [
            replace(one, head=last.index) if one.head in parts and one.index not in parts else one for one in tokens
        ]
        root = first.head == first.index
        better[last.index] = replace(last, head=last.index if root else first.head, dep=first.dep)
        better[first.index] = replace(first, head=last.index, dep="compound")
        better[hyphen.index] = replace(hyphen, head=last.index, dep="punct")
        below = [one for one in better if one.head == last.index and one.index < first.index]
        lost = next((one for one in below if one.dep == "compound" and one.tag.startswith("NN")), None)
        if lost is not None and not any(one.dep == "nsubj" for one in below):
            better[lost.index] = replace(lost, dep="nsubj")
        if thing is not None and thing.index not in parts:
            better[thing.index] = replace(thing, head=last.index, dep="dobj")
        return better
    return tokens


def emphatic(tokens: list[Token]) -> list[Token]:
    """ "Himself" is no subject beside the name that it stresses: "the mayor, who fell ill, himself opened it"."""
    for word in tokens:
        verb = tokens[word.head]
        if word.dep != "nsubj" or not word.text.lower().endswith(("himself", "herself", "itself", "themselves")):
            continue
        names = [one for one in tokens[: word.index] if one.head == verb.index and one.tag.startswith("NN")]
        name = next((one for one in names if one.dep in ("npadvmod", "dep", "nsubj")), None)
        if name is not None:
            better = list(tokens)
            better[name.index] = replace(name, dep="nsubj")
            better[word.index] = replace(word, dep="advmod")
            return better
    return tokens


def summed_up(tokens: list[Token]) -> list[Token]:
    """A second object behind a comma sums the clause up: "sued the firm over the leak, its first suit ever"."""
    better = list(tokens)
    for thing in tokens:
        if thing.dep != "dobj" or not thing.tag.startswith("NN"):
            continue
        verb = tokens[thing.head]
        first = min(below_of(tokens, thing.index))
        others = [one for one in tokens[:first] if one.head == verb.index and one.dep == "dobj"]
        listed = any(one.dep == "cc" and one.head in (verb.index, *(o.index for o in others)) for one in tokens[first:])
        if first and others and tokens[first - 1].text == "," and not listed:
            better[thing.index] = replace(thing, dep="npadvmod")
    return better


def opening(tokens: list[Token]) -> list[Token]:
    """A time that opens the sentence, and has a comma, is the main verb's, not that of the clause behind it: "Two years
    ago, after the dam broke, ministers met"."""
    comma = next((one for one in tokens[: _FEWEST_FRONTED + 2] if one.text == ","), None)
    mark = tokens[comma.index + 1] if comma is not None and comma.index + 1 < len(tokens) else None
    if comma is None or mark is None or mark.text.lower() not in _TIMES or mark.dep not in ("mark", "advmod"):
        return tokens
    inner = tokens[mark.head]
    main = tokens[inner.head]
    times = [one for one in tokens[: comma.index] if one.head == inner.index]
    behind = main is not inner and main.tag.startswith("VB") and inner.index < main.index
    if not behind or inner.dep not in ("advcl", "ccomp") or len(times) != 1:
        return tokens
    return moved(tokens, {times[0].index: (main.index, times[0].dep), inner.index: (main.index, "advcl")})


def sums(tokens: list[Token]) -> list[Token]:
    """The "bn" of a sum belongs to its number: "$2.6 bn"."""
    amounts = {one.index for one in tokens if one.tag == "CD" and tokens[one.index - 1].text in _CURRENCIES}
    return [
        replace(one, head=one.index - 1, dep="nummod")
        if one.text in ("bn", "m", "tn") and one.index - 1 in amounts and not any(it.head == one.index for it in tokens)
        else one
        for one in tokens
    ]


def wells(tokens: list[Token]) -> list[Token]:
    """A well for oil is no adverb: "seal the firm's oil well before May"."""
    for well, kind in zip(tokens[1:], tokens, strict=False):
        if well.text != "well":
            continue
        below = [one for one in tokens if one.head == kind.index and one is not kind]
        told = any(one.dep in ("det", "poss", "compound") for one in below)
        adverb = kind.dep != "compound" and (well.tag in ("RB", "UH") or well.dep == "advmod")
        if adverb and told and kind.tag == "NN" and _DRILLED.fullmatch(kind.text):
            above = well.index if kind.head == kind.index else well.head if kind.head == well.index else kind.head
            places = {one.index: (well.index, one.dep) for one in below}
            places |= {kind.index: (well.index, "compound"), well.index: (above, kind.dep)}
            better = moved(tokens, places)
            better[well.index] = replace(better[well.index], tag="NN")
            return better
    return tokens


def beginning(tokens: list[Token]) -> list[Token]:
    """What begins is the noun right before: "a forecast for the season starting in June"."""
    better = list(tokens)
    for verb in tokens[1:]:
        near = tokens[verb.index - 1]
        if verb.tag != "VBG" or verb.dep != "acl" or not _BEGINNING.fullmatch(verb.text.lower()):
            continue
        full = any(one.head == verb.index and one.dep == "dobj" for one in tokens)
        if not full and near.tag.startswith("NN") and verb.head < near.index in below_of(tokens, verb.head):
            better[verb.index] = replace(verb, head=near.index)
    return better


def accused(tokens: list[Token]) -> list[Token]:
    """Whom a deed is "against" is no subject of "saying" behind it: "filed a suit against the firm saying it lied"."""
    for saying in tokens:
        against = tokens[saying.head]
        whom = next((one for one in tokens if one.head == saying.index and one.dep == "nsubj"), None)
        led = saying.dep == "pcomp" and saying.tag == "VBG" and against.text.lower() == "against"
        if led and whom is not None and against.index < whom.index < saying.index:
            return moved(tokens, {whom.index: (against.index, "pobj"), saying.index: (against.head, "advcl")})
    return tokens


def foreseen(tokens: list[Token]) -> list[Token]:
    """What is "to be" done behind a noun's comma is done to it: "ahead of a final report, to be released in May"."""
    better = list(tokens)
    for verb in tokens:
        helpers = [one for one in tokens[: verb.index] if one.head == verb.index and one.dep in ("aux", "auxpass")]
        if verb.tag != "VBN" or verb.dep != "advcl" or [one.text.lower() for one in helpers] != ["to", "be"]:
            continue
        comma = helpers[0].index - 1
        noun = tokens[comma - 1]
        if comma > 1 and tokens[comma].text == "," and noun.tag.startswith("NN") and verb.head < noun.index:
            better[verb.index] = replace(verb, head=noun.index, dep="acl")
    return better


def appointed(tokens: list[Token]) -> list[Token]:
    """What is planned for a day is the meeting, not who takes part: "a call with analysts planned for Friday"."""
    better = list(tokens)
    for verb in tokens:
        people = tokens[verb.head]
        preposition = tokens[people.head]
        thing = tokens[preposition.head]
        appointed = verb.dep == "acl" and verb.tag == "VBN" and _APPOINTED.fullmatch(verb.text.lower())
        joint = people.dep == "pobj" and preposition.text.lower() in ("with", "between", "among", "by")
        if appointed and joint and preposition.dep == "prep" and thing.tag.startswith("NN"):
            better[verb.index] = replace(verb, head=thing.index)
    return better


def titled(tokens: list[Token]) -> list[Token]:
    """A name behind a title in quotation marks and a comma is that of its holder, no object of a verb that has its
    clause: "agreed that it would be led by the "pay czar," Ada Lind"."""
    for name in tokens[_FEWEST_FRONTED:]:
        if name.dep != "dobj" or name.tag != "NNP":
            continue
        first = min(below_of(tokens, name.index))
        quote = tokens[max(0, first - 1)]
        mark = first if tokens[first].tag == "''" else quote.index if quote.tag == "''" else -1
        verb = tokens[name.head]
        full = any(one.head == verb.index and one.dep in ("ccomp", "dobj") for one in tokens[: name.index])
        if mark > 1 and full and tokens[mark - 1].text == ",":
            holder = tokens[mark - 2]
            if holder.tag == "NN" and holder.dep in ("pobj", "nsubj", "dobj", "attr"):
                return moved(tokens, {name.index: (holder.index, "appos")})
    return tokens


def _is_timed(tokens: list[Token], noun: Token) -> bool:
    """Whether a noun stands behind "after" or the like, which may bring a clause: "after a well of Delmar ruptured"."""
    while noun.head != noun.index:
        noun = tokens[noun.head]
        if noun.tag == "IN" and noun.text.lower() in ("after", "before", "since", "until", "as", "once"):
            return True
    return False
