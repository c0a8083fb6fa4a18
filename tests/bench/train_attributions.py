"""Trains the attribution model on annotated articles and writes its weights.

    python tests/bench/train_attributions.py CORPUS.jsonl GOLD.jsonl OUT.json.gz [--parses FILE] [--holdout N]

CORPUS has articles (``id``, ``text``), GOLD one attribution a line (``article_id``, ``source``, ``cue``, ``content`` as
lists of character spans). Needs scikit-learn and python-crfsuite, which the program itself does not. With ``--parses``
the parsed articles are kept in FILE and used again. With ``--holdout 5`` every fifth article is left out and the
proposals for those are written beside OUT, for choosing features and thresholds. The same input gives the same weights.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import tempfile
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pycrfsuite
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from spacy.tokens import Doc, DocBin

from answers.reading.parse import parser
from answers.reading.parse.tree import Tree, build
from answers.reading.reports import attribution, labeller
from answers.reading.reports.cue_features import candidates, cue_features, outcome_features
from answers.reading.reports.token_features import View
from answers.reading.text.sentences import split_sentences

FOLDS = 3
_DUMPED = re.compile(r"\s*\((\d)\) (.+) --> (\w): (\S+)")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Gold:
    source: list[int]
    cue: list[int]
    content: list[int]
    head: int


@dataclass(frozen=True)
class Example:
    id: str
    text: str
    tree: Tree
    gold: list[Gold]


def rows(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]


def parsed(articles: list[dict[str, Any]], cache: str | None) -> list[Doc]:
    """The articles' parses, from the cache if there is one."""
    if cache and Path(cache).exists():
        return list(DocBin().from_disk(cache).get_docs(parser.load().vocab))
    docs = list(parser.docs((a["text"], split_sentences(a["text"])) for a in articles))
    if cache:
        DocBin(attrs=["ORTH", "TAG", "POS", "DEP", "HEAD", "LEMMA", "SENT_START", "SPACY"], docs=docs).to_disk(cache)
    return docs


def examples(corpus: str, gold_file: str, cache: str | None) -> list[Example]:
    articles = rows(corpus)
    gold: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows(gold_file):
        gold[row["article_id"]].append(row)
    found = []
    for article, doc in zip(articles, parsed(articles, cache), strict=True):
        tree = build(doc)

        def tokens(spans: list[list[int]], tree: Tree = tree) -> list[int]:
            return [i for a, b in spans for i in tree.touched(a, b) if not tree.words[i].isspace()]

        marks = []
        for row in gold[article["id"]]:
            cue = tokens(row["cue"])
            if cue:
                marks.append(Gold(tokens(row["source"]), cue, tokens(row["content"]), cue_head(tree, cue)))
        found.append(Example(article["id"], article["text"], tree, marks))
    return found


def cue_head(tree: Tree, cue: list[int]) -> int:
    """The token of an annotated cue that governs it; a verb before a noun before the rest."""
    inside = set(cue)
    light = ("PUNCT", "DET", "ADV", "PART", "ADP", "AUX", "SCONJ", "PRON")

    def rank(i: int) -> tuple[bool, bool, bool, int]:
        pos = tree.pos[i]
        return pos != "VERB", pos not in ("NOUN", "ADJ") and tree.lower[i] != "according", pos in light, i

    roots = [i for i in cue if tree.head[i] not in inside or tree.head[i] == i]
    return min(roots or cue, key=rank)


