"""The link that adds the bot to a server, with the permissions that it needs and no other, and why it needs them."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from urllib.parse import urlencode

import discord

from answers.errors import InputError

SERVER_SCOPES = ("bot", "applications.commands")
USER_SCOPES = ("applications.commands",)
_ID = re.compile(r"\d{17,20}")
_USER_INSTALL = 1


@dataclass(frozen=True, slots=True)
class Need:
    """A permission: its name in the library and in Discord's settings, what it is for, and what is lost without it."""

    permission: str
    name: str
    why: str
    without: str


# No setting of the configuration changes them: reading all messages is an intent, not a permission.
NEEDS = (
    Need(
        "view_channel", "View Channels", "to be told of messages that mention it",
        "mentions and replies are not seen; commands still work",
    ),
    Need(
        "send_messages", "Send Messages", "to answer mentions and replies",
        "only commands are answered",
    ),
    Need(
        "send_messages_in_threads", "Send Messages in Threads", "to answer them in threads and forums too",
        "only commands are answered there",
    ),
    Need(
        "read_message_history", "Read Message History", "to answer by a reply to the question, as Discord wants",
        "only commands are answered",
    ),
    Need(
        "embed_links", "Embed Links", "to show the sentences of an answer as a card, with links to their articles",
        "the sentences come as plain text",
    ),
)  # fmt: skip

UNNEEDED = (
    (
        "Attach Files",
        "pictures are only sent as answers to commands, where Discord lets every application attach files",
    ),
    ("Manage Messages", "it deletes none but its own answers"),
    ("Mention Everyone", "it never pings anybody"),
    ("Add Reactions, Use External Emojis", "its buttons carry ordinary emoji"),
)
"""What is often asked for and not needed here, and why."""


def permissions() -> discord.Permissions:
    """All that the bot needs, and nothing else."""
    return discord.Permissions(**{need.permission: True for need in NEEDS})


def link(application: int, *, user: bool = False) -> str:
    """The link that adds the bot to a server, or with ``user`` its commands to one's own account."""
    if user:
        installed = discord.utils.oauth_url(application, scopes=USER_SCOPES)
        return f"{installed}&{urlencode({'integration_type': _USER_INSTALL})}"
    return discord.utils.oauth_url(application, permissions=permissions(), scopes=SERVER_SCOPES)


def application(typed: str) -> int:
    """An application's id as it was typed. Raises InputError for what is none."""
    if not _ID.fullmatch(typed.strip()):
        raise InputError("--application: an id is needed, 17 to 20 digits (developer portal, General Information)")
    return int(typed)


def application_of(token: str) -> int:
    """The id of the bot whose token this is, which for all but applications from before 2016 is the application's.

    Raises:
        InputError: its first part is no id. The message holds none of it.
    """
    first = token.partition(".")[0]
    try:
        decoded = base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)).decode("ascii")
    except (binascii.Error, ValueError):
        decoded = ""
    if not _ID.fullmatch(decoded):
        raise InputError("the token does not tell whose it is: give the application's id with --application")
    return int(decoded)
