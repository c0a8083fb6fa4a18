from __future__ import annotations

from datetime import UTC, datetime

import pytest
from prometheus_client import REGISTRY
from prometheus_client.openmetrics.parser import text_string_to_metric_families as open_families
from prometheus_client.parser import text_string_to_metric_families as families

from answers.model import Verdict
from bot.service.backups import Backup
from bot.service.gateway import Shard
from bot.service.metrics import Metrics, Standing

OPEN = "application/openmetrics-text; version=1.0.0"


def values(text: bytes) -> dict[str, float]:
    """Every sample by its name and labels."""
    return {
        " ".join([one.name, *one.labels.values()]): one.value
        for family in families(text.decode())
        for one in family.samples
    }


@pytest.mark.parametrize("verdict", Verdict)
def test_answers_are_counted_by_verdict(verdict: Verdict) -> None:
    metrics = Metrics()
    metrics.answered(verdict, 0.25)
    metrics.answered(verdict, 25)
    found = values(metrics.shown(Standing())[0])
    assert {one: found[f"onrecord_questions_total {one}"] for one in Verdict} == dict.fromkeys(Verdict, 0) | {
        verdict: 2
    }
    assert found["onrecord_answer_seconds_count"] == 2
    assert found["onrecord_answer_seconds_bucket 0.2"] == 0
    assert found["onrecord_answer_seconds_bucket 0.3"] == 1
    assert found["onrecord_answer_seconds_bucket 30.0"] == 2
    assert found["onrecord_answer_seconds_sum"] == 25.25


def test_how_things_stand_is_shown_and_what_is_not_known_is_left_out() -> None:
    metrics = Metrics()
    made = datetime.fromtimestamp(1.5e9, UTC)
    backup = Backup(made, made, "no room")
    shards = {2: Shard(12.5, 0.125, True), 3: Shard(None, None, False)}
    found = values(
        metrics.shown(Standing(shards, servers=7, pending=1, articles=100, unread=3, behind=4, backup=backup))[0]
    )
    expected = {
        "onrecord_index_changes_behind": 4,
        "onrecord_backup_timestamp_seconds": 1.5e9,
        "onrecord_backup_failed": 1,
        "onrecord_servers": 7,
        "onrecord_questions_pending": 1,
        "onrecord_articles": 100,
        "onrecord_articles_unread": 3,
        "onrecord_gateway_latency_seconds 2": 0.125,
        "onrecord_gateway_heartbeat_age_seconds 2": 12.5,
    }
    assert {name: found.get(name) for name in expected} == expected
    assert not any(name.endswith(" 3") for name in found)
    assert expected.keys().isdisjoint(values(metrics.shown(Standing())[0]))


def test_each_has_a_registry_of_its_own() -> None:
    first, second = Metrics(), Metrics()
    first.answered(Verdict.YES, 1)
    assert values(second.shown(Standing())[0])["onrecord_questions_total yes"] == 0
    assert REGISTRY.get_sample_value("onrecord_answer_seconds_count") is None


def test_open_metrics_are_given_to_who_asks_for_them() -> None:
    text, kind = Metrics().shown(Standing(servers=1), OPEN)
    assert kind.startswith("application/openmetrics-text")
    found = {family.name for family in open_families(text.decode())}  # type: ignore[no-untyped-call]
    assert "onrecord_questions" in found
