"""The attribution model: sparse linear weights over named features, and what they say of tokens and sentences.

Three parts, all trained on annotated news (``tests/bench/train_attributions.py``): a logistic regression that tells cue
heads, a linear-chain conditional random field (Lafferty et al. 2001) that labels the tokens of the sentence as seen
from a cue head, and a logistic regression over the outcome that says how sure it is.
"""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import repeat

from answers.errors import DataError
from answers.reading.parse.tree import Tree
from answers.reading.reports import token_features as seen
from answers.reading.reports.token_features import Values, View

LABELS = "OSCT"
"""Outside, source, cue, content (text)."""

Row = tuple[int, int, int, int]
"""Hundredths, a number a label."""

# The numbers of a row are packed into one integer, so that a single addition adds them all: the sums of the weights of
# tens of features a token are most of the work of reading. A lane has room for the sum of thousands of weights.
_LANE = 32
_MOST = 1_000_000  # no weight is larger, so that no lane runs over
_NEVER = -1_000_000_000
_MASK = (1 << _LANE) - 1
_HALF = 1 << (_LANE - 1)
_BIAS = sum(_HALF << (_LANE * k) for k in range(4))
_REMEMBERED = 40_000  # sums of each group of features; a process that reads for days begins anew at that
FILE = "attribution.json.gz"


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


Column = Mapping[str, int]
Table = Mapping[str, Column]
_NONE: Column = {}
_NO_TABLE: Table = {}


def _by_first(column: Column) -> Table:
    """A column by what stands before the first bar."""
    found: dict[str, dict[str, int]] = {}
    for name, weight in column.items():
        first, _, rest = name.partition("|")
        found.setdefault(first, {})[rest] = weight
    return found


def _column(weights: Mapping[str, int], start: str, end: str = "") -> Column:
    """The weights of the features that begin and end so, by what is between."""
    return {
        feature[len(start) : len(feature) - len(end)]: weight
        for feature, weight in weights.items()
        if feature.startswith(start) and feature.endswith(end)
    }


class Parts:
    """The packed weights of the features of ``view``.

    Features of words, of which there are many, are looked up by the word; the rest are added up in groups.
    """

    def __init__(self, weights: Mapping[str, int]) -> None:
        self.far = weights.get("b=far", 0)
        self.by_side = {side: _column(weights, "w=", f"|{side}") for side in "<>"}
        self.by_key = _by_first(_column(weights, "kw="))
        self.by_mark = {key: _by_first(column) for key, column in _by_first(_column(weights, "kq=")).items()}
        self.before, self.after = _column(weights, "w-="), _column(weights, "w+=")
        self.frame = Sums(weights, seen.frame_features)
        self.root = Sums(weights, seen.root_features)
        self.clause = Sums(weights, seen.clause_features)
        self.kind = Sums(weights, seen.kind_features)
        self.twig = Sums(weights, seen.twig_features)
        self.twig_word = Sums(weights, seen.twig_word_features)
        self.twig_kind = Sums(weights, seen.twig_kind_features)
        self.place = Sums(weights, seen.place_features)
        self.near = Sums(weights, seen.near_features)
        self.subject = Sums(weights, seen.subject_features)
        self.tag = Sums(weights, seen.tag_features)

    def branch_sum(self, view: View, root: int) -> int:
        """What the branch under ``root`` adds to each of its tokens; ``-1``: the rest of the sentence."""
        if root < 0:
            return self.far
        return (
            self.frame[view.frame(root)]
            + self.root[view.root(root)]
            + self.clause[view.clause(root)]
            + self.kind[view.kind(root)]
        )

    def twig_sum(self, view: View, root: int, twig: int) -> int:
        """What a twig adds to each of its tokens."""
        key, lemma = view.keys[root], view.lemma
        if twig == root or twig < 0:
            return self.twig[key, ".", lemma]
        dep, word = view.tree.dep[twig], view.tree.lemma[twig]
        return (
            self.twig[key, dep, lemma]
            + self.twig_word[key, dep, lemma, word]
            + self.twig_kind[view.twig_kind(root, twig)]
        )

    def token_sum(self, view: View, i: int, root: int, twig: int) -> int:
        """What a token adds for itself."""
        key, lower, side, quoted, after = view.word(i, root)
        found = self.place[view.place(i, root, twig)] + self.by_side[side].get(lower, 0)
        found += self.by_key.get(key, _NONE).get(lower, 0)
        marks = self.by_mark.get(key, _NO_TABLE).get(quoted + after, _NONE)
        found += marks.get(lower if quoted != "i" else "", 0)
        if -4 < i - view.head < 4:
            found += self.near[view.near(i)]
        if i in view.subject:
            found += self.subject[view.in_subject(i)]
        return found

    def fixed_sum(self, tree: Tree, i: int) -> int:
        """What a token adds whatever the cue."""
        before, after = seen.neighbour_values(tree, i)
        return self.tag[seen.tag_values(tree, i)] + self.before.get(before, 0) + self.after.get(after, 0)


@dataclass(frozen=True)
class Model:
    """Weights by feature. ``parts`` (packed) and ``moves`` have one number a label, in the order of ``LABELS``.

    ``rates``: how often a lemma headed a cue, of all its occurrences. The file has all numbers in hundredths.
    """

    rates: Mapping[str, float]
    cue: Mapping[str, float]
    parts: Parts
    moves: tuple[Row, Row, Row, Row]
    sure: Mapping[str, float]


