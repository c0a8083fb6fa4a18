"""What one story has of one speaker, or of one event, on one day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from timeline_samples import PUBLISHED, moment, statement

from answers.model import Act, Standing
from answers.timeline.folding import fold
from answers.timeline.moments import Moment

TEXT = (
    "Ada Pell said the levy is too high. She said the levy hurts small harbours. Dealers said the levy will stay. "
    "The dealers said nobody wants the levy. Some dealers in Norvane said the levy will go. A clerk said the levy is "
    "new. The clerk said the levy is small. A clerk of the port said the levy is old. Tom Hollin said the levy is fair."
)
MAYOR = ("Ada Pell",)


def said(
    cue: str,
    speakers: Sequence[str] = MAYOR,
    key: int = 1,
    day: date = PUBLISHED,
    standing: Standing = Standing.REPORTED,
    act: Act = Act.SPEECH,
    via: Sequence[str] = (),
) -> Moment:
    """What the sentence that begins with ``cue`` says, its source being the words before "said"."""
    start = TEXT.index(cue)
    sentence = TEXT[start : TEXT.index(".", start) + 1]
    source = (start, start + sentence.index(" said"))
    told = statement(TEXT, cue, sentence, speakers, act, via=via)
    told = type(told)(
        (source,), told.cue, told.content, told.extent, told.speakers, told.link, told.lemma, act, via=told.via
    )
    made = moment(TEXT, day, standing, speakers, told, key, words=None)
    return Moment(made.stored, (start, start + len(sentence)), made.date, standing, tuple(speakers), told, (), 1.0)


def narrated(cue: str, key: int = 1) -> Moment:
    """The same sentence as nobody's."""
    made = said(cue, key=key)
    return Moment(made.stored, made.span, made.date, made.standing, (), None, (), 1.0)


ADA, SHE = said("Ada Pell"), said("She said")
DEALERS, THE_DEALERS = said("Dealers", ["Dealers"]), said("The dealers", ["dealers"])
SOME_DEALERS = said("Some dealers", ["dealers"])
A_CLERK, THE_CLERK, ANOTHER = (
    said("A clerk said", ["clerk"]),
    said("The clerk", ["clerk"]),
    said("A clerk of", ["clerk"]),
)

ONE = {
    "one speaker": (ADA, SHE),
    "one speaker in two editions": (ADA, said("She said", key=2)),
    "a surname in the other edition": (ADA, said("She said", ["Pell"], key=2)),
    "a group again": (DEALERS, THE_DEALERS),
    "somebody brought in, then meant again": (A_CLERK, THE_CLERK),
}
TWO = {
    "two speakers": (ADA, said("Tom Hollin", ["Tom Hollin"])),
    "one of two speakers": (ADA, said("Tom Hollin", ["Ada Pell", "Tom Hollin"])),
    "nobody knows who": (ADA, said("She said", [])),
    "two days": (ADA, said("She said", day=date(2024, 6, 4))),
    "another story": (ADA, said("She said", key=3)),
    "said and not said": (ADA, said("She said", standing=Standing.NEGATED)),
    "by two accounts": (ADA, said("She said", via=["Tom Hollin"])),
    "deeds": (said("Ada Pell", act=Act.EVENT), said("She said", act=Act.EVENT)),
    "another group": (DEALERS, SOME_DEALERS),
    "a group of another edition": (DEALERS, said("The dealers", ["dealers"], key=2)),
    "one and another": (A_CLERK, ANOTHER),
}
STORY = {1: 1, 2: 1, 3: 3}


def none(_: int, __: int) -> bool:
    """No two sentences are alike."""
    return False


def all_(_: int, __: int) -> bool:
    """All sentences are alike."""
    return True


@pytest.mark.parametrize("pair", ONE.values(), ids=ONE.keys())
def test_one_entry(pair: tuple[Moment, Moment]) -> None:
    assert fold([[0], [1]], pair, STORY, none) == [[0, 1]]


@pytest.mark.parametrize("pair", TWO.values(), ids=TWO.keys())
def test_two_entries(pair: tuple[Moment, Moment]) -> None:
    assert fold([[0], [1]], pair, STORY, none) == [[0], [1]]


def test_sentences_about_one_event_are_one_entry() -> None:
    assert fold([[0], [1]], [narrated("Ada Pell"), narrated("She said")], STORY, all_) == [[0, 1]]


def test_likeness_counts_within_one_article_only() -> None:
    assert fold([[0], [1]], [narrated("Ada Pell"), narrated("She said", key=2)], STORY, all_) == [[0], [1]]


def test_likeness_never_joins_two_speakers() -> None:
    told = [ADA, narrated("She said"), said("Tom Hollin", ["Tom Hollin"])]
    assert fold([[0], [1], [2]], told, STORY, all_) == [[0, 1], [2]]


def test_clusters_stay_whole() -> None:
    told = [ADA, said("Ada Pell", key=3), SHE]
    assert fold([[0, 1], [2]], told, STORY, none) == [[0, 1, 2]]
