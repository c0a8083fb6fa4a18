"""On Record: who said what, and when. The engine: no Discord, no network, no environment variables."""

from answers.archive import Archive
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
