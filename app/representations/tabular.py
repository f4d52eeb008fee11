"""Rows that are no articles, such as counts: as JSON Lines or CSV."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.representations import csv, json, jsonl


def render(name: str, rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> bytes:
    """Rows in the representation of that name; CSV has these columns of them, JSON Lines all that they have."""
    return (
        csv.render(rows, columns).encode() if name == "csv" else jsonl.lines(json.render(row).decode() for row in rows)
    )
