"""The features of a token as strings, in groups, and their weights by group.

Each group is a function of a few values that recur, so that its weights need adding up but once. ``key`` is where the
token's branch hangs, ``lemma`` the lemma of the cue's head.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import repeat

_REMEMBERED = 40_000  # sums of each group of features; a process that reads for days begins anew at that

Values = tuple[str | int | bool, ...]
"""What the features of one group are made of."""
Column = Mapping[str, int]
Table = Mapping[str, Column]


def frame_features(key: str, lemma: str, tag: str, pos: str, dep: str, sig: str) -> list[str]:
    """Features of the cue's head and where a branch hangs on it."""
    return [
        f"b={key}",
        f"bl={key}|{lemma}",
        f"blt={key}|{lemma}|{tag}",
        f"bs={key}|{sig}",
        f"bp={key}|{pos}|{tag}",
        f"bls={key}|{lemma}|{sig}",
        f"bh={key}|{dep}|{pos}",
    ]


def root_features(key: str, lemma: str, root: str) -> list[str]:
    """Features of the lemma at a branch's root."""
    return [f"br={key}|{root}", f"blr={key}|{lemma}|{root}"]


def clause_features(key: str, lemma: str, clause: str) -> list[str]:
    """Features of the kind of clause that a branch is."""
    return [f"bc={key}|{clause}", f"blc={key}|{lemma}|{clause}"]


def kind_features(key: str, sig: str, tag: str, rel: str) -> list[str]:
    """Features of the tag at a branch's root, and of quotations that it and the cue are in."""
    return [f"bt={key}|{tag}", f"bst={key}|{sig}|{tag}", f"bq={key}|{rel}", f"bqs={key}|{rel}|{sig}"]


def twig_features(key: str, dep: str, lemma: str) -> list[str]:
    """Features of how a twig hangs on its branch; ``.`` for the branch's root itself."""
    return [f"kd={key}|{dep}", f"lkd={lemma}|{key}|{dep}"]


def twig_word_features(key: str, dep: str, lemma: str, word: str) -> list[str]:
    """Features of the lemma at a twig's root."""
    return [f"kdl={key}|{dep}|{word}", f"lkdl={lemma}|{dep}|{word}"]


def twig_kind_features(key: str, dep: str, level: str, own: bool, side: str, tag: str, branch: str) -> list[str]:
    """Features of the tag at a twig's root, its subject, and how often its lemma heads a cue."""
    return [f"kdr={key}|{dep}|{level}|{own}|{side}", f"kdt={key}|{dep}|{tag}|{branch}"]


def word_features(key: str, lower: str, side: str, quoted: str, after: str) -> list[str]:
    """Features of a token's word and of quotation marks at it."""
    return [f"w={lower}|{side}", f"kw={key}|{lower}", f"kq={key}|{quoted}{after}|{lower if quoted != 'i' else ''}"]


def place_features(key: str, twig: str, dep: str, depth: int, pauses: int, edge: str) -> list[str]:
    """Features of a token's place in its branch; ``edge``: the branch begins (L) or ends (R) with it."""
    found = [f"kdd={key}|{twig}|{dep}|{depth}", f"cm={key}|{pauses}|{twig}"]
    return [*found, f"ke={key}|{edge}|{dep}"] if edge else found


def near_features(distance: int, tag: str, lemma: str, lower: str) -> list[str]:
    """Features of a token right beside the cue's head."""
    return [f"dist={distance}|{tag}", f"distl={distance}|{lemma}|{lower}"]


def subject_features(place: str, side: str, dep: str, top: str) -> list[str]:
    """Features of a token of the cue's subject, which may be shared with other verbs and so be far."""
    return [f"sj={place}|{side}", f"sjd={place}|{dep}|{top}"]


def tag_features(before: str, tag: str, after: str, dep: str) -> list[str]:
    """Features of a token's tag and its neighbours', whatever the cue."""
    return [f"tt={before}|{tag}", f"t+={tag}|{after}", f"td={tag}|{dep}"]


def neighbour_features(before: str, after: str) -> list[str]:
    """Features of the words around a token, whatever the cue."""
    return [f"w-={before}", f"w+={after}"]


class Sums(dict[Values, int]):
    """The summed weights of one group of features, by the values that the features are made of; filled as asked."""

    def __init__(self, weights: Mapping[str, int], features: Callable[..., list[str]]) -> None:
        super().__init__()
        self._weights, self._features = weights, features

    def __missing__(self, values: Values) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        total = self[values] = sum(map(self._weights.get, self._features(*values), repeat(0)))
        return total


def by_first(column: Column) -> Table:
    """A column by what stands before the first bar."""
    found: dict[str, dict[str, int]] = {}
    for name, weight in column.items():
        first, _, rest = name.partition("|")
        found.setdefault(first, {})[rest] = weight
    return found


def column(weights: Mapping[str, int], start: str, end: str = "") -> Column:
    """The weights of the features that begin and end so, by what is between."""
    return {
        feature[len(start) : len(feature) - len(end)]: weight
        for feature, weight in weights.items()
        if feature.startswith(start) and feature.endswith(end)
    }
