"""Parts of speech and lemmas, remembered by word, tag and dependency.

The pipeline's attribute ruler and lemmatiser take a third of its time, and what they say of a token depends on its
word, tag and dependency alone, but for a few short words that depend on their neighbours too. So each such combination
is put to them once, and looked up from then on. The outcome is the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

COMPONENTS = ("attribute_ruler", "lemmatizer")
"""The components whose work this module does."""

_MOST = 300_000
"""Combinations remembered; a process that reads for days begins anew at that."""

# "there *is*", "ain't", "gonna", "let's": the neighbours count.
_DEPENDENT = frozenset({"is", "are", "was", "were", "'s", "'re", "ai", "gon", "na", "ta", "c'm", "y", "y'"})

Key = tuple[int, ...]


class Annotator:
    """Sets part of speech, morphology and lemma of every token of tagged and parsed documents."""

    def __init__(self, nlp: Language) -> None:
        from spacy.attrs import DEP, LEMMA, MORPH, ORTH, POS, TAG

        self._vocab = nlp.vocab
        self._components = [component for name, component in nlp.components if name in COMPONENTS]
        self._read = [ORTH, TAG, DEP]
        self._written = [POS, MORPH, LEMMA]
        self._known: dict[Key, tuple[int, int, int]] = {}
        self._dependent = {nlp.vocab.strings.add(form) for word in _DEPENDENT for form in _forms(word)}

    def __call__(self, docs: Iterable[Doc]) -> list[Doc]:
        """The same documents, annotated; what is new in any of them is put to the components at once."""
        import numpy as np

        if len(self._known) > _MOST:
            self._known.clear()
        annotated = [(doc, self._keys(doc)) for doc in docs]
        known = self._known
        self._learn([key for key in dict.fromkeys(key for _, keys in annotated for key in keys) if key not in known])
        for doc, keys in annotated:
            if keys:
                values = np.array([known[key] for key in keys], dtype="uint64")
                doc.from_array(self._written, values)  # type: ignore[arg-type]
        return [doc for doc, _ in annotated]

    def _keys(self, doc: Doc) -> list[Key]:
        rows = [tuple(row) for row in doc.to_array(self._read).tolist()]
        return [self._key(rows, i) for i in range(len(rows))]

    def _key(self, rows: Sequence[Key], i: int) -> Key:
        row = rows[i]
        if row[0] not in self._dependent:
            return row
        before = rows[i - 1] if i else ()
        after = rows[i + 1] if i + 1 < len(rows) else ()
        return (*row, *(before or (0, 0, 0)), *(after or (0, 0, 0)))

    def _learn(self, keys: Sequence[Key]) -> None:
        """Puts combinations to the components, in one made-up document."""
        from spacy.tokens import Doc

        if not keys:
            return
        shown: list[Key] = []
        places: list[int] = []
        for key in keys:
            own, before, after = key[:3], key[3:6], key[6:9]
            if before and before[0]:
                shown.append(before)
            places.append(len(shown))
            shown.append(own)
            if after and after[0]:
                shown.append(after)
            shown.append(())
        strings = self._vocab.strings
        doc = Doc(
            self._vocab,
            words=[strings[row[0]] if row else "|" for row in shown],
            tags=[strings[row[1]] if row else "." for row in shown],
            deps=[strings[row[2]] if row and row[2] else "dep" for row in shown],
            heads=list(range(len(shown))),
        )
        for component in self._components:
            doc = component(doc)
        table = doc.to_array(self._written).tolist()
        for key, place in zip(keys, places, strict=True):
            pos, morph, lemma = table[place]
            self._known[key] = (pos, morph, lemma)


def _forms(word: str) -> set[str]:
    plain = {word, word.capitalize(), word.upper()}
    return plain | {form.replace("'", "’") for form in plain}
