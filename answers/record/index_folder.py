"""Where an index lies on the disk: whose turn it is to write there, whether its files are sound, and making it anew.

Beside the files of the index lies a seal: which making of the index this is, the size and time of every file that has
been checked, and the checksum of the list of its segments, unless a process is writing it, or was killed in doing so. A
file that is not as the seal has it is read and compared with the checksum in its own footer, so that no damaged one
reaches the library, which would panic over it.
"""

from __future__ import annotations

import fcntl
import json
import mmap
import os
import shutil
import struct
import tempfile
import time
import uuid
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import tantivy

from answers.record.documents import FORMAT, Mark, find_mark
from answers.record.index_faults import DamagedFileError, IndexFaultError, faults

_META = "meta.json"
_SEAL = "onrecord.json"
_KEPT = frozenset((_SEAL, _META, ".managed.json", ".tantivy-meta.lock", ".tantivy-writer.lock"))
_FOOTER = struct.Struct("<II")
_MAGIC = 1337
"""The last four bytes of a segment's file; the four before them are the length of a JSON object with its checksum."""
_SMALL = 8_000_000
"""Bytes of files that are read whenever an index is opened, whatever the seal says: a few milliseconds."""
_LOOK = 0.05
"""Seconds between looks at a lock that another process holds."""

_TRIES = 3
"""Times that an index is looked into which somebody may be writing."""

_Stamp = tuple[int, int]
"""Size in bytes, and time of the last change in nanoseconds."""


@dataclass(frozen=True)
class _Seal:
    """What was true when the index was last looked at in one's turn; ``made`` tells one making of it from another."""

    made: str = ""
    meta: int | None = None
    files: dict[str, _Stamp] = field(default_factory=dict)


