"""A web page's tree before the article is taken out of it: what would mislead about its text or its date goes."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from typing import Any

_SENTENCE_END = re.compile(r"[.!?…]['\"”’)\]]*\s*$")
_LINKED = 0.9
"""Share of a paragraph's text that is a link's where the paragraph is one."""
_TELLS = re.compile(r"(?:(?<![a-z])(?:date|time(?!line)|stamp|publi|posted|byline)|Date|Time(?!line)|Stamp|Publi)")
"""In a class, id or property: the element tells when the page was published."""
_SHORT = 200  # characters of such an element at most; a longer one is the article itself
_MARKED_BY = ("class", "id", "itemprop", "property", "name")
_ASIDE = re.compile(r"comment|related|recommend|sidebar|teaser|trending|most-?read|newsletter|promo", re.IGNORECASE)
"""In a class or id: the element is none of the article's, and tells when something else was published."""
_TIMES = frozenset({"time", "abbr"})
_WHOLE = frozenset({"html", "head", "body"})
_METADATA = frozenset({"meta", "script"})
_OF_PARTS = frozenset({"liveBlogUpdate", "comment", "hasPart"})
"""Of a page's JSON-LD (https://schema.org): what is told of its parts, and not of the page."""
_ADDRESS = re.compile(r"(?P<before>[/-])(?:19|20)\d\d(?P<mark>[/-])\d\d(?P=mark)\d\d(?P<after>[/.-]|$)")


def keep_to_page(tree: Any) -> None:
    """Leave out of the JSON-LD what is told of updates and comments: their titles and dates are not the page's."""
    for script in tree.iter("script"):
        if not (script.get("type") or "").startswith("application/ld+json"):
            continue
        try:
            told = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        open_ = [told]
        while open_:
            one = open_.pop()
            if isinstance(one, dict):
                for part in _OF_PARTS & one.keys():
                    del one[part]
            open_ += one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
        script.text = json.dumps(told)


def unlink_paragraphs(tree: Any) -> None:
    """Make plain text of a paragraph that is a sentence and all link, which would be taken for a menu's."""
    for paragraph in list(tree.iter("p")):
        text, links = paragraph.text_content(), paragraph.findall(".//a")
        linked = sum(len(link.text_content()) for link in links)
        if links and linked > _LINKED * len(text) and _SENTENCE_END.search(text):
            for link in links:
                link.drop_tag()


def only_dates(tree: Any) -> Any:
    """A copy of the tree with its metadata and what is marked as a time or a date: nothing else tells when it is of."""
    copy = deepcopy(tree)
    for element in list(copy.iter()):
        if _is_aside(element) or (element.tag == "meta" and element.get("property") == "og:url"):
            element.drop_tree()
    telling = set()
    for element in copy.iter():
        if element.tag in _METADATA:
            continue
        if element.getparent() in telling or _tells(element):
            telling.add(element)
            continue
        for name in [name for name in element.attrib if name not in _MARKED_BY]:
            del element.attrib[name]
        element.text = None
        for child in element:
            child.tail = None
    return copy


def address_date(url: str | None) -> str:
    """The part of an address that is a whole day, between slashes or at an end of what stands there; else ""."""
    for found in _ADDRESS.finditer(url or ""):
        if found["mark"] == "/" or "/" in (found["before"], found["after"]) or not found["after"]:
            return f"/{found[0].strip('/-.')}/"
    return ""


def _is_aside(element: Any) -> bool:
    """Whether an element is beside the article, or its title or a link, which tell no date."""
    if element.tag in ("title", "link", "aside", "footer", "nav"):
        return True
    named = any(_ASIDE.search(element.get(name) or "") for name in ("class", "id"))
    return named and element.tag not in _WHOLE and element.find(".//h1") is None


def _tells(element: Any) -> bool:
    """Whether an element is marked as a time or a date, and short enough to be no more than that."""
    if element.tag not in _TIMES and not any(_TELLS.search(element.get(name) or "") for name in _MARKED_BY):
        return False
    left = _SHORT
    for piece in element.itertext():
        left -= len(piece)
        if left < 0:
            return False
    return True
