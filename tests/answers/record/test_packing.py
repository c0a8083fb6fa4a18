"""What was packed comes back as it was, in little room; what is damaged is never taken for something else."""

from __future__ import annotations

import zlib
from contextlib import suppress
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from record_samples import propositions

from answers.errors import ArchiveError
from answers.model import Argument, EventDate, Modality, Polarity, Precision, Proposition, Span, Tense
from answers.record.packing import VERSION, pack, unpack

SPANS = st.tuples(st.integers(0, 2_000_000), st.integers(0, 5_000)).map(lambda one: (one[0], one[0] + one[1]))
NAMES = st.lists(st.one_of(st.sampled_from(["Ana Reyes", "Bo Lind"]), st.text(max_size=9)), max_size=3).map(tuple)
DATES = st.builds(
    EventDate,
    st.dates(),
    st.dates(),
    st.sampled_from(Precision),
    st.sampled_from(Tense),
    st.none() | SPANS,
)


@st.composite
def arguments(draw: st.DrawFn) -> Argument:
    head = draw(SPANS)
    spans = draw(st.just((head,)) | st.lists(SPANS, max_size=3).map(tuple))
    return Argument(
        draw(st.sampled_from(["agent", "prep:à"]) | st.text(max_size=9)),
        spans,
        head,
        draw(st.text(max_size=9)),
        draw(NAMES),
    )


PROPOSITIONS = st.builds(
    Proposition,
    st.sampled_from(["say", "take over", "être"]) | st.text(max_size=9),
    SPANS,
    st.lists(arguments(), max_size=4).map(tuple),
    st.sampled_from(Polarity),
    st.sampled_from(Modality),
    NAMES,
    st.none() | DATES,
)


@given(st.lists(PROPOSITIONS, max_size=12).map(tuple))
def test_what_was_packed_comes_back(told: tuple[Proposition, ...]) -> None:
    assert unpack(pack(told)) == told


@given(st.lists(PROPOSITIONS, max_size=4).map(tuple), st.data())
def test_a_byte_that_changed_is_noticed_or_means_nothing(told: tuple[Proposition, ...], data: st.DataObject) -> None:
    packed = bytearray(pack(told))
    packed[data.draw(st.integers(0, len(packed) - 1))] ^= data.draw(st.integers(1, 255))
    with suppress(ArchiveError):
        assert unpack(bytes(packed)) == told


@pytest.mark.parametrize("fields", list(product(Polarity, Modality)), ids=str)
def test_whether_it_is_so_comes_back_as_it_was(fields: tuple[Polarity, Modality]) -> None:
    one = Proposition("say", (0, 3), (), *fields)
    found = unpack(pack([one]))[0]
    assert (type(found.polarity), type(found.modality), found) == (Polarity, Modality, one)


def _value(text: str) -> bytes:
    return bytes([VERSION]) + zlib.compress(text.encode())


DAMAGED = {
    "nothing": (b"", "it is empty"),
    "of a later version": (b"\x02" + pack(propositions())[1:], "it is of version 2; this program reads version 1"),
    "no content": (bytes([VERSION]), "it is damaged"),
    "cut short": (pack(propositions())[:-1], "it is damaged: it does not end where it should"),
    "with more behind it": (pack(propositions()) + b"\0", "it is damaged: it does not end where it should"),
    "another checksum": (pack(propositions())[:-1] + b"\xff", "it is damaged"),
    "no JSON": (_value("Dear Sir\nor Madam"), "it is damaged"),
    "no list": (_value("7"), "it is damaged"),
    "too little": (_value("[[],[]]"), "it is damaged"),
    "a number without its value": (_value('["",[],[[3]],[],[],[],[],[],[],[],[],[],[],[],[],[],[]]'), "it is damaged"),
    "nested without end": (_value("[" * 200_000), "it is damaged"),
}


@pytest.mark.parametrize(("data", "reason"), DAMAGED.values(), ids=DAMAGED.keys())
def test_what_cannot_be_read_is_refused_with_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(ArchiveError) as caught:
        unpack(data)
    assert str(caught.value).startswith(reason)
    assert "\n" not in str(caught.value)


FIRST = (
    "0178da4d8e4d0a83301085af22598f9044d1da5d0f50e83e6411ea688534916829dd7990f6729ea493487f16ef23f378f326"
    "4ab1807e44c7805dd1cd83774c8362a6a781bc31e0b8df3c45e220224952c7d8a135d9d107749eb2f3dd67beeb86f360ec14"
    "e70b66ebf23cf9695e9757aa600e7b33631b9bad718e5ee91a6d856bb2cd34618889d8ef6ed682aa8b8697357060ad79fc6d"
    "822a25943bad7f1f4b14c0bf94891f7fcbc8c4825848c805a90459415e10c9aca002c1090dd45abf01850c55d1"
)
"""The sample's propositions as the first program to pack any wrote them."""


def test_the_first_version_is_read_for_ever() -> None:
    assert unpack(bytes.fromhex(FIRST)) == propositions()


def _made_up(number: int) -> Proposition:
    """One of an article's, with three arguments, nowhere quite like the one before it."""
    at = number * 55 + number * number % 23

    def filler(role: str, distance: int, length: int, *names: str) -> Argument:
        start = max(0, at + distance + number * 7 % 11)
        own: Span = (start + length // 2, start + length // 2 + 3 + number * 5 % 7)
        return Argument(role, ((start, start + length + number * 13 % 17),), own, "".join(names[:1]), names[1:])

    said_by = ("Ana Reyes",) if number % 3 == 0 else ()
    day = EventDate(
        date(2025, 8, 1 + number % 9), date(2025, 8, 1 + number % 9), Precision.DAY, words=(at + 9, at + 15)
    )
    return Proposition(
        f"verb{number * 31 % 60}",
        (at, at + 3 + number % 6),
        (
            filler("agent", -25, 9, f"Name {number * 7 % 12}"),
            filler("patient", 12, 18),
            filler(f"prep:{number * 11 % 14}", 40, 30, *said_by),
        ),
        said_by=said_by,
        date=day if number % 4 == 0 else None,
    )


def test_those_of_a_long_article_take_little_room() -> None:
    assert len(pack([_made_up(number) for number in range(110)])) < 5_000
