"""What old papers print behind the day: how the dispatch came."""

import re

# May 16 (By Cable).—, May 16 (Delayed).—, May 16.—(Special.)—, May 16.—[Special Telegram.]—,
# May 16, via London.—, May 2, via London, May 16.—
_WAY = re.compile(
    r",?[ \t]++\((?:(?:by|via|per)[ \t][^()\n]{2,40}|(?:special|delayed)\.?)\)"
    r"|,[ \t]++via[ \t][^\W\d_]{2,20}(?:[ \t][^\W\d_]{2,20})?(?:,[ \t][^\W\d_]{3,9}\.?[ \t]\d{1,2}(?!\d))?+"
    r"|\.?[ \t]*+[-–—]++[ \t]*+(?:\((?:special|by cable|by telegraph)\.?\)"
    r"|\[special(?: (?:cable|correspondence|despatch|dispatch|telegram))?\.?\])",
    re.I,
)


def skip_way(text: str, at: int) -> int:
    """Return the offset after a note on how the dispatch came."""
    found = _WAY.match(text, at)
    return found.end() if found else at
