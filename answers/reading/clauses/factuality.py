"""What a cue in its context amounts to: which act, whether it took place, and how sure that is.

The scope of every rule is the parse: a negation counts where it is attached to the act or to a word that governs it
("did *not* plan to discuss"), never inside the content ("said he did *not* plan to"). A refusal to do something is
that thing negated ("refused to meet" is *meet*, negated), whichever word the cue is headed by. ``DENIED`` is said of
acts that deny ("denied that he paid"): such an act did take place, and its topic was spoken of. An act that was
negated twice is affirmed ("never failed to mention"), or possible where that says no more ("did not refuse to meet").
A denial that is negated ("did not deny", "did not rule out") stays a negated denial; it is no negated mention.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from answers.language import lexicon as lexicons
from answers.language.lexicon import Lexicon
from answers.model import Act, Modality, Polarity
from answers.reading.annotations import Attribution, Qualities
from answers.reading.clauses.governing import Link, above, has_subject, innermost, lemma, linker

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_STRENGTH = {Modality.ASSERTED: 0, Modality.PLANNED: 1, Modality.CONDITIONAL: 2, Modality.POSSIBLE: 3}
_DEPTH = 8
_ASKING = frozenset({"ask", "question", "quiz", "press", "challenge"})
_ABILITY = frozenset({"can", "could", "ca"})  # "could not say" did not say
_DOUBT = frozenset({"may", "might"})  # "may not say" is open
_OPENING = frozenset("“\"'‘«")


@dataclass(slots=True)
class _Tally:
    """What has been found so far on the way from the act up to its clause."""

    flips: int = 0
    modality: Modality = Modality.ASSERTED
    undone: Modality = Modality.ASSERTED
    denied: bool = False
    sealed: bool = False  # what is negated further up does not reach the act

    def at_least(self, modality: Modality) -> None:
        self.modality = max(self.modality, modality, key=_STRENGTH.__getitem__)


def qualify(doc: Doc, attribution: Attribution) -> Qualities:
    """The act of an attribution's cue, with its polarity and modality.

    A cue that no list knows is speech, for that is what attributions are made of. A question that was put to somebody
    ("asked whether he would resign, Reyes smiled") is no statement of theirs: its modality is ``POSSIBLE`` at least.
    """
    rules = lexicons.lexicon()
    head = doc[attribution.head]
    bare = rules.bare_cues.get(head.lower_)
    if bare is not None or head.pos_ in ("PUNCT", "ADP", "SYM"):
        return Qualities(Act.SPEECH, bare or "say")
    head = _left_undone(doc, attribution, rules) or head
    qualities = appraise(head)
    act, modality = qualities.act, qualities.modality
    if act is Act.EVENT and qualities.lemma == predicate(head, rules):
        act = Act.ATTITUDE if head.pos_ == "ADJ" else Act.SPEECH
    if put_to(doc, attribution):
        modality = Modality.POSSIBLE
    return Qualities(act, qualities.lemma, qualities.polarity, modality)


def _left_undone(doc: Doc, attribution: Attribution, rules: Lexicon) -> Token | None:
    """The act of a cue that ends in "without": "spoke for an hour without | mentioning the flood"."""
    preposition = doc[attribution.cue[-1]] if attribution.cue else None
    if preposition is None or not rules.linkers.get(linker(preposition), False):
        return None
    return next((child for child in preposition.rights if child.dep_ == "pcomp"), None)


def put_to(doc: Doc, attribution: Attribution) -> bool:
    """Whether the cue is a question put *to* its source: "asked whether he would resign, Reyes smiled"."""
    head = doc[attribution.head]
    if lemma(head) not in ("ask", "question", "quiz", "press", "challenge", "quizze") or head.tag_ not in (
        "VBN",
        "VBD",
    ):
        return False
    if any(child.dep_ == "nsubj" and child.i in attribution.source for child in head.children):
        return False
    passive = any(child.dep_ == "nsubjpass" and child.i in attribution.source for child in head.children)
    return passive or (head.dep_ in ("advcl", "acl") and not has_subject(head))


def appraise(head: Token) -> Qualities:
    """The act that a predicate is about, with polarity and modality; an act of no known kind is an event."""
    rules = lexicons.lexicon()
    act = innermost(head, rules)
    name = predicate(act, rules)
    tally = _Tally()
    node, skip_negation = act, False
    for _ in range(_DEPTH):
        _look_around(node, act, name, rules, tally, skip_negation)
        link = above(node, rules)
        if link is None:
            break
        _climb(link, tally)
        node, skip_negation = link.word, link.contrast
        if link.last:
            break
    _look_at_clause(_verb_of(node), rules, tally)
    return Qualities(_kind(name, rules), name, _polarity(act, tally, rules), _modality(tally))


def predicate(act: Token, rules: Lexicon) -> str:
    """The act's name: its verb in dictionary form, with the particle or preposition that belongs to it."""
    base = lemma(act)
    if act.pos_ in ("NOUN", "PROPN"):
        return rules.nouns.get(base, rules.nouns.get(act.lower_, base))
    for child in act.rights:
        if child.dep_ in ("prt", "prep", "advmod") and f"{base} {child.lower_}" in rules.phrasals:
            return f"{base} {child.lower_}"
    return base


