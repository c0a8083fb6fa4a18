"""What is known of names before any article is read: titles, given names, roles, places, and an operator's lore.

It is written down once (see ``name_tables`` and ``lore``) and laid out twice for looking up: as articles write it, and
folded, as names are compared that a question or the record has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from answers.language.lore import Lore, lore_in_use, surname
from answers.language.name_tables import given_names, names, roles
from answers.language.words import fold, root


@dataclass(frozen=True, slots=True)
class Title:
    """A word before a name: the role that it gives ("senator", or "") and the gender that it tells ("m", "f" or "")."""

    role: str
    gender: str


@dataclass(frozen=True, slots=True)
class Known:
    """A person of the lore: name in words, gender, and descriptions as (modifiers, noun)."""

    words: tuple[str, ...]
    gender: str
    called: tuple[tuple[frozenset[str], str], ...]
    bare: bool = False  # whose the surname alone is, whoever else of that name is spoken of


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """What is known of names as articles write them; roles and descriptions are in lower case."""

    titles: Mapping[str, Title]
    long_titles: Mapping[tuple[str, ...], Title]
    title_words: frozenset[str]
    prefixes: frozenset[str]
    particles: frozenset[str]  # those that may begin a surname
    inner_particles: frozenset[str]  # all that may stand inside a name
    generations: frozenset[str]  # folded
    suffixes: frozenset[str]
    bodies: frozenset[str]  # words that are nobody's surname
    body_words: frozenset[str]
    of_heads: frozenset[str]
    days: frozenset[str]
    not_names: frozenset[str]
    places: frozenset[tuple[str, ...]]
    known_bodies: frozenset[tuple[str, ...]]
    place_words: frozenset[str]
    genders: Mapping[str, str]  # given name in lower case -> "m", "f" or "" (either)
    short_forms: Mapping[str, frozenset[int]]  # given name in lower case -> rows that it stands in
    means: Mapping[str, frozenset[str]]  # role noun -> the nouns it may stand for, itself included
    role_genders: Mapping[str, str]
    only_nations: frozenset[str]  # nouns that mean others only with a nation before them: "the Russian leader"
    people: frozenset[str]  # nouns that a person may be called by
    people_heads: frozenset[str]  # the last words of those
    past: frozenset[str]  # modifiers of those who left an office
    contrasts: tuple[frozenset[str], ...]
    exclusive: tuple[frozenset[str], ...]
    regions: tuple[frozenset[str], ...]  # those of ``exclusive`` that are places
    nations: frozenset[str]
    foreign: frozenset[str]  # the nations but the newspapers' own
    loose: frozenset[str]
    weak: frozenset[str]  # nouns that fit many: they mean somebody only when he is being spoken of
    groups: frozenset[str]  # nouns whose plural speaks, as "they" does after it
    acting: frozenset[str]  # lemmas of verbs whose subject is a person
    known: Mapping[str, tuple[Known, ...]]  # by last word, in lower case
    known_names: frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class FoldedNames:
    """What is known of names, folded as in the index."""

    openers: frozenset[str]  # titles and what else stands before a name and is no part of it
    generations: Mapping[str, str]  # each with the form that stands for all of its kind
    degrees: frozenset[str]  # without full stops
    spokespeople: frozenset[str]
    bodies: frozenset[str]
    companies: frozenset[str]
    directions: frozenset[str]
    spelt: Mapping[str, str]  # other spellings of a name's words, with the one that stands for all
    short_forms: Mapping[str, frozenset[str]]  # given name -> all that may stand for it, itself included


@cache
def gazetteer() -> Gazetteer:
    """What is known of names, put together once.

    Raises:
        DataError: one of the files is malformed.
    """
    written, nouns, lore = names(), roles(), lore_in_use()
    titles = {word: Title(row.role, row.gender) for row in written.titles for word in row.words}
    titles |= {title: Title(title.lower(), "") for title in lore.titles if title not in titles}
    particles = written.particles | written.conjunctions
    exclusive = nouns.exclusive
    parties, nations, states = map(_lower, (exclusive.parties, exclusive.nations, exclusive.states))
    people = nouns.people | {row.word for row in nouns.nouns} | {title.role for title in titles.values()} - {""}
    people |= {description(words)[1] for words in (*lore.titles, *(one for who in lore.people for one in who.known_as))}
    known = _known(lore)
    generations = frozenset[str]().union(*written.generations)
    places = frozenset(tuple(place.split()) for place in written.places)
    return Gazetteer(
        titles={word: title for word, title in titles.items() if " " not in word},
        long_titles={tuple(word.split()): title for word, title in titles.items() if " " in word},
        title_words=written.title_words,
        prefixes=written.prefixes,
        particles=written.particles,
        inner_particles=particles,
        generations=_folded(generations),
        suffixes=generations | written.degrees,
        bodies=written.bodies,
        body_words=written.bodies | written.bodies_or_surnames | written.companies,
        of_heads=written.of_heads,
        days=written.days,
        not_names=written.not_names | written.days,
        places=places,
        known_bodies=frozenset(tuple(body.removeprefix("The ").removeprefix("the ").split()) for body in lore.bodies),
        place_words=frozenset(word for place in places for word in place),
        genders=_genders(),
        short_forms=_short_forms((*given_names().short_forms, *given_names().spellings, *lore.nicknames)),
        means={row.word: row.means | {row.word} for row in nouns.nouns},
        role_genders={row.word: row.gender for row in nouns.nouns},
        only_nations=frozenset(row.word for row in nouns.nouns if row.only_nations),
        people=people,
        people_heads=frozenset(noun.replace("-", " ").split()[-1] for noun in people),
        past=nouns.contrasts.past,
        contrasts=(nouns.contrasts.past, nouns.contrasts.deputy),
        exclusive=(parties, nations, states),
        regions=(nations, states),
        nations=nations,
        foreign=nations - _lower(nouns.home),
        loose=nouns.loose,
        weak=nouns.weak,
        groups=people | nouns.loose | nouns.collectives,
        acting=nouns.acting,
        known=known,
        known_names=frozenset(person.words for rows in known.values() for person in rows),
    )


@cache
def folded_names() -> FoldedNames:
    """What is known of names as the names of questions and of the record are compared, put together once.

    Raises:
        DataError: one of the files is malformed.
    """
    written, lore = names(), lore_in_use()
    written_titles = (*(word for row in written.titles for word in row.words), *lore.titles)
    titles = _folded(word for word in written_titles if " " not in word)
    companies = _folded(written.companies | written.further_companies)
    rows = [_folded(row) for row in (*given_names().short_forms, *lore.nicknames)]
    return FoldedNames(
        openers=(titles - _genders().keys()) | _folded(written.openers) | _folded(written.callings),
        generations={fold(form): fold(min(row)) for row in written.generations for form in row},
        degrees=frozenset(degree.replace(".", "").lower() for degree in written.degrees),
        spokespeople=written.spokespeople,
        bodies=_folded(written.bodies | written.rather_bodies | written.followers) | companies,
        companies=companies,
        directions=_folded(written.directions),
        spelt={fold(word): fold(row[0]) for row in lore.spellings for word in row},
        short_forms={name: frozenset().union(*(row for row in rows if name in row)) for row in rows for name in row},
    )


@cache
def bygone() -> frozenset[str]:
    """The roots of the words with which somebody was what follows: "former"."""
    return frozenset(map(root, gazetteer().past))


def description(words: str) -> tuple[frozenset[str], str]:
    """A description as its modifiers and its noun, in lower case: "former prime minister", "secretary of state"."""
    before, _, after = words.lower().replace(" - ", "-").partition(" of ")
    parts = before.split()
    if after:
        modifiers, noun = description(before)
        return modifiers | frozenset(after.split()) - {"the"}, noun
    length = 2 if " ".join(parts[-2:]) in _offices() else 1
    return frozenset(parts[:-length]), " ".join(parts[-length:])


@cache
def _offices() -> frozenset[str]:
    """Roles of two words that are one noun: "prime minister"."""
    roles_ = (*(row.role for row in names().titles), *(title.lower() for title in lore_in_use().titles))
    return frozenset(role for role in roles_ if " " in role)


def _lower(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(word) for word in words)


@cache
def _genders() -> Mapping[str, str]:
    """Given names in lower case with their gender: "" for one that men and women bear."""
    given = given_names()
    found: dict[str, str] = {}
    for bearers, gender in ((given.men, "m"), (given.women, "f"), (given.either, "")):
        for name in bearers:
            found[name.lower()] = gender if found.get(name.lower(), gender) == gender else ""
    return found


def _short_forms(rows: Iterable[tuple[str, ...]]) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, row in enumerate(rows):
        for name in row:
            found.setdefault(name.lower(), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def _known(lore: Lore) -> dict[str, tuple[Known, ...]]:
    found: dict[str, list[Known]] = {}
    for row in lore.people:
        words = tuple(row.name.lower().split())
        person = Known(words, row.gender, tuple(map(description, row.known_as)), row.surname_alone)
        found.setdefault(surname(row.name), []).append(person)
    return {last: tuple(rows) for last, rows in found.items()}
