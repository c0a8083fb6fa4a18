"""Discord's markup as it is shown: for a terminal with its styles, and for reading without any.

Only what the bot's own messages hold is known: bold, italics, code, quotes, masked links, addresses that are not to be
unfolded, and backslashes. Anything else is shown as it stands.
"""

from __future__ import annotations

import re

from rich.text import Text

from bot.present.plain import harmless

_TOKEN = re.compile(
    r"""
    \\(?P<literal>[^0-9A-Za-z\s])
  | \[(?P<label>[^\]\n]+)\]\((?P<address>[^)\s]+)\)
  | <(?P<bare>https?://[^>\s]+)>
  | `(?P<code>[^`\n]+)`
  | (?P<mark>\*\*|\*|__)
  | (?P<quote>^>\ )
    """,
    re.VERBOSE | re.MULTILINE,
)
_STYLES = {"**": "bold", "*": "italic", "__": "underline"}
QUOTE_BAR = "▎ "


def read_text(source: str) -> str:
    """What a reader sees of a text, without its markup: "**No.** He \\*said\\*" -> "No. He *said*"."""
    return render(source, links=False, bar="").plain


def render(source: str, *, links: bool = True, bar: str = QUOTE_BAR) -> Text:
    """A text in the styles of a terminal.

    Args:
        source: the text with its markup.
        links: whether the address of a masked link is written out after its label.
        bar: what stands in front of a quoted line.
    """
    text = Text()
    opened: list[str] = []
    at = 0

    def put(words: str, style: str = "") -> None:
        styles = " ".join([*(_STYLES[mark] for mark in opened), style]).strip()
        text.append("\n".join(harmless(line) for line in words.split("\n")), styles or None)

    for found in _TOKEN.finditer(source):
        put(source[at : found.start()])
        at = found.end()
        match found.lastgroup:
            case "literal":
                put(found["literal"])
            case "address":
                put(f"[{found['label']}]", "cyan")
                if links:
                    put(f" {found['address']}", "dim")
            case "bare":
                put(found["bare"], "cyan")
            case "code":
                put(found["code"], "reverse")
            case "quote":
                text.append(bar, "dim")
            case _:
                mark = found["mark"]
                if mark in opened:
                    opened.remove(mark)
                else:
                    opened.append(mark)
    put(source[at:])
    return text
