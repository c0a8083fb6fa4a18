"""Which namings are of one person or body: full names first, then surnames, given names and short names by them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from answers.language.dictionary import is_common
from answers.language.function_words import function_words
from answers.language.gazetteer import Gazetteer, Known, gazetteer
from answers.language.name_tables import names
from answers.language.naming import initials
from answers.language.words import fold
from answers.reading.parse.tree import Tree
from answers.reading.people.entities import Entity
from answers.reading.people.mentions import Kind, Mention
from answers.reading.people.nicknames import nicknames

_AND = function_words().coordinators.copulative | {"&"}
_THE = function_words().articles.definite
_OPENING, _CLOSING = frozenset({"(", "-LRB-"}), ([")"], ["-RRB-"])
_OWNERS = {form: gender for gender in ("m", "f") for form in function_words().personal("determiner", gender=gender)}
"""Possessives by the gender of whose something is."""
_SPOUSE_NEAR = 4  # tokens between somebody's name and their spouse's: "and his wife ,"
_NEAR = 2  # sentences back to which a full name decides whose surname it is


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody named in an article.

    ``of[m]`` is whom mention number ``m`` names, None where that is unsure; ``nicknamed`` maps the head words of people
    without a name to whom they are called by: "a fisherman who goes by the name Cricket".
    """

    entities: list[Entity]
    of: list[Entity | None]
    nicknamed: dict[int, Entity]


def gather(tree: Tree, mentions: Sequence[Mention]) -> Cast:
    """Who is who among the mentions of an article."""
    given = nicknames(tree, mentions)
    number_at = {i: number for number, m in enumerate(mentions) for i in range(m.start, m.end)}
    words = gazetteer()
    cast = _Gathering(tree, words)
    of: list[Entity | None] = [None] * len(mentions)
    for headlines in (False, True):
        for number, m in enumerate(mentions):
            if m.headline is headlines and len(m.words) > 1:
                of[number] = cast.full(m)
    cast.couples(mentions, of)
    for number in range(1, len(mentions)):
        cast.spouse(mentions, of, number)
    for number, bearer in given.items():
        entity = of[number_at[bearer]] if bearer in number_at else None
        if entity is not None and entity.kind in {Kind.PERSON, Kind.UNKNOWN}:
            apart, of[number] = of[number], cast.also_called(entity, mentions[number])
            if apart is not None and apart is not entity:  # a nickname of several words, taken for somebody's name
                of = [entity if one is apart else one for one in of]
                cast.drop(apart)
    for number, m in enumerate(mentions[1:], 1):
        whole = of[number - 1]
        if whole is not None and whole.kind is not Kind.PERSON and _abbreviates(tree, mentions[number - 1], m):
            of[number] = cast.also_called(whole, m)
    for number, m in enumerate(mentions):
        if of[number] is None or cast.surname_only(m, of[number]):
            of[number] = cast.short(m)
        entity = of[number]
        if entity is not None:
            cast.seen(m, entity)
    for entity in cast.entities:
        _complete(entity, words)
    unnamed = {bearer: of[number] for number, bearer in given.items() if bearer not in number_at}
    return Cast(cast.entities, of, {bearer: entity for bearer, entity in unnamed.items() if entity is not None})


