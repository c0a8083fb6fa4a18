"""What an article says its persons are: "Flint's mayor, Karen Weaver", "Weaver is the mayor of Flint", "Mayor Weaver".

All three are copulas among its propositions; an office of several words before a name is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from answers.language.paraphrases import is_calling
from answers.language.wording import wording
from answers.language.words import fold, root, words
from answers.model import Argument, Calling, Modality, Polarity, Proposition


def find_callings(
    text: str, propositions: Iterable[Proposition], offices: Iterable[tuple[str, Sequence[str]]] = ()
) -> tuple[Calling, ...]:
    """What the persons of a text are called by its own narrator and its speakers, each calling of each once.

    ``offices``: the persons before whose names an office stands, and its words: "*Minister for Trade* Nia Morton".
    """
    told = (found for one in propositions if _is_told(one) for found in _of(text, one))
    return tuple(dict.fromkeys([*told, *_before_names(offices)]))


def _before_names(offices: Iterable[tuple[str, Sequence[str]]]) -> Iterator[Calling]:
    for name, told in offices:
        end = next((at for at, word in enumerate(told) if word.islower()), len(told))
        head = fold(told[end - 1]) if end else ""
        if is_calling(head):
            yield Calling(name, root(head), frozenset(_roots(" ".join(told))))


def _is_told(one: Proposition) -> bool:
    return one.predicate == "be" and one.polarity is Polarity.AFFIRMED and one.modality is Modality.ASSERTED


def _of(text: str, one: Proposition) -> Iterator[Calling]:
    for role, other in (("agent", "attribute"), ("attribute", "agent")):
        names = [argument.name for argument in one.arguments if argument.role == role and argument.name]
        for argument in one.arguments if names else ():
            head = fold(text[slice(*argument.head)])
            if argument.role == other and is_calling(head):
                found = frozenset(_words(text, argument))
                yield from (Calling(name, root(head), found) for name in names if not found <= set(_roots(name)))


def _words(text: str, argument: Argument) -> Iterator[str]:
    """The roots of what is said, and of whose it is: "the mayor", "*their* mayor" of Flint."""
    for span in argument.spans:
        yield from _roots(text[slice(*span)])
    for owner in argument.owners:
        yield from _roots(owner)


def _roots(text: str) -> Iterator[str]:
    return (root(word.folded) for word in words(text) if word.folded not in wording().stop)
