"""A proposition while it is read: by the tokens of its text."""

from __future__ import annotations

from dataclasses import dataclass

from answers.model import Modality, Polarity
from answers.reading.clauses.roles import Filler


@dataclass(frozen=True, slots=True)
class Clause:
    """A proposition by its tokens; ``head`` is the verb or noun that tells it.

    ``hearsay``: whether somebody who is not named has it so.
    """

    head: int
    predicate: str
    fillers: tuple[Filler, ...]
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ASSERTED
    hearsay: bool = False
