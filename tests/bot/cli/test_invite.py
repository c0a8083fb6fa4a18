from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import discord
import pytest

from bot.cli import main
from bot.invitation import NEEDS
from bot.settings import TOKEN

APPLICATION = "1000000000000000001"
SECRET = "MTAwMDAwMDAwMDAwMDAwMDAwMQ.Gabcde.a-token-that-was-made-up_0123456789"


def query(link: str) -> dict[str, str]:
    parts = urlsplit(link)
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "discord.com", "/oauth2/authorize")
    return {key: values[0] for key, values in parse_qs(parts.query).items()}


@pytest.fixture(autouse=True)
def _no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(TOKEN, raising=False)


def test_the_link_asks_for_the_permissions_that_are_needed_and_no_other(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["invite", "--application", APPLICATION]) == 0
    out, err = capsys.readouterr()
    [line] = out.splitlines()
    asked = query(line)
    assert asked.pop("permissions").isdecimal()
    assert asked == {"client_id": APPLICATION, "scope": "bot applications.commands"}
    flags = [getattr(discord.Permissions, need.permission).flag for need in NEEDS]
    assert int(query(line)["permissions"]) == sum(flags)
    assert err == ""


def test_the_link_for_ones_own_account_asks_for_no_permission(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["invite", "--application", APPLICATION, "--user"]) == 0
    expected = {"client_id": APPLICATION, "scope": "applications.commands", "integration_type": "1"}
    assert query(capsys.readouterr().out.strip()) == expected


def test_the_token_tells_whose_it_is(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv(TOKEN, SECRET)
    assert main(["invite"]) == 0
    out, err = capsys.readouterr()
    assert query(out.strip())["client_id"] == APPLICATION
    assert not any(part in out + err for part in SECRET.split("."))


def test_the_token_may_be_in_the_file_that_the_configuration_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "token").write_text(SECRET)
    (tmp_path / "bot.yaml").write_text(f"token_file: {tmp_path / 'token'}\n")
    assert main(["invite", "--config", str(tmp_path / "bot.yaml")]) == 0
    assert query(capsys.readouterr().out.strip())["client_id"] == APPLICATION


@pytest.mark.parametrize("user", [False, True], ids=["server", "user"])
def test_why_is_told_beside_the_link(user: bool, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["invite", "--application", APPLICATION, "--explain", *(["--user"] if user else [])]) == 0
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 1
    assert all(need.name in err and need.why in err for need in NEEDS) is not user
    assert ("User Install" in err) is user


@pytest.mark.parametrize(
    ("argv", "token", "message"),
    [
        (
            [],
            None,
            "there is no token: set ONRECORD_TOKEN, or token_file in the configuration; or give the application",
        ),
        ([], "a-client-secret", "holds no bot token"),
        ([], "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln", "does not tell whose it is: give the application's id"),
        (["--application", "onrecord"], None, "--application: an id is needed, 17 to 20 digits"),
        (["--application", ""], SECRET, "--application: an id is needed"),
        (["--config", "nowhere.yaml"], SECRET, "the configuration nowhere.yaml cannot be read"),
    ],
)
def test_what_is_missing_is_one_line(
    argv: list[str],
    token: str | None,
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if token:
        monkeypatch.setenv(TOKEN, token)
    assert main(["invite", *argv]) == 2
    out, err = capsys.readouterr()
    [line] = err.splitlines()
    assert message in line
    assert out == ""
    assert not token or token not in err
