"""The article inside a web page."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

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


@pytest.mark.parametrize("element", ["x<br>", "<p>", "<p>a", "<li>a"])
def test_a_page_of_elements_alone_costs_no_more_than_one_of_the_most_that_are_taken(element: str) -> None:
    with pytest.raises(InputError, match=r"^too many elements for an article: over 50,000$"):
        read_page((PAGE + element * 50_001).encode(), default_id="x")


def test_a_page_that_takes_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "_SECONDS", 0.05)
    with pytest.raises(InputError, match=r"^no article can be found in this page: it takes more than 0\.05 s"):
        read_page((PAGE + "x<br>" * 40_000).encode(), default_id="x")
