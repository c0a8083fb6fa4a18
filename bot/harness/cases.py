"""Golden questions as files: what is asked, of which articles, and what the answer is to be.

A file is a YAML list of cases ``{ask, publisher?, after?, before?, articles?, expect: {...}}``. With ``articles``
(fields as in ``Article``) a case brings its own archive. What ``expect`` may hold is said at ``Expectation``. Values
are taken as they are written: ``verdict: no`` is the word "no".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from answers.errors import InputError
from answers.model import Article, Verdict
from bot.intake.dates import parse_published
from bot.intake.fields import FieldError, make_article, shown

_CASE = ("ask", "publisher", "after", "before", "articles", "expect")
_LISTS = ("cites", "quotes", "others", "never")
_EXPECT = ("verdict", "first", "speaker", *_LISTS)
_LINE = "__line__"


@dataclass(frozen=True, slots=True)
class Expectation:
    """What an answer is to be; what is empty is not looked at.

    ``cites``: ids of articles that excerpts, or others' excerpts, are from. ``quotes``: pieces of the text of any of
    these. ``first``: a piece of the first excerpt, and ``speaker``: words of its speaker's name. ``others``: pieces of
    the text of others' excerpts. ``never``: pieces that stand in no excerpt that carries the verdict.
    """

    verdict: Verdict | None = None
    cites: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    first: str | None = None
    others: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One golden question and where it stands."""

    where: str
    ask: str
    expect: Expectation
    publisher: str | None = None
    after: date | None = None
    before: date | None = None
    articles: tuple[Article, ...] = ()


class _Loader(yaml.BaseLoader):
    """Scalars as they are written, and with each mapping the line it begins on."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        return {**super().construct_mapping(node, deep=True), _LINE: node.start_mark.line + 1}


def load_cases(path: str | Path) -> list[Case]:
    """The cases of one file. Raises InputError with file and line for what is not as it should be."""
    name = str(path)
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
        loaded = yaml.load(text, _Loader)  # a BaseLoader makes strings, lists and mappings only
    except OSError as error:
        raise InputError(f"{name}: {error.strerror}") from None
    except UnicodeDecodeError:
        raise InputError(f"{name}: not UTF-8") from None
    except yaml.MarkedYAMLError as error:
        line = f":{error.problem_mark.line + 1}" if error.problem_mark else ""
        raise InputError(f"{name}{line}: {error.problem or 'no YAML'}") from None
    except (yaml.YAMLError, ValueError, RecursionError):
        raise InputError(f"{name}: no YAML that can be read") from None
    if not isinstance(loaded, list):
        raise InputError(f"{name}:1: a list of questions is needed: '- ask: …'")
    return [_case(item, name) for item in loaded]


def _case(item: object, name: str) -> Case:
    if not isinstance(item, dict):
        raise InputError(f"{name}: every question is a mapping: '- ask: …', not {shown(item)}")
    where, item = _taken(item, name)
    _only(item, _CASE, where, "a question")
    ask = item.get("ask")
    if not isinstance(ask, str) or not ask.strip():
        raise InputError(f"{where}: ask: the question is missing")
    return Case(
        where=where,
        ask=ask,
        expect=_expectation(item.get("expect"), where),
        publisher=_text(item, "publisher", where),
        after=_day(item, "after", where),
        before=_day(item, "before", where),
        articles=tuple(_articles(item.get("articles"), where)),
    )


def _expectation(value: object, where: str) -> Expectation:
    if not isinstance(value, dict):
        raise InputError(f"{where}: expect: a mapping is needed: {{verdict: …, cites: […]}}")
    where, value = _taken(value, _file(where))
    _only(value, _EXPECT, where, "expect")
    if not value:
        raise InputError(f"{where}: expect: nothing is expected")
    verdict = _text(value, "verdict", where)
    if verdict is not None and verdict not in {v.value for v in Verdict}:
        raise InputError(
            f"{where}: verdict: one of {', '.join(v.value for v in Verdict)} is needed, not {shown(verdict)}"
        )
    lists = {key: _strings(value.get(key), key, where) for key in _LISTS}
    first, speaker = _text(value, "first", where), _text(value, "speaker", where)
    return Expectation(verdict=Verdict(verdict) if verdict else None, first=first, speaker=speaker, **lists)


def _articles(value: object, where: str) -> Iterator[Article]:
    if value is None:
        return
    if not isinstance(value, list):
        raise InputError(f"{where}: articles: a list is needed")
    for number, item in enumerate(value, 1):
        if not isinstance(item, dict):
            raise InputError(f"{where}: articles: every article is a mapping")
        line, fields = _taken(item, _file(where))
        try:
            yield make_article(fields, fields.get("text"), default_id=f"article-{number}")
        except FieldError as error:
            raise InputError(f"{line}: {error}") from None


def _taken(mapping: Mapping[Any, Any], name: str) -> tuple[str, dict[str, object]]:
    """Where a mapping stands ("questions.yaml:12"), and what is in it."""
    return f"{name}:{mapping[_LINE]}", {str(key): value for key, value in mapping.items() if key != _LINE}


def _file(where: str) -> str:
    return where.rpartition(":")[0]


def _only(mapping: Mapping[Any, object], allowed: Collection[str], where: str, what: str) -> None:
    for key in mapping:
        if key not in allowed:
            raise InputError(f"{where}: {what} has no {key!r} (it may have {', '.join(allowed)})")


def _text(mapping: Mapping[str, object], key: str, where: str) -> str | None:
    value = mapping.get(key)
    if value is not None and not isinstance(value, str):
        raise InputError(f"{where}: {key}: a text is needed")
    return value or None


def _strings(value: object, key: str, where: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise InputError(f"{where}: {key}: a list of texts is needed")
    return tuple(value)


def _day(mapping: Mapping[str, object], key: str, where: str) -> date | None:
    value = _text(mapping, key, where)
    if value is None:
        return None
    when = parse_published(value)
    if when is None:
        raise InputError(f"{where}: {key}: no date: {value!r} (write 2025-08-13)")
    return when.date() if isinstance(when, datetime) else when
