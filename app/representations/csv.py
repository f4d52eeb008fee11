"""text/csv: RFC 4180 in UTF-8, one column per field. Lists and provenance are JSON in a cell, null is empty.

No cell can start a formula in a spreadsheet, see `app.text.guard`.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson

from app.text import guard


def render(articles: Iterable[Mapping[str, Any]], names: Sequence[str], header: bool = True) -> str:
    """Rows with these fields, after a header row unless one has already been written."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    if header:
        writer.writerow(names)
    writer.writerows([_cell(article[name]) for name in names] for article in articles)
    return written.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return guard(value)
    return orjson.dumps(value).decode() if isinstance(value, list | dict) else value
