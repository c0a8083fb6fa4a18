"""A Discord on the loopback: just enough of its HTTP and gateway for one bot to log in, read and answer."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

TOKEN = "MTAwMDAwMDAwMDAwMDAwMDAx.Gabcde.wire-test-token_0123456789abcdefgh"
BOT = 1000000000000000001
GUILD = 1000000000000000002
CHANNEL = 1000000000000000003
MEMBER = 1000000000000000004
MESSAGE_CONTENT = 1 << 15


def user(id_: int, name: str, *, bot: bool = False) -> dict[str, Any]:
    return {"id": str(id_), "username": name, "discriminator": "0", "global_name": None, "avatar": None, "bot": bot}


@dataclass
class Wire:
    """The server's state. ``on_post`` is awaited before a posted message is confirmed."""

    heartbeat: float = 41.25
    """Seconds between heartbeats."""
    acknowledges: bool = True
    """Whether heartbeats are answered."""
    welcomes: bool = True
    """Whether a bot that identifies itself is told READY at once; if not, ``welcome`` does."""
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    granted: int = ~MESSAGE_CONTENT
    synced: list[Any] = field(default_factory=list)
    posted: list[dict[str, Any]] = field(default_factory=list)
    ready: asyncio.Event = field(default_factory=asyncio.Event)
    replied: asyncio.Event = field(default_factory=asyncio.Event)
    closed: asyncio.Event = field(default_factory=asyncio.Event)
    on_post: Callable[[], Awaitable[None]] | None = None
    port: int = 0
    identified: dict[str, Any] = field(default_factory=dict)
    _socket: web.WebSocketResponse | None = None
    _sequence: int = 0
    _id: int = 1100000000000000000

    @property
    def last_id(self) -> int:
        return self._id

    async def say(self, text: str) -> int:
        """A member says something to the bot; gives the message's id."""
        self._id += 1
        content = f"<@{BOT}> {text}"
        await self._dispatch(
            "MESSAGE_CREATE",
            {
                **self._message(self._id, content, user(MEMBER, "alice")),
                "guild_id": str(GUILD),
                "mentions": [user(BOT, "onrecord", bot=True)],
                "member": {
                    "roles": [],
                    "joined_at": "2025-01-01T00:00:00+00:00",
                    "deaf": False,
                    "mute": False,
                    "flags": 0,
                },
            },
        )
        return self._id

    def _message(self, id_: int, content: str, author: dict[str, Any]) -> dict[str, Any]:
        return {
            "id": str(id_), "channel_id": str(CHANNEL), "author": author, "content": content,
            "timestamp": "2026-01-01T00:00:00+00:00", "edited_timestamp": None, "tts": False,
            "mention_everyone": False, "mentions": [], "mention_roles": [], "attachments": [], "embeds": [],
            "pinned": False, "type": 0, "components": [],
        }  # fmt: skip

    async def _dispatch(self, event: str, data: dict[str, Any]) -> None:
        assert self._socket is not None
        self._sequence += 1
        await self._socket.send_str(json.dumps({"op": 0, "t": event, "s": self._sequence, "d": data}))

    # HTTP

    async def http(self, request: web.Request) -> web.StreamResponse:
        path = request.path.removeprefix("/api/v10")
        if request.headers.get("Authorization") != f"Bot {TOKEN}":
            return web.json_response({"message": "401: Unauthorized", "code": 0}, status=401)
        if path == "/users/@me":
            return answer(user(BOT, "onrecord", bot=True))
        if path == "/oauth2/applications/@me":
            return answer(
                {
                    "id": str(BOT), "name": "onrecord", "icon": None, "description": "", "bot_public": True,
                    "bot_require_code_grant": False, "verify_key": "00", "flags": 0, "owner": user(MEMBER, "alice"),
                    "team": None, "summary": "",
                }
            )  # fmt: skip
        if path == "/gateway/bot":
            limit = {"total": 1000, "remaining": 999, "reset_after": 1, "max_concurrency": 1}
            return answer(
                {"url": f"ws://127.0.0.1:{self.port}/gateway-socket", "shards": 1, "session_start_limit": limit}
            )
        if path == f"/applications/{BOT}/commands" and request.method == "PUT":
            commands = await request.json()
            self.synced.append(commands)
            return answer(
                [
                    {"description": "", **one, "id": str(n + 1), "application_id": str(BOT), "version": "1"}
                    for n, one in enumerate(commands)
                ]
            )
        if path == f"/channels/{CHANNEL}/messages" and request.method == "POST":
            body = await request.json()
            self._id += 1
            made = self._message(self._id, body.get("content") or "", user(BOT, "onrecord", bot=True))
            if self.on_post:
                await self.on_post()
            self.posted.append(body)
            self.replied.set()
            return answer(made | {"embeds": body.get("embeds", [])})
        return web.json_response({"message": "404: Not Found", "code": 0}, status=404)

    # Gateway

    async def gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._socket = socket
        await socket.send_str(json.dumps({"op": 10, "d": {"heartbeat_interval": self.heartbeat * 1000}}))
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                continue
            sent = json.loads(message.data)
            if sent["op"] == 1 and self.acknowledges:
                await socket.send_str(json.dumps({"op": 11}))
            elif sent["op"] == 2:
                self.identified = sent["d"]
                if sent["d"]["intents"] & ~self.granted:
                    await socket.close(code=4014, message=b"Disallowed intent(s).")
                    break
                self.arrived.set()
                if self.welcomes:
                    await self.welcome()
        self.closed.set()
        return socket

    async def welcome(self) -> None:
        """READY, and the one server."""
        me = user(BOT, "onrecord", bot=True)
        await self._dispatch(
            "READY",
            {
                "v": 10, "user": me, "guilds": [{"id": str(GUILD), "unavailable": True}], "session_id": "wire",
                "resume_gateway_url": f"ws://127.0.0.1:{self.port}/gateway-socket",
                "application": {"id": str(BOT), "flags": 0}, "private_channels": [], "shard": [0, 1],
            },
        )  # fmt: skip
        channel = {"id": str(CHANNEL), "type": 0, "name": "general", "position": 0, "permission_overwrites": []}
        everyone = {
            "id": str(GUILD), "name": "@everyone", "permissions": str((1 << 50) - 1), "position": 0, "color": 0,
            "hoist": False, "managed": False, "mentionable": False, "flags": 0,
            "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        }  # fmt: skip
        joined = {"joined_at": "2025-01-01T00:00:00+00:00", "deaf": False, "mute": False, "flags": 0, "roles": []}
        await self._dispatch(
            "GUILD_CREATE",
            {
                "id": str(GUILD), "name": "Newsroom", "owner_id": str(MEMBER), "roles": [everyone], "emojis": [],
                "features": [], "channels": [channel], "members": [{"user": me, **joined}], "member_count": 2,
                "threads": [], "presences": [], "voice_states": [], "stickers": [], "large": False,
                "verification_level": 0, "default_message_notifications": 0, "explicit_content_filter": 0,
                "mfa_level": 0, "premium_tier": 0, "preferred_locale": "en-US", "nsfw_level": 0, "afk_timeout": 60,
                "system_channel_flags": 0, "stage_instances": [], "guild_scheduled_events": [], "soundboard_sounds": [],
            },
        )  # fmt: skip
        self.ready.set()


def answer(data: object) -> web.Response:
    """JSON as discord.py insists on it: its content type without a charset."""
    return web.Response(body=json.dumps(data).encode(), headers={"Content-Type": "application/json"})


@asynccontextmanager
async def serving(wire: Wire) -> AsyncIterator[Wire]:
    """The server, on a free port."""
    app = web.Application()
    app.router.add_get("/gateway-socket", wire.gateway)
    app.router.add_get("/gateway-socket/", wire.gateway)
    app.router.add_route("*", "/{path:.*}", wire.http)
    runner = web.AppRunner(app, shutdown_timeout=1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    wire.port = runner.addresses[0][1]
    try:
        yield wire
    finally:
        await runner.cleanup()
