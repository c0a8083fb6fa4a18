"""Where an article names somebody, and what the name seems to be of: runs of names, taken apart into title and name.

No named-entity recogniser: the small model's calls a bare surname an organisation. Capitals, tags, titles, a list of
given names and what the article does with the same words elsewhere tell enough.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import Enum

from answers.language.function_words import function_words
from answers.language.gazetteer import Gazetteer, Title, gazetteer
from answers.language.name_tables import names
from answers.language.thesaurus import is_person
from answers.reading.parse.tree import Tree
from answers.reading.people.name_runs import HYPHENS, QUOTES, headlines, name_runs, small_words
from answers.reading.people.offices import bearer_of_office, office

_WORDS = function_words()
_THE, _ARTICLES = _WORDS.articles.definite, _WORDS.articles.all
_OF = _WORDS.prepositions.genitive
_WHO = _WORDS.relative_pronouns.personal
_NO_NAME = _OF | _WORDS.prepositions.benefit | {"-", "&"}


class Kind(Enum):
    """What a name seems to be the name of."""

    PERSON = "person"
    BODY = "body"
    PLACE = "place"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming: tokens ``range(start, end)`` with titles, ``range(name, end)`` without.

    ``words`` is the name as written, suffixes ("Jr.") included; ``before`` are the words of the run before the name
    (titles, parties, states), ``title`` the last title among them.
    """

    start: int
    name: int
    end: int
    words: tuple[str, ...]
    kind: Kind
    title: Title | None = None
    before: tuple[str, ...] = ()
    headline: bool = False


def find_mentions(tree: Tree) -> list[Mention]:
    """The namings of an article in order; those in headlines, where any word may have a capital, are marked."""
    words = gazetteer()
    headline, small = headlines(tree), small_words(tree)
    offices = {i: at for i in range(len(tree.words)) if (at := bearer_of_office(tree, words, i))}
    runs = name_runs(tree, words, small, offices)
    found = []
    for start, end in runs:
        held = next((i for i in range(start, end) if i in offices), -1)
        headed = headline[tree.sentence[start]]
        found.append(
            _of_office(tree, start, offices[held][0], end, office(words, tree.words[held]), headed)
            if held >= 0
            else _mention(tree, words, start, end, headed)
        )
    return _settle(tree, words, small, found)


def _mention(tree: Tree, words: Gazetteer, start: int, end: int, headline: bool) -> Mention:
    name, title = _after_titles(tree.words, words, start, end)
    name = _after_prefixes(tree.words, words, name, end)
    name += _begins_with_calling(tree, words, name, end)
    while name < end - 1 and (tree.words[name].isspace() or tree.words[name] == "."):
        name += 1
    written = _written(tree.words[name:end])
    return Mention(
        start,
        name,
        end,
        written,
        _kind(tree, words, written, name, title),
        title,
        tuple(tree.words[start:name]),
        headline,
    )


def _of_office(tree: Tree, start: int, name: int, end: int, title: Title, headline: bool) -> Mention:
    before = tuple(tree.words[start:name])
    return Mention(start, name, end, _written(tree.words[name:end]), Kind.PERSON, title, before, headline)


def _written(tokens: list[str]) -> tuple[str, ...]:
    """The words of a name, those with a hyphen inside in one: "Bashar al-Assad" is two; a nickname is in marks."""
    found: list[str] = []
    for position, token in enumerate(tokens):
        if token in QUOTES:
            continue
        if token == "!" and found:
            found[-1] += token
            continue
        if 0 < position < len(tokens) - 1 and tokens[position - 1] in QUOTES and tokens[position + 1] in QUOTES:
            found.append(f"“{token}”")
            continue
        if token in HYPHENS and found and position + 1 < len(tokens):
            found[-1] += "-"
        elif found and found[-1].endswith("-"):
            found[-1] += token
        elif token != "," and not token.isspace():
            found.append(token)
    return tuple(found)


def _after_titles(text: list[str], words: Gazetteer, start: int, end: int) -> tuple[int, Title | None]:
    """Where the name begins after the last title of the run, and that title."""
    for i in range(end - 2, start - 1, -1):
        for length in (4, 3, 2):
            key = tuple(text[i - length + 1 : i + 1])
            if i - length + 1 >= start and key in words.long_titles:
                return i + 1, words.long_titles[key]
        if text[i] in words.titles:
            given = text[i].lower() in words.genders and i == start
            if not given and not (text[i + 1] in words.suffixes or text[i + 1] in _NO_NAME):
                if text[end - 1] in words.body_words and text[i + 1] != text[end - 1]:
                    return start, None
                return i + 1, words.titles[text[i]]
    return start, None


