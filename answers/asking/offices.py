"""Who is asked for by an office: "the president", "the mayor of Flint", as the record has them by day.

An office is held by those whom articles call so. From the first day on which one does, and until the first on which
they are called a *former* holder, what somebody says is said in office; before and after it is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache

from answers.asking.who import RIVALS, NameIndex, Speakers
from answers.language.gazetteer import bygone, gazetteer
from answers.language.naming import name_tokens
from answers.language.paraphrases import callings, is_calling
from answers.language.wording import wording
from answers.language.words import root, words
from answers.model import Tenure

_PREPOSITIONS = frozenset({"of", "for", "in", "at", "on", "from", "to"})


def holders(
    who: str, tenures: Callable[[str], Sequence[Tenure]], near: Callable[[frozenset[str]], Sequence[Tenure]],
    names: NameIndex,
) -> Speakers:  # fmt: skip
    """Those who may be meant by what they are, each as a speaker of the days in office, the first with the others.

    ``tenures`` gives who is called by a noun of a root, those whom most articles call so first; ``near`` whoever is
    called anything in articles that have some roots in one passage.
    """
    found: dict[frozenset[str], tuple[str, list[Tenure], list[Tenure]]] = {}
    for head, wanted in _wanted(who):
        own = [one for one in tenures(head) if wanted <= one.calling.words]
        held = [one for one in own if _alike(wanted, one.calling.words)]
        # "The president" is who is called so and no more; but if nobody is, the president of the bank may be meant.
        held = [one for one in held if one.calling.words == wanted] or held
        if not held and len(wanted) > 1:  # "the mayor" of an article about Flint is the mayor of Flint
            own = held = [one for one in near(wanted) if one.calling.head == head and one.calling.words <= wanted]
        for one in held:
            if len(found) >= RIVALS and not any(_shares_surname(one.calling.name, keys) for keys in found):
                continue  # no more than so many are told of, and whom a name means takes long to find
            if (speaker := names.match(one.calling.name)).names:
                found.setdefault(speaker.names, (speaker.shown or one.calling.name, [], own))[1].append(one)
        if found:
            break
    meant = [_speaker(keys, *told) for keys, told in found.items()]
    return replace(meant[0], rivals=tuple(meant[1:RIVALS])) if meant else Speakers()


def _shares_surname(name: str, others: frozenset[str]) -> bool:
    return any(name_tokens(name)[-1:] == name_tokens(other)[-1:] for other in others)


def _wanted(who: str) -> Iterator[tuple[str, frozenset[str]]]:
    """The root of the noun for an office and the roots of all words for it, as asked and in other words: boss, head.

    Nothing where no noun says what a person is.
    """
    all_words = [word.folded for word in words(who)]
    end = next((at for at, word in enumerate(all_words) if at and word in _PREPOSITIONS), len(all_words))
    noun = all_words[end - 1] if all_words else ""
    if not is_calling(noun):
        return
    others = frozenset(root(word) for word in all_words if word not in wording().stop and word != noun)
    yield root(noun), others | {root(noun)}
    for other in callings().get(noun, ()):
        called = other.split()
        yield root(called[-1]), others.union(map(root, called))


def _alike(asked: frozenset[str], told: frozenset[str]) -> bool:
    """Whether both or neither are of the past, or deputies: "the *former* mayor" is not "the mayor"."""
    return all(bool(asked & some) == bool(told & some) for some in _contrasts())


@cache
def _contrasts() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(map(root, some)) for some in gazetteer().contrasts)


def _speaker(names: frozenset[str], shown: str, held: Sequence[Tenure], own: Sequence[Tenure]) -> Speakers:
    since = min((one.first for one in held if one.first), default=None)
    theirs = {one.calling.name for one in held}
    left = [one.first for one in own if one.first and one.calling.name in theirs and one.calling.words & bygone()]
    after = [day for day in left if since and day > since]
    return Speakers(names, shown, by_office=True, since=since, until=min(after) - timedelta(days=1) if after else None)
