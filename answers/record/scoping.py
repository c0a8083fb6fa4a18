"""A scope as SQL: which articles count."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_

from answers.model import Scope
from answers.record.rows import publisher_key
from answers.record.schema import articles


def within(scope: Scope) -> ColumnElement[bool]:
    """The condition on ``articles`` that a scope makes; an article of unknown day is in no range of days."""
    conditions: list[ColumnElement[bool]] = [articles.c.collection.in_(scope.collections)]
    if scope.publisher is not None:
        conditions.append(articles.c.publisher_key == publisher_key(scope.publisher))
    if scope.after is not None:
        conditions.append(articles.c.day >= scope.after.isoformat())
    if scope.before is not None:
        conditions.append(articles.c.day <= scope.before.isoformat())
    return and_(*conditions)
