"""The lines above a text: what several kinds of them have in common, and those that are of two kinds."""

import re

from app.parsers.clicks import behind_clicks
from app.parsers.contact_lines import is_detail
from app.parsers.credit_lines import names_employer
from app.parsers.dateline.agencies import is_agency
from app.parsers.day_lines import CLOCK, beside_name, is_dated, is_stamp, may_be_dated, stamped
from app.parsers.kind_lines import is_caption, names_kind
from app.parsers.label_words import CHANGE, PUBLISHED
from app.parsers.name_lines import is_byline, is_name, names_one, names_person
from app.parsers.people import names
from app.text import squeeze

_BETWEEN = re.compile(r"\s+[|•·/−–—-]\s+")
_APART = re.compile(
    rf",? (?=by )|, | (?={PUBLISHED}\b)|(?<=[\u3400-\u9fff]) (?=\d{{4}}[-年/.])"
    r"|(?<=[^\W\d_]{2}) (?=\d{1,2}(?:[./]\d{1,2}[./]| [^\W\d_]{3,12}\.? )\d{4})",
    re.IGNORECASE,
)
"""What else stands between a byline and a day."""
_APART_BY_WORD = re.compile(rf"{PUBLISHED}\b", re.IGNORECASE)
_LABELLED = re.compile(rf"(?:{CHANGE}|{PUBLISHED}|created)\b", re.IGNORECASE)
_LONGEST_POST = 6  # words


def byline_and_day(line: str) -> tuple[str, str] | None:
    """The byline and the day of a line that has both: `By Ann Lee | May 16, 2024`, `May 16, 2024 by Ann Lee`.

    What stands beside the day, such as a source, stays there, and so does what a page offers to click.
    """
    if not may_be_dated(line):
        return None
    said = behind_clicks(line) or line
    clicks, line = line.removesuffix(said), said
    for found in (*_BETWEEN.finditer(line), *_APART.finditer(line)):
        one, other = line[: found.start()], line[found.end() :]
        for byline, day in ((one, other), (other, one)):
            is_apart = _BETWEEN.fullmatch(found[0]) is not None or _APART_BY_WORD.match(day) is not None
            is_told = not found[0].isspace() or is_apart or CLOCK.search(day) is not None
            is_known_one = is_told and (is_agency(byline) or names_person(byline))
            named = is_byline(byline) or is_known_one or (is_apart and is_name(byline))
            days = [day, *(beside_name(day) if is_apart else ())]
            if named and not any(map(str.isdigit, byline)) and any(map(stamped, days)):
                return byline, clicks + day
    return None


def is_beneath(line: str) -> bool:
    """Whether a line right below a byline gives the author's post, employer or address."""
    is_post = len(line.split()) <= _LONGEST_POST and (names_employer(line) or not names(line))
    return is_post or is_detail(line)


def is_rubric(line: str) -> bool:
    """Whether a line gives the kind of text, a contact or a day, and so is not the title."""
    is_day = is_dated(line) or any(map(_LABELLED.match, beside_name(line)))
    return is_day or names_kind(line) or is_detail(line) or is_caption(line)


def is_signed(text: str) -> bool:
    """Whether a text begins with a name alone on its line, and a day, or the name of a house, alone on the next."""
    name, _, rest = text.partition("\n")
    line, _, behind = rest.partition("\n")
    line = squeeze(line)
    if not line or not names_one(squeeze(name)):
        return False
    return is_stamp(line) or bool(beside_name(line)) or (_stands_above(behind) and names_employer(line))


def _stands_above(behind: str) -> bool:
    """Whether a blank line and a text follow a line."""
    return behind.startswith("\n") and bool(behind.strip())
