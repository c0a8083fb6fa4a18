"""What "it" and "they" are: the subject of the clause that theirs hangs on, or of the sentence before.

"Chevron said *it* sold the refinery", "both teams were cheered as *they* left": a pronoun keeps to the subject that its
clause is under, the preference of Hobbs (1978, https://doi.org/10.1016/0024-3841(78)90006-2) for the nearest subject
above. Of persons "it" is never said, and of a spokesman's words the firm is meant.
"""

from __future__ import annotations

from answers.language.function_words import function_words
from answers.language.gazetteer import gazetteer
from answers.reading.parse.tree import Tree
from answers.reading.people.mentions import Kind
from answers.reading.people.references import References

_WORDS = function_words()
_IT = _WORDS.personal("subject", "object", "determiner", gender="n", number="singular")
_THEY = _WORDS.personal("subject", "object", "determiner", person=3, number="plural")
_UNDER = frozenset({"ccomp", "advcl", "xcomp", "conj", "pcomp", "acl", "prep", "relcl"})
_CLAUSES = frozenset({"ccomp", "xcomp", "csubj"})
_BEFORE = frozenset({"compound", "poss"})
_PLURAL = frozenset({"NNS", "NNPS"})
_DEPTH = 8


class Things:
    """What the pronouns of things and of several persons mean in one article."""

    def __init__(self, tree: Tree, references: References) -> None:
        self._tree = tree
        self._references = references
        self._memory: dict[int, int] = {}

    def antecedent(self, i: int) -> int:
        """The head of the noun phrase that a pronoun means; -1 for another word, and where that is unsure."""
        if self._tree.lower[i] not in _IT | _THEY:
            return -1
        if i not in self._memory:
            self._memory[i] = -1  # what comes back to itself means nothing
            self._memory[i] = self._find(i)
        return self._memory[i]

    def _find(self, i: int) -> int:
        tree, plural = self._tree, self._tree.lower[i] in _THEY
        verb = self._clause_of(i)
        if self._is_expletive(i, verb):
            return -1
        if tree.dep[i] == "poss" and (own := self._meant(tree.subject[verb], i, plural)) >= 0:
            return own  # "Brazil raised *its* tax"
        for _ in range(_DEPTH):
            above = tree.head[verb]
            if above == verb or tree.dep[verb] not in _UNDER:
                return self._of_sentence_before(verb, i, plural)
            subject = tree.subject[above]
            if subject >= 0 and subject != i:
                return self._meant(subject, i, plural)
            verb = above
        return -1

    def _clause_of(self, i: int) -> int:
        tree, node = self._tree, self._tree.head[i]
        for _ in range(_DEPTH):
            if tree.pos[node] in ("VERB", "AUX") or tree.head[node] == node:
                break
            node = tree.head[node]
        return node

    def _is_expletive(self, i: int, verb: int) -> bool:
        """ "*It* is clear that she resigned"."""
        tree = self._tree
        attributes = [child for child in tree.after[verb] if tree.dep[child] in ("acomp", "attr")]
        below = (child for word in (verb, *attributes) for child in tree.after[word])
        return tree.subject[verb] == i and bool(attributes) and any(tree.dep[child] in _CLAUSES for child in below)

    def _of_sentence_before(self, top: int, i: int, plural: bool) -> int:
        """The subject of the sentence before, where it is a name and the pronoun is a subject too."""
        tree, number = self._tree, self._tree.sentence[i]
        if number == 0 or tree.subject[top] != i or tree.quote[i] >= 0:
            return -1
        first, last = tree.bounds[number - 1]
        root = next((n for n in range(first, last) if tree.head[n] == n and tree.subject[n] >= 0), -1)
        found = self._meant(tree.subject[root], i, plural) if root >= 0 else -1
        return found if found >= 0 and self._references.entity_at(found) is not None else -1

    def _meant(self, subject: int, i: int, plural: bool) -> int:
        """A subject, or what it stands for, where the pronoun may mean it; else -1."""
        tree = self._tree
        if subject < 0:
            return -1
        if tree.lower[subject] in _IT | _THEY:
            return self.antecedent(subject) if (tree.lower[subject] in _THEY) == plural else -1
        if tree.tag[subject] in ("WDT", "WP"):
            subject = self._references.antecedent(subject)
        if subject < 0 or subject == i or tree.pos[subject] not in ("NOUN", "PROPN"):
            return -1
        several = tree.tag[subject] in _PLURAL or any(tree.dep[child] == "conj" for child in tree.after[subject])
        entity = self._references.entity_at(subject)
        person = entity is not None and entity.kind is Kind.PERSON
        person = person or (entity is None and tree.lemma[subject] in gazetteer().people_heads)
        if plural:
            return subject if several or not person else -1
        if person and not several:  # who speaks for it
            return self._body_of(subject)
        named = entity is not None  # "Hong Kong Industries" is one
        return subject if named or not several else -1

    def _body_of(self, person: int) -> int:
        """Whom somebody speaks for: "a spokesman for *Chevron* said it sold", "a *Chevron* spokesman"; or -1."""
        tree = self._tree
        for child in tree.children[person]:
            nouns = tree.after[child][:1] if tree.dep[child] == "prep" else [child] * (tree.dep[child] in _BEFORE)
            for noun in nouns:
                entity = self._references.entity_at(noun)
                if entity is not None and entity.kind is not Kind.PERSON:
                    return noun
        return -1
