"""The container: what its linters say, what gets into it, and what it may do."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml
from docker.utils import exclude_paths
from dockerfile_parse import DockerfileParser
from guide_blocks import TOOLS, TOP

from bot.settings import Settings, load

pytestmark = pytest.mark.system

DEPLOY = TOP / "deploy"
DOCKERFILE = DEPLOY / "Dockerfile"
COMPOSE = DEPLOY / "compose.yaml"


@pytest.fixture(scope="module")
def stages() -> list[list[tuple[str, str]]]:
    """The instructions of each stage of the Dockerfile, with their values."""
    found: list[list[tuple[str, str]]] = []
    for one in DockerfileParser(str(DOCKERFILE), cache_content=True).structure:
        if one["instruction"] == "FROM":
            found.append([])
        if found and one["instruction"] != "COMMENT":
            found[-1].append((one["instruction"], one["value"]))
    return found


@pytest.fixture(scope="module")
def service() -> dict[str, Any]:
    compose = yaml.safe_load(COMPOSE.read_text())
    (found,) = compose["services"].values()
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="module")
def context() -> set[str]:
    """What gets into the build."""
    rules = DEPLOY / "Dockerfile.dockerignore"
    patterns = [line for line in rules.read_text().splitlines() if line and not line.startswith("#")]
    return {path for path in exclude_paths(str(TOP), patterns) if (TOP / path).is_file()}


def last(stage: list[tuple[str, str]], instruction: str) -> str:
    return [value for name, value in stage if name == instruction][-1]


# Linters


def test_hadolint_finds_nothing() -> None:
    found = subprocess.run(
        [TOOLS / "hadolint", "--failure-threshold", "style", DOCKERFILE], capture_output=True, check=False
    )
    assert (found.returncode, found.stdout.decode()) == (0, "")


def test_the_compose_file_is_one() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(COMPOSE)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout


# What gets into it


def test_nothing_but_the_program_gets_into_the_build(context: set[str]) -> None:
    tops = {path.split("/")[0] for path in context}
    assert tops == {"LICENSE", "README.md", "pyproject.toml", "answers", "bot", "seeds", "deploy"}
    assert [path for path in context if path.startswith("deploy")] == ["deploy/requirements.txt"]
    assert not [path for path in context if path.endswith((".pyc", ".db", "token", ".env"))]


def test_all_that_is_copied_is_there(stages: list[list[tuple[str, str]]], context: set[str]) -> None:
    copied = [
        value.split()[:-1] for stage in stages for name, value in stage if name == "COPY" and "--from" not in value
    ]
    for source in (one for sources in copied for one in sources):
        assert [path for path in context if path == source or path.startswith(source)], source


def test_only_what_has_its_checksum_is_installed(stages: list[list[tuple[str, str]]]) -> None:
    installs = [value for name, value in stages[0] if name == "RUN" and "pip install" in value]
    assert installs == [
        "pip install --only-binary :all: --require-hashes -r requirements.txt",
        "pip install --no-deps --no-build-isolation .",
    ]


def test_the_program_can_be_built_from_what_gets_into_the_build(context: set[str], tmp_path: Path) -> None:
    for path in context:
        copy = tmp_path / "src" / path
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes((TOP / path).read_bytes())
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(tmp_path), str(tmp_path / "src")]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        held = {name.replace("bot/seeds/", "seeds/") for name in archive.namelist()}
    assert {path for path in context if path.startswith(("answers/", "bot/", "seeds/"))} <= held


# What it may do


def test_it_runs_as_nobody_in_particular(stages: list[list[tuple[str, str]]], service: dict[str, Any]) -> None:
    user = last(stages[-1], "USER")
    assert int(user.split(":")[0]) >= 10_000
    assert service["user"] == user
    after = [name for name, _ in stages[-1]]
    proof = next(n for n, (name, value) in enumerate(stages[-1]) if name == "RUN" and "onrecord check" in value)
    assert proof > after.index("USER")


def test_no_pip_is_left(stages: list[list[tuple[str, str]]]) -> None:
    assert "--without-pip" in next(value for name, value in stages[0] if "venv" in value)
    assert next(value for name, value in stages[-1] if name == "RUN").startswith("pip uninstall --yes")


def test_the_token_is_a_secret_where_the_configuration_looks_for_it(
    stages: list[list[tuple[str, str]]], service: dict[str, Any]
) -> None:
    environment = [value for stage in stages for name, value in stage if name in ("ENV", "ARG")]
    assert "TOKEN" not in " ".join(environment)
    assert "environment" not in service
    assert [secret["target"] for secret in service["secrets"]] == [load(DEPLOY / "onrecord.yaml").token_file]


def test_it_writes_to_the_archives_volume_and_to_tmp(
    stages: list[list[tuple[str, str]]], service: dict[str, Any]
) -> None:
    folder = last(stages[-1], "VOLUME")
    assert load(DEPLOY / "onrecord.yaml").archive == f"{folder}/archive.db"
    assert service["read_only"] is True
    assert [line.split(":")[0] for line in service["tmpfs"]] == ["/tmp"]
    named, bound = service["volumes"]
    assert named == f"archive:{folder}"
    assert bound["read_only"] is True


def test_it_has_no_more_rights_than_it_needs(service: dict[str, Any]) -> None:
    assert service["cap_drop"] == ["ALL"]
    assert "cap_add" not in service
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "ports" not in service
    assert {"mem_limit", "pids_limit"} <= service.keys()


def test_it_is_given_the_time_that_it_takes_to_stop(service: dict[str, Any]) -> None:
    assert int(service["stop_grace_period"].removesuffix("s")) >= Settings().stop_seconds + 10


def test_both_check_its_health_alike(stages: list[list[tuple[str, str]]], service: dict[str, Any]) -> None:
    options, _, command = last(stages[-1], "HEALTHCHECK").partition("CMD ")
    check = service["healthcheck"]
    assert ["CMD", *json.loads(command)] == check["test"]
    given = dict(option.removeprefix("--").replace("-", "_").split("=") for option in options.split())
    assert given == {key: str(value) for key, value in check.items() if key != "test"}
