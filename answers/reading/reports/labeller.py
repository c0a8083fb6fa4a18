"""The attribution model: sparse linear weights over named features, and what they say of tokens and sentences.

Three parts, all trained on annotated news (``tests/bench/train_attributions.py``): a logistic regression that tells cue
heads, a linear-chain conditional random field (Lafferty et al. 2001) that labels the tokens of the sentence as seen
from a cue head, and a logistic regression over the outcome that says how sure it is.
"""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import repeat

from answers.errors import DataError
from answers.reading.parse.tree import Tree
from answers.reading.reports.token_features import Parts, View

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
FILE = "attribution.json.gz"


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
    emissions = [unpack(packed) for packed in model.parts.sums(view, static)]
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
