"""How long a mention waits for its reply, and how long the event loop was blocked meanwhile.

    python tests/bench/discord_latency.py ARCHIVE [--questions 200] [--at-once 1] [--processes 2] [--seed 1]

The real bot over an archive of one's own, in a Discord in memory; the questions are made of the archive's speakers and
the words of its titles, every third with a slip of the pen. Prints p50, p95 and the longest wait from mention to reply,
and the longest time that a heartbeat of 5 ms was late. Exit status 1 when the heartbeat missed 100 ms.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import random
import statistics
import sys
import time
from pathlib import Path
from typing import Any

import simcord

from answers import Archive, title_topics
from bot.client import OnRecord
from bot.settings import Settings

BEAT = 0.005
MISSED = 0.1


class Heartbeat:
    """A task that wakes every 5 ms, and how late it was at worst."""

    def __init__(self) -> None:
        self.late: list[float] = []

    async def run(self) -> None:
        """Beat until cancelled."""
        while True:
            before = time.perf_counter()
            await asyncio.sleep(BEAT)
            self.late.append(time.perf_counter() - before - BEAT)


def make_questions(archive: Archive, number: int, rng: random.Random) -> list[str]:
    """Questions on who speaks in the archive and what its titles are about."""
    speakers = list(archive.catalogue.speakers())[:400] or ["the company"]
    about = list(title_topics(title for _, title in archive.catalogue.titles()))[:600]
    forms = ["did {who} mention {topic}?", "what did {who} say about {topic}?", "who mentioned {topic}?", "{topic}"]
    made = []
    for n in range(number):
        text = forms[n % len(forms)].format(who=rng.choice(speakers), topic=rng.choice(about).lower())
        if n % 3 == 0:
            at = rng.randrange(4, len(text) - 1) if len(text) > 6 else 1
            text = text[:at] + text[at + 1 :]
        made.append(text)
    return made


async def measure(
    archive: Archive, questions: list[str], at_once: int, processes: int
) -> tuple[list[float], list[float], int]:
    """Seconds from each mention to its reply, how late each heartbeat was, and how many mentions got no reply."""
    settings = Settings(member_per_minute=10_000, server_per_minute=100_000, waiting=10_000, processes=processes)
    bot = OnRecord(archive, settings, place=archive.catalogue.file)
    async with simcord.run(bot, settle_timeout=60.0) as env:
        guild = env.create_guild()
        channels = [guild.create_text_channel(f"channel-{n}") for n in range(at_once)]
        member = guild.add_member(env.create_user("member"))
        await env.settle()
        assert bot.user is not None
        sent: dict[int, float] = {}
        waits: list[float] = []

        def seen(event: str, payload: Any) -> None:
            if event != "MESSAGE_CREATE":
                return
            reference = payload.get("message_reference")
            if reference:
                if payload["content"].startswith(("Something went wrong", "Too many", "The archive cannot")):
                    raise SystemExit(f"a mention was answered by: {payload['content']}")
                waits.append(time.perf_counter() - sent[int(reference["message_id"])])
            else:
                sent[int(payload["id"])] = time.perf_counter()

        env.backend.subscribers.insert(0, seen)
        heart = Heartbeat()
        beating = asyncio.create_task(heart.run())
        for start in range(0, len(questions), at_once):
            batch = questions[start : start + at_once]
            for text, channel in zip(batch[1:], channels[1:], strict=False):  # the last one sent is what is waited for
                env.backend.create_message(channel.id, member.id, f"<@{bot.user.id}> {text}")
            await member.send(channels[0], f"<@{bot.user.id}> {batch[0]}")
        beating.cancel()
        env.backend.subscribers.remove(seen)
    return waits, heart.late, len(questions) - len(waits)


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--at-once", type=int, default=1, help="mentions sent together")
    parser.add_argument("--processes", type=int, default=2, help="that search and read; 0: threads")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    if not args.archive.is_file():
        sys.exit(f"there is no archive {args.archive} (onrecord --archive {args.archive} add FILE makes it)")
    with Archive.open(args.archive) as archive:
        if archive.catalogue.unread:
            sys.exit(f"{archive.catalogue.unread:,} articles are not read yet (onrecord --archive {args.archive} read)")
        questions = make_questions(archive, args.questions, random.Random(args.seed))
        gc.collect()
        gc.freeze()  # as onrecord run does
        waits, late, silent = asyncio.run(measure(archive, questions, args.at_once, args.processes))
        articles = archive.coverage().articles
    cuts = [1000 * cut for cut in statistics.quantiles(waits, n=20)]
    worst = max(late)
    print(f"{articles:,} articles, {len(questions)} mentions, {args.at_once} at once, {silent} without a reply")
    print(f"mention to reply: p50 {cuts[9]:.0f} ms, p95 {cuts[18]:.0f} ms, longest {max(waits) * 1000:.0f} ms")
    print(f"event loop: longest block {worst * 1000:.0f} ms over {len(late):,} heartbeats")
    return int(worst > MISSED)


if __name__ == "__main__":
    sys.exit(main())
