"""What is left out of a list: "tolls, but *not fares*", "every tax *except the levy*", "all *but Reyes* voted".

What is left out is told of as well, the other way round: Reyes did not vote. What leaves out is found by its words and
what it leaves out by the phrase behind them, for a parse may hang either on anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from answers.language.function_words import function_words
from answers.language.lexicon import lexicon, veridicality
from answers.language.thesaurus import is_person
from answers.model import Polarity
from answers.reading.annotations import Attribution, Qualities, Tokens
from answers.reading.clauses.clause import Clause
from answers.reading.clauses.roles import AGENT, Filler
from answers.reading.parse.tree import SUBJECTS, Tree

_WORDS = function_words()
_JOINING = _WORDS.coordinators.adversative | _WORDS.coordinators.copulative
_INDEFINITE = _WORDS.articles.indefinite
_BY = "by"
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_VERBS = frozenset({"VERB", "AUX"})
_INSIDE = frozenset({"det", "compound", "amod", "poss", "nummod", "predet", "nmod", "quantmod"})
_SET_OFF = frozenset({",", "(", "-", "--", "–", "—"})
_REACH = 12
"""Words between what is all, or none, and what leaves out of it."""


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A phrase that is left out of what ``verb`` tells: its head and tokens, and ``marked``, with what leaves it out.

    ``exceptive``: it is an exception from what is said, be that of all or of none. ``only``: it is the one of which it
    is so ("nothing but the levy"). ``agent``: it is one who does it, by how it is put.
    """

    verb: int
    head: int
    tokens: Tokens
    marked: Tokens
    exceptive: bool
    only: bool
    agent: bool


Exclusions = Mapping[int, Sequence[Exclusion]]
"""What is left out, by the verb that tells what it is left out of."""


def find_exclusions(tree: Tree) -> Exclusions:
    """What is left out in a text."""
    found: dict[int, list[Exclusion]] = {}
    for begin in range(len(tree.words)):
        for length, exceptive in _leaving_out(tree, begin):
            one = _exclusion(tree, begin, begin + length, exceptive)
            if one is not None:
                found.setdefault(one.verb, []).append(one)
    return found


def _leaving_out(tree: Tree, begin: int) -> Iterator[tuple[int, bool]]:
    """How many words from ``begin`` on leave out what follows, and whether that is an exception."""
    rules, lower = veridicality(), tree.lower
    if lower[begin] in lexicon().negations:
        joined = begin and (lower[begin - 1] in _JOINING or lower[begin - 1] in _SET_OFF)
        if joined and lexicon().pseudo.isdisjoint(lower[begin + 1 : begin + 2]):
            yield 1, False
        return
    for phrase in rules.leaving_out.get(lower[begin], ()):
        if tuple(lower[begin : begin + len(phrase)]) == phrase:
            words = " ".join(phrase)
            if words not in rules.exceptive_of_whole or _whole(tree, begin):
                yield len(phrase), words in rules.exceptive | rules.exceptive_of_whole
            return


def _whole(tree: Tree, before: int) -> str:
    """What is said of all or of none before a token: "*all* ministers but", "*nobody* but"; or nothing."""
    for i in range(before - 1, max(tree.bounds[tree.sentence[before]][0], before - _REACH) - 1, -1):
        if tree.lower[i] in veridicality().whole:
            return tree.lower[i]
        if tree.pos[i] in _VERBS or tree.pos[i] == "PUNCT":
            break
    return ""


def _exclusion(tree: Tree, begin: int, first: int, exceptive: bool) -> Exclusion | None:
    agent = tree.lower[first : first + 1] == [_BY]
    if first < len(tree.words) and tree.pos[first] == "ADP":
        first += 1
    if first >= len(tree.words) or tree.sentence[first] != tree.sentence[begin]:
        return None
    head = first
    while tree.dep[head] in _INSIDE and tree.head[head] > head:
        head = tree.head[head]
    if tree.pos[head] not in _NOUNS or (tree.dep[head] in SUBJECTS and not exceptive):
        return None
    verb, cleft = _verb_above(tree, head)
    # "Reyes, not a man to hide it, said": what somebody is not.
    if verb < 0 or (tree.lower[first] in _INDEFINITE and head < verb):
        return None
    end = next((i for i in range(head, tree.right[head] + 1) if tree.pos[i] == "PUNCT"), tree.right[head] + 1)
    tokens = tuple(i for i in tree.subtree(head) if first <= i < end)
    only = exceptive and _whole(tree, begin) in lexicon().negative_words
    does_it = cleft and tree.subject[verb] >= 0 and tree.tag[tree.subject[verb]] in ("WP", "WDT")
    return Exclusion(verb, head, tokens, tuple(range(begin, end)), exceptive, only, agent or does_it)


