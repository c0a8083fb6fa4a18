"""Answers, articles and checks on a terminal; plain lines, never broken, where the output is piped.

Texts from articles are put into ``Text`` objects, so nothing in them is taken for markup, and go through
``harmless``, so nothing in them moves the cursor or hides.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from answers.model import Answer, Article, Coverage, Excerpt, Verdict
from answers.phrasing import covered, day, period
from bot.present.explanation import TITLE, explanation
from bot.present.plain import NEAREST, harmless, harmless_cell, qualities, short

VERDICTS = {
    Verdict.YES: ("Yes", "bold green"),
    Verdict.NO: ("No", "bold red"),
    Verdict.MIXED: ("Mixed", "bold yellow"),
    Verdict.NOT_ON_RECORD: ("Not on record", "bold magenta"),
    Verdict.NOT_FOUND: ("Not found", "bold magenta"),
    Verdict.QUOTES: ("On record", "bold cyan"),
}
_INDENT = 4
_NEAREST, _NEAREST_BESIDE = 5, 2
"""Nearest sentences that are shown without a verdict, and beside one."""


class Output(Console):
    """Standard output. Where nobody reads it, the error goes to whoever prints, as with any other stream."""

    def on_broken_pipe(self) -> None:
        """Raises the BrokenPipeError that it is called for."""
        raise BrokenPipeError


def print_answer(console: Console, answer: Answer) -> None:
    """The verdict, the excerpts that carry it, who else spoke, what was searched, and what else may be meant."""
    word, style = VERDICTS[answer.verdict]
    answered = Text(f"{harmless(short(answer))} " if answer.answer else "", "bold")
    _line(console, Text.assemble((word, style), " – ", answered, harmless(answer.summary)))
    for number, excerpt in enumerate(answer.excerpts, 1):
        _print_excerpt(console, excerpt, number)
    if answer.others:
        _line(console, Text())
        _line(console, Text("Others on it", "bold"))
        for number, excerpt in enumerate(answer.others, len(answer.excerpts) + 1):
            _print_excerpt(console, excerpt, number)
    if answer.nearest:
        _line(console, Text())
        _line(console, Text(NEAREST, "bold"))
        before = len(answer.excerpts) + len(answer.others)
        shown = answer.nearest[: _NEAREST_BESIDE if answer.excerpts else _NEAREST]
        for number, excerpt in enumerate(shown, before + 1):
            _print_excerpt(console, excerpt, number)
    _line(console, Text())
    if answer.read_as:
        _line(console, Text(f"Read as: {harmless(answer.read_as)}", "dim"))
    for suggestion in answer.suggestions:
        _line(console, Text(did_you_mean(suggestion), "yellow"))
    _line(console, Text(f"Searched: {covered(answer.coverage)}", "dim"))
    if answer.why:
        _line(console, Text())
        _line(console, Text(TITLE, "bold"))
        for part in explanation(answer.why):
            _line(console, Text(part.title), indent=_INDENT // 2)
            for line in part.lines:
                _line(console, Text(harmless(line), "dim"), indent=_INDENT)


def did_you_mean(suggestion: str) -> str:
    """A suggestion as a question: "Zelenskyy" -> "Did you mean Zelenskyy?"."""
    plain = harmless(suggestion)
    return plain if plain.endswith("?") else f"Did you mean {plain}?"


def print_articles(console: Console, articles: Iterable[Article]) -> None:
    """A line an article: id, date, publisher, title."""
    for article in articles:
        parts = [day(article.day) if article.day else "no date", article.publisher or "publisher unknown"]
        line = Text.assemble((harmless(article.id), "cyan"), f"  {harmless(' · '.join(parts))} · ")
        _line(console, line.append(harmless(article.title)))


def print_unread(console: Console, articles: Iterable[tuple[Article, str | None]]) -> None:
    """A line an article that is not read: id, collection, title, and why it is put aside; None where it only waits."""
    for article, reason in articles:
        line = Text.assemble((harmless(article.id), "cyan"), f"  {harmless(article.collection)} · ")
        line.append(harmless(f"{f'put aside: {reason}' if reason else 'not read yet'} · {article.title}"))
        _line(console, line)


def print_coverage(console: Console, coverage: Coverage) -> None:
    """What the archive holds, on one line."""
    _line(console, Text(covered(coverage)))


def _print_excerpt(console: Console, excerpt: Excerpt, number: int) -> None:
    _line(console, Text())
    lead = f"{number}.".ljust(_INDENT)
    _line(console, Text.assemble((lead, "bold"), _highlighted(excerpt)), hanging=_INDENT)
    for line in _provenance(excerpt):
        _line(console, Text(harmless(line), "dim"), indent=_INDENT)


def _provenance(excerpt: Excerpt) -> list[str]:
    """Who said it and how; when and where it was published; the address."""
    article, statement = excerpt.article, excerpt.statement
    said = [excerpt.note] if excerpt.note else []
    said.append(excerpt.speaker or _source(excerpt) or "nobody is named as saying it")
    if statement:
        said += qualities(statement)
        event = statement.date
        if event and event.words and not event.start == event.end == article.day:
            said.append(f"of {period(event.start, event.end)}")
    published = [day(article.day) if article.day else "date unknown", article.publisher or "publisher unknown"]
    lines = [" · ".join(said), " · ".join([*published, article.title])]
    return [*lines, article.url] if article.url else lines


def _source(excerpt: Excerpt) -> str:
    """The source in the article's words, for a speaker who is nobody known."""
    return " ".join(excerpt.article.text[a:b] for a, b in excerpt.statement.source) if excerpt.statement else ""


def _highlighted(excerpt: Excerpt) -> Text:
    """The excerpt word for word, the question's words set off."""
    marked = {i for start, end in excerpt.highlights for i in range(max(start, excerpt.start), min(end, excerpt.end))}
    text = Text()
    run: list[str] = []
    bold = False
    for offset, character in enumerate(excerpt.text, excerpt.start):
        if (offset in marked) != bold:
            text.append("".join(run), "bold underline" if bold else None)
            run, bold = [], not bold
        run.append(harmless_cell(character))
    return text.append("".join(run), "bold underline" if bold else None)


def _line(console: Console, text: Text, *, indent: int = 0, hanging: int = 0) -> None:
    """One line, wrapped under its indent on a terminal and whole elsewhere."""
    if not console.is_terminal:
        console.print(Text(" " * indent) + text, soft_wrap=True, highlight=False)
    elif hanging:
        console.print(_hung(text, hanging, console))
    else:
        console.print(Padding(text, (0, 0, 0, indent)), highlight=False)


def _hung(text: Text, hanging: int, console: Console) -> Text:
    """The text wrapped so that its lines after the first are indented."""
    lead, rest = text[:hanging], text[hanging:]
    lines = rest.wrap(console, max(20, console.width - hanging))
    wrapped = Text("\n" + " " * hanging).join(lines)
    return lead + wrapped
