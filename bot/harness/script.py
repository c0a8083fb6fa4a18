"""Discord scripts: what members do in a Discord with the bot in it, and what they are to see.

The shortest one:

    - script: Sanctions
      steps:
        - say: "@onrecord did Trump mention sanctions?"
          expect: {verdict: no}

``format.yaml`` beside this module is the reference of all that may be written, as cases that pass; ``onrecord check
--explain`` prints it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from answers.model import Article
from bot.harness.expected import Expected
from bot.harness.stage import CHANNEL
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.harness.typed import Typed

NEWSROOM = "Newsroom"
READER = "reader"
"""The server, and the member, where a script names none."""
PLACE = ("by", "in", "server")
KINDS: Mapping[str, tuple[str, ...]] = {
    "say": (*PLACE, "as"),
    "reply": ("to", "by", "as"),
    "edit": ("on", "by"),
    "delete": ("by",),
    "slash": ("files", *PLACE, "as"),
    "complete": PLACE,
    "menu": ("on", "by", "as"),
    "click": ("on", "by", "as"),
    "fill": ("by", "as"),
    "wait": (),
    "restart": (),
    "expect": (),
}
"""Every kind of step with its options; each may also have ``expect``."""
SETTINGS = (
    "message_content", "member_per_minute", "server_per_minute", "at_once", "waiting", "upload_bytes", "time_zone",
    "keep_days", "grace_days",
)  # fmt: skip
"""The bot's settings that make a difference to a script."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in the script's Discord; the first of ``servers`` is where they are unless a step says otherwise."""

    name: str
    servers: tuple[str, ...]
    manages: bool = False
    roles: tuple[str, ...] = ()
    bot: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that is done, and what is expected of it.

    ``value`` is what stands at the step's key, ``on`` the label of the message that it is about. Of ``slash`` and
    ``complete``, ``typed`` is the command and ``focus`` the option that is being typed; ``fields`` are the files of the
    one, or what is filled into a form; ``seconds`` is how long a ``wait`` is.
    """

    kind: str
    where: str
    by: str
    server: str
    value: str = ""
    channel: str = CHANNEL
    label: str = ""
    on: str = ""
    typed: Typed | None = None
    focus: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    expects: tuple[Expected, ...] = ()

    @property
    def line(self) -> str:
        """Its line in the file."""
        return self.where.rpartition(":")[2]


@dataclass(frozen=True, slots=True)
class Script:
    """One script and where it stands. ``members`` are all whom it names, ``channels`` those of each server."""

    where: str
    name: str
    steps: tuple[Step, ...]
    members: tuple[Member, ...]
    servers: tuple[str, ...] = (NEWSROOM,)
    channels: tuple[str, ...] = (CHANNEL,)
    articles: tuple[Article, ...] = ()
    settings: Settings = field(default_factory=Settings)