def _kind(name: str, rules: Lexicon) -> Act:
    if name in rules.attitudes:
        return Act.ATTITUDE
    return Act.SPEECH if name in rules.speech or name in rules.phrasals else Act.EVENT


def _polarity(act: Token, tally: _Tally, rules: Lexicon) -> Polarity:
    if tally.flips % 2:
        return Polarity.NEGATED
    objects = rules.denials.get(lemma(act))
    if tally.denied or (objects is not None and _denies(act, objects)):
        return Polarity.DENIED
    return Polarity.AFFIRMED


def _denies(act: Token, objects: frozenset[str]) -> bool:
    if not objects:
        return True
    return any(
        child.dep_ == "ccomp" or (child.dep_ in ("dobj", "nsubjpass") and lemma(child) in objects)
        for child in act.children
    )


def _modality(tally: _Tally) -> Modality:
    if tally.flips and tally.flips % 2 == 0:
        tally.at_least(tally.undone)
    return tally.modality


def _climb(link: Link, tally: _Tally) -> None:
    if link.rule is not None:
        tally.flips += link.rule.negates and not tally.sealed
        tally.sealed = tally.sealed or link.rule.opaque
        tally.at_least(link.rule.modality)
        tally.undone = link.rule.undone
    tally.flips += link.negates and not tally.sealed
    if link.infinitive:
        tally.sealed = True
        tally.at_least(Modality.POSSIBLE)


def _look_around(node: Token, act: Token, name: str, rules: Lexicon, tally: _Tally, skip_negation: bool) -> None:
    """Negations, auxiliaries and adverbs at one word of the chain."""
    negated, modal = 0, None
    for child in node.children:
        word, dep = child.lower_, child.dep_
        if dep == "aux":
            modal = word if word in rules.modals else modal
            negated += any(_at_no_point(inner, rules) for inner in child.children)
        elif word in rules.hedges and dep in ("advmod", "amod"):
            tally.at_least(Modality.POSSIBLE)
        elif _negates(child, node, act, rules):
            negated += 1
    if negated and _pseudo_comparative(node, modal):
        return
    if modal is not None:
        modality = rules.modals[modal]
        unable = modal in _ABILITY
        refusal = negated and (
            unable or (node is act and name.partition(" ")[0] in rules.withheld and modal not in _DOUBT)
        )
        if refusal:
            modality = Modality.ASSERTED
        elif modality is Modality.CONDITIONAL and _is_reported(node):
            modality = Modality.PLANNED
        tally.at_least(modality)
        if any(_opens_condition(child) for child in node.children) and not refusal:
            tally.at_least(Modality.CONDITIONAL)
    if not skip_negation and not tally.sealed:
        tally.flips += min(negated, 1)


