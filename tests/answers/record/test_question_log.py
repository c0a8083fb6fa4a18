from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from answers.model import Verdict
from answers.record.open_store import open_store
from answers.record.question_log import Logged, QuestionLog
from answers.record.schema import metadata

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def logged(
    token: str, question: str = "did Ada mention it?", verdict: Verdict = Verdict.NOT_FOUND, **more: object
) -> Logged:
    values: dict[str, object] = {"collection": "one", "data": "{}", "at": NOW} | more
    return Logged(token=token, question=question, verdict=verdict, **values)  # type: ignore[arg-type]


@pytest.fixture
def log() -> QuestionLog:
    return open_store().questions


def test_what_is_kept_is_found_by_token_prompt_and_reply(log: QuestionLog) -> None:
    entry = logged("a", prompt="1", reply="2")
    log.keep(entry)
    assert [log.find("a"), log.asked_by("1"), log.answered_by("2")] == [entry] * 3


def test_keeping_again_takes_its_place_and_keeps_the_votes(log: QuestionLog) -> None:
    log.keep(logged("a"))
    log.vote("a", "x", True)
    log.keep(logged("a", question="another?"))
    found = log.find("a")
    assert found is not None
    assert (found.question, log.helped("one")) == ("another?", (1, 0))


def test_what_was_never_kept_is_not_found(log: QuestionLog) -> None:
    assert (log.find("a"), log.asked_by("1"), log.answered_by("2"), log.vote("a", "x", True)) == (
        None,
        None,
        None,
        (0, 0),
    )


def test_each_voter_counts_once(log: QuestionLog) -> None:
    log.keep(logged("a"))
    log.vote("a", "x", True)
    log.vote("a", "x", False)
    assert log.vote("a", "y", True) == (1, 1)


def test_a_vote_does_not_hold_the_voter(tmp_path: Path) -> None:
    with open_store(tmp_path / "a.db") as store:
        store.questions.keep(logged("a"))
        store.questions.vote("a", "voter-1234567890", True)
    assert b"voter-1234567890" not in (tmp_path / "a.db").read_bytes()


def test_unanswered_are_counted_however_they_are_written(log: QuestionLog) -> None:
    for n, text in enumerate(["Did Ada mention it?", "did ada mention it", "who?", "did Ada say so?"]):
        verdict = Verdict.YES if text == "who?" else Verdict.NOT_ON_RECORD
        log.keep(logged(str(n), text, verdict, at=NOW + timedelta(days=n)))
    assert [(one.times, one.last.day) for one in log.unanswered("one")] == [(2, 2), (1, 4)]


def test_another_collection_is_not_counted(log: QuestionLog) -> None:
    log.keep(logged("a", collection="other"))
    log.vote("a", "x", True)
    assert (log.unanswered("one"), log.helped("one")) == ([], (0, 0))


@pytest.mark.parametrize(
    ("what", "left"),
    [
        ({"token": "a"}, {"b", "c"}),
        ({"collection": "one"}, {"c"}),
        ({"before": NOW + timedelta(days=1)}, {"b", "c"}),
        ({}, {"a", "b", "c"}),
    ],
    ids=["token", "collection", "age", "nothing given"],
)
def test_forgetting_deletes_what_is_meant(log: QuestionLog, what: dict[str, object], left: set[str]) -> None:
    log.keep(logged("a"))
    log.keep(logged("b", at=NOW + timedelta(days=2)))
    log.keep(logged("c", collection="other", at=NOW + timedelta(days=2)))
    log.forget(**what)  # type: ignore[arg-type]
    assert {token for token in "abc" if log.find(token)} == left


def test_an_archive_of_the_first_format_gets_the_log(tmp_path: Path) -> None:
    place = tmp_path / "old.db"
    with open_store(place) as store, store._database.writing() as connection:
        for table in ("propositions", "votes", "questions"):
            connection.exec_driver_sql(f"DROP TABLE {table}")
        connection.exec_driver_sql("UPDATE meta SET value = '1' WHERE key = 'format'")
    with open_store(place) as store:
        store.questions.keep(logged("a"))
        with store._database.reading() as connection:
            columns = {row[1] for row in connection.exec_driver_sql("PRAGMA table_info(questions)")}
        assert columns == {column.name for column in metadata.tables["questions"].columns}
        assert store.questions.find("a") is not None
