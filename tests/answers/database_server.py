"""A database server for tests that run on one too, beside a file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import create_engine

from answers.record.schema import metadata

SERVER = os.environ.get("ONRECORD_TEST_DATABASE")
"""URL of a database that the tests may empty; with one, they run on it too."""
ON_SERVER = ["server"] if SERVER else []
"""What to add to the places that a fixture is run on."""


@contextmanager
def emptied() -> Iterator[str]:
    """Its URL, with nothing in it, and nothing left in it afterwards."""
    empty()
    yield str(SERVER)
    empty()


def empty() -> None:
    """Take everything out of it."""
    engine = create_engine(str(SERVER))
    metadata.drop_all(engine)
    engine.dispose()
