"""What may be meant by what is still being typed: names near it, and the topics that titles offer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

from answers.language.wording import wording
from answers.language.words import fold, words

_FUZZY = 5_000
"""Names among which a misspelt one is looked for: the first ones."""
_NEAR = 70.0
"""How alike (0 to 100) a name has to be to be offered for another spelling."""
_TOPICS = 4_000


def complete(typed: str, names: Sequence[str], limit: int) -> list[str]:
    """Names by how well they fit, each kind in the order given: beginning with it, with a word that does, near it."""
    wanted = fold(typed).strip()
    if not wanted:
        return list(names[:limit])
    begin: list[str] = []
    hold: list[str] = []
    for name in names:
        folded = fold(name)
        if folded.startswith(wanted):
            begin.append(name)
        elif f" {wanted}" in folded:
            hold.append(name)
        if len(begin) >= limit:
            break
    found = [*begin, *hold][:limit]
    if len(found) < limit:
        taken = set(found)
        choices = [name for name in names[:_FUZZY] if name not in taken]
        near = process.extract(
            wanted, choices, scorer=fuzz.WRatio, processor=fold, score_cutoff=_NEAR, limit=limit - len(found)
        )
        found += [name for name, _, _ in near]
    return found


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
