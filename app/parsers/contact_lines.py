"""Lines above a text that say whom to contact."""

import re

_CONTACT = re.compile(
    r"(?:(?:media|press|news) )?(?:contacts?|inquiries|enquiries)(?: information| persons?)?:? ?(.*)", re.I
)
EMAIL = r"[^\s@]{1,64}@[^\s@]{1,255}\.\w+"
"""An email address, as long as RFC 5321 section 4.5.3.1 allows."""
# Such an address, or a telephone number in a form that nothing else has.
_DETAIL = re.compile(
    rf"(?:[^\W\d_]{{1,12}}[.:]? )?(?:{EMAIL}|\+\d[\d ()./\-]{{7,20}}|\(?\d{{3}}\)?[-. ]\d{{3}}[-. ]\d{{4}})"
)
_MOST_CONTACTS, _LONGEST_CONTACT = 8, 200  # lines, characters


def is_contact(line: str) -> bool:
    """Whether a line is the heading of contact details."""
    return _CONTACT.fullmatch(line) is not None


def is_detail(line: str) -> bool:
    """Whether a line is an email address or a telephone number."""
    return _DETAIL.fullmatch(line) is not None


def contacts(lines: list[str]) -> int:
    """How many lines are contact details: the heading, and the names, numbers and addresses directly below it.

    Where the heading line itself holds the name, a name below does not count: it may be the headline.
    """
    found = _CONTACT.fullmatch(lines[0])
    if found is None or (found[1] and ":" not in lines[0]):
        return 0
    close = next((n for n, line in enumerate(lines) if not line or len(line) > _LONGEST_CONTACT), len(lines))
    if not found[1] and close <= _MOST_CONTACTS:
        return close
    return next((n for n, line in enumerate(lines[1:close], start=1) if not is_detail(line)), close)
