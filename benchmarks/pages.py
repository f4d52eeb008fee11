"""HTML pages whose articles are known, and how much of them is read, compared with plain trafilatura.

The truth is what fundus, which knows each publisher's pages, extracts: `../shared/corpora/html-articles/fundus`. Its
text is summary, section headlines and paragraphs; ours is preamble, dateline and body together, since fundus has the
dateline in its paragraphs. Texts are compared as case-folded bags of words, each Chinese, Japanese or Korean character
being a word; soft hyphens are ignored. F1 is the mean over the pages. A title is right when it has the same words as
the truth; it is near when one has all of the other's words in a row, or four fifths of both are the same, since pages
have several headlines. A day is right when `published` and the truth are the same day in UTC; a truth without a zone
is UTC, as for the parser. Authors are right when all names are the same.

`python -m benchmarks.pages --misses` prints what was missed, page by page.
"""

import gzip
import io
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from app.parsers.formats import parse
from app.parsers.options import Options
from app.parsers.published import read_published
from app.record import ArticleRecord

TRUTH = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "html-articles" / "fundus"
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")
_NEAR = 0.8


class Known(NamedTuple):
    """A page and its true content."""

    name: str
    raw: bytes
    truth: dict[str, Any]

    @property
    def text(self) -> str:
        body = self.truth["body"] or {"summary": [], "sections": []}
        parts = [part for each in body["sections"] for part in (*each["headline"], *each["paragraphs"])]
        return "\n\n".join([*body["summary"], *parts])


class Score(NamedTuple):
    """How one page was read."""

    page: Known
    record: ArticleRecord | None
    f1: float
    title: bool
    near: bool
    day: bool
    authors: bool


def main() -> None:
    """Print one line for all pages, and with `--misses` what was missed on each."""
    pages = list(known_pages())
    if not pages:
        print("no pages with known articles at ../shared/corpora/html-articles: nothing is measured")
        return
    started = time.process_time()
    scores = [score(page) for page in pages]
    ours = time.process_time() - started
    started = time.process_time()
    plain = [f1(_plainly(page.raw), page.text) for page in pages]
    theirs = time.process_time() - started
    print(
        "| pages | body F1 | trafilatura's | title right % | near % | day right % | authors right % | ms a page | its |"
    )
    print("|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    shares = " | ".join(_percent(scores, name) for name in ("title", "near", "day", "authors"))
    print(
        f"| {len(pages)} | {_mean([each.f1 for each in scores]):.4f} | {_mean(plain):.4f} | {shares} "
        f"| {1000 * ours / len(pages):.0f} | {1000 * theirs / len(pages):.0f} |",
        flush=True,
    )
    if "--misses" in sys.argv:
        _print_misses(scores)


def known_pages() -> Iterator[Known]:
    """Yield every page; a publisher's truths are named by version and its pages by day, in the same order."""
    for path in sorted(TRUTH.glob("*/*.json")):
        truths = json.loads(path.read_text(encoding="utf-8"))
        day = "_[0-9][0-9][0-9][0-9]_[0-9][0-9]_[0-9][0-9].html.gz"
        pages = sorted(path.parent.glob(f"{path.stem}{day}"))
        versions = sorted(truths, key=lambda name: [int(number) for number in re.findall(r"\d+", name)])
        for page, version in zip(pages, versions, strict=True):
            yield Known(page.name.removesuffix(".html.gz"), gzip.decompress(page.read_bytes()), truths[version])


def score(page: Known) -> Score:
    """Read a page as the product does, recognising its format, and compare."""
    [item] = parse(io.BytesIO(page.raw), page.name, Options())
    if not isinstance(item, ArticleRecord):
        return Score(page, None, f1("", page.text), False, False, False, False)
    text = "\n\n".join(filter(None, [item.preamble, item.dateline, item.body]))
    published, _ = read_published(page.truth.get("publishing_date"))
    title = words(item.title) == words(page.truth["title"])
    return Score(
        page,
        item,
        f1(text, page.text),
        title,
        title or _is_near(item.title, page.truth["title"]),
        bool(published and item.published and published.day == item.published.day),
        {" ".join(words(name)) for name in item.authors}
        == {" ".join(words(name)) for name in page.truth.get("authors") or []},
    )


def words(text: str | None) -> list[str]:
    """The words of a text, case-folded."""
    return _WORD.findall((text or "").replace("\xad", "").casefold())


def f1(found: str, truth: str) -> float:
    """The F1 of two texts as bags of words."""
    ours, theirs = Counter(words(found)), Counter(words(truth))
    size = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / size if size else 1.0


def _is_near(found: str, truth: str) -> bool:
    one, other = (f" {' '.join(words(title))} " for title in (found, truth))
    return one in other or other in one or f1(found, truth) >= _NEAR


def _plainly(raw: bytes) -> str:
    from trafilatura import extract

    return extract(raw) or ""


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _percent(scores: Sequence[Score], name: str) -> str:
    return f"{100 * _mean([getattr(each, name) for each in scores]):.1f}"


def _print_misses(scores: Sequence[Score]) -> None:
    for each in sorted(scores, key=lambda each: each.f1):
        truth, found = each.page.truth, each.record
        if each.f1 < 0.95:
            print(f"\n{each.page.name}: body F1 {each.f1:.3f}")
            _print_lines(found.body if found else "", each.page.text)
        if found and not each.title:
            print(f"\n{each.page.name}: title\n  truth {truth['title']}\n  found {found.title}")
        if found and not each.day:
            print(f"\n{each.page.name}: day\n  truth {truth['publishing_date']}\n  found {found.published}")
        if found and not each.authors:
            print(f"\n{each.page.name}: authors\n  truth {truth.get('authors')}\n  found {list(found.authors)}")


def _print_lines(found: str, truth: str) -> None:
    """Print the first lines that only one of two texts has."""
    for sign, lines, other in (("+", found, truth), ("-", truth, found)):
        whole = " ".join(words(other))
        only = [line for line in lines.splitlines() if words(line) and " ".join(words(line)) not in whole]
        print(*(f"  {sign} {line[:150]}" for line in only[:8]), sep="\n")


if __name__ == "__main__":
    main()
