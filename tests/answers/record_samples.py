"""Articles and readings that the tests of the record keep."""

from __future__ import annotations

from datetime import date

from answers.model import (
    Act,
    Argument,
    Article,
    Calling,
    EventDate,
    Link,
    Manner,
    Modality,
    Passage,
    Polarity,
    Precision,
    Proposition,
    Reading,
    Statement,
    Tense,
    TimeExpression,
)

TEXT = "Ada Moreno said the bridge will reopen on Monday. She did not mention tolls."


def article(id_: str = "bridge", text: str = TEXT, **fields: object) -> Article:
    """An article of the Harbour Post of 3 June 2024, but for what is said otherwise."""
    values: dict[str, object] = {
        "title": "Bridge to reopen",
        "publisher": "Harbour Post",
        "published": date(2024, 6, 3),
    }
    return Article(id=id_, text=text, **(values | fields))  # type: ignore[arg-type]


def passages(text: str = TEXT) -> list[Passage]:
    """The text as one passage of one sentence."""
    return [Passage(0, len(text), ((0, len(text)),))]


def item(id_: str = "bridge", text: str = TEXT, **fields: object) -> tuple[Article, list[Passage]]:
    """An article with its passages, as a store takes them."""
    return article(id_, text, **fields), passages(text)


def statement(*speakers: str, **fields: object) -> Statement:
    """A statement of the sample text with every field set."""
    values: dict[str, object] = {
        "source": ((0, 10),),
        "cue": ((11, 15),),
        "content": ((16, 35), (36, 48)),
        "extent": (0, 49),
        "speakers": speakers or ("Ada Moreno",),
        "link": Link.ROLE,
        "lemma": "say",
        "act": Act.ATTITUDE,
        "manner": Manner.MIXED,
        "polarity": Polarity.DENIED,
        "modality": Modality.PLANNED,
        "via": ("two officials", "the “Post”"),
        "date": EventDate(date(2024, 6, 10), date(2024, 6, 10), Precision.DAY, Tense.PLANNED, (42, 48)),
    }
    return Statement(**(values | fields))  # type: ignore[arg-type]


def propositions() -> tuple[Proposition, ...]:
    """Propositions of the sample text: one with every field set, one bare."""
    bridge = Argument("agent", ((16, 26),), (20, 26))
    day = Argument("prep:on", ((39, 48),), (42, 48), "Ada Moreno", ("the “Post”",))
    monday = EventDate(date(2024, 6, 10), date(2024, 6, 10), Precision.DAY, Tense.PLANNED, (42, 48))
    full = Proposition(
        "reopen", (32, 38), (bridge, day), Polarity.NEGATED, Modality.PLANNED, ("Ada Moreno", "two officials"), monday
    )
    return full, Proposition("mention", (65, 72), ())


MAYOR = Calling("Ada Moreno", "mayor", frozenset({"mayor", "kelda"}))
"""What the sample text calls its speaker."""


def reading(*speakers: str) -> Reading:
    """A reading of one full statement, one bare one, two dates, two propositions and a calling."""
    bare = Statement(source=(), cue=((54, 65),), content=((66, 77),), extent=(50, 78))
    days = (
        TimeExpression((39, 48), "DATE", "2024-06-10", date(2024, 6, 10), date(2024, 6, 10), Precision.DAY),
        TimeExpression((0, 3), "DURATION", "P2D"),
    )
    return Reading((statement(*speakers), bare), days, propositions(), (MAYOR,))
