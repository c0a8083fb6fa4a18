"""Learns the order of the nearest sentences from questions with their right sentences.

    python tests/bench/train_ranking.py SET ... [--measure SET ...] [--write]

A SET is a folder with ``articles.jsonl`` (as ``onrecord add`` takes it) and ``gold.jsonl``: lines of ``question`` and
``evidence``, pieces of the sentences that are right; given several times it counts as often. Prints how often a right
one stands among the first 1, 2, 3 and 10, for each set that is learned from by the weights learned from the others, and
for those to measure by all; with ``--write`` the weights learned from all are kept. The order is a softmax over a
question's candidates (ListNet with several right ones, Cao et al. 2007, https://doi.org/10.1145/1273496.1273513). Needs
the extra "train".
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from answers import Archive, Article
from answers.model import Scope
from answers.retrieval import ranking
from answers.retrieval.ranking_features import NAMES
from bot.intake.paths import read_paths

TARGET = Path(ranking.__file__).parent / "ranking.yaml"
PENALTY = 0.01

Floats = NDArray[np.float64]
Case = tuple[Floats, NDArray[np.bool_], list[str]]
"""A question: the features of its candidates, which of them are right, and their words."""


def plain(text: str) -> str:
    """A text for comparing: case, quotation marks and white space aside."""
    text = re.sub("[‘’‛`]", "'", re.sub("[“”‟]", '"', text))
    return " ".join(text.split()).lower()


def cases(folder: Path) -> list[Case]:
    """The questions of a set that have right sentences."""
    found: list[Case] = []
    with Archive.open(":memory:") as archive:
        archive.add([one for one in read_paths([str(folder / "articles.jsonl")]) if isinstance(one, Article)])
        ranker = archive._searcher.ranker
        for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
            gold = json.loads(line)
            pieces = [plain(piece) for piece in gold["evidence"]]
            if not pieces:
                continue
            candidates = ranker.candidates(ranker.wanted(gold["question"], Scope()), Scope())
            texts = [plain(a.page.stored.article.text[slice(*s.span)]) for a, s, _ in candidates]
            right = np.array([any(piece in text for piece in pieces) for text in texts], dtype=bool)
            rows = np.array([row for _, _, row in candidates], dtype=np.float64).reshape(-1, len(NAMES))
            found.append((rows, right, texts))
    return found


def learn(given: Sequence[Case]) -> Floats:
    """The weights that put the right sentences first."""
    data = [(rows, right) for rows, right, _ in given if right.any()]
    every = np.concatenate([rows for rows, _ in data])
    scale = every.std(axis=0) + 1e-6

    def loss(w: Floats) -> tuple[float, Floats]:
        value, slope = PENALTY * float(w @ w), 2 * PENALTY * w
        for rows, right in data:
            scores = (rows / scale) @ w
            share = np.exp(scores - scores.max())
            share /= share.sum()
            hit = float(share[right].sum()) + 1e-12
            value -= float(np.log(hit)) / len(data)
            slope = slope - ((share * right) / hit - share) @ (rows / scale) / len(data)
        return value, slope

    return np.asarray(minimize(loss, np.zeros(len(NAMES)), jac=True, method="L-BFGS-B").x / scale, dtype=np.float64)


def shown(given: Sequence[Case], w: Floats) -> str:
    """How often a right sentence stands among the first, copies counted once."""
    places = []
    for rows, right, texts in given:
        seen: dict[str, bool] = {}
        for at in np.argsort(-(rows @ w), kind="stable"):
            seen.setdefault(texts[at], bool(right[at]))
        places.append(next((n for n, hit in enumerate(seen.values(), 1) if hit), 10**6))
    rates = (f"{100 * sum(place <= n for place in places) / len(places):5.1f} at {n}" for n in (1, 2, 3, 10, 1000))
    return f"{len(places)} questions: {', '.join(rates)}"


def main() -> None:
    """Learn, measure, and write what was learned where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--measure", nargs="*", type=Path, default=[])
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    every = list(dict.fromkeys([*given.sets, *given.measure]))
    for folder in every:
        if not (folder / "gold.jsonl").is_file():
            sys.exit(f"skipped: no {folder / 'gold.jsonl'}")
    known = {folder: cases(folder) for folder in every}
    for folder in dict.fromkeys(given.sets):
        others = [case for other in given.sets if other != folder for case in known[other]]
        if others:
            print(f"{folder.name}, learned from the others: {shown(known[folder], learn(others))}")
    w = learn([case for folder in given.sets for case in known[folder]])
    for folder in every:
        print(f"{folder.name}, learned from {'all' if folder in given.sets else 'the sets'}: {shown(known[folder], w)}")
    if given.write:
        TARGET.write_text(ranking.as_data(dict(zip(NAMES, w.tolist(), strict=True))), encoding="utf-8")


if __name__ == "__main__":
    main()
