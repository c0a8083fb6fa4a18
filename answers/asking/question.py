"""A question as typed to the parts that matter: who, what they are asked to have done, and about what.

No parser: a question is short and follows few patterns, and an answer must not wait for a language model to load.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import dropwhile

from rapidfuzz.distance import DamerauLevenshtein

from answers.asking.lead_in import without_lead_in, without_marks
from answers.errors import InputError
from answers.language.function_words import function_words
from answers.language.thesaurus import is_adverb
from answers.language.wording import wording
from answers.model import Polarity

MAX_LENGTH = 500
"""Characters; a longer text is no question."""

_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]{2,})[\"”“»]")
_ACCORDING = re.compile(
    r"(?:,\s*)?\b(?:according to|as reported by|per)\s+(?P<name>[^?,.]+?)\s*(?=[?,.]|$)", re.IGNORECASE
)
# In front of the question the name ends where the question begins, with a comma or without.
_ACCORDING_FIRST = re.compile(
    r"^(?:according to|as reported by|per)\s+(?P<name>[^?,.]+?),?\s+"
    r"(?=(?:did|does|do|has|have|had|will|would|is|are|was|were|what|who|when|which)\b)",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\s?!;]+")
_EDGE = " \t\r\n?!.,;:\"“”„«»'‘’()[]"
_WH_SAY = re.compile(
    r"^(?:what|which|how)\b(?P<thing>.*?)\b(?P<aux>did|does|do|has|have|had|will|would|is|are|was|were)\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
_WHAT_SAID = re.compile(r"^(?:so\s+)?what\s+(?P<rest>.+)$", re.IGNORECASE)
_ON = re.compile(r"^(?P<who>.+?)\s+(?:on|about|regarding)\s+(?P<topic>.+)$", re.IGNORECASE)
_AND = re.compile(r"^(?:and|or|but)?\s*(?:what about|how about|and|or)\s+(?P<rest>.+)$", re.IGNORECASE)
_WORDS = function_words()
_PRONOUNS = _WORDS.personal("subject", person=3)
_THINGS = frozenset[str]().union(
    _WORDS.personal("object", gender="n"),
    _WORDS.personal("object", person=3, number="plural"),
    _WORDS.demonstratives.singular,
)
_ANYBODY = _WORDS.indefinite_pronouns.existential | _WORDS.indefinite_pronouns.free_choice
_WHO, _WHAT, _WHEN = (
    _WORDS.interrogatives.person | _WORDS.interrogatives.choice,
    _WORDS.interrogatives.thing,
    _WORDS.interrogatives.time,
)
_BY = _WORDS.prepositions.agent | _WORDS.prepositions.origin | _WORDS.prepositions.genitive
_ABOUT = _WORDS.prepositions.topic
_OWNER = re.compile(r"['’]s?$")
_BEFORE_NOUN = _WORDS.articles.all | _WORDS.prepositions.genitive | _WORDS.coordinators.copulative
_NEGATIVE = re.compile(r"\b(not|never)\b|n['’]t\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question taken apart.

    ``kind``: yesno, quotes (what did X say), who, when, topic (a bare topic), phrase (a quoted phrase).
    ``predicate``: the verb asked about, in its base form; None when any speech counts. ``speech`` is set when only
    speech counts as evidence ("mention", "say anything about"). ``turned`` when the question asks for a refusal.
    ``carrier``: the verb that carries the predicate ("agree" to meet). ``source``: what followed "according to".
    ``claim`` and ``claimed``: where a whole clause is asked about ("say that he did not sell it"), which way it points,
    and its words from the verb on. ``body``: the text without what leads to the question ("can you tell me ...") and
    whose report is asked for; ``stated``: what is asked about is put as a statement ("is it true that ...").
    """

    text: str
    kind: str
    who: str | None = None
    predicate: str | None = None
    speech: bool = True
    turned: bool = False
    carrier: str | None = None
    topic: str | None = None
    phrase: str | None = None
    source: str | None = None
    auxiliary: str | None = None
    claim: Polarity | None = None
    claimed: tuple[str, ...] = ()
    body: str = ""
    stated: bool = False

    @property
    def words(self) -> str:
        """The words that the question is ranked by: its own, and those that the questions before it lend it."""
        lent = [text for text in (self.who, self.topic) if text and text.casefold() not in self.body.casefold()]
        return " ".join([self.body, *lent])


def clean(text: str) -> str:
    """The question on one line; raises InputError when it is empty or too long."""
    question = " ".join(text.split())
    if not question:
        raise InputError("the question is empty")
    if len(question) > MAX_LENGTH:
        raise InputError(f"the question has {len(question):,} characters; at most {MAX_LENGTH} are read")
    return question


