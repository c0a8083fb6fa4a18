"""Why an answer came about, in words: lines of plain text for a terminal, Discord and failing tests alike.

What comes from articles and questions is cut, and nothing in it acts on a terminal; Discord escapes it too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from answers.model import Argument, Considered, Excerpt, Proposition, Rule, Verdict, Weighed, Why
from answers.phrasing import counted
from bot.present.escape import within
from bot.present.plain import qualities

TITLE = "Why"
_RULES = {
    Rule.STATEMENTS: "what the statements on it, and whose they are, point to",
    Rule.PROPOSITIONS: "a proposition that meets all of the question",
    Rule.SAID: "a proposition, said by the one asked about, that meets all of what is asked to have been said",
    Rule.CONTRADICTED: "a proposition that speaks against what the statements gave, which is taken back",
    Rule.OF_SPEAKER: "the nearest sentences of what the one asked about says",
    Rule.NEAREST: "the nearest sentences, for nothing decides it",
}
_RELATIONS = {
    "same": "the same verb",
    "derived": "a verb of the same root",
    "kindred": "a kindred verb",
    "remote": "a remotely kindred verb",
    "opposite": "the opposite verb",
}
_VERDICTS = {Verdict.YES: "for it", Verdict.NO: "against it"}
_PHRASE, _NOTE, _SENTENCE = 60, 160, 200
"""Characters of a phrase, of what keeps a proposition from answering, and of a sentence."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an explanation: its heading and its lines."""

    title: str
    lines: tuple[str, ...]


def explanation(why: Why) -> list[Part]:
    """How the question was read, what was looked at, what decided, and why the nearest others did not."""
    parts = [
        Part("Read as", tuple(_reading(why))),
        Part("Looked at", (_looked_at(why),)),
        Part("Decided by", (_RULES[why.rule],)),
        Part("Statements", tuple(map(_weighed, why.statements))),
        Part("Propositions that meet it", tuple(map(_considered, why.met))),
        Part("Propositions that do not", tuple(map(_considered, why.missed))),
    ]
    return [part for part in parts if part.lines]


def explained(why: Why) -> Iterator[str]:
    """All of it as lines, those of a part under its heading."""
    for part in explanation(why):
        yield f"{part.title}:"
        yield from (f"  {line}" for line in part.lines)


def _reading(why: Why) -> Iterator[str]:
    if why.proposition is None:
        yield "no proposition; looked for by its words"
        return
    yield f"“{within(why.statement, _SENTENCE)}”"
    yield _roles(why.statement, why.proposition)
    asked = f"asked for: {why.hole}" if why.hole else "asked for: yes or no"
    yield f"{asked}, of what is not so" if why.negated else asked
    if why.said:
        yield f"as said: “{within(why.said, _SENTENCE)}”"


def _looked_at(why: Why) -> str:
    near = f"{counted(why.sentences, 'sentence')} of {counted(why.articles, 'article')}"
    return f"{near}, {counted(why.compared, 'proposition')} with its verb or one that has to do with it"


def _considered(one: Considered) -> str:
    outcome = _VERDICTS[one.verdict] if one.verdict else within(one.words, _NOTE)
    told = _roles(one.excerpt.article.text, one.proposition)
    return " · ".join([outcome, f"{_RELATIONS[one.relation]}: {told}", *_place(one.excerpt)])


def _weighed(one: Weighed) -> str:
    statement = one.excerpt.statement
    return " · ".join([one.bearing, *(qualities(statement) if statement else ()), *_place(one.excerpt)])


def _place(excerpt: Excerpt) -> Iterator[str]:
    """Whose word a sentence is, the sentence, and where it stands."""
    if excerpt.speaker:
        yield f"in the word of {within(excerpt.speaker, _PHRASE)}"
    yield f"“{within(excerpt.text, _SENTENCE)}”"
    yield f"{within(excerpt.article.id, _PHRASE)} {excerpt.start}-{excerpt.end}"


def _roles(text: str, proposition: Proposition) -> str:
    """A proposition with what fills its roles: "sell (agent: Ada Moreno; patient: the mill)"."""
    filled = "; ".join(f"{one.role}: {_phrase(text, one)}" for one in proposition.arguments)
    act = within(proposition.predicate, _PHRASE)
    return f"{act} ({filled})" if filled else act


def _phrase(text: str, argument: Argument) -> str:
    words = within(" ".join(text[a:b] for a, b in argument.spans), _PHRASE)
    named = argument.name and argument.name != words
    return f"{words} = {within(argument.name, _PHRASE)}" if named else words
