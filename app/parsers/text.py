"""Plain text: one article per file, with a title line, a byline and a dateline where it has them."""

from collections.abc import Iterator
from typing import BinaryIO

from app.parsers.attempt import Attempt, Item, Origin, read_bounded
from app.parsers.draft import Draft, finish
from app.parsers.encoding import decode
from app.parsers.options import Options

NAME = "text"


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Yield the one article of a plain text."""
    raw = read_bounded(stream, options)
    origin = Origin(file, NAME, 1, raw)
    decoded, warnings = decode(raw)
    draft = Draft(text=decoded, filename=file, warnings=warnings)
    yield Attempt(origin, options, lambda: finish(draft, origin, options))
