"""Where something is asked: a server with its settings and its own collection, or a direct message with neither."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from answers.model import SHARED

PREFIX = "discord:"
DIRECT = "direct"
"""What questions from direct messages are kept under; no article is ever in it."""
LEFT = "left"
"""The setting that says since when the bot is no longer in a server."""


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """What the managers of a server have set."""

    channels: frozenset[int] = frozenset()  # where every question is answered
    adders: int | None = None  # the role that may add articles; managers always may
    zone: str = "UTC"
    private: bool = False  # answers to commands are for the asker alone
    shared: bool = True  # the shared archive is searched

    @classmethod
    def kept(cls, values: Mapping[str, str], zone: str) -> ServerSettings:
        """From a collection's settings; ``zone`` is the time zone where none was set."""
        return cls(
            channels=frozenset(int(one) for one in values.get("channels", "").split()),
            adders=int(values["adders"]) if "adders" in values else None,
            zone=values.get("zone", zone),
            private=values.get("private") == "yes",
            shared=values.get("shared") != "no",
        )

    def changed(self, key: str, value: object) -> tuple[ServerSettings, list[tuple[str, str | None]]]:
        """With one field set, and what is to be kept for it."""
        new = replace(self, **{key: value})  # type: ignore[arg-type]
        kept = {
            "channels": " ".join(str(one) for one in sorted(new.channels)) or None,
            "adders": str(new.adders) if new.adders else None,
            "zone": new.zone,
            "private": "yes" if new.private else None,
            "shared": None if new.shared else "no",
        }
        return new, [(key, kept[key])]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is asked. ``guild`` is a server's id, None in direct messages and for user installs."""

    guild: int | None
    settings: ServerSettings

    @property
    def own(self) -> str:
        """The server's collection, and what its questions are kept under."""
        return collection_of(self.guild) if self.guild else DIRECT

    @property
    def collections(self) -> tuple[str, ...]:
        """What is searched here: never another server's."""
        if self.guild is None:
            return (SHARED,)
        return (SHARED, self.own) if self.settings.shared else (self.own,)

    @property
    def zone(self) -> ZoneInfo:
        """The time zone that dates are shown in."""
        return ZoneInfo(self.settings.zone)


def collection_of(guild: int) -> str:
    """The collection of a server."""
    return f"{PREFIX}{guild}"


def guild_of(collection: str) -> int | None:
    """The server that a collection belongs to, if it is a server's."""
    rest = collection.removeprefix(PREFIX)
    return int(rest) if rest != collection and rest.isdigit() else None
