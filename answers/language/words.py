"""How text becomes index terms: one analysis for the index, the question and the matching of topics in statements.

A word is folded (case, accents, apostrophes, the points of "U.S.") and, for topics, stemmed with the inflectional part
of Snowball's English stemmer (Porter 2, https://snowballstem.org/algorithms/english/stemmer.html), so that what
matches in the index is exactly what matches in a statement.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from answers.language.tables import Lower, Table, Words, load
from answers.language.verbs import irregular_forms

# An initialism ("U.S.", "p.m.") is one word; so is a number with separators; else letters, digits, inner apostrophes.
# Most words are plain, and the first piece takes them at once; it takes nothing that the others would take otherwise.
_WORD = re.compile(
    r"[A-Za-z]{2,}(?![\w'’ʼ\u0300-\u036f])"
    r"|(?:[^\W\d_]\.){2,}|\d+(?:[.,:]\d+)+|(?:\w[\u0300-\u036f]*)+(?:['’ʼ](?:\w[\u0300-\u036f]*)+)*"
)
_COMPOUND = re.compile(r"(?<![\w-])[^\W\d_]+-[^\W\d_]{2,}(?![\w-])")
_POSSESSIVE = re.compile(r"'s?$")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: its span and its folded form."""

    start: int
    end: int
    folded: str


_LETTERS = str.maketrans({"þ": "th", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "ø": "o", "ł": "l", "ı": "i", "ŋ": "n"})
"""Letters that Unicode does not take apart, as they are written where keyboards lack them."""


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """The word without case, accents, possessive and the points of initialisms: "Zelenskyy’s" -> "zelenskyy"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    plain = plain.translate(_LETTERS).replace("’", "'").replace("ʼ", "'")
    plain = _POSSESSIVE.sub("", plain)
    return plain.replace("'", "") if plain[:1].isdigit() else plain.replace("'", "").replace(".", "")


class _Inflection(Table):
    """``irregular``: base -> forms; ``doubled``: verbs; ``apart``, ``whole``: words that no rule touches."""

    irregular: dict[Lower, tuple[Lower, ...]]
    doubled: Words
    apart: Words
    whole: Words

    @cached_property
    def bases(self) -> dict[str, str]:
        """Every form that the rules would get wrong, to its base."""
        found = {form: base for base, forms in self.irregular.items() for form in forms}
        found |= {form: verb for form, verb in irregular_forms().items() if form not in self.apart}
        for verb in self.doubled:
            found |= {f"{verb}{last}{ending}": verb for last in ("", verb[-1]) for ending in ("ed", "ing")}
        return found


@cache
def _inflection() -> _Inflection:
    """The validated list. Raises DataError with the entry at fault."""
    return load(__package__, "inflection.yaml", _Inflection)


_VOWEL = "aeiouy"
_R1 = re.compile(r"^[^aeiouy]*[aeiouy]+[^aeiouy]")
_SHORT = re.compile(r"(?:[^aeiouy][aeiouy][^aeiouywx]|^[aeiouy][^aeiouy])$")


@lru_cache(maxsize=200_000)
def stem(folded: str) -> str:
    """What all inflected forms of a folded word share: "sanctions", "sanctioning" -> "sanction"; "took" -> "take".

    The inflectional steps of Snowball's English stemmer (1a, 1b, 1c, 5), behind a list of irregular forms. Its other
    steps are left out, for they make one word of several ("human" and "humanity", "diverse" and "diversity").
    """
    if not (folded.isalpha() and folded.isascii()) or len(folded) < 3:
        return folded
    rules = _inflection()
    word = rules.bases.get(folded, folded)
    if word not in rules.whole:
        word = _without_s(word)
    if word not in rules.whole:
        word = _without_ing(word)
    if len(word) > 2 and word[-1] == "y" and word[-2] not in _VOWEL:
        return word[:-1] + "i"
    return word[:-1] if len(word) > 4 and word[-1] == "e" else word


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for form in _inflection().bases:
        found[stem(form)] = (*found.get(stem(form), ()), form)
    return found


def irregular_of(stemmed: str) -> tuple[str, ...]:
    """The folded words that have a stem and need not begin as it does: "took", of "take"."""
    return _irregular().get(stemmed, ())


@cache
def _snowball() -> Callable[[str], list[str]]:
    import tantivy

    stemmer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.raw()).filter(tantivy.Filter.stemmer("english")).build()
    return stemmer.analyze


@lru_cache(maxsize=200_000)
def root(folded: str) -> str:
    """What a folded word shares with those derived from it too: "sold" and "seller", "resignation" and "resigned".

    Snowball's whole English stemmer, behind the list of irregular forms: for ranking, where a word too many costs
    little; what has to be the same word is told by its ``stem``.
    """
    if not (folded.isalpha() and folded.isascii()):
        return folded
    found = _snowball()(_inflection().bases.get(folded, folded))
    return found[0] if found else folded


def _without_s(word: str) -> str:
    """Step 1a: the plural and the third person."""
    if word.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return word[:-2]
    if word.endswith(("ied", "ies")):
        return word[:-2] if len(word) > 4 else word[:-1]
    if word.endswith("s") and not word.endswith(("us", "ss")) and any(c in _VOWEL for c in word[:-2]):
        return word[:-1]
    return word


def _without_ing(word: str) -> str:
    """Step 1b: the past and the gerund, with what they doubled or dropped put right."""
    head = _R1.match(word)
    start = head.end() if head else len(word)
    if word.endswith("eed"):
        return word[:-1] if len(word) - 3 >= start else word
    ending = next((e for e in ("ing", "ed") if word.endswith(e)), None)
    if ending is None or not any(c in _VOWEL for c in word[: -len(ending)]):
        return word
    word = word[: -len(ending)]
    if word.endswith(("at", "bl", "iz")):
        return word + "e"
    if word[-2:] in ("bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt"):
        return word[:-1]
    head = _R1.match(word)
    return word + "e" if _SHORT.search(word) and (head is None or head.end() >= len(word)) else word


def tokens(text: str, start: int, end: int) -> list[str]:
    """The words of ``text[start:end]`` in order, as they are written."""
    return _WORD.findall(text, start, end)


def words(text: str, start: int = 0, end: int | None = None, *, among: Container[str] | None = None) -> Iterator[Word]:
    """The words of ``text[start:end]`` in order, with offsets into ``text``; only those written like one ``among``."""
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        token = match.group()
        if (among is None or token in among) and (folded := fold(token)):
            yield Word(match.start(), match.end(), folded)


def compounds(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """What a hyphen joins in ``text[start:end]``, each as one word: "plug-in" is a "plugin" too."""
    for match in _COMPOUND.finditer(text, start, len(text) if end is None else end):
        yield Word(match.start(), match.end(), fold(match.group().replace("-", "")))
