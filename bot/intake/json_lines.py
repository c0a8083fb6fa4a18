"""JSON lines: an article a line, fields as in ``Article``."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import NoReturn

from answers.errors import InputError
from answers.model import SHARED, Article
from bot.intake.fields import Rejection, make_article
from bot.intake.sources import decode, read_lines


def read_json_lines(stream: io.BufferedReader, name: str, collection: str = SHARED) -> Iterator[Article | Rejection]:
    """The articles of the stream, one after the other as they are asked for."""
    found = False
    for number, line in read_lines(stream):
        if isinstance(line, bytes) and not line.strip():
            continue
        found = True
        try:
            if isinstance(line, InputError):
                raise line
            fields = parse_object(line)
            yield make_article(fields, fields.get("text"), collection=collection)
        except InputError as error:
            yield Rejection(f"{name}:{number}", str(error))
    if not found:
        yield Rejection(name, "empty")


def parse_object(line: bytes) -> dict[str, object]:
    """The JSON object on one line; raises InputError."""
    text = decode(line)
    try:
        value = json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError as error:
        raise InputError(f"broken JSON at character {error.pos + 1:,}: {error.msg}") from None
    except RecursionError:
        raise InputError("JSON nested too deeply") from None
    except ValueError:
        raise InputError("JSON with a number of too many digits") from None
    if not isinstance(value, dict):
        raise InputError("a JSON object is needed: {…}")
    return value


def _no_constant(name: str) -> NoReturn:
    """Python reads and writes NaN and the infinities; no other reader of JSON takes them."""
    raise InputError(f"{name} is no JSON")
