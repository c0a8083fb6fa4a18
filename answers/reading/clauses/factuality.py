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

from answers.language import lexicon as lexicons
from answers.language.function_words import function_words
from answers.language.lexicon import Lexicon
from answers.language.verbs import of_class, verbs
from answers.model import Act, Modality, Polarity
from answers.reading.annotations import Attribution, Qualities
from answers.reading.clauses.governing import Link, above, innermost, linker
from answers.reading.clauses.negation import negations
from answers.reading.parse.arguments import has_subject
from answers.reading.parse.tree import PROPER, Tree

_STRENGTH = {Modality.ASSERTED: 0, Modality.PLANNED: 1, Modality.CONDITIONAL: 2, Modality.POSSIBLE: 3}
_DEPTH = 8
_WORDS = function_words()
_ABILITY = _WORDS.modals.ability  # "could not say" did not say
_DOUBT = _WORDS.modals.possibility  # "may not say" is open
_DEGREES = _WORDS.comparatives.greater | _WORDS.comparatives.lesser
_CONDITIONS = _WORDS.subordinators.condition
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


def qualify(tree: Tree, attribution: Attribution) -> Qualities:
    """The act of an attribution's cue, with its polarity and modality.

    A cue that no list knows is speech, for that is what attributions are made of. A question that was put to somebody
    ("asked whether he would resign, Reyes smiled") is no statement of theirs: its modality is ``POSSIBLE`` at least.
    """
    rules = lexicons.lexicon()
    head = attribution.head
    bare = rules.bare_cues.get(tree.lower[head])
    if bare is not None or tree.pos[head] in ("PUNCT", "ADP", "SYM"):
        return Qualities(Act.SPEECH, bare or "say")
    if any(tree.dep[child] in ("acomp", "oprd") and tree.lower[child] in rules.silent for child in tree.after[head]):
        return Qualities(Act.SPEECH, "say", Polarity.NEGATED, Modality.POSSIBLE)
    undone = _left_undone(tree, attribution, rules)
    head = head if undone < 0 else undone
    qualities = appraise(tree, head)
    act, modality = qualities.act, qualities.modality
    if act is Act.EVENT and qualities.lemma == predicate(tree, head, rules):
        act = Act.ATTITUDE if tree.pos[head] == "ADJ" else Act.SPEECH
    if put_to(tree, attribution):
        modality = Modality.POSSIBLE
    return Qualities(act, qualities.lemma, qualities.polarity, modality)


def _left_undone(tree: Tree, attribution: Attribution, rules: Lexicon) -> int:
    """The act of a cue that ends in "without", or -1: "spoke for an hour without | mentioning the flood"."""
    if not attribution.cue or not rules.linkers.get(linker(tree, attribution.cue[-1], rules), False):
        return -1
    return next((child for child in tree.after[attribution.cue[-1]] if tree.dep[child] == "pcomp"), -1)


def put_to(tree: Tree, attribution: Attribution) -> bool:
    """Whether the cue is a question put *to* its source: "asked whether he would resign, Reyes smiled"."""
    head = attribution.head
    if tree.lemma[head] not in of_class("asking") or tree.tag[head] not in ("VBN", "VBD"):
        return False
    roles = {tree.dep[child] for child in tree.children[head] if child in attribution.source}
    if "nsubj" in roles:
        return False
    return "nsubjpass" in roles or (tree.dep[head] in ("advcl", "acl") and not has_subject(tree, head))


def appraise(tree: Tree, head: int) -> Qualities:
    """The act that a predicate is about, with polarity and modality; an act of no known kind is an event."""
    rules = lexicons.lexicon()
    act = innermost(tree, head, rules)
    name = predicate(tree, act, rules)
    tally = _Tally()
    node, skip_negation = act, False
    for _ in range(_DEPTH):
        _look_around(tree, node, act, name, rules, tally, skip_negation)
        link = above(tree, node, rules)
        if link is None:
            break
        _climb(link, tally)
        node, skip_negation = link.word, link.contrast
        if link.last:
            break
    _look_at_clause(tree, _verb_of(tree, node), rules, tally)
    return Qualities(_kind(name, rules), name, _polarity(tree, act, tally, rules), _modality(tally))


def predicate(tree: Tree, act: int, rules: Lexicon) -> str:
    """The act's name: its verb in dictionary form, with the particle or preposition that belongs to it."""
    base = tree.lemma[act]
    if tree.pos[act] in ("NOUN", "PROPN"):
        return rules.nouns.get(base, rules.nouns.get(tree.lower[act], base))
    own = particle(tree, act)
    behind = [own] if own >= 0 else [child for child in tree.after[act] if tree.dep[child] in ("prep", "advmod")]
    found = (f"{base} {tree.lower[child]}" for child in behind)
    return next((name for name in found if name in rules.phrasals), base)


def particle(tree: Tree, verb: int) -> int:
    """The particle of a verb, which may stand behind its object: "put its rate *up*"; -1 where it has none.

    An adverb is one where the two are known to go together: "stepped *in* to calm the market".
    """
    known = verbs().verbs
    for child in tree.after[verb]:
        bare = tree.dep[child] == "advmod" and not tree.children[child]
        if tree.dep[child] == "prt" or (bare and f"{tree.lemma[verb]} {tree.lower[child]}" in known):
            return child
    return -1