def base_forms(word: str) -> list[str]:
    """Base forms that an English verb form may come from: "talked" -> talked, talk, talke ..., likeliest first."""
    forms = [word]
    irregular = wording().irregular.get(word)
    if irregular:
        forms.insert(0, irregular)
    for ending, replacements in (
        ("ies", ["y"]), ("ied", ["y"]), ("ing", ["", "e"]), ("ed", ["", "e"]), ("es", ["e", ""]), ("s", [""]),
    ):  # fmt: skip
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            forms += [stem + new for new in replacements]
            if ending in ("ing", "ed") and len(stem) > 2 and stem[-1] == stem[-2]:
                forms.append(stem[:-1])  # "planning" -> "plan"
    return forms


def verb(word: str) -> str | None:
    """The base form of a verb of the lists, or None."""
    verbs = wording().verbs
    return next((form for form in base_forms(word.lower().strip(_EDGE)) if form in verbs), None)


def _near_verb(word: str) -> str | None:
    """The verb that a misspelt word stands for: one slip in a word of four letters or more."""
    word = word.lower().strip(_EDGE)
    if len(word) < 4 or word in wording().stop:
        return None
    near = [v for v in wording().misspelt if len(v) >= 4 and DamerauLevenshtein.distance(word, v, score_cutoff=1) <= 1]
    return min(near, key=lambda v: (-SequenceMatcher(None, word, v).ratio(), v)) if near else None


def _find_verb(tokens: list[str], is_name: Callable[[str], bool]) -> int | None:
    """Position of the main verb after an auxiliary: behind the subject, which is at least one word."""
    words = wording()
    cased = any(token[:1].isupper() for token in tokens)
    candidates = []
    for i, token in enumerate(tokens):
        if i == 0 or (cased and token[:1].isupper()):
            continue
        previous = tokens[i - 1].lower()
        # Behind an article or a possessive stands a noun: "Trump's meeting with Putin".
        owned = _OWNER.search(previous) is not None or (previous in _BEFORE_NOUN and i + 1 < len(tokens))
        if verb(token) and not owned:
            candidates.append(i)
    for i in candidates:
        # "did the state department mention": a word that goes on the name before it is no verb yet.
        if not cased and is_name(" ".join(tokens[: i + 1])) and any(j > i for j in candidates):
            continue
        return i
    near = [i for i, token in enumerate(tokens) if i > 0 and token.islower() and _near_verb(token)]
    if near:
        return near[0]
    names = [i for i in range(1, len(tokens)) if not _OWNER.search(tokens[i - 1]) and is_name(" ".join(tokens[:i]))]
    longest = max(names, default=None)
    if longest is not None and tokens[longest].lower() not in words.fillers:
        return longest
    # An unknown verb after a capitalised subject: "did Putin annex ...".
    for i, token in enumerate(tokens):
        subject = i > 0 and tokens[i - 1][:1].isupper() and not _OWNER.search(tokens[i - 1])
        if subject and token.islower() and token not in words.stop:
            return i
    return None


def topic_of(tokens: list[str]) -> str | None:
    """The topic's words as typed, without what leads to it ("anything about the ...")."""
    fillers = wording().fillers
    kept = dropwhile(lambda token: token.lower().strip(_EDGE) in fillers, tokens)
    return " ".join(kept).strip(_EDGE) or None


def _base(token: str) -> str:
    """The verb that a token stands for, misspelt or unknown as it may be."""
    return verb(token) or _near_verb(token) or base_forms(token.lower().strip(_EDGE))[-1]


def _predicate(tokens: list[str], text: str, kind: str, who: str | None, aux: str | None, source: str | None) -> Asked:
    """``tokens`` begin with the main verb."""
    words = wording()
    carriers = words.intent | words.commitment | words.consent | words.refusal
    turned, carrier = False, None
    rest = tokens
    # "agree to meet", "refuse to discuss", "going to impose": the verb carried is what is asked for.
    while (head := _base(rest[0])) in carriers and (carried := _carried(rest[1:])):
        turned = turned != (head in words.refusal)
        carrier, rest = head, carried
    speech = head in words.mention
    claim, claimed = _clause(rest[1:]) if speech and carrier is None else (None, ())
    return Asked(
        text, kind, who=who, predicate=None if speech and carrier is None else head, speech=speech, turned=turned,
        carrier=carrier, topic=topic_of(rest[1:]), source=source, auxiliary=aux, claim=claim, claimed=claimed,
    )  # fmt: skip


