"""Other names that an article gives somebody: "Robert Hale, known as Bud", "a fisherman who goes by Cricket"."""

from __future__ import annotations

from collections.abc import Sequence

from answers.language.name_tables import names
from answers.reading.parse.tree import Tree
from answers.reading.people.mentions import Mention

_CLAUSES = frozenset({"acl", "relcl"})
_DEPTH = 6


def nicknames(tree: Tree, mentions: Sequence[Mention]) -> dict[int, int]:
    """The numbers of the mentions that are a nickname, each with the head word of whom it is given to."""
    found = ((number, _bearer(tree, mention)) for number, mention in enumerate(mentions))
    return {number: bearer for number, bearer in found if bearer >= 0}


def _bearer(tree: Tree, mention: Mention) -> int:
    node, by = mention.end - 1, ""
    for _ in range(_DEPTH):
        above = tree.head[node]
        if above == node or tree.sentence[above] != tree.sentence[mention.start]:
            return -1
        if tree.dep[above] in _CLAUSES and f"{tree.lemma[above]} {by}".strip() in names().nicknaming:
            bearer = tree.head[above]
            bearer = tree.head[bearer] if tree.dep[bearer] == "appos" else bearer  # "Hale, *a singer* known as Bud"
            return bearer if bearer < mention.start else -1
        by = by or (tree.lower[above] if tree.tag[above] == "IN" else "")
        node = above
    return -1
