"""A database server whose disk is full says so in a line and still answers; with room again nothing is missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator

import pytest
from trust_server import NEEDS_SERVER, Server

from answers import Archive, Article
from answers.errors import ArchiveError
from answers.model import Verdict

pytestmark = [
    pytest.mark.system,
    pytest.mark.skipif(os.geteuid() != 0, reason="a disk is mounted by root alone"),
    NEEDS_SERVER,
]

LEFT = 200 << 10
"""Bytes that are left on the disk when articles are added: a few hundred sentences."""


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server on a small disk of its own."""
    pytest.importorskip("psycopg")
    disk = tempfile.mkdtemp(prefix="onrecord-disk-")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=160m", "none", disk], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        monkeypatch.setattr(tempfile, "tempdir", disk)
        made = Server()
        monkeypatch.undo()
        yield made
        made.close()
    finally:
        subprocess.run(["umount", "--lazy", disk], check=True)
        shutil.rmtree(disk)


def articles(first: int, count: int) -> list[Article]:
    rain = "It rained on the town. " * 200
    return [
        Article(f"a{n}", f"Weir {n}", f"Mara Quist said that weir number {n} would hold. {rain}")
        for n in range(first, first + count)
    ]


def test_a_full_disk_loses_nothing(server: Server) -> None:
    url = server.database("full")
    ballast = server.folder / "ballast"
    added = 20
    with Archive.open(url) as archive:
        archive.add(articles(0, added))
        ballast.write_bytes(bytes(max(0, shutil.disk_usage(server.folder).free - LEFT)))
        said = ""
        while not said and added < 10_000:
            try:
                archive.add(articles(added, 50), read=False)
                added += 50
            except ArchiveError as error:
                said = str(error)
        assert "No space left on device" in said
        assert "\n" not in said
        assert archive.ask("did Mara Quist say that weir number 3 would hold?").verdict is Verdict.YES
    ballast.unlink()
    with Archive.open(url) as archive:
        assert archive.catalogue.size == added
        archive.add(articles(added, 50), read=False)
        assert archive.catalogue.size == added + 50
        found = archive.ask(f"did Mara Quist say that weir number {added + 7} would hold?")
        assert [one.article.id for one in found.excerpts] == [f"a{added + 7}"]
