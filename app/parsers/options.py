"""Options for parsers."""

from dataclasses import dataclass
from datetime import UTC, tzinfo
from typing import Literal

DateOrder = Literal["dmy", "mdy"] | None
"""Which number comes first in 3/4/2022."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the user knows better than the files do, and the limits on what is read."""

    source: str | None = None
    timezone: tzinfo = UTC
    date_order: DateOrder = None
    max_article_bytes: int = 16 * 1024 * 1024
    max_member_bytes: int = 4 * 1024 * 1024 * 1024
    max_unpack_ratio: int = 200
    max_members: int = 1_000_000
    max_archive_depth: int = 4
