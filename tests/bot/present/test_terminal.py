"""Answers on a terminal: what is shown, and that nothing in an article can act on the screen."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from answers.model import (
    Answer,
    Argument,
    Article,
    Considered,
    Coverage,
    EventDate,
    Excerpt,
    Manner,
    Modality,
    Polarity,
    Precision,
    Proposition,
    Question,
    Rule,
    ShortAnswer,
    Shortcoming,
    Statement,
    Verdict,
    Weighed,
    Why,
)
from bot.present.discord_why import why_card
from bot.present.plain import harmless, qualities
from bot.present.terminal import did_you_mean, print_answer

TEXT = "Ada Quill did not mention the harbour. The council expects that the harbour will open."
ARTICLE = Article("a", "Harbour [bold]news[/bold]\x1b[2J", TEXT, "The Ledger", published=date(2025, 3, 4))


def statement(**values: object) -> Statement:
    """A statement of which only the given values matter."""
    return Statement(((0, 9),), ((10, 25),), ((26, 37),), (0, 38), **values)  # type: ignore[arg-type]


def answer(article: Article = ARTICLE) -> Answer:
    """An answer with an excerpt that carries it and another's."""
    own = Excerpt(
        article, 0, 38, "Ada Quill", statement(polarity=Polarity.NEGATED, manner=Manner.NARRATED), ((30, 37),)
    )
    other = Excerpt(article, 39, len(article.text), "council", statement(modality=Modality.POSSIBLE))
    question = Question("did Ada Quill mention the harbour?", "yesno", "Ada Quill", "harbour")
    return Answer(question, Verdict.NO, "She did not.", (own,), (other,), Coverage(1, date(2025, 3, 4)), ("harbours",))


def shown(value: Answer, *, terminal: bool = False, width: int = 80) -> str:
    """What is printed."""
    console = Console(
        file=io.StringIO(), force_terminal=terminal, width=width, color_system="standard" if terminal else None
    )
    print_answer(console, value)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_piped() -> None:
    assert shown(answer()).splitlines() == [
        "No – She did not.",
        "",
        "1.  Ada Quill did not mention the harbour.",
        "    Ada Quill · did not · as the article tells it",
        "    4 March 2025 · The Ledger · Harbour [bold]news[/bold][2J",
        "",
        "Others on it",
        "",
        "2.  The council expects that the harbour will open.",
        "    council · possible · in the article's words",
        "    4 March 2025 · The Ledger · Harbour [bold]news[/bold][2J",
        "",
        "Did you mean harbours?",
        "Searched: 1 article",
    ]


def test_what_a_sentence_lacks_stands_before_who_says_it() -> None:
    near = Excerpt(ARTICLE, 0, 38, "Ada Quill", note="only planned")
    lines = shown(replace(answer(), others=(), nearest=(near,))).splitlines()
    assert "    only planned · Ada Quill" in lines


HOSTILE = "\x1b[2J**Ada** <@1> \u202eQuill " + "word " * 300
TOLD = Proposition("open\x1b[2J", (0, 4), (Argument("agent", ((0, len(HOSTILE)),), (0, 4), HOSTILE),))


def hostile() -> Answer:
    """An answer whose explanation has texts that would act on a screen, and are long."""
    excerpt = Excerpt(Article(HOSTILE, HOSTILE, HOSTILE), 0, len(HOSTILE), HOSTILE, statement())
    considered = Considered(excerpt, TOLD, "same", None, (Shortcoming.PLANNED,), (HOSTILE,), HOSTILE)
    met = replace(considered, verdict=Verdict.YES)
    why = Why(Rule.NEAREST, HOSTILE, TOLD, "who", said=HOSTILE, met=(met,) * 5, missed=(considered,) * 5)
    why = replace(why, statements=(Weighed(excerpt, "for"),) * 5)
    return Answer(Question(HOSTILE, "yesno"), Verdict.QUOTES, "One.", why=why)


def test_why_is_told_under_the_answer_and_is_harmless() -> None:
    printed = shown(hostile())
    lines = printed.splitlines()
    assert lines[lines.index("Why") + 1] == "  Read as"
    assert {"  Looked at", "  Decided by", "  Statements", "  Propositions that meet it"} < set(lines)
    assert all(c == "\n" or c.isprintable() for c in printed)
    assert max(map(len, lines[lines.index("Why") :])) < 1000


