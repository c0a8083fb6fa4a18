"""Who does what a verb tells: its subject, wherever the sentence has it, and whether that can act at all."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from typing import TYPE_CHECKING

from answers.language.lexicon import Lexicon
from answers.language.tables import Lower, Table, Words, load
from answers.language.verbs import of_class
from answers.reading.annotations import Tokens
from answers.reading.clauses.governing import lemma, linker

if TYPE_CHECKING:
    from spacy.tokens import Token

ASKING = frozenset({"ask", "question", "press"})
"""Verbs of putting a question to somebody."""

_DEPTH = 10
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CARRYING = frozenset({"xcomp", "advcl", "acl", "pcomp", "prep", "conj", "acomp", "ccomp", "oprd", "advmod", "cc"})


class EventExample(Table):
    """A text and the deeds told in it: "source | lemma polarity modality | content"."""

    text: str
    expect: tuple[str, ...]


class ActorWords(Table):
    """``events.yaml``, and the classes of verbs that tell of actors."""

    actors: Words
    actor_endings: tuple[Lower, ...]
    no_actors: Words
    pronouns: Words
    states: Words
    aims: Words
    examples: tuple[EventExample, ...]

    @cached_property
    def stative(self) -> frozenset[str]:
        """Lemmas that tell no deed."""
        return self.states | of_class("state")

    @cached_property
    def owning(self) -> frozenset[str]:
        """Verbs with which an actor makes an unowned plan their own."""
        return of_class("owning") | of_class("light")


@cache
def actor_words() -> ActorWords:
    """The word lists. Raises DataError with the entry at fault."""
    return load("answers.language", "events.yaml", ActorWords)


def agent_of(verb: Token) -> Token | None:
    """Who a passive names with "by"."""
    for child in verb.rights:
        if child.dep_ == "agent":
            return next((inner for inner in child.rights if inner.dep_ == "pobj"), None)
    return None


def actor_of(verb: Token, lexicon: Lexicon) -> Token | None:
    """Who does it: the subject, or that of a coordinated or governing verb, or its object ("urged *him* to resign")."""
    node = verb
    alternative = verb.dep_ == "pcomp" and linker(verb.head) in lexicon.linkers
    for _ in range(_DEPTH):
        subject = subject_of(node)
        if subject is not None:
            return subject
        head = node.head
        if head is node or node.dep_ == "relcl":
            return None
        if node.dep_ in ("acl", "xcomp"):
            owner = _owner(node)
            if owner is not None:
                return owner
        if node.dep_ == "acl":
            if node.tag_ == "VBG":
                return head
            holder = head.head if head.dep_ == "dobj" else head
            if not alternative and lemma(holder) not in actor_words().owning:
                return None
        if node.dep_ == "xcomp" and head.pos_ == "VERB":
            patient = next((c for c in head.rights if c.dep_ in ("dobj", "dative") and c.i < node.i), None)
            if patient is not None:
                return patient
        if node.dep_ not in _CARRYING and node.pos_ not in ("NOUN", "ADP"):
            return None
        node = head
    return None


def subject_of(verb: Token) -> Token | None:
    """The verb's own subject; of a relative clause, what it belongs to; none where a passive names its agent."""
    for child in verb.children:
        if child.dep_ not in _SUBJECTS:
            continue
        if child.lower_ in ("who", "that", "which") and verb.dep_ == "relcl":
            return verb.head
        if child.dep_ == "nsubjpass" and any(c.dep_ == "agent" for c in verb.children):
            return None
        return child
    return None


def _owner(node: Token) -> Token | None:
    """The owner of the aim that an infinitive tells: "*his* aim is to secure", "*Reyes's* plan to build"."""
    head = node.head
    noun: Token | None = head if head.pos_ == "NOUN" and node.dep_ == "acl" else None
    if noun is None and lemma(head) == "be":
        noun = next(
            (child for child in head.lefts if child.dep_ == "nsubj" and lemma(child) in actor_words().aims), None
        )
    if noun is None:
        return None
    return next((child for child in noun.lefts if child.dep_ == "poss"), None)


def can_act(token: Token, words: ActorWords) -> bool:
    """Whether somebody, rather than something, is meant."""
    if token.pos_ == "PROPN" or (token.dep_ == "poss" and token.tag_ == "PRP$" and token.lower_ != "its"):
        return True
    if token.pos_ == "PRON":
        return token.lower_ in words.pronouns or token.lower_ in ("him", "her", "them")
    if token.pos_ not in ("NOUN", "ADJ"):
        return False
    if any(child.dep_ == "appos" and child.pos_ == "PROPN" for child in token.rights):
        return True
    name = lemma(token)
    if name in words.actors or (token.text[:1].isupper() and token.i != token.sent.start):
        return True
    return len(name) > 4 and name.endswith(words.actor_endings) and name not in words.no_actors


def phrase_of(token: Token) -> Tokens:
    """The noun phrase with its apposition ("his sister, Ana Reyes"), without relative clauses."""
    if token.dep_ == "poss":
        return tuple(t.i for t in token.subtree if t.dep_ != "case")
    inside = sorted(_without(token, frozenset({"relcl", "acl", "punct"})))
    commas = {i for i in range(inside[0], inside[-1]) if token.doc[i].text == ","}
    return tuple(sorted({*inside, *commas}))


def _without(token: Token, left_out: frozenset[str]) -> Iterator[int]:
    yield token.i
    for child in token.children:
        if child.dep_ not in left_out or (child.dep_ == "punct" and child.text == "-"):
            yield from _without(child, left_out)


def swallowed_subject(verb: Token) -> Tokens:
    """The subject that a parse gave to the clause before it: "Asked about the levy, minister *Luc Roy* declined"."""
    top = verb
    while top.dep_ == "xcomp" and top.head is not top:
        top = top.head
    asked = next((child for child in top.lefts if child.dep_ == "advcl" and lemma(child) in ASKING), None)
    if asked is None or subject_of(top) is not None:
        return ()
    first = next((c.i for c in top.lefts if c.i > asked.right_edge.i), top.i)
    last = first - 1
    comma = next((i for i in range(last, asked.i, -1) if top.doc[i].text == ","), last)
    named = top.doc[last].pos_ == "PROPN" and comma < last
    return tuple(range(comma + 1, first)) if named else ()
