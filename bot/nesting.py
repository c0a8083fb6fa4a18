"""How deep YAML by anybody may be nested: a limit of the program's own, whatever a library's is."""

from __future__ import annotations

from collections.abc import Iterable

import yaml

MAX_DEPTH = 20
"""Brackets and indents within each other; what anybody needs is far less."""
EVENTS = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""What reads YAML as events, with libyaml where it is there."""
_AHEAD = 2_000
"""Characters of a line that are looked at again where libyaml refuses it; it looks ahead by 1,024 at most."""


def deep_line(text: str) -> int | None:
    """The line, from 1, where lists and mappings are nested deeper than ``MAX_DEPTH``; None where nowhere.

    A text that is no YAML is read as far as it goes.
    """
    try:
        return _deep_line(yaml.parse(text, EVENTS))
    except yaml.MarkedYAMLError as error:
        # libyaml reads a line to its end before it tells of its beginning, and has a limit of its own for depth. The
        # pure parser reads no further than it is asked.
        before = error.problem_mark.line if error.problem_mark else 0
        found = None
        for line in text.split("\n")[before : before + 1]:
            try:
                found = _deep_line(yaml.parse(line[:_AHEAD], yaml.BaseLoader))
            except yaml.YAMLError:
                return None
        return before + found if found else None
    except (yaml.YAMLError, UnicodeEncodeError):  # libyaml is given UTF-8
        return None


def _deep_line(events: Iterable[yaml.Event]) -> int | None:
    depth = 0
    for event in events:
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            return event.start_mark.line + 1 if event.start_mark else 1
    return None
