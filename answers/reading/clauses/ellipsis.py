"""Verbs left out behind an auxiliary: "Okafor mentioned the mine, and *Reyes did not*", "*nor did Reyes*".

What is left out is the nearest clause's that can be: the one it is joined to, that it stands beside, or the sentence's
before (VP ellipsis; Hardt 1997, https://aclanthology.org/J97-4003/).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from answers.language.function_words import function_words
from answers.language.lexicon import lexicon
from answers.language.thesaurus import is_person
from answers.model import Modality, Polarity
from answers.reading.annotations import Attribution, Qualities, Tokens
from answers.reading.clauses.actors import phrase_of
from answers.reading.clauses.clause import Clause
from answers.reading.clauses.roles import AGENT, ATTRIBUTE, CONTENT, PATIENT, PREPOSITION, Filler, fillers
from answers.reading.parse.tree import FINITE, Tree

_WORDS = function_words()
_PRIMARY = frozenset({"do", "have", _WORDS.copula.lemma})
_LEADING = frozenset({"as", "so"})
_INVERTED = frozenset({"nsubj", "nsubjpass", "dobj", "attr"})
_BESIDE = frozenset({"neg", "advmod", "punct", "cc", "mark", "npadvmod", "conj"})
_BEFORE = frozenset({"ccomp", "advcl"})
_VERBS = frozenset({"VERB", "AUX"})
_BACK = 2
"""Sentences back in which what is left out may be named."""


@dataclass(frozen=True, slots=True)
class Ellipsis:
    """A clause without its verb: its auxiliary, whose clause it repeats, of whom, and whether it is so."""

    auxiliary: int
    antecedent: int
    subject: int
    cue: Tokens
    polarity: Polarity
    modality: Modality


def find_ellipses(tree: Tree) -> list[Ellipsis]:
    """The clauses of a text that leave their verb out, in order."""
    return [found for i, tag in enumerate(tree.tag) if tag in FINITE and (found := _ellipsis(tree, i))]


def _ellipsis(tree: Tree, i: int) -> Ellipsis | None:
    if tree.tag[i] != "MD" and tree.lemma[i] not in _PRIMARY:
        return None
    subject = _subject(tree, i)
    antecedent = _antecedent(tree, i)
    if subject < 0 or antecedent < 0 or not _fits(tree, i, antecedent):
        return None
    if any(tree.dep[child] not in _BESIDE for child in tree.children[i] if child not in (subject, antecedent, i - 1)):
        return None
    beside = {*tree.children[i], i - 1}  # "nor did Reyes"
    negations = [c for c in beside if tree.lower[c] in lexicon().negations]
    modality = lexicon().modals.get(tree.lower[i], Modality.ASSERTED) if tree.tag[i] == "MD" else Modality.ASSERTED
    polarity = Polarity.NEGATED if negations else Polarity.AFFIRMED
    return Ellipsis(i, antecedent, subject, tuple(sorted((i, *negations))), polarity, modality)


def _subject(tree: Tree, i: int) -> int:
    """The auxiliary's subject, before or behind it ("nor did *Reyes*"); -1 where it has none."""
    if i and tree.lower[i - 1] in _LEADING | lexicon().negations:
        return next((child for child in tree.after[i] if tree.dep[child] in _INVERTED), -1)
    return tree.subject[i]


def _antecedent(tree: Tree, i: int) -> int:
    """The verb that stands for what is left out; -1 where none is near."""
    head, dep = tree.head[i], tree.dep[i]
    if dep in ("conj", "advcl") and tree.pos[head] in _VERBS:
        return head
    beside = next((child for child in tree.before[i] if tree.dep[child] in _BEFORE), -1)
    if beside >= 0 or dep != "ROOT" or not tree.sentence[i]:
        return beside
    begin, end = tree.bounds[tree.sentence[i] - 1]
    root = next((j for j in range(begin, end) if tree.dep[j] == "ROOT" and tree.pos[j] in _VERBS), -1)
    # "Hale said he would sign. Reyes did not": say so, or sign?
    return -1 if root < 0 or any(tree.dep[child] == "ccomp" for child in tree.children[root]) else root


