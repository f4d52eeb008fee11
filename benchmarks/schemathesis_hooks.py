"""What schemathesis does not test, besides the exceptions in `schemathesis.toml`."""

import re
from typing import Any

import schemathesis

from app.filters import ArticleFilter

_NOT = "not_"
_EXCLUDED = [name for name in ArticleFilter.model_fields if name.startswith(_NOT)]
_ANY_TEXT = frozenset({"q", *_EXCLUDED, *(name.removeprefix(_NOT) for name in _EXCLUDED)})
_NUMBERS = frozenset({"month", "day", "weekday", "min_words", "max_words"})


@schemathesis.hook
def filter_case(_context: Any, case: Any) -> bool:
    """Leave out values that are invalid only by type, and valid in a URL: there any text is one, `false` as well, what
    is empty is not sent, and the number of a month or a day may begin with a zero.
    """
    return not any(_is_valid_in_url(name, value) for name, value in (case.query or {}).items())


def _is_valid_in_url(name: str, value: Any) -> bool:
    if name in _NUMBERS:
        return value in (None, "", [], {}) or (isinstance(value, str) and re.fullmatch("0[1-9]", value) is not None)
    return name in _ANY_TEXT and not isinstance(value, str | list)
