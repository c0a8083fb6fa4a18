"""How well the parse of a statement bears out that it is the one that a question asks about.

"A Colombian plane crash in the hills" may tell of a plane that crashes or of a Colombian who planes; the parser takes
either. What decides is how the sentences nearest to the question have its words: "crashed" for a verb, "beauty queen"
side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from answers.asking.question import base_forms
from answers.language.function_words import function_words
from answers.language.thesaurus import is_verb
from answers.language.verbs import past_forms, verbs
from answers.language.wording import wording
from answers.language.words import words
from answers.reading.parse.tree import SUBJECTS, Tree

BASE, PARTICIPLE, EITHER = "base", "participle", "either"
FIT, PLAIN_FIT, BEFORE_ARTICLE = 2.0, 1.5, 0.3
"""What a draft scores where its verb is as it should be, with an auxiliary put in its place and without, and what it
scores beside where an article follows: that words stand apart there is sure."""
_TOLD = 0.25
"""What it scores beside where its verb is told as one."""
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "PUNCT", "SYM", "X"})
_LEADING = frozenset({"ADP", "DET"})
_ARTICLES = function_words().articles.all


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement to try: its text, where its verb group should begin, the form after the auxiliary, and the hole.

    ``most``: what it may score at the most, whatever its parse is, but for what has been seen.
    """

    text: str
    verb: int
    form: str | None
    hole: str | None
    most: float
    filler: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """What the sentences near a question have: their words, those that stand side by side, and the base forms of those
    that may be a verb's past or participle; all in small letters."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    verbs: frozenset[str]

    @classmethod
    def of(cls, near: Sequence[str]) -> Seen:
        """What some texts have."""
        found = [(text, list(words(text))) for text in near]
        known = frozenset(word.folded for _, some in found for word in some)
        beside = ((a, b) for text, some in found for a, b in pairwise(some) if text[a.end : b.start].isspace())
        told = {word for word in known if word.endswith(("ed", "ing")) or word in past_forms()}
        return cls(
            known,
            frozenset((a.folded, b.folded) for a, b in beside),
            frozenset(form for word in told for form in base_forms(word) if form != word),
        )


def at_most(draft: Draft, seen: Seen) -> float:
    """What a draft may score at the most."""
    told = draft.form == BASE and any(word.folded in seen.verbs for word in words(draft.text, draft.verb))
    return draft.most + _TOLD * (told and draft.most > 0)


def plausibility(tree: Tree, draft: Draft, seen: Seen) -> float:
    """How well a parse bears a draft out: its verb stands where it should, in the right form, behind the subject.

    0 where it does not; between two that may be, what has been ``seen`` decides.
    """
    root = next((i for i, head in enumerate(tree.head) if head == i and tree.pos[i] != "PUNCT"), -1)
    if root < 0 or tree.pos[root] not in ("VERB", "AUX"):
        return 0.0
    if draft.verb < 0:
        return PLAIN_FIT - 0.5 * (tree.subject[root] < 0)
    if draft.verb not in tree.start:
        return 0.0
    auxiliary = tree.start.index(draft.verb)
    top = tree.head[auxiliary] if tree.dep[auxiliary] in ("aux", "auxpass") else auxiliary
    subject = max(tree.subject[root], tree.subject[auxiliary])
    if top != root or subject < 0 or tree.left[subject] != 0 or tree.right[subject] != auxiliary - 1:
        return 0.0
    again = any(tree.dep[child] in SUBJECTS and child > auxiliary for child in tree.children[root])
    # "Christie's" may be no owner but a name: always before an article or a number, else where nothing else fits.
    owner = tree.tag[auxiliary - 1] == "POS" and tree.words[auxiliary - 2][:1].isupper()
    loose = tree.pos[auxiliary - 1 - owner] not in _NOMINAL or tree.lower[auxiliary - 1] in _ARTICLES
    if again or loose or tree.tag[subject] == "DT" or "CC" in tree.tag[auxiliary + 1 : auxiliary + 2]:
        return 0.0
    tag = tree.tag[root]
    apart = _apart(tree, auxiliary, seen, copular=root == auxiliary)
    apart -= 0.6 * (owner and tree.pos[auxiliary + 1] not in ("DET", "NUM"))
    if draft.form == BASE:
        by_be = tag in ("VBN", "VBG") and any(tree.lower[child] == "be" for child in tree.before[root])
        # "The Gulf will finance ministers approve a rate": two verbs in their base form, the later is the question's.
        another = any(_is_bare(tree, i) for i in range(root + 1, len(tree.head)))
        fits = (FIT + _as_verb(tree.lemma[root], seen)) * (tag == "VB" or by_be) - 0.5 * another
    elif draft.form == PARTICIPLE:
        fits = FIT if tag == "VBN" else 0.5
    else:
        fits = FIT if root > auxiliary and tag in ("VBN", "VBG") else 1.5 * (root == auxiliary)
    return fits + apart - 0.3 * (fits > 0 and root - auxiliary > 2) if fits > 0 else fits


def _as_verb(lemma: str, seen: Seen) -> float:
    """What speaks for a word's being the verb: that it is told as one; against it, that English knows none."""
    return _TOLD * (lemma in seen.verbs) - 0.3 * (lemma not in verbs().verbs and not is_verb(lemma))


def _apart(tree: Tree, auxiliary: int, seen: Seen, copular: bool) -> float:
    """How well the words on both sides of the auxiliary stand apart: not within a name, and best before an article."""
    after = auxiliary + 1 + (tree.lower[auxiliary + 1 : auxiliary + 2] == ["not"])
    if after >= len(tree.words):
        return 0.0
    sides = tree.lower[auxiliary - 1], tree.lower[after]
    joined = sides in seen.pairs
    within = tree.words[auxiliary - 1][:1].isupper() and tree.words[after][:1].isupper()
    # Where both names are told of, and never as one, they are two; of "the Swiss President" only one is a name.
    two = not joined and seen.words.issuperset(sides) and tree.lower[max(0, auxiliary - 2)] not in _ARTICLES
    within = within and not two
    # "Is Yoko Ono John Lennon's widow?": most names of persons are of two words.
    pair = within and auxiliary == 2 and tree.words[0][:1].isupper()
    # "The Lorne was bridge closed": the noun belongs to the name; so it does where the record has the two as one.
    bare = tree.tag[after] == "NN" and tree.head[after] > after and tree.words[auxiliary - 1][:1].isupper()
    one = copular and joined and not within and tree.pos[after] not in _LEADING
    return BEFORE_ARTICLE * (tree.lower[after] in _ARTICLES) - (0.5 if pair else 0.7) * within - 0.2 * bare - 0.5 * one


def _is_bare(tree: Tree, i: int) -> bool:
    """Whether a verb stands in its base form with no "to", auxiliary or verb that takes one so before it."""
    if tree.tag[i] != "VB" or tree.lemma[tree.head[i]] in wording().causative or tree.dep[i] == "conj":
        return False
    return all(tree.dep[child] != "aux" for child in tree.before[i])
