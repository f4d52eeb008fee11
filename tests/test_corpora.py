"""Every corpus beside the checkout goes through ingest as it lies there, and is accounted for file by file."""

from collections import Counter
from pathlib import Path

import pytest

from app.config import Settings
from app.ingest.pile import Pile
from app.ingest.summary import Listing
from app.ingest.walk import walk
from app.parsers.options import Options
from app.store.ready import Ready, preview
from tests.conftest import feed, opened
from tests.parsers.reading import CORPORA

FOLDERS = {
    "chronam-1916": 1.0,
    "feeds": 0.3,  # most are test files of one element, without any item
    "markdown-gov": 1.0,
    "muc3-cc0": 1.0,
    "reuters21578": 0.999,
    "senate-press-releases": 1.0,
    "tass-en": 1.0,
    "wikinews-meantime-en": 0.4,  # half of it is tokens
    "wikinews-fr": 1.0,
    "wire-formats": 0.8,
}
"""How much of each is an article at least."""


@pytest.mark.parametrize("name", FOLDERS)
def test_a_corpus_goes_in_and_the_counts_add_up(name: str, tmp_path: Path) -> None:
    folder = CORPORA / name
    if not folder.is_dir():
        pytest.skip(f"needs the corpora beside the checkout: {name}")
    skipped: Listing[str] = Listing(10_000)
    files = list(walk([str(folder)], skipped))
    items = list(Pile(files, Options(), Settings(), None, skipped).articles())
    told = Counter(preview(item)["provenance"]["file"] if isinstance(item, Ready) else item.file for item in items)
    assert set(told) == {file for file, *_ in files}, "a file of which nothing was said"
    records = sum(isinstance(item, Ready) for item in items)
    assert records / len(items) >= FOLDERS[name]
    with opened(Settings(database_url=f"sqlite:///{tmp_path}/archive.db")) as store:
        summary = feed(store, folder)
    assert (summary.read, summary.rejected) == (len(items), len(items) - records)
    assert summary.added + summary.updated + summary.unchanged == records
    assert summary.skipped.first == skipped.first
