"""What qualifies a cue, as data: governing words, negations, modals, hedges, clauses, kinds of acts.

The rules are ``negation.yaml`` and classes of ``verbs.yaml``, laid out here for looking up by word. The idea of rules
with scope, terminators and pseudo-cues is ConText's (Harkema et al. 2009, https://doi.org/10.1016/j.jbi.2009.05.002);
the scope here is that of the parse, not a window of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Literal

from pydantic import Field, field_validator

from answers.language.tables import Lower, Table, Words, load
from answers.language.verbs import of_class, verb_of_noun
from answers.model import Act, Modality, Polarity

_SMALL = re.compile(r"(?:^|\s)[a-z]+,?\s+$")
"""A word in small letters before another one."""
_NUMBER = re.compile(r"\d(?:st|nd|rd|th)?(?:\s+of)?[\s/-]+$")
"""The day before a month."""

Descend = Literal["always", "speech", "never"]
Complement = Literal["to", "ing", "noun", "of", "from", "on", "as", "by", "for", "up"]


class Example(Table):
    """A sentence, the head word of the cue in it, and what is expected of it: "lemma act polarity modality"."""

    text: str
    cue: str
    expect: str

    @field_validator("expect")
    @classmethod
    def _of_four(cls, expect: str) -> str:
        lemma, act, polarity, modality = expect.rsplit(" ", 3)
        Act(act), Polarity(polarity), Modality(modality)
        if not lemma:
            raise ValueError("has no lemma")
        return expect


class _Rule(Table):
    """What every rule has: examples, and what it is about: words, or a class of verbs."""

    examples: tuple[Example, ...] = Field(min_length=1)
    verbs: str | None = None
    adjectives: tuple[Lower, ...] = ()
    nouns: tuple[Lower, ...] = ()
    words: tuple[Lower, ...] = ()

    @property
    def about(self) -> Iterable[str]:
        return of_class(self.verbs) if self.verbs else self.adjectives or self.nouns or self.words


class Governor(_Rule):
    """A word that decides over the act in its complement; see ``negation.yaml`` for the fields."""

    complement: frozenset[Complement] = frozenset({"to"})
    negates: bool = False
    modality: Modality = Modality.ASSERTED
    undone: Modality = Modality.ASSERTED
    descend: Descend = "always"
    tag: str = ""
    companions: Words = Field(default=frozenset(), alias="with")
    passive: bool = False
    opaque: bool = False


class _Linker(_Rule):
    negates: bool


class _Negations(_Rule):
    pseudo: Words


class _Denial(_Rule):
    objects: Words = frozenset()


class _Modal(_Rule):
    modality: Modality


class _Clausal(_Rule):
    modality: Modality = Modality.ASSERTED
    denies: bool = False


class Unparsed(Table):
    """Words that keep a sentence from being plainly so, with a sentence that holds one and one that does not."""

    words: tuple[Lower, ...]
    example: str
    counter_example: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Any of the words, and "n't" where "not" is one of them."""
        either = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in self.words)
        negative = r"|n['’]t\b" if "not" in self.words else ""
        return re.compile(rf"\b(?:{either})\b{negative}", re.IGNORECASE)


