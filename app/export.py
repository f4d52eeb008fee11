"""Export: a whole selection out, with constant memory, from one unchanging state."""

import sys
from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from app.errors import Misconfigured
from app.filters import Selection
from app.http.links import Links
from app.queries.articles import each_article
from app.record import FIELDS
from app.representations import json, jsonl
from app.store.session import Store


def export(store: Store, given: Mapping[str, Any], output: Path | None) -> None:
    """Write the selection as JSON Lines to a file, or to standard output. Raises Misconfigured."""
    try:
        asked = Selection.model_validate(given)
    except ValidationError as refused:
        raise Misconfigured("; ".join(_said(error) for error in refused.errors(include_url=False))) from None
    links = Links.of(store.settings)
    try:
        with (
            output.open("wb") if output else nullcontext(sys.stdout.buffer) as stream,
            store.snapshot() as rows,
        ):
            for id, members in each_article(store, rows, asked):
                stream.write(jsonl.line(json.article(id, links.article(id), members, asked.fields or FIELDS)))
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise Misconfigured(f"cannot write {output}: {problem.strerror}") from None


def _said(error: Any) -> str:
    hint = (error.get("ctx") or {}).get("hint")
    name = str(error["loc"][0] if error["loc"] else error["ctx"]["parameter"]).replace("_", "-")
    return f"--{name}: {error['msg']}" + (f" ({hint})" if hint else "")
