"""application/jsonl: one JSON object a line, UTF-8, `\\n` at the end of each."""

from collections.abc import Mapping
from typing import Any

import orjson

MEDIA_TYPE = "application/jsonl"


def render(record: Mapping[str, Any]) -> bytes:
    """One line."""
    return orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE)
