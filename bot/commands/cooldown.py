"""How often a member and a server may ask."""

from __future__ import annotations

from discord.app_commands import Cooldown

_MINUTE = 60.0


class Cooldowns:
    """Questions a minute, by member and by server; kept by one process, as are a server's events."""

    def __init__(self, member: int, server: int) -> None:
        self._rates = {"member": member, "server": server}
        self._askers: dict[tuple[str, int, int], tuple[Cooldown, float]] = {}
        self._told: dict[tuple[str, int, int], float] = {}
        self._swept = 0.0

    def take(self, guild: int | None, member: int, now: float) -> float:
        """Count a question; gives 0, or the seconds until the next one is taken. ``now`` is in seconds."""
        keys = [("member", guild or 0, member), *([("server", guild, 0)] if guild else [])]
        buckets = [self._bucket(key, now) for key in keys]
        waits = [bucket.get_retry_after(now) for bucket in buckets]
        if any(waits):
            return max(waits)
        for bucket in buckets:
            bucket.update_rate_limit(now)
        return 0.0

    def tell(self, guild: int | None, member: int, wait: float, now: float) -> bool:
        """Whether to say that one has to wait: once, until the wait is over, for a warning must not be a flood too."""
        key = ("member", guild or 0, member)
        if self._told.get(key, 0.0) > now:
            return False
        self._told[key] = now + wait
        return True

    def _bucket(self, key: tuple[str, int, int], now: float) -> Cooldown:
        if now - self._swept > _MINUTE:  # those who have not asked for a while are forgotten
            self._swept = now
            self._askers = {one: found for one, found in self._askers.items() if now - found[1] < _MINUTE}
            self._told = {one: until for one, until in self._told.items() if until > now}
        bucket = self._askers[key][0] if key in self._askers else Cooldown(self._rates[key[0]], _MINUTE)
        self._askers[key] = (bucket, now)
        return bucket
