"""A YAML file whose every value knows where it stands, so that whatever is wrong in it is told with its line.

Values are taken as they are written: ``verdict: no`` is the word "no". Files are by anybody, so aliases, which can make
a small file a large one, are not taken, and size and depth have limits.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path

import yaml

from answers.errors import InputError
from bot.harness.chat_lines import flag
from bot.intake.fields import shown
from bot.intake.published import parse_published
from bot.nesting import EVENTS, MAX_DEPTH, deep_line

MAX_BYTES = 2_000_000
_BARE = re.compile(r"""\s*(?:-\s+)*\w[\w ]*:\s+(?:(?P<sign>[@`%&*!|>\]}])|[^"'\s\[{#][^"'#]*:\s)""")
"""What nearly every broken line is: a text that needs quotes, for it begins with a sign or holds ": "."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file: its name and all that is written in it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a file; ``name`` is the key that it stands at, or what it is."""

    file: Source
    name: str
    node: yaml.Node

    @property
    def line(self) -> int:
        """Its line, from 1."""
        return int(self.node.start_mark.line) + 1

    @property
    def where(self) -> str:
        """Its file and line: "questions.yaml:12"."""
        return f"{self.file.name}:{self.line}"

    def wrong(self, message: str) -> InputError:
        """An error about it, to be raised."""
        return InputError(f"{self.where}: {self.name}: {message}")

    @property
    def given(self) -> bool:
        """Whether anything is written there."""
        return not (isinstance(self.node, yaml.ScalarNode) and self.node.value == "")

    @property
    def is_mapping(self) -> bool:
        """Whether it has keys."""
        return isinstance(self.node, yaml.MappingNode)

    def text(self) -> str:
        """A text that is not blank."""
        if not isinstance(self.node, yaml.ScalarNode):
            raise self.wrong("a text is needed")
        if not self.node.value.strip():
            raise self.wrong("a text is missing")
        return str(self.node.value)

    def texts(self) -> tuple[str, ...]:
        """A list of texts; one text alone is a list of one."""
        if isinstance(self.node, yaml.ScalarNode):
            return (self.text(),)
        if not isinstance(self.node, yaml.SequenceNode) or not all(
            isinstance(one, yaml.ScalarNode) and one.value.strip() for one in self.node.value
        ):
            raise self.wrong("a list of texts is needed")
        return tuple(one.value for one in self.node.value)

    def flag(self) -> bool:
        """True or false."""
        text = self.node.value if isinstance(self.node, yaml.ScalarNode) else ""
        meant = flag(text)
        if meant is None:
            raise self.wrong("true or false is needed" + (f", not {shown(text)}" if text else ""))
        return meant

    def day(self) -> date:
        """A date, in any form that articles' dates may have."""
        text = self.text()
        when = parse_published(text)
        if when is None:
            raise self.wrong(f"no date: {shown(text)} (write 2025-08-13)")
        return when.date() if isinstance(when, datetime) else when

    def one_of(self, allowed: Collection[str]) -> str:
        """One of some words."""
        text = self.text()
        if text not in allowed:
            raise self.wrong(f"{choice(allowed)} is needed, not {shown(text)}{_near(text, allowed)}")
        return text

    def items(self, of: str) -> list[Value]:
        """A list; each of it is called ``of`` where it is wrong."""
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.wrong("a list is needed")
        return [Value(self.file, of, one) for one in self.node.value]

    def keys(self) -> dict[str, Value]:
        """What stands under each key, whatever the keys are."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.wrong("keys with values are needed")
        found: dict[str, Value] = {}
        for key, value in self.node.value:
            name = Value(self.file, self.name, key)
            if not isinstance(key, yaml.ScalarNode) or not key.value:
                raise name.wrong("a key is a word")
            if key.value in found:
                raise name.wrong(f"{key.value} is given twice")
            found[key.value] = Value(self.file, key.value, value if _given(value) else _at(key))
        return found

    def fields(self, what: str, allowed: Collection[str]) -> dict[str, Value]:
        """What stands under each key, of those that ``what`` may have."""
        found = self.keys()
        for key, value in found.items():
            if key not in allowed:
                line = replace(self, node=self._key(key)).where
                near = _near(key, allowed)
                raise InputError(f"{line}: {what} has no {value.name!r}{near} (it may have {', '.join(allowed)})")
        return found

    def plain(self) -> object:
        """The same as texts, lists and dictionaries; what is not written is None."""
        return _plain(self.node)

    def source(self) -> str:
        """How it is written, with so much blank before it that its lines and columns are those of the file."""
        start, end = self.node.start_mark, self.node.end_mark
        return "\n" * start.line + " " * start.column + self.file.text[start.index : end.index]

    def _key(self, name: str) -> yaml.Node:
        found: yaml.Node = next(key for key, _ in self.node.value if key.value == name)
        return found


def _given(node: yaml.Node) -> bool:
    return not isinstance(node, yaml.ScalarNode) or bool(node.value)


def _at(key: yaml.ScalarNode) -> yaml.Node:
    """Nothing, where its key stands."""
    return yaml.ScalarNode(key.tag, "", key.start_mark, key.end_mark)


def _plain(node: yaml.Node) -> object:
    if isinstance(node, yaml.MappingNode):
        return {str(_plain(key)): _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(one) for one in node.value]
    return node.value or None


def choice(allowed: Collection[str]) -> str:
    """ "one of yes, no", or the only one there is."""
    return f"one of {', '.join(allowed)}" if len(allowed) > 1 else ", ".join(allowed)


def _near(word: str, allowed: Collection[str]) -> str:
    near = get_close_matches(word, allowed, 1, 0.7)
    return f" (did you mean {near[0]}?)" if near else ""


def one_kind(fields: Mapping[str, Value], kinds: Collection[str], value: Value, example: str) -> str:
    """Which one of some keys a mapping has. Raises InputError for none and for several."""
    found = [key for key in fields if key in kinds]
    if len(found) != 1:
        many = f"{' and '.join(found)} cannot be one {value.name}" if found else f"{choice(kinds)} is needed"
        raise value.wrong(f"{many}: {example}")
    return found[0]


def read(path: str | Path) -> list[Value]:
    """The items of a file that is a list. Raises InputError with file and line for what is no such list."""
    name = str(path)
    text = _text(path, name)
    try:
        _check(text, name)
        node = yaml.compose(text, EVENTS)
    except yaml.MarkedYAMLError as error:
        raise InputError(_broken(name, text, error)) from None
    except (yaml.YAMLError, ValueError, RecursionError):
        raise InputError(f"{name}: no YAML that can be read") from None
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        raise InputError(f"{name}:1: a list is needed: '- ask: …' for a question, '- script: …' for a Discord script")
    return Value(Source(name, text), "item", node).items("item")


def _text(path: str | Path, name: str) -> str:
    try:
        with Path(path).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise InputError(f"{name}: larger than {MAX_BYTES:,} bytes: give it as several files")
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise InputError(f"{name}: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{name}:{data[: error.start].count(10) + 1}: not UTF-8") from None
    except ValueError:
        raise InputError(f"{name}: no file has such a name") from None
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise InputError(f"{name}:{line}: the character U+{ord(found[0]):04X} cannot stand in YAML")
    return text


def _check(text: str, name: str) -> None:
    """Refuse what would be large or deep once it is read."""
    if line := deep_line(text):
        raise InputError(f"{name}:{line}: more than {MAX_DEPTH} lists and mappings within each other")
    for event in yaml.parse(text, EVENTS):
        if isinstance(event, yaml.AliasEvent):
            where = f"{name}:{event.start_mark.line + 1}" if event.start_mark else name
            about = "aliases are not taken, and a text that begins with * needs quotes"
            raise InputError(f"{where}: *{event.anchor}: {about}")


def _broken(name: str, text: str, error: yaml.MarkedYAMLError) -> str:
    """Where YAML ends to be YAML, and what is meant most likely."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return f"{name}: no YAML that can be read"
    lines = text.rstrip().split("\n")
    number = min(mark.line, len(lines) - 1)  # an end that comes too soon is told of the last line
    line = lines[number]
    message = f"{name}:{number + 1}: {error.problem or 'no YAML'}"
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return f"{message} (indent with blanks, not with tabs)"
    if found := _BARE.match(line):
        why = f"begins with {found['sign']}" if found["sign"] else 'holds ": "'
        return f'{message} (a text that {why} needs quotes around it: "…")'
    return message
