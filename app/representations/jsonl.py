"""application/jsonl: one JSON object a line, UTF-8, `\\n` at the end of each."""

from collections.abc import Iterable


def lines(documents: Iterable[str]) -> bytes:
    """A line for each JSON object, which stands on one line already."""
    return "".join([f"{document}\n" for document in documents]).encode()
