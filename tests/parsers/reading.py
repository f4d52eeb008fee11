"""How the tests of a format read: a sample, bytes, or a corpus beside the checkout."""

import io
from pathlib import Path

import pytest

from app.parsers.attempt import Parsed
from app.parsers.formats import parse
from app.parsers.options import Options
from app.record import ArticleRecord, Unreadable
from tests.conftest import SHARED

SAMPLES = Path(__file__).parent / "samples"
CORPORA = SHARED / "corpora"


def read(raw: bytes, file: str = "pile", options: Options | None = None, name: str | None = None) -> list[Parsed]:
    """What is made of these bytes."""
    return list(parse(io.BytesIO(raw), file, options or Options(), name))


def sample(name: str, options: Options | None = None) -> list[Parsed]:
    """What is made of a sample, its format recognised."""
    path = SAMPLES / name
    return read(path.read_bytes(), path.name, options)


def record(item: Parsed) -> ArticleRecord:
    """The item, which must be a record."""
    assert isinstance(item, ArticleRecord), item
    return item


def records(items: list[Parsed]) -> list[ArticleRecord]:
    """The items, all of which must be records."""
    return [record(item) for item in items]


def reasons(items: list[Parsed]) -> list[str]:
    """Why the rejected ones were."""
    return [item.reason for item in items if isinstance(item, Unreadable)]


def published(article: ArticleRecord) -> str | None:
    """When it was published, as the archive writes it."""
    return article.published.text if article.published else None


def corpus(pattern: str) -> list[Path]:
    """The files of a corpus beside the checkout; without them the test is skipped, and says so."""
    found = sorted(path for path in CORPORA.glob(pattern) if path.is_file())
    if not found:
        pytest.skip(f"needs the corpora beside the checkout: {pattern}")
    return found