def _clause(tokens: list[str]) -> tuple[Polarity | None, tuple[str, ...]]:
    """Which way a clause behind a verb of saying points, and its words from the verb on; nothing where there is none.

    It begins with "that" or a pronoun, or has an auxiliary behind its subject; "say that about the harbour" is none.
    """
    low = [token.lower().strip(_EDGE) for token in tokens]
    led = not _WORDS.subordinators.complement.isdisjoint(low[:1])
    subject = low[led] if len(low) > led else ""
    if not subject or subject in wording().clauseless:
        return None, ()
    finite = led or subject in _PRONOUNS
    auxiliaries = wording().auxiliaries.keys() | wording().negations
    found = (re.sub("['’]", "", token) in auxiliaries or (finite and verb(token)) for token in low[led + 1 :])
    at = next((i for i, is_verb in enumerate(found, led + 1) if is_verb), None)
    if at is None:
        return None, ()
    negated = _NEGATIVE.search(" ".join(tokens[at:])) is not None
    return (Polarity.NEGATED if negated else Polarity.AFFIRMED), tuple(low[at:])


def _carried(tail: list[str]) -> list[str] | None:
    """The words from the verb that another verb carries: "to meet ...", "discussing ..."."""
    if len(tail) > 1 and tail[0].lower() == _WORDS.infinitive_marker and not tail[1][:1].isupper():
        return tail[1:]
    return tail if tail and verb(tail[0]) and tail[0].lower().endswith("ing") else None


def _who(tokens: list[str]) -> str | None:
    end = len(tokens)
    while end > 1 and (tokens[end - 1] in wording().adverbs or is_adverb(tokens[end - 1])):
        end -= 1
    return " ".join(tokens[:end]).strip(_EDGE) or None


def take_apart(text: str, is_name: Callable[[str], bool] = lambda _: False) -> Asked:
    """Reads a question. ``is_name`` tells whether words are (the beginning of) a speaker's name in the archive.

    Raises InputError for an empty or over-long question.
    """
    text = clean(text)
    body, stated = without_lead_in(without_marks(text))
    source = None
    if match := _ACCORDING_FIRST.search(body) or _ACCORDING.search(body):
        rate = match["name"].lower().split()[0] in wording().rates  # "60 miles per hour"
        source = None if rate else match["name"].strip(_EDGE)
        body = body if rate else (body[: match.start()] + body[match.end() :]).strip() or text
    quoted = _QUOTED.search(body)
    phrase = quoted[1].strip() if quoted else None
    named = stated and quoted and not quoted.start() and len(body) > quoted.end() + 1  # whether "Nell Ash" said
    if quoted and phrase and (named or body[: quoted.start()].strip().lower() in wording().auxiliaries):
        body, phrase = body.replace(quoted[0], phrase), None  # did "Nell Ash" say: who is asked about, in marks
    bare = body.strip(_EDGE)
    if phrase and len(phrase) >= len(bare) - 4:
        return Asked(text, "phrase", topic=phrase, phrase=phrase, source=source, body=body)
    bare = bare.replace(quoted[0], phrase) if quoted and phrase else bare
    phrase = phrase if phrase and " " in phrase else None  # the "unsafe" tours: one word in marks is doubted, not cited
    bare = _NEGATIVE.sub("", bare) if re.match(r"(?i)\w+(n['’]t| not)\b", bare) else bare
    tokens = [t.strip(",;:") for t in _TOKEN.findall(bare) if t.strip(",;:")]
    told = _as_told(text, tokens, is_name, source) if stated else None
    asked = told or _by_pattern(text, tokens, is_name, source)
    if phrase and asked.phrase is None:
        asked = replace(asked, phrase=phrase)
    return replace(asked, body=body, stated=stated and told is None)


def follow_up(asked: Asked, before: Asked, is_name: Callable[[str], bool]) -> Asked:
    """The question with what it leaves out taken from the one before: "and Zelensky?", "what about ...?", "when?"."""
    low = asked.text.lower().strip(_EDGE)
    if low in wording().when:
        return replace(before, text=asked.text, body=asked.body, kind="when")
    match = _AND.match(asked.text)
    if match and len(match["rest"].split()) <= 6:
        rest = match["rest"].strip(_EDGE)
        if is_name(rest):
            return replace(before, text=asked.text, body=asked.body, who=rest)
        return replace(before, text=asked.text, body=asked.body, topic=topic_of(rest.split()), phrase=None)
    if asked.who and asked.who.lower() in _PRONOUNS:
        asked = replace(asked, who=before.who)
    if asked.topic and asked.topic.lower() in _THINGS:
        asked = replace(asked, topic=before.topic)
    if asked.kind == "yesno" and asked.topic is None:
        asked = replace(asked, topic=before.topic)
    return asked


