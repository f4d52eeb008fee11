"""Take the text of a data set's record where no field is called so."""

from collections.abc import Mapping
from typing import Any

from app.parsers.draft import Draft
from app.parsers.fields import assign
from app.parsers.row_text import FAR_LESS, goes_on, is_prose, unknown

_COMPLETE = "ctext"
"""A name that some give to the whole text, beside a short one."""


def take_unnamed_text(draft: Draft, row: Mapping[str, Any]) -> None:
    """Take the longest prose under an unknown name as the text, with a warning, so that it is not lost.

    A text under a known name that is only the beginning of it, or ends in an ellipsis, is its summary.
    """
    texts = {name: value for name in row if (value := unknown(row, name)) and is_prose(value)}
    longest = max(texts, key=lambda name: len(texts[name]), default=None)
    if longest is None:
        _take_summary(draft)
        return
    known = "beginning" if goes_on(draft.text, texts[longest]) else "summary"
    is_complete = longest == _COMPLETE and not draft.summary and len(draft.text) * FAR_LESS < len(texts[longest])
    if draft.text and known == "summary" and not is_complete:
        return
    why = f"the one under a known name is its {known}" if draft.text else "no field with a known name has one"
    draft.summary = draft.summary or draft.text or None
    assign(draft, "text", texts[longest])
    draft.warnings.append(f"the text was taken from {longest[:100]!r}: {why}")


def _take_summary(draft: Draft) -> None:
    """Take prose that is called a summary as the text where there is nothing else."""
    if not draft.title and not draft.text and is_prose(draft.summary or ""):
        draft.text, draft.summary = draft.summary or "", None
        draft.warnings.append("the text was taken from the summary: there is neither a text nor a title")
