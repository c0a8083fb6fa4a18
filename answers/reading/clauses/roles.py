"""What fills the roles of a verb or noun that tells an act, by the roles of the act, whatever the voice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from answers.language.function_words import function_words
from answers.language.lexicon import Lexicon, lexicon
from answers.language.name_tables import names
from answers.language.name_tables import roles as callings
from answers.reading.annotations import Tokens
from answers.reading.clauses.actors import actor_of, actor_words, called
from answers.reading.clauses.governing import linker
from answers.reading.parse.arguments import agent_of, nominal_subject
from answers.reading.parse.tree import Tree

AGENT, PATIENT, RECIPIENT, ATTRIBUTE = "agent", "patient", "recipient", "attribute"
CONTENT, ADVERB = "content", "adverb"
PREPOSITION = "prep:"
"""What the roles of prepositional phrases begin with: "prep:in"."""

_OBJECTS = {"dobj": PATIENT, "dative": RECIPIENT, "attr": ATTRIBUTE, "acomp": ATTRIBUTE, "oprd": ATTRIBUTE}
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl"})
_OF_NOUNS = {"of": PATIENT, "by": AGENT}
_NO_PHRASE = frozenset(
    {"relcl", "acl", "advcl", "punct", "appos", "cc", "conj", "preconj", "parataxis", "mark", "prep"}
)
_INCLUDING = function_words().prepositions.inclusion
_RELATIVE = frozenset({"WDT", "WP"})
_RELATIVE_SUBJECT = _RELATIVE | {"WP$"}
_DEPTH = 6


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role: its head token, and all its tokens."""

    role: str
    head: int
    tokens: Tokens


def of_verb(tree: Tree, verb: int) -> Iterator[Filler]:
    """The roles of a verb's act. A subject that is shared, left out or relative is found."""
    passive = is_passive(tree, verb)
    subject = _subject(tree, verb, passive)
    role = _role_of_subject(tree, verb) if passive else AGENT
    if subject >= 0:
        yield from fillers(tree, role, subject)
        for included in _included(tree, verb):
            yield from fillers(tree, role, included)
        if subject == tree.head[verb]:
            yield from (_filler(tree, role, noun) for noun in _described(tree, subject))
            if (named := called(tree, subject)) >= 0:
                yield from fillers(tree, role, named)
    agent = agent_of(tree, verb)
    if agent < 0 and passive:
        agent = _agent_of_circumstance(tree, verb)
    if agent >= 0:
        yield from fillers(tree, AGENT, agent)
    yield from _complements(tree, verb)
    gap = _relative_gap(tree, verb)
    if gap not in (-1, subject):
        yield from fillers(tree, _role_of_gap(tree, verb), gap)


def _included(tree: Tree, verb: int) -> Iterator[int]:
    """Who is named as one of a verb's subjects behind it: "ten were arrested, including *Chas Booth*"."""
    for child in tree.after[verb]:
        if tree.dep[child] == "prep" and tree.lower[child] in _INCLUDING:
            yield from _objects_of(tree, child)


def _objects_of(tree: Tree, preposition: int) -> Iterator[int]:
    return (child for child in tree.after[preposition] if tree.dep[child] == "pobj")


def of_noun(tree: Tree, noun: int) -> Iterator[Filler]:
    """The roles of an act that a noun names: "*Norvane's* criticism *of the levy*", the "*mill* attack"."""
    for child in tree.children[noun]:
        dep = tree.dep[child]
        if dep == "poss":
            yield from fillers(tree, AGENT, child)
        elif dep == "compound" and tree.pos[child] in ("NOUN", "PROPN"):
            yield from fillers(tree, PATIENT, child)
        elif dep == "prep":
            yield from prepositional(tree, child, _OF_NOUNS.get(tree.lower[child]))


def of_apposition(tree: Tree, noun: int) -> Iterator[Filler]:
    """ "*Ana Reyes*, *mayor of Lima*": who is what; "*one of its mayors*" is one of them."""
    head = tree.head[noun]
    if (tree.pos[noun] in ("NOUN", "PROPN") or tree.lower[noun] == "one") and tree.pos[head] in ("NOUN", "PROPN"):
        yield _filler(tree, AGENT, head)
        yield from fillers(tree, ATTRIBUTE, noun)


def of_agent(tree: Tree, noun: int) -> Iterator[Filler]:
    """Whom a noun for who does it names: "the *bank's* founder", "winner *of the prize*", "*Lima* mill owner"."""
    for child in tree.children[noun]:
        if tree.dep[child] in ("poss", "compound") and tree.pos[child] in ("NOUN", "PROPN"):
            yield from fillers(tree, PATIENT, child)
        elif tree.dep[child] == "prep" and tree.lower[child] in ("of", "to"):
            yield from prepositional(tree, child, PATIENT)


