"""application/jsonl: one JSON object a line, UTF-8, `\\n` at the end of each."""

MEDIA_TYPE = "application/jsonl"


def line(document: str) -> bytes:
    """One line of a JSON object, which stands on one line already."""
    return f"{document}\n".encode()
