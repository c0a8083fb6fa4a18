"""Names that are offered while somebody types: the usual ones from memory, the others from the record."""

from __future__ import annotations

from pathlib import Path

import pytest

from answers import Archive, Article
from bot.commands import suggestions
from bot.commands.suggestions import Names

TEXT = "Ada Moreno said the toll rose. Ada Moreno said it would fall. Bo Lind said the bridge was closed."


@pytest.mark.parametrize("kept", [1, 50_000])
def test_all_who_speak_are_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: int) -> None:
    monkeypatch.setattr(suggestions, "_SPEAKERS", kept)
    with Archive.open(tmp_path / "a.db") as archive:
        archive.add([Article(id="one", title="Tolls", text=TEXT)])
        names = Names(archive.catalogue)
        assert names.near("speakers", "", ("shared",), 1) == ["Ada Moreno"]
        assert names.near("speakers", "lin", ("shared",))[0] == "Bo Lind"
        assert names.near("speakers", "bo lin", ("shared",))[0] == "Bo Lind"
        assert "Bo Lind" not in names.near("speakers", "lin", ("theirs",))
        assert names.near("topics", "tol", ("shared",)) == ["Tolls"]
        assert names.articles("tol", ("shared",)) == [("shared", "one", "Tolls")]
