"""The text of an article that a feed or an API gives as HTML, without what their publishers put around it."""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from app.parsers.element_text import Element, block_text, inner
from app.parsers.html_beside import is_hidden
from app.parsers.html_own import class_and_id
from app.parsers.markup import html_text, read_fragment
from app.text import letters

_BESIDE = ("footer", "menu", "nav", "aside")
_WIDGET = re.compile(
    r"(?<![\w-])(?:feedflare|subscription-widget[\w-]*|button-wrapper|kg-signup-card|wp-block-embed|sharedaddy|"
    r"jp-relatedposts|addtoany[\w-]*|element-rich-link|field--name-(?:title|uid|created))(?![\w-])"
)
"""What publishing systems call the elements that they add to a text."""
_LABELS = ("a", "font")
_MOST_ENDS = 3
_LONGEST, _LONGEST_LINK = 300, 60
"""The most letters of a paragraph that credits the original, and of a link to it."""
_HOST = re.compile(r"\s*Hosted on Acast\. See acast\.com/privacy for more information\.\s*")


def prose(markup: str, title: str | None = None, address: str | None = None) -> str:
    """The text of an HTML fragment; `title` and `address` are its article's.

    Left out are captions of pictures, footers and menus, a header with the headline, what is hidden or a widget, and at
    the end a link to the article itself ("Continue reading"), or a paragraph that links it by its title ("The post …
    appeared first on …"). A fragment of links and their labels alone, as aggregators list what they found, has no text.
    """
    root = read_fragment(markup)
    if root is None:
        return html_text(markup)
    for each in [each for each in root.iterdescendants() if _is_beside(each)]:
        if each.getparent() is not None:
            each.drop_tree()
    if _has_labels_alone(root):
        return ""
    for _ in range(_MOST_ENDS):
        if not _strip_end(root, letters(title or ""), address or ""):
            break
    return block_text(root)


def _is_beside(element: Element) -> bool:
    match element.tag:
        case "figcaption":
            return next(element.getparent().iter("img", "picture", "video"), None) is not None
        case "header":
            return next(element.iter("h1"), None) is not None
        case tag:
            return tag in _BESIDE or is_hidden(element) or _WIDGET.search(class_and_id(element)) is not None


def _has_labels_alone(root: Element) -> bool:
    """Whether all text of a fragment is inside links and their labels, which are set in `font`."""
    if root.find(".//font") is None or root.find(".//a") is None:
        return False
    outermost = (each for each in root.iter(*_LABELS) if next(each.iterancestors(*_LABELS), None) is None)
    return letters(inner(root)) == letters(" ".join(map(inner, outermost)))


def _strip_end(root: Element, title: str, address: str) -> bool:
    """Remove a link to the article, or a paragraph that credits it, from the end of its text; whether there was one."""
    last = next((each for each in reversed(root) if inner(each) or (each.tail or "").strip()), None)
    if last is None or (last.tail or "").strip():
        return False
    links = list(last.iter("a"))
    text = inner(last)
    named = (each for each in links if letters(inner(each)) == title and _leads_to(each, address))
    is_credit = title != "" and len(text) <= _LONGEST and letters(text) != title and next(named, None) is not None
    if _HOST.fullmatch(text) or is_credit:
        last.drop_tree()
    elif _ends_in_link(text, links) and _leads_to(links[-1], address):
        links[-1].drop_tree()
    else:
        return False
    return True


def _ends_in_link(text: str, links: Sequence[Element]) -> bool:
    label = inner(links[-1]) if links else ""
    return 0 < len(label) <= _LONGEST_LINK and text.endswith(label)


def _leads_to(link: Element, address: str) -> bool:
    """Whether a link leads to an address, whatever its scheme, and whatever it adds for counting readers."""
    href = (link.get("href") or "").partition("#")[0]
    try:
        there, here = urlsplit(href), urlsplit(address)
    except ValueError:
        return False
    same = (there.netloc, there.path.strip("/")) == (here.netloc, here.path.strip("/"))
    return address != "" and (href == address or (same and there.path.strip("/") != ""))
