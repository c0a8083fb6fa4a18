"""Asking a bot that runs how it is, from another process on the same machine. Light: it is asked every few seconds."""

from __future__ import annotations

import json
from http.client import HTTPConnection
from ipaddress import ip_address
from typing import Any

SECONDS = 10.0
"""The longest that an answer may take."""
_BYTES = 1_000_000


def ask(host: str, port: int) -> dict[str, Any]:
    """What the endpoint says of the bot's health. Raises OSError, HTTPException or ValueError where nothing does."""
    connection = HTTPConnection(_reachable(host), port, timeout=SECONDS)
    try:
        connection.request("GET", "/health")
        found = json.loads(connection.getresponse().read(_BYTES))
    finally:
        connection.close()
    if not isinstance(found, dict) or "alive" not in found:
        raise ValueError("not the bot")
    return found


def _reachable(host: str) -> str:
    """Where one that listens on every address of the machine can be asked from within it."""
    if host == "localhost" or not ip_address(host).is_unspecified:
        return host
    return "::1" if ":" in host else "127.0.0.1"
