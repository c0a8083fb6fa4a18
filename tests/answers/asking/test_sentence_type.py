"""Which texts are questions, and of which kind."""

from __future__ import annotations

import pytest

from answers import InputError, is_interrogative, question_kind


@pytest.mark.parametrize("text", ["Who said so", "did Trump mention sanctions", "“Sanctions?”", "quotes of Trump"])
def test_has_the_form_of_a_question(text: str) -> None:
    assert is_interrogative(text)


@pytest.mark.parametrize("text", ["", "Trump mentioned sanctions.", "sanctions"])
def test_has_another_form(text: str) -> None:
    assert not is_interrogative(text)


@pytest.mark.parametrize(("text", "kind"), [("did Trump mention sanctions?", "yesno"), ("sanctions", "topic")])
def test_kind(text: str, kind: str) -> None:
    assert question_kind(text) == kind


def test_nothing_is_no_question() -> None:
    with pytest.raises(InputError):
        question_kind(" ")