class _Gathering:
    """The state of going through the mentions once, in order."""

    def __init__(self, tree: Tree, words: Gazetteer) -> None:
        self.tree = tree
        self.gazetteer = words
        self.entities: list[Entity] = []
        self.by_last: dict[str, list[Entity]] = {}
        self.by_given: dict[str, list[Entity]] = {}
        self.by_key: dict[tuple[str, ...], Entity] = {}
        self.titles: dict[Entity, set[str]] = {}  # what stood before the names of each: "Judge", "Senator"
        self.spouses: dict[str, list[Entity]] = {}  # surname -> who is married to its bearer, by given name only
        self.last: dict[str, tuple[int, Entity]] = {}  # surname -> sentence and bearer of its last full naming

    def full(self, m: Mention) -> Entity:
        key = tuple(w.lower() for w in m.words if w not in self.gazetteer.suffixes)
        found = self.by_key.get(tuple(w.lower() for w in m.words))
        if found is None and m.kind is Kind.PERSON and len(key) > 1:
            found = next((e for e in self.by_last.get(key[-1], ()) if self._same(e, m.words, key)), None)
            if found and len(m.words) > len(found.words) and not m.headline:
                found.words = m.words
        if found is None and m.kind is not Kind.PERSON:
            found = self._begun_by(m.words)
        if found is None:
            found = self._new(m.words, m.kind, m.start)
        elif m.kind is Kind.PERSON and found.kind is Kind.UNKNOWN:
            self._promote(found)
        self.by_key[tuple(w.lower() for w in m.words)] = found
        return found

    def couples(self, mentions: Sequence[Mention], of: list[Entity | None]) -> None:
        """ "Bill and Hillary Clinton": the first is a Clinton too."""
        for number, m in enumerate(mentions[:-1]):
            following, partner = mentions[number + 1], of[number + 1]
            if (
                len(m.words) == 1
                and partner is not None
                and partner.kind is Kind.PERSON
                and following.name == following.start == m.end + 1
                and self.tree.lower[m.end] in _AND
                and m.words[0].lower() in self.gazetteer.genders
                and m.words[0].lower() not in self.by_last
            ):
                whole = (m.words[0], *partner.words[len(partner.words) - 1 :])
                of[number] = self.full(
                    Mention(m.start, m.name, m.end, whole, Kind.PERSON, m.title, m.before, m.headline)
                )

    def spouse(self, mentions: Sequence[Mention], of: list[Entity | None], number: int) -> None:
        """ "Owen Tate and his wife, Ada": she is who is called Mrs Tate, and he is no woman."""
        m, partner = mentions[number], of[number - 1]
        between = self.tree.lower[mentions[number - 1].end : m.start]
        told = [names().spouses[word] for word in between if word in names().spouses]
        theirs = [_OWNERS[word] for word in between if word in _OWNERS]
        if len(between) > _SPOUSE_NEAR or len(told) != 1 or len(theirs) != 1 or partner is None:
            return
        if len(m.words) == 1 and m.words[0].lower() in self.gazetteer.genders and len(partner.key) > 1:
            of[number] = named = self._new(m.words, Kind.PERSON, m.start)
            self.spouses.setdefault(partner.key[-1], []).append(named)
        for entity, gender in ((partner, theirs[0]), (of[number], told[0])):
            if entity is not None and entity.kind in {Kind.PERSON, Kind.UNKNOWN}:
                entity.be_person(gender)

    def also_called(self, entity: Entity, m: Mention) -> Entity:
        """Gives somebody another name; a person's is put into theirs: Robert “Bud” Hale."""
        self.by_key[tuple(w.lower() for w in m.words)] = entity
        if len(entity.words) == 1 or not set(m.words).isdisjoint(entity.words):
            return entity
        if len(m.words) == 1:
            self.by_given.setdefault(m.words[0].lower(), []).append(entity)
        if entity.kind is not Kind.BODY and not m.words[0].isupper():
            entity.words = (entity.words[0], f"“{' '.join(m.words)}”", *entity.words[1:])
        return entity

    def drop(self, entity: Entity) -> None:
        """Forgets somebody who is somebody else."""
        self.entities.remove(entity)
        for index in (self.by_last, self.by_given):
            for word, bearers in index.items():
                index[word] = [one for one in bearers if one is not entity]

    def surname_only(self, m: Mention, entity: Entity | None) -> bool:
        """Whether a name of several words ("Van Voorhis") is the end of somebody's full name."""
        key = tuple(w.lower() for w in m.words)
        return any(
            e is not entity and e.kind is Kind.PERSON and len(e.key) > len(key) and e.key[-len(key) :] == key
            for e in self.by_last.get(key[-1], ())
        )

    def short(self, m: Mention) -> Entity | None:
        """Whom a surname, a given name or a shortened name is of."""
        word = m.words[-1].lower()
        bearers = [
            e
            for e in self.by_last.get(word, ())
            if len(m.words) == 1 or e.key[-len(m.words) :] == tuple(w.lower() for w in m.words)
        ]
        if m.title and m.title.gender:
            bearers = [e for e in bearers if e.gender in ("", m.title.gender)]
        persons = [e for e in bearers if e.kind is Kind.PERSON]
        if not persons and m.title and m.title.gender:
            persons = [e for e in self.spouses.get(word, ()) if e.gender == m.title.gender]
        if not m.headline and not persons and len(m.words) == 1:
            variant = self._variant(word)
            persons = [variant] if variant and variant.kind in {Kind.PERSON, Kind.UNKNOWN} else []
        called = [e for e in persons if m.title and m.title.role in self.titles.get(e, ())]
        if persons:
            return self._which(m, word, called if len(called) == 1 else persons)
        given = self._called_by(word) if len(m.words) == 1 else []
        given = [e for e in given if not m.title or e.key[0] != word]  # "Uncle Tolya", as he was said to be called
        if given:
            return given[0] if len(given) == 1 else None
        if not m.title and (body := self._begun_by(m.words)):
            return body
        shortened = m.words[-1] in self.gazetteer.body_words and m.start and self.tree.lower[m.start - 1] in _THE
        bearers = [e for e in bearers if shortened or e.key == (word,) or len(m.words) > 1]
        if bearers and not m.title:
            return bearers[0] if len(bearers) == 1 else None
        if m.headline:
            return None
        known = self.gazetteer.known.get(word, ())
        kind = (
            Kind.PERSON if m.title or known or (word in self.gazetteer.genders and m.kind is Kind.UNKNOWN) else m.kind
        )
        return self._new(m.words, kind, m.start)

    def _called_by(self, word: str) -> list[Entity]:
        """Those whose name begins with a word, as far as it may stand for them alone: "Florian" for Florian Schmidt."""
        begun = self.by_given.get(word, ())
        nicknamed = [e for e in begun if e.key[0] != word]
        if nicknamed:
            return nicknamed
        if word in self.gazetteer.genders:
            return [e for e in begun if e.kind is Kind.PERSON] or [e for e in begun if e.kind is Kind.UNKNOWN]
        strange = [e for e in begun if e.kind in {Kind.PERSON, Kind.UNKNOWN}]
        return strange if len(strange) == 1 and len(strange[0].words) == 2 and not is_common(fold(word)) else []

    def _begun_by(self, written: tuple[str, ...]) -> Entity | None:
        """The one firm whose name goes on after these words: "Imperial" for Imperial Oil Ltd."""
        key, words = tuple(w.lower() for w in written), self.gazetteer
        first = written[0]
        apart = first in words.prefixes or first in words.place_words or first in names().directions
        if len(key) == 1 and (apart or key[0] in words.genders or key[0] in self.by_last):
            return None
        suffixes = names().companies | names().further_companies
        longer = [e for e in self.by_given.get(key[0], ()) if len(e.key) > len(key) and e.key[: len(key)] == key]
        return longer[0] if len(longer) == 1 and longer[0].words[-1] in suffixes else None

    def seen(self, m: Mention, entity: Entity) -> None:
        entity.total += 1
        if m.title and m.title.role:
            self.titles.setdefault(entity, set()).add(m.title.role)
        if m.title and m.title.gender and not entity.gender:
            entity.gender = m.title.gender
        if len(m.words) > 1 and entity.kind is Kind.PERSON:
            entity.full += 1
            self.last[entity.key[-1]] = (self.tree.sentence[m.start], entity)

    def _which(self, m: Mention, word: str, persons: list[Entity]) -> Entity | None:
        """Of several bearers of a surname: the one named in full just before, else the one who is named first.

        Newspapers introduce the main bearer once in full and call the others by their given names all along.
        """
        sentence, last = self.last.get(word, (-99, persons[0]))
        near = self.tree.sentence[m.start] - sentence <= _NEAR
        before = [e for e in persons if e.first < m.start] or persons
        main = min(before, key=lambda e: e.first)
        if near and last in before and last is not main:
            return None
        bare = next((k for k in self.gazetteer.known.get(word, ()) if k.bare), None)
        if bare and not m.title and len(main.key) > 1 and not same_given(main.key[0], bare.words[0], self.gazetteer):
            return main if near else None  # the surname alone is mostly another's
        return main

    def _variant(self, word: str) -> Entity | None:
        """Somebody whose surname is spelt almost alike: Zelensky, Zelenskyy."""
        if len(word) < 6:
            return None
        from rapidfuzz.distance import Levenshtein

        near = {id(e): e for last, es in self.by_last.items() for e in es
                if last[:4] == word[:4] and len(last) >= 6 and len(e.words) > 1 and last != word + "s"
                and Levenshtein.distance(last, word, score_cutoff=2) <= (2 if len(word) > 7 else 1)}  # fmt: skip
        return next(iter(near.values())) if len(near) == 1 else None

    def _same(self, entity: Entity, written: tuple[str, ...], key: tuple[str, ...]) -> bool:
        theirs = entity.key
        if entity.kind is not Kind.PERSON or len(theirs) < 2:
            return False
        generations = self.gazetteer.generations
        if _generation(written, generations) != _generation(entity.words, generations):
            named = {k.words for k in self.gazetteer.known.get(key[-1], ())}
            if any(_generation(w, generations) for w in named):
                return False
        return same_given(theirs[0], key[0], self.gazetteer)

    def _new(self, words: tuple[str, ...], kind: Kind, first: int) -> Entity:
        entity = Entity(words, kind, first=first)
        self.entities.append(entity)
        key = entity.key
        self.by_last.setdefault(key[-1], []).append(entity)
        particle, _, rest = key[-1].partition("-")
        if rest and particle in self.gazetteer.particles:
            self.by_last.setdefault(rest, []).append(entity)  # "Assad" for al-Assad
        if len(key) > 1:
            self.by_given.setdefault(key[0], []).append(entity)
        self.by_key[tuple(w.lower() for w in words)] = entity
        _complete(entity, self.gazetteer)
        return entity

    def _promote(self, entity: Entity) -> None:
        entity.kind = Kind.PERSON
        _complete(entity, self.gazetteer)