def test_why_on_discord_is_escaped_and_within_its_limits() -> None:
    [embed] = why_card(hostile()).embeds
    assert len(embed) <= 6000
    assert all(len(field.value or "") <= 1024 for field in embed.fields)
    assert [field.name for field in embed.fields] == [
        "Read as", "Looked at", "Decided by", "Statements", "Propositions that meet it", "Propositions that do not",
    ]  # fmt: skip
    texts = [embed.description or "", *(field.value or "" for field in embed.fields)]
    assert not any("<@" in text.replace("\\<", "").replace("\\@", "") or "\x1b" in text for text in texts)
    assert not any("**Ada" in text for text in texts)


def dated(text: str, date_: EventDate | None = None) -> Answer:
    """An answer to a question by "when" whose short answer is a whole text."""
    article = Article("a", text, text, published=date(2025, 3, 4))
    excerpt, short = Excerpt(article, 0, len(text)), ShortAnswer(article, 0, len(text))
    return Answer(Question("when?", "when"), Verdict.QUOTES, "One.", (excerpt,), answer=short, date=date_)


DAY = EventDate(date(2019, 12, 12), date(2019, 12, 12), Precision.DAY)
MONTH = EventDate(date(2019, 12, 1), date(2019, 12, 31), Precision.MONTH)
YEAR = EventDate(date(2019, 1, 1), date(2019, 12, 31), Precision.YEAR)
WEEK = EventDate(date(2019, 12, 9), date(2019, 12, 15), Precision.WEEK)


@pytest.mark.parametrize(
    ("text", "when", "line"),
    [
        ("Dec. 12", DAY, "On record – Dec. 12, that is 12 December 2019. One."),
        ("next\nweek", WEEK, "On record – next week, that is 9 to 15 December 2019. One."),
        ("last month", MONTH, "On record – last month, that is December 2019. One."),
        ("last year", YEAR, "On record – last year, that is 2019. One."),
        ("12 December, 2019", DAY, "On record – 12 December, 2019. One."),
        ("Ada Quill", None, "On record – Ada Quill. One."),
        ("the U.S.", None, "On record – the U.S. One."),
    ],
)
def test_a_short_answer_comes_first_with_what_a_date_comes_to(text: str, when: EventDate | None, line: str) -> None:
    assert shown(dated(text, when)).splitlines()[0] == line


def test_piped_lines_are_never_broken() -> None:
    article = Article("a", "T", "word " * 200 + "end.")
    assert "word " * 200 + "end." in shown(_long(article))


def _long(article: Article) -> Answer:
    excerpt = Excerpt(article, 0, len(article.text))
    return Answer(Question("word", "topic", topic="word"), Verdict.QUOTES, "One.", (excerpt,))


def test_on_a_terminal_lines_are_wrapped_under_their_indent() -> None:
    lines = shown(_long(Article("a", "T", "word " * 30 + "end.")), terminal=True, width=40).splitlines()
    assert [line for line in lines if "word" in line][1].startswith("    word")


def test_the_words_asked_about_are_set_off() -> None:
    assert "the \x1b[1;4mharbour\x1b[0m." in shown(answer(), terminal=True)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\x1b[31mred\x1b]8;;x\x07", id="escape sequences"),
        pytest.param("\x9b31mred", id="one-byte sequences"),
        pytest.param("a\u202eb\u2066c", id="turned direction"),
        pytest.param("a\rb\x08c", id="overwriting"),
        pytest.param("a\u200bb\ufeff", id="zero width"),
    ],
)
def test_texts_are_harmless(text: str) -> None:
    printed = shown(_long(Article("a", text, text, url=f"https://example.org/{text}"))) + shown(dated(text, DAY))
    assert all(c == "\n" or c.isprintable() for c in printed)


def test_emoji_and_scripts_stay_whole() -> None:
    assert harmless("👩\u200d🚒 می\u200cخواهم") == "👩\u200d🚒 می\u200cخواهم"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, ["in the article's words"]),
        ({"manner": Manner.DIRECT, "polarity": Polarity.DENIED}, ["denied", "in quotation marks"]),
        ({"modality": Modality.PLANNED}, ["planned", "in the article's words"]),
        (
            {"modality": Modality.POSSIBLE, "via": ("two officials",)},
            ["expected by others", "in the article's words", "according to two officials"],
        ),
    ],
)
def test_what_kind_of_statement_it_is(values: dict[str, object], expected: list[str]) -> None:
    assert qualities(statement(**values)) == expected


@pytest.mark.parametrize(("given", "expected"), [("Zelenskyy", "Did you mean Zelenskyy?"), ("who?", "who?")])
def test_suggestions(given: str, expected: str) -> None:
    assert did_you_mean(given) == expected
