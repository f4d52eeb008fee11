"""Languages that are known, and how often the text alone tells them.

Known are those that an article's source states, and those of collections in one language. Region and script are left
aside, and Norwegian is one language. Articles whose source states another language than theirs, such as pages with
their publisher's default, count as wrong here.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from app.config import Settings
from app.ingest.pile import Pile
from app.ingest.summary import Listing
from app.ingest.walk import walk
from app.parsers.detected_language import detected_language
from app.parsers.options import Options
from app.store.ready import Ready, preview

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"
IN_ONE = {
    "chronam-1916": "en", "markdown-gov": "en", "muc3-cc0": "en", "reuters21578": "en", "senate-press-releases": "en",
    "tass-en": "en", "wikinews-fr": "fr", "wikinews-meantime-en": "en",
}  # fmt: skip
_NORWEGIAN = {"nb": "no", "nn": "no"}


def main() -> None:
    """Print one line per collection."""
    if not CORPORA.is_dir():
        sys.exit(f"this benchmark needs the corpora at {CORPORA}")
    print("| collection | articles | told | of these right % |\n|---|---:|---:|---:|")
    for folder in sorted(each for each in CORPORA.iterdir() if each.is_dir() and each.name != "truth"):
        counted = Counter(_outcome(found, known) for found, known in _known(folder))
        told = counted["right"] + counted["wrong"]
        if told:
            print(
                f"| {folder.name} | {counted.total():,} | {told:,} | {100 * counted['right'] / told:.2f} |", flush=True
            )


def _known(folder: Path) -> Iterator[tuple[str | None, str]]:
    """The language detected for each article of a collection whose language is known, and that language."""
    skipped: Listing[str] = Listing(0)
    for item in Pile(list(walk([str(folder)], skipped)), Options(), Settings(), None, skipped).articles():
        if isinstance(item, Ready) and (language := _language(article := preview(item), folder.name)):
            title = article["title"] if article["title_source"] == "headline" else ""
            yield detected_language(title, article["body"].split("\n\n")), language


def _language(article: Mapping[str, Any], collection: str) -> str | None:
    stated = article["language"] if not article["provenance"]["detected"] else None
    return _bare(stated) if stated else IN_ONE.get(collection)


def _bare(tag: str) -> str:
    language = tag.lower().partition("-")[0]
    return _NORWEGIAN.get(language, language)


def _outcome(found: str | None, known: str) -> str:
    return "unknown" if found is None else "right" if _bare(found) == known else "wrong"


if __name__ == "__main__":
    main()
