"""``onrecord health`` where no bot answers; with one, see the tests of the running process."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from bot.cli import main


@contextmanager
def serving(status: int, body: str) -> Iterator[int]:
    """Something that gives this answer to everything; gives its port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def ask(tmp_path: Path, config: str) -> int:
    file = tmp_path / "onrecord.yaml"
    file.write_text(config)
    return main(["health", "--config", str(file)])


@pytest.mark.parametrize(
    ("status", "body", "code", "line"),
    [
        pytest.param(200, json.dumps({"alive": True}), 0, "alive", id="alive"),
        pytest.param(503, json.dumps({"alive": False, "why": "no\nluck"}), 1, "onrecord: not alive: no", id="dead"),
        pytest.param(
            503,
            json.dumps({"alive": True, "index": {"why": "the index lags", "behind": 7}}),
            1,
            "onrecord: alive, but the index lags",
            id="alive, without its index",
        ),
        pytest.param(200, "<html>", 1, "no answer that the bot gives", id="no JSON"),
        pytest.param(404, json.dumps({"code": 0}), 1, "no answer that the bot gives", id="other JSON"),
        pytest.param(200, "[]", 1, "no answer that the bot gives", id="a list"),
    ],
)
@pytest.mark.parametrize("host", ["", "0.0.0.0:", "localhost:"])
def test_what_answers_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], host: str, status: int, body: str, code: int, line: str
) -> None:
    with serving(status, body) as port:
        assert ask(tmp_path, f"listen: {host}{port}") == code
    said = capsys.readouterr()
    [only] = (said.out + said.err).splitlines()
    assert line in only


def test_where_nothing_answers_it_is_not_alive(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], unused_tcp_port: int
) -> None:
    assert ask(tmp_path, f"listen: {unused_tcp_port}") == 1
    assert capsys.readouterr().err == f"onrecord: not alive: 127.0.0.1:{unused_tcp_port}: Connection refused\n"


@pytest.mark.parametrize(
    ("config", "message"),
    [
        pytest.param("archive: a.db", "onrecord.yaml sets no listen: there is nothing to ask", id="no endpoint"),
        pytest.param("listen: x", "onrecord.yaml:1: listen: an address", id="bad configuration"),
    ],
)
def test_without_an_endpoint_the_configuration_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], config: str, message: str
) -> None:
    assert ask(tmp_path, config) == 2
    assert message in capsys.readouterr().err


def test_without_a_configuration_there_is_no_endpoint(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["health"]) == 2
    assert capsys.readouterr().err == "onrecord: the default configuration sets no listen: there is nothing to ask\n"