def logistic(data: Iterable[tuple[list[str], bool]], cost: float, least: int, penalty: float) -> dict[str, float]:
    """Weights of a logistic regression over the features seen at least ``least`` times, nought left out."""
    data = list(data)
    seen = Counter(f for features, _ in data for f in set(features))
    number = {f: i for i, f in enumerate(sorted(f for f, n in seen.items() if n >= least))}
    columns: list[int] = []
    ends = [0]
    for features, _ in data:
        columns.extend(sorted({number[f] for f in features if f in number}))
        ends.append(len(columns))
    x = sparse.csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(data), len(number)))
    y = np.array([label for _, label in data])
    model = LogisticRegression(C=cost, solver="liblinear", l1_ratio=penalty, random_state=0).fit(x, y)
    weights = {f: round(float(model.coef_[0][i]) * 100) for f, i in number.items()}
    weights["bias"] = weights.get("bias", 0) + round(float(model.intercept_[0]) * 100)
    return {f: w for f, w in weights.items() if w}


def cue_rates(data: Sequence[Example]) -> dict[str, float]:
    """How often each lemma heads a cue, of all its occurrences, smoothed; in hundredths."""
    heads = Counter(e.tree.lemma[g.head] for e in data for g in e.gold)
    seen = Counter(lemma for e in data for lemma in e.tree.lemma)
    return {k: round(100 * n / (seen[k] + 2), 1) for k, n in sorted(heads.items()) if n >= 2}


def train_cues(data: Sequence[Example], rates: dict[str, float]) -> dict[str, float]:
    def instances() -> Iterable[tuple[list[str], bool]]:
        for e in data:
            heads = {g.head for g in e.gold}
            for i in candidates(e.tree, rates):
                yield cue_features(e.tree, i, rates), i in heads

    return logistic(instances(), 0.2, 3, 0.0)


def train_parts(
    data: Sequence[Example], rates: dict[str, float], iterations: int
) -> tuple[dict[str, list[int]], list[list[int]]]:
    trainer = pycrfsuite.Trainer("lbfgs", verbose=False)
    trainer.set_params(
        {
            "c1": 0.5,
            "c2": 1.0,
            "max_iterations": iterations,
            "feature.minfreq": 3,
            "feature.possible_transitions": True,
        }
    )
    for e in data:
        for g in e.gold:
            view = View(e.tree, g.head, rates)
            source, cue, content = set(g.source), set(g.cue), set(g.content)
            xs, ys = [], []
            for i in view.tokens:
                xs.append(view.features(i))
                ys.append("C" if i in cue else "S" if i in source else "T" if i in content else "O")
            trainer.append(xs, ys)
    with tempfile.TemporaryDirectory() as folder:
        name = os.path.join(folder, "model")
        trainer.train(name)
        tagger = pycrfsuite.Tagger()
        tagger.open(name)
        tagger.dump(name + ".txt")
        weights: dict[str, list[int]] = {}
        moves = [[0] * len(labeller.LABELS) for _ in labeller.LABELS]
        for line in Path(name + ".txt").read_text(encoding="utf-8").splitlines():
            if match := _DUMPED.fullmatch(line):
                kind, feature, label, weight = match.groups()
                at = labeller.LABELS.index(label)
                if kind == "1":
                    moves[labeller.LABELS.index(feature)][at] = round(float(weight) * 100)
                elif w := round(float(weight) * 100):
                    weights.setdefault(feature, [0, 0, 0, 0])[at] = w
        tagger.close()
    return weights, moves


def words(e: Example, tokens: Sequence[int]) -> frozenset[int]:
    return frozenset(m.start() for i in tokens for m in _WORD.finditer(e.text, e.tree.start[i], e.tree.end[i]))


def judged(e: Example, found: list[Any]) -> list[bool | None]:
    """Whether each proposal is right: most of its content is a gold content, and the sources share a word; None where
    the gold has no source."""
    golds = [(words(e, g.content), words(e, g.source)) for g in e.gold]
    pairs = []
    for j, p in enumerate(found):
        content, source = words(e, p.content), words(e, p.source)
        for i, (g_content, g_source) in enumerate(golds):
            if content & g_content:
                overlap = 2 * len(content & g_content) / (len(content) + len(g_content))
                if overlap >= 0.5:
                    pairs.append((bool(source & g_source), p.head == e.gold[i].head, overlap, i, j))
    out: list[bool | None] = [False] * len(found)
    used_gold: set[int] = set()
    used: set[int] = set()
    for shares, _, _, i, j in sorted(pairs, reverse=True):
        if i not in used_gold and j not in used:
            used_gold.add(i)
            used.add(j)
            out[j] = shares if golds[i][1] else None
    return out


