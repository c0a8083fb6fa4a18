"""Discord scripts read from their files; ``format.yaml`` says what they may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from answers.errors import InputError
from answers.model import Article
from bot.harness import known
from bot.harness.cases import load_articles
from bot.harness.chat_lines import seconds
from bot.harness.document import Value, choice, one_kind
from bot.harness.expected import Expected, load_expected
from bot.harness.script import KINDS, NEWSROOM, READER, SETTINGS, Member, Script, Step
from bot.harness.stage import BOT, CHANNEL, DIRECT
from bot.settings import Settings, parse

SCRIPT = "script"
_SCRIPT = (SCRIPT, "articles", "settings", "servers", "members", "steps")
_MEMBER = ("manages", "server", "roles", "bot")
_EXAMPLE = '- say: "@onrecord did Trump mention sanctions?"'
_LABEL = re.compile(r"[\w .-]{1,50}")
_NAME = re.compile(r"[\w.-]{1,32}")
_CHANNEL = re.compile(r"#?([\w-]{1,100})")
_MESSAGE = 2_000
"""Characters that Discord takes in a message."""


def load_script(item: Value) -> Script:
    """The script of an item. Raises InputError with file and line for what is not right."""
    fields = item.fields("a script", _SCRIPT)
    if "steps" not in fields:
        raise item.wrong("steps are missing, the list of what is done")
    articles = tuple(load_articles(fields["articles"])) if "articles" in fields else ()
    declared = tuple(_members(fields["members"])) if "members" in fields else ()
    settings = _settings(fields["settings"]) if "settings" in fields else Settings()
    servers = _servers(fields.get("servers"), declared)
    reader = _Reader(servers, declared, articles)
    steps = tuple(reader.steps(fields["steps"]))
    return Script(
        where=item.where,
        name=fields[SCRIPT].text(),
        steps=steps,
        members=tuple(reader.members.values()),
        servers=servers,
        channels=tuple(dict.fromkeys([CHANNEL, *(one.channel for one in steps if one.channel != DIRECT)])),
        articles=articles,
        settings=settings,
    )


def _settings(value: Value) -> Settings:
    value.fields("settings", SETTINGS)
    return parse(value.source(), value.file.name)


def _servers(value: Value | None, members: tuple[Member, ...]) -> tuple[str, ...]:
    """The servers as they are listed, else those that members are in. Raises InputError for a member of another."""
    named = tuple(dict.fromkeys(server for one in members for server in one.servers))
    if value is None:
        return named or (NEWSROOM,)
    listed = value.texts()
    if not listed or len(set(listed)) < len(listed):
        raise value.wrong("each is given once" if listed else "at least one is needed")
    if unknown := [one for one in named if one not in listed]:
        raise value.wrong(f"a member is in {unknown[0]}, which is not among them")
    return listed


def _members(value: Value) -> Iterator[Member]:
    named = value.keys() if value.is_mapping else dict.fromkeys(value.texts())
    if not named:
        raise value.wrong("at least one is needed")
    for name, about in named.items():
        fields = about.fields("a member", _MEMBER) if about and about.given else {}
        yield Member(
            _name(name, about or value),
            servers=fields["server"].texts() if "server" in fields else (),
            manages="manages" in fields and fields["manages"].flag(),
            roles=fields["roles"].texts() if "roles" in fields else (),
            bot="bot" in fields and fields["bot"].flag(),
        )


def _name(name: str, value: Value) -> str:
    if not _NAME.fullmatch(name) or name == BOT:
        raise value.wrong(f"{name!r} cannot be a member's name (letters, digits, _ . and -, but not {BOT})")
    return name


class _Reader:
    """Reads steps in order, and knows what was named before."""

    def __init__(self, servers: tuple[str, ...], declared: tuple[Member, ...], articles: tuple[Article, ...]) -> None:
        self._servers = servers
        self._closed = bool(declared)
        self._default = declared[0].name if declared else READER
        self._articles = tuple(one.id for one in articles)
        self._labels: list[str] = []
        self.members = {one.name: replace(one, servers=one.servers or servers[:1]) for one in declared}

    def steps(self, value: Value) -> list[Step]:
        """All steps; an ``expect`` of its own goes to the step before."""
        steps: list[Step] = []
        for item in value.items("step"):
            if not item.is_mapping:
                raise item.wrong(f"a step is a key with a value: {_EXAMPLE}")
            fields = item.keys()
            kinds = [one for one in KINDS if one != "expect" or len(fields) == 1]
            kind = one_kind(fields, kinds, item, _EXAMPLE)
            if kind != "expect":
                steps.append(self._step(kind, item))
            elif steps:
                expected = self._expected(fields["expect"], steps[-1].kind)
                steps[-1] = replace(steps[-1], expects=(*steps[-1].expects, expected))
            else:
                raise fields["expect"].wrong("no step stands before it")
        if not steps:
            raise value.wrong(f"at least one is needed: {_EXAMPLE}")
        return steps

    def _step(self, kind: str, item: Value) -> Step:
        fields = item.fields(f"the step {kind!r}", (kind, *KINDS[kind], "expect"))
        by = self._member(fields["by"]) if "by" in fields else self._there(self._default)
        message = fields.get("on") or fields.get("to")
        step = Step(
            kind,
            item.where,
            by,
            self._server(by, fields.get("server")),
            channel=_channel(fields["in"]) if "in" in fields else CHANNEL,
            on=self._known(message) if message else "",
        )
        step = self._about(step, fields[kind], fields)
        return replace(
            step,
            label=self._new(fields["as"]) if "as" in fields else "",
            expects=(self._expected(fields["expect"], kind),) if "expect" in fields else (),
        )

    def _about(self, step: Step, value: Value, fields: Mapping[str, Value]) -> Step:
        """With what stands at the step's key."""
        match step.kind:
            case "say" | "reply" | "edit":
                return replace(step, value=_message(value))
            case "delete":
                return replace(step, on=self._known(value) if value.given else "")
            case "slash":
                files = _texts(fields["files"]) if "files" in fields else {}
                return replace(step, value=value.text(), typed=known.slash(value, files), fields=files)
            case "complete":
                typed, focus = known.begun(value)
                return replace(step, value=value.text(), typed=typed, focus=focus)
            case "menu":
                return replace(step, value=value.one_of(known.menus()))
            case "click":
                return replace(step, value=value.text())
            case "fill":
                return replace(step, fields=_texts(value))
            case "wait":
                return replace(step, value=value.text(), seconds=_seconds(value))
        if value.given:
            raise value.wrong(f"nothing stands at it: '- {step.kind}:'")
        return step

    def _there(self, name: str) -> str:
        """A member, who is new where members are not listed."""
        self.members.setdefault(name, Member(name, self._servers[:1]))
        return name

    def _member(self, value: Value) -> str:
        if self._closed:
            return value.one_of(list(self.members))
        return self._there(_name(value.text(), value))

    def _server(self, by: str, value: Value | None) -> str:
        """Where a member does something: a server that they are in, or join where members are not listed."""
        member = self.members[by]
        if value is None:
            return member.servers[0]
        server = value.one_of(self._servers)
        if server not in member.servers:
            if self._closed:
                raise value.wrong(f"{by} is no member of {server} (but of {', '.join(member.servers)})")
            self.members[by] = replace(member, servers=(*member.servers, server))
        return server

    def _known(self, value: Value) -> str:
        label = value.text()
        if label not in self._labels:
            there = f"there are {', '.join(self._labels)}" if self._labels else "no step before has 'as: LABEL'"
            raise value.wrong(f"no message is called {label!r} ({there})")
        return label

    def _new(self, value: Value) -> str:
        label = value.text()
        if not _LABEL.fullmatch(label):
            raise value.wrong("a label is a few letters, digits and blanks")
        if label in self._labels:
            raise value.wrong(f"another step is called {label!r}")
        self._labels.append(label)
        return label

    def _expected(self, value: Value, kind: str) -> Expected:
        found = load_expected(value, completes=kind == "complete")
        if found.seen_by:
            self._member(value.keys()["seen_by"])
        if self._articles and (unknown := [one for one in found.cites if one not in self._articles]):
            raise value.keys()["cites"].wrong(f"{choice(self._articles)} is needed, not {unknown[0]!r}")
        return found


def _message(value: Value) -> str:
    text = value.text()
    if len(text) > _MESSAGE:
        raise value.wrong(f"Discord takes at most {_MESSAGE:,} characters, not {len(text):,}")
    return text


def _texts(value: Value) -> dict[str, str]:
    """Texts by their names; one may be empty."""
    found = {name: one.text() if one.given else "" for name, one in value.keys().items()}
    if not found:
        raise value.wrong("at least one is needed: {NAME: TEXT}")
    return found


def _channel(value: Value) -> str:
    found = _CHANNEL.fullmatch(value.text().lower())
    if not found:
        raise value.wrong(f"{value.text()!r} cannot be a channel's name (letters, digits, - and _; or {DIRECT})")
    return found[1]


def _seconds(value: Value) -> float:
    try:
        return float(seconds(value.text()))
    except InputError as error:
        raise value.wrong(str(error)) from None