class Rules(Table):
    """``negation.yaml`` as it stands there."""

    governors: tuple[Governor, ...]
    governing_nouns: tuple[Governor, ...]
    linkers: tuple[_Linker, ...]
    negations: tuple[_Negations, ...]
    negative_words: tuple[_Rule, ...]
    no_phrases: Words
    silent: Words
    absent: Words
    denials: tuple[_Denial, ...]
    modals: tuple[_Modal, ...]
    hedges: tuple[_Rule, ...]
    clauses: tuple[_Modal, ...]
    clausal: tuple[_Clausal, ...]
    acts: tuple[_Rule, ...]
    bare_cues: dict[str, Lower]
    unparsed: dict[Literal["negation", "doubt", "turn"], Unparsed]
    asked: Words

    @property
    def examples(self) -> list[Example]:
        """The examples of all rules."""
        return [one for _, rows in self if isinstance(rows, tuple) for row in rows for one in row.examples]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All rules, by the word that they are looked up by."""

    governors: Mapping[str, tuple[Governor, ...]]
    governing_nouns: Mapping[str, Governor]
    linkers: Mapping[str, bool]
    leads: Mapping[str, Sequence[str]]  # the word before the last of a linker -> all words before it
    negations: frozenset[str]
    pseudo: frozenset[str]
    negative_words: frozenset[str]
    no_phrases: frozenset[str]
    silent: frozenset[str]
    absent: frozenset[str]
    light_verbs: frozenset[str]
    withheld: frozenset[str]
    denials: Mapping[str, frozenset[str]]
    modals: Mapping[str, Modality]
    hedges: frozenset[str]
    clauses: Mapping[str, Modality]
    clausal: Mapping[str, tuple[Modality, bool]]
    attitudes: frozenset[str]
    speech: frozenset[str]
    phrasals: frozenset[str]
    nouns: Mapping[str, str]
    bare_cues: Mapping[str, str]


@cache
def rules() -> Rules:
    """The rules as they are written. Raises DataError with the entry at fault."""
    return load(__package__, "negation.yaml", Rules)


@cache
def lexicon() -> Lexicon:
    """The rules, laid out; the same object every time. Raises DataError with the entry at fault."""
    return laid_out(rules())


def laid_out(given: Rules) -> Lexicon:
    """Rules by the word that they are looked up by."""
    governors: dict[str, tuple[Governor, ...]] = {}
    for rule in given.governors:
        for word in rule.about:
            governors[word] = (*governors.get(word, ()), rule)
    linkers = {word: rule.negates for rule in given.linkers for word in rule.about}
    leads = [linker.split()[:-1] for linker in linkers]
    return Lexicon(
        governors=governors,
        governing_nouns={word: rule for rule in given.governing_nouns for word in rule.about},
        linkers=linkers,
        leads={lead[-1]: lead for lead in leads if lead},
        negations=_words(given.negations),
        pseudo=frozenset(word for rule in given.negations for word in rule.pseudo),
        negative_words=_words(given.negative_words),
        no_phrases=given.no_phrases,
        silent=given.silent,
        absent=given.absent,
        light_verbs=of_class("light"),
        withheld=of_class("withheld"),
        denials={word: rule.objects for rule in given.denials for word in rule.about},
        modals={word: rule.modality for rule in given.modals for word in rule.about},
        hedges=_words(given.hedges),
        clauses={word: rule.modality for rule in given.clauses for word in rule.about},
        clausal={word: (rule.modality, rule.denies) for rule in given.clausal for word in rule.about},
        attitudes=of_class("attitude"),
        speech=of_class("speech"),
        phrasals=of_class("phrasal"),
        nouns=verb_of_noun(),
        bare_cues=given.bare_cues,
    )


def _words(given: Iterable[_Rule]) -> frozenset[str]:
    return frozenset(word for rule in given for word in rule.about)


def is_negated(text: str) -> bool:
    """Whether something in an unparsed text is negated."""
    return rules().unparsed["negation"].pattern.search(text) is not None


def is_doubtful(text: str) -> bool:
    """Whether something in an unparsed text is only possible, expected or conditional."""
    return any(not _is_named(text, one) for one in rules().unparsed["doubt"].pattern.finditer(text))


def _is_named(text: str, word: re.Match[str]) -> bool:
    """Whether a word has the capital of a name or a month, and not of a title: "opened in May", "Theresa May said"."""
    if _NUMBER.search(text, 0, word.start()):
        return True  # "9 MAY", "the 9th of may"
    if not word[0].istitle() or not text[: word.start()].strip():
        return False
    return _SMALL.search(text, 0, word.start()) is not None or not text[word.end() :].lstrip()[:1].isupper()


def turns(text: str) -> bool:
    """Whether an unparsed text, standing between a verb and a topic, turns the verb away from the topic."""
    return rules().unparsed["turn"].pattern.search(text) is not None


class Veridicality(Table):
    """What the words that clauses and phrases hang on say of them: `veridicality.yaml`."""

    implicative: Words
    enacting: Words
    enacted: Words
    hearsay: Words
    conative: Words
    resultative: Words
    perceiving: Words
    substance: Words
    prepositions: Words
    untrue: Words
    truth: Words
    falsely: Words
    messages: Words
    forged: Words
    privative: Words
    raising: Words
    facts: Words
    ranked: Words
    nearly: Words
    negating: Words
    exceptive: Words
    exceptive_of_whole: Words
    contrasting: Words
    whole: Words

    @cached_property
    def leaving_out(self) -> Mapping[str, Sequence[tuple[str, ...]]]:
        """What leaves out of a list what follows: by its first word, the longest first."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for phrase in sorted(self.exceptive | self.exceptive_of_whole | self.contrasting, key=len, reverse=True):
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append(words)
        return found


@cache
def veridicality() -> Veridicality:
    """The rules. Raises DataError with the entry at fault."""
    return load(__package__, "veridicality.yaml", Veridicality)