def _by_pattern(text: str, tokens: list[str], is_name: Callable[[str], bool], source: str | None) -> Asked:
    asked = _by_first_word(text, tokens, is_name, source) or _of_words_said(text, tokens, is_name, source)
    return asked or Asked(text, "topic", topic=topic_of(tokens), source=source, speech=False)


def _as_told(text: str, tokens: list[str], is_name: Callable[[str], bool], source: str | None) -> Asked | None:
    """ "Reyes mentioned the levy", behind "can you tell me if": asked as "did Reyes mention the levy?"."""
    at = _find_verb(tokens, is_name)
    who = _who(tokens[:at]) if at else None
    if who is None or at is None or verb(tokens[at]) not in wording().mention:
        return None
    named = is_name(who) or all(word[:1].isupper() for word in who.split())
    return _predicate(tokens[at:], text, "yesno", who, None, source) if named else None


def _by_first_word(text: str, tokens: list[str], is_name: Callable[[str], bool], source: str | None) -> Asked | None:
    """What an auxiliary, "who" or "when" opens."""
    words = wording()
    first = tokens[0].lower() if tokens else ""
    if first in words.auxiliaries and len(tokens) > 1:
        rest = tokens[1:]
        if rest[0].lower() in _ANYBODY:
            return _predicate(rest[1:], text, "who", None, first, source) if len(rest) > 1 else Asked(text, "topic")
        at = _find_verb(rest, is_name)
        if at is not None:
            return _predicate(rest[at:], text, "yesno", _who(rest[:at]), first, source)
    if first in _WHO and len(tokens) > 1:
        at = next((i for i, t in enumerate(tokens) if i and verb(t)), None)
        rest = tokens[at:] if at is not None else tokens[1:]
        if rest[0].lower() in words.auxiliaries and len(rest) > 1:
            rest = rest[1:]
        return _predicate(rest, text, "who", None, None, source)
    if first in _WHEN and len(tokens) > 2:
        auxiliary = tokens[1].lower() if tokens[1].lower() in words.auxiliaries else None
        rest = tokens[2:] if auxiliary else tokens[1:]
        at = _find_verb(rest, is_name)
        if at is not None:
            return _predicate(rest[at:], text, "when", _who(rest[:at]), auxiliary, source)
        return Asked(text, "when", topic=topic_of(rest), source=source, speech=False, auxiliary=auxiliary)
    return None


def _of_words_said(text: str, tokens: list[str], is_name: Callable[[str], bool], source: str | None) -> Asked | None:
    """What asks for somebody's words: "what did she say about", "quotes by", "Reyes on the levy"."""
    words = wording()
    first = tokens[0].lower() if tokens else ""
    joined = " ".join(tokens)
    if (match := _WH_SAY.match(joined)) and (rest := match["rest"].split()):
        at = _find_verb(rest, is_name)
        if at is not None:
            head = verb(rest[at]) or ""
            lead = topic_of(match["thing"].split())
            asked = _predicate(rest[at:], text, "quotes", _who(rest[:at]), match["aux"].lower(), source)
            if head not in words.attitude | words.mention and asked.predicate is None:
                return asked
            topic = asked.topic or lead
            # "what does Trump think about ...": what he says and what he is said to think.
            return Asked(text, "quotes", who=asked.who, speech=asked.speech, topic=topic, source=source,
                         predicate=None if head in words.attitude | words.mention else asked.predicate,
                         auxiliary=asked.auxiliary)  # fmt: skip
    if first in _WHAT and (match := _WHAT_SAID.match(joined)):
        rest = match["rest"].split()
        at = _find_verb(rest, is_name)
        if at is not None:
            return Asked(text, "quotes", who=_who(rest[:at]), topic=topic_of(rest[at + 1 :]), source=source)
    if first in words.quotations | words.statements and len(tokens) > 2 and tokens[1].lower() in _BY:
        rest = tokens[2:]
        cut = next((i for i, t in enumerate(rest) if t.lower() in _ABOUT), len(rest))
        return Asked(text, "quotes", who=_who(rest[:cut]), topic=topic_of(rest[cut:]), source=source)
    if (match := _ON.match(joined)) and is_name(match["who"]):
        return Asked(
            text, "quotes", who=match["who"].strip(_EDGE), topic=topic_of(match["topic"].split()), source=source
        )
    return None
