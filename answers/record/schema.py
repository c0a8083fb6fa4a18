"""The tables of the record, in portable SQL.

``articles`` are what was put in; ``passages`` are the article split; ``statements``, ``speakers``, ``dates``,
``propositions`` and ``callings`` are what reading found; ``sizes`` are the collections with the number of their
articles, ``names`` all speakers, counted, and ``name_words`` what they are found by; ``changes`` is the log that
followers read; ``questions`` and ``votes`` are what was asked, and whether the answer helped. Days are ISO text, which
sorts as it should.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint, text

metadata = MetaData()

_ORDERED = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that is in order by its characters, whatever language the server sorts by: SQLite's always is."""

meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

articles = Table(
    "articles",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("collection", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("publisher", Text),
    Column("publisher_key", Text),  # what a publisher is compared by
    Column("author", Text),
    Column("published", Text),  # ISO date or datetime, as given
    Column("day", Text),
    Column("url", Text),
    Column("added", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("read_as", Integer),  # version of the reader that read it; null: unread
    UniqueConstraint("collection", "id"),
    Index("articles_by_day", "collection", "day"),
    Index("articles_by_reader", "read_as", "key"),
    Index("articles_by_publisher", "collection", "publisher_key", "publisher", "day"),
    sqlite_autoincrement=True,  # a removed article's key is never given again
)


def _part(name: str, *columns: Column[object] | Index) -> Table:
    """A table of an article's numbered parts, which go when it goes, kept together on disk."""
    return Table(
        name,
        metadata,
        Column("article_key", ForeignKey(articles.c.key, ondelete="CASCADE"), primary_key=True),
        Column("number", Integer, primary_key=True),
        *columns,
        sqlite_with_rowid=False,
    )


passages = _part(
    "passages",
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("sentences", Text, nullable=False),  # JSON spans, as are all spans below
)

statements = _part(
    "statements",
    Column("source", Text, nullable=False),
    Column("cue", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("speakers", Text, nullable=False),  # JSON list of names, as is via
    Column("link", Text, nullable=False),
    Column("lemma", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("manner", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    Column("modality", Text, nullable=False),
    Column("via", Text, nullable=False),
    Column("event_first", Text),
    Column("event_last", Text),
    Column("event_precision", Text),
    Column("event_tense", Text),
    Column("event_words", Text),
)

speakers = Table(
    "speakers",
    metadata,
    Column("name", Text, primary_key=True),
    Column("article_key", ForeignKey(articles.c.key, ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),  # of the statement in its article
    Index("speakers_by_article", "article_key"),
    sqlite_with_rowid=False,
)

sizes = Table(
    "sizes",
    metadata,
    Column("collection", Text, primary_key=True),
    Column("articles", Integer, nullable=False),
)

names = Table(
    "names",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("collection", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("statements", Integer, nullable=False),  # that it is a speaker of in its collection; none has 0
    Column("initials", Text),  # of a name of three words or more
    UniqueConstraint("collection", "name"),
    Index("names_by_initials", "initials", "collection"),
    sqlite_autoincrement=True,  # what is new has a greater id than all that there ever was
)

name_words = Table(
    "name_words",
    metadata,
    Column("word", _ORDERED, primary_key=True),  # folded
    Column("collection", Text, primary_key=True),  # its name's, here too: found by both, whatever a database guesses
    Column("name_id", ForeignKey(names.c.id, ondelete="CASCADE"), primary_key=True),
    Column("proper", Integer, nullable=False),  # 1 of a name that begins with a capital, else 0
    Index("name_words_by_name", "name_id"),
    sqlite_with_rowid=False,
)

dates = _part(
    "dates",
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("first", Text),
    Column("last", Text),
    Column("precision", Text),
    Column("tense", Text, nullable=False),
)

propositions = Table(
    "propositions",
    metadata,
    Column("article_key", ForeignKey(articles.c.key, ondelete="CASCADE"), primary_key=True),
    Column("data", LargeBinary, nullable=False),  # all of an article's, packed; no row where there are none
)

callings = _part(
    "callings",
    Column("name", Text, nullable=False),
    Column("head", Text, nullable=False),
    Column("words", Text, nullable=False),  # roots, in order of the alphabet, with blanks between them
    Index("callings_by_head", "head", "words", "name"),
)

unreadable = Table(
    "unreadable",
    metadata,
    Column("article_key", ForeignKey(articles.c.key, ondelete="CASCADE"), primary_key=True),
    Column("reason", Text, nullable=False),  # why the reader that read it last found nothing in it
)

CONTENT = text("kind <> 'read'")
"""The changes that change what can be found; literal, so that the partial index serves it."""

changes = Table(
    "changes",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("article_key", Integer, nullable=False),  # no foreign key: it outlives its article
    Column("kind", Text, nullable=False),  # put, read, remove
    Column("at", Text, nullable=False),
    Index("changes_by_article", "article_key"),
    # Partial on SQLite alone: naming another dialect here would load it, in every process.
    Index("changes_of_content", "seq", sqlite_where=CONTENT),
    sqlite_autoincrement=True,
)

settings = Table(
    "settings",
    metadata,
    Column("collection", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

questions = Table(
    "questions",
    metadata,
    Column("token", Text, primary_key=True),
    Column("collection", Text, nullable=False),  # of the server it was asked in
    Column("question", Text, nullable=False),
    Column("folded", Text, nullable=False),  # what repeated questions are counted by
    Column("verdict", Text, nullable=False),
    Column("data", Text, nullable=False),  # whatever the asking program needs to go on from its answer
    Column("at", Text, nullable=False),
    Column("prompt", Text),  # marks of the message that asked, and of the one that answered
    Column("reply", Text),
    Column("covered", Text),  # the number of the one that answered
    Column("asker", Text),  # a mark of who asked: nobody has the same one twice
    Index("questions_by_verdict", "collection", "verdict", "at"),
    Index("questions_by_day", "at"),
    Index("questions_by_prompt", "prompt"),
    Index("questions_by_reply", "reply"),
)

votes = Table(
    "votes",
    metadata,
    Column("token", ForeignKey(questions.c.token, ondelete="CASCADE"), primary_key=True),
    Column("voter", Text, primary_key=True),  # a mark likewise
    Column("helped", Integer, nullable=False),  # 1 or 0
)
