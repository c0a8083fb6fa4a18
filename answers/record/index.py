"""The index: finds passages by their words. It holds no truth: it follows the record's log of changes.

How far it has followed is written in the same commit as what it followed, so a process may be killed anywhere: the
next one goes on from there, and applying a change twice is the same as applying it once. One that is made from the
beginning takes its place when it has caught up, so nobody ever looks into half of it.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TypeVar

import tantivy

from answers.errors import IndexUnusableError
from answers.language.vocabulary import Vocabulary
from answers.record.documents import Mark, fields, find_mark
from answers.record.index_faults import DamagedFileError, IndexFaultError, faults, hindrance
from answers.record.index_folder import IndexFolder
from answers.record.index_snapshot import IndexSnapshot
from answers.record.index_writing import Progress, follows, write_changes
from answers.record.lookup import Lookup
from answers.record.query import Field, Hit, IndexQuery

_COUNTED = 10_000
"""Changes that an index lacks are counted up to here."""
_LISTED = 200
"""New articles whose terms are sooner found than those of the whole index."""
_PATIENCE = 10.0
"""Seconds that a question waits for an index that somebody else is making."""
_PAUSE = 30.0
"""Seconds after which an index that could not be written is tried again for a question."""

_log = logging.getLogger(__name__)
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Standing:
    """How many changes of the record an index lacks, counted up to 10,000, and why, where that is known."""

    behind: int
    trouble: str | None


class Index:
    """The passages of a record, by their words. Safe to share among threads, and its folder among processes.

    Whatever is wrong with it, it is made again from the record, once, by whoever notices, while others go on with what
    they have; where the machine is what hinders that (a full disk), it is told, and tried again later.
    """

    def __init__(self, folder: Path | None, *, read_only: bool = False) -> None:
        """The index in a folder, or one in memory when it is None or may not be written.

        With ``read_only`` the folder is used as long as it is sound and up to date, and never written.
        """
        self._schema = fields()
        self._following = Lock()
        self._folder = IndexFolder(folder) if folder else None
        self._read_only = read_only
        self._record: Lookup | None = None
        self._index: tantivy.Index | None = None
        self._made = ""
        self._snapshot = IndexSnapshot.of_nothing(self._schema)  # until it is known whose record this is
        self._unsound: IndexSnapshot | None = None
        """One that failed when it was asked."""
        self._trouble: tuple[str, float] | None = None
        """Why it could not be written, and when that was."""
        self._looked: tuple[str, int] | None = None
        """The record, and where its log of changes ended, when it was last seen that nothing of it is missing."""

    # Following the record

    def follow(self, store: Lookup, progress: Progress | None = None, *, wait: bool = True) -> int:
        """Catch up with the record; gives how many changes were followed.

        While another process writes the index, this one goes on with what is there; likewise while another thread
        follows, unless told to ``wait`` for it. Where there is nothing to go on with it waits a while.

        Raises:
            IndexUnusableError: nothing can be found: another one is making the index, or it cannot be made.
        """
        self._record = store
        if not self._following.acquire(timeout=-1 if wait else 0 if self._usable else _PATIENCE):
            if self._usable:
                return 0
            raise IndexUnusableError(f"{self._name} is being made from the record: ask again in a moment")
        try:
            return self._catch_up(store, progress, patient=wait)
        finally:
            self._following.release()

    def make_again(self, store: Lookup, why: str) -> None:
        """Make it from the beginning. Raises IndexUnusableError where that cannot be done."""
        with self._following:
            self._record = store
            with suppress(IndexFaultError):
                self._refresh(store)
            self._unsound = self._snapshot
            self._write(store, None, IndexFaultError(why))

    def standing(self, store: Lookup) -> Standing:
        """How far it has followed, and what hindered it when it was last to be written."""
        mark = self._snapshot.mark
        behind = len(store.changes(mark.seq if mark else 0, _COUNTED, content_only=True))
        return Standing(behind, self._trouble[0] if self._trouble else None)

    @property
    def _usable(self) -> bool:
        return self._snapshot.mark is not None and self._snapshot is not self._unsound

    @property
    def _name(self) -> str:
        return str(self._folder or "the index in memory")

    def _catch_up(self, store: Lookup, progress: Progress | None, *, patient: bool) -> int:
        now = store.identity, store.position()
        if self._usable and self._looked == now and (self._folder is None or self._folder.untouched):
            return 0
        try:
            if self._refresh(store) and not self._behind(store):
                self._trouble = self._trouble if self._folder is None else None
                self._looked = now
                return 0
        except IndexFaultError as found:  # perhaps somebody is writing it: whoever has the turn looks again
            if isinstance(found, DamagedFileError):
                self._unsound = self._snapshot
        if self._usable and not patient and self._trouble and time.monotonic() - self._trouble[1] < _PAUSE:
            return 0
        return self._write(store, progress)

    def _behind(self, store: Lookup) -> bool:
        mark = self._snapshot.mark
        return mark is None or bool(store.changes(mark.seq, 1, content_only=True))

    def _write(self, store: Lookup, progress: Progress | None, fault: IndexFaultError | None = None) -> int:
        """Write the index, in its turn. ``fault`` is what was met in using what is there, and cannot be seen."""
        if self._folder is None or self._read_only:
            return self._write_in_memory(store, progress, fault)
        usable = self._usable
        try:
            with self._folder.turn(0 if usable else _PATIENCE) as mine:
                if mine:
                    done = self._write_in_turn(self._folder, store, progress, fault)
                    self._trouble = None
                    return done
        except OSError as error:
            fault = IndexFaultError(str(error.strerror or error))
            fault.__cause__ = error
        except IndexFaultError as found:
            fault = found
        else:
            if usable:
                return 0
            raise IndexUnusableError(f"{self._name} is being made by another process: ask again in a moment")
        return self._hindered(self._folder, store, progress, fault)

    def _write_in_turn(
        self, folder: IndexFolder, store: Lookup, progress: Progress | None, fault: IndexFaultError | None
    ) -> int:
        made = self._made
        try:
            # Another process may have gone on, or made it again, until it gave its turn away.
            if self._refresh(store) and (fault is None or self._made != made):
                if not self._behind(store):
                    return 0
                assert self._index is not None
                assert self._snapshot.mark is not None
                folder.unseal()
                done = write_changes(self._index, store, self._snapshot.mark, progress)
                folder.seal()
                self._refresh(store)
                return done
        except IndexFaultError as found:
            fault = found
        if fault and hindrance(fault, folder.path.parent):
            raise fault
        try:
            done = self._make(folder, store, progress, go_on=fault is None)
            folder.put()
            self._refresh(store)
        except IndexFaultError as again:
            raise IndexFaultError(f"{fault}; made again, it failed too: {again}" if fault else str(again)) from again
        if fault:
            _log.warning("%s was damaged (%s) and has been made again from the record", folder, fault)
        return done

    def _make(self, folder: IndexFolder, store: Lookup, progress: Progress | None, *, go_on: bool) -> int:
        """Make one that is to take the place of the one in use; ``go_on`` where a killed process had come to."""
        if go_on and (begun := folder.begun()) is not None:
            with suppress(IndexFaultError):
                with faults():
                    mark = find_mark(self._schema, begun.searcher())
                if mark is not None and follows(mark, store):
                    return write_changes(begun, store, mark, progress)
        return write_changes(folder.begin(self._schema), store, Mark(store.identity, 0, ""), progress)

    def _write_in_memory(self, store: Lookup, progress: Progress | None, fault: IndexFaultError | None) -> int:
        mark = None if self._folder or fault else self._snapshot.mark
        self._folder = None
        try:
            if mark is None or self._index is None:
                with faults():
                    self._index = tantivy.Index(self._schema)
            done = write_changes(self._index, store, mark or Mark(store.identity, 0, ""), progress)
            self._refresh(store)
            return done
        except IndexFaultError as found:
            self._index = None
            self._snapshot = IndexSnapshot.of_nothing(self._schema)
            raise IndexUnusableError(f"{self._name} failed: {found}") from found

    def _hindered(self, folder: IndexFolder, store: Lookup, progress: Progress | None, fault: IndexFaultError) -> int:
        """What to do where it could not be written: go on with what is there, else with one in memory."""
        machine = hindrance(fault, folder.path.parent)
        told = f"{folder} cannot be written: {machine or fault}"
        if self._trouble is None or self._trouble[0] != told:
            rest = "what changed since is kept in the record, and is found once it can be written"
            _log.warning("%s; %s", told, rest if self._usable else "every process makes one of its own in memory")
        self._trouble = (told, time.monotonic())
        return 0 if self._usable else self._write_in_memory(store, progress, fault)

    def _refresh(self, store: Lookup) -> bool:
        """Look at the last commit, whoever made it; gives whether there is one, and not of another record's."""
        if self._folder is not None:
            if not self._folder.exists:
                self._index = None
            else:
                made = self._folder.check()
                if self._index is None or made != self._made:
                    self._index, self._made = self._folder.open(self._folder.path), made
        if self._index is None:
            return False
        with faults():
            self._index.reload()
            searcher = self._index.searcher()
            mark = find_mark(self._schema, searcher)
        if mark is None or not follows(mark, store):
            self._snapshot = IndexSnapshot.of_nothing(self._schema)
            return False
        if mark != self._snapshot.mark or self._unsound is self._snapshot:
            terms = {} if self._unsound is self._snapshot else self._carried_over(store, mark)
            self._snapshot = IndexSnapshot(self._schema, searcher, mark, store.newest_key(), terms)
        return True

    def _carried_over(self, store: Lookup, mark: Mark) -> dict[tuple[str, ...] | None, Vocabulary]:
        """The terms that were listed before, where nothing but some new articles has come since."""
        old = self._snapshot
        if old.mark is None:
            return {}
        changes = [one for one in store.changes(old.mark.seq, _LISTED, content_only=True) if one.seq <= mark.seq]
        if len(changes) == _LISTED or any(one.article_key <= old.newest for one in changes):
            return {}
        articles = store.articles(one.article_key for one in changes)
        passages = store.passages(articles)
        return old.terms_with([(stored, passages.get(key, ())) for key, stored in articles.items()])

    # Asking it. All of these raise IndexUnusableError where it is damaged, and is being made again or cannot be.

    def search(self, query: IndexQuery) -> list[Hit]:
        """The passages that match, best first; equal ones in the order in which their articles came."""
        return self._asked(lambda snapshot: snapshot.search(query))

    def terms(self, collections: Sequence[str] | None = None) -> Vocabulary:
        """The words of ``body`` in these collections (None: in all), the most frequent first."""
        return self._asked(lambda snapshot: snapshot.terms(collections))

    def document_frequency(self, word: str, name: Field = "stem", collections: Sequence[str] | None = None) -> int:
        """In how many passages of these collections (None: of all) a term occurs; ``names`` counts whole articles'."""
        return self._asked(lambda snapshot: snapshot.document_frequency(word, name, collections))

    @property
    def state(self) -> object:
        """What is another object once anything else is found."""
        return self._snapshot

    @property
    def size(self) -> int:
        """How many passages there are, of all collections."""
        return self._snapshot.size

    def _asked(self, ask: Callable[[IndexSnapshot], _T]) -> _T:
        """What the index says; one that fails is made again first."""
        snapshot = self._snapshot
        try:
            return ask(snapshot)
        except IndexFaultError as fault:
            self._mend(snapshot, fault)
        try:
            return ask(self._snapshot)
        except IndexFaultError as fault:
            raise IndexUnusableError(f"{self._name} failed, and again when it had been made anew: {fault}") from fault

    def _mend(self, snapshot: IndexSnapshot, fault: IndexFaultError) -> None:
        if not self._following.acquire(timeout=_PATIENCE):
            raise IndexUnusableError(f"{self._name} is being made again from the record: ask again in a moment")
        try:
            if self._snapshot is snapshot and self._record is not None:
                self._unsound = snapshot
                self._write(self._record, None, fault)
        finally:
            self._following.release()
