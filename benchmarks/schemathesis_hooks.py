"""What schemathesis does not test, besides the exceptions in `schemathesis.toml`."""

from typing import Any

import schemathesis

from app.filters import ArticleFilter

_NOT = "not_"
_EXCLUDED = [name for name in ArticleFilter.model_fields if name.startswith(_NOT)]
_ANY_TEXT = frozenset({"q", *_EXCLUDED, *(name.removeprefix(_NOT) for name in _EXCLUDED)})


@schemathesis.hook
def filter_case(_context: Any, case: Any) -> bool:
    """Leave out values invalid only by type where any text is valid: in a URL, `false` is a text."""
    return all(name not in _ANY_TEXT or isinstance(value, str | list) for name, value in (case.query or {}).items())
