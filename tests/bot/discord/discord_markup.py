"""What in a text Discord would act on: an oracle for tests, naive on purpose."""

from __future__ import annotations

import re

_ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")
_LIVE = re.compile(
    r"""
    (?P<link>\[[^\]]*\]\([^)]*\))            # also over several lines
  | (?P<angle><(?:@[!&]?\d+|\#\d+|/[^>]*|t:-?\d+[^>]*|a?:\w+:\d+|id:\w+|https?:[^>]*)>)
  | (?P<everyone>@(?:everyone|here))
  | (?P<url>(?:https?|steam)://\S+|discord(?:\.gg|\.com/invite|app\.com/invite)/\S+)
  | (?P<emoji>:[^\s:]+:)
  | (?P<block>^(?:>>>|>|\#{1,3}|-\#|[-*+]|\d+\.)\s)
  | (?P<mark>\*\*|__|~~|\|\||`+|\*|_)
  | (?P<hidden>[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff])
    """,
    re.VERBOSE | re.MULTILINE,
)

HOSTILE = {
    "second masked link": "[a](https://evil.example) and [b](https://evil.example/2)",
    "link over lines": "[two\nlines](https://evil.example)",
    "numbered list": "1. first",
    "list": "- point",
    "heading": "# heading",
    "subtext": "-# small",
    "quote": "> quoted",
    "long quote": ">>> quoted",
    "user mention": "<@123456789012345678> and <@!123456789012345678>",
    "role mention": "<@&123456789012345678>",
    "channel mention": "<#123456789012345678>",
    "command mention": "</ask:123456789012345678>",
    "time": "<t:1700000000:R>",
    "guide": "<id:customize>",
    "custom emoji": "<:x:123456789012345678><a:y:123456789012345678>",
    "everyone": "@everyone @here",
    "address": "https://evil.example/**a**/_b_?c=[d](e)",
    "angled address": "<https://evil.example>",
    "invitation": "discord.gg/abcdef and discord.com/invite/abcdef",
    "marks": "**bold** __under__ *i* _i_ ~~gone~~ ||spoiler|| `code` ```block```",
    "emoji": ":smile: and :+1:",
    "backslash before a link": "\\[a](https://evil.example)",
    "backslash at the end": "text\\",
    "direction turned": "\u202egnp.exe \u2066isolated\u2069",
    "zero width": "a\u200bb\ufeffc\u2060d",
}
"""Texts that are no text to Discord, each by what it tries."""


def live(text: str) -> list[str]:
    """The kinds of markup in a text that are not escaped, in order."""
    inert = _ESCAPED.sub("x", text)
    return [str(found.lastgroup) for found in _LIVE.finditer(inert)]


def plain(text: str) -> str:
    """A text as it is read: without backslashes and bold."""
    return _ESCAPED.sub(r"\1", text.replace("**", ""))
