"""The article inside a web page, found by trafilatura (https://trafilatura.readthedocs.io)."""

from __future__ import annotations

import logging
from datetime import date

from answers.bounds import bounded
from answers.errors import CostError, InputError
from answers.model import SHARED, Article
from bot.extras import need
from bot.intake.fields import make_article

MAX_TAGS = 50_000
"""Elements of a page, which trafilatura takes a time for that grows with their square: 6 s for so many."""
_SECONDS = 20
"""Of the processor, that a page may take."""
_MEGABYTES = 1_024
"""Of memory, likewise."""


def read_page(data: bytes, *, default_id: str, url: str | None = None, collection: str = SHARED) -> Article:
    """The page's article with the title, date, publisher, author and address that its metadata give.

    Raises InputError when the bytes are no page or hold no article, or trafilatura is not installed. A date is taken
    from metadata only, never guessed from the text.
    """
    if data.count(b"<") > MAX_TAGS:
        raise InputError(f"too many elements for an article: over {MAX_TAGS:,}")
    need("pages", "web pages need")

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        with bounded(_SECONDS, _MEGABYTES):
            found = bare_extraction(
                data,
                url=url,
                with_metadata=True,
                include_comments=False,
                include_tables=False,
                date_extraction_params={
                    "extensive_search": False,
                    "original_date": True,
                    "max_date": date.today().isoformat(),
                },
            )
    except CostError as error:
        raise InputError(f"no article can be found in this page: {error}") from None
    except Exception:  # third-party parsing of a stranger's page: whatever goes wrong is the page's fault
        found = None
    if found is None or isinstance(found, dict) or not (found.text or "").strip():
        raise InputError("no article found in this page")
    fields = {
        "title": found.title,
        "published": found.date,
        "publisher": found.sitename or found.hostname,
        "author": found.author,
        "url": found.url,
    }
    return make_article(fields, found.text, default_id=default_id, collection=collection)
