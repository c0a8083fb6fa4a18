"""The statements of a text, in short: for tests."""

from __future__ import annotations

from datetime import date

from answers import Article
from answers.reading.parse import parser
from answers.reading.reader import read_parsed
from answers.reading.text.sentences import split_sentences


def statements_of(text: str) -> list[str]:
    """Each statement as "speakers | lemma polarity modality | content"."""
    sentences = split_sentences(text)
    article = Article("a", "Report", text, published=date(2024, 5, 2))
    return [
        f"{', '.join(one.speakers)} | {one.lemma} {one.polarity} {one.modality} | "
        + " … ".join(" ".join(text[start:end].split()) for start, end in one.content)
        for one in read_parsed(article, sentences, parser.parse(text, sentences)).statements
    ]
