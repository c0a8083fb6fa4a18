"""On Record: who said what, and when. The engine: no Discord, no network, no environment variables.

All that a program needs of the engine is here; ``answers.model`` has the other nouns, ``answers.errors`` the errors and
``answers.phrasing`` how days and counts are written.
"""

from importlib import import_module
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
    from answers.asking.autocomplete import Offered, complete, title_topics
    from answers.asking.claims import claims
    from answers.asking.period import parse_when
    from answers.asking.sentence_type import is_interrogative, question_kind
    from answers.catalogue import Catalogue
    from answers.condition import ARCHIVE_FORMAT, Condition, IndexState, condition_of
    from answers.language.lore import Lore, load_lore, lore_in_use, use_lore
    from answers.language.naming import has_name
    from answers.reading.parse.language_model import language_model
    from answers.reading.reader import Reader
    from answers.reading.text.sentences import is_boilerplate
    from answers.record.backup import back_up
    from answers.record.question_log import Logged, Unanswered
    from answers.record.restoring import restore
    from answers.verification import Difference, Verification, verify

__all__ = [
    "ARCHIVE_FORMAT",
    "SHARED",
    "AddReport",
    "Answer",
    "Archive",
    "ArchiveError",
    "Article",
    "Catalogue",
    "Condition",
    "Coverage",
    "DataError",
    "Difference",
    "Excerpt",
    "IndexState",
    "InputError",
    "Logged",
    "Lore",
    "Offered",
    "OnRecordError",
    "Question",
    "Reader",
    "Scope",
    "Statement",
    "Timeline",
    "Unanswered",
    "Verdict",
    "Verification",
    "back_up",
    "claims",
    "complete",
    "condition_of",
    "has_name",
    "is_boilerplate",
    "is_interrogative",
    "language_model",
    "load_lore",
    "lore_in_use",
    "parse_when",
    "question_kind",
    "restore",
    "title_topics",
    "use_lore",
    "verify",
]

_HOMES = {
    "ARCHIVE_FORMAT": "answers.condition",
    "Archive": "answers.archive",
    "Catalogue": "answers.catalogue",
    "Condition": "answers.condition",
    "Difference": "answers.verification",
    "IndexState": "answers.condition",
    "Logged": "answers.record.question_log",
    "Lore": "answers.language.lore",
    "Reader": "answers.reading.reader",
    "Unanswered": "answers.record.question_log",
    "Verification": "answers.verification",
    "back_up": "answers.record.backup",
    "claims": "answers.asking.claims",
    "Offered": "answers.asking.autocomplete",
    "complete": "answers.asking.autocomplete",
    "condition_of": "answers.condition",
    "has_name": "answers.language.naming",
    "is_boilerplate": "answers.reading.text.sentences",
    "is_interrogative": "answers.asking.sentence_type",
    "language_model": "answers.reading.parse.language_model",
    "load_lore": "answers.language.lore",
    "lore_in_use": "answers.language.lore",
    "parse_when": "answers.asking.period",
    "question_kind": "answers.asking.sentence_type",
    "restore": "answers.record.restoring",
    "title_topics": "answers.asking.autocomplete",
    "use_lore": "answers.language.lore",
    "verify": "answers.verification",
}
"""Where the names are at home that are loaded by who first needs them: that is most of a start."""


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
