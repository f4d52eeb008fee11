"""The lines between a headline and its text, or above both: byline, rubrics, contacts and days."""

from app.parsers.contact_lines import contacts, is_contact
from app.parsers.credit_lines import names_desk
from app.parsers.dateline.agencies import is_agency
from app.parsers.day_lines import beside_name
from app.parsers.head_block import is_around
from app.parsers.head_lines import byline_and_day, is_beneath, is_rubric, is_signed
from app.parsers.name_lines import is_byline, is_name, names_person
from app.text import squeeze

_LONGEST_HEADING = 2_000
_MOST_LINES = 50  # above a text; one with more such lines consists of them


def heading(text: str, byline: bool = True) -> tuple[str | None, list[str], str]:
    """Split off the lines above a text: the byline, if one is allowed; rubrics, contacts and days; the rest."""
    found: str | None = None
    others: list[str] = []
    while len(others) < _MOST_LINES and text.strip():
        beneath = found is not None and not text.startswith("\n")
        text = text.lstrip("\n")
        first, _, rest = text.partition("\n")
        line = squeeze(first)
        lines = lines_of(text[:_LONGEST_HEADING]) if is_contact(line) else [line]
        size = contacts(lines)
        if not ("".join(lines[size:]) if size else rest.strip()):
            break
        alone = rest.startswith("\n")
        if byline and found is None and (parts := byline_and_day(line)):
            found, day = parts
            others.append(day)
        elif byline and found is None and (_is_signature(line, alone) or is_signed(text)):
            found = line
        elif size:
            others += lines[:size]
            rest = text.split("\n", size)[-1]
        elif line and (_is_of_head(line) or (beneath and is_beneath(line)) or (byline and _is_beside(line, alone))):
            others.append(line)
        elif line:
            break
        text = rest
    return found, others, text


def _is_signature(line: str, alone: bool) -> bool:
    """Whether a line says who wrote the text; a name, bare or with an agency (`Ann Lee/TT`), does where it stands alone
    between blank lines.
    """
    name, _, agency = line.partition("/")
    is_beside = is_name(name) and is_agency(agency)
    return is_byline(line) or is_agency(line) or (alone and (names_person(line) or is_beside))


def _is_of_head(line: str) -> bool:
    return is_rubric(line) or is_around(line)


def _is_beside(line: str, alone: bool) -> bool:
    """Whether a line gives a day beside a section, or a desk between blank lines."""
    return bool(beside_name(line)) or (alone and names_desk(line))


def lines_of(text: str) -> list[str]:
    """The lines of a text, each squeezed."""
    return [squeeze(line) for line in text.split("\n")]
