"""application/jsonl: one JSON object per line, in UTF-8, each ending in `\\n`."""

from collections.abc import Iterable


def lines(documents: Iterable[bytes]) -> bytes:
    """One line for each JSON object, which must not contain line breaks."""
    return b"".join([b"%b\n" % document for document in documents])
