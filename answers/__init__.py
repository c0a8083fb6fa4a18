"""On Record: who said what, and when. The engine: no Discord, no network, no environment variables."""

from typing import TYPE_CHECKING

from answers.errors import ArchiveError, DataError, InputError, OnRecordError
from answers.model import (
    SHARED,
    AddReport,
    Answer,
    Article,
    Coverage,
    Excerpt,
    Question,
    Scope,
    Statement,
    Timeline,
    Verdict,
)

if TYPE_CHECKING:
    from answers.archive import Archive

__all__ = [
    "SHARED",
    "AddReport",
    "Answer",
    "Archive",
    "ArchiveError",
    "Article",
    "Coverage",
    "DataError",
    "Excerpt",
    "InputError",
    "OnRecordError",
    "Question",
    "Scope",
    "Statement",
    "Timeline",
    "Verdict",
]


def __getattr__(name: str) -> object:
    """The archive is loaded by who first needs it: the rest of the face is light, and loading it is most of a start."""
    if name == "Archive":
        from answers.archive import Archive

        return Archive
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
