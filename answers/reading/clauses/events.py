"""Narrated deeds: "Petrov offered a truce", "she has refused to meet the union", as attributions of their actors.

The source is the subject (also shared by coordinated verbs, controlled by a governing verb, or the agent of a
passive), the cue the predicate with the words that govern it, the content the rest of the verb phrase. What stands
around a clause ("..., officials said") is no part of it. One pass over the tokens; everything is read off the parse.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from answers.language import lexicon as lexicons
from answers.language.function_words import function_words
from answers.language.lexicon import Lexicon
from answers.language.verbs import of_class
from answers.model import Act
from answers.reading.annotations import Attribution, Qualities, Tokens
from answers.reading.clauses.actors import (
    ActorWords,
    actor_of,
    actor_words,
    can_act,
    doer_of,
    phrase_of,
    swallowed_subject,
)
from answers.reading.clauses.factuality import appraise
from answers.reading.clauses.governing import above, innermost, linker
from answers.reading.parse.arguments import agent_of
from answers.reading.parse.tree import SUBJECTS, Tree

_ACCORDING = function_words().prepositions.attribution
_BARE = 2  # words of a content that is no more than its verb: "to comment"
_DEPTH = 10
_REACH = 8  # tokens between an act and the words that govern it
_VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_CUE_PARTS = frozenset({"aux", "auxpass", "neg", "prt"})
_NO_PREDICATE = _CUE_PARTS | {"amod", "compound"}
_NO_CONTENT = _CUE_PARTS | SUBJECTS | {"punct", "cc", "conj", "mark", "agent", "parataxis", "expl", "preconj"}


def find_events(tree: Tree, attributions: Sequence[Attribution]) -> list[tuple[Attribution, Qualities]]:
    """The deeds told in a text, in order, each with its qualities; their act is always ``EVENT``.

    What one of ``attributions`` tells already is left out, but for what somebody was asked about ("asked about the
    levy, she declined to comment" has the levy for its content); what somebody wants to do is told beside the wanting.
    """
    lexicon, words = lexicons.lexicon(), actor_words()
    taken = _taken(tree, attributions, lexicon)
    found = []
    for i, tag in enumerate(tree.tag):
        if tag not in _VERBS or i in taken or tree.dep[i] in _NO_PREDICATE or tree.lemma[i] in words.stative:
            continue
        if innermost(tree, i, lexicon) != i:
            continue
        event = _event(tree, i, lexicon, words)
        if event is not None:
            qualities = appraise(tree, i)
            found.append((event, Qualities(Act.EVENT, qualities.lemma, qualities.polarity, qualities.modality)))
    return found


def _taken(tree: Tree, attributions: Sequence[Attribution], lexicon: Lexicon) -> Collection[int]:
    """The heads that are told already, with the acts that they are about."""
    heads = {a.head: a for a in attributions}
    acts = {head: innermost(tree, head, lexicon) for head in heads}
    # "Asked about the levy, Reyes declined to comment": "to comment" says nothing of what the attribution is about.
    bare = {head for head, act in acts.items() if len(heads[head].content) <= _BARE and _asked(tree, act)}
    return {i for head, act in acts.items() if head not in bare for i in (head, act)}


def _event(tree: Tree, verb: int, lexicon: Lexicon, words: ActorWords) -> Attribution | None:
    source = agent_of(tree, verb)
    if source < 0 and not _is_passive(tree, verb) and not _is_unattached(tree, verb, lexicon):
        source = actor_of(tree, verb, lexicon)
    swallowed = swallowed_subject(tree, verb) if source < 0 else ()
    if swallowed:
        source = swallowed[-1]
    if source < 0 or not can_act(tree, source, words):
        return None
    actor = swallowed or phrase_of(tree, source)
    content = {*_content(tree, verb, lexicon), *_relative_object(tree, verb, source)}.difference(actor)
    if not content and tree.dep[verb] != "ROOT":
        return None
    cue = tuple(i for i in _cue(tree, verb, source, lexicon) if i not in actor)
    return Attribution(actor, cue, tuple(sorted(content)), verb)


def _is_passive(tree: Tree, verb: int) -> bool:
    for _ in range(_DEPTH):
        auxiliaries = {tree.dep[child] for child in tree.before[verb]}
        if "auxpass" in auxiliaries:
            return True
        if tree.dep[verb] == "pcomp" and tree.tag[verb] in ("VBD", "VBN"):
            return True
        if tree.tag[verb] != "VBN" or "aux" in auxiliaries:
            return False
        if tree.dep[verb] != "conj" or tree.tag[tree.head[verb]] != "VBN":
            return True
        verb = tree.head[verb]
    return False


def _is_unattached(tree: Tree, verb: int, lexicon: Lexicon) -> bool:
    """A gerund that is only spoken or thought of: "did not mention *imposing* a tariff", "the risk of *losing*"."""
    if tree.tag[verb] != "VBG" or any(tree.dep[child] == "aux" for child in tree.before[verb]):
        return False
    while tree.dep[verb] == "conj" and tree.tag[tree.head[verb]] == "VBG" and tree.head[verb] != verb:
        verb = tree.head[verb]
    if tree.dep[verb] in ("xcomp", "pcomp", "ccomp"):
        link = above(tree, verb, lexicon)
        return link is None or (link.rule is None and not link.last)
    return tree.dep[verb] not in ("advcl", "acl", "conj", "ROOT")


def _content(tree: Tree, verb: int, lexicon: Lexicon) -> Iterator[int]:
    """The rest of the verb phrase; of a passive, its subject."""
    for child in tree.children[verb]:
        if tree.dep[child] == "nsubjpass" or _is_content(tree, child, verb, lexicon):
            yield from _without_alternatives(tree, child, lexicon)
    if tree.dep[verb] == "conj" and tree.subject[verb] < 0 and agent_of(tree, verb) >= 0:
        shared = tree.subject[tree.head[verb]]  # "*the levy* was neither named nor mentioned by Reyes"
        if shared >= 0 and tree.dep[shared] == "nsubjpass":
            yield from phrase_of(tree, shared)
    yield from _asked(tree, verb)


def _relative_object(tree: Tree, verb: int, actor: int) -> Iterable[int]:
    """What a relative clause leaves out: "the *levy* that she opposes", "*topics* she wants to talk about"."""
    node = verb
    for _ in range(_DEPTH):
        head = tree.head[node]
        if tree.dep[node] == "relcl":
            objects = any(tree.dep[child] == "dobj" for child in tree.after[verb])
            stranded = any(tree.dep[child] == "prep" and not tree.after[child] for child in tree.after[verb])
            adverb = any(tree.tag[child] == "WRB" for child in tree.before[node])
            if head == actor or (objects and not stranded) or adverb:
                return ()
            return phrase_of(tree, head)
        if tree.dep[node] not in ("xcomp", "conj") or head == node:
            return ()
        node = head
    return ()


def _without_alternatives(tree: Tree, top: int, lexicon: Lexicon) -> list[int]:
    """The phrase without what it is set against: "a treaty, *rather than pursuing a truce*"."""
    found = [top]
    for child in tree.children[top]:
        if linker(tree, child, lexicon) not in lexicon.linkers:
            found += _without_alternatives(tree, child, lexicon)
    return found


def _is_content(tree: Tree, child: int, verb: int, lexicon: Lexicon) -> bool:
    dep = tree.dep[child]
    if dep in _NO_CONTENT or tree.lower[child] in _ACCORDING or tree.tag[child] in ("WDT", "WP"):
        return False
    if dep in ("ccomp", "advcl", "npadvmod", "advmod", "prep") and child < verb:
        return False  # what stands before the verb sets the scene
    if dep == "advcl" and (doer_of(tree, child) >= 0 or tree.tag[child] not in ("VB", "VBG")):
        return False  # a clause of its own
    if linker(tree, child, lexicon) in lexicon.linkers:
        return False  # an act of its own, that did not take place
    return not (dep == "advmod" and len(tree.words[child]) <= 4)


def _asked(tree: Tree, verb: int) -> Sequence[int]:
    """What somebody was asked about when they did not answer: "asked about the levy, Reyes declined to comment"."""
    for _ in range(3):
        for child in tree.before[verb]:
            if tree.dep[child] == "advcl" and tree.lemma[child] in of_class("asking") and tree.tag[child] == "VBN":
                topics = (inner for inner in tree.after[child] if tree.dep[inner] in ("prep", "ccomp"))
                subject = swallowed_subject(tree, verb)
                asked = [i for topic in topics for i in tree.subtree(topic) if not subject or i < subject[0] - 1]
                return asked[:-1] if asked and tree.words[asked[-1]] == "," else asked
        if tree.dep[verb] not in ("xcomp", "pcomp"):
            break
        verb = tree.head[verb]
    return ()


def _cue(tree: Tree, verb: int, source: int, lexicon: Lexicon) -> Tokens:
    """The predicate: the act, the words that govern it, and their auxiliaries, negations and particles."""
    cue: set[int] = {verb}
    node = verb
    for _ in range(_DEPTH):
        cue.update(child for child in tree.children[node] if tree.dep[child] in _CUE_PARTS)
        link = above(tree, node, lexicon)
        if link is None or link.last or doer_of(tree, node) >= 0 or abs(link.word - verb) > _REACH:
            break
        if source in tree.after[link.word]:
            break  # "urged him to resign" is cued by "to resign"
        if not link.conjunct:
            cue.add(link.word)
        node = link.word
    return tuple(sorted(cue))
