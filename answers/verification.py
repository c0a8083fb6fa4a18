"""Whether an archive is what was put into it: articles by their digests, what follows from them, and the index.

What follows from an article's text can be made again: how it is split, what was read in it, and the index. Its own
words cannot: they are to be added again, or a copy of the archive is to be put in its place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from answers.archive import index_folder
from answers.condition import IndexCondition, IndexState, condition_of
from answers.errors import ArchiveError
from answers.model import Passage, Span
from answers.reading import READER_VERSION
from answers.reading.people.callings import find_callings
from answers.reading.text.sentences import passages
from answers.record import rows
from answers.record.auditing import AuditLookup
from answers.record.index import Index
from answers.record.index_audit import differences as passages_that_differ
from answers.record.index_faults import IndexFaultError
from answers.record.index_folder import IndexFolder
from answers.record.open_store import open_store
from answers.record.rows import Stored
from answers.record.store import Store

Progress = Callable[[int, int], object]
"""Told how many articles were looked at, of how many."""

_PAGE = 200
_SHOWN = 10
"""Differences of the index that are told."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What is not as it should be, in a line; whether that was mended, and else what is to be done."""

    what: str
    mended: bool = False
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """How many articles were looked at, and all that is not as it should be."""

    articles: int
    differences: tuple[Difference, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong, or is wrong any longer."""
        return all(one.mended for one in self.differences)


_RESTORE = "onrecord restore puts a copy in the archive's place"
_ADD = "with --repair, it is replaced when it is added again"
_REPAIR = "--repair makes it again"


@dataclass(frozen=True, slots=True)
class _Fault:
    """What is wrong with an article: its own words, or else what follows from them."""

    why: str
    own: bool = False
    stored: Stored | None = None


def verify(place: str | Path, *, repair: bool = False, progress: Progress | None = None) -> Verification:
    """Compare the index, the record and the digests of an archive at a path or URL, which may be in use.

    With ``repair``, what can be made again is; without, nothing is changed.

    Raises:
        ArchiveError: there is none, it cannot be read at all, or is of another format than this program's.
    """
    condition = condition_of(place, seconds=0)
    if condition.damage:  # not even fit to be looked at
        return Verification(
            0, tuple(Difference(f"{condition.name}: {why}", False, _RESTORE) for why in condition.damage)
        )
    if condition.format is None:
        raise ArchiveError(f"{condition.name} holds nothing yet")
    found: list[Difference] = []
    looked = 0
    with open_store(place, read_only=not repair) as store:
        try:
            found += [Difference(f"{condition.name}: {why}", False, _RESTORE) for why in store.integrity()]
            total = store.count_articles()
            after = 0
            while keys := store.keys(after, _PAGE):
                after = keys[-1]
                found += _articles(store, keys, repair=repair)
                looked += len(keys)
                if progress:
                    progress(looked, total)
            if miscounted := store.miscounted():
                if repair:
                    store.count_again()
                found += [Difference(what, repair, _REPAIR) for what in miscounted]
            found += _index(store, condition.index, repair=repair)
        except ArchiveError as error:
            found.append(Difference(f"the rest cannot be looked at: {error}", False, _RESTORE))
    return Verification(looked, tuple(found))


# Articles


def _articles(store: Store, keys: Sequence[int], *, repair: bool) -> Iterator[Difference]:
    for key in _suspects(store, keys):
        fault = _fault(store, key)  # once more: it may have been replaced meanwhile
        if fault is None:
            continue
        name = f"article {fault.stored.article.id}" if fault.stored else f"article {key}"
        if fault.own or fault.stored is None:
            if repair:
                store.doubt(key)
            again = "it is replaced when it is added again" if repair else _ADD
            yield Difference(f"{name}: {fault.why}", False, f"{_RESTORE}; {again}")
            continue
        if repair:
            store.make_again(fault.stored, passages(fault.stored.article.text))
        yield Difference(f"{name}: {fault.why}", repair, _REPAIR)


def _suspects(store: AuditLookup, keys: Sequence[int]) -> Sequence[int]:
    """Those of these articles that something is wrong with; all where it cannot be told which."""
    try:
        return [key for key, _ in _faults(store, keys)]
    except ArchiveError:
        return keys


def _fault(store: AuditLookup, key: int) -> _Fault | None:
    try:
        stored = store.articles([key]).get(key)
    except ArchiveError as error:
        return _Fault(_short(error), own=True)
    if stored is None:
        return None
    try:
        return next((fault for _, fault in _faults(store, [key])), None)
    except ArchiveError as error:
        return _Fault(_short(error), stored=stored)


def _faults(store: AuditLookup, keys: Sequence[int]) -> Iterator[tuple[int, _Fault]]:
    """What is wrong with articles. Raises ArchiveError where a row of one of them makes no sense."""
    stored, parts, derived, logged = store.articles(keys), store.passages(keys), store.derived(keys), store.logged(keys)
    statements = {key: list(found) for key, found in store.statements(keys).items()}
    dates, told = store.dates(keys), store.propositions(keys)
    speakers, called = store.speakers_of(keys), store.callings(keys)
    for key, one in stored.items():
        article = one.article
        named = {(key, n, name) for n, statement in enumerate(statements[key]) for name in statement.speakers}
        spans = [
            *(span for part in parts[key] for span in ((part.start, part.end), *part.sentences)),
            *(span for s in statements[key] for span in (s.extent, *s.source, *s.cue, *s.content)),
            *(date.span for date in dates[key]),
            *(
                span
                for p in told[key]
                for span in (p.head, *(span for argument in p.arguments for span in argument.spans))
            ),
        ]
        publisher = rows.publisher_key(article.publisher) if article.publisher else None
        if rows.digest(article) != one.digest:
            yield key, _Fault("it is not what was put there, by its digest", True, one)
        elif derived.get(key) != (publisher, article.day.isoformat() if article.day else None):
            yield key, _Fault("its day or publisher, as it is found by, is not its own", stored=one)
        elif key not in logged:
            yield key, _Fault("the log of changes does not have it", stored=one)
        elif not _splits(parts[key], article.text):
            yield key, _Fault("its passages are not those of its text", stored=one)
        elif not all(_inside(span, len(article.text)) for span in spans):
            yield key, _Fault("what was read in it lies outside its text", stored=one)
        elif named != {row for row in speakers if row[0] == key}:
            yield key, _Fault("its speakers are not those of its statements", stored=one)
        elif one.read_by(READER_VERSION) and set(called[key]) != set(find_callings(article.text, told[key])):
            yield key, _Fault("what its persons are called is not what its clauses tell", stored=one)


def _splits(parts: Sequence[Passage], text: str) -> bool:
    """Whether passages are a text's. An earlier program may have split it elsewhere, but left none of it out."""
    wanted = passages(text)
    if list(parts) == wanted:
        return True
    if not all(
        part.sentences and (part.start, part.end) == (part.sentences[0][0], part.sentences[-1][1]) for part in parts
    ):
        return False
    sentences = [span for part in parts for span in part.sentences]
    ends = [0, *(end for _, end in sentences)]
    in_order = all(before <= start <= end <= len(text) for before, (start, end) in zip(ends, sentences, strict=False))
    starts = [start for start, _ in sentences]
    for part in wanted:
        for start, end in part.sentences:
            after = bisect_left(starts, end)  # the sentences from here on begin behind it
            if not after or sentences[after - 1][1] <= start:
                return False
    return in_order


def _inside(span: Span, length: int) -> bool:
    return 0 <= span[0] <= span[1] <= length


def _short(error: ArchiveError) -> str:
    """What an error says, without what it advises."""
    return str(error).removesuffix(f"; {rows.REMEDY}")


# The index


def _index(store: Store, about: IndexCondition | None, *, repair: bool) -> Iterator[Difference]:
    """What is wrong with the index; that it is behind or missing is not, for it catches up by itself."""
    top = index_folder(store)
    if top is None or about is None:
        return
    if about.state is IndexState.DAMAGED:
        found = [about.reason]
    elif about.state is IndexState.FOREIGN:
        found = ["it is of another archive, or of this one before it was put back"]
    elif about.state in (IndexState.CURRENT, IndexState.BEHIND):
        found = _passages(store, IndexFolder(top))
    else:
        found = []
    mended = False
    if repair:
        index = Index(top)
        if found:
            index.make_again(store, found[0])
        else:
            index.follow(store)
        mended = index.standing(store).trouble is None
    yield from (Difference(f"the index {top}: {why}", mended, _REPAIR) for why in found)


def _passages(store: AuditLookup, folder: IndexFolder) -> list[str]:
    try:
        with folder.looked_into() as (index, mark):
            return [] if mark is None else list(islice(passages_that_differ(index, mark, store), _SHOWN))
    except IndexFaultError as error:
        return [str(error)]