def _kind(name: str, rules: Lexicon) -> Act:
    if name in rules.attitudes:
        return Act.ATTITUDE
    return Act.SPEECH if name in rules.speech or name in rules.phrasals else Act.EVENT


def _polarity(tree: Tree, act: int, tally: _Tally, rules: Lexicon) -> Polarity:
    if tally.flips % 2:
        return Polarity.NEGATED
    objects = rules.denials.get(tree.lemma[act])
    if tally.denied or (objects is not None and _denies(tree, act, objects)):
        return Polarity.DENIED
    return Polarity.AFFIRMED


def _denies(tree: Tree, act: int, objects: frozenset[str]) -> bool:
    if not objects:
        return True
    return any(
        tree.dep[child] == "ccomp" or (tree.dep[child] in ("dobj", "nsubjpass") and tree.lemma[child] in objects)
        for child in tree.children[act]
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


def _look_around(
    tree: Tree, node: int, act: int, name: str, rules: Lexicon, tally: _Tally, skip_negation: bool
) -> None:
    """Negations, auxiliaries and adverbs at one word of the chain."""
    negated, modal = negations(tree, node, act, rules), None
    for child in tree.children[node]:
        word, dep = tree.lower[child], tree.dep[child]
        if dep == "aux":
            modal = word if word in rules.modals and tree.tag[child] not in PROPER else modal  # "told *Will* Reyes"
        elif word in rules.hedges and dep in ("advmod", "amod"):
            tally.at_least(Modality.POSSIBLE)
    if negated and _pseudo_comparative(tree, node, modal):
        return
    if modal is not None:
        modality = rules.modals[modal]
        unable = modal in _ABILITY
        refusal = negated and (
            unable or (node == act and name.partition(" ")[0] in rules.withheld and modal not in _DOUBT)
        )
        if refusal:
            modality = Modality.ASSERTED
        elif modality is Modality.CONDITIONAL and _is_reported(tree, node):
            modality = Modality.PLANNED
        tally.at_least(modality)
        if any(_opens_condition(tree, child) for child in tree.children[node]) and not refusal:
            tally.at_least(Modality.CONDITIONAL)
    if not skip_negation and not tally.sealed:
        tally.flips += min(negated, 1)


def _pseudo_comparative(tree: Tree, node: int, modal: str | None) -> bool:
    """ "could not agree more" agrees."""
    return modal in _ABILITY and any(
        tree.dep[child] == "advmod" and tree.lower[child] in _DEGREES for child in tree.after[node]
    )


def _opens_condition(tree: Tree, clause: int) -> bool:
    return tree.dep[clause] == "advcl" and any(
        tree.dep[mark] == "mark" and tree.lower[mark] in _CONDITIONS for mark in tree.before[clause]
    )


def _is_reported(tree: Tree, node: int) -> bool:
    """Whether "would" stands for "will" in a clause that reports: "said he would sign"."""
    for _ in range(_DEPTH):
        if tree.dep[node] == "ccomp":
            return True
        if tree.dep[node] != "conj" or tree.head[node] == node:
            return False
        node = tree.head[node]
    return False


def _verb_of(tree: Tree, node: int) -> int:
    for _ in range(_DEPTH):
        if tree.dep[node] not in ("acomp", "conj", "auxpass") or has_subject(tree, node):
            break
        node = tree.head[node]
    return node


def _look_at_clause(tree: Tree, verb: int, rules: Lexicon, tally: _Tally) -> None:
    """The clause's conjunction, the verb that its clause hangs on, and whether it is a question."""
    for child in tree.before[verb]:
        word = tree.lower[child]
        if tree.dep[child] in ("mark", "advmod") and word in rules.clauses and not _came_about(tree, verb, word):
            as_if = f"{tree.lower[child - 1]} {word}" if child else word
            tally.at_least(rules.clauses.get(as_if, rules.clauses[word]))
    head, dep = tree.head[verb], tree.dep[verb]
    if dep == "ccomp" and verb > head and tree.lemma[head] in rules.clausal:
        modality, denies = rules.clausal[tree.lemma[head]]
        tally.at_least(modality)
        tally.denied = tally.denied or denies
    if dep in ("ROOT", "ccomp", "conj") and _is_question(tree, verb):
        tally.at_least(Modality.POSSIBLE)


def _came_about(tree: Tree, verb: int, conjunction: str) -> bool:
    """ "They fell until she *banned* the trade"; but "until she bans it"."""
    auxiliaries = [child for child in tree.before[verb] if tree.dep[child] in ("aux", "auxpass")]
    return conjunction in _WORDS.subordinators.limit and tree.tag[auxiliaries[0] if auxiliaries else verb] == "VBD"


def _is_question(tree: Tree, verb: int) -> bool:
    subject = tree.subject[verb]
    if not 0 <= subject < verb:
        return False
    inverted = any(tree.dep[child] in ("aux", "auxpass") and child < subject for child in tree.before[verb])
    if not inverted and tree.tag[subject] not in ("WP", "WDT"):
        return False
    for word in tree.words[verb + 1 : verb + 60]:
        if word == "?":
            return True
        if word in ".!;" or word in _OPENING:
            return False
    return False