def _after_prefixes(text: list[str], words: Gazetteer, name: int, end: int) -> int:
    """Past the party, the nation or the like before a person's name."""
    here = name
    while (
        here < end - 1
        and (text[here] in words.prefixes or (text[here],) in words.places)
        and text[here].lower() not in words.genders
    ):
        here += 1
    person = text[here].lower() in words.genders and end - here > 1 and text[end - 1] not in words.body_words
    return here if person else name


def _begins_with_calling(tree: Tree, words: Gazetteer, name: int, end: int) -> bool:
    """Whether a sentence's first word is no part of a name, but what its bearer is: "Engineer Ana Reyes"."""
    if name != tree.bounds[tree.sentence[name]][0] or end - name < 3 or tree.lower[name] in words.genders:
        return False
    firm = tree.words[end - 1] in words.body_words or tree.words[end - 1] in names().further_companies
    return tree.lower[name + 1] in words.genders and not firm and is_person(tree.lower[name])


def _kind(tree: Tree, words: Gazetteer, written: tuple[str, ...], name: int, title: Title | None) -> Kind:
    core = tuple(w for w in written if w not in words.suffixes) or written
    if core in words.places:
        return Kind.PLACE
    if core in words.known_bodies or (len(core) > 1 and core[-1] in names().further_companies and not title):
        return Kind.BODY
    if title or tuple(w.lower() for w in core) in words.known_names:
        return Kind.PERSON
    if (
        len(core) > 1
        and any(w in words.body_words for w in core)
        and not (core[0].lower() in words.genders and len(core) == 2 and core[1] not in words.bodies)
    ):
        return Kind.BODY
    if len(core) == 1:
        acronym = core[0].isupper() and len(core[0]) > 1
        return Kind.BODY if acronym or core[0] in words.body_words else Kind.UNKNOWN
    determined = name > 0 and tree.lower[name - 1] in _ARTICLES
    if determined or len(core) > 5 or "&" in core or not _OF.isdisjoint(core):
        return Kind.BODY
    initial = any(len(w) == 2 and w[1] == "." for w in core[:-1]) or (core[0].isupper() and len(core[0]) == 2)
    if core[0].lower() in words.genders or initial or len(core) < len(written):
        return Kind.PERSON
    return Kind.UNKNOWN


def _settle(tree: Tree, words: Gazetteer, small: frozenset[str], found: list[Mention]) -> list[Mention]:
    """Names of two or three words are a person's where the last of them is used alone elsewhere, without "the"."""
    alone: Counter[str] = Counter()
    for m in found:
        if len(m.words) == 1 and not m.headline and not (m.name and tree.lower[m.name - 1] in _THE):
            alone[m.words[0]] += 1
    whole = {
        m.words
        for m in found
        if 2 <= len(m.words) <= 3 and m.kind is Kind.PERSON and m.words[0].lower() in words.genders
    }
    surnames = {name[-1] for name in whole}
    settled = []
    for mention in found:
        m = _without_lead(mention, whole)
        if (
            m.kind is Kind.UNKNOWN
            and 1 < len(m.words) <= 4
            and (m.words[-1] in surnames or m.words[-1].lower() in words.known)
        ):
            lead = tree.words[m.end - 2]
            plain = lead in words.prefixes or (lead,) in words.places or lead.lower() in small
            if plain or (m.headline and lead.lower() not in words.genders):
                m = replace(m, name=m.end - 1, words=m.words[-1:])  # "in Ohio Lund said", "Stunning Thing Lund Said"
        if m.kind is Kind.UNKNOWN and 1 < len(m.words) <= 4:
            taken = m.words[-1] in surnames and m.start == tree.bounds[tree.sentence[m.start]][0]
            if (alone[m.words[-1]] and not taken) or _acts_human(tree, m, words):
                m = replace(m, kind=Kind.PERSON)
        settled.append(m)
    return settled


def _without_lead(m: Mention, whole: set[tuple[str, ...]]) -> Mention:
    """A name run together with words before it, as in headlines, cut down to a full name that is elsewhere."""
    if len(m.words) < 3 or m.kind is Kind.BODY or m.words in whole or m.end - m.name != len(m.words):
        return m
    for length in (3, 2):
        if len(m.words) > length and m.words[-length:] in whole:
            return replace(m, name=m.end - length, words=m.words[-length:], kind=Kind.PERSON)
    return m


def _acts_human(tree: Tree, m: Mention, words: Gazetteer) -> bool:
    """Whether a name is introduced as a person's: "manager Tove Lund", "Tove Lund, 45,", "said Tove Lund"."""
    if m.start and tree.tag[m.start - 1] == "NN" and tree.dep[m.start - 1] in {"compound", "nmod", "amod"}:
        return True
    if m.end + 1 < len(tree.words) and tree.words[m.end] == ",":
        following = m.end + 1
        age = tree.words[following].isdigit() and len(tree.words[following]) == 2
        if age or tree.lower[following] in _WHO:
            return True
    head = m.end - 1
    return tree.dep[head] == "nsubj" and tree.lemma[tree.head[head]] in words.acting
