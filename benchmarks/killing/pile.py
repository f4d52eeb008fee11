"""A pile with every kind of outcome: new, changed, withdrawn, unchanged and unreadable articles, in several formats."""

import csv
import gzip
import io
import json
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.corpus import lines

_BASE = "http://pile.example/items/"


def make(before: Path, after: Path, seed: int, count: int) -> None:
    """Write two folders: the second has much of the first, some of it changed or cancelled, and more.

    JSON Lines, CSV and ninjs each have about a third of the `count` articles; some items are not articles.
    """
    random = Random(seed)
    made = [json.loads(line) for line in lines(count, words=40)]
    first, last = made[: count // 2], [_later(row, random) for row in made[count // 4 :]]
    _write(before, first, [], random)
    cancelled = [row for row in made if random.random() < 0.1]
    _write(after, last, cancelled, random)


def _later(row: dict[str, Any], random: Random) -> dict[str, Any]:
    """The row as it is, or with another text, title or date."""
    changes: list[dict[str, Any]] = [
        {},
        {},
        {"text": row["text"] + " Corrected."},
        {"title": "Other"},
        {"date": "1999"},
    ]
    return row | random.choice(changes)


def _write(folder: Path, rows: list[dict[str, Any]], cancelled: list[dict[str, Any]], random: Random) -> None:
    folder.mkdir(parents=True)
    parts: list[list[dict[str, Any]]] = [[], [], []]
    for row in rows:
        parts[int(row["id"].rsplit(":")[-1]) % 3].append(row)
    (folder / "a.jsonl").write_text(_jsonl(parts[0], random))
    (folder / "b.csv").write_text(_table(parts[1]))
    (folder / "c.json").write_text(json.dumps([_item(row) for row in parts[2]]))
    (folder / "d.txt").write_text(
        "".join(f"date 2001-02-{n:02} OSLO - Dispatch {n} of the day.\n\n" for n in range(1, 9))
    )
    (folder / "e.json").write_text(json.dumps([_item(row) | {"pubstatus": "canceled"} for row in cancelled]))
    changed = [row | {"text": f"{row['text']} Once more."} for row in parts[0][::5]]
    (folder / "f.jsonl.gz").write_bytes(gzip.compress(_jsonl(changed, random).encode(), mtime=0))


def _jsonl(rows: list[dict[str, Any]], random: Random) -> str:
    """The rows as JSON Lines, among them some lines that are not articles."""
    written = []
    for row in rows:
        written.append(json.dumps(row))
        if random.random() < 0.1:
            written.append(random.choice(('{"id": "urn:pile:empty"}', '{"id": "urn:pile:torn", "te')))
    return "".join(f"{line}\n" for line in written)


def _table(rows: list[dict[str, Any]]) -> str:
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(("id", "title", "date", "source", "text"))
    writer.writerows((row["id"], row["title"], row["date"], row["source"], row["text"]) for row in rows)
    writer.writerow(("urn:pile:empty-row", "", "", "", ""))
    return table.getvalue()


def _item(row: dict[str, Any]) -> dict[str, Any]:
    day = (row["date"] or "2000")[:10]
    return {
        "uri": _BASE + row["id"].rsplit(":", 1)[-1],
        "type": "text",
        "headline": row["title"],
        "versioncreated": f"{day}T00:00:00Z" if len(day) == 10 else day,
        "subject": [{"name": name} for name in row["keywords"]],
        "body_text": row["text"],
    }
