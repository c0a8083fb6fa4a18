"""What may be meant by what is still being typed: names near it, and the topics that titles offer."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate, islice

from rapidfuzz import fuzz, process

from answers.language.wording import wording
from answers.language.words import fold, words

_FUZZY = 5_000
"""Names among which a misspelt one is looked for: the first ones."""
_NEAR = 70.0
"""How alike (0 to 100) a name has to be to be offered for another spelling."""
_TOPICS = 4_000


class Offered:
    """Names that may be offered, in the order in which they should be, to be searched again and again."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = list(names)
        folded = [fold(name).replace("\n", " ") for name in self._names]
        # One text, which is searched at once: there may be half a million names.
        self._text = "\n" + "\n".join(folded)
        self._starts = list(accumulate((len(one) + 1 for one in folded), initial=0))

    def complete(self, typed: str, limit: int, others: Callable[[], Iterable[str]] = tuple) -> list[str]:
        """Names by how well they fit, each kind in the order given: beginning with it, with a word that does, near.

        ``others`` gives more with such a word, where there is room for them before those that are only near.
        """
        wanted = " ".join(fold(typed).split())
        if not wanted:
            return self._names[:limit]
        begin = list(islice(self._found(f"\n{wanted}"), limit))
        hold = (at for at in self._found(f" {wanted}") if not self._text.startswith(wanted, self._starts[at] + 1))
        found = [self._names[at] for at in (*begin, *islice(hold, limit - len(begin)))]
        if len(found) < limit:
            found = list(dict.fromkeys((*found, *others())))[:limit]
            taken = set(found)
            choices = [name for name in self._names[:_FUZZY] if name not in taken]
            near = process.extract(
                wanted, choices, scorer=fuzz.WRatio, processor=fold, score_cutoff=_NEAR, limit=limit - len(found)
            )
            found += [name for name, _, _ in near]
        return found

    def _found(self, what: str) -> Iterator[int]:
        """The places of the names in which something stands, each once; a line's end belongs to the name behind it."""
        at = self._text.find(what)
        while at >= 0:
            place = bisect_right(self._starts, at) - 1
            yield place
            at = self._text.find(what, self._starts[place + 1])


def complete(typed: str, names: Iterable[str], limit: int) -> list[str]:
    """Names by how well they fit what is still being typed, as ``Offered`` finds them."""
    return Offered(names).complete(typed, limit)


def title_topics(titles: Iterable[str]) -> dict[str, int]:
    """Words and pairs of words of titles, as written there, with how many titles have them; most first."""
    stop = wording().stop
    counts: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for title in titles:
        tokens = list(words(title))
        kept = [word if len(word.folded) > 3 and word.folded not in stop else None for word in tokens]
        found: set[str] = set()
        for word, following in zip(kept, [*kept[1:], None], strict=True):
            if word is None:
                continue
            found.add(word.folded)
            shown.setdefault(word.folded, title[word.start : word.end])
            if following is not None and following.start - word.end == 1:
                pair = f"{word.folded} {following.folded}"
                found.add(pair)
                shown.setdefault(pair, title[word.start : following.end])
        counts.update(sorted(found))  # of equal ones the order is always the same
    return {shown[name]: number for name, number in counts.most_common(_TOPICS)}
