"""Who is who in one article: every source's words resolved to the persons and bodies that speak."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from answers.language.function_words import function_words
from answers.language.gazetteer import gazetteer
from answers.language.lexicon import veridicality
from answers.language.name_tables import roles
from answers.model import Link
from answers.reading.annotations import Attribution
from answers.reading.parse.tree import SUBJECTS, Tree
from answers.reading.people import descriptions, noun_phrases, pronouns
from answers.reading.people.bodies import Bodies
from answers.reading.people.gathering import gather
from answers.reading.people.mentions import Kind, find_mentions
from answers.reading.people.noun_phrases import BEFORE_NOUN, Phrase
from answers.reading.people.references import References
from answers.reading.people.things import Things

Speakers = tuple[tuple[str, ...], Link]

_STRENGTH = (Link.NAMED, Link.ROLE, Link.PRONOUN, Link.CARRIED)
_NOBODY: Speakers = ((), Link.NAMED)
_WORDS = function_words()
_FIRST_PERSON = _WORDS.personal(person=1, number="singular")
_THIRD_PLURAL = _WORDS.personal("subject", "object", "determiner", "reflexive", person=3, number="plural")
_IT = function_words().personal("subject", gender="n", number="singular")
_RELATIVE = _WORDS.relative_pronouns.all
_VAGUE = frozenset[str]().union(
    _WORDS.quantifiers.all - _WORDS.quantifiers.count,
    _WORDS.comparatives.greater,
    _WORDS.demonstratives.those,
    _WORDS.indefinite_pronouns.generic,
    _WORDS.indefinite_pronouns.alternative,
    roles().parts,
)
_NO_ONE = frozenset[str]().union(
    _WORDS.personal(person=1, number="plural"),
    _WORDS.personal(person=2),
    _WORDS.personal(gender="n"),
    _WORDS.indefinite_pronouns.all - _WORDS.indefinite_pronouns.alternative,
    _WORDS.demonstratives.this,
    _WORDS.interrogatives.thing,
    _WORDS.expletives,
)
_POINTING = _RELATIVE | _NO_ONE
_BOTH = _WORDS.quantifiers.dual | _WORDS.pair
_NEGATIVE = _WORDS.determiners.negative | _WORDS.indefinite_pronouns.negative
_PREPOSITIONS = _WORDS.prepositions
_OF_VAGUE = _PREPOSITIONS.genitive | _PREPOSITIONS.inside | _WORDS.comparatives.standard
_OF_NOUNS = frozenset[str]().union(
    _PREPOSITIONS.genitive, _PREPOSITIONS.goal, _PREPOSITIONS.benefit, _PREPOSITIONS.origin, _PREPOSITIONS.point
)


class Names:
    """Who speaks, by the article's own names. Made by ``resolve``."""

    def __init__(self, tree: Tree, attributions: Sequence[Attribution]) -> None:
        self._tree = tree
        self._mentions = find_mentions(tree)
        cast = gather(tree, self._mentions)
        descriptions.describe(tree, self._mentions, cast.of)
        self._references = References(tree, self._mentions, cast.of, attributions)
        self._things = Things(tree, self._references)
        self._bodies = Bodies(tree, self._references)
        self._of = cast.of
        self._upper = {e.key[-1].upper(): e for e in reversed(cast.entities) if e.kind is Kind.PERSON}
        self._nicknamed = cast.nicknamed
        self._memory: dict[tuple[int, ...], Speakers] = {}
        self._owners: dict[int, str] = {}

    def speakers(self, tokens: Sequence[int]) -> Speakers:
        """The persons and bodies that a source's tokens mean, and how that is known.

        Names are the fullest that the article uses, without titles; a collective or an unnamed person is called by
        its own words ("two senior European officials"). Empty when the source means nobody who can be told.
        """
        key = tuple(tokens)
        if key not in self._memory:
            self._memory[key] = self._speakers(key, 0)
        return self._memory[key]

    def antecedent(self, i: int) -> int:
        """The head of what "it", "they" or "the company" stands for; -1 for another word, and where that is unsure."""
        found = self._things.antecedent(i)
        return found if found >= 0 else self._bodies.antecedent(i)

    def meant(self, i: int) -> str:
        """Whom a token names or refers to, by the fullest name that the article uses; "" where that is nobody known."""
        if self._tree.lower[i] in _FIRST_PERSON:
            found, _ = self._first_person(i, 0)
            return found[0] if found else ""
        entity = self._references.entity_at(i)
        return _tidy(entity.name) if entity is not None else ""

    def owner(self, i: int) -> str:
        """Whom a token means by itself or by what it stands for; looked at once, as each clause around asks again."""
        if i not in self._owners:
            antecedent = self.antecedent(i)
            self._owners[i] = self.meant(antecedent if antecedent >= 0 else i)
        return self._owners[i]

    def offices(self) -> Iterator[tuple[str, Sequence[str]]]:
        """The persons before whose names an office of several parts stands, with its words: "Minister for Trade"."""
        for mention, entity in zip(self._mentions, self._of, strict=True):
            if entity is not None and mention.title and any(word.islower() for word in mention.before):
                yield _tidy(entity.name), mention.before

    def label(self, tokens: Sequence[int]) -> str:
        """What to call a source in a few words: its speakers, or its own words where it means nobody known."""
        found, _ = self.speakers(tokens)
        if found:
            return " and ".join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)
        found_phrases = noun_phrases.speakers_of(self._tree, tokens, self._references.named)
        return (
            self._label(found_phrases[0], tokens[-1] + 1)
            if found_phrases
            else " ".join(self._tree.words[i] for i in tokens)
        )

    def _speakers(self, tokens: tuple[int, ...], depth: int) -> Speakers:
        found: list[str] = []
        links: list[Link] = []
        parts = noun_phrases.speakers_of(self._tree, tokens, self._references.named)
        if (
            parts
            and parts[0].link == ""
            and len(parts) > 1
            and noun_phrases.plural(self._tree, parts[0])
            and parts[1].link == "comma"
        ):
            parts = parts[1:] if all(noun_phrases.is_name(p, self._references.named) for p in parts[1:]) else parts
        for phrase in parts:
            names, link = self._phrase(phrase, depth, tokens[-1] + 1)
            found.extend(n for n in names if n and n not in found)
            links.extend([link] * bool(names))
        return (tuple(found), max(links, key=_STRENGTH.index)) if found else _NOBODY

    def _phrase(self, phrase: Phrase, depth: int, limit: int) -> Speakers:
        tree = self._tree
        head = phrase.end - 1
        if (
            noun_phrases.is_name(phrase, self._references.named)
            and self._mentions[self._references.named[head]].end == phrase.end
        ):
            return self._by_name(phrase), Link.NAMED
        if tree.lower[phrase.start] in _NEGATIVE:
            return _NOBODY
        if tree.tag[head] in {"PRP", "PRP$", "WP", "WDT", "WP$"} or (
            tree.lower[head] in _POINTING and phrase.end - phrase.start == 1
        ):
            return self._by_pronoun(head, depth)
        if head in self._references.referents and tree.lower[head] not in roles().people:
            return (self._references.referents[head].name,), Link.ROLE
        if tree.lower[head] in _BOTH and len(pair := self._group_before(head, strangers=True)) == 2:
            return pair, Link.PRONOUN
        if noun_phrases.number_like(tree, phrase):
            return (self._label(phrase, limit),) if phrase.end - phrase.start > 1 else (), Link.NAMED
        if head in self._nicknamed:
            return (self._nicknamed[head].name,), Link.NAMED
        entity = self._references.described(phrase)
        if entity is None and (body := self._bodies.antecedent(head)) >= 0:
            entity = self._references.entity_at(body)
        if entity is not None:
            return (_tidy(entity.name),), Link.ROLE
        return self._of_utterance(head, depth) or ((self._label(phrase, limit),), Link.NAMED)

    def _of_utterance(self, head: int, depth: int) -> Speakers | None:
        """Whose words something is: "*Reyes's* speech", "*her* letter"; None for anything else."""
        tree = self._tree
        owner = next((child for child in tree.before[head] if tree.dep[child] == "poss"), -1)
        if owner < 0 or depth > 2 or tree.lemma[head] not in veridicality().messages:
            return None
        tokens = tuple(i for i in tree.subtree(owner) if tree.dep[i] != "case")
        found = self._speakers(tokens, depth + 1)
        return found if found[0] else None

    def _by_name(self, phrase: Phrase) -> tuple[str, ...]:
        number = self._references.named[phrase.end - 1]
        entity = self._of[number]
        if entity is not None:
            return (_tidy(entity.name),)
        mention = self._mentions[number]
        if mention.headline or mention.words[-1].isupper():
            same = self._upper.get(mention.words[-1].upper())
            return (same.name,) if same else ()
        return ()

    def _by_pronoun(self, i: int, depth: int) -> Speakers:
        low = self._tree.lower[i]
        if low in pronouns.GENDERS:
            entity = self._references.referents.get(i)
            return ((entity.name,), Link.PRONOUN) if entity else _NOBODY
        if low in _FIRST_PERSON:
            return self._first_person(i, depth)
        if low in _THIRD_PLURAL:
            group = self._group_before(i)
            return (group, Link.PRONOUN) if group else _NOBODY
        if low in _RELATIVE:
            return self._antecedent(i, depth)
        body = self._references.entity_at(self._things.antecedent(i)) if low in _IT else None
        if body is not None and body.kind in {Kind.BODY, Kind.UNKNOWN}:
            return (_tidy(body.name),), Link.PRONOUN
        return _NOBODY

    def _first_person(self, i: int, depth: int) -> Speakers:
        """ "I" in a quotation is its speaker; in the narrator's own words it is nobody named."""
        quotation = self._tree.quote[i]
        if quotation < 0 or depth > 2:
            return _NOBODY
        for source in self._references.quoting.get(quotation, ()):
            if i not in source and all(self._tree.quote[j] != quotation for j in source):
                names, _ = self._speakers(source, depth + 1)
                if len(names) == 1:
                    return names, Link.PRONOUN
        return _NOBODY

    def _antecedent(self, i: int, depth: int) -> Speakers:
        """The noun phrase that a relative pronoun goes back to."""
        tree = self._tree
        noun = self._references.antecedent(i)
        if noun < 0 or depth > 2:
            return _NOBODY
        end = self._mentions[self._references.named[noun]].end if noun in self._references.named else noun + 1
        begin = end - 1
        floor = tree.bounds[tree.sentence[noun]][0]
        while begin > floor and (begin - 1 in self._references.named or tree.tag[begin - 1] in BEFORE_NOUN):
            begin -= 1
        names, link = self._phrase(Phrase(begin, end), depth + 1, end)
        return names, Link.PRONOUN if names and link is not Link.NAMED else link

    def _group_before(self, i: int, *, strangers: bool = False) -> tuple[str, ...]:
        """The last group before "they", within two sentences: one that spoke, else people who were subject.

        With ``strangers``, for "both", they may all be of names that nothing is known of.
        """
        tree = self._tree
        floor = tree.bounds[max(0, tree.sentence[i] - 2)][0]
        groups = gazetteer().groups
        for j in range(i - 1, floor - 1, -1):
            if tree.dep[j] not in SUBJECTS or tree.quote[j] not in {-1, tree.quote[i]}:
                continue
            called = next((c for c in tree.after[j] if tree.dep[c] == "appos" and c in self._references.named), j)
            if called in self._references.named:
                pair = [
                    called,
                    *(c for c in tree.children[called] if tree.dep[c] == "conj" and c in self._references.named),
                ]
                both = [e for e in (self._of[self._references.named[k]] for k in pair) if e is not None]
                alike = [e for e in both if e.kind in {Kind.PERSON, Kind.UNKNOWN}]
                known = any(e.kind is Kind.PERSON for e in alike)
                known = known or (strangers and all(len(e.words) > 1 for e in alike))
                if len(alike) > 1 and known:
                    return tuple(e.name for e in alike)
            if tree.tag[j] in {"NNS", "NNPS"} and (j in self._references.sources or tree.lemma[j] in groups):
                begin = j
                first = tree.bounds[tree.sentence[j]][0]
                while begin > first and (begin - 1 in self._references.named or tree.tag[begin - 1] in BEFORE_NOUN):
                    begin -= 1
                return (self._label(Phrase(begin, j + 1), j + 1),)
        return ()

    def _label(self, phrase: Phrase, limit: int) -> str:
        """The phrase without its determiner, with "his" put into a name, and with an "of" or "to" phrase after it that
        ends by ``limit``."""
        tree = self._tree
        _, _, start = noun_phrases.description_of(tree, phrase)
        if start >= phrase.end:
            start = phrase.start
        end = phrase.end
        if start == end - 1 and tree.lower[start] in _VAGUE and not _OF_VAGUE.isdisjoint(tree.lower[end : end + 1]):
            stop = min(limit, tree.bounds[tree.sentence[phrase.start]][1])
            while end < stop and end < start + 8 and (tree.tag[end] in BEFORE_NOUN | {"IN", "RB", "$"}):
                end += 1
            return _tidy(tree.phrase(range(phrase.start, end)))
        stop = min(limit, tree.bounds[tree.sentence[phrase.start]][1])
        if end < stop and tree.lower[end] in _OF_NOUNS and tree.tag[end] in {"IN", "TO"}:
            reach = end + 1
            while reach < stop and (reach in self._references.named or tree.tag[reach] in BEFORE_NOUN):
                reach += 1
            if reach > end + 1 and tree.dep[reach - 1] in {"pobj", "poss", "compound"}:
                end = reach
        text = tree.phrase(range(start, end))
        owner = self._references.referents.get(start - 1) if start and tree.tag[start - 1] == "PRP$" else None
        if owner is not None:
            text = f"{owner.name}’s {text}"
        return _tidy(text)


def _tidy(name: str) -> str:
    return name[4:] if name[:4] in {"The ", "the "} else name


def resolve(tree: Tree, attributions: Sequence[Attribution]) -> Names:
    """Who is who in a parsed article, whose ``attributions`` tell who speaks."""
    return Names(tree, attributions)
