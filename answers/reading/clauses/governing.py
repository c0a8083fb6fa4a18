"""The words that govern an act: from a cue down to the act that counts, and from an act up to what decides over it.

"declined to say" has the act *say* whichever of its words is taken for the cue; "is not expected to begin criticising"
has the act *criticise*, under *begin* (which changes nothing), *expect* (possible) and *not* (negated).
"""

from __future__ import annotations

from dataclasses import dataclass

from answers.language.function_words import function_words
from answers.language.lexicon import Governor, Lexicon, veridicality
from answers.reading.parse.arguments import has_subject
from answers.reading.parse.tree import Tree

_WORDS = function_words()
_TO = _WORDS.infinitive_marker
_BE = _WORDS.copula.lemma
_BUT = _WORDS.coordinators.adversative
_DEPTH = 6  # no real chain of governing words is longer; guards against odd parses
_CLAUSAL = frozenset({"xcomp", "ccomp", "acl", "advcl", "oprd"})
_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Link:
    """One step up: the governing word's position, and the rule for it, if there is one. ``last`` ends the chain."""

    word: int
    rule: Governor | None = None
    negates: bool = False
    infinitive: bool = False  # "to ..." under a word that no rule knows
    conjunct: bool = False  # shares the auxiliaries and the subject of ``word``
    contrast: bool = False  # but not its negation
    last: bool = False


def is_infinitive(tree: Tree, verb: int) -> bool:
    """Whether the verb has "to" before it."""
    return any(tree.dep[child] == "aux" and tree.lower[child] == _TO for child in tree.before[verb])


def _form(tree: Tree, verb: int) -> str:
    return "to" if is_infinitive(tree, verb) else "ing" if tree.tag[verb] == "VBG" else ""


def linker(tree: Tree, preposition: int, lexicon: Lexicon) -> str:
    """The preposition with the words it makes a unit with: "rather than", "instead of"."""
    words = [tree.lower[c] for c in tree.before[preposition] if tree.dep[c] in ("advmod", "prep", "amod")]
    if not words and preposition and tree.lower[preposition - 1] in lexicon.leads:
        words = [tree.lower[preposition - 1]]
    if len(words) == 1:
        words = [*lexicon.leads.get(words[0], words)]
    return " ".join([*words, tree.lower[preposition]])


def rule_for(tree: Tree, word: int, how: str, lexicon: Lexicon) -> Governor | None:
    """The rule for ``word`` with a complement that hangs on it as ``how``."""
    if tree.pos[word] in ("NOUN", "PROPN"):
        return lexicon.governing_nouns.get(tree.lemma[word]) if how == "to" else None
    for rule in lexicon.governors.get(tree.lemma[word], ()):
        if how not in rule.complement:
            continue
        if rule.adjectives and tree.pos[word] != "ADJ" and tree.dep[word] != "acomp":
            continue
        if rule.tag and tree.tag[word] != rule.tag:
            continue
        if rule.companions and not any(tree.lower[child] in rule.companions for child in tree.children[word]):
            continue
        if rule.passive and tree.tag[word] != "VBN":
            continue
        return rule
    return None


def _complements(tree: Tree, word: int, lexicon: Lexicon) -> list[tuple[str, int]]:
    found = []
    for child in tree.after[word]:
        dep = tree.dep[child]
        if dep in _CLAUSAL and tree.pos[child] in _VERBAL and not has_subject(tree, child):
            found.append((_form(tree, child), child))
        elif dep in ("dobj", "acomp", "attr") and tree.lemma[child] in lexicon.nouns:
            found.append(("noun", child))
        elif dep in ("prep", "advmod", "prt"):
            for inner in tree.subtree(child):
                if tree.dep[inner] == "pcomp" and tree.pos[inner] in _VERBAL:
                    found.append((tree.lower[tree.head[inner]], inner))
                    break
    return found


