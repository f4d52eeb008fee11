"""ninjs, the IPTC's News in JSON, versions 1 to 3."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from app.parsers.attempt import Item
from app.parsers.json import objects
from app.parsers.ninjs_items import TELLING
from app.parsers.options import Options

NAME = "ninjs"

_IDENTIFIED = re.compile(rb'"(?:uri|guid)"\s*:')
_TOLD = re.compile(rb'"(?:' + "|".join(TELLING).encode() + rb')"\s*:')


def begins(sample: bytes) -> bool:
    """Whether JSON with one object, or a list of them, has an item's properties within the sample."""
    opened = re.match(rb"\s*(?:\[\s*)?\{", sample)
    return opened is not None and bool(_IDENTIFIED.search(sample)) and bool(_TOLD.search(sample))


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Yield every item of a file."""
    yield from objects(NAME, stream, file, options)
