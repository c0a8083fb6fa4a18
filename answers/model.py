"""The nouns of On Record: frozen dataclasses, no behaviour beyond what follows from their fields.

Every offset is a Python string index into ``Article.text``; every span is half open, so
``article.text[start:end]`` is the text meant.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

Span = tuple[int, int]
"""``(start, end)``: half-open character offsets into an article's text."""

SHARED = "shared"
"""The collection that everybody sees."""


class Act(StrEnum):
    """What kind of thing a statement reports of its source."""

    SPEECH = "speech"  # said, told, wrote, "according to", did not mention, declined to say
    ATTITUDE = "attitude"  # thinks, wants, hopes, believes, fears
    EVENT = "event"  # narrated deed of a named actor: "Putin offered a ceasefire", "Trump abandoned his push"


class Manner(StrEnum):
    """How the content is given."""

    DIRECT = "direct"  # all of it inside quotation marks
    INDIRECT = "indirect"  # none of it
    MIXED = "mixed"  # some of it
    NARRATED = "narrated"  # the narrator tells the act, not the words: "criticised the deal", any EVENT


class Polarity(StrEnum):
    """Whether the act took place, and whether it was a denial."""

    AFFIRMED = "affirmed"  # said, agreed
    NEGATED = "negated"  # did not mention, declined to say, refused to discuss, stopped short of
    DENIED = "denied"  # denied that X: he did speak of X, and said it is not so


class Modality(StrEnum):
    """Whether the act happened or is only conditional, planned or possible."""

    ASSERTED = "asserted"
    CONDITIONAL = "conditional"  # if, would
    PLANNED = "planned"  # will, plans to, is set to, vowed to
    POSSIBLE = "possible"  # may, might, could, will likely, is expected to


class Link(StrEnum):
    """How a statement's speaker was found, strongest first."""

    NAMED = "named"  # the source names the speaker
    ROLE = "role"  # "the president", "the former secretary of state"
    PRONOUN = "pronoun"  # he, she, they
    CARRIED = "carried"  # no source in the sentence: a quote that runs on, a transcript's label


class Precision(StrEnum):
    """The unit that a date is known to."""

    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    RANGE = "range"


class Tense(StrEnum):
    """Whether the text presents what a date belongs to as past or as to come."""

    HAPPENED = "happened"
    PLANNED = "planned"
    UNKNOWN = "unknown"


class Verdict(StrEnum):
    """The answer in one word."""

    YES = "yes"
    NO = "no"  # the record says outright that it did not happen
    MIXED = "mixed"  # both, by date
    NOT_ON_RECORD = "not_on_record"  # the speaker speaks and the topic occurs, but not together
    NOT_FOUND = "not_found"  # the topic or the speaker is nowhere in the archive
    QUOTES = "quotes"  # the question is no yes/no question

    @property
    def decides(self) -> bool:
        """Whether it answers by yes or no, or by both."""
        return self in (Verdict.YES, Verdict.NO, Verdict.MIXED)


