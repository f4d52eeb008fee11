"""The options that a user gave, as kept with what could not be ingested, so that it is read again in the same way."""

import json
from datetime import UTC, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from app.config import Settings
from app.parsers.options import Options

_BOUNDS = ("max_article_bytes", "max_member_bytes", "max_unpack_ratio", "max_members", "max_archive_depth")


def options(settings: Settings, zone: str = "UTC", **said: Any) -> Options:
    """The user's options, with the limits of the settings.

    Raises ValueError, ZoneInfoNotFoundError or OSError where the zone does not exist.
    """
    bounds = {name: getattr(settings, name) for name in _BOUNDS}
    return Options(timezone=_zone(zone), **said, **bounds)


def _zone(name: str) -> tzinfo:
    return UTC if name == "UTC" else ZoneInfo(name)


def kept(options: Options) -> str:
    """The user's options as text."""
    return json.dumps({"source": options.source, "zone": str(options.timezone), "date_order": options.date_order})


def again(settings: Settings, text: str) -> Options:
    """The options from such a text; an empty one is from an archive that did not keep any yet."""
    return options(settings, **json.loads(text or "{}"))
