"""Who pronouns mean, and where they mean nobody for sure."""

from __future__ import annotations

import re

import pytest

from answers.model import Link
from answers.reading.annotations import Attribution
from answers.reading.parse.parser import parse
from answers.reading.people.speakers import resolve
from answers.reading.text.sentences import split_sentences

CASES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "same sentence": ("Ada Lund told Olaf Tate that she was tired.", "she", ("Ada Lund",)),
    "subject of the sentence before": ("Graham Whitfield met Owen Tate. He said no.", "He", ("Graham Whitfield",)),
    "first named": ("Graham Whitfield smiled when Owen Tate fell. He said no.", "He", ("Graham Whitfield",)),
    "described subject": ("Owen Tate fell ill. His doctor, Graham Whitfield, met us. He said no.", "He", ()),
    "described subject who goes on": (
        "Owen Tate fell ill. His doctor, Graham Whitfield, met us. Whitfield was tired. He said no.",
        "He",
        ("Graham Whitfield",),
    ),
    "gender": ("Graham Whitfield met Ada Lund. She said no.", "She", ("Ada Lund",)),
    "gender by title": ("Mr. Ostrow met Ms. Varga. She said no.", "She", ("Varga",)),
    "gender by role": ("Ostrow, a businesswoman, came. She said no.", "She", ("Ostrow",)),
    "over two sentences": ("Ada Lund came late. The hall was full. She said no.", "She", ("Ada Lund",)),
    "over a quotation": (
        "Ada Lund came late. “Erika Sandoval is wrong about the dam,” she said.",
        "she",
        ("Ada Lund",),
    ),
    "as for": ("Owen Tate said yes. As for Graham Whitfield, he said no.", "he", ("Graham Whitfield",)),
    "role between": ("Sen. Ada Lund came. The senator sat down. She said no.", "She", ("Ada Lund",)),
    "equal candidates": ("Graham Whitfield and Owen Tate came. He said no.", "He", ()),
    "nobody of that gender": ("Graham Whitfield came. She said no.", "She", ()),
    "nobody at all": ("It rained. He said no.", "He", ()),
    "relative": ("Ada Lund, who said no, left.", "who", ("Ada Lund",)),
    "relative after a place": ("Ada Lund, a doctor from Dayton, Ohio, who said no, left.", "who", ("Ada Lund",)),
    "they": ("Two senior officials spoke. They said no.", "They", ("Two senior officials",)),
    "they, two people": ("Ada Lund and Owen Tate spoke. They said no.", "They", ("Ada Lund", "Owen Tate")),
    "they, no people": ("The budget cuts failed. They said no.", "They", ()),
    "it": ("The White House was silent. It said nothing.", "It", ("White House",)),
    "it, no person": ("Ada Lund was silent. It said nothing.", "It", ()),
    "we of the narrator": ("Ada Lund came. We said no.", "We", ()),
    "I of the narrator": ("Ada Lund came. I said no.", "I", ()),
}


def tokens_of(text: str, word: str) -> tuple[int, ...]:
    tree = parse(text, split_sentences(text))
    start = [m.start() for m in re.finditer(rf"\b{word}\b", text)][-1]
    return tuple(i for i, at in enumerate(tree.start) if at == start)


@pytest.mark.parametrize(("text", "pronoun", "expected"), CASES.values(), ids=CASES.keys())
def test_a_pronoun_means(text: str, pronoun: str, expected: tuple[str, ...]) -> None:
    names = resolve(parse(text, split_sentences(text)), [])
    assert names.speakers(tokens_of(text, pronoun))[0] == expected


def said(text: str, source: str, content: str) -> Attribution:
    """A statement as the attributions mark it."""
    tree = parse(text, split_sentences(text))
    start = text.index(content)
    inside = tuple(tree.touched(start, start + len(content)))
    cue = next(i for i, word in enumerate(tree.words) if word in {"said", "says"})
    return Attribution(tokens_of(text, source), (cue,), inside, cue)


def test_a_pronoun_is_a_pronoun_link() -> None:
    text = "Ada Lund came. She said no."
    assert resolve(parse(text, split_sentences(text)), []).speakers(tokens_of(text, "She"))[1] is Link.PRONOUN


def test_who_speaks_in_a_sentence_goes_on_to_speak_in_it() -> None:
    text = (
        "Mr. Owen Tate left the mill. Mr. Tate fell. Mr. Graham Whitfield said the films show that Mr. Tate had a rope "
        "in his hands, which he added was wet."
    )
    by_name = said(text, "Whitfield", "the films show that Mr. Tate had a rope in his hands")
    he = tokens_of(text, "he")
    assert resolve(parse(text, split_sentences(text)), [by_name, Attribution(he, he, he, he[0])]).speakers(he)[0] == (
        "Graham Whitfield",
    )


def test_i_in_a_quotation_is_its_speaker() -> None:
    text = "“I think so,” said Ada Lund after Owen Tate had left."
    names = resolve(parse(text, split_sentences(text)), [said(text, "Lund", "“I think so,”")])
    assert names.speakers(tokens_of(text, "I"))[0] == ("Ada Lund",)


def test_a_pronoun_in_a_quotation_is_not_its_speaker() -> None:
    text = "Owen Tate came. “He lies,” said Graham Whitfield."
    names = resolve(parse(text, split_sentences(text)), [said(text, "Whitfield", "“He lies,”")])
    assert names.speakers(tokens_of(text, "He"))[0] == ("Owen Tate",)


def test_a_speaker_is_not_named_in_what_he_says() -> None:
    text = "Graham Whitfield met Owen Tate. He said that Whitfield had agreed."
    names = resolve(parse(text, split_sentences(text)), [said(text, "He", "that Whitfield had agreed")])
    assert names.speakers(tokens_of(text, "He"))[0] == ("Owen Tate",)