@dataclass(frozen=True, slots=True)
class Article:
    """One archived article. ``id`` is unique within its ``collection``."""

    id: str
    title: str
    text: str
    publisher: str | None = None
    author: str | None = None
    published: date | datetime | None = None
    url: str | None = None
    collection: str = SHARED
    added: datetime | None = None

    @property
    def day(self) -> date | None:
        """The calendar day of publication."""
        return self.published.date() if isinstance(self.published, datetime) else self.published


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of whole sentences of one article; ``sentences`` are its sentences' spans, in order."""

    start: int
    end: int
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class EventDate:
    """When something took or takes place: first and last day (inclusive), and how exactly that is known."""

    start: date
    end: date
    precision: Precision
    tense: Tense = Tense.UNKNOWN
    words: Span | None = None  # where the text says so; None when taken from the publication date


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A temporal expression of the text with its TIMEX3 type and value ("2025-08-15", "2025-W32", "PAST_REF", "P2D").

    ``start``/``end`` are the first and last calendar day (inclusive) when the value is a calendar value.
    """

    span: Span
    type: str  # DATE, TIME, DURATION, SET
    value: str
    start: date | None = None
    end: date | None = None
    precision: Precision | None = None
    tense: Tense = Tense.UNKNOWN


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said (thought, did) what, as one article has it.

    ``source``, ``cue`` and ``content`` are one or more pieces of text each, in order; a source may be empty.
    ``speakers`` are the persons and bodies that the source resolves to, fullest name in the article first
    used there; empty when it resolves to nobody. A collective ("European leaders") is a speaker of its own;
    a coordination ("Trump and European leaders") is several. ``via`` are the outer sources, nearest first.
    ``lemma`` is the cue's head word in dictionary form ("mention", "agree", "abandon").
    ``extent`` runs over whole sentences and covers cue and content.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    extent: Span
    speakers: tuple[str, ...] = ()
    link: Link = Link.NAMED
    lemma: str = ""
    act: Act = Act.SPEECH
    manner: Manner = Manner.INDIRECT
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    via: tuple[str, ...] = ()
    date: EventDate | None = None


@dataclass(frozen=True, slots=True)
class Argument:
    """What fills one role of a proposition.

    ``role`` is agent, patient, recipient, attribute, content, adverb, or "prep:" with a preposition; a role may be
    filled more than once: by coordination, apposition, or what is counted ("gallons of paint"). ``spans`` are its
    words, ``head`` the word that governs them. ``name`` is who that word means ("she": Ana Reyes), ``owners`` whom
    other words of it mean ("her mill"), each by the fullest name of the article.
    """

    role: str
    spans: tuple[Span, ...]
    head: Span
    name: str = ""
    owners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposition:
    """What one clause tells: an act or state, what fills its roles, and whether it is so.

    ``predicate`` is its verb in dictionary form, with its particle; ``head`` the word that tells it. ``said_by`` are
    those in whose word it stands, nearest first; empty where the narrator tells it. ``date`` is that of the act.
    """

    predicate: str
    head: Span
    arguments: tuple[Argument, ...]
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    said_by: tuple[str, ...] = ()
    date: EventDate | None = None


@dataclass(frozen=True, slots=True)
class Calling:
    """What an article says a person is: "Flint's mayor, Karen Weaver".

    ``name`` is the fullest of the article; ``words`` are the roots of all words of the calling, with whose it is, and
    ``head`` that of its noun.
    """

    name: str
    head: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tenure:
    """What articles call a person by, from the first day to the last on which they do, and how many do so.

    A day is None where all of them are of unknown day.
    """

    calling: Calling
    first: date | None
    last: date | None
    articles: int

    def with_more(self, other: Tenure | None) -> Tenure:
        """The same with what other articles have."""
        if other is None:
            return self
        firsts, lasts = ([day for day in days if day] for days in ((self.first, other.first), (self.last, other.last)))
        return Tenure(self.calling, min(firsts, default=None), max(lasts, default=None), self.articles + other.articles)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that reading found in one article."""

    statements: tuple[Statement, ...] = ()
    dates: tuple[TimeExpression, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    callings: tuple[Calling, ...] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """Which articles count: the collections seen, and optionally one publisher and a range of days (inclusive)."""

    collections: tuple[str, ...] = (SHARED,)
    publisher: str | None = None
    after: date | None = None
    before: date | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was searched."""

    articles: int
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood: ``kind`` is one of yesno, quotes, who, when, topic, phrase.

    ``follows`` is the question before, where one was given as its context.
    """

    text: str
    kind: str
    who: str | None = None
    topic: str | None = None
    after: date | None = None
    before: date | None = None
    follows: Question | None = None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Verbatim evidence: ``article.text[start:end] == text``."""

    article: Article
    start: int
    end: int
    speaker: str | None = None
    statement: Statement | None = None
    highlights: tuple[Span, ...] = ()  # the question's words, as offsets into the article's text
    note: str = ""  # what it lacks, where it meets the question in part and no verdict rests on it: "only planned"

    @property
    def text(self) -> str:
        """The excerpt, word for word."""
        return self.article.text[self.start : self.end]

    def is_of(self, article: Article) -> bool:
        """Whether it stands in an article, by its place."""
        return (self.article.collection, self.article.id) == (article.collection, article.id)

    def overlaps(self, article: Article, span: Span) -> bool:
        """Whether it has a part of a span of an article's text."""
        return self.is_of(article) and self.start < span[1] and span[0] < self.end


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """The name, date, place or number asked for, word for word: ``article.text[start:end] == text``.

    It stands inside the first excerpt of its answer.
    """

    article: Article
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where they stand in the article's text."""
        return self.start, self.end

    @property
    def text(self) -> str:
        """The words that answer."""
        return self.article.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Answer:
    """A verdict and what carries it.

    ``answer``: the short answer, where one is asked for and the record gives it; ``date``: that of the act asked about.
    ``nearest``: the sentences nearest to the question that are not among the others; no verdict rests on them.
    ``read_as``: how the question was read, or that it was not. ``namesakes``: others whom the bare name asked about may
    mean. ``why``: how it came about, where that was asked for.
    """

    question: Question
    verdict: Verdict
    summary: str
    excerpts: tuple[Excerpt, ...] = ()
    others: tuple[Excerpt, ...] = ()
    coverage: Coverage = field(default_factory=lambda: Coverage(0))
    suggestions: tuple[str, ...] = ()
    elapsed_ms: float = 0.0
    nearest: tuple[Excerpt, ...] = ()
    read_as: str = ""
    answer: ShortAnswer | None = None
    date: EventDate | None = None
    namesakes: tuple[str, ...] = ()
    why: Why | None = None


class Rule(StrEnum):
    """What an answer was made by."""

    STATEMENTS = "statements"  # what the statements of the one asked about, or on the topic, point to
    PROPOSITIONS = "propositions"  # a proposition that meets every role of the question
    SAID = "said"  # the same, of what the one asked about says
    CONTRADICTED = "contradicted"  # a proposition speaks against what the statements gave: it is taken back
    OF_SPEAKER = "of_speaker"  # the nearest sentences of what the one asked about says
    NEAREST = "nearest"  # the nearest sentences


class Shortcoming(StrEnum):
    """What keeps a proposition from affirming what is asked, the most telling first."""

    ANOTHER_VERB = "another_verb"
    OPPOSITE_VERB = "opposite_verb"
    OTHER_WAY_ROUND = "other_way_round"  # agent and object have changed places
    ANOTHER_ACTOR = "another_actor"
    NO_ACTOR = "no_actor"  # one is asked about, none is named
    ANOTHER_OBJECT = "another_object"
    NO_OBJECT = "no_object"
    ANOTHER_SPEAKER = "another_speaker"
    ANOTHER_TIME = "another_time"
    ANOTHER_NUMBER = "another_number"
    WORDS_MISSING = "words_missing"  # not all of the question's words, or not in their place
    NEGATED = "negated"
    DENIED = "denied"
    PLANNED = "planned"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"


@dataclass(frozen=True, slots=True)
class Considered:
    """A proposition as it was compared with a question.

    ``verdict``: the one that it carries, if any. ``relation``: what its verb is to the one asked about (same, derived,
    kindred, remote, opposite). ``missing``: words of the question that it lacks. ``words``: the shortcomings in words.
    """

    excerpt: Excerpt
    proposition: Proposition
    relation: str
    verdict: Verdict | None = None
    shortcomings: tuple[Shortcoming, ...] = ()
    missing: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A statement, which its excerpt has, and which way it points: for, against, or context."""

    excerpt: Excerpt
    bearing: str


@dataclass(frozen=True, slots=True)
class Why:
    """How an answer came about: what the question was read as, what was looked at, and what decided.

    ``proposition`` is what is asked, with its spans in ``statement``; None where the question has none that parses.
    ``said``: the part of it that somebody is asked to have said. ``met`` carry the verdict, ``missed`` are the nearest
    of the others. ``sentences``, ``articles`` and ``compared`` count the nearest sentences, the articles that these
    stand in, and the propositions there whose verb bears on the question's.
    """

    rule: Rule
    statement: str = ""
    proposition: Proposition | None = None
    hole: str | None = None
    negated: bool = False
    said: str | None = None
    sentences: int = 0
    articles: int = 0
    compared: int = 0
    met: tuple[Considered, ...] = ()
    missed: tuple[Considered, ...] = ()
    statements: tuple[Weighed, ...] = ()


class Standing(StrEnum):
    """What an entry of a timeline is: a deed, a word, or only a prospect."""

    HAPPENED = "happened"  # done, as the article tells it
    SAID = "said"  # said (thought, wanted) on a day that the text names
    REPORTED = "reported"  # the text names no day: the day is the article's
    PLANNED = "planned"  # to come, as the one who will do it or the article has it
    EXPECTED = "expected"  # likely, possible or conditional
    NEGATED = "negated"  # the article says outright that it did not happen
    DENIED = "denied"  # somebody said that it is not so


@dataclass(frozen=True, slots=True)
class Change:
    """A change of position: two statements of one speaker on one topic, the one the other's opposite."""

    speaker: str
    before: Excerpt
    after: Excerpt


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One event or statement, with every article that tells of it.

    ``line`` is the first excerpt, shortened at its ends only, where an ellipsis stands. ``excerpts`` tell of it as it
    stands now, the rest of what the same articles tell of it last; ``plans`` are earlier ones that told of it as still
    to come. ``publishers`` counts different ones. ``weight`` is how much it matters among the others, ``key`` whether
    it is one of those that make the story. ``overdue``: it was planned for a day that the record goes beyond, and
    nothing is told of that day.
    """

    date: EventDate
    standing: Standing
    line: str
    excerpts: tuple[Excerpt, ...]
    plans: tuple[Excerpt, ...] = ()
    speakers: tuple[str, ...] = ()
    publishers: int = 0
    change: Change | None = None
    weight: float = 0.0
    key: bool = True
    overdue: bool = False

    @property
    def date_words(self) -> str | None:
        """The words that give the date, as they stand in the article of the first excerpt; None where it is the day of
        that article."""
        return self.excerpts[0].article.text[slice(*self.date.words)] if self.date.words and self.excerpts else None


@dataclass(frozen=True, slots=True)
class Timeline:
    """What happened and what was said on a topic, by event date. ``found`` counts what the entries were merged from."""

    topic: str
    summary: str
    who: str | None = None
    after: date | None = None
    before: date | None = None
    entries: tuple[TimelineEntry, ...] = ()
    found: int = 0
    coverage: Coverage = field(default_factory=lambda: Coverage(0))
    suggestions: tuple[str, ...] = ()
    elapsed_ms: float = 0.0

    @property
    def key_events(self) -> tuple[TimelineEntry, ...]:
        """The entries that make the story; all of a short timeline."""
        return tuple(entry for entry in self.entries if entry.key)


@dataclass(frozen=True, slots=True)
class AddReport:
    """What became of the articles given to ``Archive.add``: counts, and each rejected one with its reason."""

    added: int = 0
    unchanged: int = 0
    replaced: int = 0
    rejected: tuple[tuple[str, str], ...] = ()
