"""Questions on the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import main

pytestmark = pytest.mark.usefixtures("own_folders")

SENTENCE = "During the call, Trump did not mention imposing additional sanctions or economic pressure on Russia."


def test_the_verdict_comes_first_and_then_the_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "did Trump mention sanctions?"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("No – ")
    assert lines[2] == f"1.  {SENTENCE}"
    assert lines[-1] == "Searched: 2 articles, 13 to 16 August 2025"


def test_a_question_needs_no_quotes(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "did", "trmp", "mention", "sanctons"])
    assert capsys.readouterr().out.startswith("No – ")


def test_that_the_seeds_answer_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "sanctions"])
    assert "onrecord: no archive yet: these are answers from the seed articles" in capsys.readouterr().err


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "did Trump mention sanctions?", "--json"])
    answer = json.loads(capsys.readouterr().out)
    assert (answer["verdict"], answer["excerpts"][0]["text"]) == ("no", SENTENCE)


def test_why_is_told_beneath_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "did Trump impose sanctions?", "--why"]) == 0
    lines = capsys.readouterr().out.splitlines()
    told = lines[lines.index("Why") :]
    assert told[1:5] == [
        "  Read as",
        "    “Trump will impose sanctions.”",
        "    impose (agent: Trump; patient: sanctions)",
        "    asked for: yes or no",
    ]
    assert any(
        line.startswith("    only possible · the same verb: impose (agent: Trump = Donald Trump") for line in told
    )


def test_why_is_a_key_of_the_json_where_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "did Trump impose sanctions?", "--why", "--json"])
    why = json.loads(capsys.readouterr().out)["why"]
    assert why["question"]["proposition"]["predicate"] == "impose"
    assert why["missed"][0]["shortcomings"] == ["possible"]
    for one in why["missed"]:
        excerpt = one["excerpt"]
        assert excerpt["end"] - excerpt["start"] == len(excerpt["text"])
    main(["ask", "did Trump impose sanctions?", "--json"])
    assert "why" not in json.loads(capsys.readouterr().out)


def test_why_of_a_batch_and_of_quotes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text('{"id": 1, "question": "did Trump impose sanctions?"}\n')
    main(["ask", "--batch", str(path), "--why"])
    assert json.loads(capsys.readouterr().out)["why"]["rule"] == "statements"
    main(["quotes", "Vance", "security", "--why", "--json"])
    assert json.loads(capsys.readouterr().out)["why"]["statements"][0]["bearing"] == "for"


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        (["ask", "--why"], "the question is empty"),
        (["ask", "--why=yes", "sanctions"], "--why"),
        (["ask", "--why", "..."], "names nobody and nothing"),
        (["timeline", "sanctions", "--why"], "unrecognized arguments: --why"),
    ],
)
def test_why_of_nothing_is_bad_usage(argv: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert message in captured.err.splitlines()[0]


def test_filters(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ask", "what did Trump say?", "--before", "14 August", "--json"])
    assert {e["article"]["id"] for e in json.loads(capsys.readouterr().out)["excerpts"]} == {"000_f55d77c56bc0a13f"}


TYPED = {
    "a period, to its last day": (["--before", "last week"], set()),
    "a period, from its first day": (["--after", "August"], {"000_f55d77c56bc0a13f", "004_c25dfdee6424e8ef"}),
    "a weekday": (["--before", "Wednesday"], {"000_f55d77c56bc0a13f"}),
    "words with since": (["--after", "since Friday"], {"004_c25dfdee6424e8ef"}),
}


@pytest.mark.parametrize(("filters", "cited"), TYPED.values(), ids=TYPED.keys())
def test_filters_as_typed(filters: list[str], cited: set[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "what did Trump say?", *filters, "--json"]) == 0
    assert {e["article"]["id"] for e in json.loads(capsys.readouterr().out)["excerpts"]} == cited


UNREADABLE = {
    "ask": ["ask", "sanctions", "--after", "flurbsday"],
    "quotes": ["quotes", "Vance", "--before", "flurbsday"],
    "list": ["list", "--after", "flurbsday"],
    "coverage": ["coverage", "--before", "flurbsday"],
}


@pytest.mark.parametrize("argv", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_an_unreadable_date_is_one_line_with_an_example(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv) == 2
    captured = capsys.readouterr()
    assert (captured.out, captured.err.splitlines()) == (
        "",
        ['onrecord: cannot read "flurbsday" as a date; write for example 2025-08-14, 14 Aug, or last week'],
    )


def test_quotes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["quotes", "Vance", "security"]) == 0
    assert "shared security goals" in capsys.readouterr().out


def test_a_batch_is_answered_in_order_with_the_ids_and_faults_in_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text(
        '{"id": 7, "question": "did Trump mention sanctions?"}\n'
        "\n"
        "{broken\n"
        '{"id": "b", "question": "did Trump mention sanctions?", "before": "2025-08-14"}\n'
        '{"id": "c", "question": 3}\n'
        '{"id": "d", "question": "did Trump mention sanctions?", "publisher": "Internewscast"}\n'
    )
    assert main(["ask", "--batch", str(path), "--json"]) == 2
    captured = capsys.readouterr()
    rows = [json.loads(line) for line in captured.out.splitlines()]
    assert [(row["id"], row.get("verdict")) for row in rows] == [
        (7, "no"),
        (None, None),
        ("b", "not_on_record"),
        ("c", None),
        ("d", "not_on_record"),
    ]
    assert [line.split(": ")[1] for line in captured.err.splitlines() if "seed" not in line] == [
        f"{path}:3",
        f"{path}:5",
    ]


def test_a_second_question_loads_no_parser_and_nothing_else_that_is_slow() -> None:
    # NumPy is loaded: sentences are ranked by vectors, and it takes a tenth of a second.
    main(["ask", "sanctions"])
    code = (
        "import sys; from bot.cli import main; main(['ask', 'did Trump mention sanctions?']);"
        "slow = {'spacy', 'trafilatura'} & set(sys.modules); sys.exit(str(slow) if slow else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout[:2]) == (0, "No"), done.stderr


def test_where_the_cache_cannot_be_written_the_seeds_answer_from_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert main(["ask", "did Trump mention sanctions?"]) == 0
    assert capsys.readouterr().out.startswith("No – ")


@pytest.mark.system
def test_two_processes_that_make_the_seeds_archive_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    command = [sys.executable, "-m", "bot.cli", "ask", "did Trump mention sanctions?"]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    assert [process.communicate()[0][:2] for process in both] == [b"No", b"No"]
    assert len(list((tmp_path / "onrecord").iterdir())) == 1
