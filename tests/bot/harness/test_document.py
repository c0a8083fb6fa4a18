"""Files of cases by anybody: whatever is wrong with one as a file is one line that says where."""

from __future__ import annotations

from pathlib import Path

import pytest

from answers.errors import InputError
from bot.harness.document import MAX_BYTES, read

BOMB = "- a: &a [x, x, x, x]\n" + "".join(
    f"- {chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"", ":1: a list is needed: '- ask: …' for a question, '- script: …' for a Discord", id="empty"),
        pytest.param(b"[]", ":1: a list is needed", id="empty list"),
        pytest.param(b"# nothing but a comment\n", ":1: a list is needed", id="comment"),
        pytest.param(b"script: x", ":1: a list is needed", id="mapping"),
        pytest.param(b"just words", ":1: a list is needed", id="words"),
        pytest.param(b"- a: x\n- b: [", ":2: ", id="open bracket"),
        pytest.param(b"- a: 'x\n", ":1: ", id="open quote"),
        pytest.param(b"- a: x\n---\n- b: y\n", ":2: ", id="two documents"),
        pytest.param(b"- a: x\n\tb: y\n", ":2: ", id="tab"),
        pytest.param(b"- a:\n\t- x\n", "(indent with blanks, not with tabs)", id="tab told"),
        pytest.param(b"- say: @onrecord hi\n", "(a text that begins with @ needs quotes around it", id="mention"),
        pytest.param(b"- slash: /ask question: hi\n", '(a text that holds ": " needs quotes around it', id="colon"),
        pytest.param(b"- a: x\n- b: *x\n", ":2: *x: aliases are not taken", id="alias"),
        pytest.param(BOMB.encode(), ":2: *a: aliases are not taken", id="bomb of aliases"),
        pytest.param(b"- " * 5000 + b"x", ":1: more than 20 lists", id="deep"),
        pytest.param(b"[" * 100_000, ":1: more than 20 lists", id="deeper"),
        pytest.param(b"- a: x\n- b: \xff\n", ":2: not UTF-8", id="not UTF-8"),
        pytest.param("- a: x\n".encode("utf-16"), ":1: not UTF-8", id="UTF-16"),
        pytest.param(b"- a: x\n- b: \x00\n", ":2: the character U+0000 cannot stand in YAML", id="NUL"),
        pytest.param(b"- a: x\n- b: \x1b[2J\n", ":2: the character U+001B cannot stand in YAML", id="escape"),
        pytest.param(b"#" * (MAX_BYTES + 1), ": larger than 2,000,000 bytes", id="large"),
    ],
)
def test_what_is_no_such_file_is_one_line(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "q.yaml"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read(path)
    line = str(caught.value)
    assert line.startswith(str(path))
    assert message in line
    assert "\n" not in line
    assert len(line) < 300 + len(str(path))


@pytest.mark.parametrize(
    ("path", "message"),
    [("nowhere.yaml", "No such file"), (".", "Is a directory"), ("a\0b", "no file has such a name")],
)
def test_what_is_no_file_is_one_line(path: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        read(path)


def test_every_value_knows_its_line_and_how_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "q.yaml"
    path.write_text("\ufeff# café\n- é: {ü: 1,\n    b: [x, y]}\n  none:\n", encoding="utf-8")
    [item] = read(path)
    keys = item.keys()
    assert (item.line, keys["é"].line, keys["none"].line) == (2, 2, 4)
    assert keys["é"].source().strip() == "{ü: 1,\n    b: [x, y]}"
    assert keys["é"].source().index("{ü") == len("\n") + len("- é: ")
    assert keys["é"].keys()["b"].line == 3
    assert keys["é"].plain() == {"ü": "1", "b": ["x", "y"]}
    assert not keys["none"].given


def test_values_are_taken_as_they_are_written(tmp_path: Path) -> None:
    path = tmp_path / "q.yaml"
    path.write_text("- {a: no, b: 2025-07-01, c: 007, d: ~}\n")
    [item] = read(path)
    assert {key: value.plain() for key, value in item.keys().items()} == {
        "a": "no", "b": "2025-07-01", "c": "007", "d": "~",
    }  # fmt: skip
