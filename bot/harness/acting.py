"""What members do in a channel, or in their conversation with the bot alone; Discord keeps the two apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.harness.seen import Button, Seen
from bot.harness.stage import BOT, DIRECT, Stage

if TYPE_CHECKING:
    from simcord import InteractionResult, MemberActor


class ImpossibleError(Exception):
    """Nobody could do that: there is no such button, no such message; the text says what there is."""


@dataclass(frozen=True)
class Hand:
    """A member in one place: a channel by its name, or ``direct``."""

    stage: Stage
    member: MemberActor
    place: str

    @property
    def _direct(self) -> bool:
        return self.place == DIRECT

    async def say(self, text: str, reply_to: Seen | None = None) -> int:
        """Write a message; gives its id."""
        if not self._direct:
            original = reply_to.message if reply_to else None
            return (await self.member.send(self._channel, text, reply_to=original)).id
        more: dict[str, Any] = {}
        if reply_to:
            place, message = self.member.user.dm_channel.id, reply_to.message.id
            more["reference"] = {"channel_id": str(place), "message_id": str(message)}
        return (await self.member.user.send_dm(text, **more)).id

    async def edit(self, seen: Seen, text: str) -> None:
        """Change a message of one's own."""
        await (self.member.user if self._direct else self.member).edit(seen.message, text)

    async def delete(self, seen: Seen) -> None:
        """Take a message of one's own away."""
        await (self.member.user if self._direct else self.member).delete(seen.message)

    async def slash(self, name: str, options: Mapping[str, object]) -> InteractionResult:
        """Run a command."""
        if self._direct:
            found: InteractionResult = await self.member.user.slash(name, **options)
            return found
        return await self.member.slash(self._channel, name, **options)

    async def complete(self, name: str, option: str, text: str, others: Mapping[str, object]) -> tuple[str, ...]:
        """What the bot offers for an option while it is typed, as it is shown."""
        return tuple(shown for shown, _ in await self.offered(name, option, text, others))

    async def offered(
        self, name: str, option: str, text: str, others: Mapping[str, object]
    ) -> tuple[tuple[str, str], ...]:
        """The same, each with what is sent for it."""
        if self._direct:
            found = await self.member.user.autocomplete(name, option, text, **others)
        else:
            found = await self.member.autocomplete(self._channel, name, option, text, **others)
        return tuple((str(one["name"]), str(one["value"])) for one in found)

    async def menu(self, name: str, seen: Seen) -> InteractionResult:
        """Choose something in the menu of a message."""
        if self._direct:
            raise ImpossibleError("menus of messages can be tried in a server's channel only")
        return await self.member.context_menu(self._channel, name, seen.message)

    async def press(self, seen: Seen, label: str) -> InteractionResult:
        """Press a button by its label."""
        return await self.click(seen, _button(seen, label))

    async def click(self, seen: Seen, button: Button) -> InteractionResult:
        """Press one of its buttons."""
        if button.disabled or not button.custom_id:
            why = f"opens {button.url}" if button.url else "cannot be pressed now"
            raise ImpossibleError(f"the button {button.label!r} {why}")
        result: InteractionResult = await (self.member.user if self._direct else self.member).click(
            seen.message, custom_id=button.custom_id
        )
        return result

    async def fill(self, form: InteractionResult, fields: Mapping[str, str]) -> InteractionResult:
        """Fill in a form by its fields' labels and send it."""
        there = dict(_inputs((form.modal or {}).get("components", ())))
        for label in fields:
            if label not in there:
                raise ImpossibleError(f"the form has no field {label!r} (it has {', '.join(there)})")
        values = {there[label]: text for label, text in fields.items()}
        result: InteractionResult = await (self.member.user if self._direct else self.member).submit_modal(form, values)
        return result

    @property
    def _channel(self) -> Any:
        return self.stage.channel(self.member.guild, self.place)


def _button(seen: Seen, label: str) -> Button:
    named = [one for one in seen.buttons if one.label.casefold() == label.casefold()]
    if not named:
        there = ", ".join(one.label for one in seen.buttons)
        raise ImpossibleError(f"no button {label!r} ({f'there are {there}' if there else 'the message has none'})")
    return named[0]


def _inputs(components: Any) -> Any:
    """Label and id of each text field of a form, however deep it stands in it."""
    for one in components:
        inner = one.get("component")
        if inner:
            yield str(one.get("label")), str(inner["custom_id"])
        elif "components" in one:
            yield from _inputs(one["components"])
        elif one.get("label"):
            yield str(one["label"]), str(one["custom_id"])


def mentioning(stage: Stage, people: Mapping[str, MemberActor], text: str) -> str:
    """A message as Discord sends it: "@onrecord" and "@alice" are mentions."""
    mentions = {name: one.mention for name, one in people.items()} | {BOT: stage.mention}
    longest_first = "|".join(re.escape(name) for name in sorted(mentions, key=len, reverse=True))
    return re.sub(rf"@({longest_first})(?![\w-])", lambda found: mentions[found[1]], text)