def _below(tree: Tree, word: int, lexicon: Lexicon) -> int | None:
    if tree.lemma[word] == _BE:
        for child in tree.after[word]:
            if tree.dep[child] == "acomp" and tree.lemma[child] in lexicon.governors:
                return child
    for how, complement in _complements(tree, word, lexicon):
        if how == "noun":
            if tree.lemma[word] in lexicon.light_verbs:
                return complement
            if rule_for(tree, word, how, lexicon) is not None:
                return complement
        else:
            rule = rule_for(tree, word, how, lexicon)
            if rule is None or rule.descend == "never":
                continue
            if rule.descend == "always" or tree.lemma[innermost(tree, complement, lexicon)] in lexicon.speech:
                return complement
    return None


def innermost(tree: Tree, word: int, lexicon: Lexicon) -> int:
    """The act that a cue headed by ``word`` is about: "declined to *say*", "made no *mention*"; else the word."""
    for _ in range(_DEPTH):
        below = _below(tree, word, lexicon)
        if below is None:
            break
        word = below
    return word


def _above_noun(tree: Tree, noun: int, lexicon: Lexicon) -> Link | None:
    head, dep = tree.head[noun], tree.dep[noun]
    if dep in ("dobj", "attr", "nsubjpass", "nsubj") and tree.pos[head] in _VERBAL:
        rule = rule_for(tree, head, "noun", lexicon)
        if rule is not None and dep == "dobj":
            return Link(head, rule)
        if tree.lemma[head] in lexicon.light_verbs and not (dep == "nsubj" and tree.lemma[head] != _BE):
            return Link(head)
    if dep == "pobj":
        words = linker(tree, head, lexicon)
        if words in lexicon.linkers:
            return Link(head, negates=lexicon.linkers[words], last=True)
    return None


def _above_conjunct(tree: Tree, word: int) -> Link | None:
    head = tree.head[word]
    if tree.pos[head] not in _VERBAL or has_subject(tree, word):
        return None
    own = any(tree.dep[c] in ("aux", "auxpass") and tree.lower[c] != _TO for c in tree.before[word])
    alike = tree.tag[word] == tree.tag[head] and not own and is_infinitive(tree, word) <= is_infinitive(tree, head)
    between = any(tree.dep[c] == "cc" and tree.lower[c] in _BUT for c in tree.after[head] if c < word)
    return Link(head, conjunct=alike, contrast=between, last=not alike)


def comes_about(governor: str, act: str) -> bool:
    """Whether an infinitive is so where its governing verb is: "managed to sell", "voted to approve"."""
    rules = veridicality()
    return governor in rules.implicative or (governor in rules.enacting and act in rules.enacted)


def above(tree: Tree, word: int, lexicon: Lexicon) -> Link | None:
    """The word that governs ``word``, or None where a clause of its own begins."""
    head, dep, pos = tree.head[word], tree.dep[word], tree.pos[word]
    if head == word:
        return None
    if dep == "conj":
        return _above_conjunct(tree, word)
    if dep == "pcomp":
        words = linker(tree, head, lexicon)
        if words in lexicon.linkers:
            return Link(head, negates=lexicon.linkers[words], last=True)
        governor = tree.head[head]
        while tree.dep[governor] in ("advmod", "prt", "prep") and tree.pos[governor] in ("ADV", "ADP"):
            governor = tree.head[governor]
        rule = rule_for(tree, governor, tree.lower[head], lexicon)
        return Link(governor, rule) if rule is not None else None
    if pos in ("NOUN", "PROPN"):
        return _above_noun(tree, word, lexicon)
    if pos == "ADJ" and dep in ("acomp", "oprd", "amod"):
        return Link(head) if tree.pos[head] in _VERBAL else None
    if dep in _CLAUSAL and (is_infinitive(tree, word) or not has_subject(tree, word)):
        form = _form(tree, word)
        rule = rule_for(tree, head, form, lexicon)
        if rule is not None and not (form == "ing" and dep in ("advcl", "acl")):
            return Link(head, rule)
        if form == "to":
            purpose = tree.pos[head] not in _VERBAL or dep in ("advcl", "acl")
            came_about = not purpose and comes_about(tree.lemma[head], tree.lemma[word])
            return Link(head, infinitive=not came_about, last=purpose)
        if form == "ing" and dep == "xcomp":
            return Link(head)
    return None
