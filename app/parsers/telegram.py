"""Messages of Telegram, as its own application exports a channel or a chat (`result.json`)."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.parsers.attempt import Reject

MESSAGES = "messages"
"""The key under which an export has its messages; elsewhere it may have notes on an answer, beside the articles."""
_TYPES = ("message", "service")
_TELLING = frozenset(("actor", "date_unixtime", "from_id"))


def is_message(row: Mapping[str, Any]) -> bool:
    """Whether an object is a message."""
    return row.get("type") in _TYPES and isinstance(row.get("id"), int) and not _TELLING.isdisjoint(row)


def plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """The message under names that data sets use. `date` is in the zone of whoever exported it, `date_unixtime` exact.

    Raises Reject for what Telegram notes between messages.
    """
    if row["type"] == "service":
        raise Reject("no article: a note of Telegram's on the channel itself")
    parts = list(_parts(row.get("text")))
    is_of_channel = str(row.get("from_id")).startswith("channel")
    whose = "source" if is_of_channel else "authors"
    return {
        "id": f"{row['from_id']}/{row['id']}" if is_of_channel else None,  # every chat counts its messages from 1
        "date": row.get("date_unixtime") or row.get("date"),
        "text": "".join(text for text, _ in parts),
        "keywords": [text.lstrip("#") for text, kind in parts if kind == "hashtag"],
        whose: row.get("from"),
    }


def _parts(text: object) -> Iterator[tuple[str, object]]:
    """The pieces of a text, and what kind each is: a link, a word in bold."""
    for part in text if isinstance(text, list) else [text]:
        if isinstance(part, dict):
            yield str(part.get("text") or ""), part.get("type")
        elif part:
            yield str(part), None
