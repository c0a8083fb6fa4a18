"""What a process does to an archive until it is killed, telling what it begins and what was acknowledged."""

from __future__ import annotations

import json
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from answers import Archive, Article, back_up, restore
from answers.errors import ArchiveError

MOST = 60
"""Articles that an archive grows to."""

State = dict[str, int]
"""The version of each article, by its id."""
Step = dict[str, Any]
"""What is done: ``put`` (a state of some articles), ``remove`` (ids), or something that changes no article."""


def article(id_: str, version: int) -> Article:
    """The article of an id in one of its versions, with words that no other one has."""
    text = (
        f"Edda Marlow said that the lighthouse {id_} would need {version} new lamps. "
        f"The harbour board of quay {id_} did not approve version{version}x. Nobody mentioned eels.\n\n"
        f"In {id_}, the keeper Jon Pell told the town on Monday that the beam{id_} was dim."
    )
    return Article(id=id_, title=f"Lamps of {id_}", text=text, publisher="Quay Courier")


def after(state: State, step: Step) -> State:
    """The articles after a step."""
    gone = set(step.get("remove", ()))
    return {id_: version for id_, version in (state | step.get("put", {})).items() if id_ not in gone}


class Worker:
    """Does random steps; each is told to ``say`` before and after it is done."""

    def __init__(self, place: str, state: State, seed: int, folder: Path, say: Callable[..., None]) -> None:
        self._place, self._state, self._folder, self._say = place, dict(state), folder, say
        self._chance = random.Random(seed)
        self._number = 0

    def work(self, kinds: str) -> None:
        """Do steps of these kinds until one fails, which is told."""
        try:
            with Archive.open(self._place) as archive:
                while True:
                    step = self._step(kinds)
                    self._number += 1
                    self._say("begin", self._number, step)
                    self._do(archive, step)
                    self._state = after(self._state, step)
                    self._say("done", self._number)
        except ArchiveError as error:
            self._say("failed", self._number, str(error))

    def _step(self, kinds: str) -> Step:
        chance, ids = self._chance, list(self._state)
        kind = chance.choice(kinds.split())
        if kind == "put" and len(ids) < MOST:
            new = [f"n{chance.randrange(10**9)}" for _ in range(chance.randint(1, 6))]
            return {"put": dict.fromkeys(new, 1)}
        some = chance.sample(ids, min(len(ids), chance.randint(1, 6)))
        if kind == "replace" and some:
            return {"put": {id_: self._state[id_] + 1 for id_ in some}}
        if kind in ("put", "remove") and some:
            return {"remove": some}
        return {kind: True} if kind in ("read", "ask", "backup") else {"ask": True}

    def _do(self, archive: Archive, step: Step) -> None:
        if put := step.get("put"):
            archive.add([article(id_, version) for id_, version in put.items()], read=False)
        elif ids := step.get("remove"):
            archive.remove(ids)
        elif "read" in step:
            archive.read(limit=2)
        elif "backup" in step:
            back_up(self._place, self._folder / f"copy-{os.getpid()}-{self._number}.db")
        else:
            archive.ask("did Edda Marlow mention the lighthouse?")


def bring_forward(place: str, say: Callable[..., None]) -> None:
    """Open an archive of an older format, or make a new one, and look something up."""
    say("begin", 1, {})
    with Archive.open(place) as archive:
        archive.ask("did Edda Marlow mention the lighthouse?")
    say("done", 1)


def put_back(place: str, copy: Path, say: Callable[..., None]) -> None:
    """Put a copy in the archive's place again and again."""
    for number in range(1, 1000):
        say("begin", number, {"restore": True})
        kept = restore(copy, place, Path(place))
        say("done", number)
        if kept:
            shutil.rmtree(kept)


def speaker(pipe: int) -> Callable[..., None]:
    """What says things to the one who kills: each a line, whole or not at all."""

    def say(*what: object) -> None:
        os.write(pipe, json.dumps(what).encode() + b"\n")

    return say
