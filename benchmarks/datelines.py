"""The dateline reader on openings whose datelines are known: how often it is right, and how fast it is.

The openings are read as the product reads them, from JSON Lines through `app.parsers`. A row is right when all its
parts are: whether there is a dateline, its places, its day, its credit and the start of the body.
"""

import datetime
import io
import json
import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from app.parsers.dateline import read_dateline
from app.parsers.formats import parse
from app.parsers.options import Options
from app.record import ArticleRecord, Unreadable
from benchmarks.corpus import lines

TRUTH = Path(__file__).resolve().parents[2] / "shared" / "corpora" / "truth"
GENERATED = 5_000
ROUNDS = 7

Row = dict[str, Any]
Opening = tuple[str, datetime.date | None]
_NEITHER_WORD_NOR_FIGURE = re.compile(r"[\W_]+")


class Score(NamedTuple):
    """The rows of one file, and how the reader did."""

    rows: int
    right: int
    negatives: int
    taken: int


def main() -> None:
    """Print one line per file."""
    files = sorted(TRUTH.glob("*.jsonl"))
    if files:
        _print_truth(files)
    else:
        _print_generated()


def _print_truth(files: Sequence[Path]) -> None:
    print("| openings | rows | right % | negatives taken % | openings a second |")
    print("|---|---:|---:|---:|---:|")
    for path in files:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
        found = score(rows)
        right, taken = _percent(found.right, found.rows), _percent(found.taken, found.negatives)
        print(f"| {path.stem} | {found.rows:,} | {right} | {taken} | {speed(_openings(rows)):,.0f} |", flush=True)


def _print_generated() -> None:
    print("no openings with known datelines at ../shared/corpora/truth: generated ones are timed instead\n")
    print("| openings | rows | openings a second |")
    print("|---|---:|---:|")
    rows = [{"text": row["text"], "pub_date": row["date"]} for row in map(json.loads, lines(GENERATED, words=60))]
    print(f"| generated | {len(rows):,} | {speed(_openings(rows)):,.0f} |")


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f}" if whole else "-"


def score(rows: Sequence[Row]) -> Score:
    """Read the rows as JSON Lines and count; rows whose truth is doubtful are read but not counted."""
    strict = [(row, record) for row, record in zip(rows, _read(rows), strict=True) if row.get("strict", True)]
    return Score(
        rows=len(strict),
        right=sum(_is_right(row, record) for row, record in strict),
        negatives=sum(not row["has_dateline"] for row, _ in strict),
        taken=sum(not row["has_dateline"] and not _is_right(row, record) for row, record in strict),
    )


def _read(rows: Sequence[Row]) -> Iterator[ArticleRecord | Unreadable]:
    stream = io.BytesIO(b"".join(json.dumps(_article(row)).encode() + b"\n" for row in rows))
    return parse(stream, "datelines", Options(), "jsonl")


def _article(row: Row) -> Row:
    article = {"id": row["id"], "text": row["text"]}
    return article | {"published": row["pub_date"]} if row.get("pub_date") else article


def _is_right(row: Row, record: ArticleRecord | Unreadable) -> bool:
    if isinstance(record, Unreadable):
        return not row["has_dateline"]
    if not row["has_dateline"]:
        return not record.dateline
    body = _spaced(record.body)
    return _same_places(row, record) and _same_day(row, record) and _same_credit(row, record) and _begins(row, body)


def _same_places(row: Row, record: ArticleRecord) -> bool:
    places = row.get("places") or ([row["place"]] if row.get("place") else [])
    return [_folded(place) for place in record.places] == [_folded(place) for place in places]


def _same_day(row: Row, record: ArticleRecord) -> bool:
    if row.get("date_iso"):
        return bool(record.dateline_date == row["date_iso"])
    return bool(row.get("date_raw")) or not record.dateline_date


def _same_credit(row: Row, record: ArticleRecord) -> bool:
    return _folded(record.source) == _folded(row.get("agency"))


def _begins(row: Row, body: str) -> bool:
    return body.startswith(_spaced(row["lead_start"]))


def _folded(text: str | None) -> str:
    return _NEITHER_WORD_NOR_FIGURE.sub(" ", (text or "").casefold()).strip()


def _spaced(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "").strip()


def _openings(rows: Sequence[Row]) -> list[Opening]:
    return [(row["text"], _day(row.get("pub_date"))) for row in rows]


def _day(published: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def speed(openings: Sequence[Opening]) -> float:
    """Openings read per second on one core, in the best of several rounds."""
    return len(openings) / min(_seconds(openings) for _ in range(ROUNDS))


def _seconds(openings: Sequence[Opening]) -> float:
    started = time.process_time()
    for text, published in openings:
        read_dateline(text, published)
    return time.process_time() - started


if __name__ == "__main__":
    main()