def of_title(tree: Tree, name: int) -> Iterator[Filler]:
    """ "Bank *spokesman* Ana *Reyes*", "former *President* Reyes": who is what, by what stands before a name."""
    if tree.pos[name] != "PROPN" or tree.dep[name] == "compound":
        return
    title = name - 1
    while title >= tree.left[name] and (tree.words[title] == "-" or _is_part_of_name(tree, title)):
        title -= 1
    before = range(tree.left[name], title + 1)
    if title not in before or tree.pos[title] not in ("NOUN", "PROPN") or tree.dep[title] != "compound":
        return
    yield _filler(tree, AGENT, name)
    yield Filler(
        ATTRIBUTE, title, tuple(i for i in before if tree.tag[i] not in ("DT", "POS") and tree.pos[i] != "PUNCT")
    )


def _is_part_of_name(tree: Tree, i: int) -> bool:
    return tree.pos[i] == "PROPN" and tree.lower[i] not in _offices()


@cache
def _offices() -> frozenset[str]:
    """Titles that tell what their bearer is, in lower case: "President", not "Mr."."""
    offices = (word.lower() for row in names().titles if row.role for word in row.words)
    return frozenset(offices) | {row.word for row in callings().nouns}


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether the verb is a passive: with its auxiliary, in a row with one, or a participle that stands by itself."""
    for _ in range(_DEPTH):
        before = {tree.dep[child] for child in tree.before[verb]}
        if before & {"auxpass", "nsubjpass"}:
            return True
        # What stands by a noun without a subject is a participle, whatever the tagger has it: "cases examined".
        # So is what is joined to one: "built in 1911 but *expanded*".
        first = tree.head[verb] if tree.dep[verb] == "conj" else verb
        by_noun = tree.dep[first] == "acl" and tree.tag[verb] == "VBD"
        if (tree.tag[verb] != "VBN" and not by_noun) or "aux" in before:
            return False
        if "nsubj" in before:  # "with the levy *introduced*", "saw her *sent* home"
            finite = tree.dep[verb] not in ("ccomp", "pcomp", "advcl")
            return not finite and all(tree.dep[child] != "dobj" for child in tree.after[verb])
        if tree.dep[verb] != "conj" or tree.tag[tree.head[verb]] != "VBN":
            return True
        verb = tree.head[verb]
    return False


def _subject(tree: Tree, verb: int, passive: bool) -> int:
    """The subject: own, of what a participle or relative clause stands by, or shared with another verb; or -1."""
    own = nominal_subject(tree, verb)
    if own < 0:
        own = tree.subject[verb]
    if own >= 0:
        return tree.head[verb] if tree.tag[own] in _RELATIVE and tree.dep[verb] == "relcl" else own
    head, dep = tree.head[verb], tree.dep[verb]
    if dep == "amod" or (dep == "acl" and tree.tag[verb] in ("VBN", "VBD", "VBG")):
        return head
    if dep == "conj" and passive and head != verb:
        # "He appeared in court and *was* remanded": with an auxiliary of its own it shares the subject of any verb.
        finite = any(tree.dep[child] == "auxpass" for child in tree.before[verb])
        return _subject(tree, head, passive) if finite or is_passive(tree, head) else -1
    actor = actor_of(tree, verb, lexicon())
    return _there_is(tree, head) if actor < 0 and dep == "advcl" else actor


def _there_is(tree: Tree, verb: int) -> int:
    """What there is: "there have been *storms*, causing damage"; or -1."""
    if all(tree.dep[child] != "expl" for child in tree.before[verb]):
        return -1
    return next((child for child in tree.after[verb] if tree.dep[child] == "attr"), -1)


def _described(tree: Tree, noun: int) -> Iterator[int]:
    """What a noun in apposition describes: "*Nobel*, a chemist and inventor who ..."."""
    for _ in range(_DEPTH):
        dep, head = tree.dep[noun], tree.head[noun]
        if dep not in ("appos", "conj") or (dep == "conj" and tree.dep[head] != "appos"):
            return
        noun = head
        if dep == "appos":
            yield noun


def _agent_of_circumstance(tree: Tree, verb: int) -> int:
    """Who acts by what a passive names as its circumstance: "killed in a raid by *rebels*"; or -1."""
    for preposition in tree.after[verb]:
        if tree.dep[preposition] == "prep" and tree.lower[preposition] in ("in", "during"):
            for noun in tree.after[preposition]:
                for by in tree.after[noun] if tree.tag[noun] in ("NN", "NNS") else ():
                    if tree.lower[by] == "by":
                        return next(_objects_of(tree, by), -1)
    return -1


def _role_of_subject(tree: Tree, verb: int) -> str:
    """What a passive's subject is: "the *mill* was sold", but "*she* was given a map" is to whom it was given."""
    return RECIPIENT if any(tree.dep[child] == "dobj" for child in tree.after[verb]) else PATIENT


