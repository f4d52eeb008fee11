"""Plain text: one article per file, with a title line, a byline and a dateline where it has them."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from app.parsers.attempt import Attempt, Item, Origin, read_bounded
from app.parsers.draft import Draft, finish
from app.parsers.edgar import without_tags
from app.parsers.encoding import decode
from app.parsers.options import Options
from app.text import squeeze

NAME = "text"

_HIGHLIGHT = re.compile(r"^@highlight[^\S\n]*$", re.MULTILINE)
"""What stands above each sentence of a summary, below a story in the data sets of CNN and the Daily Mail."""
_LONGEST_HIGHLIGHT = 300
_ADDRESS = re.compile(r"\s*(https?://\S{4,2000})[^\S\n]*\n[^\S\n]*\n")


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Yield the one article of a plain text."""
    raw = read_bounded(stream, options)
    origin = Origin(file, NAME, 1, raw)
    decoded, warnings = decode(raw)
    draft = _draft(without_tags(decoded), file, warnings)
    yield Attempt(origin, options, lambda: finish(draft, origin, options))


def _is_highlight(text: str) -> bool:
    """Whether a text between two marks is one sentence, not the article itself."""
    return len(text) <= _LONGEST_HIGHLIGHT and "\n\n" not in text.strip()


def _draft(text: str, file: str, warnings: list[str]) -> Draft:
    """The text, the address alone on its first line, and the highlights below it as its summary."""
    address = _ADDRESS.match(text)
    whole = text[address.end() :] if address else text
    story, *highlights = _HIGHLIGHT.split(whole) if "@highlight" in whole else [whole]
    if not story.strip() or not all(map(_is_highlight, highlights)):
        story, highlights = whole, []
    told = [line if line[-1:] in ".!?" else f"{line}." for line in map(squeeze, highlights) if line]
    url = address[1] if address and story.strip() else None
    text = story if url or not address else text
    return Draft(text=text, url=url, summary=" ".join(told), filename=file, warnings=warnings)
