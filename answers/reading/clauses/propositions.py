"""Every clause of a text as a proposition: what is told, of whom, and whether it is so.

A proposition is read off a verb clause of any subject, a passive with or without an agent, a copula, a participle or a
relative clause, an apposition ("Ana Reyes, mayor of Lima"), a title ("Mayor Ana Reyes"), and a noun that names an act
("criticism of the levy"). Its roles are those of the act, not of the grammar: of "the bank was robbed by Cole" the bank
is the patient (PropBank's ARG1; Palmer et al. 2005, https://doi.org/10.1162/0891201053630264).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from answers.language.function_words import function_words
from answers.language.lexicon import lexicon, veridicality
from answers.language.paraphrases import idioms, stands, verb_of_agent
from answers.model import Polarity
from answers.reading.clauses import roles
from answers.reading.clauses.clause import Clause
from answers.reading.clauses.ellipsis import Ellipsis, clauses_repeated, find_ellipses, objects_shared
from answers.reading.clauses.exclusion import Exclusions, clauses_apart, find_exclusions
from answers.reading.clauses.factuality import appraise, particle, predicate
from answers.reading.clauses.roles import Filler
from answers.reading.clauses.veridicality import in_place
from answers.reading.parse.arguments import has_not
from answers.reading.parse.tree import Tree

_VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
_THINGS = function_words().personal(gender="n")
_COMPLEMENTS = frozenset({"dobj", "oprd", "acomp", "advmod"})
_OF_SMALL_CLAUSES = frozenset({"nsubj", "npadvmod"})
_SERVING = frozenset({"aux", "auxpass", "neg", "prt", "prep"})


def find_propositions(
    tree: Tree, ellipses: Sequence[Ellipsis] | None = None, exclusions: Exclusions | None = None
) -> list[Clause]:
    """The propositions of a text, in the order of their heads; its ``ellipses`` and ``exclusions`` are found anew if
    they are not given."""
    found: list[Clause] = []
    nouns = lexicon().nouns
    ellipses = find_ellipses(tree) if ellipses is None else ellipses
    exclusions = find_exclusions(tree) if exclusions is None else exclusions
    left_out = {one.head for some in exclusions.values() for one in some}
    for i, tag in enumerate(tree.tag):
        if tag in _VERBS and tree.dep[i] not in _SERVING:
            clause = _clause(tree, i, tuple(roles.of_verb(tree, i)))
        elif tag in ("NN", "NNS") and tree.lemma[i] in nouns:
            clause = _clause(tree, i, tuple(roles.of_noun(tree, i)))
        else:
            clause = None
        if clause is not None:
            found.append(clause)
        if tree.dep[i] == "appos" and i not in left_out and (told := tuple(roles.of_apposition(tree, i))):
            found.append(Clause(i, "be", told))
        if told := tuple(roles.of_title(tree, i)):
            found.append(Clause(told[1].head, "be", told))
    found += [deed for one in found if one.predicate == "be" for deed in (*_deeds(tree, one), *_stances(tree, one))]
    found = objects_shared(tree, list(clauses_apart(tree, clauses_repeated(tree, found, ellipses), exclusions)))
    by_head = {one.head: one for one in reversed(found)}
    return [in_place(tree, one, by_head) for one in found]


def _clause(tree: Tree, head: int, fillers: tuple[Filler, ...]) -> Clause | None:
    if not fillers:
        return None
    qualities = appraise(tree, head)
    name = predicate(tree, head, lexicon())
    # Of a word that governs the act that counts ("declined to say") only its own negation is its own.
    own = Polarity.NEGATED if has_not(tree, head) else Polarity.AFFIRMED
    polarity = qualities.polarity if qualities.lemma == name else own
    if idiom := _idiom(tree, head):
        name, fillers = idiom[0], tuple(_without(tree, fillers, *idiom[1:]))
    elif " " not in name and (beside := particle(tree, head)) >= 0:
        # Of an act that is compared its particle is a part: to put a rate up is not to put it.
        name = f"{name} {tree.lower[beside]}"
    return Clause(head, name, fillers, polarity, qualities.modality) if fillers else None


def _idiom(tree: Tree, verb: int) -> tuple[str, int, str] | None:
    """The verb that says what a verb does with other words, the head of these, and the preposition of its object."""
    for one in idioms().get(tree.lemma[verb], ()):
        for child in tree.after[verb]:
            if not one.preposition and (tree.dep[child] in _COMPLEMENTS or _is_small_clause(tree, child)):
                whole = tree.lower[child] in one.words <= {tree.lower[i] for i in tree.subtree(child)}
                beside = (*tree.after[child], *tree.after[verb])
                if whole and (not one.to or any(tree.lower[i] == one.to for i in beside)):
                    return one.means, child, one.to
            elif tree.dep[child] == "prep" and tree.lower[child] == one.preposition:
                noun = next((c for c in tree.after[child] if tree.dep[c] == "pobj" and tree.lower[c] in one.words), -1)
                if noun >= 0:
                    return one.means, noun, ""
    return None


def _is_small_clause(tree: Tree, word: int) -> bool:
    """Whether an adjective is told of a verb's object as of its own subject: "found *her guilty*"."""
    return tree.dep[word] == "ccomp" and tree.pos[word] == "ADJ"


