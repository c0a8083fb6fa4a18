"""A question to the index, as the query that answers it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import tantivy
from tantivy import FieldType, Occur, Query

from answers.model import Scope
from answers.record.documents import term
from answers.record.query import Group, IndexQuery
from answers.record.rows import publisher_key

_SLOP = 2
"""Words that may stand between those of a phrase."""


def matching(schema: tantivy.Schema, asked: IndexQuery, *, everywhere: bool = False) -> Query | None:
    """The tantivy query; None when nothing is asked for.

    ``everywhere``: no passage is outside the collections that are asked for, which spares going through all of them.
    """
    phrases = [
        Query.phrase_query(schema, "stem", [term(w) for w in p], slop=_SLOP) for p in asked.phrases if len(p) > 1
    ]
    clauses: list[tuple[Occur, Query]] = []
    required = len(asked.groups) if asked.required is None else min(asked.required, len(asked.groups))
    if not asked.names:
        required = max(required, 1)  # else all that is in the scope would match
    groups = [(Occur.Should, _any(schema, group)) for group in asked.groups]
    if groups and required > 0:
        clauses.append((Occur.Must, Query.boolean_query(groups, minimum_number_should_match=required)))
    else:
        clauses += groups
    for name in asked.names:
        clauses.append((Occur.Must, _unscored(_any(schema, name, "names"))))
        clauses.append((Occur.Should, _any(schema, name, "body")))
    if phrases and not asked.groups and not asked.names:
        clauses.append((Occur.Must, Query.disjunction_max_query(phrases)))
    else:
        clauses += [(Occur.Should, phrase) for phrase in phrases]
    if not clauses:
        return None
    clauses += [(Occur.Must, _unscored(condition)) for condition in within(schema, asked.scope, everywhere)]
    return Query.boolean_query(clauses)


def within(schema: tantivy.Schema, scope: Scope, everywhere: bool = False) -> list[Query]:
    """The conditions that a scope makes; an article of unknown day is in no range of days."""
    conditions = [] if everywhere else [in_collections(schema, scope.collections)]
    if scope.publisher is not None:
        conditions.append(Query.term_query(schema, "publisher", publisher_key(scope.publisher)))
    if scope.after is not None or scope.before is not None:
        first, last = scope.after or date.min, scope.before or date.max
        days = (first.toordinal(), last.toordinal())
        conditions.append(Query.range_query(schema, "day", FieldType.Unsigned, *days))
    return conditions


def in_collections(schema: tantivy.Schema, collections: Sequence[str]) -> Query:
    """The documents of some collections."""
    return Query.term_set_query(schema, "collection", list(collections))


def _any(schema: tantivy.Schema, group: Group, field: str | None = None) -> Query:
    """Any of the alternatives; the best counts, so that a second spelling beside the first adds nothing."""
    found = [
        Query.boost_query(Query.term_query(schema, field or one.field, term(one.term)), one.weight) for one in group
    ]
    return Query.disjunction_max_query(found) if len(found) != 1 else found[0]


def _unscored(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)
