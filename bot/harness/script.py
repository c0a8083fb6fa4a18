"""Discord scripts as files: what members do in a Discord with the bot in it, and what they are to see.

A script is an item of a YAML list, beside golden questions or alone (``bot.harness.cases``). The shortest one:

    - script: Sanctions
      steps:
        - say: "@onrecord did Trump mention sanctions?"
          expect: {verdict: no}

A script may have

``articles``   its own archive, in place of the one that is checked: fields as in ``Article``
``settings``   of the bot, as in its configuration: ``{message_content: true}``; ``SETTINGS`` says which
``servers``    names; the first is where things happen unless a step says otherwise. Without it, one "Newsroom"
``members``    names, or names with what they are: ``{maya: {manages: true}, bob: {server: Tribune}}``. ``manages``
               gives the permission to manage the server, ``server`` one or several (default: the first), ``roles``
               roles by name, ``bot: true`` makes another bot. Without ``members``, whoever is named in a step is one
``steps``      in order, at least one

A step is one of these keys, the others are its options:

``say: TEXT``          write a message. "@onrecord" and "@bob" in it are mentions. Options: by, in, server, as, expect
``reply: TEXT``        reply ``to`` a labelled message of the bot's, else to its last. Options: to, by, as, expect
``edit: TEXT``         change the member's message ``on`` that label, else their last. Options: on, by, expect
``delete: LABEL``      delete the member's message of that label, else (no label) their last. Options: by, expect
``slash: "/ask …"``    a command as it is typed: ``"/timeline topic: sanctions who: Trump"``. What it attaches, as
                       ``"/add file: a.txt"`` does, is in ``files: {a.txt: TEXT}``. Options: files, by, in, server,
                       as, expect
``complete: "/ask …"`` type that far and look at what is offered for the option that is typed last.
                       Options: by, in, server, expect
``menu: NAME``         run a message's menu, such as Check the record, ``on`` a labelled message, else on the last one
                       that is not the bot's. Options: on, by, as, expect
``click: LABEL``       press a button of the labelled message ``on``, else of the newest with buttons that the member
                       sees. Options: on, by, as, expect
``fill: {FIELD: TEXT}`` fill in and send the form that the step before showed. Options: by, as, expect
``wait: 11m``          let time pass, without waiting: 30s, 11m, 2h, 3d, 1h30m. Options: expect
``restart:``           stop the bot and start it anew. Options: expect
``expect: {…}``        what the step before is to have done; what it may hold is said at ``Expected``

``by`` is the member who does it (default: the first of ``members``, else "reader"), ``in`` a channel, or ``direct`` for
their direct messages (default: general), ``server`` one of the servers that they are in (default: the first), and
``as`` a label for later steps: it stands for the message that the member wrote and for the one that the bot showed,
whichever is meant there.

YAML wants quotes around a text that begins with @ or holds a colon and a blank, as most commands do.
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
