"""A time of day as sources print it, with its zone, and how it is split from the rest of a date."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# RFC 5322 section 4.3, and unambiguous abbreviations: IST, BST and AST each mean several zones.
_OFFSETS: Mapping[str, float] = {
    "Z": 0, "UT": 0, "UTC": 0, "GMT": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6,
    "PST": -8, "PDT": -7, "WET": 0, "WEST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2, "EEST": 3,
    "MSK": 3, "JST": 9, "KST": 9, "HKT": 8, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "SAST": 2,
    "WAT": 1, "CAT": 2, "EAT": 3, "WIB": 7, "WITA": 8, "WIT": 9, "PHT": 8, "SGT": 8, "AWST": 8, "AKST": -9, "AKDT": -8,
    "HST": -10, "BRT": -3, "TRT": 3, "PKT": 5, "NPT": 5.75, "ICT": 7, "MYT": 8, "ACST": 9.5, "ACDT": 10.5,
}  # fmt: skip
_REGIONS = {"ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles"}
# Zone names in full, as press release wires print them: Eastern Daylight Time.
_NAMED = re.compile(r"(Eastern|Central|Mountain|Pacific) (?:(Daylight|Standard) )?Time", re.IGNORECASE)

_TIME = (
    r"(?P<hour>\d{1,3})(?:[:.时時]|\s?h\s?)(?P<minute>\d{1,2})分?(?:[:.](?P<second>\d{1,2})(?::\d{1,2})?(?:[.,]\d+)?)?"
)
# a.m. or p.m., or a word for "o'clock".
_HALF = r"(?:\s*(?:(?P<half>[AaPp])\.?[Mm]\b\.?|(?:[Uu]hr|[Uu]ur|[Hh](?:rs?|s|ours|odin)?|(?<=[Hh]\d\d)min|ч|น)\b\.?))?"
_ZONE = r"(?:\s*\(?(?P<zone>[A-Z][a-z]+/\w+(?:/\w+)?|[A-Za-z]{1,5}|(?:GMT|UTC)?[+\-−]\d{1,2}(?::?\d\d)?)\)?"
_ZONE += r"(?:\s*\([A-Za-z ]+\)|(?<=\d)\s[A-Z]{3,4})?)?"  # an offset's zone name: in brackets, or bare as Go prints it
_COMPACT = r"(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?(?:[.,]\d+)?"

_BEHIND = re.compile(rf"(?P<day>.*[\w.])(?:[Tt]|(?<=[日일号號])|\s*[,،;|/·•–—\-]?\s+){_TIME}{_HALF}{_ZONE}")
_BEHIND_COMPACT = re.compile(rf"(?P<day>\d{{4}}-?\d\d-?\d\d)[Tt ]?{_COMPACT}{_ZONE}", re.ASCII)
_BEFORE = re.compile(
    rf"{_TIME}{_HALF}(?:\s+(?P<zone>[A-Z]{{1,5}})\b)?(?:\s*[,;|·•–—\-]?\s+(?:on\s+)?|-(?=\d{{1,2}}\s))"
    r"(?P<day>.*\d{4}.*)"
)
# asctime: `Sun Jan  4 16:29:06 PST 2004`, with the year after the time.
_BETWEEN = re.compile(rf"(?P<month>[^\d:]+\s\d{{1,2}})\s+{_TIME}(?:\s+(?P<zone>\S{{1,6}}))?\s+(?P<year>\d{{4}})")
_AT = re.compile(
    r",?\s(?:at|um|om|à|às|a las|alle|ore|(?:la )?ora|kl\.?|klo|saat|pukul|jam|lúc|(?:o )?godz\.?|o|u|v|ob|о|в|στις"
    r"|الساعة|ساعت)$",
    re.IGNORECASE,
)
# 7時30分, 19시, 3点20分.
_IN_CHARACTERS = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2})\s?[时時点點시](?:\s?(?P<minute>\d{1,2})\s?[分분](?:\s?(?P<second>\d{1,2})\s?[秒초])?|(?!\s?\d))"
)
# 오후 2:05, 下午2:05: "am" or "pm" before the time.
_HALF_BEFORE = re.compile(r"(?:(오전|上午|午前)|오후|下午|午後)\s?(\d{1,2}[:时時]\d\d(?::\d\d)?)")
# 2:05 μ.μ., 2:05 p. m.: "am" or "pm" in other words behind it.
_HALF_BEHIND = re.compile(
    r"(?<=:\d\d)\s?(?:(?P<am>a\. m\.|π\.?\s?μ\.?|ص|صباح(?:ا|ًا|اً)|ق\.?ظ|पूर्वाह्न|ÖÖ)"
    r"|p\. m\.|μ\.?\s?μ\.?|م|مساءً?|ب\.?ظ|अपराह्न|ÖS)(?!\w)"
)
# 2 p.m. is how the AP writes 2:00 p.m.
_FULL_HOUR = re.compile(r"(?<![\d:.])\d{1,2}(?=\s?[AaPp]\.?[Mm]\b)")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day on a 24-hour clock, its range unchecked; `zone` is the source's text, not yet resolved."""

    hour: int
    minute: int
    second: int | None
    zone: str | None

    def on(self, day: str, zone: tzinfo) -> str:
        """This time on an ISO day as RFC 3339 text, perhaps an impossible one; `zone` applies where none was printed.

        Raises ValueError where the printed zone is unknown.
        """
        clock = f"{self.hour:02}:{self.minute:02}" + (f":{self.second:02}" if self.second is not None else "")
        return f"{day}T{clock}{self._offset(day, zone)}"

    def _offset(self, day: str, zone: tzinfo) -> str:
        known = offset_of(self.zone) if self.zone else zone
        if known is None:
            raise ValueError(f"the time zone {self.zone} is unknown")
        local = datetime.fromisoformat(day).replace(hour=self.hour % 24, minute=self.minute % 60, tzinfo=known)
        minutes = round((local.utcoffset() or timedelta()).total_seconds() / 60)
        return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def split_clock(text: str) -> tuple[str, Clock | None]:
    """Split a date into its day, as text, and its time of day, None where it has none."""
    text = _NAMED.sub(lambda found: f"{found[1][0]}{(found[2] or ' ')[0].strip()}T".upper(), text)
    if not text.isascii():
        text = _HALF_BEFORE.sub(_half_behind, _IN_CHARACTERS.sub(_in_figures, text))
    if not text[-1:].isdigit():  # as most dates end
        text = _HALF_BEHIND.sub(lambda found: " AM" if found["am"] else " PM", text)
    text = _FULL_HOUR.sub(r"\g<0>:00", text)
    for shape in (_BEHIND_COMPACT, _BETWEEN, _BEHIND, _BEFORE):
        if found := shape.fullmatch(text):
            parts = found.groupdict()
            day = parts.get("day") or f"{parts['month']} {parts['year']}"
            return _AT.sub("", day).strip(" ,;|·•–—-"), _clock(parts)
    return text, None


