"""The text of a mail in HTML, without what its reader does not see."""

import re

from app.parsers.element_text import Element, block_text, inner
from app.parsers.html_beside import HIDDEN
from app.parsers.markup import html_text, read_fragment

# Not `font-size: 0` or `mso-hide`: containers of texts have the one, and other readers than Outlook show the other.
_NO_HEIGHT = re.compile(r"(?:^|;)\s*max-height\s*:\s*0(?:px)?\s*(?:!\s*important\s*)?(?:;|$)", re.IGNORECASE)
_CUT_OFF = re.compile(r"(?:^|;)\s*overflow\s*:\s*hidden\b", re.IGNORECASE)
_SHOWN = re.compile(r"(?:^|;)\s*visibility\s*:\s*visible\b", re.IGNORECASE)
_LONGEST_HIDDEN = 400
"""A preheader is no longer than that; more may be the text, shown by a style sheet."""
# What pads a preheader, so that lists of mails show nothing after it.
_PADDING = re.compile(r"^[\s\u00ad\u034f\u061c\u180e\u200b-\u200f\u2007\u2060\ufeff]+$", re.MULTILINE)


def mail_html_text(markup: str) -> str:
    """The text of a mail's HTML, without short elements that are hidden, such as a preheader."""
    tree = read_fragment(markup) if markup.strip() else None
    if tree is None:
        return html_text(markup)
    hidden = [each for each in tree.iter() if _is_preheader(each)]
    if 2 * sum(len(inner(each)) for each in hidden) <= len(inner(tree)):
        for each in hidden:
            each.drop_tree()
    return _PADDING.sub("", block_text(tree))


def _is_preheader(element: Element) -> bool:
    style = element.get("style") or ""
    is_hidden = HIDDEN.search(style) or (_NO_HEIGHT.search(style) and _CUT_OFF.search(style))
    if not is_hidden or len(inner(element)) > _LONGEST_HIDDEN:
        return False
    return not any(_SHOWN.search(each.get("style") or "") for each in element.iterdescendants())
