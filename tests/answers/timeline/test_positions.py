"""Changes of position."""

from __future__ import annotations

from datetime import date

import pytest
from timeline_samples import moment, spot, statement

from answers.model import Act, Modality, Polarity, Standing
from answers.timeline.moments import Moment
from answers.timeline.positions import changes, side

MON, TUE = date(2024, 6, 3), date(2024, 6, 4)


def stand(
    text: str,
    cue: str,
    content: str,
    lemma: str,
    day: date = MON,
    polarity: Polarity = Polarity.AFFIRMED,
    modality: Modality = Modality.ASSERTED,
    speakers: tuple[str, ...] = ("Ada Pell",),
) -> Moment:
    said = statement(text, cue, content, speakers, Act.EVENT, lemma, polarity, modality)
    return moment(text, day, Standing.REPORTED, speakers, said, marks=[spot(text, "toll")])


LONG = f"a plan {'for the long road ' * 6}and a toll"
FOR = stand("Pell backed the toll.", "backed", "the toll", "back")
AGAINST = stand("Pell abandoned her push for a toll.", "abandoned", "her push for a toll", "abandon", TUE)

CROWD_FOR = stand("Dockers backed the toll. More dockers came.", "backed", "the toll", "back", speakers=("Dockers",))
CROWD_AGAINST = stand(
    "Dockers abandoned their push for a toll. Other dockers cheered.", "abandoned", "their push for a toll", "abandon",
    TUE, speakers=("Dockers",),
)  # fmt: skip

SIDES = {
    "for": (FOR, 1),
    "against": (AGAINST, -1),
    "negated": (stand("Pell never backed the toll.", "backed", "the toll", "back", polarity=Polarity.NEGATED), -1),
    "only possible": (stand("Pell may back the toll.", "back", "the toll", "back", modality=Modality.POSSIBLE), 0),
    "no stand": (stand("Pell spoke of the toll.", "spoke", "of the toll", "speak"), 0),
    "for another thing": (
        stand("Pell backed fares rather than a toll.", "backed", "fares rather than a toll", "back"),
        0,
    ),
    "far from the verb": (stand(f"Pell backed {LONG}.", "backed", LONG, "back"), 0),
}  # fmt: skip


@pytest.mark.parametrize(("one", "expected"), SIDES.values(), ids=SIDES.keys())
def test_side(one: Moment, expected: int) -> None:
    assert side(one) == expected


def same(name: str) -> str | None:
    return name if name[0].isupper() else None


def test_a_change_has_both_statements() -> None:
    assert changes([FOR, AGAINST], same) == [("Ada Pell", FOR, AGAINST)]


def test_no_change_on_one_side() -> None:
    assert changes([FOR, stand("Pell endorsed the toll.", "endorsed", "the toll", "endorse", TUE)], same) == []


def test_no_change_between_two_speakers() -> None:
    other = stand("Hollin rejected the toll.", "rejected", "the toll", "reject", TUE, speakers=("Tom Hollin",))
    assert changes([FOR, other], same) == []


def test_no_change_within_a_day() -> None:
    assert changes([FOR, stand("Pell dropped the toll.", "dropped", "the toll", "drop", MON)], same) == []


def test_a_group_has_no_position() -> None:
    before = stand("Unions backed the toll.", "backed", "the toll", "back", speakers=("unions",))
    after = stand("Unions rejected the toll.", "rejected", "the toll", "reject", TUE, speakers=("unions",))
    assert changes([before, after], same) == []


def test_a_group_at_the_beginning_of_a_sentence_changes_no_position() -> None:
    assert changes([CROWD_FOR, CROWD_AGAINST], lambda name: name) == []