def _negates(child: Token, node: Token, act: Token, rules: Lexicon) -> bool:
    word, dep = child.lower_, child.dep_
    if word in rules.negations and (dep in ("neg", "advmod", "preconj") or (dep == "cc" and child.i < node.i)):
        return not _is_pseudo(child, rules) and not _until(node, child)
    if dep in ("nsubj", "nsubjpass"):
        return _is_negative(child, rules) or child.lower_ in rules.negative_words
    if dep == "dobj" and node is act:
        return child.lower_ in rules.negative_words or _is_negative(child, rules)
    if dep in ("det", "neg", "advmod") and node.pos_ in ("NOUN", "PROPN"):
        return word == "no"
    if dep == "advmod" and word == "longer":
        return any(inner.lower_ == "no" for inner in child.children)
    return _at_no_point(child, rules)


def _at_no_point(preposition: Token, rules: Lexicon) -> bool:
    return preposition.dep_ == "prep" and any(
        inner.dep_ == "pobj" and lemma(inner) in rules.no_phrases and _has_no(inner) for inner in preposition.rights
    )


def _has_no(noun: Token) -> bool:
    return any(child.lower_ == "no" and child.dep_ in ("det", "neg") for child in noun.lefts)


def _is_negative(noun: Token, rules: Lexicon) -> bool:
    """ "no official", "neither Reyes nor Okafor", "nobody", "no one"."""
    return any(
        child.dep_ in ("det", "preconj", "neg", "cc") and child.lower_ in ("no", "neither") and child.i < noun.i
        for child in noun.lefts
    )


def _is_pseudo(negation: Token, rules: Lexicon) -> bool:
    following = negation.i + 1
    return following < len(negation.doc) and negation.doc[following].lower_ in rules.pseudo


def _until(node: Token, negation: Token) -> bool:
    """ "did not mention it until Friday": it was mentioned."""
    return negation.dep_ == "neg" and any(
        (child.dep_ == "prep" and child.lower_ in ("until", "till"))
        or (child.dep_ == "advcl" and any(mark.lower_ in ("until", "till") for mark in child.lefts))
        for child in node.rights
    )


def _pseudo_comparative(node: Token, modal: str | None) -> bool:
    """ "could not agree more" agrees."""
    return modal in _ABILITY and any(
        child.dep_ == "advmod" and child.lower_ in ("more", "less") for child in node.rights
    )


def _opens_condition(clause: Token) -> bool:
    return clause.dep_ == "advcl" and any(
        mark.dep_ == "mark" and mark.lower_ in ("if", "unless") for mark in clause.lefts
    )


def _is_reported(node: Token) -> bool:
    """Whether "would" stands for "will" in a clause that reports: "said he would sign"."""
    for _ in range(_DEPTH):
        if node.dep_ == "ccomp":
            return True
        if node.dep_ != "conj" or node.head is node:
            return False
        node = node.head
    return False


def _verb_of(node: Token) -> Token:
    for _ in range(_DEPTH):
        if node.dep_ not in ("acomp", "conj", "auxpass") or node.head is node or has_subject(node):
            break
        node = node.head
    return node


def _look_at_clause(verb: Token, rules: Lexicon, tally: _Tally) -> None:
    """The clause's conjunction, the verb that its clause hangs on, and whether it is a question."""
    for child in verb.lefts:
        if child.dep_ in ("mark", "advmod") and child.lower_ in rules.clauses and child.i < verb.i:
            as_if = child.i > 0 and f"{child.doc[child.i - 1].lower_} {child.lower_}"
            tally.at_least(rules.clauses.get(str(as_if), rules.clauses[child.lower_]))
    head = verb.head
    if verb.dep_ == "ccomp" and verb.i > head.i and lemma(head) in rules.clausal:
        modality, denies = rules.clausal[lemma(head)]
        tally.at_least(modality)
        tally.denied = tally.denied or denies
    if verb.dep_ in ("ROOT", "ccomp", "conj") and _is_question(verb):
        tally.at_least(Modality.POSSIBLE)


def _is_question(verb: Token) -> bool:
    subject = next((child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return False
    inverted = any(child.dep_ in ("aux", "auxpass") and child.i < subject.i for child in verb.lefts)
    if not inverted and subject.tag_ not in ("WP", "WDT"):
        return False
    doc = verb.doc
    for position in range(verb.i + 1, min(verb.i + 60, len(doc))):
        text = doc[position].text
        if text == "?":
            return True
        if text in ".!;" or text in _OPENING:
            return False
    return False
