"""Narrated deeds: "Petrov offered a truce", "she has refused to meet the union", as attributions of their actors.

The source is the subject (also shared by coordinated verbs, controlled by a governing verb, or the agent of a
passive), the cue the predicate with the words that govern it, the content the rest of the verb phrase. What stands
around a clause ("..., officials said") is no part of it. One pass over the tokens; everything is read off the parse.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from answers.model import Act
from answers.reading import lexicon as lexicons
from answers.reading import rules
from answers.reading.governing import above, innermost, lemma, linker
from answers.reading.lexicon import Lexicon
from answers.reading.marks import Attribution, Qualities, Tokens
from answers.reading.qualify import appraise

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DEPTH = 10
_REACH = 8  # tokens between an act and the words that govern it
_VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CUE_PARTS = frozenset({"aux", "auxpass", "neg", "prt"})
_NO_PREDICATE = _CUE_PARTS | {"amod", "compound"}
_NO_CONTENT = frozenset({"nsubj", "nsubjpass", "aux", "auxpass", "neg", "prt", "punct", "cc", "conj", "mark", "agent",
                         "parataxis", "csubj", "expl", "preconj"})  # fmt: skip
_ASKING = frozenset({"ask", "question", "press"})
_CARRYING = frozenset({"xcomp", "advcl", "acl", "pcomp", "prep", "conj", "acomp", "ccomp", "oprd", "advmod", "cc"})


@dataclass(frozen=True, slots=True)
class _Words:
    actors: frozenset[str]
    endings: tuple[str, ...]
    no_actors: frozenset[str]
    pronouns: frozenset[str]
    states: frozenset[str]
    aims: frozenset[str]
    owning: frozenset[str]


@cache
def _words() -> _Words:
    return _Words(
        actors=rules.words("events", "actors"),
        endings=tuple(sorted(rules.words("events", "actor_endings"))),
        no_actors=rules.words("events", "no_actors"),
        pronouns=rules.words("events", "pronouns"),
        states=rules.words("events", "states"),
        aims=rules.words("events", "aims"),
        owning=rules.words("events", "owning") | lexicons.load().light_verbs,
    )


def find_events(doc: Doc, attributions: Sequence[Attribution]) -> list[tuple[Attribution, Qualities]]:
    """The deeds told in a text, in order, each with its qualities; their act is always ``EVENT``.

    What one of ``attributions`` tells already is left out, but for what somebody was asked about ("asked about the
    levy, she declined to comment" has the levy for its content); what somebody wants to do is told beside the wanting.
    """
    lexicon, words = lexicons.load(), _words()
    taken = _taken(doc, attributions, lexicon)
    found = []
    for token in doc:
        if (
            token.tag_ not in _VERBS
            or token.i in taken
            or token.dep_ in _CUE_PARTS
            or token.dep_ in ("amod", "compound")
        ):
            continue
        if lemma(token) in words.states or innermost(token, lexicon).i != token.i:
            continue
        event = _event(token, lexicon, words)
        if event is not None:
            qualities = appraise(token)
            found.append((event, Qualities(Act.EVENT, qualities.lemma, qualities.polarity, qualities.modality)))
    return found


def _taken(doc: Doc, attributions: Sequence[Attribution], lexicon: Lexicon) -> Collection[int]:
    """The heads that are told already, with the acts that they are about."""
    heads = {attribution.head for attribution in attributions}
    return heads | {innermost(doc[head], lexicon).i for head in heads}


def _event(verb: Token, lexicon: Lexicon, words: _Words) -> Attribution | None:
    source = _agent(verb)
    if source is None and not _is_passive(verb) and not _is_unattached(verb, lexicon):
        source = _actor(verb, lexicon)
    swallowed = _swallowed(verb) if source is None else ()
    if swallowed:
        source = verb.doc[swallowed[-1]]
    if source is None or not _can_act(source, words):
        return None
    actor = swallowed or _phrase(source)
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


def _agent(verb: Token) -> Token | None:
    for child in verb.rights:
        if child.dep_ == "agent":
            return next((inner for inner in child.rights if inner.dep_ == "pobj"), None)
    return None


def _actor(verb: Token, lexicon: Lexicon) -> Token | None:
    """Who does it: the subject, or that of a coordinated or governing verb, or its object ("urged *him* to resign")."""
    node = verb
    alternative = verb.dep_ == "pcomp" and linker(verb.head) in lexicon.linkers
    for _ in range(_DEPTH):
        subject = _subject(node)
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
            if not alternative and lemma(holder) not in _words().owning:
                return None
        if node.dep_ == "xcomp" and head.pos_ == "VERB":
            patient = next((c for c in head.rights if c.dep_ in ("dobj", "dative") and c.i < node.i), None)
            if patient is not None:
                return patient
        if node.dep_ not in _CARRYING and node.pos_ not in ("NOUN", "ADP"):
            return None
        node = head
    return None


def _subject(verb: Token) -> Token | None:
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
        noun = next((child for child in head.lefts if child.dep_ == "nsubj" and lemma(child) in _words().aims), None)
    if noun is None:
        return None
    return next((child for child in noun.lefts if child.dep_ == "poss"), None)


def _can_act(token: Token, words: _Words) -> bool:
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
    return len(name) > 4 and name.endswith(words.endings) and name not in words.no_actors


def _phrase(token: Token) -> Tokens:
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
            return _phrase(node.head)
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
    if child.dep_ == "advcl" and (_subject(child) is not None or child.tag_ not in ("VB", "VBG")):
        return False  # a clause of its own
    if linker(child) in lexicon.linkers:
        return False  # an act of its own, that did not take place
    return not (child.dep_ == "advmod" and len(child.text) <= 4)


def _asked(verb: Token) -> Iterable[int]:
    """What somebody was asked about when they did not answer: "asked about the levy, Reyes declined to comment"."""
    for _ in range(3):
        for child in verb.lefts:
            if child.dep_ == "advcl" and lemma(child) in _ASKING and child.tag_ == "VBN":
                asked = [t.i for inner in child.rights if inner.dep_ in ("prep", "ccomp") for t in inner.subtree]
                subject = _swallowed(verb)
                asked = [i for i in asked if not subject or i < subject[0] - 1]
                return asked[:-1] if asked and verb.doc[asked[-1]].text == "," else asked
        if verb.dep_ not in ("xcomp", "pcomp"):
            break
        verb = verb.head
    return ()


def _swallowed(verb: Token) -> Tokens:
    """The subject that a parse gave to the clause before it: "Asked about the levy, minister *Luc Roy* declined"."""
    top = verb
    while top.dep_ == "xcomp" and top.head is not top:
        top = top.head
    asked = next((child for child in top.lefts if child.dep_ == "advcl" and lemma(child) in _ASKING), None)
    if asked is None or _subject(top) is not None:
        return ()
    first = next((c.i for c in top.lefts if c.i > asked.right_edge.i), top.i)
    last = first - 1
    comma = next((i for i in range(last, asked.i, -1) if top.doc[i].text == ","), last)
    named = top.doc[last].pos_ == "PROPN" and comma < last
    return tuple(range(comma + 1, first)) if named else ()


def _cue(verb: Token, source: Token, lexicon: Lexicon) -> Tokens:
    """The predicate: the act, the words that govern it, and their auxiliaries, negations and particles."""
    cue: set[int] = {verb.i}
    node = verb
    for _ in range(_DEPTH):
        cue.update(child.i for child in node.children if child.dep_ in _CUE_PARTS)
        link = above(node, lexicon)
        if link is None or link.last or _subject(node) is not None or abs(link.word.i - verb.i) > _REACH:
            break
        if any(child.i == source.i for child in link.word.rights):
            break  # "urged him to resign" is cued by "to resign"
        if not link.conjunct:
            cue.add(link.word.i)
        node = link.word
    return tuple(sorted(cue))
