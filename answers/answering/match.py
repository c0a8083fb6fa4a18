"""Whether what a clause tells meets what a question asks: predicate, roles, polarity, modality, and who says so.

One question about one clause. A role is met where its head word, or whom it means, fills the same role, and its other
words stand with it. What is left of the question's words must stand in the sentence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from answers.answering.adjuncts import set_against
from answers.answering.background import Background
from answers.answering.phrases import Phrase, phrases, titles, untitled
from answers.answering.predicates import NARROWER, OPPOSITE, REMOTE, SAME, predicate_relation
from answers.answering.qualities import is_ranked, is_so_called, quality
from answers.answering.standings import as_standings
from answers.asking.inquiry import Inquiry
from answers.language.nations import of_nations
from answers.language.paraphrases import causes, converses, standings, words_of_idioms
from answers.language.verbs import relation
from answers.language.wording import wording
from answers.language.words import fold, root
from answers.model import Modality, Polarity, Proposition
from answers.retrieval.sentence_words import roots

_CORE = ("agent", "patient", "recipient", "attribute")
_BE = "be"
OBJECTS = frozenset({"patient", "recipient", "attribute"})


@dataclass(frozen=True, slots=True)
class Sought:
    """A question as propositions are compared with it.

    ``asked``: its phrases but for the one that is not known; of these ``subjects``, ``objects`` and ``adjuncts``.
    ``wanted``: the roots of all its words, ``act`` of those that tell the act. ``named``: a subject or object is a
    name; ``ranked``: it asks for what there is one of, "the tallest tower". ``restated``: it is asked by one of what
    may answer it.
    """

    inquiry: Inquiry
    predicate: str
    asked: tuple[Phrase, ...]
    wanted: frozenset[str]
    act: frozenset[str]
    named: bool
    restated: bool = False
    subjects: tuple[Phrase, ...] = field(init=False)
    objects: tuple[Phrase, ...] = field(init=False)
    adjuncts: tuple[Phrase, ...] = field(init=False)
    ranked: bool = field(init=False)

    def __post_init__(self) -> None:
        objects = tuple(one for one in self.asked if one.role in OBJECTS)
        object.__setattr__(self, "subjects", tuple(one for one in self.asked if one.role == "agent"))
        object.__setattr__(self, "objects", objects)
        object.__setattr__(self, "adjuncts", tuple(one for one in self.asked if one.role not in _CORE))
        object.__setattr__(self, "ranked", any(is_ranked(self.inquiry.statement, one) for one in objects))


@dataclass(frozen=True, slots=True)
class Match:
    """How far one clause meets one question; shares are from 0 to 1.

    ``predicate``: 1 the same verb, less for a kindred one, -1 the opposite; ``contrary``: who does the one does not do
    the other. For subject and object: whether it is asked for, the share of its words that are met, whether its head
    is. ``against``: how many adjuncts are told by the contrary preposition. ``swapped``: what is asked of one stands in
    the other's role; ``exchanged``: of both. ``namesake``: it is told of another one of the name. ``covered``: the
    question's words in the sentence; ``lacking``: how many are not, ``missing``: their roots. ``agent_told``,
    ``object_told``: whether the clause has one of whom it is known who or what that is.
    """

    predicate: float = 0.0
    contrary: bool = False
    agent_asked: bool = False
    agent: float = 0.0
    agent_head: float = 0.0
    object_asked: bool = False
    object: float = 0.0
    object_head: float = 0.0
    others_asked: int = 0
    others: float = 0.0
    unmet: int = 0
    against: int = 0
    swapped: bool = False
    exchanged: bool = False
    namesake: bool = False
    covered: float = 0.0
    lacking: int = 0
    number_lacking: bool = False
    added: int = 0
    negated: bool = False
    denied: bool = False
    planned: bool = False
    conditional: bool = False
    possible: bool = False
    reported: bool = False
    copula: bool = False
    agent_told: bool = False
    object_told: bool = False
    missing: tuple[str, ...] = ()


def sought(inquiry: Inquiry) -> Sought:
    """What a question asks, as it is compared."""
    text = inquiry.statement
    full = phrases(text, inquiry.proposition.arguments)
    known = [untitled(text, one) for one in full]
    asked = tuple(one for number, one in enumerate(known) if number != inquiry.slot)
    blank = known[inquiry.slot].words if inquiry.slot >= 0 else frozenset()
    titled = {word for one, whole in zip(known, full, strict=True) for word in whole.words - one.words}
    core = [one for one in asked if one.role in _CORE]
    verb = inquiry.proposition.predicate
    told = (root(fold(word)) for word in (*verb.split(), *words_of_idioms(verb)))
    return Sought(
        inquiry,
        verb,
        asked,
        wanted=frozenset(roots(text, *inquiry.words)) - blank - titled,
        act=frozenset(told).union(roots(text, *inquiry.proposition.head)),
        named=any(text[slice(*one.argument.head)][:1].isupper() for one in core),
    )


def restated(what: Sought) -> Iterator[Sought]:
    """What is sought as what somebody would be said to be by whom it is met: see ``standings``."""
    for asked in as_standings(what.predicate, what.asked):
        act = what.act.union(*(one.heads for one in what.asked if one.head in standings()))
        yield replace(what, predicate=_BE, asked=asked, act=act, restated=True)


def _elsewhere(asked: str, predicate: float, untrue: bool, sentence: Collection[str]) -> Collection[str]:
    """The words of a sentence that may stand by another of its clauses and count for this one.

    So may where and when it was: "escaped from the zoo in Lima and attacked". But "backs selling the mill rather than
    pursuing a loan" tells of no support that the mill lacks.
    """
    return () if asked == _BE or (untrue and predicate not in (SAME, OPPOSITE)) else sentence


def match(
    what: Sought, proposition: Proposition, told: Sequence[Phrase], sentence: Collection[str], title: Collection[str],
    background: Background,
) -> Match | None:  # fmt: skip
    """How far a proposition meets a question; None where its predicate has nothing to do with the question's.

    ``told`` are its phrases, ``sentence`` the roots of the words of its sentence, names meant in it included, and
    ``title`` of those of its article's title; ``background`` is what the article has said before.
    """
    inquiry = what.inquiry
    asked, verb = what.predicate, proposition.predicate
    predicate = predicate_relation(asked, verb)
    if not predicate:
        return None
    untrue = proposition.polarity is Polarity.NEGATED or (proposition.polarity is Polarity.DENIED and inquiry.negated)
    turned_roles = converses().get((asked, verb)) or causes().get((asked, verb))
    # "Rents doubled" tells of no one who doubled them.
    if (asked == verb or (verb, verb) in causes()) and not _is_done_to(what, told):
        turned_roles = None
    if untrue and (predicate == NARROWER or (asked == verb and turned_roles)):
        predicate = REMOTE
    if turned_roles:
        told = [replace(one, role=turned_roles.get(one.role, one.role)) for one in told]
    subjects = [one for one in told if one.role == "agent"]
    objects = [one for one in told if one.role in OBJECTS]
    agent = _met(what.subjects, subjects, objects, background)
    patient = _met(what.objects, objects, subjects, background)
    copula = asked == verb == _BE
    contrary = False
    if copula and not patient.heads:
        patient, contrary = _of_quality(what.objects, objects, patient, untrue)
    if copula and what.subjects and what.objects and what.named:
        # "Is Reyes the mayor?", "the mayor is Reyes": where a name stands on one side, either may come first.
        turned = _met(what.subjects, objects, ()), _met(what.objects, subjects, ())
        if not turned[1].heads:
            turned = turned[0], _of_quality(what.objects, subjects, turned[1], untrue)[0]
        agent, patient = (agent, patient) if turned[0].unmet + turned[1].unmet else turned
    # What is asked in another way than by its own words is met by all of it, or says nothing of it.
    if what.restated and (untrue or agent.unmet or patient.unmet):
        return None
    past = copula and inquiry.statement[slice(*inquiry.proposition.head)].lower() in wording().past
    if (what.ranked and patient.added) or (copula and is_so_called(objects, what.wanted, past)):
        patient = replace(patient, unmet=patient.unmet + 1)
    words = {word for one in told for word in one.words}.union(_elsewhere(asked, predicate, untrue, sentence))
    # And what a thing is that was brought up before: "the fire", which was "at the tannery in Lima".
    things = [] if copula else [one for one in told if not one.argument.name]
    for other in what.asked:
        words.update(*(background.introduced(one, other.words) for one in things if one.heads & other.heads))
    # What is said not to be so at all is not so in particular: "has not banned them", of a ban on the lake spoken of.
    if untrue and not copula:
        words.update(background.around)
    anywhere = Phrase("", frozenset(), frozenset(), frozenset(words), proposition.arguments[0])
    others = _met(what.adjuncts, [*(one for one in told if one.role != "agent"), anywhere], (), background)
    against = set_against(what.adjuncts, told)
    lacking = [one for one in what.wanted if one not in sentence and one not in title and one not in what.act]
    if lacking:
        nations = of_nations(sentence)
        lacking = [one for one in lacking if one not in nations]
    if lacking and not copula:
        known = {word for other in what.asked for one in told for word in _told_before(other, one, background)}
        lacking = [one for one in lacking if one not in known and one not in words]
    if copula and patient.heads == 1:
        lacking = [one for one in lacking if not any(one in other.heads for other in what.objects)]
    denied = proposition.polarity is Polarity.DENIED
    asked_so = proposition.modality is inquiry.proposition.modality
    mood = Modality.ASSERTED if asked_so else proposition.modality
    return Match(
        predicate=predicate,
        contrary=not turned_roles and relation(asked, verb) == "opposite",
        agent_asked=agent.asked > 0,
        agent=agent.words,
        agent_head=agent.heads,
        object_asked=patient.asked > 0,
        object=patient.words,
        object_head=patient.heads,
        others_asked=others.asked,
        others=others.words,
        unmet=agent.unmet + patient.unmet + others.unmet + against,
        against=against,
        swapped=agent.swapped or patient.swapped,
        exchanged=agent.swapped and patient.swapped,
        namesake=_is_of_namesake(what.subjects, subjects) or _is_of_namesake(what.objects, objects),
        covered=1 - len(lacking) / len(what.wanted) if what.wanted else 1.0,
        lacking=len(lacking),
        number_lacking=any(one[:1].isdigit() for one in lacking),
        added=agent.added + patient.added,
        negated=(untrue != contrary) != inquiry.negated,
        # To deny is done by denying; whatever else is denied did not happen.
        denied=denied and not inquiry.negated and relation(proposition.predicate, "deny") != "same",
        planned=mood is Modality.PLANNED,
        conditional=mood is Modality.CONDITIONAL,
        possible=mood is Modality.POSSIBLE,
        reported=bool(proposition.said_by),
        copula=proposition.predicate == _BE,
        agent_told=any(one.heads for one in subjects),
        object_told=any(one.heads for one in objects),
        missing=tuple(lacking),
    )


@dataclass(frozen=True, slots=True)
class _Met:
    """How far the phrases asked for in one place are met: means over them."""

    asked: int = 0
    words: float = 0.0
    heads: float = 0.0
    unmet: int = 0
    swapped: bool = False
    added: int = 0


def _met(
    asked: Sequence[Phrase], told: Sequence[Phrase], opposite: Sequence[Phrase],
    background: Background | None = None,
) -> _Met:  # fmt: skip
    asked = [one for one in asked if one.words]
    if not asked:
        return _Met()
    best = [_best(one, told, background) for one in asked]
    against = [_best(one, opposite, background) for one in asked]
    return _Met(
        asked=len(asked),
        words=sum(share for _, share, _ in best) / len(asked),
        heads=sum(head for head, _, _ in best) / len(asked),
        unmet=sum(not (head and share > 0.99) for head, share, _ in best),
        swapped=any(other[0] > own[0] for own, other in zip(best, against, strict=True)),
        added=sum(added for _, _, added in best),
    )


def _is_done_to(what: Sought, told: Sequence[Phrase]) -> bool:
    """Whether what is asked without an object may be told of one to which it is done: "the storm sank the *ferry*"."""
    heads = frozenset[str]().union(*(one.heads for one in what.subjects))
    itself = any(one.role == "agent" and one.heads & heads for one in told)
    return not what.objects and not itself and any(one.role == "patient" for one in told)


def _of_quality(asked: Sequence[Phrase], told: Sequence[Phrase], met: _Met, untrue: bool) -> tuple[_Met, bool]:
    """How far a quality is met by one that means the same or the contrary, and whether by that; who is not a novelist
    may yet be a writer."""
    found = next((bears for one in asked for other in told if (bears := quality(one, other))), None)
    if found is None or (found == "narrower" and untrue):
        return met, False
    return _Met(asked=met.asked, words=1.0, heads=1.0), found == "contrary"


def _is_of_namesake(asked: Sequence[Phrase], told: Sequence[Phrase]) -> bool:
    """Whether it is told of another one of a name only: of *Sorin* Drăgulin where *Ileana* Drăgulin is asked for."""
    for one in asked:
        met = [other for other in told if one.heads & other.called]
        if met and all(_are_two(one.named - titles(), other.named - titles()) for other in met):
            return True
    return False


def _are_two(own: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(own - theirs and theirs - own) and min(len(own), len(theirs)) > 1


def _told_before(asked: Phrase, told: Phrase, background: Background) -> frozenset[str]:
    """The words of a phrase asked for that the article has said before of what meets it.

    "The climber Reyes": of a name only what stands before it may be told elsewhere.
    """
    if background.are_one(asked, told):
        return asked.words
    if not asked.heads & told.called:
        return frozenset()
    wanted = asked.before if told.argument.name else asked.words
    return background.introduced(told, asked.words) & wanted if wanted - told.words else frozenset()


def _best(asked: Phrase, told: Sequence[Phrase], background: Background | None) -> tuple[float, float, int]:
    """Whether the head of the phrase that meets it best is the same, the share of words met, and how many it adds."""
    found = (0.0, 0.0, 0)
    for one in told:
        # An adjunct may stand anywhere in the clause: the parser hangs it now on the verb, now on a noun.
        anywhere = not one.role and asked.words <= one.words
        same = not asked.heads or anywhere or not asked.heads.isdisjoint(one.called)
        head = 1.0 if same or (background and background.are_one(asked, one)) else 0.0
        missing = asked.words - one.words - one.heads
        if missing and head and not anywhere:
            missing -= of_nations(one.words)
            missing -= _told_before(asked, one, background) if background else frozenset()
        share = 1 - len(missing) / len(asked.words)
        if (head, share) > found[:2]:
            found = head, share, len(one.words - asked.words - one.heads)
    return found
