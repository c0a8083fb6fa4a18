"""What is asked of the bot over HTTP: ``/health``, and ``/metrics`` where the configuration says so."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Protocol

import discord
from aiohttp import hdrs, web

from answers import ArchiveError
from answers.errors import InputError
from bot.commands.desk import Desk
from bot.service.aside import Aside
from bot.service.gateway import Gateway
from bot.service.health import SECONDS, Health
from bot.service.metrics import Metrics, Standing
from bot.settings import Settings

_FRESH = {hdrs.CACHE_CONTROL: "no-store"}


class Watched(Protocol):
    """What is told of: the bot, as far as the endpoint looks at it."""

    @property
    def settings(self) -> Settings:
        """Where the endpoint listens."""

    @property
    def desk(self) -> Desk:
        """The archive, and what waits for it."""

    @property
    def metrics(self) -> Metrics | None:
        """What was counted; None where nobody wants to know."""

    @property
    def guilds(self) -> Sequence[discord.Guild]:
        """The servers that the bot is in."""


@asynccontextmanager
async def serving(client: Watched, gateway: Gateway, health: Health) -> AsyncIterator[None]:
    """Have the endpoint that the settings name open. Raises InputError where it cannot be opened."""
    assert client.settings.endpoint is not None
    host, port = client.settings.endpoint
    pages = _Pages(client, gateway, health)
    runner = web.AppRunner(pages.application(), access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            reason = os.strerror(error.errno) if error.errno else "no address of this machine"
            raise InputError(f"listen: {client.settings.listen} cannot be used: {reason}") from None
        yield
    finally:
        await runner.cleanup()
        await pages.aclose()


class _Pages:
    """The handlers."""

    def __init__(self, client: Watched, gateway: Gateway, health: Health) -> None:
        self._client, self._gateway, self._health = client, gateway, health
        catalogue = client.desk.archive.catalogue
        self._counts = Aside(lambda: (catalogue.size, catalogue.unread), SECONDS)

    def application(self) -> web.Application:
        """All that is served."""
        app = web.Application()
        app.router.add_get("/health", self._show_health)
        if (metrics := self._client.metrics) is not None:
            app.router.add_get("/metrics", lambda request: self._show_metrics(request, metrics))
        return app

    async def aclose(self) -> None:
        """Count no more, and leave the archive alone."""
        await self._counts.aclose()

    async def _show_health(self, _: web.Request) -> web.Response:
        report = await self._health.check()
        return web.json_response(report.to_json(), status=503 if report.fault else 200, headers=_FRESH)

    async def _show_metrics(self, request: web.Request, metrics: Metrics) -> web.Response:
        articles: int | None = None
        unread: int | None = None
        with suppress(ArchiveError, TimeoutError):  # what is known without the archive is shown all the same
            articles, unread = await self._counts()
        report = await self._health.check()
        servers, pending = len(self._client.guilds), self._client.desk.pending
        standing = Standing(report.shards, servers, pending, articles, unread, report.behind, report.backup)
        body, kind = metrics.shown(standing, request.headers.get(hdrs.ACCEPT, ""))
        return web.Response(body=body, headers={hdrs.CONTENT_TYPE: kind, **_FRESH})
