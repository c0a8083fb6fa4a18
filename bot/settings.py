"""The configuration of ``onrecord run``: one flat YAML file, every wrong key and value named with its line."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml

from answers.errors import InputError
from bot.nesting import deep_line

TOKEN = "ONRECORD_TOKEN"
"""The environment variable that holds the token, where no file does."""

LOOPBACK = "127.0.0.1"

_UNUSABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_SHARDS = re.compile(r"(\d+)(?:-(\d+))?/(\d+)")
_ADDRESS = re.compile(r"(?:(localhost|[\d.]+|\[[\da-f:.]+\]):)?(\d{1,5})", re.IGNORECASE)
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("a text is needed")
    if _UNUSABLE.search(value):
        raise ValueError("it has characters in it that cannot be shown")
    return value.strip()


def _text_if_any(value: object) -> str | None:
    return None if value is None else _text(value)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("true or false is needed")
    return value


def _number(least: int, most: int) -> Callable[[object], int]:
    def check(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise ValueError(f"a whole number from {least:,} to {most:,} is needed")
        return value

    return check


def _zone(value: object) -> str:
    try:
        return ZoneInfo(_text(value)).key
    except (ValueError, OSError, KeyError):
        raise ValueError("a time zone is needed, such as UTC or Europe/Kyiv") from None


def _level(value: object) -> str:
    if not isinstance(value, str) or value.upper() not in _LEVELS:
        raise ValueError(f"one of {', '.join(_LEVELS)} is needed")
    return value.upper()


def _shards(value: object) -> str:
    found = _SHARDS.fullmatch(value) if isinstance(value, str) else None
    if value != "auto" and (not found or not int(found[1]) <= int(found[2] or found[1]) < int(found[3])):
        raise ValueError('"auto" or shards such as "0-3/16" are needed')
    return str(value)


def _address(value: object) -> str:
    found = _ADDRESS.fullmatch(str(value).strip())
    try:
        if not found or not 0 < int(found[2]) < 65_536:
            raise ValueError
        host = found[1] or LOOPBACK
        if host.lower() != "localhost":
            ip_address(host.strip("[]"))
    except ValueError:
        raise ValueError(f"an address with its port is needed, such as {LOOPBACK}:9464, or a port alone") from None
    return f"{host}:{found[2]}"


def _setting(default: Any, check: Callable[[object], Any], about: str) -> Any:
    return field(default=default, metadata={"check": check, "about": about})


@dataclass(frozen=True, slots=True)
class Settings:
    """How the bot runs. Each field is a key of the file; ``explained()`` says what it does."""

    archive: str | None = _setting(None, _text, "path or URL of the archive; without it, the user's own")
    lore: str | None = _setting(None, _text_if_any, "file of names, titles and nicknames of your own (see Lore)")
    token_file: str | None = _setting(None, _text, f"file that holds the bot's token; without it, {TOKEN} does")
    message_content: bool = _setting(
        False, _flag, "read all messages, for channels where every question is answered (a privileged intent)"
    )
    shards: str = _setting(
        "0/1", _shards, '"auto", or the shards of this process: "0-3/16" (needed from 2,500 servers)'
    )
    log_level: str = _setting("INFO", _level, "how much is logged: DEBUG, INFO, WARNING or ERROR")
    member_per_minute: int = _setting(8, _number(1, 10_000), "questions that a member may ask in a minute")
    server_per_minute: int = _setting(60, _number(1, 100_000), "questions that a server may ask in a minute")
    secret_file: str | None = _setting(
        None, _text_if_any, "file of the secret that members are kept under; without it, onrecord.secret by the archive"
    )
    processes: int = _setting(2, _number(0, 64), "processes that search and read; 0: this one alone, in threads")
    at_once: int = _setting(4, _number(1, 64), "questions that are worked on at once")
    waiting: int = _setting(32, _number(0, 10_000), "questions that may wait for their turn")
    upload_bytes: int = _setting(1_000_000, _number(1_000, 10_000_000), "the largest file that /add takes")
    time_zone: str = _setting("UTC", _zone, "time zone of dates, where a server has not set its own")
    keep_days: int = _setting(365, _number(1, 36_500), "days that questions are kept, and their buttons work")
    grace_days: int = _setting(30, _number(0, 3_650), "days until the articles of a server that was left are deleted")
    listen: str | None = _setting(
        None,
        _address,
        f"address of the health and metrics endpoint, such as {LOOPBACK}:9464; a port alone is on the loopback; "
        "without it, there is no endpoint",
    )
    metrics: bool = _setting(False, _flag, "serve metrics for Prometheus at that address (needs listen)")
    stop_seconds: int = _setting(20, _number(1, 600), "seconds that work in hand has to finish when the bot is stopped")

    @property
    def shard_count(self) -> int | None:
        """How many shards there are over all processes; None when Discord decides."""
        return None if self.shards == "auto" else int(self.shards.rpartition("/")[2])

    @property
    def shard_ids(self) -> list[int] | None:
        """The shards of this process; None when it runs all."""
        found = _SHARDS.fullmatch(self.shards)
        return list(range(int(found[1]), int(found[2] or found[1]) + 1)) if found else None

    @property
    def endpoint(self) -> tuple[str, int] | None:
        """Host and port of the health and metrics endpoint; None where there is none."""
        if self.listen is None:
            return None
        host, _, port = self.listen.rpartition(":")
        return host.strip("[]"), int(port)


def explained() -> dict[str, tuple[object, str]]:
    """Every key with its default and what it does."""
    return {one.name: (one.default, one.metadata["about"]) for one in fields(Settings)}


def load(path: str | os.PathLike[str]) -> Settings:
    """Read a configuration file.

    Raises:
        InputError: it cannot be read, or has wrong keys or values; each is named with its line.
    """
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise InputError(f"the configuration {os.fspath(path)} cannot be read: {reason}") from None
    return parse(text, os.fspath(path))


def parse(text: str, name: str = "configuration") -> Settings:
    """Settings from YAML text; ``name`` is what errors call it. Raises InputError like ``load``."""
    if line := deep_line(text):
        raise InputError(f"{name}:{line}: nested too deeply")
    try:
        tree = yaml.compose(text, Loader=yaml.SafeLoader)
    except RecursionError:
        raise InputError(f"{name}: nested too deeply") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{name}:{mark.line + 1}" if mark else name
        raise InputError(f"{where}: no YAML: {getattr(error, 'problem', None) or 'it cannot be read'}") from None
    if tree is None or (isinstance(tree, yaml.ScalarNode) and tree.tag == "tag:yaml.org,2002:null"):
        return Settings()
    if not isinstance(tree, yaml.MappingNode):
        raise InputError(f"{name}: a list of settings is needed, such as 'archive: articles.db'")
    known = {one.name: one.metadata["check"] for one in fields(Settings)}
    lines = [(key.start_mark.line + 1, str(key.value), value) for key, value in tree.value]
    found: dict[str, Any] = {}
    wrong: list[str] = []
    seen: set[str] = set()
    for line, key, value in lines:
        if key in seen:
            wrong.append(f"{name}:{line}: {key} is given twice")
        elif key not in known:
            near = get_close_matches(key, known, 1)
            hint = f" (did you mean {near[0]}?)" if near else f" (known are {', '.join(known)})"
            wrong.append(f"{name}:{line}: unknown setting {key!r}{hint}")
        else:
            try:
                found[key] = known[key](_value(value))
            except ValueError as error:
                wrong.append(f"{name}:{line}: {key}: {error}")
        seen.add(key)
    if found.get("metrics") and "listen" not in seen:
        line = next(line for line, key, _ in lines if key == "metrics")
        wrong.append(f"{name}:{line}: metrics: they need listen, the address to serve them at")
    if wrong:
        raise InputError("; ".join(wrong))
    return Settings(**found)


def _value(node: yaml.Node) -> object:
    """What stands in the place of a value. Raises ValueError for what YAML has a form for, and which cannot be."""
    try:
        return yaml.SafeLoader("").construct_document(node)
    except yaml.YAMLError as error:
        raise ValueError(getattr(error, "problem", None) or "it cannot be read") from None
    except (ValueError, OverflowError, RecursionError):
        raise ValueError("there is no such date, time or number (in quotation marks it is a text)") from None


def read_token(settings: Settings, environment: Mapping[str, str] = os.environ) -> str:
    """The bot's token, from the file of the settings or the environment; never from the command line.

    Raises:
        InputError: there is none, or what is there cannot be one. The message never holds any of it.
    """
    if settings.token_file is not None:
        try:
            token = Path(settings.token_file).read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it holds no token"
            raise InputError(f"the token file {settings.token_file} cannot be read: {reason}") from None
        place = f"the token file {settings.token_file}"
    else:
        token, place = environment.get(TOKEN, "").strip(), TOKEN
        if not token:
            raise InputError(f"there is no token: set {TOKEN}, or token_file in the configuration")
    if not re.fullmatch(r"[\w-]+\.[\w-]+\.[\w-]+", token):
        raise InputError(
            f"{place} holds no bot token (three parts with dots between, from the developer portal's Bot page)"
        )
    return token
