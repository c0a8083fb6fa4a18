"""Who is who in one article: every source's words resolved to the persons and bodies that speak."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from answers.model import Link
from answers.reading import phrases, pronouns, roles
from answers.reading.lore import description, lore
from answers.reading.marks import Attribution
from answers.reading.mentions import Kind, Mention, find_mentions
from answers.reading.people import Entity, gather
from answers.reading.phrases import Phrase
from answers.reading.tree import Tree, build

if TYPE_CHECKING:
    from spacy.tokens import Doc

Speakers = tuple[tuple[str, ...], Link]

_STRENGTH = (Link.NAMED, Link.ROLE, Link.PRONOUN, Link.CARRIED)
_NOBODY: Speakers = ((), Link.NAMED)
_FIRST_PERSON = frozenset({"i", "me", "my", "myself", "mine"})
_THIRD_PLURAL = frozenset({"they", "them", "their", "themselves"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})
_BEFORE_NOUN = frozenset({"DT", "JJ", "NN", "NNS", "CD", "POS", "PRP$", "NNP", "NNPS", "HYPH"})
_VAGUE = frozenset(
    {"more", "most", "half", "many", "some", "those", "one", "few", "majority", "others", "all", "both", "each"}
)
_NO_ONE = frozenset(
    {
        "we",
        "us",
        "our",
        "you",
        "your",
        "it",
        "its",
        "one",
        "there",
        "this",
        "what",
        "nobody",
        "everybody",
        "everyone",
        "anyone",
        "someone",
        "it's",
        "yours",
    }
)


class Names:
    """Who speaks, by the article's own names. Made by ``resolve``."""

    def __init__(self, doc: Doc, tree: Tree, attributions: Sequence[Attribution]) -> None:
        self._doc = doc
        self._tree = tree
        self._mentions = find_mentions(tree)
        cast = gather(tree, self._mentions)
        self._of = cast.of
        roles.describe(tree, self._mentions, cast.of)
        self._persons = [e for e in cast.entities if e.kind is Kind.PERSON]
        self._named = {i: number for number, m in enumerate(self._mentions) for i in range(m.start, m.end)}
        self._attributions = attributions
        self._sources = {i for a in attributions for i in a.source}
        self._quoting = self._quoters()
        self._spoken: dict[int, list[tuple[int, ...]]] = {}
        for a in attributions:
            if len(a.source) == 1:
                self._spoken.setdefault(a.source[0], []).append(a.content)
        self._referents: dict[int, Entity] = {}
        self._memory: dict[tuple[int, ...], Speakers] = {}
        self._upper = {"".join(e.key[-1:]).upper(): e for e in reversed(self._persons)}
        self._resolve_references()

    def speakers(self, tokens: Sequence[int]) -> Speakers:
        """The persons and bodies that a source's tokens mean, and how that is known.

        Names are the fullest that the article uses, without titles; a collective or an unnamed person is called by
        its own words ("two senior European officials"). Empty when the source means nobody who can be told.
        """
        key = tuple(tokens)
        if key not in self._memory:
            self._memory[key] = self._speakers(key, 0)
        return self._memory[key]

    def label(self, tokens: Sequence[int]) -> str:
        """What to call a source in a few words: its speakers, or its own words where it means nobody known."""
        found, _ = self.speakers(tokens)
        if found:
            return " and ".join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)
        found_phrases = phrases.speakers_of(self._tree, tokens, self._named)
        return (
            self._label(found_phrases[0], tokens[-1] + 1)
            if found_phrases
            else " ".join(self._tree.words[i] for i in tokens)
        )

    def _speakers(self, tokens: tuple[int, ...], depth: int) -> Speakers:
        found: list[str] = []
        links: list[Link] = []
        parts = phrases.speakers_of(self._tree, tokens, self._named)
        if (
            parts
            and parts[0].link == ""
            and len(parts) > 1
            and phrases.plural(self._tree, parts[0])
            and parts[1].link == "comma"
        ):
            parts = parts[1:] if all(phrases.is_name(p, self._named) for p in parts[1:]) else parts
        for phrase in parts:
            names, link = self._phrase(phrase, depth, tokens[-1] + 1)
            found.extend(n for n in names if n and n not in found)
            links.extend([link] * bool(names))
        return (tuple(found), max(links, key=_STRENGTH.index)) if found else _NOBODY

    def _phrase(self, phrase: Phrase, depth: int, limit: int) -> Speakers:
        tree = self._tree
        head = phrase.end - 1
        if phrases.is_name(phrase, self._named) and self._mentions[self._named[head]].end == phrase.end:
            return self._by_name(phrase), Link.NAMED
        if tree.lower[phrase.start] in {"no", "nobody"}:
            return _NOBODY
        if tree.tag[head] in {"PRP", "PRP$", "WP", "WDT", "WP$"} or (
            tree.lower[head] in _RELATIVE | _NO_ONE and phrase.end - phrase.start == 1
        ):
            return self._by_pronoun(head, depth)
        if phrases.number_like(tree, phrase):
            return (self._label(phrase, limit),) if phrase.end - phrase.start > 1 else (), Link.NAMED
        entity = self._by_role(phrase)
        if entity is not None:
            return (entity.name,), Link.ROLE
        return (self._label(phrase, limit),), Link.NAMED

    def _by_name(self, phrase: Phrase) -> tuple[str, ...]:
        number = self._named[phrase.end - 1]
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
            entity = self._referents.get(i)
            return ((entity.name,), Link.PRONOUN) if entity else _NOBODY
        if low in _FIRST_PERSON:
            return self._first_person(i, depth)
        if low in _THIRD_PLURAL:
            group = self._group_before(i)
            return (group, Link.PRONOUN) if group else _NOBODY
        if low in _RELATIVE:
            return self._antecedent(i, depth)
        return _NOBODY

    def _first_person(self, i: int, depth: int) -> Speakers:
        """ "I" in a quotation is its speaker; in the narrator's own words it is nobody named."""
        quotation = self._tree.quote[i]
        if quotation < 0 or depth > 2:
            return _NOBODY
        for source in self._quoting.get(quotation, ()):
            if i not in source and all(self._tree.quote[j] != quotation for j in source):
                names, _ = self._speakers(source, depth + 1)
                if len(names) == 1:
                    return names, Link.PRONOUN
        return _NOBODY

    def _antecedent(self, i: int, depth: int) -> Speakers:
        """The noun phrase that a relative pronoun goes back to."""
        tree = self._tree
        noun = self._antecedent_noun(i)
        if noun < 0 or depth > 2:
            return _NOBODY
        end = self._mentions[self._named[noun]].end if noun in self._named else noun + 1
        begin = end - 1
        floor = tree.bounds[tree.sentence[noun]][0]
        while begin > floor and (
            begin - 1 in self._named
            or tree.tag[begin - 1] in {"DT", "JJ", "NN", "NNS", "CD", "POS", "PRP$", "NNP", "NNPS", "HYPH"}
        ):
            begin -= 1
        names, link = self._phrase(Phrase(begin, end), depth + 1, end)
        return names, Link.PRONOUN if names and link is not Link.NAMED else link

    def _antecedent_noun(self, i: int) -> int:
        """The head of the noun phrase that a relative pronoun goes back to, or -1."""
        tree = self._tree
        verb = tree.head[i] if tree.dep[i] != "poss" else tree.head[tree.head[i]]
        while tree.dep[verb] not in {"relcl", "ROOT"}:
            verb = tree.head[verb]
        noun = tree.head[verb] if tree.dep[verb] == "relcl" else -1
        if not 0 <= noun < i:
            noun = i - 2 if i and tree.words[i - 1] == "," else i - 1
        if noun < 0 or tree.sentence[noun] != tree.sentence[i]:
            return -1
        for _ in range(3):  # "a doctor from Englewood, New Jersey, who": no place is a "who"
            entity = self._of[self._named[noun]] if noun in self._named else None
            if tree.lower[i] != "who" or noun not in self._named or (entity is not None and entity.kind is Kind.PERSON):
                break
            above = tree.head[noun]
            noun = tree.head[above] if tree.dep[noun] == "pobj" else above
            if noun >= i or tree.tag[noun].startswith("V"):
                return -1
        if tree.tag[noun] in {"IN", "VBD", "VBZ", "VBP", "VB", "CC", ",", "."}:
            return -1
        above = tree.head[noun]
        if tree.dep[noun] == "appos" and noun not in self._named and above in self._named and above < noun:
            return above
        return noun

    def _by_role(self, phrase: Phrase) -> Entity | None:
        """Whom "the former secretary of state" means."""
        tree = self._tree
        determiner, words, _ = phrases.description_of(tree, phrase)
        head = phrase.end - 1
        capital = not determiner and words and words[-1] in lore().titles
        if tree.tag[head] not in {"NN", "NNP"} or not words or not (determiner in {"the", "this"} or capital):
            return None
        if phrases.possessor(tree, phrase):
            return None
        if head in self._referents:
            return self._referents[head]
        modifiers, noun = self._described(phrase)
        kinds = self._noun_modifiers(phrase, noun)
        return roles.bearer(modifiers, noun, self._persons, lambda e: self._nearness(e, head), kinds)

    def _described(self, phrase: Phrase) -> tuple[frozenset[str], str]:
        """The modifiers and the noun of a common phrase, "of" phrase included: "secretary of state"."""
        tree = self._tree
        _, words, _ = phrases.description_of(tree, phrase)
        of = ""
        if tree.lower[phrase.end : phrase.end + 1] in (["of"], ["from"]):
            reach = phrase.end + 1
            while reach < len(tree.words) and (tree.tag[reach] in _BEFORE_NOUN or reach in self._named):
                reach += 1
            of = " of " + " ".join(tree.words[phrase.end + 1 : reach])
        return description(" ".join(w for w in words if w[0].isalnum()) + of)

    def _noun_modifiers(self, phrase: Phrase, noun: str) -> frozenset[str]:
        """The modifiers of a description that are common nouns: "base" in "the base chief"."""
        tree = self._tree
        inner = range(phrase.start, phrase.end - len(noun.split()))
        return frozenset(tree.lower[i] for i in inner if tree.tag[i] == "NN")

    def _nearness(self, entity: Entity, token: int) -> float:
        """Salience as far as namings before a token tell, for descriptions outside the forward pass."""
        best = 0.0
        sentence = self._tree.sentence[token]
        for number, m in enumerate(self._mentions):
            if m.start >= token:
                break
            if self._of[number] is entity:
                best = max(best, pronouns.DECAY ** (sentence - self._tree.sentence[m.start]))
        return best

    def _group_before(self, i: int) -> tuple[str, ...]:
        """The last group before "they", within two sentences: one that spoke, else people who were subject."""
        tree = self._tree
        floor = tree.bounds[max(0, tree.sentence[i] - 2)][0]
        people = lore().people | lore().loose | {"people", "voter", "poll"}
        for j in range(i - 1, floor - 1, -1):
            if tree.dep[j] not in pronouns.SUBJECTS or tree.quote[j] not in {-1, tree.quote[i]}:
                continue
            if j in self._named:
                pair = [j, *(c for c in tree.children[j] if tree.dep[c] == "conj" and c in self._named)]
                both = [
                    e.name for e in (self._of[self._named[k]] for k in pair) if e is not None and e.kind is Kind.PERSON
                ]
                if len(both) > 1:
                    return tuple(both)
            if tree.tag[j] in {"NNS", "NNPS"} and (j in self._sources or tree.lemma[j] in people):
                begin = j
                first = tree.bounds[tree.sentence[j]][0]
                while begin > first and (begin - 1 in self._named or tree.tag[begin - 1] in _BEFORE_NOUN):
                    begin -= 1
                return (self._label(Phrase(begin, j + 1), j + 1),)
        return ()

    def _label(self, phrase: Phrase, limit: int) -> str:
        """The phrase without its determiner, with "his" put into a name, and with an "of" or "to" phrase after it that
        ends by ``limit``."""
        tree = self._tree
        _, _, start = phrases.description_of(tree, phrase)
        if start >= phrase.end:
            start = phrase.start
        end = phrase.end
        if start == end - 1 and tree.lower[start] in _VAGUE and tree.lower[end : end + 1] in (["of"], ["than"], ["in"]):
            stop = min(limit, tree.bounds[tree.sentence[phrase.start]][1])
            while end < stop and end < start + 8 and (tree.tag[end] in _BEFORE_NOUN | {"IN", "RB", "$"}):
                end += 1
            return _tidy(" ".join(str(self._doc[phrase.start : end].text).split()))
        stop = min(limit, tree.bounds[tree.sentence[phrase.start]][1])
        if end < stop and tree.lower[end] in {"of", "to", "for", "from", "at"} and tree.tag[end] in {"IN", "TO"}:
            reach = end + 1
            while reach < stop and (
                reach in self._named
                or tree.tag[reach] in {"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "CD", "POS", "HYPH", "PRP$"}
            ):
                reach += 1
            if reach > end + 1 and tree.dep[reach - 1] in {"pobj", "poss", "compound"}:
                end = reach
        text = str(self._doc[start:end].text)
        owner = self._referents.get(start - 1) if start and tree.tag[start - 1] == "PRP$" else None
        if owner is not None:
            text = f"{owner.name}’s {text}"
        return _tidy(" ".join(text.split()))

    def _quoters(self) -> dict[int, list[tuple[int, ...]]]:
        """For each quotation, the sources of what lies in it."""
        found: dict[int, list[tuple[int, ...]]] = {}
        for a in self._attributions:
            for quotation in {self._tree.quote[i] for i in a.content} - {-1}:
                if a.source:
                    found.setdefault(quotation, []).append(a.source)
        return found

    def _resolve_references(self) -> None:
        """One pass over the article: namings, descriptions and pronouns raise salience; pronouns are resolved by it."""
        tree = self._tree
        salience = pronouns.Salience(tree, self._sources)
        people = lore().people | {noun.split()[-1] for noun in lore().people}
        ends = {m.end - 1: number for number, m in enumerate(self._mentions)}
        for i, low in enumerate(tree.lower):
            if i in ends:
                entity = self._of[ends[i]]
                if entity is not None and entity.kind in {Kind.PERSON, Kind.UNKNOWN}:
                    m = self._mentions[ends[i]]
                    topic = m.start > 1 and tree.lower[m.start - 2 : m.start] == ["as", "for"]
                    salience.mention(entity, self._head_of(m), tree.quote[i] >= 0, topic)
            elif low in pronouns.GENDERS:
                sentence = tree.sentence[i]
                chosen = pronouns.choose(pronouns.GENDERS[low], salience, sentence, self._excluded(i))
                if chosen is not None:
                    self._referents[i] = chosen
                    salience.mention(chosen, i, tree.quote[i] >= 0)
            elif low == "who":
                antecedent = self._antecedent_noun(i)
                entity = self._of[self._named[antecedent]] if antecedent in self._named else None
                if entity is not None and entity.kind is Kind.PERSON:
                    salience.mention(entity, i, tree.quote[i] >= 0)
            elif tree.tag[i] == "NN" and low in people and i not in self._named:
                self._refer_by_role(i, salience)

    def _refer_by_role(self, i: int, salience: pronouns.Salience) -> None:
        tree = self._tree
        if i + 1 < len(tree.words) and (
            tree.tag[i + 1] in {"NN", "NNS", "POS"} and tree.tag[i + 1] != "POS" or i + 1 in self._named
        ):
            return
        begin = i
        floor = tree.bounds[tree.sentence[i]][0]
        while (
            begin > floor
            and i - begin < 7
            and tree.lower[begin] not in {"the", "this"}
            and tree.tag[begin - 1] in {"DT", "JJ", "NN", "NNP", "NNPS", "HYPH", "VBN"}
        ):
            begin -= 1
        if tree.lower[begin] not in {"the", "this"}:
            return
        phrase = Phrase(begin, i + 1)
        modifiers, noun = self._described(phrase)
        kinds = self._noun_modifiers(phrase, noun)
        sentence = tree.sentence[i]
        found = roles.bearer(modifiers, noun, self._persons, lambda e: salience.of(e, sentence), kinds)
        if found is not None:
            self._referents[i] = found
            salience.mention(found, i, tree.quote[i] >= 0)

    def _head_of(self, m: Mention) -> int:
        """The token of a naming that hangs outside it."""
        for i in range(m.end - 1, m.start - 1, -1):
            if not m.start <= self._tree.head[i] < m.end or self._tree.head[i] == i:
                return i
        return m.end - 1

    def _excluded(self, i: int) -> set[Entity]:
        """Who a pronoun cannot be: the subject of a verb whose object it is, and the speaker of the quotation it is in."""
        tree = self._tree
        found: set[Entity] = set()
        if tree.dep[i] in {"dobj", "dative"} and not tree.lower[i].endswith("self"):
            for child in tree.children[tree.head[i]]:
                if tree.dep[child] in pronouns.SUBJECTS:
                    subject = self._of[self._named[child]] if child in self._named else self._referents.get(child)
                    if subject is not None:
                        found.add(subject)
        for source in self._quoting.get(tree.quote[i], ()) if tree.quote[i] >= 0 else ():
            for j in source:
                speaker = self._of[self._named[j]] if j in self._named else self._referents.get(j)
                if speaker is not None and j != i:
                    found.add(speaker)
        for content in self._spoken.get(i, ()):  # a speaker is not named in what he says: "He said that Lund ..."
            for number in {self._named[j] for j in content if j in self._named}:
                named = self._of[number]
                if named is not None:
                    found.add(named)
        return found


def _tidy(name: str) -> str:
    return name[4:] if name[:4] in {"The ", "the "} else name


def resolve(doc: Doc, attributions: Sequence[Attribution], tree: Tree | None = None) -> Names:
    """Who is who in a parsed article; ``tree`` saves building it again."""
    return Names(doc, tree or build(doc), attributions)