def _without(tree: Tree, fillers: tuple[Filler, ...], head: int, to: str) -> Iterator[Filler]:
    """The fillers of an idiom but for its own words; what its preposition has behind it is its object."""
    for one in fillers:
        if one.head != head:
            yield replace(one, role=roles.PATIENT) if to and one.role == roles.PREPOSITION + to else one
    for subject in (child for child in tree.before[head] if tree.dep[child] in _OF_SMALL_CLAUSES):
        yield from roles.fillers(tree, roles.PATIENT, subject)
    for child in (child for child in tree.after[head] if tree.dep[child] == "prep"):
        yield from roles.prepositional(tree, child, roles.PATIENT if to and tree.lower[child] == to else None)


def _deeds(tree: Tree, clause: Clause) -> Iterator[Clause]:
    """What somebody does by what they are: "Reyes is the *founder* of the bank", "the bank's *founder*, Reyes"."""
    sides = {role: [one for one in clause.fillers if one.role == role] for role in (roles.AGENT, roles.ATTRIBUTE)}
    names = [replace(one, role=roles.AGENT) for one in sides[roles.ATTRIBUTE] if tree.pos[one.head] == "PROPN"]
    for doers, callings in ((sides[roles.AGENT], sides[roles.ATTRIBUTE]), (names, sides[roles.AGENT])):
        for one in callings:
            verb = verb_of_agent().get(tree.lemma[one.head])
            if verb and doers and not _is_no_more(tree, one) and (told := tuple(roles.of_agent(tree, one.head))):
                yield replace(clause, head=one.head, predicate=verb, fillers=(*doers, *told))


def _stances(tree: Tree, clause: Clause) -> Iterator[Clause]:
    """What somebody supports or opposes by what they are: "is *against* the levy", "is in *favour* of it"."""
    doers = tuple(one for one in clause.fillers if one.role == roles.AGENT)
    persons = all(tree.pos[one.head] in ("PROPN", "PRON") for one in doers) and not any(
        tree.lower[one.head] in _THINGS for one in doers
    )
    for child in (child for child in tree.after[clause.head] if tree.dep[child] in ("prep", "acomp")):
        behind = [c for c in tree.after[child] if tree.dep[c] in ("pobj", "prep")]
        # "Sorry for": what one is, not what stands behind it, unless that is what an "in" brings: "in favour of".
        waiting = [child] if tree.dep[child] == "acomp" else [*reversed(behind), child]
        word = next((c for c in waiting if tree.lower[c] in stands()), -1)
        if word < 0 or not doers or (stands()[tree.lower[word]].persons and not persons):
            continue
        inner = [c for c in tree.after[word] if tree.dep[c] == "prep"]
        objects = [o for p in (word, *inner) for o in tree.after[p] if tree.dep[o] in ("pobj", "pcomp")]
        told = tuple(one for o in objects for one in roles.fillers(tree, roles.PATIENT, o))
        if told:
            yield replace(clause, predicate=stands()[tree.lower[word]].verb, fillers=(*doers, *told))


def _is_no_more(tree: Tree, filler: Filler) -> bool:
    return any(tree.lower[i] in veridicality().privative for i in filler.tokens)