def _relative_gap(tree: Tree, verb: int) -> int:
    """What a relative clause leaves out but for its subject: "the *levy* that she opposes"; or -1."""
    node = verb
    for _ in range(_DEPTH):
        if tree.dep[node] == "relcl":
            own = nominal_subject(tree, node)
            if own < 0 or any(tree.tag[word] in _RELATIVE_SUBJECT for word in (own, *tree.children[own])):
                return -1
            if any(tree.tag[child] == "WRB" for child in tree.before[node]):
                return -1
            objects = (c for c in tree.after[verb] if tree.dep[c] in ("dobj", "attr") and tree.tag[c] not in _RELATIVE)
            taken = next(objects, -1) >= 0 and _role_of_gap(tree, verb) == PATIENT
            return -1 if taken else tree.head[node]
        if tree.dep[node] not in ("xcomp", "conj") or tree.head[node] == node:
            return -1
        node = tree.head[node]
    return -1


def _role_of_gap(tree: Tree, verb: int) -> str:
    """The role of the gap: object, or that of a preposition: "the town *in* which she lived", "she lived *in*"."""
    for child in tree.children[verb]:
        if tree.dep[child] in ("prep", "dative") and tree.tag[child] in ("IN", "TO"):
            inner = [own for own in tree.children[child] if tree.dep[own] in ("pobj", "pcomp", "prep")]
            if not inner or (tree.dep[inner[0]] == "pobj" and tree.tag[inner[0]] in _RELATIVE):
                return RECIPIENT if tree.dep[child] == "dative" else PREPOSITION + linker(tree, child, lexicon())
    return PATIENT


def _complements(tree: Tree, head: int) -> Iterator[Filler]:
    for child in tree.children[head]:
        dep = tree.dep[child]
        if dep == "prep" or (dep == "dative" and tree.pos[child] == "ADP"):
            yield from prepositional(tree, child, RECIPIENT if dep == "dative" else None)
        elif dep in _OBJECTS and tree.tag[child] not in _RELATIVE:
            yield from fillers(tree, _OBJECTS[dep], child)
        elif dep in _CLAUSES and tree.pos[child] in ("VERB", "AUX"):
            yield Filler(CONTENT, child, tuple(tree.subtree(child)))
        elif dep in ("npadvmod", "advmod"):
            yield Filler(ADVERB, child, tuple(tree.subtree(child)))


def prepositional(tree: Tree, preposition: int, role: str | None = None) -> Iterator[Filler]:
    """What stands behind a preposition, in ``role`` or in that of the preposition."""
    for child in tree.after[preposition]:
        as_such = tree.dep[child] == "amod" and tree.lower[preposition] == "as"  # "described it *as reckless*"
        if (tree.dep[child] in ("pobj", "pcomp") or as_such) and tree.tag[child] not in _RELATIVE:
            yield from fillers(tree, role or PREPOSITION + linker(tree, preposition, lexicon()), child)
        elif tree.dep[child] == "prep":
            yield from prepositional(tree, child, role)


def fillers(tree: Tree, role: str, head: int) -> Iterator[Filler]:
    """A phrase; each that is coordinated with it, and what it is called and counts: all of them fill the role."""
    waiting = [head]
    while waiting:
        top = waiting.pop()
        yield _filler(tree, role, top)
        counted = tree.lemma[top] in actor_words().measures
        for child in tree.after[top]:
            dep = tree.dep[child]
            if dep in ("conj", "appos"):
                waiting.append(child)
            elif dep == "prep" and ((counted and tree.lower[child] == "of") or tree.lower[child] in _INCLUDING):
                waiting += _objects_of(tree, child)


def _filler(tree: Tree, role: str, head: int) -> Filler:
    return Filler(role, head, tuple(sorted(_phrase(tree, head, lexicon()))))


def _phrase(tree: Tree, head: int, rules: Lexicon) -> Iterator[int]:
    """A phrase with its modifiers and what hangs on it by prepositions, without clauses and what is coordinated."""
    waiting = [head]
    while waiting:
        top = waiting.pop()
        yield top
        for child in tree.children[top]:
            kept = tree.dep[child] not in _NO_PHRASE or (top != head and tree.dep[child] == "conj")
            if kept or (tree.dep[child] == "prep" and _adds(tree, child, rules)):
                waiting.append(child)


def _adds(tree: Tree, preposition: int, rules: Lexicon) -> bool:
    """Whether what hangs on a preposition is part of the phrase: not what is set against it."""
    return linker(tree, preposition, rules) not in rules.linkers
