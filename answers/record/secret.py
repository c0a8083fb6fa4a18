"""The secret that what is kept of members is keyed with. It lies outside the archive, which so tells nothing of them.

Marks are HMAC-SHA-256 (RFC 2104): who has the archive and not the secret cannot try the numbers of members, servers'
lists of which are public. A number that must be known again is covered by a mark as by a one-time pad.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
import tempfile
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from answers.errors import ArchiveError

_BYTES = 32
_FORM = re.compile(rf"[0-9a-f]{{{2 * _BYTES}}}")


class Secret:
    """A secret in a file that only its owner may read, made when it is first needed; one in memory without a file.

    With ``read_only`` no file is made: where there is none, the secret is in memory.
    """

    def __init__(self, file: Path | None, *, read_only: bool = False) -> None:
        self.file = None if file is None or (read_only and not file.exists()) else file

    def mark(self, *what: str) -> str:
        """A mark of some texts, the same each time. Raises ArchiveError where the secret cannot be read or made."""
        return hmac.new(self._key, "\0".join(what).encode(), hashlib.sha256).hexdigest()

    def cover(self, number: str, *what: str) -> str:
        """A number so that only the secret uncovers it; ``what`` is to be used for no other number."""
        return f"{int(number) ^ int(self.mark(*what)[:32], 16):x}"

    def uncover(self, covered: str, *what: str) -> str:
        """The number that was covered."""
        return str(int(covered, 16) ^ int(self.mark(*what)[:32], 16))

    @cached_property
    def _key(self) -> bytes:
        if self.file is None:
            return secrets.token_bytes(_BYTES)
        try:
            if not self.file.exists():
                _make(self.file)
            text = self.file.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is no text"
            raise ArchiveError(f"the secret file {self.file} cannot be used: {reason}") from None
        if not _FORM.fullmatch(text):
            raise ArchiveError(f"the secret file {self.file} holds no secret ({2 * _BYTES} digits from 0 to f)")
        return bytes.fromhex(text)


def _make(file: Path) -> None:
    """Make the file whole; where another process was faster, its secret is the one."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, made = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)  # for the owner alone
    try:
        with os.fdopen(handle, "w", encoding="ascii") as stream:
            stream.write(f"{secrets.token_hex(_BYTES)}\n")
            stream.flush()
            os.fsync(stream.fileno())
        with suppress(FileExistsError):
            os.link(made, file)
    finally:
        os.unlink(made)