def _verb_above(tree: Tree, head: int) -> tuple[int, bool]:
    """The verb that a phrase is an argument of, or -1, and whether as what is set in front of it: "it was Okafor, not
    *Reyes*, who said so"."""
    node, before = head, -1
    while tree.pos[node] not in _VERBS:
        if tree.head[node] == node:
            return -1, False
        before, node = node, tree.head[node]
    cleft = next((child for child in tree.after[before] if tree.dep[child] == "relcl"), -1)
    it = tree.subject[node]
    in_front = cleft >= 0 and it >= 0 and tree.lower[it] in _WORDS.personal(gender="n")
    return (cleft if in_front else node), in_front


def told_apart(
    tree: Tree, told: Sequence[tuple[Attribution, Qualities]], exclusions: Exclusions
) -> Iterator[tuple[Attribution, Qualities]]:
    """Reports without what they leave out, each followed by those of what it leaves out."""
    for report, qualities in told:
        left_out = [one for verb in dict.fromkeys((report.head, *report.cue)) for one in exclusions.get(verb, ())]
        marked = {i for one in left_out for i in one.marked}
        source = tuple(i for i in report.source if i not in marked)
        content = tuple(i for i in report.content if i not in marked)
        rest = replace(report, source=source, content=content)
        if bool(source) == bool(report.source) and bool(content) == bool(report.content):
            yield rest, qualities
        for one in left_out:
            other = _opposite(qualities.polarity, one)
            if other is None:
                continue
            if _is_of_content(tree, report, one):
                yield replace(rest, content=one.tokens), replace(qualities, polarity=other)
            else:
                yield replace(rest, source=one.tokens), replace(qualities, polarity=other)


def _is_of_content(tree: Tree, report: Attribution, one: Exclusion) -> bool:
    """Whether something is left out of what is reported, not of those who say it."""
    if one.agent or one.head in report.source:
        return False
    of_all = one.exceptive and any(tree.lower[i] in veridicality().whole for i in report.source)
    return one.head in report.content or (one.head > report.head and not of_all) or _is_thing_in_front(tree, one)


def _is_thing_in_front(tree: Tree, one: Exclusion) -> bool:
    """Whether something that nobody is stands before the verb: "*instead of the levy*, Reyes spoke of the weather"."""
    return (
        not one.exceptive
        and one.head < one.verb
        and tree.pos[one.head] == "NOUN"
        and not is_person(tree.lemma[one.head])
    )


def clauses_apart(tree: Tree, clauses: Sequence[Clause], exclusions: Exclusions) -> Iterator[Clause]:
    """Clauses without what they leave out, each followed by those of what it leaves out."""
    for clause in clauses:
        left_out = exclusions.get(clause.head, ())
        if not left_out:
            yield clause
            continue
        marked = {i for one in left_out for i in one.marked}
        kept = tuple(
            replace(filler, tokens=tuple(i for i in filler.tokens if i not in marked))
            for filler in clause.fillers
            if filler.head not in marked
        )
        yield replace(clause, fillers=kept)
        for one in left_out:
            other = _opposite(clause.polarity, one)
            role = AGENT if one.agent else _role(tree, kept, one)
            if other is not None and role:
                others = tuple(filler for filler in kept if filler.role != role)
                yield replace(clause, fillers=(*others, Filler(role, one.head, one.tokens)), polarity=other)


def _opposite(polarity: Polarity, one: Exclusion) -> Polarity | None:
    """What is so of what is left out of something; None where that is not told."""
    if one.only:
        return Polarity.AFFIRMED
    if polarity is Polarity.AFFIRMED:
        return Polarity.NEGATED
    return Polarity.AFFIRMED if polarity is Polarity.NEGATED and one.exceptive else None


def _role(tree: Tree, fillers: Sequence[Filler], one: Exclusion) -> str:
    """The role of what something is left out of: of the nearest before it, else of who does it."""
    if _is_thing_in_front(tree, one):
        return next((filler.role for filler in fillers if filler.role != AGENT and filler.head > one.verb), "")
    before = [filler for filler in fillers if filler.head < one.marked[0]]
    if before:
        return max(before, key=lambda filler: filler.head).role
    return AGENT if one.exceptive else ""