def half(data: Sequence[Example], iterations: int) -> dict[str, Any]:
    """The first two parts of the model."""
    hundredths = cue_rates(data)
    rates = {k: v / 100 for k, v in hundredths.items()}
    parts, moves = train_parts(data, rates, iterations)
    return {"rates": hundredths, "cue": train_cues(data, rates), "parts": parts, "moves": moves, "sure": {}}


def outcomes(data: Sequence[Example], model: labeller.Model) -> list[tuple[list[str], bool]]:
    out = []
    for e in data:
        found = attribution.proposals(e.tree, model)
        heads = attribution.cue_heads(e.tree, model)
        for proposal, right in zip(found, judged(e, found), strict=True):
            if right is not None:
                p = proposal
                out.append((outcome_features(e.tree, p.head, p.source, p.cue, p.content, heads), right))
    return out


def train(data: Sequence[Example], iterations: int, say: Callable[[str], None]) -> dict[str, Any]:
    """The whole model; the third part learns from the first two's work on articles that they were not trained on."""
    learned: list[tuple[list[str], bool]] = []
    for fold in range(FOLDS):
        rest = [e for e in data if zlib.crc32(e.id.encode()) // 7 % FOLDS != fold]
        left = [e for e in data if zlib.crc32(e.id.encode()) // 7 % FOLDS == fold]
        learned += outcomes(left, labeller.from_data(half(rest, iterations)))
        say(f"fold {fold + 1} of {FOLDS}")
    model = half(data, iterations)
    model["sure"] = logistic(learned, 0.3, 3, 0.0)
    say(f"{len(model['cue'])} + {len(model['parts'])} + {len(model['sure'])} features")
    return model


def write(path: str, model: dict[str, Any]) -> None:
    packed = json.dumps(model, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    Path(path).write_bytes(gzip.compress(packed, 9, mtime=0))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("corpus")
    arguments.add_argument("gold")
    arguments.add_argument("out")
    arguments.add_argument("--parses", help="file that keeps the parses")
    arguments.add_argument("--holdout", type=int, default=0, help="leave out every Nth article and report on those")
    arguments.add_argument("--iterations", type=int, default=50)
    options = arguments.parse_args()
    began = time.monotonic()

    def say(what: str) -> None:
        print(f"{time.monotonic() - began:6.0f} s  {what}", flush=True)

    data = examples(options.corpus, options.gold, options.parses)
    say(f"{len(data)} articles")
    out: list[Example] = []
    rest: list[Example] = []
    for e in data:
        (out if options.holdout and zlib.crc32(e.id.encode()) % options.holdout == 0 else rest).append(e)
    model = train(rest, options.iterations, say)
    write(options.out, model)
    if out:
        with Path(options.out + ".proposals.jsonl").open("w", encoding="utf-8") as stream:
            ready = labeller.from_data(model)
            for e in out:
                for p in attribution.proposals(e.tree, ready):
                    row: dict[str, Any] = {"article_id": e.id, "confidence": p.confidence, "head": e.tree.lemma[p.head]}
                    for part in ("source", "cue", "content"):
                        row[part] = pieces(e, getattr(p, part))
                    stream.write(json.dumps(row) + "\n")
    say("done")


def pieces(e: Example, tokens: Sequence[int]) -> list[list[int]]:
    found: list[list[int]] = []
    previous = -2
    for i in tokens:
        if i == previous + 1:
            found[-1][1] = e.tree.end[i]
        else:
            found.append([e.tree.start[i], e.tree.end[i]])
        previous = i
    return found


if __name__ == "__main__":
    main()
