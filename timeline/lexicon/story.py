"""What the stages before the tagger must know of a language: words, handed to them by the pipeline, never imported."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StoryWords:
    """The words of one language that tell sentences, headlines, datelines, bylines, captions and notices apart.

    Words are as the text writes them, without a final full stop; those of notices are in small letters. `months` and
    `weekdays` are pairs of a name or abbreviation and its number (January 1, Monday 0).
    """

    titles: frozenset[str]
    """Abbreviations that are never the last word of a sentence: "Mr", "Gen"."""
    numbered: frozenset[str]
    """Abbreviations that stand before a number: "No", "Fig", "Feb"; otherwise the stop ends the sentence."""
    enders: frozenset[str]
    """Abbreviations that may end a sentence: "Inc", "etc"; the next word decides."""
    starters: frozenset[str]
    """Capitalised words that begin a sentence rather than go on with a name: "The", "He", "In"."""
    reporting: frozenset[str]
    """Verbs that carry a quote on: `"Why?" Mr Smith asked`."""
    articles: frozenset[str]
    """Articles with the capital of a sentence's first word: "The"."""
    unstopped: frozenset[str]
    """Other words that with a capital begin a sentence, even where no stop stands before them: "This"."""
    lettered: frozenset[str]
    """Words that a letter follows which looks like an article: "type A"."""
    months: tuple[tuple[str, int], ...]
    weekdays: tuple[tuple[str, int], ...]
    seasons: tuple[str, ...]
    """As they stand before a year at the head of an entry: "Spring"."""
    shades: tuple[str, ...]
    """What may stand before a year there: "circa", "early"."""
    listings: frozenset[str]
    """What a listing of what is to come is called, in small letters: "up next"."""
    listing_openings: tuple[str, ...]
    """How such a name may begin: "what's on"."""
    day_first: frozenset[str]
    """Countries, as tags of languages and addresses name them, that write the day before the month in figures."""
    month_first: frozenset[str]
    """Those that write the month first."""
    todays: tuple[str, ...]
    """The day of writing: "today"."""
    own_names: tuple[str, ...]
    """What a text calls itself: "this report"."""
    own_openings: tuple[str, ...]
    """How a line begins that says when a text appeared: "first published"."""
    text_kinds: tuple[str, ...]
    """What a head line calls a text, before its date: "press release"."""
    appearing: frozenset[str]
    """What such a text says that it did: "appeared"."""
    sittings: frozenset[str]
    """What the head of minutes names: "minutes", "meeting"."""
    zones: tuple[str, ...]
    """Time zones as datelines write them: "GMT", "EDT"."""
    stamps: tuple[str, ...]
    """What stands before the date of publication: "Published", "Last updated"."""
    filler: tuple[str, ...]
    """Small words between the parts of a stamp: "on", "at"."""
    dating: frozenset[str]
    """What stands before a date that something happened on: "in", "since"."""
    parts: frozenset[str]
    """What may stand between them: "early", "late"."""
    since: frozenset[str]
    """What stands before a beginning: "since"."""
    coming: frozenset[str]
    """Verbs by which a date is certainly still to come: "will"."""
    onset: frozenset[str]
    """Verbs of beginning, in the past: "began"."""
    ahead: frozenset[str]
    """Words that make a date in their clause one to come, or no plain past: "will", "by", "expected"."""
    authors: tuple[str, ...]
    """What stands before an author's name: "By", "From"."""
    particles: tuple[str, ...]
    """Small words inside names and places: "de", "of", "van"."""
    captions: tuple[str, ...]
    """What a caption or a picture's credit begins with: "Photo", "FILE"."""
    picture_labels: tuple[str, ...]
    """What a caption begins with, without a colon: "Image caption"."""
    credits: tuple[str, ...]
    """Words that only a picture's credit holds: "handout photograph"."""
    agencies: tuple[str, ...]
    """Who sells pictures: the last words of a credit."""
    pictures: tuple[str, ...]
    """What a caption calls its picture: "photo"."""
    picture_frames: tuple[str, ...]
    """What a caption may say before its picture's date: "In this"."""
    jobs: tuple[str, ...]
    """What may follow an author's name: "Staff", "Correspondent"."""
    desks: tuple[str, ...]
    """What a byline without a name ends in: "Staff"."""
    notice_asks: frozenset[str]
    """Verbs by which a site asks its reader for something: "subscribe", "donate"."""
    notice_things: frozenset[str]
    """What such lines speak of: "newsletter", "cookies"."""
    notice_openings: tuple[str, ...]
    """How such a paragraph opens, whatever follows: "read more"."""
    notice_headings: tuple[str, ...]
    """How a short line opens that only heads a notice, or links: "advertisement", "a message from"."""
    notice_closings: tuple[str, ...]
    """What a paragraph of this kind holds anywhere: "all rights reserved"."""
    notice_commented: tuple[str, ...]
    """What stands between a clock time with a name, and a reader's comment: "wrote:"."""
    reader: frozenset[str]
    """How the site addresses its reader: "you", "your"."""
    writer: frozenset[str]
    """How a single writer speaks of himself: "I", "my"."""
    publisher: frozenset[str]
    """How it speaks of itself: "we", "our"."""
    telling: frozenset[str]
    """Small words of which each text of the language is full, and hardly one of another language."""
    common: frozenset[str]
    """The commonest words, which say nothing of what a story is about."""
    picture_sellers: tuple[str, ...]
    """Who sells or shares pictures: "Getty Images"; a credit names one of them, alone or behind a name."""
    credit_labels: tuple[str, ...]
    """What such a credit opens with, in small letters, as the cues below: "photo", "courtesy of"."""
    gallery_cues: tuple[str, ...]
    """What only a gallery holds: "hide caption"."""
    picture_pointers: tuple[str, ...]
    """How a caption points into its picture: "pictured", "(left)"."""
    post_cues: tuple[str, ...]
    """What only an embedded post holds: "a post shared by"."""
    promo_openings: tuple[str, ...]
    """How a line opens that leads away from the story: "scroll down for"."""
    promo_endings: tuple[str, ...]
    """What such a line ends in: "read more"."""
    site_notes: tuple[str, ...]
    """What only a note of the site holds: "this post has been updated"."""
    glued_labels: tuple[str, ...]
    """Labels that a page's reader glues in front of a sentence: "image caption"."""
