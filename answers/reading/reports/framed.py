"""Reports that stand in or behind the clause that they are about: "*The levy*, Ana Reyes said, *had been paid*"."""

from __future__ import annotations

from answers.language.function_words import function_words
from answers.language.verbs import of_class
from answers.reading.annotations import Tokens
from answers.reading.parse.arguments import has_not, subject_of
from answers.reading.parse.tree import FINITE, PROPER, Tree
from answers.reading.reports.certain_cues import NOBODY, is_finite

_SUBORDINATORS = function_words().subordinators.all
_NEAR = 40
"""Tokens before a verb in which a name and what is told of its bearer may stand."""
_JOINING = frozenset({"CC", "FW", "IN", "POS"})


def framed(tree: Tree, i: int) -> tuple[Tokens, Tokens]:
    """Source and content of a report that the clause it is about stands around, or before; both empty for another verb.

    "*The levy*, Ana Reyes said, *had been paid*"; "*The levy was paid*, Ana Reyes, who leads the inquiry, pointed out".
    """
    if tree.pos[i] != "VERB" or not _tells(tree, i) or tree.quote[i] >= 0 or has_not(tree, i):
        return (), ()
    source, clause = _by_parse(tree, i)
    if not clause:
        source, clause = _by_commas(tree, i)
    while clause and tree.pos[clause[-1]] in ("PUNCT", "SPACE"):
        clause = clause[:-1]
    # "But when it fell, Reyes said enough": no more than when that was.
    led = not _SUBORDINATORS.isdisjoint(tree.lower[t] for t in clause[:2])
    return ((), ()) if led or any(tree.quote[t] >= 0 for t in clause) else (source, clause)


def _by_parse(tree: Tree, i: int) -> tuple[Tokens, Tokens]:
    subject = subject_of(tree, i)
    if subject < 0 or tree.lower[subject] in NOBODY or tree.head[subject] != i:
        return (), ()
    source = tuple(tree.subtree(subject))
    if tree.dep[i] == "parataxis":
        host, own = tree.head[i], set(tree.subtree(i))
        around = tuple(t for t in tree.subtree(host) if t not in own)
        begin, end = min(source[0], i), max(source[-1], i)
        is_set_off = (
            tree.words[begin - 1 : begin] == [","] and around[0] < begin and "," in tree.words[end + 1 : end + 3]
        )
        return (source, around) if is_set_off and is_finite(tree, host) else ((), ())
    before = [c for c in tree.children[i] if tree.dep[c] == "ccomp" and c < subject and is_finite(tree, c)]
    whole = len(before) == 1 and tree.words[source[0] - 1] == ","
    return (source, tuple(tree.subtree(before[0]))) if whole else ((), ())


def _by_commas(tree: Tree, i: int) -> tuple[Tokens, Tokens]:
    """Likewise where a parse loses who speaks: a clause, a comma, a name with what is told of its bearer, the verb."""
    begin, end = tree.bounds[tree.sentence[i]]
    commas = [k for k in range(max(begin, i - _NEAR), i) if tree.words[k] == ","]
    if commas and (amid := _amid(tree, commas[-1], i)):
        return tuple(range(commas[-1] + 1, i)), amid
    bare = tree.tag[i] == "VBN" and all(tree.dep[c] not in ("aux", "auxpass") for c in tree.children[i])
    if not commas or not (bare or tree.tag[i] in FINITE) or any(tree.tag[k] in FINITE for k in range(i + 1, end)):
        return (), ()
    if commas[-1] < i - 1:
        opening, name = commas[-1], range(commas[-1] + 1, i)
    else:  # "Reyes, *who leads the inquiry*, said"
        pairs = (
            (a, range(a + 1, b)) for b in commas[1:-1] for a in commas if a < b and _is_name(tree, range(a + 1, b))
        )
        opening, name = next(pairs, (-1, range(0)))
    first = next((k for k in range(begin, opening) if tree.words[k].isalnum()), -1)
    told = any(is_finite(tree, k) for k in range(begin, opening) if tree.tag[k] in FINITE or tree.tag[k] == "VBN")
    if first < 0 or not told or not _is_name(tree, name):
        return (), ()
    return tuple(name), tuple(range(first, opening))


def _amid(tree: Tree, comma: int, i: int) -> Tokens:
    """What is reported where a report stands between subject and verb: "*The levy*, Reyes said, *had risen*"."""
    begin, end = tree.bounds[tree.sentence[i]]
    after = next((k for k in range(i + 1, min(end, i + 3)) if tree.words[k] == ","), -1)
    if after < 0 or after + 1 >= end or tree.tag[after + 1] not in FINITE:
        return ()
    plain = tree.pos[comma - 1] in ("NOUN", "PROPN") and all(tree.tag[k] not in FINITE for k in range(begin, comma))
    return (*range(begin, comma), *range(after + 1, end)) if plain and _is_name(tree, range(comma + 1, i)) else ()


def _is_name(tree: Tree, place: range) -> bool:
    """Whether words are a name, with an office before it: "Professor of Law Ana Reyes", "Reyes et al. (2021)"."""
    capital = [k for k in place if tree.words[k][:1].isupper()]
    joined = all(
        tree.words[k][:1].isupper() or tree.tag[k] in _JOINING | PROPER or not tree.words[k].isalpha() for k in place
    )
    return bool(capital) and capital[0] == place.start and joined and any(tree.tag[k] in PROPER for k in capital)


def _tells(tree: Tree, verb: int) -> bool:
    """Whether a verb is one of speaking, with its particle: "pointed out"."""
    out = next((tree.lower[c] for c in tree.after[verb] if tree.dep[c] == "prt"), "")
    if out:
        return f"{tree.lemma[verb]} {out}" in of_class("speech") | of_class("mention")
    return tree.lemma[verb] in of_class("speech") | of_class("reporting")
