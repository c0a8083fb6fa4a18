"""The article inside a web page."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answers.errors import InputError
from answers.model import Article
from bot.intake import pages, read_paths
from bot.intake.pages import read_page

PAGE = """<!doctype html><html><head><title>Harbour opens | The Ledger</title>
<meta property="og:title" content="Harbour opens"><meta property="og:site_name" content="The Ledger">
<meta property="article:published_time" content="2025-03-04T08:00:00Z">
<meta name="author" content="Ada Quill"><link rel="canonical" href="https://ledger.example/harbour"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Harbour opens</h1>
<p>The mayor said on Tuesday that the new harbour will open to all ships in the spring of next year.</p>
<p>“We have waited for ten years,” she told reporters at the quay. “Nobody should wait any longer than that.”</p>
</article><footer>Copyright 1999 The Ledger</footer></body></html>"""


def test_text_and_metadata(tmp_path: Path) -> None:
    (tmp_path / "harbour.html").write_text(PAGE, encoding="utf-8")
    [article] = read_paths([str(tmp_path / "harbour.html")])
    assert isinstance(article, Article)
    assert (article.id, article.title, article.publisher, article.published, article.author, article.url) == (
        "harbour",
        "Harbour opens",
        "The Ledger",
        date(2025, 3, 4),
        "Ada Quill",
        "https://ledger.example/harbour",
    )
    assert "“We have waited for ten years,” she told reporters" in article.text
    assert "Sport" not in article.text


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("<html><body></body></html>", id="nothing in it"),
        pytest.param("<" * 5000, id="brackets"),
        pytest.param("<div>" * 20_000, id="deep"),
        pytest.param("\0\1\2", id="binary"),
    ],
)
def test_a_page_without_an_article_gets_one_line(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(content)
    assert [str(item) for item in read_paths([str(path)])] == [f"{path}: no article found in this page"]


def test_no_date_is_guessed_from_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    undated = re.sub("<meta property=.article:published_time[^>]*>", "", PAGE)
    path.write_text(undated.replace("said on Tuesday", "said on 3 May 2019"), encoding="utf-8")
    [article] = read_paths([str(path)])
    assert isinstance(article, Article)
    assert article.published is None


PARAGRAPHS = (
    "<p>Una Reyes said on Monday that the mill would shut before the winter, for the wheel could no longer turn.</p>",
    "<p>She told the guild that nine bakers would move to the new barn, and that they would be paid for the time.</p>",
    "<p>Odo Lind, who sells bread at the bridge, said the move would cost him half of his customers, and more.</p>",
)


def article(
    *, head: str = "", first: str = "", last: str = "", after: str = "", title: str = "Mill to shut"
) -> Article:
    """The article of a page without metadata of its own but what is given."""
    text = f"{first}{PARAGRAPHS[0]}{PARAGRAPHS[1]}{last}{PARAGRAPHS[2]}"
    page = f"<html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{text}</article>{after}"
    return read_page(f"<!doctype html>{page}</body></html>".encode(), default_id="mill")


def at(address: str) -> str:
    return f'<link rel="canonical" href="https://mill.example{address}">'


YEARS = st.integers(2000, 2024)


@settings(max_examples=25)
@given(year=YEARS, month=st.integers(1, 12), day=st.integers(1, 28), shape=st.sampled_from(
    ["/v{y}.{m}.{d}/", "/mill-{y}-{m:02}-release/", "/mill-os-{y}-{m:02}-{d:02}-beta/", "/{y}/{m:02}/mill", "/{y}-{m}/",
     "/docs/{y}.{m:02}/", "/mill-{y}-{m:02}", "/?id={y}-{m:02}-{d:02}x"]
))  # fmt: skip
def test_no_day_is_made_of_a_number_in_the_address(year: int, month: int, day: int, shape: str) -> None:
    number = f"{year}-{month}"
    found = article(head=at(shape.format(y=year, m=month, d=day)), title=f"Mill {number} is out")
    assert (found.published, found.title) == (None, f"Mill {number} is out")


@settings(max_examples=25)
@given(day=st.dates(date(2000, 1, 1), date(2024, 12, 31)), shape=st.sampled_from(
    ["/{d:%Y/%m/%d}/mill", "/news/{d:%Y-%m-%d}/mill", "/{d:%Y-%m-%d}-mill", "/world/mill-{d:%Y-%m-%d}/"]
))  # fmt: skip
def test_a_whole_day_in_the_address_is_the_day(day: date, shape: str) -> None:
    assert article(head=at(shape.format(d=day))).published == day


@pytest.mark.parametrize(
    "page",
    [
        pytest.param({"first": "<p>Seen on 4 March 2024 at 10:00, or 2024-03-04.</p>"}, id="text"),
        pytest.param({"title": "Mill as of 2024-03-04"}, id="title"),
        pytest.param({"first": '<img src="/2024/03/04/mill.jpg">'}, id="picture"),
        pytest.param({"after": '<div id="comments"><span class="date">4 March 2024</span> No.</div>'}, id="comment"),
        pytest.param({"after": "<footer>Made 2024-03-04</footer>"}, id="footer"),
    ],
)
def test_no_date_is_guessed(page: dict[str, str]) -> None:
    assert article(**page).published is None


@pytest.mark.parametrize(
    "page",
    [
        pytest.param({"first": '<p class="byline">By Bo Karr, 4 March 2024</p>'}, id="byline"),
        pytest.param({"first": '<span class="post-date">March 4, 2024</span>'}, id="class"),
        pytest.param({"first": '<time datetime="2024-03-04T10:00">today</time>'}, id="time"),
        pytest.param({"head": '<meta itemprop="datePublished" content="2024-03-04">' + at("/2024/03/09/x")}, id="meta"),
    ],
)
def test_what_is_marked_as_the_date_is_the_date(page: dict[str, str]) -> None:
    assert article(**page).published == date(2024, 3, 4)


SENTENCE = (
    "On Friday Bo Karr, 41, Ann Pell, 29, and Una Lind, 33, all denied that they had broken the wheel of the mill."
)


@pytest.mark.parametrize(
    "linked",
    [
        f'<p><a href="/a">{SENTENCE}</a></p>',
        f'<p><a href="/a"><strong>{SENTENCE} </strong></a></p>',
        f'<div><p><em><a href="/a">{SENTENCE}</a></em></p></div>',
        f'<p><a href="/a">{SENTENCE[:60]}</a><a href="/b">{SENTENCE[60:]}</a></p>',
    ],
    ids=["link", "strong", "in a box", "two links"],
)
def test_a_sentence_that_is_a_link_is_text(linked: str) -> None:
    assert SENTENCE in article(last=linked).text


def test_a_headline_that_is_a_link_is_none() -> None:
    other = (
        "Ten ways to bake an old boot, and what the baker of the grand hotel had to tell us of it all in a long talk"
    )
    assert "boot" not in article(last=f'<p><a href="/x">{other}</a></p>').text


NOTES = [
    "This story is only for our members. Join now to keep reading for 3.50 a month.",
    "The rest of this article is for members.",
    "To continue reading, please log in or subscribe.",
    "Create a free account to continue reading.",
    "Already a member? Sign in.",
    "You have reached your limit of free articles.",
    "Want to read more? Subscribe for 1.50 a week.",
    "You need a subscription to read this article.",
    "Get unlimited access for just 1.50 a week. Cancel anytime.",
]


@pytest.mark.parametrize("note", NOTES)
@pytest.mark.parametrize("box", ["<p>{}</p>", '<div class="wall"><p>{}</p></div>', "<section><h3>{}</h3></section>"])
def test_a_note_to_who_does_not_pay_is_no_text(note: str, box: str) -> None:
    found = article(last=box.format(note)).text
    assert note not in found
    assert all(paragraph[3:-4] in found for paragraph in PARAGRAPHS)


def test_news_of_subscribers_is_text() -> None:
    news = "Subscribers had been told to continue reading, Odo Lind said, and members could log in to read the minutes."
    assert news in article(last=f"<p>{news}</p>").text


@pytest.mark.parametrize("shape", ["{}", "[{}]", '{{"@graph": [{}]}}'])
@pytest.mark.parametrize("first", [True, False])
def test_a_live_blog_has_its_own_title_and_date(shape: str, first: bool) -> None:
    own = '"@type": "LiveBlogPosting", "headline": "Mill live", "datePublished": "2024-07-01T06:00:00Z"'
    update = '{"@type": "BlogPosting", "headline": "Wheel gone", "datePublished": "2024-07-02T09:40:00Z"}'
    updates = f'"liveBlogUpdate": [{update}]'
    blog = shape.format("{" + ", ".join([updates, own] if first else [own, updates]) + "}")
    found = article(head=f'<script type="application/ld+json">{blog}</script>', title="Mill live")
    assert (found.title, found.published.isoformat() if found.published else None) == ("Mill live", "2024-07-01")


@pytest.mark.parametrize("element", ["x<br>", "<p>", "<p>a", "<li>a"])
def test_a_page_of_elements_alone_costs_no_more_than_one_of_the_most_that_are_taken(element: str) -> None:
    with pytest.raises(InputError, match=r"^too many elements for an article: over 50,000$"):
        read_page((PAGE + element * 50_001).encode(), default_id="x")


def test_a_page_that_takes_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "_SECONDS", 0.001)
    with pytest.raises(InputError, match=r"^no article can be found in this page: it takes more than 0\.001 s"):
        read_page((PAGE + "x<br>" * 40_000).encode(), default_id="x")
