"""A plain SQLite file with the articles of an archive: one table, an index on the date, a full-text search index."""

import sqlite3
from contextlib import closing
from pathlib import Path

from app.filters import Selection
from app.queries.articles import each_article
from app.store.rows import load
from app.store.session import Store
from benchmarks.archive import HOME, settings

_SCHEMA = """
CREATE TABLE article (
    id TEXT PRIMARY KEY, published TEXT, title TEXT, dateline TEXT, source TEXT, summary TEXT, body TEXT
);
CREATE INDEX article_published ON article (published);
CREATE VIRTUAL TABLE article_fts USING fts5 (title, body, content='article', content_rowid='rowid');
"""
_COLUMNS = ("published", "title", "dateline", "source", "summary", "body")


def plain_copy(count: int) -> Path:
    """Make the file once and keep it. Returns its path."""
    path, made = HOME / f"rivals-{count}.db", HOME / f"rivals-{count}.done"
    if made.exists():
        return path
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection, closing(Store(settings(count))) as store:
        connection.executescript(_SCHEMA)
        found = each_article(store, store, Selection())
        rows = ([id, *map(load(members).get, _COLUMNS)] for id, members in found)
        connection.executemany("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        connection.execute("INSERT INTO article_fts (article_fts) VALUES ('rebuild')")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.commit()
    made.touch()
    return path
