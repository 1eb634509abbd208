"""The words of one language that the anchoring of events reads: a value, handed to the stage by the pipeline."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EventWords:
    """Word forms in lower case, every inflection spelt out; what each group is for is said in the language's data.

    `past` maps the form in -ing of an irregular verb to its past tense.
    """

    event_nouns: frozenset[str]
    light_verbs: frozenset[str]
    happening_verbs: frozenset[str]
    saying: frozenset[str]
    believing: frozenset[str]
    expecting: frozenset[str]
    refraining: frozenset[str]
    accusing: frozenset[str]
    denying: frozenset[str]
    planning: frozenset[str]
    proposing: frozenset[str]
    asking: frozenset[str]
    hypothetical_marks: frozenset[str]
    modals_possible: frozenset[str]
    modals_future: frozenset[str]
    doubting_adverbs: frozenset[str]
    habitual_adverbs: frozenset[str]
    negations: frozenset[str]
    comparing: frozenset[str]
    bounding: frozenset[str]
    shading: frozenset[str]
    occasions: frozenset[str]
    sequences: frozenset[str]
    intentions: frozenset[str]
    lasting_verbs: frozenset[str]
    fixing: frozenset[str]
    records: frozenset[str]
    connectives: frozenset[str]
    figures_of_speech: frozenset[str]
    present_days: frozenset[str]
    writer: frozenset[str]
    reader: frozenset[str]
    empty_nouns: frozenset[str]
    empty_events: frozenset[str]
    spans: frozenset[str]
    span_verbs: frozenset[str]
    making: frozenset[str]
    states: frozenset[str]
    about: frozenset[str]
    consequences: frozenset[str]
    collections: frozenset[str]
    appearing: frozenset[str]
    mishaps: frozenset[str]
    likelihood: frozenset[str]
    picturing: frozenset[str]
    measures: frozenset[str]
    claims: frozenset[str]
    persons: frozenset[str]
    bodies: frozenset[str]
    empty_verbs: frozenset[str]
    zones: frozenset[str]
    past: dict[str, str]
