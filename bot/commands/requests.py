"""What was asked for, kept so that a button, an edit or a follow-up can ask for it again after a restart."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Literal

from answers.model import Answer, Question, Span

Kind = Literal["ask", "quotes", "timeline", "article", "check"]
_VERSION = 1
_CHAIN = 8
"""Questions before a follow-up that are kept with it."""


@dataclass(frozen=True, slots=True)
class Request:
    """A question, the quotes of somebody, a timeline, an article (``text`` is its id), or the claims of a message.

    ``claims`` are the questions that these claims are put as.
    """

    kind: Kind
    text: str = ""
    who: str | None = None
    topic: str | None = None
    publisher: str | None = None
    after: date | None = None
    before: date | None = None
    context: Question | None = None
    claims: tuple[str, ...] = ()

    def about(self, name: str) -> Request | None:
        """The same about somebody by full name instead of the surname; None where that is not in it."""
        if self.kind == "quotes":
            return replace(self, who=name)
        bare = re.compile(rf"\b{re.escape(name.rsplit(maxsplit=1)[-1])}\b", re.IGNORECASE)
        text, times = bare.subn(lambda _: name, self.text, count=1)
        return replace(self, text=text) if times else None


@dataclass(frozen=True, slots=True)
class Cite:
    """An excerpt's place: its article by collection and id, its span, and a mark of what stood there."""

    collection: str
    article: str
    span: Span
    mark: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A request with how it was understood and what it was answered with."""

    request: Request
    understood: Question | None = None
    cites: tuple[Cite, ...] = ()


def cites(answer: Answer) -> tuple[Cite, ...]:
    """The places of an answer's excerpts."""
    return tuple(
        Cite(one.article.collection, one.article.id, (one.start, one.end), mark(one.text)) for one in answer.excerpts
    )


def mark(text: str) -> str:
    """A short mark of a text, to see whether it still stands where it stood."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def recent(question: Question | None, most: int = _CHAIN) -> Question | None:
    """A question with those that it follows, not more than so many of them."""
    if question is None or most == 0:
        return None
    return replace(question, follows=recent(question.follows, most - 1))


def dump(kept: Kept) -> str:
    """Text to keep."""
    return json.dumps({"version": _VERSION} | asdict(kept), default=_plain, ensure_ascii=False)


def load(text: str) -> Kept | None:
    """What ``dump`` made; None for what another version made."""
    values = json.loads(text)
    if values.get("version") != _VERSION:
        return None
    request = dict(values["request"])
    request["context"] = _question(request["context"])
    request["claims"] = tuple(request["claims"])
    found = Request(**request)
    found = replace(found, after=_date(found.after), before=_date(found.before))
    places = tuple(Cite(**one | {"span": (one["span"][0], one["span"][1])}) for one in values["cites"])
    return Kept(found, _question(values["understood"]), places)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def _date(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else None


def _question(values: dict[str, Any] | None) -> Question | None:
    if values is None:
        return None
    days = {"after": _date(values["after"]), "before": _date(values["before"])}
    return Question(**values | days | {"follows": _question(values["follows"])})
