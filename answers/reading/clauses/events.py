"""Narrated deeds: "Petrov offered a truce", "she has refused to meet the union", as attributions of their actors.

The source is the subject (also shared by coordinated verbs, controlled by a governing verb, or the agent of a
passive), the cue the predicate with the words that govern it, the content the rest of the verb phrase. What stands
around a clause ("..., officials said") is no part of it. One pass over the tokens; everything is read off the parse.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from answers.language import lexicon as lexicons
from answers.language.lexicon import Lexicon
from answers.model import Act
from answers.reading.annotations import Attribution, Qualities, Tokens
from answers.reading.clauses.actors import (
    ASKING,
    ActorWords,
    actor_of,
    actor_words,
    agent_of,
    can_act,
    phrase_of,
    subject_of,
    swallowed_subject,
)
from answers.reading.clauses.factuality import appraise
from answers.reading.clauses.governing import above, innermost, lemma, linker
from answers.reading.parse.tree import build

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BARE = 2  # words of a content that is no more than its verb: "to comment"
_DEPTH = 10
_REACH = 8  # tokens between an act and the words that govern it
_VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_CUE_PARTS = frozenset({"aux", "auxpass", "neg", "prt"})
_NO_PREDICATE = _CUE_PARTS | {"amod", "compound"}
_NO_CONTENT = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "neg", "prt", "punct", "cc", "conj", "mark", "agent",
                         "parataxis", "csubj", "expl", "preconj"})  # fmt: skip


def find_events(doc: Doc, attributions: Sequence[Attribution]) -> list[tuple[Attribution, Qualities]]:
    """The deeds told in a text, in order, each with its qualities; their act is always ``EVENT``.

    What one of ``attributions`` tells already is left out, but for what somebody was asked about ("asked about the
    levy, she declined to comment" has the levy for its content); what somebody wants to do is told beside the wanting.
    """
    lexicon, words = lexicons.lexicon(), actor_words()
    taken = _taken(doc, attributions, lexicon)
    found = []
    tree = build(doc)
    for i, tag in enumerate(tree.tag):
        if tag not in _VERBS or i in taken or tree.dep[i] in _NO_PREDICATE or tree.lemma[i] in words.stative:
            continue
        token = doc[i]
        if innermost(token, lexicon).i != i:
            continue
        event = _event(token, lexicon, words)
        if event is not None:
            qualities = appraise(token)
            found.append((event, Qualities(Act.EVENT, qualities.lemma, qualities.polarity, qualities.modality)))
    return found


def _taken(doc: Doc, attributions: Sequence[Attribution], lexicon: Lexicon) -> Collection[int]:
    """The heads that are told already, with the acts that they are about."""
    heads = {a.head: a for a in attributions}
    acts = {head: innermost(doc[head], lexicon) for head in heads}
    # "Asked about the levy, Reyes declined to comment": "to comment" says nothing of what the attribution is about.
    bare = {head for head, act in acts.items() if len(heads[head].content) <= _BARE and _asked(act)}
    return {i for head, act in acts.items() if head not in bare for i in (head, act.i)}


def _event(verb: Token, lexicon: Lexicon, words: ActorWords) -> Attribution | None:
    source = agent_of(verb)
    if source is None and not _is_passive(verb) and not _is_unattached(verb, lexicon):
        source = actor_of(verb, lexicon)
    swallowed = swallowed_subject(verb) if source is None else ()
    if swallowed:
        source = verb.doc[swallowed[-1]]
    if source is None or not can_act(source, words):
        return None
    actor = swallowed or phrase_of(source)
    content = tuple(sorted({*_content(verb, lexicon), *_relative_object(verb, source)} - set(actor)))
    if not content and verb.dep_ != "ROOT":
        return None
    return Attribution(actor, tuple(i for i in _cue(verb, source, lexicon) if i not in actor), content, verb.i)


def _is_passive(verb: Token) -> bool:
    for _ in range(_DEPTH):
        if any(child.dep_ == "auxpass" for child in verb.lefts):
            return True
        if verb.dep_ == "pcomp" and verb.tag_ in ("VBD", "VBN"):
            return True
        if verb.tag_ != "VBN" or any(child.dep_ == "aux" for child in verb.lefts):
            return False
        if verb.dep_ != "conj" or verb.head.tag_ != "VBN":
            return True
        verb = verb.head
    return False


def _is_unattached(verb: Token, lexicon: Lexicon) -> bool:
    """A gerund that is only spoken or thought of: "did not mention *imposing* a tariff", "the risk of *losing*"."""
    if verb.tag_ != "VBG" or any(child.dep_ == "aux" for child in verb.lefts):
        return False
    while verb.dep_ == "conj" and verb.head.tag_ == "VBG" and verb.head is not verb:
        verb = verb.head
    if verb.dep_ in ("xcomp", "pcomp", "ccomp"):
        link = above(verb, lexicon)
        return link is None or (link.rule is None and not link.last)
    return verb.dep_ not in ("advcl", "acl", "conj", "ROOT")


def _content(verb: Token, lexicon: Lexicon) -> Iterator[int]:
    """The rest of the verb phrase; of a passive, its subject."""
    for child in verb.children:
        if child.dep_ == "nsubjpass" or _is_content(child, verb, lexicon):
            yield from _without_alternatives(child, lexicon)
    yield from _asked(verb)


def _relative_object(verb: Token, actor: Token) -> Iterable[int]:
    """What a relative clause leaves out: "the *levy* that she opposes", "*topics* she wants to talk about"."""
    objects = [child for child in verb.rights if child.dep_ == "dobj"]
    stranded = any(child.dep_ == "prep" and child.n_rights == 0 for child in verb.rights)
    node = verb
    for _ in range(_DEPTH):
        if node.dep_ == "relcl":
            if node.head.i == actor.i or (objects and not stranded) or any(c.tag_ == "WRB" for c in node.lefts):
                return ()
            return phrase_of(node.head)
        if node.dep_ not in ("xcomp", "conj") or node.head is node:
            return ()
        node = node.head
    return ()


def _without_alternatives(token: Token, lexicon: Lexicon) -> Iterator[int]:
    """The phrase without what it is set against: "a treaty, *rather than pursuing a truce*"."""
    yield token.i
    for child in token.children:
        if linker(child) not in lexicon.linkers:
            yield from _without_alternatives(child, lexicon)


def _is_content(child: Token, verb: Token, lexicon: Lexicon) -> bool:
    if child.dep_ in _NO_CONTENT or child.lower_ == "according" or child.tag_ in ("WDT", "WP"):
        return False
    if child.dep_ in ("ccomp", "advcl", "npadvmod", "advmod", "prep") and child.i < verb.i:
        return False  # what stands before the verb sets the scene
    if child.dep_ == "advcl" and (subject_of(child) is not None or child.tag_ not in ("VB", "VBG")):
        return False  # a clause of its own
    if linker(child) in lexicon.linkers:
        return False  # an act of its own, that did not take place
    return not (child.dep_ == "advmod" and len(child.text) <= 4)


def _asked(verb: Token) -> Iterable[int]:
    """What somebody was asked about when they did not answer: "asked about the levy, Reyes declined to comment"."""
    for _ in range(3):
        for child in verb.lefts:
            if child.dep_ == "advcl" and lemma(child) in ASKING and child.tag_ == "VBN":
                asked = [t.i for inner in child.rights if inner.dep_ in ("prep", "ccomp") for t in inner.subtree]
                subject = swallowed_subject(verb)
                asked = [i for i in asked if not subject or i < subject[0] - 1]
                return asked[:-1] if asked and verb.doc[asked[-1]].text == "," else asked
        if verb.dep_ not in ("xcomp", "pcomp"):
            break
        verb = verb.head
    return ()


def _cue(verb: Token, source: Token, lexicon: Lexicon) -> Tokens:
    """The predicate: the act, the words that govern it, and their auxiliaries, negations and particles."""
    cue: set[int] = {verb.i}
    node = verb
    for _ in range(_DEPTH):
        cue.update(child.i for child in node.children if child.dep_ in _CUE_PARTS)
        link = above(node, lexicon)
        if link is None or link.last or subject_of(node) is not None or abs(link.word.i - verb.i) > _REACH:
            break
        if any(child.i == source.i for child in link.word.rights):
            break  # "urged him to resign" is cued by "to resign"
        if not link.conjunct:
            cue.add(link.word.i)
        node = link.word
    return tuple(sorted(cue))
