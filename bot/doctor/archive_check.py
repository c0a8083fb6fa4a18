"""The archive: opens, is whole, is of a format that is read, has articles, and its index follows it."""

from __future__ import annotations

from collections.abc import Iterator

from answers import ARCHIVE_FORMAT, Condition, IndexState
from answers.errors import ArchiveError
from answers.phrasing import counted
from bot.doctor.findings import Finding, fault, note, ok, unchecked, warning
from bot.doctor.setup import Setup, Site, unwritable

ARCHIVE, INDEX, ARTICLES, FOLDER = "archive", "index", "articles", "folder"
_RESTORE = "onrecord verify tells what is lost; stop the bot, then onrecord restore COPY with the newest backup"
_OWNER = "let the user who runs the bot write there: chown or chmod, or another place ({})"
_NONE = "there is no archive yet"


def archive(setup: Setup) -> Iterator[Finding]:
    """Whether it opens, what format it is of, and whether its file is whole."""
    site, found = setup.site, setup.archive
    if site is None:
        yield warning(
            ARCHIVE, f"{_NONE}: the seed articles would answer", "set archive: in the configuration, then onrecord add"
        )
    elif found is None:
        yield _missing(site)
    elif isinstance(found, ArchiveError):
        yield fault(ARCHIVE, str(found), _remedy(str(found)))
    elif found.damage:
        yield fault(ARCHIVE, f"{found.name} is damaged: {'; '.join(found.damage)}", _RESTORE)
    elif found.format is None:
        yield note(ARCHIVE, f"{found.name} is empty", "the bot makes its tables when it starts")
    else:
        older = found.format < ARCHIVE_FORMAT
        state = f"{found.name} ({site.source}) opens, format {found.format}"
        if not found.whole:
            yield note(
                ARCHIVE,
                f"{state}; it is too large to check all of it now, and no damage was found in a part of it",
                'check all of it when there is time: sqlite3 FILE "PRAGMA quick_check"',
            )
        if older:
            yield note(
                ARCHIVE,
                f"{state}; the next start brings it forward to format {ARCHIVE_FORMAT}",
                "make a backup first: an older version of the program cannot read it afterwards",
            )
        elif found.whole:
            yield ok(ARCHIVE, f"{state}, no damage found")


def index(setup: Setup) -> Iterator[Finding]:
    """Whether the index follows the record; where not, it catches up or is made anew, which takes a while."""
    found = setup.archive
    if found is None:  # said already
        return
    about = found.index if isinstance(found, Condition) else None
    if about is None:
        yield unchecked(INDEX, _reason(setup))
        return
    again = "the next start makes it anew from the record"
    match about.state:
        case IndexState.CURRENT:
            yield ok(INDEX, f"{about.folder} follows the record, up to its last change")
        case IndexState.BEHIND:
            lacking = f"{counted(about.behind, 'change')}{' or more' if about.at_least else ''}"
            yield note(
                INDEX,
                f"{about.folder} is behind the record by {lacking}",
                "nothing has to be done: it catches up at the next question or start",
            )
        case IndexState.MISSING:
            yield warning(INDEX, f"{about.folder} is missing; {again}", "nothing has to be done, but it takes a while")
        case IndexState.FOREIGN:
            yield warning(
                INDEX, f"{about.folder} is of another archive; {again}", "nothing has to be done, but it takes a while"
            )
        case IndexState.DAMAGED:
            yield warning(
                INDEX, f"{about.folder} is damaged ({about.reason}); {again}", f"nothing, or delete {about.folder}"
            )
        case IndexState.IN_MEMORY:
            yield note(INDEX, "the archive is in memory: all is lost when the bot stops", "set archive: to a file")
    if about.folder and (why := unwritable(about.folder)):
        yield warning(
            INDEX,
            f"{why}: every process makes an index of its own in memory at each start",
            _OWNER.format(about.folder),
        )


def articles(setup: Setup) -> Iterator[Finding]:
    """How many there are, and how many are still to be read."""
    if setup.site is None:  # said already
        return
    found = setup.archive
    held = found.holdings if isinstance(found, Condition) else None
    add = f"onrecord add --archive {setup.site.shown} FILE"
    if held is None:
        empty = found is None or (isinstance(found, Condition) and not found.damage)
        yield warning(ARTICLES, "there are none", add) if empty else unchecked(ARTICLES, _reason(setup))
        return
    if not held.articles:
        yield warning(ARTICLES, "there are none", add)
    else:
        yield ok(ARTICLES, f"there {'is' if held.articles == 1 else 'are'} {counted(held.articles, 'article')}")
    if held.unread:
        yield note(
            ARTICLES,
            f"{counted(held.unread, 'article')} of them still to be read; a running bot does it when nobody asks",
            f"to have it done now: onrecord read --archive {setup.site.shown}",
        )


def folder(setup: Setup) -> Iterator[Finding]:
    """Whether the archive can be written, or made where it is to be."""
    site = setup.site
    if site is None or site.file is None:
        yield ok(FOLDER, "nothing is written beside an archive file")
        return
    file = site.file.absolute()
    say = fault if site.insisted else warning
    why = unwritable(file.parent) or unwritable(file, folder=file.is_dir())
    if why:
        yield say(FOLDER, f"{why}: the archive cannot be kept", _OWNER.format(file.parent))
        return
    yield ok(FOLDER, f"{file.parent} can be {'written' if file.parent.exists() else 'made'}")


def _missing(site: Site) -> Finding:
    if not site.insisted:
        return fault(ARCHIVE, f"there is no archive {site.shown} ({site.source})", "onrecord add FILE makes one")
    return warning(
        ARCHIVE,
        f"there is no archive {site.shown} ({site.source}) yet; the bot makes one, without articles, when it starts",
        f"check the path, or make it: onrecord add --archive {site.shown} FILE",
    )


def _remedy(message: str) -> str:
    if "newer On Record" in message:
        return "upgrade the program to the version that made it, or put back a backup from before"
    if "something else" in message or "is no archive" in message:
        return "set archive: to another file: this one belongs to another program"
    if "is a folder" in message:
        return "set archive: to the name of a file in it"
    if "cannot be read" in message:
        return "let the user who runs the bot read it; if its disk is failing, put the newest backup in its place"
    return "check archive: in the configuration, and that the database can be reached"


def _reason(setup: Setup) -> str:
    if isinstance(setup.archive, ArchiveError):
        return "the archive cannot be opened"
    return "the archive is damaged" if setup.archive and setup.archive.damage else "the archive is empty"
