"""What Discord has to agree to: the intents, and how many shards this process runs."""

from __future__ import annotations

from collections.abc import Iterator

from bot.doctor.findings import Finding, note, ok, warning
from bot.doctor.setup import Setup

INTENTS, SHARDS = "intents", "shards"
MOST_STARTS = 1000
"""Sessions that Discord lets a small bot begin in a day; each shard is one."""


def intents(setup: Setup) -> Iterator[Finding]:
    """What must be switched on in the developer portal, which nothing here can see."""
    assert setup.settings is not None
    if setup.settings.message_content:
        yield note(
            INTENTS,
            "message_content: true needs a privileged intent; whether Discord has granted it cannot be seen from here",
            "developer portal, Bot page, Privileged Gateway Intents: switch on Message Content Intent",
        )
    else:
        yield ok(INTENTS, "no privileged intent is needed: the bot reads what is said to it, not all that is said")


def shards(setup: Setup) -> Iterator[Finding]:
    """Whether so many shards can be run here."""
    settings = setup.settings
    assert settings is not None
    ids, count = settings.shard_ids, settings.shard_count
    if ids is None or count is None:
        yield ok(SHARDS, "Discord decides how many there are, and this process runs them all")
        return
    found = f"this process runs {len(ids):,} of {count:,}"
    if len(ids) > MOST_STARTS:
        yield warning(SHARDS, f"{found}; Discord lets a bot begin {MOST_STARTS:,} sessions a day", 'set shards: "auto"')
    elif len(ids) < count and setup.site and setup.site.file:
        yield note(
            SHARDS,
            f"{found}; the others need processes of their own, on this machine, for the archive is a file",
            "for several machines, keep the archive in PostgreSQL: archive: postgresql+psycopg://…",
        )
    else:
        yield ok(SHARDS, found)
