"""The time of reading grows with the text, whatever the text is made of.

Times of the processor at one length and at four times that, in one run: growth with the square would be 16. A text of
nonsense may by chance hold no clause at one length and hundreds at the next, so the slower of two short ones counts.
"""

from __future__ import annotations

import time

import pytest

from answers.model import Article
from answers.reading.parse import parser
from answers.reading.reader import Reader
from answers.reading.text.sentences import split_sentences

LINEAR = 10.0
PATTERNS = {
    "quotation marks": '"',
    "brackets": "(",
    "dashes": "—",
    "angles": "<",
    "brackets apart": "( ",
    "people joined in pictures": "👩‍👩‍👧 ",
    "he said": "he said ",
    "said": "said ",
    "capitals": "MARA SAID ",
    "quotations": 'X said "y". ',
    "days": "13 August 2025 ",
}


def seconds(text: str) -> float:
    begun = time.process_time()
    Reader().read(Article("a", "A title", text))
    return time.process_time() - begun


@pytest.mark.parametrize("unit", PATTERNS.values(), ids=PATTERNS.keys())
def test_reading_takes_time_that_grows_with_the_text(unit: str) -> None:
    seconds("Mara Quist said that the weir held.")
    short, other, long = (seconds(unit * (length // len(unit))) for length in (4_000, 3_600, 16_000))
    assert long < LINEAR * max(short, other)


def test_accents_without_a_letter_are_cut_as_fast_as_letters() -> None:
    def cut(unit: str) -> float:
        begun = time.process_time()
        split_sentences(unit * 200_000)
        return time.process_time() - begun

    assert cut("\u0301") < 200 * (cut("a") + 0.001)


def test_what_is_parsed_at_once_is_bounded_and_nothing_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Mara Quist opened the weir. " + "( " * 300 + "She left."
    sentences = split_sentences(text)
    whole = parser.parse(text, sentences)
    monkeypatch.setattr(parser, "TOKENS", 50)
    parts = parser.parse(text, sentences)
    assert (parts.words, parts.start, parts.end) == (whole.words, whole.start, whole.end)
    assert [text[a:b] for a, b in zip(parts.start, parts.end, strict=True)] == parts.words


def test_a_run_that_is_too_long_for_a_word_keeps_its_signs_and_places() -> None:
    address = "https://www.example.org/" + "/".join(f"part{n}" for n in range(20))
    text = f'See {address} for more. {"x" * 450}!" She left.'
    tree = parser.parse(text, split_sentences(text))
    assert address in tree.words
    assert "".join(tree.words) == text.replace(" ", "")
    assert [text[a:b] for a, b in zip(tree.start, tree.end, strict=True)] == tree.words
