"""The words that govern an act: from a cue down to the act that counts, and from an act up to what decides over it.

"declined to say" has the act *say* whichever of its words is taken for the cue; "is not expected to begin criticising"
has the act *criticise*, under *begin* (which changes nothing), *expect* (possible) and *not* (negated).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from answers.language.lexicon import Governor, Lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEPTH = 6  # no real chain of governing words is longer; guards against odd parses
_CLAUSAL = frozenset({"xcomp", "ccomp", "acl", "advcl", "oprd"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Link:
    """One step up: the governing word, and the rule for it, if there is one. ``last`` ends the chain."""

    word: Token
    rule: Governor | None = None
    negates: bool = False
    infinitive: bool = False  # "to ..." under a word that no rule knows
    conjunct: bool = False  # shares the auxiliaries and the subject of ``word``
    contrast: bool = False  # but not its negation
    last: bool = False


def lemma(token: Token) -> str:
    """The dictionary form, in lower case."""
    return token.lemma_.lower()


def has_subject(token: Token) -> bool:
    """Whether the verb has a subject of its own."""
    return any(child.dep_ in _SUBJECTS for child in token.lefts) or any(
        child.dep_ in _SUBJECTS for child in token.rights
    )


def is_infinitive(token: Token) -> bool:
    """Whether the verb has "to" before it."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in token.lefts)


def _form(token: Token) -> str:
    return "to" if is_infinitive(token) else "ing" if token.tag_ == "VBG" else ""


def linker(preposition: Token) -> str:
    """The preposition with the words it makes a unit with: "rather than", "instead of"."""
    words = [child.lower_ for child in preposition.lefts if child.dep_ in ("advmod", "prep", "amod")]
    before = preposition.nbor(-1) if preposition.i > 0 else None
    if not words and before is not None and before.lower_ in ("rather", "instead", "opposed", "lieu"):
        words = [before.lower_]
    if words in (["opposed"], ["lieu"]):
        words = ["as" if words == ["opposed"] else "in", *words]
    return " ".join([*words, preposition.lower_])


def rule_for(word: Token, how: str, lexicon: Lexicon) -> Governor | None:
    """The rule for ``word`` with a complement that hangs on it as ``how``."""
    if word.pos_ in ("NOUN", "PROPN"):
        return lexicon.governing_nouns.get(lemma(word)) if how == "to" else None
    for rule in lexicon.governors.get(lemma(word), ()):
        if how not in rule.complement:
            continue
        if rule.adjectives and word.pos_ != "ADJ" and word.dep_ != "acomp":
            continue
        if rule.tag and word.tag_ != rule.tag:
            continue
        if rule.companions and not any(child.lower_ in rule.companions for child in word.children):
            continue
        if rule.passive and word.tag_ != "VBN":
            continue
        return rule
    return None


def _complements(word: Token, lexicon: Lexicon) -> list[tuple[str, Token]]:
    found = []
    for child in word.rights:
        if child.dep_ in _CLAUSAL and child.pos_ in _VERBAL and not has_subject(child):
            found.append((_form(child), child))
        elif child.dep_ in ("dobj", "acomp", "attr") and lemma(child) in lexicon.nouns:
            found.append(("noun", child))
        elif child.dep_ in ("prep", "advmod", "prt"):
            for inner in child.subtree:
                if inner.dep_ == "pcomp" and inner.pos_ in _VERBAL:
                    found.append((inner.head.lower_, inner))
                    break
    return found


def _below(word: Token, lexicon: Lexicon) -> Token | None:
    for child in word.rights:
        if child.dep_ == "acomp" and lemma(word) == "be" and lemma(child) in lexicon.governors:
            return child
    for how, complement in _complements(word, lexicon):
        if how == "noun":
            if lemma(word) in lexicon.light_verbs:
                return complement
            if rule_for(word, how, lexicon) is not None:
                return complement
        else:
            rule = rule_for(word, how, lexicon)
            if rule is None or rule.descend == "never":
                continue
            if rule.descend == "always" or lemma(innermost(complement, lexicon)) in lexicon.speech:
                return complement
    return None


def innermost(word: Token, lexicon: Lexicon) -> Token:
    """The act that a cue headed by ``word`` is about: "declined to *say*", "made no *mention*"; else the word."""
    for _ in range(_DEPTH):
        below = _below(word, lexicon)
        if below is None:
            break
        word = below
    return word


def _above_noun(noun: Token, lexicon: Lexicon) -> Link | None:
    head = noun.head
    if noun.dep_ in ("dobj", "attr", "nsubjpass", "nsubj") and head.pos_ in _VERBAL:
        rule = rule_for(head, "noun", lexicon)
        if rule is not None and noun.dep_ == "dobj":
            return Link(head, rule)
        if lemma(head) in lexicon.light_verbs and not (noun.dep_ == "nsubj" and lemma(head) != "be"):
            return Link(head)
    if noun.dep_ == "pobj" and linker(head) in lexicon.linkers:
        return Link(head, negates=lexicon.linkers[linker(head)], last=True)
    return None


def _above_conjunct(word: Token) -> Link | None:
    head = word.head
    if head.pos_ not in _VERBAL or has_subject(word):
        return None
    own = any(child.dep_ in ("aux", "auxpass") and child.lower_ != "to" for child in word.lefts)
    alike = word.tag_ == head.tag_ and not own and is_infinitive(word) <= is_infinitive(head)
    between = any(child.dep_ == "cc" and child.lower_ in ("but", "yet") for child in head.rights if child.i < word.i)
    return Link(head, conjunct=alike, contrast=between, last=not alike)


def above(word: Token, lexicon: Lexicon) -> Link | None:
    """The word that governs ``word``, or None where a clause of its own begins."""
    head, dep = word.head, word.dep_
    if head is word:
        return None
    if dep == "conj":
        return _above_conjunct(word)
    if dep == "pcomp":
        words = linker(head)
        if words in lexicon.linkers:
            return Link(head, negates=lexicon.linkers[words], last=True)
        governor = head.head
        while governor.dep_ in ("advmod", "prt", "prep") and governor.pos_ in ("ADV", "ADP"):
            governor = governor.head
        rule = rule_for(governor, head.lower_, lexicon)
        return Link(governor, rule) if rule is not None else None
    if word.pos_ in ("NOUN", "PROPN"):
        return _above_noun(word, lexicon)
    if word.pos_ == "ADJ" and dep in ("acomp", "oprd", "amod"):
        return Link(head) if head.pos_ in _VERBAL else None
    if dep in _CLAUSAL and (is_infinitive(word) or not has_subject(word)):
        form = _form(word)
        rule = rule_for(head, form, lexicon)
        if rule is not None and not (form == "ing" and dep in ("advcl", "acl")):
            return Link(head, rule)
        if form == "to":
            purpose = head.pos_ not in _VERBAL or dep in ("advcl", "acl")
            return Link(head, infinitive=True, last=purpose)
        if form == "ing" and dep == "xcomp":
            return Link(head)
    return None
