"""The operator's guide: its commands are well formed, and what it names is there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from guide_blocks import GUIDE, README, TOOLS, TOP, Block, blocks
from rehearsal import SECTIONS

from answers.model import Verdict
from bot.cli.arguments import parse
from bot.service.gateway import Shard
from bot.service.metrics import Metrics, Standing
from bot.settings import explained

pytestmark = pytest.mark.system

BLOCKS = blocks(GUIDE)


def ids(block: Block) -> str:
    return f"line {block.line}"


@pytest.fixture(scope="session")
def path_with_onrecord(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A search path on which ``onrecord`` is this program."""
    folder = tmp_path_factory.mktemp("bin")
    (folder / "onrecord").write_text(f'#!/bin/sh\nPYTHONPATH={TOP} exec {sys.executable} -m bot.cli "$@"\n')
    (folder / "onrecord").chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


@pytest.mark.parametrize("block", BLOCKS, ids=ids)
def test_commands_are_well_formed(block: Block) -> None:
    # 2012: names of copies and releases are made here and hold nothing unusual; 2164: the shell stops at a failure.
    command = [str(TOOLS / "shellcheck"), "--shell=sh", "--exclude=SC2012,SC2164", "-"]
    linted = subprocess.run(command, input=block.text, capture_output=True, text=True, check=False)
    assert linted.returncode == 0, linted.stdout


@pytest.mark.parametrize("block", BLOCKS, ids=ids)
def test_what_onrecord_is_told_it_understands(block: Block) -> None:
    text = block.text.replace("\\\n", " ")
    for arguments in re.findall(
        r"(?:^|exec onrecord |run --rm onrecord |&& )onrecord ([^|<&'\n]+)", text, re.MULTILINE
    ):
        words = [re.sub(r'^"|"$', "", word) for word in re.findall(r'"[^"]*"|\S+', arguments)]
        parse(words)


@pytest.mark.needs("bwrap")
@pytest.mark.parametrize("block", [one for one in BLOCKS if not one.needs], ids=ids)
def test_commands_that_need_nothing_run(block: Block, tmp_path: Path, path_with_onrecord: str) -> None:
    environment = {**os.environ, "PATH": path_with_onrecord, "HOME": str(tmp_path)}
    for name in ("ONRECORD_ARCHIVE", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        environment.pop(name, None)
    home = ["--ro-bind", "/", "/", "--dev", "/dev", "--bind", str(tmp_path), str(tmp_path)]
    nobody = ["bwrap", "--unshare-user", "--uid", "10001", "--gid", "10001", "--cap-drop", "ALL", *home]
    ran = subprocess.run(
        [*nobody, "sh", "-e", "-c", block.text],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("path", [GUIDE, README], ids=lambda path: path.name)
def test_every_block_says_what_it_needs_in_words_that_are_known(path: Path) -> None:
    found = blocks(path, None)
    assert {block.language for block in found} <= {"", "sh", "yaml", "python", "mermaid"}


def test_every_block_is_rehearsed_or_needs_docker() -> None:
    """The rehearsal follows these sections whole, and says itself that it has come to the end."""
    assert list(dict.fromkeys(block.section for block in BLOCKS if "docker" not in block.needs)) == list(SECTIONS)


def test_what_it_links_to_is_there() -> None:
    text = GUIDE.read_text()
    anchors = {
        re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in re.findall(r"^#+ (.+)$", text, re.M)
    }
    for target in re.findall(r"\]\(([^)]+)\)", text):
        if target.startswith("#"):
            assert target[1:] in anchors
        elif not target.startswith("https://"):
            assert (GUIDE.parent / target).is_file(), target
    for path in re.findall(r"\bdeploy/[\w./-]+\w", text):
        assert (TOP / path).is_file(), path


def test_settings_that_it_names_are_there() -> None:
    named = set(re.findall(r"`([a-z_]+)(?:: [^`]+)?`", GUIDE.read_text()))
    near = {name for name in named if "_" in name and not name.startswith("onrecord_")}
    others = {"mem_limit", "pg_dump"}
    assert near - others <= set(explained())


def test_metrics_that_it_names_are_served() -> None:
    metrics = Metrics()
    metrics.answered(Verdict.YES, 0.1)
    standing = Standing(shards={0: Shard(1.0, 0.1, recent=True)}, servers=1, pending=0, articles=1, unread=0)
    served = metrics.shown(standing)[0].decode()
    named = set(re.findall(r"\bonrecord_\w+", GUIDE.read_text()))
    assert named
    assert {name for name in named if name not in served} == set()


def test_its_files_are_well_formed() -> None:
    parts = [yaml.safe_load(block.text) for block in blocks(GUIDE, "yaml")]
    scrape, alerts = parts
    assert scrape["scrape_configs"][0]["static_configs"][0]["targets"] == ["127.0.0.1:9464"]
    rules = [rule for group in alerts["groups"] for rule in group["rules"]]
    assert all({"alert", "expr", "annotations"} <= rule.keys() for rule in rules)
