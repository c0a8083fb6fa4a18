"""The article inside a web page, found by trafilatura (https://trafilatura.readthedocs.io)."""

from __future__ import annotations

import logging
from datetime import date
from typing import Any

from answers import is_boilerplate
from answers.bounds import bounded
from answers.errors import CostError, InputError
from answers.model import SHARED, Article
from bot.extras import need
from bot.intake.fields import make_article
from bot.intake.page_tree import address_date, keep_to_page, only_dates, unlink_paragraphs

MAX_TAGS = 50_000
"""Elements of a page, which trafilatura takes a time for that grows with their square: 6 s for so many."""
_SECONDS = 20
"""Of the processor, that a page may take."""
_MEGABYTES = 1_024
"""Of memory, likewise."""


def read_page(data: bytes, *, default_id: str, url: str | None = None, collection: str = SHARED) -> Article:
    """The page's article with the title, date, publisher, author and address that its metadata give.

    A date is taken from metadata, from what is marked as one, or from a whole day in the address, never guessed from
    the text. Lines of the page itself, as "subscribe to continue reading", are none of the article.

    Raises InputError when the bytes are no page or hold no article, or trafilatura is not installed.
    """
    if data.count(b"<") > MAX_TAGS:
        raise InputError(f"too many elements for an article: over {MAX_TAGS:,}")
    need("pages", "web pages need")

    from trafilatura import bare_extraction, load_html

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        with bounded(_SECONDS, _MEGABYTES):
            tree = load_html(data)
            keep_to_page(tree)
            dates = only_dates(tree)
            unlink_paragraphs(tree)
            found: Any = bare_extraction(
                tree, url=url, with_metadata=True, include_comments=False, include_tables=False
            )
            published = _published(dates, found.url or url)
            text = "\n".join(line for line in found.text.split("\n") if not is_boilerplate(line))
    except CostError as error:
        raise InputError(f"no article can be found in this page: {error}") from None
    except Exception as error:  # third-party parsing of a stranger's page: whatever goes wrong is the page's fault
        raise InputError("no article found in this page") from error
    if not text.strip():
        raise InputError("no article found in this page")
    fields = {
        "title": found.title,
        "published": published,
        "publisher": found.sitename or found.hostname,
        "author": found.author,
        "url": found.url,
    }
    return make_article(fields, text, default_id=default_id, collection=collection)


def _published(dates: Any, url: str | None) -> str | None:
    """When a page was first published, as its tree of dates and its address tell."""
    from htmldate import find_date

    found: str | None = find_date(
        dates,
        url=address_date(url),
        deferred_url_extractor=True,
        extensive_search=False,
        original_date=True,
        max_date=date.today().isoformat(),
    )
    return found
