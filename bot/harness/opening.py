"""The conversation that stands in a channel when somebody comes to try it: how one asks there, and a first question.

Only what members write is made here; all that the bot says, it says itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from answers import Archive
from bot.harness.stage import Stage

if TYPE_CHECKING:
    from simcord import ChannelHandle, MemberActor

GREETING = (
    "On Record answers every question in this channel now, from the articles in its archive. Just ask; reply to an "
    "answer to follow it up; type / for its commands, of which /help explains the rest."
)


@dataclass(frozen=True, slots=True)
class Opening:
    """A first question, and a reply to its answer. An archive that nobody speaks in has neither."""

    question: str | None = None
    follow_up: str | None = None


ON_SEEDS = Opening("does Trump support an immediate ceasefire?", "and Zelensky?")


def opening_for(archive: Archive) -> Opening:
    """What can be asked of any archive: what its most frequent speaker said, and then the next one."""
    names = [name for name in archive.catalogue.speakers() if name != name.lower()]
    if not names:
        return Opening()
    return Opening(f"what did {names[0]} say?", f"and {names[1]}?" if len(names) > 1 else None)


async def converse(
    stage: Stage, channel: ChannelHandle, manager: MemberActor, member: MemberActor, opening: Opening
) -> None:
    """The manager has every question answered in the channel and says so; the member asks and follows it up."""
    await manager.slash(channel, "settings channel", channel=channel, every_question=True)
    await manager.send(channel, GREETING)
    await stage.wait(60)
    if opening.question is None:
        return
    await member.send(channel, opening.question)
    answer = stage.seen_by(member)[-1]
    await stage.wait(45)
    if opening.follow_up and answer.mine:
        await member.send(channel, opening.follow_up, reply_to=answer.message)
    await stage.wait(45)
