"""application/json, in UTF-8."""

from collections.abc import Mapping
from typing import Any

import orjson

MEDIA_TYPE = "application/json"


def render(document: Mapping[str, Any]) -> bytes:
    """One document; lists that are stored as JSON text are taken as they are."""
    return orjson.dumps(document)
