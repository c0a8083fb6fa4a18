"""A question as a proposition with a hole: turned into statements, parsed by the reader's own parser, the best kept.

A parser of news reads few questions right, and fewer in lower case; the statement that a question asks about it reads
as well as any sentence. So "was the bank robbed by Cole?" is tried as "the bank was robbed by Cole.", each place that
may end the subject in its turn, and "who robbed the bank?" as "somebody robbed the bank.".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from answers.asking.as_written import as_written
from answers.asking.plausibility import (
    BEFORE_ARTICLE,
    EITHER,
    FIT,
    PARTICIPLE,
    PLAIN_FIT,
    Draft,
    Seen,
    at_most,
    plausibility,
)
from answers.asking.question import base_forms
from answers.language.function_words import function_words
from answers.language.verbs import of_class, past_forms
from answers.language.wording import wording
from answers.model import Argument, Modality, Polarity, Proposition, Span
from answers.reading.clauses.clause import Clause
from answers.reading.clauses.propositions import find_propositions
from answers.reading.clauses.roles import CONTENT
from answers.reading.parse import parser
from answers.reading.parse.tree import Tree

_TRIED = 12
"""Ends of the subject that are tried."""
_FIRST = 2
"""Drafts that are parsed first: most questions have a short subject."""
_STANDS_FOR = {"who": "somebody", "whom": "somebody", "what": "something", "which": "some", "whose": "somebody's"}
_PREPOSITIONS = frozenset({"at", "on", "in", "since", "to", "from", "by", "for", "with", "of", "about", "against"})
_ADVERBIAL = frozenset({"when", "where", "why", "how"})
_DO, _FIRM = frozenset({"did", "does", "do"}), "will"
_ARTICLES = function_words().articles.all
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What a question asks: the statement that it asks about, and what is not known of it.

    ``proposition`` has its spans in ``statement``, of which it is the part ``words``. ``hole`` is None where yes or no
    is asked for, else who, what, when, where, why, how or number; ``slot`` is the argument that the hole is in, -1
    where it is none. ``negated``: it is asked whether something is not so. ``said``: what somebody is asked to have
    said.
    """

    statement: str
    proposition: Proposition
    words: Span
    hole: str | None = None
    slot: int = -1
    negated: bool = False
    said: Inquiry | None = None


def read_question(
    text: str, is_name: Callable[[str], bool] = lambda _: False, near: Sequence[str] = ()
) -> Inquiry | None:
    """The proposition that a question asks about; None where it has none (keywords) or none that parses.

    ``is_name`` and ``near``: see ``as_written``.
    """
    drafts = list(_drafts(as_written(text, is_name, near)))[: 2 * _TRIED]
    seen = Seen.of(near)
    best: tuple[float, Inquiry | None] = 0.0, None
    for few in drafts[:_FIRST], drafts[_FIRST:]:
        # To parse is what takes the time: what cannot be the best is not.
        hopeful = [draft for draft in few if at_most(draft, seen) > best[0]]
        trees = parser.parse_all(((draft.text, [(0, len(draft.text))]) for draft in hopeful), batch=2 * _TRIED)
        for draft, tree in zip(hopeful, trees, strict=True):
            score = plausibility(tree, draft, seen)
            if score > best[0] and (inquiry := _inquiry(tree, draft)):
                best = score, inquiry
    return best[1]


def _drafts(words: Sequence[str]) -> Iterator[Draft]:
    """The statements that a question may ask about."""
    if not words:
        return
    first, rest = words[0].lower(), list(words[1:])
    auxiliaries = wording().auxiliaries
    if first in auxiliaries:
        yield from _declarative(rest, words[0].lower(), None, None)
    elif rest and first in _PREPOSITIONS and rest[0].lower() in (*_STANDS_FOR, "when"):
        yield from _of_prepositional(words[0].lower(), rest)
    elif first in _ADVERBIAL:
        if first == "how" and rest and rest[0].lower() in ("many", "much"):
            yield from _of_phrase([rest[0].lower(), *rest[1:]], "number")
        elif rest and rest[0].lower() in auxiliaries:
            yield from _declarative(rest[1:], rest[0].lower(), first, None)
    elif first in _STANDS_FOR:
        yield from _of_phrase([_STANDS_FOR[first], *rest], _hole_of(first))
    else:
        yield _plain(words, None)


def _hole_of(word: str) -> str:
    return "who" if word in ("who", "whom", "whose") else "what"


def _of_prepositional(preposition: str, rest: list[str]) -> Iterator[Draft]:
    """ "*To whom* did she give it?", "*in which town* does she live?", "*since when* ...?"."""
    asked = rest[0].lower()
    at = next((n for n, word in enumerate(rest[:5]) if word.lower() in wording().auxiliaries), -1)
    if at > 0 and asked == "when":
        yield from _declarative(rest[at + 1 :], rest[at].lower(), asked, None)
    elif at > 0:
        stand_in = "some" if asked == "what" and at > 1 else _STANDS_FOR[asked]
        phrase = [preposition, stand_in, *rest[1:at]]
        yield from _declarative(rest[at + 1 :], rest[at].lower(), _hole_of(asked), phrase)