def _fits(tree: Tree, i: int, antecedent: int) -> bool:
    """Whether an auxiliary can stand for a verb: "did" for any but a passive or "be", "was" for those."""
    own = {tree.lemma[child] for child in tree.before[antecedent] if tree.dep[child] in ("aux", "auxpass")}
    passive = any(tree.dep[child] == "auxpass" for child in tree.before[antecedent])
    if tree.subject[antecedent] < 0 or tree.dep[antecedent] == "aux":
        return False
    if tree.lemma[i] == "do":
        return not passive and tree.lemma[antecedent] != _WORDS.copula.lemma
    if tree.lemma[i] == _WORDS.copula.lemma:
        return passive or tree.lemma[antecedent] == _WORDS.copula.lemma
    return tree.tag[i] == "MD" or tree.lemma[i] in own


def reports_repeated(
    tree: Tree, told: Sequence[tuple[Attribution, Qualities]], ellipses: Sequence[Ellipsis]
) -> Iterator[tuple[Attribution, Qualities]]:
    """What is told again of another by leaving the verb out: "and Reyes did not"."""
    by_cue: dict[int, list[tuple[Attribution, Qualities]]] = {}
    for report, qualities in told if ellipses else ():
        for i in {report.head, *report.cue}:
            by_cue.setdefault(i, []).append((report, qualities))
    for one in ellipses:
        own, kept = _extent(tree, one.auxiliary), _extent(tree, one.antecedent)
        kept = kept if one.antecedent in own else range(0)
        for report, qualities in by_cue.get(one.antecedent, ()):
            if tree.subject[one.antecedent] in report.source:
                content = tuple(i for i in report.content if i not in own or i in kept)
                repeated = Attribution(phrase_of(tree, one.subject), one.cue, content, one.auxiliary)
                yield repeated, replace(qualities, polarity=one.polarity, modality=one.modality)


def _extent(tree: Tree, i: int) -> range:
    return range(tree.left[i], tree.right[i] + 1)


def clauses_repeated(tree: Tree, clauses: Sequence[Clause], ellipses: Sequence[Ellipsis]) -> list[Clause]:
    """The clauses, with those that leave their verb out filled up."""
    missing = {one.auxiliary: one for one in ellipses}
    whole = {one.head: one for one in reversed(clauses)} if missing else {}
    return [_filled(tree, one, missing[one.head], whole) if one.head in missing else one for one in clauses]


def _filled(tree: Tree, clause: Clause, one: Ellipsis, whole: Mapping[int, Clause]) -> Clause:
    given = whole.get(one.antecedent)
    role = next((f.role for f in given.fillers if f.head == tree.subject[one.antecedent]), "") if given else ""
    if given is None or not role:
        return clause
    own = tuple(fillers(tree, role, one.subject))
    kept = tuple(filler for filler in given.fillers if filler.role != role and filler.head != one.auxiliary)
    return replace(
        clause, predicate=given.predicate, fillers=(*own, *kept), polarity=one.polarity, modality=one.modality
    )


def objects_shared(tree: Tree, clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses, those of persons who did not do what was done with the object that was named before and is left out:
    "They signed *the truce*. Reyes did not sign."

    What is understood so is what stands nearest (null complement anaphora; Hankamer and Sag 1976,
    https://www.jstor.org/stable/4177933).
    """
    last: dict[str, tuple[int, tuple[Filler, ...]]] = {}
    objects: dict[int, tuple[Filler, ...]] = {}
    for one in sorted(clauses, key=lambda clause: clause.head):
        own = tuple(filler for filler in one.fillers if filler.role == PATIENT)
        sentence = tree.sentence[one.head]
        if own:
            last[one.predicate] = sentence, own
        elif one.predicate in last and sentence - last[one.predicate][0] <= _BACK and _lacks_object(tree, one):
            objects[one.head] = last[one.predicate][1]
    return [replace(one, fillers=(*one.fillers, *objects[one.head])) if one.head in objects else one for one in clauses]


def _lacks_object(tree: Tree, one: Clause) -> bool:
    """Whether it is told of a person that they did not do something, and not of what."""
    persons = any(
        filler.role == AGENT and (tree.pos[filler.head] in ("PROPN", "PRON") or is_person(tree.lemma[filler.head]))
        for filler in one.fillers
    )
    whole = any(filler.role in (CONTENT, ATTRIBUTE) or filler.role.startswith(PREPOSITION) for filler in one.fillers)
    return one.polarity is Polarity.NEGATED and persons and not whole
