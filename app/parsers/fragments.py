"""The text of an article that a feed or an API gives as HTML, without what their publishers put around it."""

import re
from collections.abc import Iterator
from urllib.parse import SplitResult

from app.parsers.element_text import Element, block_text, inner
from app.parsers.fragment_beside import strip_beside
from app.parsers.fragment_ends import LABEL, is_behind, leads_to, split, strip_more
from app.parsers.markup import html_text, read_fragment
from app.sentences import ends_sentence
from app.text import letters

_AROUND = frozenset("p div section article span em i strong b small center font".split())  # noqa: SIM905
_INLINE = frozenset("span em i strong b small font".split())  # noqa: SIM905
_OWN_PAGE = re.compile(r"[#§¶†‡*∞★☆◊⌘»→]|(?P<name>[\W_]{0,5}perma(?:nent )?link[\W_]{0,5})", re.IGNORECASE)
"""What a weblog calls a link to the page of a post, if it is alone in its paragraph: ★, ∞, Permalink."""
_STORIES = "https://news.google.com/stories/"
_HOST = re.compile(r"\s*Hosted on Acast\. See acast\.com/privacy for more information\.\s*")
_PARAGRAPH = re.compile(r"<(?:p|div)\b", re.IGNORECASE)
_BLOCK = re.compile(r"<(?:br|h[1-6]|[ou]l|li|table|blockquote|figure|pre|section|article)\b", re.IGNORECASE)
_BLANK = re.compile(r"\n\s*\n")
_LINE_END = re.compile(r"(<[^<>]*>)|\n")
"""A line end outside tags; or a tag, to leave those inside it."""
_MOST_ENDS = 3
_LONGEST_LINK, _LONGEST_LABEL, _LONGEST_CREDIT, _LONGEST_NAME = 60, 200, 120, 60
"""The most letters of a link, of one with a usual label, of a credit beside its links, and of a paper's name."""


def typed(text: str, by_line: bool = False) -> str:
    """HTML of a text that has tags and yet was typed as plain: a blank line separates paragraphs where no tags do, and
    `by_line` any line end counts where there are no blocks.
    """
    if _PARAGRAPH.search(text):
        return text
    has_blocks = not by_line or _BLOCK.search(text)
    return _BLANK.sub("<br><br>", text) if has_blocks else _LINE_END.sub(lambda found: found[1] or "<br>", text)


def prose(markup: str, title: str | None = None, address: str | None = None) -> str:
    """The text of an HTML fragment; `title` and `address` are its article's.

    Left out are the article's headline, small print beside the text, and at the end a link to the article itself
    ("Continue reading"), one alone in its paragraph that is only a sign or called "Permalink", or a paragraph that
    links the article by its title, and then its site ("The post … appeared first on …"). A list of links, each with a
    paper's name in `font` behind it, as Google News has, is no text.
    """
    root = read_fragment(markup)
    if root is None:
        return html_text(markup)
    strip_beside(root, letters(title or ""))
    if _is_list(root):
        return ""
    strip_more(root, address or "")
    for _ in range(_MOST_ENDS):
        if not _strip_end(root, letters(title or ""), address or ""):
            break
    return block_text(root)


def _is_list(root: Element) -> bool:
    """Whether all text of a fragment is links, each with the name of a paper behind it."""
    names = list(root.iter("font"))
    items = [each.getprevious() for each in names]
    if not names or any(each is None or each.tag != "a" or (each.tail or "").strip() for each in items):
        return False
    if any(len(each) or len(inner(each)) > _LONGEST_NAME or (each.tail or "").strip() for each in names):
        return False
    told = [*(each for pair in zip(items, names, strict=True) for each in pair), *_whole_story(root)]
    return letters(inner(root)) == letters(" ".join(map(inner, told)))


def _whole_story(root: Element) -> list[Element]:
    """The link at the end of a list of Google News that leads to more papers."""
    last = list(root.iter("a"))[-1:]
    return [each for each in last if (each.get("href") or "").startswith(_STORIES) and each.getnext() is None]


def _strip_end(root: Element, title: str, address: str) -> bool:
    """Remove a link to the article, or a paragraph that credits it, from the end of its text; whether there was one."""
    path = list(_last(root))
    if not path:
        return False
    link, block = path[-1], next((each for each in reversed(path) if each.tag not in (*_INLINE, "a")), root)
    before = inner(root).removesuffix(inner(path[0])).strip()
    if before and (_HOST.fullmatch(inner(path[0])) or _is_credit(path[0], title, address)):
        path[0].drop_tree()
        return True
    label = inner(link)
    before = inner(root).removesuffix(label).strip()
    if link.tag != "a" or not before or not label:
        return False
    if block is not root and inner(block) == label and _is_to_own_page(link, label, address):
        block.drop_tree()
        return True
    if not leads_to(link, address):
        return False
    is_usual = LABEL.match(label) is not None and len(label) <= _LONGEST_LABEL
    is_alone = (block is not root and inner(block) == label) or is_behind(link)
    if is_usual + is_alone + ends_sentence(before) < 2 or not (is_usual or len(label) <= _LONGEST_LINK):
        return False
    link.drop_tree()
    return True


def _is_to_own_page(link: Element, label: str, address: str) -> bool:
    """Whether a link is one sign, or called "Permalink" and does not lead to another page that is named after that."""
    named = _OWN_PAGE.fullmatch(label)
    if named is None or named["name"] is None or leads_to(link, address):
        return named is not None
    return letters(named["name"]) not in letters(link.get("href") or "")


def _last(root: Element) -> Iterator[Element]:
    """The elements around the end of a text, from its last block to the link that it ends with, if it does."""
    inside = root
    while True:
        last = next((each for each in reversed(inside) if inner(each) or (each.tail or "").strip()), None)
        if last is None or (last.tail or "").strip() or last.tag not in (*_AROUND, "a"):
            return
        yield last
        if last.tag == "a":
            return
        inside = last


def _is_credit(block: Element, title: str, address: str) -> bool:
    """Whether a block has two links, to the article by its title and to its site, and little else."""
    links = list(block.iter("a"))
    if len(links) != 2 or not title or letters(inner(links[0])) != title or not leads_to(links[0], address):
        return False
    beside = len(letters(inner(block))) - sum(len(letters(inner(each))) for each in links)
    return beside <= _LONGEST_CREDIT and _leads_to_site(links[1], address)


def _leads_to_site(link: Element, address: str) -> bool:
    """Whether a link leads to the front page of the site, or of the part of it, that an address is in."""
    there, here = split(link.get("href")), split(address)
    if there is None or here is None:
        return False
    part = there.path.strip("/")
    is_around = not part or f"{here.path.strip('/')}/".startswith(f"{part}/")
    return is_around and _bare(there) == _bare(here) != "" and part != here.path.strip("/")


def _bare(address: SplitResult) -> str:
    return address.netloc.removeprefix("www.")
