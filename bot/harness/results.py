"""How a case went, whether a golden question or a Discord script."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """One case: it passed when there are no ``faults``.

    ``where`` is its file and line, ``name`` what it is called, ``shown`` a word on what came of it: a verdict, "script"
    or "error". ``transcript`` is what happened, a line each, and ``seconds`` how long it took.
    """

    where: str
    name: str
    shown: str
    faults: tuple[str, ...] = ()
    transcript: tuple[str, ...] = ()
    seconds: float = 0.0

    @property
    def passed(self) -> bool:
        """Whether all is as expected."""
        return not self.faults

    @property
    def file(self) -> str:
        """The file that it is from."""
        return self.where.rpartition(":")[0]
