"""Everything shown as evidence is a span of an archived article, word for word, whatever the article looks like."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answers import Archive, Article
from bot.present.json import answer_to_json

SAYINGS = st.sampled_from(
    [
        "“Sanctions will follow,” Anna Berg said.",
        'Anna Berg told reporters: "The sanctions 🇪🇺🔥 stay."',
        "Anna Berg did not mention sanctions.",
        "According to Anna Berg, sanctio\u0301ns — and tariffs — help.",
        "Berg said ‘no more sanctions’ … twice.He left.",
        "Mr. Weiss, of the U.S. Senate, opposed the sanctions, he said",
        "\u0627\u0644\u0639\u0642\u0648\u0628\u0627\u062a sanctions, Berg added, are e\u0301lan vital 👩‍💻.",
    ]
)
GAPS = st.sampled_from([" ", "\n", "\r\n", "\r\n\r\n", "\n\n  ", "\t", "", "\u00a0", " \u2028"])
ENDS = st.sampled_from(["", "\n", "\r\n", " ", "…", "”"])


@st.composite
def articles(draw: st.DrawFn) -> Article:
    pieces = draw(st.lists(st.tuples(SAYINGS, GAPS), min_size=1, max_size=6))
    noise = draw(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20))
    text = "Anna Berg arrived. " + noise + "".join(saying + gap for saying, gap in pieces) + draw(ENDS)
    return Article("a", "A title", text, published=date(2025, 8, 16))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    articles(),
    st.sampled_from(
        ["did Anna Berg mention sanctions?", "sanctions", "who mentioned sanctions?", "who opposed the sanctions?"]
    ),
)
def test_excerpts_are_verbatim(article: Article, question: str) -> None:
    with Archive.from_articles([article]) as archive:
        shown = answer_to_json(archive.ask(question))
    short = [shown["answer"]] if shown["answer"] else []
    for excerpt in shown["excerpts"] + shown["others"] + short:
        assert article.text[excerpt["start"] : excerpt["end"]] == excerpt["text"] != ""
