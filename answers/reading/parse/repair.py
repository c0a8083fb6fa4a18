"""Mends what the parser is known to get wrong in news, by rules that the language itself supports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from answers.calendar.grammar import find
from answers.calendar.vocabulary import words
from answers.language.gazetteer import gazetteer
from answers.language.thesaurus import is_person

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NAMES = ("NNP", "NNPS")
_FINITE = ("VBD", "VBZ")
_PARTICIPLES = ("VBN", "VBD")
_OWN = ("amod", "det", "nummod", "compound", "poss", "nmod", "quantmod", "predet")


def repair(doc: Doc) -> Doc:
    """The same document, mended in place."""
    for token in doc:
        if token.tag_ in _PARTICIPLES and token.dep_ == "amod" and _is_verb(token):
            _make_verb(token)
        elif token.tag_ == "MD" and token.text[:1].isupper() and _is_given_name(token):
            token.head, token.dep_ = token.nbor(1), "compound"
            token.tag_, token.pos_ = "NNP", "PROPN"
        elif token.dep_ == "agent" and _is_time(token):
            token.dep_ = "prep"
        elif token.dep_ == "relcl" and _is_contrasted(token.head):
            token.head = token.head.head
        elif token.dep_ == "appos" and token.tag_ == "NNP" and (noun := _person_told_of(token)):
            token.head = noun
    return doc


_TIMELESS = frozenset({"none", "set", "ref"})
_LONGEST = 80  # characters of a phrase of time at most


def _is_time(by: Token) -> bool:
    """Whether "by" tells until when or by how long, and not by whom: "signed *by next Friday*", "delayed *by a week*".

    A month alone that is a name too ("signed by May") is a name.
    """
    noun = next((child for child in by.rights if child.dep_ == "pobj"), None)
    if noun is None or (noun.n_lefts + noun.n_rights == 0 and noun.lower_ in words().beside["ambiguous_months"]):
        return False
    phrase, head = by.doc[by.i : noun.right_edge.i + 1].text, noun.idx - by.idx
    return any(one.start <= head < one.end and one.kind not in _TIMELESS for one in find(phrase[:_LONGEST]))


def _is_contrasted(noun: Token) -> bool:
    """Whether what is said of a noun is said of the one before it: "it was Okafor, *not Reyes*, who signed"."""
    name = noun.left_edge
    before = [name.nbor(-1).lower_, name.nbor(-2).text] if name.i > 1 else []
    return noun.dep_ == "appos" and before == ["not", ","] and noun.head.i < name.i


def _person_told_of(name: Token) -> Token | None:
    """The noun that a person's name is in apposition to, where the parser has it by a word that hangs on that noun:
    "the *mayor* of Lima, Ana Reyes"; None where it is right, or the name may be no person's ("of Lima, Peru")."""
    first, above = name.left_edge, name.head
    of_person = first.lower_ in gazetteer().genders or first.text in gazetteer().titles or is_person(first.lower_)
    if not of_person:
        return None
    while not is_person(above.lemma_.lower()) and above.dep_ in ("pobj", "prep", "compound") and above.head.i < above.i:
        above = above.head
    return above if above.i != name.head.i and above.tag_ == "NN" and is_person(above.lemma_.lower()) else None


def _is_given_name(token: Token) -> bool:
    """A capital "Will" before a name whose verb is finite is that name's: "Will Karr said" (who asks, "will he say").

    No auxiliary has a finite verb.
    """
    above = token.head
    if above.tag_ in _NAMES:
        return above.i > token.i
    if token.i + 1 == len(token.doc) or above.tag_ not in _FINITE or above.i <= token.i or token.sent[-1].text == "?":
        return False
    name = token.nbor(1)
    return name.tag_ in _NAMES and (name.head.i == above.i or name.dep_ == "compound")


def _is_verb(token: Token) -> bool:
    """A participle right behind a proper name and before its noun is a verb: "Ana Reyes informed union leaders that".

    No noun phrase has that order ("the Reyes-backed leaders" has a hyphen, "the leaders Reyes informed" another order).
    """
    noun = token.head
    if token.i == 0 or noun.i <= token.i or token.nbor(-1).is_space:
        return False
    name = token.nbor(-1)
    return (
        name.tag_ in _NAMES and name.dep_ in ("compound", "nmod") and name.head.i == noun.i and noun.tag_ not in _NAMES
    )


def _make_verb(verb: Token) -> None:
    """Turns "[name participle noun]" into a clause: the name its subject, the noun its object, "that" its content."""
    noun, name = verb.head, verb.nbor(-1)
    children = list(noun.children)
    verb.head = verb if noun.head.i == noun.i else noun.head
    verb.dep_, verb.tag_, verb.pos_ = noun.dep_, "VBD", "VERB"
    noun.head, noun.dep_ = verb, "dobj"
    name.head, name.dep_ = verb, "nsubj"
    for child in children:
        if child.i in (verb.i, name.i):
            continue
        if child.i < name.i:
            child.head = name if child.dep_ in _OWN else verb
        elif child.i > noun.i and child.dep_ in ("acl", "relcl") and _has_that(child):
            child.head, child.dep_ = verb, "ccomp"
        elif child.i > noun.i and child.dep_ in ("punct", "prep", "npadvmod", "advcl", "cc", "conj"):
            child.head = verb


def _has_that(clause: Token) -> bool:
    return any(child.lower_ == "that" and child.dep_ == "mark" for child in clause.lefts)
