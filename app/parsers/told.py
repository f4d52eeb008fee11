"""The options that a user gave, as kept with what could not be ingested, so that it is read again in the same way."""

import json
from datetime import UTC, tzinfo
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from app.config import Settings
from app.parsers.options import Options
from app.text import nearest

_ROOT = "root"
_BOUNDS = ("max_article_bytes", "max_member_bytes", "max_unpack_ratio", "max_members", "max_archive_depth")


def options(settings: Settings, zone: str = "UTC", **said: Any) -> Options:
    """The user's options, with the limits of the settings.

    Raises ValueError, ZoneInfoNotFoundError or OSError where the zone does not exist.
    """
    bounds = {name: getattr(settings, name) for name in _BOUNDS}
    return Options(timezone=_zone(zone), **said, **bounds)


def _zone(name: str) -> tzinfo:
    if name.casefold() == "utc":
        return UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(_known_zones().get(name.casefold(), name))


def zone_like(name: str) -> str | None:
    """The zone that is probably meant by a name that none has: a city's, or a misspelling."""
    known = _known_zones()
    plain = name.strip().replace(" ", "_").casefold()
    near = next((zone for zone in known if zone.endswith(f"/{plain}")), None) or nearest(plain, known)
    return known[near] if near else None


def _known_zones() -> dict[str, str]:
    return {zone.casefold(): zone for zone in sorted(available_timezones())}


def kept(options: Options, root: str = "") -> str:
    """The user's options as text, and the path given for the file if there were several."""
    said = {"source": options.source, "zone": str(options.timezone), "date_order": options.date_order}
    return json.dumps(said | ({_ROOT: root} if root else {}))


def again(settings: Settings, text: str) -> Options:
    """The options from such a text; an empty one is from an archive that did not keep any yet."""
    said = json.loads(text or "{}")
    said.pop(_ROOT, None)
    return options(settings, **said)


def root(text: str) -> str:
    """The path in such a text; empty if there was only one."""
    return str(json.loads(text or "{}").get(_ROOT, ""))
