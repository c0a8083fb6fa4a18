"""What refers back in one article: pronouns and descriptions ("he", "the senator", "who") to those named before."""

from __future__ import annotations

from collections.abc import Sequence

from answers.language.function_words import function_words
from answers.language.gazetteer import description, gazetteer
from answers.language.name_tables import names
from answers.language.thesaurus import is_person
from answers.reading.annotations import Attribution
from answers.reading.parse.tree import Tree
from answers.reading.people import descriptions, epithets, noun_phrases, pronouns
from answers.reading.people.entities import Entity
from answers.reading.people.mentions import Kind, Mention
from answers.reading.people.noun_phrases import BEFORE_NOUN, Phrase

_WORDS = function_words()
_INDEFINITE = _WORDS.articles.indefinite | _WORDS.determiners.additional | _WORDS.indefinite_pronouns.generic
_THE = _WORDS.articles.definite
_WHO = _WORDS.relative_pronouns.personal
_OF = _WORDS.prepositions.genitive | _WORDS.prepositions.origin
_AS = _WORDS.prepositions.capacity
_AS_FOR = _WORDS.topic_opener.split()


class References:
    """Who is meant where nobody is named. ``referents`` maps the head token of a pronoun or description to a person.

    ``of[n]`` is whom mention ``n`` names; ``named`` maps tokens to the number of the mention that holds them.
    """

    def __init__(
        self,
        tree: Tree,
        mentions: Sequence[Mention],
        of: Sequence[Entity | None],
        attributions: Sequence[Attribution],
    ) -> None:
        self._tree = tree
        self._mentions = mentions
        self._of = of
        self._persons = list({id(e): e for e in of if e is not None and e.kind is Kind.PERSON}.values())
        self.named = {i: number for number, m in enumerate(mentions) for i in range(m.start, m.end)}
        self.sources = {i for a in attributions for i in a.source}
        self.quoting = self._quoters(attributions)
        self._spoken: dict[int, list[tuple[int, ...]]] = {}
        for a in attributions:
            if len(a.source) == 1:
                self._spoken.setdefault(a.source[0], []).append(a.content)
        self.referents: dict[int, Entity] = {}
        self._ages = epithets.ages(tree, mentions, of)
        self._origins = epithets.origins(tree, mentions, of)
        self._resolve()

    def entity_at(self, i: int) -> Entity | None:
        """Whom a token names or means."""
        number = self.named.get(i)
        return self.referents.get(i) if number is None else self._of[number]

    def antecedent(self, i: int) -> int:
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
            entity = self._of[self.named[noun]] if noun in self.named else None
            cleft = tree.dep[noun] == "attr"  # "it was Okafor who": that is one, whatever is known of the name
            person = entity is not None and (entity.kind is Kind.PERSON or cleft)
            if person or tree.lower[i] not in _WHO or noun not in self.named:
                break
            above = tree.head[noun]
            noun = tree.head[above] if tree.dep[noun] == "pobj" else above
            if noun >= i or tree.tag[noun].startswith("V"):
                return -1
        if tree.tag[noun] in {"IN", "VBD", "VBZ", "VBP", "VB", "CC", ",", "."}:
            return -1
        above = tree.head[noun]
        if tree.dep[noun] == "appos" and noun not in self.named and above in self.named and above < noun:
            return above
        return noun

    def described(self, phrase: Phrase) -> Entity | None:
        """Whom "the former secretary of state" means."""
        tree = self._tree
        determiner, words, _ = noun_phrases.description_of(tree, phrase)
        head = phrase.end - 1
        if tree.tag[head] not in {"NN", "NNP"} or not words or determiner not in _THE:
            return None
        if noun_phrases.possessor(tree, phrase):
            inner = self._of_body(phrase)
            if inner is None:
                return None
            phrase = inner
        if head in self.referents:
            return self.referents[head]
        modifiers, noun = self._words(phrase)
        if self._introduced(phrase, noun):
            return None
        kinds = self._noun_modifiers(phrase, noun)
        return descriptions.bearer(modifiers, noun, self._persons, lambda e: self._nearness(e, head), kinds)

    def _of_body(self, phrase: Phrase) -> Phrase | None:
        """What stands behind "the company's" and the like, which tells no more than that it is one's of the article."""
        tree = self._tree
        owned = phrase.start + 2
        owner = tree.lower[phrase.start + 1] if owned < phrase.end and tree.tag[owned] == "POS" else ""
        return Phrase(owned + 1, phrase.end) if owner in names().unnamed_bodies else None

    def _words(self, phrase: Phrase) -> tuple[frozenset[str], str]:
        """The modifiers and the noun of a common phrase, "of" phrase included: "secretary of state"."""
        tree = self._tree
        _, words, _ = noun_phrases.description_of(tree, phrase)
        of = ""
        if not _OF.isdisjoint(tree.lower[phrase.end : phrase.end + 1]):
            reach = phrase.end + 1
            while reach < len(tree.words) and (tree.tag[reach] in BEFORE_NOUN or reach in self.named):
                reach += 1
            of = " of " + " ".join(tree.words[phrase.end + 1 : reach])
        return description(" ".join(w for w in words if w[0].isalnum() or w == "-") + of)

    def _introduced(self, phrase: Phrase, noun: str) -> bool:
        """Whether somebody unnamed was brought up by the same noun shortly before: "a judge ... the judge"."""
        tree = self._tree
        word = noun.rpartition("-")[2].split()[-1]
        floor = tree.bounds[max(0, tree.sentence[phrase.start] - 3)][0]
        for i in range(phrase.start - 1, floor - 1, -1):
            if tree.lower[i] == word and i not in self.named and i + 1 not in self.named and tree.dep[i] != "appos":
                first = next((k for k in range(i - 1, max(floor, i - 6), -1) if tree.tag[k] == "DT"), -1)
                if first >= 0 and tree.lower[first] in _INDEFINITE and tree.head[first] == i and tree.dep[i] != "attr":
                    return True
        return False

    def _noun_modifiers(self, phrase: Phrase, noun: str) -> frozenset[str]:
        """The modifiers of a description that are common nouns: "base" in "the base chief"."""
        tree = self._tree
        inner = range(phrase.start, phrase.end - len(noun.replace("-", " - ").split()))
        return frozenset(tree.lower[i] for i in inner if tree.tag[i] in {"NN", "VBG"})

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

    def _quoters(self, attributions: Sequence[Attribution]) -> dict[int, list[tuple[int, ...]]]:
        """For each quotation, the sources of what lies in it."""
        found: dict[int, list[tuple[int, ...]]] = {}
        for a in attributions:
            for quotation in {self._tree.quote[i] for i in a.content} - {-1}:
                if a.source:
                    found.setdefault(quotation, []).append(a.source)
        return found

    def _resolve(self) -> None:
        """One pass over the article: namings, descriptions and pronouns raise salience; pronouns are resolved by it."""
        tree = self._tree
        salience = pronouns.Salience(tree, self.sources)
        people = gazetteer().people | gazetteer().people_heads
        ends = {m.end - 1: number for number, m in enumerate(self._mentions)}
        for i, low in enumerate(tree.lower):
            if i in ends:
                entity = self._of[ends[i]]
                if entity is not None and entity.kind in {Kind.PERSON, Kind.UNKNOWN}:
                    m = self._mentions[ends[i]]
                    topic = m.start > 1 and tree.lower[m.start - 2 : m.start] == _AS_FOR
                    salience.mention(entity, self._head_of(m), tree.quote[i] >= 0, topic)
            elif low in pronouns.GENDERS:
                sentence = tree.sentence[i]
                gender, others = pronouns.GENDERS[low], self._excluded(i, salience)
                chosen = pronouns.choose(gender, salience, sentence, others, speaking=i in self.sources)
                if chosen is not None:
                    self.referents[i] = chosen
                    chosen.be_person(gender)
                    salience.mention(chosen, i, tree.quote[i] >= 0)
            elif i not in self.named and (called := self._epithet(i, salience)):
                self.referents[i] = called
                salience.mention(called, i, tree.quote[i] >= 0)
            elif low in _WHO:
                antecedent = self.antecedent(i)
                entity = self._of[self.named[antecedent]] if antecedent in self.named else None
                if entity is not None and entity.kind is Kind.PERSON:
                    salience.mention(entity, i, tree.quote[i] >= 0)
            elif tree.tag[i] in {"NN", "NNP"} and (low in people or is_person(low)) and i not in self.named:
                salience.strangers = salience.strangers or self._is_stranger(i)
                self._refer_by_role(i, salience)

    def _epithet(self, i: int, salience: pronouns.Salience) -> Entity | None:
        """Whom an age or a nation means at a token."""
        tree = self._tree
        if age := epithets.age_meant(tree, i):
            known = epithets.of_age(age, self._ages)
            others = {entity for entity, years in self._ages.items() if years != age} | self._excluded(i, salience)
            return known or pronouns.choose("", salience, tree.sentence[i], others)
        if gender := epithets.parent_meant(tree, i):
            found = pronouns.choose(gender, salience, tree.sentence[i], self._excluded(i, salience))
            if found is not None:
                found.be_person(gender)
            return found
        nation = epithets.nation_meant(tree, i)
        return epithets.of_nation(nation, salience.present(), self._origins) if nation else None

    def _is_stranger(self, i: int) -> bool:
        """Whether a noun brings up somebody without a name: "a nurse", but not "Lund is a nurse"."""
        tree = self._tree
        indefinite = any(tree.lower[child] in _INDEFINITE for child in tree.children[i])
        told = tree.dep[i] in {"attr", "appos", "compound"} or tree.lower[tree.head[i]] in _AS  # "joined as a student"
        return indefinite and not told

    def _refer_by_role(self, i: int, salience: pronouns.Salience) -> None:
        tree = self._tree
        if i + 1 < len(tree.words) and (tree.tag[i + 1] in {"NN", "NNS"} or i + 1 in self.named):
            return
        begin = i
        floor = tree.bounds[tree.sentence[i]][0]
        while (
            begin > floor
            and i - begin < 7
            and tree.lower[begin] not in _THE
            and tree.tag[begin - 1] in {"DT", "JJ", "NN", "NNP", "NNPS", "HYPH", "VBN"}
        ):
            begin -= 1
        if tree.lower[begin] not in _THE:
            return
        phrase = Phrase(begin, i + 1)
        modifiers, noun = self._words(phrase)
        if self._introduced(phrase, noun):
            return
        kinds = self._noun_modifiers(phrase, noun)
        sentence = tree.sentence[i]
        found = descriptions.bearer(modifiers, noun, self._persons, lambda e: salience.of(e, sentence), kinds)
        if found is not None:
            self.referents[i] = found
            salience.mention(found, i, tree.quote[i] >= 0)

    def _head_of(self, m: Mention) -> int:
        """The token of a naming that hangs outside it."""
        for i in range(m.end - 1, m.start - 1, -1):
            if not m.start <= self._tree.head[i] < m.end or self._tree.head[i] == i:
                return i
        return m.end - 1

    def _excluded(self, i: int, salience: pronouns.Salience) -> set[Entity]:
        """Who a pronoun cannot be: its own verb's subject, its quotation's speaker, those named in what it says."""
        tree = self._tree
        found: set[Entity] = set()
        if tree.dep[i] in {"dobj", "dative"} and not tree.lower[i].endswith("self"):
            doer = self.entity_at(tree.subject[tree.head[i]])
            if doer is not None:
                found.add(doer)
        for source in self.quoting.get(tree.quote[i], ()):
            found |= {e for e in (self.entity_at(j) for j in source if tree.quote[j] != tree.quote[i]) if e is not None}
        for content in self._spoken.get(i, ()):  # a speaker is not named in what he says: "He said that Lund ..."
            for number in {self.named[j] for j in content if j in self.named}:
                named = self._of[number]
                if named is not None and not salience.leads(named, tree.sentence[i]):
                    found.add(named)
        return found