def _of_phrase(words: list[str], hole: str) -> Iterator[Draft]:
    """A question by a phrase: about its subject ("somebody robbed the bank"), or about what follows its verb."""
    auxiliaries = wording().auxiliaries
    for at, word in enumerate(words[1:], 1):
        if word.lower() in auxiliaries:
            phrase, rest = words[:at], words[at + 1 :]
            if word.lower() not in _DO or rest[:1] == ["not"]:
                yield _plain(words, hole, len(phrase))
            yield from _declarative(rest, word.lower(), hole, phrase)
            return
        if at > 4:
            break
    yield _plain(words, hole)


def _plain(words: Sequence[str], hole: str | None, size: int = 1) -> Draft:
    text = " ".join(words) + "."
    return Draft(text, -1, None, hole, PLAIN_FIT, (0, len(" ".join(words[:size]))) if hole else None)


def _declarative(rest: list[str], auxiliary: str, hole: str | None, phrase: list[str] | None) -> Iterator[Draft]:
    """The statement with the auxiliary behind each word that may end the subject; ``phrase`` goes to the end."""
    form = wording().auxiliaries[auxiliary]
    # "Reyes did resign" is rare in news, and read worse than "Reyes will resign"; of tense nothing is asked here.
    spoken = _FIRM if auxiliary in _DO else auxiliary
    negative = rest[:1] == ["not"]  # "didn't Reyes resign?"
    rest = rest[negative:]
    tried = 0
    for end in range(1, len(rest) + (form == EITHER and hole is not None)):
        # "Did Reyes not resign?": the negation of the question itself stands right behind its subject.
        not_so = rest[end : end + 1] == ["not"]
        after = rest[end + not_so :]
        if after and not _may_follow(after[0], form):
            continue
        subject = " ".join(rest[:end])
        negated = ["not"] if not_so or negative else []
        text = " ".join([subject, spoken, *negated, *after])
        filler = None
        if phrase:
            filler = (len(text) + 1, len(text) + 1 + len(" ".join(phrase)))
            text = f"{text} {' '.join(phrase)}"
        yield Draft(f"{text}.", len(subject) + 1, form, hole, _most(rest[end - 1], after), filler)
        tried += 1
        if tried == _TRIED:
            return


def _most(last: str, after: Sequence[str]) -> float:
    """What a statement may score at the most with an auxiliary between two words: none begins behind an article."""
    if last.lower() in _ARTICLES:
        return 0.0
    begins = _LETTERS.match(after[0].lower()) if after else None
    return FIT + BEFORE_ARTICLE * (begins is not None and begins.group() in _ARTICLES)


def _may_follow(word: str, form: str) -> bool:
    """Whether a word may stand right behind the auxiliary."""
    low = word.lower()
    if form == PARTICIPLE:
        return (
            low.endswith(("ed", "en", "n")) or low in past_forms() or low in ("been", "ever", "already", "yet", "also")
        )
    if form == EITHER:
        return low != "of"
    return word[:1].islower() and not low.endswith("ing") and base_forms(low)[0] == low


def _inquiry(tree: Tree, draft: Draft) -> Inquiry | None:
    root = next(i for i, head in enumerate(tree.head) if head == i and tree.pos[i] != "PUNCT")
    clauses = {one.head: one for one in reversed(find_propositions(tree))}
    clause = clauses.get(root)
    if clause is None:
        return None
    asked = _of_clause(tree, draft, clause, (0, len(draft.text)))
    content = next((one for one in clause.fillers if one.role == CONTENT and one.head in clauses), None)
    if content is None or clause.predicate not in of_class("speech") | of_class("attitude"):
        return asked
    span = (tree.start[content.tokens[0]], tree.end[content.tokens[-1]])
    said = _of_clause(tree, draft, clauses[content.head], span)
    # What is asked to have been said is asked as it was said: "that it would be sold"; that it is said is not in doubt.
    mood = clauses[content.head].modality
    told = replace(said.proposition, modality=Modality.ASSERTED if mood is Modality.POSSIBLE else mood)
    return replace(asked, said=replace(said, proposition=told))


def _of_clause(tree: Tree, draft: Draft, clause: Clause, words: Span) -> Inquiry:
    arguments = tuple(_argument(tree, clause, number) for number in range(len(clause.fillers)))
    slot = -1
    if draft.filler:
        a, b = draft.filler
        own = [n for n, one in enumerate(arguments) if a <= one.head[0] < b]
        # Of "some bridge collapsed" only "some" stands for what is asked.
        own += [n for n, one in enumerate(arguments) if one.role != CONTENT and any(a == at for at, _ in one.spans)]
        slot = next(iter(own), -1)
    proposition = Proposition(clause.predicate, (tree.start[clause.head], tree.end[clause.head]), arguments)
    return Inquiry(draft.text, proposition, words, draft.hole, slot, clause.polarity is Polarity.NEGATED)


def _argument(tree: Tree, clause: Clause, number: int) -> Argument:
    filler = clause.fillers[number]
    spans: list[tuple[int, int]] = []
    for i in filler.tokens:
        if spans and tree.start[i] - spans[-1][1] <= 1:
            spans[-1] = (spans[-1][0], tree.end[i])
        else:
            spans.append((tree.start[i], tree.end[i]))
    return Argument(filler.role, tuple(spans), (tree.start[filler.head], tree.end[filler.head]))
