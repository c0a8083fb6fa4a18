"""YAML front matter: the block between two lines ``---`` at the top of a text.

Values are taken as they are written, never turned into numbers, dates or truth values on the way, and the YAML of a
stranger is read without aliases, which is what a few bytes need to become gigabytes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml

from answers.errors import InputError
from bot.nesting import deep_line

MAX_FRONT_MATTER = 16_384
"""Characters between the two lines."""

_OPENING = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
_CLOSING = re.compile(r"^---[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE)


class FrontMatterError(InputError):
    """The block cannot be read; ``line`` counts from 1 at the top of the text."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.line = line


@dataclass(frozen=True, slots=True)
class Split:
    """A text without its front matter, the values of that, and the line that each stands on."""

    text: str
    fields: dict[str, object] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


class _Loader(yaml.SafeLoader):
    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.events.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "aliases are not allowed", mark)
        return super().compose_node(parent, index)


def split_front_matter(text: str) -> Split:
    """Takes the block off the top of ``text``; what follows it is returned unchanged. Raises FrontMatterError."""
    opening = _OPENING.match(text)
    if opening is None:
        return Split(text)
    closing = _CLOSING.search(text, opening.end())
    if closing is None or closing.start() - opening.end() > MAX_FRONT_MATTER:
        raise FrontMatterError("the front matter opened by --- is not closed by a line ---", 1)
    fields, lines = _mapping(text[opening.end() : closing.start()])
    return Split(text[closing.end() :], fields, lines)


def _mapping(source: str) -> tuple[dict[str, object], dict[str, int]]:
    if deep_line(source):
        raise FrontMatterError("front matter: nested too deeply", 1)
    try:
        node = yaml.compose(source, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise FrontMatterError(f"front matter: {error.problem or 'no YAML'}", line) from None
    except yaml.YAMLError:
        raise FrontMatterError("front matter: holds characters that YAML does not allow", 1) from None
    if node is None:
        return {}, {}
    if not isinstance(node, yaml.MappingNode):
        raise FrontMatterError("front matter is no mapping (write lines such as 'title: …')", 2)
    fields: dict[str, object] = {}
    lines: dict[str, int] = {}
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode):
            fields[key.value] = _value(value)
            lines[key.value] = key.start_mark.line + 2
    return fields, lines


def _value(node: yaml.Node) -> object:
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) if isinstance(item, yaml.ScalarNode) else {} for item in node.value]
    if not isinstance(node, yaml.ScalarNode):
        return {}
    return None if node.tag == "tag:yaml.org,2002:null" else node.value
