"""What identifies the event that a sentence tells: its words, names and figures, weighted by how rare they are."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from answers.language.lexicon import is_negated
from answers.language.wording import wording
from answers.language.words import stem, words
from answers.timeline.moments import Moment


@dataclass(frozen=True, slots=True)
class Print:
    """What identifies the event of a moment: its stems, names and figures, its plain words, and whether it negates."""

    stems: frozenset[str]
    names: frozenset[str]
    figures: frozenset[str]
    plain: str
    negated: bool
    weight: float = 0.0  # of all its stems


def prints_of(moments: Sequence[Moment], topic: frozenset[str]) -> tuple[list[Print], dict[str, float]]:
    """The prints of moments and the weights of their stems; ``topic``: stems that all of them have anyway.

    The weight is the inverse document frequency among the moments: log(1 + n / df) (Spärck Jones 1972,
    doi.org/10.1108/eb026526).
    """
    prints = [_print(moment, topic) for moment in moments]
    frequency = Counter(s for one in prints for s in one.stems)
    weights = {s: math.log(1 + len(prints) / df) for s, df in frequency.items()}
    return [replace(one, weight=sum(weights[s] for s in one.stems)) for one in prints], weights


def share_of(x: Print, y: Print, weights: Mapping[str, float]) -> float:
    """The weight of what both say, by that of all that the lighter one says."""
    least = min(x.weight, y.weight)
    return sum([weights[s] for s in x.stems & y.stems]) / least if least else 0.0


def _print(moment: Moment, topic: frozenset[str]) -> Print:
    text = moment.stored.article.text
    stop = wording().stop
    stems, names, figures, plain = set(), set(), set(), []
    opening = True
    dated = moment.date.words or (0, 0)
    for word in words(text, *moment.span):
        if word.folded[0].isdigit():
            figures.add(word.folded)
        elif word.folded not in stop:
            form = stem(word.folded)
            plain.append(form)
            if form not in topic:
                stems.add(form)
                if text[word.start].isupper() and not opening and not dated[0] <= word.start < dated[1]:
                    names.add(form)
        opening = False
    here = text[slice(*moment.span)]
    return Print(frozenset(stems | figures), frozenset(names), frozenset(figures), " ".join(plain), is_negated(here))
