"""Who does what a verb tells: its subject, wherever the sentence has it, and whether that can act at all."""

from __future__ import annotations

from functools import cache, cached_property

from answers.language.function_words import function_words
from answers.language.lexicon import Lexicon
from answers.language.tables import Lower, Table, Words, load
from answers.language.verbs import of_class
from answers.reading.annotations import Tokens
from answers.reading.clauses.governing import linker
from answers.reading.parse.arguments import has_not, nominal_subject
from answers.reading.parse.tree import Tree

_WORDS = function_words()
_DEPTH = 10
_THINGS = _WORDS.personal("determiner", gender="n")
_CARRYING = frozenset({"xcomp", "advcl", "acl", "pcomp", "prep", "conj", "acomp", "ccomp", "oprd", "advmod", "cc"})
_NO_PHRASE = frozenset({"relcl", "acl", "punct"})


class EventExample(Table):
    """A text and the deeds told in it: "source | lemma polarity modality | content"."""

    text: str
    expect: tuple[str, ...]


class ActorWords(Table):
    """``events.yaml``, and the classes of verbs that tell of actors."""

    actors: Words
    actor_endings: tuple[Lower, ...]
    no_actors: Words
    states: Words
    aims: Words
    measures: Words
    examples: tuple[EventExample, ...]

    @cached_property
    def stative(self) -> frozenset[str]:
        """Lemmas that tell no deed."""
        return self.states | of_class("state")

    @cached_property
    def pronouns(self) -> frozenset[str]:
        """Pronouns of persons who may act, but for "you", "me" and "us", of whom no article tells a deed."""
        third = _WORDS.personal("subject", "object", person=3) - _WORDS.personal(gender="n")
        return third | _WORDS.personal("subject", person=1) | _WORDS.relative_pronouns.personal

    @cached_property
    def owning(self) -> frozenset[str]:
        """Verbs with which an actor makes an unowned plan their own."""
        return of_class("owning") | of_class("light")


@cache
def actor_words() -> ActorWords:
    """The word lists. Raises DataError with the entry at fault."""
    return load("answers.language", "events.yaml", ActorWords)


def actor_of(tree: Tree, verb: int, lexicon: Lexicon) -> int:
    """Who does it, -1 if nobody is named.

    The subject, or that of a coordinated or governing verb, or its object ("urged *him* to resign").
    """
    node = verb
    alternative = tree.dep[verb] == "pcomp" and linker(tree, tree.head[verb], lexicon) in lexicon.linkers
    for _ in range(_DEPTH):
        subject = doer_of(tree, node)
        if subject >= 0:
            return subject
        head, dep = tree.head[node], tree.dep[node]
        if head == node or dep == "relcl":
            return -1
        if dep in ("acl", "xcomp"):
            owner = _owner(tree, node)
            if owner >= 0:
                return owner
        if dep == "acl":
            if tree.tag[node] == "VBG":
                return head
            holder = tree.head[head] if tree.dep[head] == "dobj" else head
            if not alternative and tree.lemma[holder] not in actor_words().owning:
                return -1
        if dep == "xcomp" and tree.pos[head] == "VERB":
            for patient in tree.after[head]:
                if tree.dep[patient] in ("dobj", "dative") and patient < node:
                    return patient
        if dep not in _CARRYING and tree.pos[node] not in ("NOUN", "ADP"):
            return -1
        node = head
    return -1


def doer_of(tree: Tree, verb: int) -> int:
    """The verb's own subject, or what a relative clause belongs to; -1 where a passive names another as its agent.

    A clause does nothing: of "what he says suggests a deal" it is no doer.
    """
    subject = nominal_subject(tree, verb)
    if subject < 0:
        return -1
    if tree.lower[subject] in _WORDS.relative_pronouns.subjects and tree.dep[verb] == "relcl":
        named = called(tree, tree.head[verb])
        return tree.head[verb] if named < 0 else named
    if tree.dep[subject] == "nsubjpass" and any(tree.dep[child] == "agent" for child in tree.children[verb]):
        return -1
    return subject


def called(tree: Tree, noun: int) -> int:
    """Who is said to be what a noun calls them: "*Reyes* was the only *one* who signed"; -1 where nobody is."""
    copula = tree.head[noun]
    if tree.dep[noun] != "attr" or tree.lemma[copula] != _WORDS.copula.lemma:
        return -1
    subject = tree.subject[copula]
    pronoun = subject >= 0 and tree.lower[subject] in _THINGS | _WORDS.personal("subject", gender="n")
    return -1 if pronoun or has_not(tree, copula) or tree.dep[subject] != "nsubj" else subject


def _owner(tree: Tree, node: int) -> int:
    """The owner of the aim that an infinitive tells: "*his* aim is to secure", "*Reyes's* plan to build"; or -1."""
    head = tree.head[node]
    noun = head if tree.pos[head] == "NOUN" and tree.dep[node] == "acl" else -1
    if noun < 0 and tree.lemma[head] == _WORDS.copula.lemma:
        aims = actor_words().aims
        noun = next((c for c in tree.before[head] if tree.dep[c] == "nsubj" and tree.lemma[c] in aims), -1)
    if noun < 0:
        return -1
    return next((child for child in tree.before[noun] if tree.dep[child] == "poss"), -1)


def can_act(tree: Tree, i: int, words: ActorWords) -> bool:
    """Whether somebody, rather than something, is meant by token ``i``."""
    pos, lower = tree.pos[i], tree.lower[i]
    if pos == "PROPN" or (tree.dep[i] == "poss" and tree.tag[i] == "PRP$" and lower not in _THINGS):
        return True
    if pos == "PRON":
        return lower in words.pronouns
    if pos not in ("NOUN", "ADJ"):
        return False
    if any(tree.dep[child] == "appos" and tree.pos[child] == "PROPN" for child in tree.after[i]):
        return True
    name = tree.lemma[i]
    if name in words.actors or (tree.words[i][:1].isupper() and i != tree.bounds[tree.sentence[i]][0]):
        return True
    return len(name) > 4 and name.endswith(words.actor_endings) and name not in words.no_actors


def phrase_of(tree: Tree, noun: int) -> Tokens:
    """The noun phrase with its apposition ("his sister, Ana Reyes"), without relative clauses."""
    if tree.dep[noun] == "poss":
        return tuple(i for i in tree.subtree(noun) if tree.dep[i] != "case")
    inside = _without_clauses(tree, noun)
    commas = (i for i in range(min(inside), max(inside)) if tree.words[i] == ",")
    return tuple(sorted({*inside, *commas}))


def _without_clauses(tree: Tree, noun: int) -> list[int]:
    found = [noun]
    for child in tree.children[noun]:
        if tree.dep[child] not in _NO_PHRASE or (tree.dep[child] == "punct" and tree.words[child] == "-"):
            found += _without_clauses(tree, child)
    return found


def swallowed_subject(tree: Tree, verb: int) -> Tokens:
    """The subject that a parse gave to the clause before it: "Asked about the levy, minister *Luc Roy* declined"."""
    top = verb
    while tree.dep[top] == "xcomp" and tree.head[top] != top:
        top = tree.head[top]
    asked = next((c for c in tree.before[top] if tree.dep[c] == "advcl" and tree.lemma[c] in of_class("asking")), -1)
    if asked < 0 or doer_of(tree, top) >= 0:
        return ()
    first = next((child for child in tree.before[top] if child > tree.right[asked]), top)
    last = first - 1
    comma = next((i for i in range(last, asked, -1) if tree.words[i] == ","), last)
    named = tree.pos[last] == "PROPN" and comma < last
    return tuple(range(comma + 1, first)) if named else ()