class IndexFolder:
    """The folder of one index, which any number of processes use. All but ``turn`` raise ``IndexFaultError``."""

    def __init__(self, top: Path) -> None:
        self._top = top
        self.path = top / str(FORMAT)
        """The index that is in use."""
        self.making = top / f"{FORMAT}.new"
        """One that is being made, to take its place."""
        self._checked: dict[str, _Stamp] = {}
        self._commit: _Stamp | None = None
        """Of the list of segments that was looked at last."""

    def __str__(self) -> str:
        return f"the index {self.path}"

    @property
    def exists(self) -> bool:
        """Whether there is one, in whatever state."""
        return (self.path / _META).exists()

    @property
    def untouched(self) -> bool:
        """Whether the last commit and its files are as they were when they were checked."""
        try:
            same = _stamp(self.path / _META) == self._commit
            return same and all(_stamp(self.path / name) == stamp for name, stamp in self._checked.items())
        except OSError:
            return False

    @contextmanager
    def turn(self, seconds: float) -> Iterator[bool]:
        """Be the only one that writes, waiting at most so long for another process; gives whether it came to that.

        A process that dies gives its turn back. Raises OSError where the folder cannot be written.
        """
        self._top.mkdir(parents=True, exist_ok=True)
        handle = os.open(self._top, os.O_RDONLY | os.O_DIRECTORY)
        try:
            yield _locked(handle, time.monotonic() + seconds)
        finally:
            os.close(handle)

    def open(self, path: Path) -> tantivy.Index:
        """The index in one of the two folders."""
        with faults():
            index = tantivy.Index.open(str(path))
            index.config_reader("manual")
            return index

    def check(self, *, thoroughly: bool = False) -> str:
        """Read what changed of the last commit's files since they were checked, or all; gives which making it is."""
        seal = self._seal()
        with faults():
            commit = _stamp(self.path / _META)
            meta = (self.path / _META).read_bytes()
            if seal.meta is not None and zlib.crc32(meta) != seal.meta:
                raise IndexFaultError(f"{_META} is not as it was written")
            live = {name: _stamp(self.path / name) for name in self._live(self.path, meta)}
            small = sum(size for size, _ in live.values()) <= _SMALL
            known = {} if thoroughly else self._checked if small else seal.files | self._checked
            for name, stamp in live.items():
                if known.get(name) != stamp:
                    _compare(self.path / name)
            self._checked, self._commit = live, commit
        return seal.made

    @contextmanager
    def looked_into(self) -> Iterator[tuple[tantivy.Index, Mark | None]]:
        """The index and how far it has followed, with every file read and without a trace left in its folder."""
        for left in reversed(range(_TRIES)):
            with _linked(self.path) as links:
                try:
                    self.check(thoroughly=True)
                    index = self.open(links)
                    with faults():
                        index.reload()
                        mark = find_mark(index.schema, index.searcher())
                except IndexFaultError:  # perhaps somebody wrote it meanwhile
                    if not left:
                        raise
                else:
                    yield index, mark
                    return
            time.sleep(_LOOK)

    def unseal(self) -> None:
        """Make ready for writing, in one's turn."""
        self._write_seal(self.path, self._seal().made, written=False)
        self._sweep(self.path)

    def seal(self) -> None:
        """Note that nobody writes any more, and that all is as it should be."""
        self._write_seal(self.path, self._seal().made)

    def begun(self) -> tantivy.Index | None:
        """What a killed process has made of one that is to take the place of the one in use, if it is sound."""
        try:
            with faults():
                for name in self._live(self.making, (self.making / _META).read_bytes()):
                    _compare(self.making / name)
            self._sweep(self.making)
            index = self.open(self.making)
            with faults():
                index.reload()
            return index
        except IndexFaultError:
            return None

    def begin(self, schema: tantivy.Schema) -> tantivy.Index:
        """An empty index, to be made in place of the one that is in use."""
        with faults():
            _remove(self.making)
            self.making.mkdir(parents=True)
            index = tantivy.Index(schema, path=str(self.making))
            index.config_reader("manual")
            return index

    def _sweep(self, path: Path) -> None:
        """Delete what a killed process left of a commit that it did not make: it would stand in the next one's way."""
        with faults():
            live = set(self._live(path, (path / _META).read_bytes()))
            for one in path.iterdir():
                if one.name not in live and one.name not in _KEPT:
                    one.unlink()

    def put(self) -> None:
        """Have the one that was made take the place of the one in use; other formats' go too."""
        old = self._top / f"{FORMAT}.old"
        with faults():
            _remove(old)
            self._write_seal(self.making, uuid.uuid4().hex)
            with suppress(FileNotFoundError):
                self.path.rename(old)  # killed behind it, there is no index, and it is made again
            self.making.rename(self.path)
            for one in self._top.iterdir():
                if one != self.path:
                    _remove(one)

    def _live(self, path: Path, meta: bytes) -> Iterator[str]:
        """The names of the files that a commit consists of, of those that are there."""
        try:
            segments = {one["segment_id"].replace("-", ""): one["deletes"] for one in json.loads(meta)["segments"]}
            deleted = {f"{id_}.{about['opstamp']}.del" for id_, about in segments.items() if about}
        except (TypeError, LookupError, AttributeError) as error:
            raise IndexFaultError(f"{_META} lists no segments") from error
        for name in os.listdir(path):
            if name in deleted or (name.partition(".")[0] in segments and not name.endswith(".del")):
                yield name

    def _seal(self) -> _Seal:
        try:
            found: Any = json.loads((self.path / _SEAL).read_bytes())
            files = {str(name): (int(size), int(at)) for name, (size, at) in found["files"].items()}
            return _Seal(str(found["made"]), found["meta"], files)
        except (OSError, ValueError, TypeError, LookupError, AttributeError):
            return _Seal()  # of an older program's index, or damaged: every file is read then

    def _write_seal(self, path: Path, made: str, *, written: bool = True) -> None:
        seal, new = path / _SEAL, path / f"{_SEAL}.new"
        try:
            meta = (path / _META).read_bytes()
            files = {name: _stamp(path / name) for name in self._live(path, meta)}
            new.write_text(json.dumps({"made": made, "meta": zlib.crc32(meta) if written else None, "files": files}))
            new.replace(seal)
        except OSError:  # no room: without a seal every file is read, which is as good and slower
            with faults():
                seal.unlink(missing_ok=True)
                new.unlink(missing_ok=True)


@contextmanager
def _linked(folder: Path) -> Iterator[Path]:
    """A folder with links to the files of an index; the index's own where nothing temporary can be made."""
    with ExitStack() as stack:
        try:
            links = Path(tempfile.mkdtemp(prefix="onrecord-"))
            for _ in range(2):  # a thread of the library's may put a lock there while it is emptied
                stack.callback(shutil.rmtree, links, ignore_errors=True)
            for one in folder.iterdir():
                if one.suffix != ".lock":
                    (links / one.name).symlink_to(one.absolute())
        except OSError:
            links = folder
        yield links


def _locked(handle: int, until: float) -> bool:
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            if time.monotonic() >= until:
                return False
        time.sleep(_LOOK)


def _stamp(path: Path) -> _Stamp:
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def _compare(path: Path) -> None:
    """Compare a segment's file with the checksum in its footer."""
    try:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            end = len(data) - _FOOTER.size
            length, magic = _FOOTER.unpack(data[end:])
            if magic == _MAGIC:
                footer: Any = json.loads(data[end - length : end])
                with memoryview(data) as whole, whole[: end - length] as content:
                    if zlib.crc32(content) == footer["crc"]:
                        return
    except (ValueError, TypeError, LookupError, struct.error):
        pass
    raise DamagedFileError(f"{path.name} is damaged")


def _remove(path: Path) -> None:
    """Remove a file or a folder that may be there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
