"""The health and metrics endpoint: its address is free, or it is our own bot that answers there."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Iterator
from http.client import HTTPException
from ipaddress import ip_address

from bot.doctor.findings import Finding, fault, note, ok, warning
from bot.doctor.setup import Setup

NAME = "endpoint"


def endpoint(setup: Setup) -> Iterator[Finding]:
    """Whether the bot can listen where it is told to, and who else could reach it there."""
    settings = setup.settings
    assert settings is not None
    if settings.endpoint is None:
        yield ok(NAME, "none is configured (listen)")
        return
    host, port = settings.endpoint
    address = f"{host}:{port}"
    problem = _bind(host, port)
    if problem is None:
        yield ok(NAME, f"{address} is free")
    elif problem != errno.EADDRINUSE:
        yield fault(NAME, f"{address} cannot be listened at: {os.strerror(problem)}", "set listen: to another address")
    elif (answer := _health(host, port)) is not None:
        yield note(
            NAME,
            f"a bot answers at {address} already: {answer}",
            "nothing has to be done, unless another is to be started there",
        )
    else:
        yield fault(NAME, f"{address} is taken by another program", "set listen: to another port")
    if not _is_loopback(host):
        yield warning(
            NAME,
            f"{address} can be reached from other machines, and whoever reaches it sees its figures",
            f"set listen: 127.0.0.1:{port}, or let a firewall guard it",
        )


def _bind(host: str, port: int) -> int | None:
    """Why nobody can listen there just now, as an error number; None where one can."""
    try:
        [(family, kind, proto, _, address), *_] = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        with socket.socket(family, kind, proto) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        return error.errno or errno.EADDRNOTAVAIL
    return None


def _health(host: str, port: int) -> str | None:
    """What our own bot says of itself there; None where it is not the bot."""
    from bot.service.probe import ask

    try:
        report = ask(host, port)
    except (OSError, HTTPException, ValueError):
        return None
    return "alive" if report.get("alive") else f"not alive: {report.get('why')}"


def _is_loopback(host: str) -> bool:
    return host == "localhost" or ip_address(host).is_loopback
