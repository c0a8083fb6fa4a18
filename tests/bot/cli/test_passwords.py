"""A database's password is never shown, however its URL is mistyped."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.cli import main

SECRET = "zeppelin/42"
PLACES = [
    "postgresql:/u:{}@host/db",
    "postgresql:u:{}@host/db",
    "postgresql//u:{}@host/db",
    "postgres:/u:{}@host/db",
    "postgresql+psycopg:/u:{}@host/db",
    "u:{}@host/db",
    "postgresql://u:{}@host:notaport/db",
    "postgresql://host:{}/db",
    "postgresql://u:{}@odd@localhost/db",
    "postgresql+psycopg://u:a@{}@localhost/db",
    "postgresqll://u:{}@host/db",
    "postgresql+nodriver://u:{}@host/db",
    "postgresql+psycopg://localhost:1/db?user=u&password={}",
    "postgresql+psycopg://u:{}@localhost:1/db",
]
COMMANDS = {
    "ask": ["ask", "Trump"],
    "read": ["read"],
    "add": ["add", "nowhere.txt"],
    "backup": ["backup", "copy.db"],
    "doctor": ["doctor"],
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS.keys())
@pytest.mark.parametrize("place", PLACES)
def test_no_piece_of_it_is_shown(
    place: str, command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([*command, "--archive", place.format(SECRET)]) in (1, 2)
    captured = capsys.readouterr()
    assert not [piece for piece in SECRET.split("/") if piece in captured.out + captured.err]
    assert "internal error" not in captured.out + captured.err
    assert not list(tmp_path.iterdir())
