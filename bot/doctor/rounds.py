"""All checks, one after the other; one that fails keeps no other from being made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bot.doctor import archive_check, clock, configuration, discord_side, endpoint_check, equipment, machine, token
from bot.doctor.findings import Finding, fault, unchecked
from bot.doctor.setup import Setup

_DEFECT = "this is a defect of the program: report it with this line"


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its name, what it looks at, and the settings that it cannot do without."""

    name: str
    make: Callable[[Setup], Iterable[Finding]]
    needs: tuple[str, ...] = ()


CHECKS = (
    Check("program", equipment.program),
    Check("configuration", configuration.configuration),
    Check("lore", configuration.lore, ("lore",)),
    Check("token", token.token, ("token_file",)),
    Check("archive", archive_check.archive, ("archive",)),
    Check("index", archive_check.index, ("archive",)),
    Check("articles", archive_check.articles, ("archive",)),
    Check("folder", archive_check.folder, ("archive",)),
    Check("disk space", machine.disk, ("archive",)),
    Check("language model", equipment.language_model),
    Check("fonts", equipment.fonts),
    Check("intents", discord_side.intents, ("message_content",)),
    Check("shards", discord_side.shards, ("shards", "archive")),
    Check("endpoint", endpoint_check.endpoint, ("listen",)),
    Check("clock", clock.clock),
    Check("record clock", clock.record_clock, ("archive",)),
    Check("time zones", clock.time_zones),
    Check("memory", machine.memory, ("processes",)),
    Check("open files", machine.open_files),
)


def examine(setup: Setup, checks: Iterable[Check] = CHECKS) -> Iterator[Finding]:
    """Every finding, check by check, as it is made."""
    for check in checks:
        if check.needs and setup.settings is None:
            yield unchecked(check.name, "the configuration cannot be read")
        elif wrong := [key for key in check.needs if key in setup.wrong]:
            yield unchecked(check.name, f"the setting {' and '.join(wrong)} is wrong")
        else:
            try:
                yield from check.make(setup)
            except Exception as error:
                yield fault(check.name, f"the check itself failed: {type(error).__name__}: {error}", _DEFECT)
