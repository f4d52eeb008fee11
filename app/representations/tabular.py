"""Rows other than articles, such as counts, as JSON Lines or CSV."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.representations import csv, json, jsonl


def render(name: str, rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> bytes:
    """Rows in the representation with this name; CSV has only these columns, JSON Lines all that a row has."""
    return csv.render(rows, columns).encode() if name == "csv" else jsonl.lines(json.render(row) for row in rows)
