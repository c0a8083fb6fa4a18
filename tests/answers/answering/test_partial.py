"""What meets a question in part stands first among the nearest, with what it lacks."""

from __future__ import annotations

from datetime import date

import pytest

from answers import Archive, Article

BESIDE = (
    "The old crane of the Severn Bridge was painted red. People in Plymouth like the Severn Bridge and the crane. "
    "Jon Lind was born near the Severn Bridge. "
)


def noted(text: str, question: str) -> list[tuple[str, str]]:
    """What is nearest to a question, with its note, over an article with other sentences that have its words."""
    with Archive.from_articles([Article("a", "News", BESIDE + text, published=date(2024, 6, 5))]) as archive:
        answer = archive.ask(question)
    assert all(not one.note for one in answer.others)
    return [(one.text, one.note) for one in (*answer.excerpts, *answer.nearest)]


@pytest.mark.parametrize(
    ("text", "question", "note"),
    [
        ("The Tamar Bridge has reopened.", "has the Severn Bridge reopened?", "another Bridge"),
        ("The Severn Bridge may reopen.", "has the Severn Bridge reopened?", "only possible"),
        ("Rita Vance repaired the crane.", "has the crane been repaired by Lind?", "another actor: Rita Vance"),
    ],
)
def test_it_stands_first_with_what_it_lacks(text: str, question: str, note: str) -> None:
    assert noted(text, question)[0] == (text, note)


def test_what_others_say() -> None:
    text = "The crane was broken. Jon Lind said on Monday that people were curious."
    found = noted(text, "did Lind say that the crane was broken?")
    assert found[0] == ("The crane was broken.", "said by others: the article itself")


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("did Vance mention the Severn Bridge?", id="another verb"),
        pytest.param("did Lind say anything about Plymouth?", id="a verb of speech"),
        pytest.param("who painted the crane?", id="no yes/no question"),
        pytest.param("Severn Bridge", id="keywords"),
    ],
)
def test_what_only_has_its_words_has_no_note(question: str) -> None:
    assert not any(note for _, note in noted("Rita Vance sold the windmill.", question))


def test_at_most_two_and_none_twice() -> None:
    text = " ".join(f"The crane may be repaired in {month}." for month in ("May", "June", "July"))
    found = noted(text, "has the crane been repaired?")
    assert [note for _, note in found if note] == ["only possible"] * 2
    assert [bool(note) for _, note in found[:2]] == [True, True]
    assert len({sentence for sentence, _ in found}) == len(found)
