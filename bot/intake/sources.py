"""Bytes from files and standard input, bounded: never more in memory than an article may have."""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from collections.abc import Iterator

from answers.errors import InputError

MAX_BYTES = 10_000_000
"""Of a file with a single article, or of one line of JSON lines, after decompression."""
_MAX_SKIPPED = 20 * MAX_BYTES
_MAX_BLANK = MAX_BYTES
_GZIP = b"\x1f\x8b"
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class TooLongError(InputError):
    """More bytes than an article may have."""

    def __init__(self) -> None:
        super().__init__(f"too long for an article: over {MAX_BYTES:,} bytes")


def unpacked(stream: io.BufferedReader) -> io.BufferedReader:
    """The stream, decompressed if it is gzip by its first bytes; at most one layer is taken off."""
    if stream.peek(2)[:2] == _GZIP:
        return io.BufferedReader(gzip.GzipFile(fileobj=stream))
    return stream


def read_whole(stream: io.BufferedReader) -> bytes:
    """All of the stream. Raises TooLongError before it takes more memory than that, InputError for broken gzip."""
    try:
        data = stream.read(MAX_BYTES)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise InputError("broken gzip file") from None
    if len(data) >= MAX_BYTES:
        raise TooLongError
    return data


def read_lines(stream: io.BufferedReader) -> Iterator[tuple[int, bytes | InputError]]:
    """The stream's lines, numbered from 1; an unusable one is an InputError in its place.

    A line that is too long is skipped, within reason: what has no line end for 200 MB, or is empty for 10 MB, is read
    no further.
    """
    number = blank = 0
    while True:
        number += 1
        try:
            line = stream.readline(MAX_BYTES)
            too_long = len(line) >= MAX_BYTES and not line.endswith(b"\n")
            ended = not too_long or _skip_line(stream)
        except (EOFError, zlib.error, gzip.BadGzipFile):
            yield number, InputError("broken gzip file: nothing can be read from here on")
            return
        if not line:
            return
        blank = 0 if line.strip() else blank + len(line)
        if blank > _MAX_BLANK:
            yield number, InputError("nothing but empty lines: the rest of the file is left out")
            return
        yield number, TooLongError() if too_long else line
        if not ended:
            yield number, InputError("no line end: the rest of the file is left out")
            return


def _skip_line(stream: io.BufferedReader) -> bool:
    skipped = 0
    while skipped < _MAX_SKIPPED:
        line = stream.readline(MAX_BYTES)
        skipped += len(line)
        if not line or line.endswith(b"\n"):
            return True
    return False


def decode(data: bytes) -> str:
    """The text of UTF-8 bytes, without a byte order mark at the top; raises InputError for what is none."""
    if data.startswith(_UTF16):
        raise InputError("UTF-16 (save it as UTF-8)")
    if b"\0" in data:
        raise InputError("binary, not text")
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8 at byte {error.start:,}") from None
