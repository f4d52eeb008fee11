"""The people whom an item of a feed names as its authors."""

import re
from typing import Any

from app.parsers.authors import is_company
from app.parsers.people import names

_ADDRESS = re.compile(r"(?<![^\s@()<>])[^\s@()<>]+@[^\s@()<>]+|https?:\S+")


def authors_of(said: Any) -> list[str]:
    """The authors named by an item or a feed: email addresses and URLs are not names, and a company is not split."""
    credits = [each.get("name") or "" for each in said.get("authors") or []]
    if len(credits) == 1 and "@" in (whole := said.get("author") or ""):
        credits = [whole]  # feedparser splits some addresses
    bare = filter(None, (_ADDRESS.sub("", credit).strip(" ()<>") for credit in credits))
    return [name for credit in bare for name in ((credit,) if is_company(credit) else names(credit) or (credit,))]
