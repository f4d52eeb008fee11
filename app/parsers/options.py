"""Options for parsers."""

from dataclasses import dataclass
from datetime import UTC, tzinfo
from typing import Literal

DateOrder = Literal["dmy", "mdy"] | None
"""Which number comes first in 3/4/2022."""


@dataclass(frozen=True, slots=True)
class Options:
    """What is known better than from the file itself, and the limits on what is read.

    `address` and `encoding` are those of a single page, as an archive of the web tells them.
    """

    source: str | None = None
    timezone: tzinfo = UTC
    date_order: DateOrder = None
    address: str | None = None
    encoding: str | None = None
    max_article_bytes: int = 16 * 1024 * 1024
    max_member_bytes: int = 4 * 1024 * 1024 * 1024
    max_unpack_ratio: int = 200
    max_members: int = 1_000_000
    max_archive_depth: int = 4
