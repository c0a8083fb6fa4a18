"""Where an archive is: a path, ``:memory:`` or the URL of a database, and how that is shown."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from answers.errors import ArchiveError

if TYPE_CHECKING:
    from sqlalchemy import URL

_MISTYPED = re.compile(r"(?:postgres\w*|mysql|mariadb|oracle|mssql|sqlite)(?:\+\w+)?:", re.IGNORECASE)
_PASSWORD = re.compile(r":[^:@]+@")


def is_url(place: str) -> bool:
    """Whether a place is meant as a URL, also a mistyped one: what holds a password is no file."""
    return "://" in place or bool(_MISTYPED.match(place) or _PASSWORD.search(place))


def shown(place: str | Path) -> str:
    """A place as it may be shown, without a password."""
    if not is_url(str(place)):
        return str(place)
    try:
        return url_of(str(place)).difference_update_query(["password"]).render_as_string(hide_password=True)
    except ArchiveError:
        return "(no URL)"


def url_of(place: str) -> URL:
    """The URL of a database.

    Raises:
        ArchiveError: it is none. What is wrong is told without it, for any piece may be one of its password.
    """
    from sqlalchemy import make_url
    from sqlalchemy.exc import ArgumentError

    if "://" not in place:
        raise ArchiveError("no archive can be opened by this URL: it must begin like postgresql+psycopg://")
    try:
        url = make_url(place)
    except ArgumentError:
        raise ArchiveError("no archive can be opened by this URL: it is none") from None
    except ValueError:
        raise ArchiveError("no archive can be opened by this URL: its port is no number") from None
    if "@" in f"{url.host}{url.database}" or "/" in (url.host or ""):
        raise ArchiveError("no archive can be opened by this URL: an @ in a password is written %40, a / %2F") from None
    return url