def _abbreviates(tree: Tree, whole: Mention, m: Mention) -> bool:
    """Whether a name is introduced as another's short form: "the Federal Bureau of Investigation (*FBI*)"."""
    brackets = tree.words[m.start - 1] in _OPENING and tree.words[m.end : m.end + 1] in _CLOSING
    short = m.words[0].replace(".", "")
    return brackets and whole.end == m.start - 1 and len(m.words) == 1 and short.lower() == initials(whole.words)


def same_given(one: str, other: str, words: Gazetteer) -> bool:
    """Whether two given names in lower case may be one person's: Mike and Michael, J. and James."""
    if one == other:
        return True
    if one[0] == other[0] and (len(one.rstrip(".")) == 1 or len(other.rstrip(".")) == 1):
        return True
    return bool(words.short_forms.get(one, frozenset()) & words.short_forms.get(other, frozenset()))


def _complete(entity: Entity, words: Gazetteer) -> None:
    """Gender and lasting descriptions from general knowledge."""
    if entity.kind is not Kind.PERSON:
        return
    found = _known(entity, words)
    genders = {k.gender for k in found}
    if len(found) == 1 and (len(entity.key) > 1):
        entity.known = found[0].called
    if not entity.gender and len(entity.key) > 1:
        entity.gender = words.genders.get(entity.key[0], "")
    if not entity.gender and len(genders) == 1:
        entity.gender = genders.pop()


def _known(entity: Entity, words: Gazetteer) -> list[Known]:
    key = tuple(w.lower() for w in entity.words)
    rows: Iterable[Known] = words.known.get(entity.key[-1], ()) if entity.key else ()
    if len(key) == 1:
        return list(rows)
    exact = [k for k in rows if k.words == key]
    return exact or [k for k in rows if same_given(k.words[0], key[0], words) and k.words[-1] == key[-1]]


def _generation(written: Iterable[str], generations: frozenset[str]) -> frozenset[str]:
    return generations.intersection(w.strip(".").lower() for w in written)
