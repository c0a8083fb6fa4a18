from __future__ import annotations

from pathlib import Path

import pytest

from answers.errors import InputError
from bot.settings import TOKEN, Settings, explained, load, parse, read_token

SECRET = "MTAw.Gabcde.a-secret_part"


def test_an_empty_file_is_the_defaults() -> None:
    assert parse("") == Settings()


def test_every_setting_can_be_given() -> None:
    values = {name: default for name, (default, _) in explained().items() if default is not None}
    text = "\n".join(
        f"{name}: {str(value).lower() if isinstance(value, bool) else repr(value)}" for name, value in values.items()
    )
    assert parse(f"{text}\narchive: a.db\ntoken_file: t\nlisten: 9464") == Settings(
        archive="a.db", token_file="t", listen="127.0.0.1:9464"
    )


def test_every_setting_is_explained() -> None:
    assert all(about for _, about in explained().values())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("archve: a.db", "bot.yaml:1: unknown setting 'archve' (did you mean archive?)"),
        ("\nzzz: 1", "bot.yaml:2: unknown setting 'zzz' (known are archive, "),
        ("at_once: many", "bot.yaml:1: at_once: a whole number from 1 to 64 is needed"),
        ("at_once: 0", "bot.yaml:1: at_once: a whole number from 1 to 64 is needed"),
        ("at_once: true", "bot.yaml:1: at_once: a whole number"),
        ("message_content: sometimes", "bot.yaml:1: message_content: true or false is needed"),
        ("archive: 7", "bot.yaml:1: archive: a text is needed"),
        ("archive:", "bot.yaml:1: archive: a text is needed"),
        ("lore: [a]", "bot.yaml:1: lore: a text is needed"),
        ("time_zone: Atlantis", "bot.yaml:1: time_zone: a time zone is needed"),
        ("log_level: LOUD", "bot.yaml:1: log_level: one of DEBUG"),
        ("shards: 4-3/16", "bot.yaml:1: shards: "),
        ("shards: 16/16", "bot.yaml:1: shards: "),
        ("listen: everywhere", "bot.yaml:1: listen: an address with its port is needed, such as 127.0.0.1:9464"),
        ("listen: true", "bot.yaml:1: listen: an address"),
        ("listen: 0", "bot.yaml:1: listen: an address"),
        ("listen: 65536", "bot.yaml:1: listen: an address"),
        ("listen: :9464", "bot.yaml:1: listen: an address"),
        ("listen: 10.0.0.256:9464", "bot.yaml:1: listen: an address"),
        ("listen: '::1:9464'", "bot.yaml:1: listen: an address"),
        ("listen: example.org:9464", "bot.yaml:1: listen: an address"),
        ("listen: 10.0.0.1", "bot.yaml:1: listen: an address"),
        ("at_once: 1\nmetrics: true", "bot.yaml:2: metrics: they need listen"),
        ("metrics: 'on'", "bot.yaml:1: metrics: true or false is needed"),
        ("keep_days: 1\nkeep_days: 2", "bot.yaml:2: keep_days is given twice"),
        ("token: abc", "bot.yaml:1: unknown setting 'token' (did you mean token_file?)"),
        ("- a", "bot.yaml: a list of settings is needed"),
        ("a: [", "bot.yaml:"),
        ("at_once: 0\nwaiting: -1", "bot.yaml:2: waiting: a whole number from 0"),
        ("waiting: 1\narchive: 2025-99-99", "bot.yaml:2: archive: there is no such date"),
        ("waiting: 1\nat_once: 2025-08-13T10:00:00-99:00", "bot.yaml:2: at_once: there is no such date"),
        ("waiting: 1\nkeep_days: " + "9" * 5000, "bot.yaml:2: keep_days: there is no such date, time or number"),
        ("waiting: 1\narchive: " + "[" * 900, "bot.yaml:2: nested too deeply"),
        ("waiting: 1\narchive: " + "[" * 900 + "]" * 900, "bot.yaml:2: nested too deeply"),
        ('waiting: 1\narchive: "\\ud800"', "bot.yaml:2: archive: it has characters in it that cannot be shown"),
        ('waiting: 1\ntoken_file: "a\\0b"', "bot.yaml:2: token_file: it has characters in it that cannot be shown"),
        ("waiting: 1\narchive: !!python/none x", "bot.yaml:2: archive: could not determine a constructor"),
        ("waiting: 1\n? [a, b]\n: 2", "bot.yaml:2: unknown setting"),
    ],
)
def test_everything_wrong_is_named_with_its_line(text: str, message: str) -> None:
    with pytest.raises(InputError) as raised:
        parse(text, "bot.yaml")
    assert message in str(raised.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read: No such file"):
        load(tmp_path / "bot.yaml")


@pytest.mark.parametrize(
    ("shards", "count", "ids"),
    [("auto", None, None), ("0/1", 1, [0]), ("0-3/16", 16, [0, 1, 2, 3]), ("15/16", 16, [15])],
)
def test_shards_are_understood(shards: str, count: int | None, ids: list[int] | None) -> None:
    settings = parse(f'shards: "{shards}"')
    assert (settings.shard_count, settings.shard_ids) == (count, ids)


@pytest.mark.parametrize(
    ("listen", "endpoint"),
    [
        ("9464", ("127.0.0.1", 9464)),
        ("'9464'", ("127.0.0.1", 9464)),
        ("localhost:80", ("localhost", 80)),
        ("0.0.0.0:9464", ("0.0.0.0", 9464)),
        ("'[::1]:65535'", ("::1", 65535)),
    ],
)
def test_an_address_is_understood_and_a_port_alone_is_on_the_loopback(listen: str, endpoint: tuple[str, int]) -> None:
    assert parse(f"listen: {listen}").endpoint == endpoint


def test_nothing_is_opened_unless_asked_for() -> None:
    assert Settings().endpoint is None
    assert not Settings().metrics


def test_the_token_comes_from_the_environment() -> None:
    assert read_token(Settings(), {TOKEN: f" {SECRET}\n"}) == SECRET


def test_the_token_comes_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(f"{SECRET}\n")
    assert read_token(Settings(token_file=str(file)), {}) == SECRET


@pytest.mark.parametrize("token", ["Gabcde", "two.parts", f"{SECRET} and more", "Bot " + SECRET])
def test_what_is_no_token_is_refused_without_being_shown(token: str) -> None:
    with pytest.raises(InputError) as raised:
        read_token(Settings(), {TOKEN: token})
    assert token not in str(raised.value)


def test_a_token_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"token file .*none cannot be read"):
        read_token(Settings(token_file=str(tmp_path / "none")), {})


def test_what_the_command_line_gives_in_no_encoding_is_no_yaml() -> None:
    with pytest.raises(InputError, match=r"^--shards: no YAML"):
        parse('shards: "\udc80"', "--shards")