def _in_figures(found: re.Match[str]) -> str:
    second = found["second"]
    return f"{found['hour']}:{int(found['minute'] or 0):02}" + (f":{int(second):02}" if second else "")


def _half_behind(found: re.Match[str]) -> str:
    return f" {found[2]} {'AM' if found[1] else 'PM'}"


def _clock(parts: dict[str, str | None]) -> Clock:
    hour, half = int(parts["hour"] or 0), (parts.get("half") or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    second = parts.get("second")
    return Clock(hour, int(parts["minute"] or 0), int(second) if second else None, parts.get("zone"))


def offset_of(name: str) -> tzinfo | None:
    """The zone that a printed abbreviation or offset means; None where it is unknown or ambiguous."""
    if name.upper() in _OFFSETS:
        return timezone(timedelta(hours=_OFFSETS[name.upper()]))
    if name.upper() in _REGIONS:
        return ZoneInfo(_REGIONS[name.upper()])
    if "/" in name:
        return _region(name)
    found = re.fullmatch(r"(?:GMT|UTC)?([+\-−])(\d{1,2}):?(\d\d)?", name)
    if found is None or int(found[2]) > 23 or int(found[3] or 0) > 59:
        return None
    size = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return timezone(size if found[1] == "+" else -size)


def _region(name: str) -> tzinfo | None:
    """A zone of the IANA time zone database: `America/New_York`."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: a folder, `America/Argentina`
        return None