@cache
def load() -> Model:
    """The weights that ship beside this module.

    Raises:
        DataError: the file is missing or malformed.
    """
    try:
        packed = resources.files(__package__).joinpath(FILE).read_bytes()
        return from_data(json.loads(gzip.decompress(packed)))
    except (OSError, ValueError) as error:
        raise DataError(f"{FILE} cannot be read: {error}") from error


def from_data(data: Mapping[str, object]) -> Model:
    """A model from its JSON form.

    Raises:
        DataError: a table is missing or holds anything but finite numbers.
    """
    cue, rates, sure = (_numbers(data, name) for name in ("cue", "rates", "sure"))
    parts, moves = data.get("parts"), data.get("moves")
    if not isinstance(parts, dict) or not isinstance(moves, list) or len(moves) != len(LABELS):
        raise DataError(f"{FILE}: 'parts' must be a mapping and 'moves' a list of {len(LABELS)} rows")
    try:
        a, b, c, d = (_row(row) for row in moves)
        weights = {str(key): pack(_row(row)) for key, row in parts.items()}
        return Model(rates, cue, Parts(weights), (a, b, c, d), sure)
    except ValueError as error:
        raise DataError(f"{FILE}: {error}") from error


def _numbers(data: Mapping[str, object], name: str) -> dict[str, float]:
    table = data.get(name)
    if not isinstance(table, dict):
        raise DataError(f"{FILE}: {name!r} must be a mapping")
    try:
        return {str(key): _number(value) for key, value in table.items()}
    except ValueError as error:
        raise DataError(f"{FILE}: {name}: {error}") from error


def _number(value: object) -> float:
    if not isinstance(value, (int, float)) or not math.isfinite(value):
        raise ValueError(f"expected a number, found {value!r}")
    return value / 100


def _row(value: object) -> Row:
    if not isinstance(value, list) or len(value) != len(LABELS):
        raise ValueError(f"expected {len(LABELS)} whole numbers, found {value!r}")
    a, b, c, d = value
    for number in (a, b, c, d):
        if type(number) is not int or not -_MOST < number < _MOST:
            raise ValueError(f"expected {len(LABELS)} whole numbers, found {value!r}")
    return a, b, c, d


def pack(row: Row) -> int:
    """A row as one integer."""
    return row[0] + (row[1] << _LANE) + (row[2] << 2 * _LANE) + (row[3] << 3 * _LANE)


def unpack(packed: int) -> Row:
    """The row of a packed integer, or of a sum of them."""
    lanes = packed + _BIAS
    return (
        (lanes & _MASK) - _HALF,
        (lanes >> _LANE & _MASK) - _HALF,
        (lanes >> 2 * _LANE & _MASK) - _HALF,
        (lanes >> 3 * _LANE) - _HALF,
    )


def score(weights: Mapping[str, float], features: Iterable[str]) -> float:
    """The log odds of a logistic regression."""
    return sum(map(weights.get, features, repeat(0.0)))


def probability(log_odds: float) -> float:
    """The logistic function."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, log_odds))))


def label(model: Model, tree: Tree, head: int, static: dict[int, int]) -> tuple[list[int], str]:
    """The best labels of the tokens around a cue's head: the tokens, and a letter of ``LABELS`` for each.

    ``static`` keeps what does not depend on the cue, for the next cue of the same article.
    """
    view = View(tree, head, model.rates)
    parts = model.parts
    branches: dict[int, int] = {}
    twigs: dict[int, int] = {}
    emissions: list[Row] = []
    for i in view.tokens:
        root, twig = view.branch.get(i, -1), view.twig.get(i, -1)
        both = twigs.get(twig)
        if both is None:
            shared = branches.get(root)
            if shared is None:
                shared = branches[root] = parts.branch_sum(view, root)
            both = twigs[twig] = shared + parts.twig_sum(view, root, twig)
        fixed = static.get(i)
        if fixed is None:
            fixed = static[i] = parts.fixed_sum(tree, i)
        emissions.append(unpack(both + fixed + parts.token_sum(view, i, root, twig)))
    return view.tokens, _viterbi(emissions, model.moves, view.tokens.index(head))


def _viterbi(emissions: Sequence[Row], moves: Sequence[Row], head: int) -> str:
    """The best path; the cue's head itself is always labelled cue.

    Scores are taken four times, and the last two bits tell which label they came from; of equals the first label wins.
    """
    (m00, m01, m02, m03), (m10, m11, m12, m13), (m20, m21, m22, m23), (m30, m31, m32, m33) = (
        [4 * move + 3 - label for move in row] for label, row in enumerate(moves)
    )
    a, b, c, d = (4 * score for score in emissions[0])
    if head == 0:
        a = b = d = _NEVER
    back: list[Row] = []
    for position in range(1, len(emissions)):
        e0, e1, e2, e3 = emissions[position]
        s0 = max(a + m00, b + m10, c + m20, d + m30)
        s1 = max(a + m01, b + m11, c + m21, d + m31)
        s2 = max(a + m02, b + m12, c + m22, d + m32)
        s3 = max(a + m03, b + m13, c + m23, d + m33)
        back.append((s0, s1, s2, s3))
        a, b, c, d = (s0 & -4) + 4 * e0, (s1 & -4) + 4 * e1, (s2 & -4) + 4 * e2, (s3 & -4) + 4 * e3
        if position == head:
            a = b = d = _NEVER
    last = (a, b, c, d)
    y = last.index(max(last))
    path = [y]
    for step in reversed(back):
        y = 3 - (step[y] & 3)
        path.append(y)
    return "".join(LABELS[y] for y in reversed(path))
