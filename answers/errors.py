"""The one tree of errors; each carries a message that its reader can act on.

OnRecordError
├── InputError          something from outside is unusable: an article, a date, a question, a file
├── ArchiveError        the archive cannot be opened, is read-only, or is of an unknown format
│   └── IndexUnusableError   nothing can be looked for: the index is being made, or cannot be; all that is kept is there
├── CostError           work takes more time or memory than it may
└── DataError           a rule or word list shipped with the program is malformed
"""

from __future__ import annotations


class OnRecordError(Exception):
    """Base of every error that On Record raises on purpose; ``str()`` of it is one clear line."""


class InputError(OnRecordError):
    """Something that came from outside cannot be used; says what and where."""


class ArchiveError(OnRecordError):
    """The archive cannot be opened or changed."""


class IndexUnusableError(ArchiveError):
    """Nothing can be looked for at the moment; what the archive keeps is not touched."""


class CostError(OnRecordError):
    """A piece of work takes more of the processor's time, or more memory, than it may."""


class DataError(OnRecordError):
    """A data file of the program (rules, word lists) breaks its own schema."""
