"""What people are called instead of their names, and who is meant by "the senator".

Evidence comes from the article's own titles ("Sen. Ada Lund"), nouns before names ("property developer Olaf Lund"),
appositions ("Ada Lund, the party's nominee,") and copulas ("Lund is a Republican"); lasting general knowledge fills in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from answers.language.function_words import function_words
from answers.language.gazetteer import Gazetteer, description, gazetteer
from answers.language.name_tables import roles
from answers.language.thesaurus import is_person
from answers.reading.parse.arguments import has_not
from answers.reading.parse.tree import Tree
from answers.reading.people.entities import Entity, Role
from answers.reading.people.mentions import Kind, Mention

_NOUNS = frozenset({"NN", "NNP"})
_INSIDE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "VBN", "VBG", "CD", "HYPH", "POS", "RB"})
_WORDS = function_words()
_DETERMINERS = (
    _WORDS.articles.all
    | _WORDS.personal("determiner", person=3)
    | _WORDS.demonstratives.singular
    | _WORDS.determiners.additional
)
_OF = _WORDS.prepositions.genitive
_RELATIVE = frozenset({"WP", "WDT"})
_COMPLEMENTS = frozenset({"attr", "oprd"})
_LONGEST = 8  # tokens of a description


def describe(tree: Tree, mentions: Sequence[Mention], of: Sequence[Entity | None]) -> None:
    """Adds to each person the roles that the article gives them."""
    words = gazetteer()
    for m, entity in zip(mentions, of, strict=True):
        if entity is None or entity.kind in {Kind.PLACE, Kind.BODY} or m.headline:
            continue
        if m.title and m.title.role:
            before = [w for w in (*_left(tree, m.start), *m.before[:-1]) if w not in words.titles]
            tail = " of " + m.before[-1] if not _OF.isdisjoint(m.before) else ""
            if tail:
                before = [w for w in before if w not in _OF and w != m.before[-1]]
            _add(entity, before, m.title.role + tail)
        elif m.start and tree.tag[m.start - 1] == "NN":
            left = _left(tree, m.start)
            _add(entity, left[:-1], left[-1] if left else "")
        elif m.start > 1 and tree.words[m.start - 1] == "," and tree.tag[m.start - 2] == "NN":
            left = _left(tree, m.start - 1)
            begin = m.start - 1 - len(left)
            if left and begin and tree.lower[begin - 1] in _DETERMINERS:
                _add(entity, left[:-1], left[-1])
        _apposition(tree, m, entity, words)
        _copula(tree, m, entity)
    _made(tree, mentions, of)
    for entity in {id(e): e for e in of if e is not None}.values():
        if entity.kind is Kind.UNKNOWN and any(noun in words.people or is_person(noun) for _, noun in entity.roles):
            entity.kind = Kind.PERSON
        for _, noun in entity.roles:
            entity.gender = entity.gender or words.role_genders.get(noun, "")


def _add(entity: Entity, modifiers: Sequence[str], noun: str) -> None:
    if noun:
        entity.roles.add(description(" ".join([*modifiers, noun])))


def _left(tree: Tree, end: int) -> list[str]:
    """The words of the nominal that ends before ``end``, without its determiner."""
    begin = end
    floor = max(tree.bounds[tree.sentence[end - 1]][0], end - _LONGEST) if end else 0
    while begin > floor and tree.tag[begin - 1] in _INSIDE and tree.tag[begin - 1] != "POS":
        begin -= 1
    return tree.words[begin:end]


def _apposition(tree: Tree, m: Mention, entity: Entity, words: Gazetteer) -> None:
    """ "Ada Lund, the party's nominee," gives (party's, nominee)."""
    n = len(tree.words)
    here = m.end + 1
    if here >= n or tree.words[m.end] not in {",", "—", "--", "–"} or tree.sentence[here] != tree.sentence[m.start]:
        return
    begin = here + 1 if tree.lower[here] in _DETERMINERS else here
    end = begin
    while end < n and end < begin + _LONGEST and tree.tag[end] in _INSIDE:
        end += 1
    if end == begin or tree.tag[end - 1] not in _NOUNS or end >= n:
        return
    closes = tree.tag[end] in {",", ".", "IN", "TO", "WP", ":", "CC", "-RRB-"}
    determined = begin > here or tree.lower[begin] in words.past
    if closes and (determined or tree.dep[end - 1] == "appos") and tree.words[end - 1][0].islower() | determined:
        _add(entity, tree.words[begin : end - 1], tree.words[end - 1])
        if tree.words[end] in _OF and end + 1 < n and tree.words[end + 1][0].isupper():
            _add(entity, [*tree.words[begin : end - 1], tree.words[end + 1]], tree.words[end - 1])
        if tree.tag[end] == "CC" and end + 2 < n and tree.tag[end + 1] in {"JJ", "NN"}:
            right = end + 1
            while right < n and right < end + 5 and tree.tag[right] in _INSIDE:
                right += 1
            if tree.tag[right - 1] == "NN":
                _add(entity, tree.words[end + 1 : right - 1], tree.words[right - 1])


def _copula(tree: Tree, m: Mention, entity: Entity) -> None:
    """ "Lund is a Republican"."""
    verb = m.end
    if verb + 2 >= len(tree.words):
        return
    if tree.lower[verb] in _WORDS.copula.singular and tree.lower[verb + 1] in _WORDS.articles.all:
        end = verb + 2
        while end < len(tree.words) and end < verb + 2 + _LONGEST and tree.tag[end] in _INSIDE:
            end += 1
        if tree.tag[end - 1] == "NN":
            _add(entity, tree.words[verb + 2 : end - 1], tree.words[end - 1])


def _made(tree: Tree, mentions: Sequence[Mention], of: Sequence[Entity | None]) -> None:
    """ "Lund, who became mayor", "Lund was elected mayor of Lima"."""
    named = {i: entity for m, entity in zip(mentions, of, strict=True) for i in range(m.start, m.end)}
    for verb, lemma in enumerate(tree.lemma):
        if lemma not in roles().making or has_not(tree, verb):
            continue
        subject = tree.subject[verb]
        relative = subject >= 0 and tree.tag[subject] in _RELATIVE and tree.dep[verb] == "relcl"
        entity = named.get(tree.head[verb] if relative else subject)
        office = next((c for c in tree.after[verb] if tree.dep[c] in _COMPLEMENTS and tree.tag[c] in _NOUNS), -1)
        if entity is not None and entity.kind in {Kind.PERSON, Kind.UNKNOWN} and office >= 0:
            left = _left(tree, office)
            _add(entity, left, tree.words[office])


def bearer(
    modifiers: frozenset[str],
    noun: str,
    persons: Sequence[Entity],
    salience: Callable[[Entity], float],
    kinds: frozenset[str] = frozenset(),
) -> Entity | None:
    """The one person whom "the MODIFIERS NOUN" describes; None when nobody or more than one fits.

    ``kinds`` are those of the modifiers that are nouns ("base chief"): one of them at least must be in the evidence.
    """
    words = gazetteer()
    nobody = noun in words.loose or not (noun in words.people or is_person(noun))
    if nobody or not _WORDS.restrictives.before.isdisjoint(modifiers):
        return None
    scored: list[tuple[float, float, Entity]] = []
    for person in persons:
        score = max(
            (_fit(modifiers, noun, role, words) for role in person.roles if not kinds or kinds & role[0]), default=0.0
        )
        if score and _foreign(person, words) and not modifiers & words.nations:
            score *= 0.5
        known = max(
            (_fit(modifiers, noun, role, words) for role in person.known if not kinds or kinds & role[0]), default=0.0
        )
        if person.known and not known and _contradicted(modifiers, noun, person.known, words):
            score = 0.0
        if person.gender and (words.role_genders.get(noun) or person.gender) != person.gender:
            continue
        best = max(score, known * 0.95)
        if best > 0:
            scored.append((best, salience(person), person))
    if not scored:
        return None
    scored.sort(key=lambda s: (-s[0], -s[1]))
    if noun in words.weak and not any(modifiers & places for places in words.regions):
        lead = max(salience(person) for person in persons)
        leading = [s for s in scored if s[1] >= max(lead, 0.3)]
        return leading[0][2] if len(leading) == 1 else None
    if len(scored) == 1 or scored[0][0] > scored[1][0] * 1.2:
        return scored[0][2]
    tied = sorted((s for s in scored if s[0] * 1.2 >= scored[0][0]), key=lambda s: -s[1])
    return tied[0][2] if tied[0][1] > 0.2 and tied[0][1] > 2 * tied[1][1] else None


def _fit(modifiers: frozenset[str], noun: str, role: Role, words: Gazetteer) -> float:
    """How well a role answers a description: 0 for another office, more for each modifier shared."""
    theirs, called = role
    if called != noun and called not in words.means.get(noun, frozenset()):
        return 0.0
    if called != noun and noun in words.only_nations and not modifiers & words.nations:
        return 0.0
    if modifiers & words.foreign and not theirs & words.nations:
        return 0.0
    for contrast in words.contrasts:
        if bool(contrast & modifiers) != bool(contrast & theirs):
            return 0.0
    fit = 1.0
    for exclusive in words.exclusive:
        ours, other = modifiers & exclusive, theirs & exclusive
        if ours and not ours & other and (other or called != noun):
            return 0.0
        fit += 1.0 * len(ours & other) - 0.4 * (bool(ours) and not other)
    fit += 0.3 * len(modifiers & theirs) + (0.2 if called == noun else 0.0)
    return max(fit, 0.1)


def _contradicted(modifiers: frozenset[str], noun: str, known: Sequence[Role], words: Gazetteer) -> bool:
    """Whether somebody is known for the same office elsewhere: no Texas senator is "the Ohio senator"."""
    for theirs, called in known:
        if called == noun or called in words.means.get(noun, frozenset()):
            for exclusive in words.exclusive:
                ours, other = modifiers & exclusive, theirs & exclusive
                if ours and other and not ours & other:
                    return True
    return False


def _foreign(person: Entity, words: Gazetteer) -> bool:
    return any(modifiers & words.foreign for modifiers, _ in (*person.roles, *person.known))
