"""What is counted, for Prometheus. Labels are verdicts and numbers of shards: never what anybody wrote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import choose_encoder
from prometheus_client.registry import Collector

from answers.model import Verdict
from bot.service.backups import Backup
from bot.service.gateway import Shard

_SECONDS = (0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0, 20.0, 30.0, 60.0)
"""Most answers take 0.1 to 5 s; with articles to read first, sometimes 30 s."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand at the moment; None is not known."""

    shards: Mapping[int, Shard] = field(default_factory=dict)
    servers: int | None = None
    pending: int | None = None
    articles: int | None = None
    unread: int | None = None
    behind: int | None = None
    backup: Backup | None = None


class Metrics:
    """Counters of one process, in a registry of its own."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._questions = Counter(
            "onrecord_questions", "Questions answered, by verdict.", ["verdict"], registry=self._registry
        )
        for verdict in Verdict:
            self._questions.labels(verdict.value)
        self._seconds = Histogram(
            "onrecord_answer_seconds",
            "Seconds that an answer took, without those it waited for its turn.",
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._now = _Now()
        self._registry.register(self._now)
        ProcessCollector(registry=self._registry)

    def answered(self, verdict: Verdict, seconds: float) -> None:
        """Count an answer."""
        self._questions.labels(verdict.value).inc()
        self._seconds.observe(seconds)

    def shown(self, standing: Standing, accept: str = "") -> tuple[bytes, str]:
        """Everything in a format that whoever asks accepts, and that format's content type."""
        self._now.standing = standing
        encode, kind = choose_encoder(accept)
        return encode(self._registry), kind


class _Now(Collector):
    """The standing that was last taken; what is not known is left out."""

    def __init__(self) -> None:
        self.standing = Standing()

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """One family for each thing that is measured."""
        now = self.standing
        made = now.backup.made if now.backup else None
        failed = now.backup.failed is not None if now.backup else None
        for name, about, value in (
            ("servers", "Discord servers that the bot is in, of this process's shards.", now.servers),
            ("questions_pending", "Questions that are worked on or wait for their turn.", now.pending),
            ("articles", "Articles in the archive, of all collections.", now.articles),
            ("articles_unread", "Articles that are still to be read.", now.unread),
            ("index_changes_behind", "Changes of the archive that the index lacks.", now.behind),
            ("backup_timestamp_seconds", "When a backup was made last.", made.timestamp() if made else None),
            ("backup_failed", "Whether the backup after that failed.", failed),
        ):
            yield GaugeMetricFamily(f"onrecord_{name}", about, value=value)
        latency = GaugeMetricFamily(
            "onrecord_gateway_latency_seconds", "Seconds from a heartbeat to its acknowledgement.", labels=["shard"]
        )
        heartbeat = GaugeMetricFamily(
            "onrecord_gateway_heartbeat_age_seconds", "Seconds since one was acknowledged.", labels=["shard"]
        )
        for number, shard in now.shards.items():
            for family, seconds in ((latency, shard.latency), (heartbeat, shard.heartbeat)):
                if seconds is not None:
                    family.add_metric([str(number)], seconds)
        yield from (latency, heartbeat)
