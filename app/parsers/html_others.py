"""Other texts on an article's page: the next articles, as pages show that go on for ever, and what readers wrote."""

from collections.abc import Collection
from itertools import dropwhile

from app.parsers.element_text import Element, inner, linked
from app.parsers.linked_data import Node
from app.text import letters

_COMMENTS = frozenset(
    """
    disqus disqus_thread disqus-thread comments comments-area comments-list comment-area comment-list commentarea
    commentlist reader-comments respond
    """.split()  # noqa: SIM905
)
"""Classes and ids of elements with comments; a single word such as `comment` may be a section."""
_LIVE = "LiveBlogPosting"
_LEAST = 300
"""The fewest characters outside links that an article has, so that what is beside or below it may be another text."""
_LONGER = 3
"""What has so many times as many characters as the article with the headline is the text that it introduces."""


def strip_others(tree: Element, node: Node, headlines: Collection[str]) -> None:
    """Remove other articles, and readers' comments below the text.

    `node` is the article in JSON-LD, `headlines` are the page's titles, as letters. The parts of a live report may be
    articles as well: they are inside its own, have no headline, or one that leads to a place in the page.
    """
    headline = next((each for each in tree.iter("h1", "h2") if letters(inner(each)) in headlines), None)
    if headline is None:
        return
    for each in _comments(tree, headline):
        each.drop_tree()
    own = next(headline.iterancestors("article"), None)
    size = 0 if own is None else len(inner(own)) - linked(own)
    if own is None or _LIVE in str(node.get("@type")) or size < _LEAST:
        return
    around = {own, *own.iterancestors()}
    for each in [each for each in tree.iter("article") if each not in around and own not in each.iterancestors()]:
        is_longer = len(inner(each)) > _LONGER * size
        if each.getparent() is not None and not is_longer and _is_another(each, headlines):
            each.drop_tree()


def _comments(tree: Element, headline: Element) -> list[Element]:
    """The elements with comments that stand below enough text."""
    found: list[Element] = []
    size = 0
    for each in dropwhile(lambda each: each is not headline, tree.iter()):
        if size >= _LEAST and _is_named(each):
            found.append(each)
        size += len((each.text or "").strip()) * (each.tag != "a") + len((each.tail or "").strip())
    known = set(found)
    return [each for each in found if known.isdisjoint(each.iterancestors())]


def _is_named(element: Element) -> bool:
    names = f"{element.get('id') or ''} {element.get('class') or ''}".lower().split()
    return not _COMMENTS.isdisjoint(names)


def _is_another(article: Element, headlines: Collection[str]) -> bool:
    """Whether an article begins with a headline of its own: an `h1`, or an `h2` that leads to another page."""
    heading = next(article.iter("h1", "h2"), None)
    if heading is None or letters(inner(heading)) in headlines:
        return False
    return heading.tag == "h1" or any("#" not in (each.get("href") or "#") for each in _links(heading))


def _links(heading: Element) -> list[Element]:
    return [*heading.iter("a"), *heading.iterancestors("a")]
