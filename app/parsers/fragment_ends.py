"""The end of a fragment of HTML that leads to its article: a link of a usual name, and what is printed behind it."""

import re
from collections.abc import Iterator, Set
from urllib.parse import SplitResult, urlsplit

from app.parsers.element_text import Element, inner

LABEL = re.compile(
    r"[\W_]*(?:$|(?:(?:continue|keep) reading|read (?:more|on\b|(?:the )?(?:full|rest|whole|entire))|more\W*$|"
    r"full story|seguir leyendo|sigue leyendo|leer más|weiterlesen|weiter lesen|mehr lesen|lire la suite|"
    r"en savoir plus|continu(?:e|ar) (?:lendo|a ler)|(?:leia|ler) mais|leggi tutto|continua a leggere|"
    r"lees (?:verder|meer)|les mer|læs mere|läs mer|lue lisää|czytaj (?:dalej|więcej)|"
    r"читать (?:далее|дальше|полностью)|подробнее|читати далі|devamını oku|続きを読む|阅读全文|閱讀全文)(?!\w))",
    re.IGNORECASE,
)
"""What links to an article itself are called."""
_SITE = re.compile(
    r"\W*(?:(?:at|on|in|bei|auf|sur|su|en|no|op|på)\s(?:[a-z]{2,3}\s)?(?P<name>[^\W\d_])[^.!?]{0,40}\.?)?\W*"
)
"""What is printed behind such a link: the name of a site, which begins with a capital."""
_FILED = frozenset(["tag", "directory", "category"])
"""Where links to an article's sections lead."""
_BLOCKS = frozenset("p div section article ul ol blockquote figure table pre hr".split())  # noqa: SIM905
_LONGEST = 60


def strip_more(root: Element, address: str) -> None:
    """Remove the last link of a usual name to the article, if it begins its paragraph and nothing is behind it but the
    site's name or links to sections: `Read more of this story at Fjord Press.`, `Lire la suite - En bref / Europe`.
    """
    links = [each for each in root.iter("a") if _is_usual(inner(each)) and leads_to(each, address)]
    if not links or not _begins(links[-1]):
        return
    path = [links[-1], *(each for each in links[-1].iterancestors() if root in (each, *each.iterancestors()))][:-1]
    behind = [each for node in path for each in node.itersiblings()]
    plain = " ".join(filter(None, [*(node.tail for node in path), *_plain(behind)]))
    filed = [link for each in behind for link in each.iter("a")]
    behind_it = inner(links[-1]) + plain + " ".join(map(inner, behind))
    is_before = len("".join(inner(root).split())) > len("".join(behind_it.split()))
    site = _SITE.fullmatch(plain) if plain.strip() and len(plain) <= 2 * _LONGEST else None
    is_end = site is not None and not (site["name"] or "").islower()
    if is_before and is_end and all(not _FILED.isdisjoint((each.get("rel") or "").split()) for each in filed):
        for node in path:
            node.tail = None
        for each in behind:
            each.tail = None
            each.drop_tree()
        links[-1].drop_tree()


def _is_usual(label: str) -> bool:
    return bool(label) and len(label) <= _LONGEST and LABEL.match(label) is not None


def _begins(link: Element) -> bool:
    """Whether a link stands at the beginning of a paragraph."""
    if link.getprevious() is None:
        return not (link.getparent().text or "").strip()
    return is_behind(link, _BLOCKS | {"br"})


def is_behind(link: Element, tags: Set[str] = _BLOCKS) -> bool:
    """Whether an element with one of these tags is right before a link: by default a block."""
    before = link.getprevious()
    return before is not None and before.tag in tags and not (before.tail or "").strip()


def _plain(elements: list[Element]) -> Iterator[str]:
    """The texts of elements outside links, those behind them included."""
    for element in elements:
        for each in element.iter():
            is_linked = next(each.iterancestors("a"), None) is not None
            yield "" if is_linked or each.tag == "a" else each.text or ""
            yield "" if is_linked else each.tail or ""


def leads_to(link: Element, address: str) -> bool:
    """Whether a link leads to an address, whatever its scheme, and whatever it adds for counting readers."""
    href = (link.get("href") or "").partition("#")[0]
    there, here = split(href), split(address)
    if there is None or here is None:
        return False
    same = (there.netloc, there.path.strip("/")) == (here.netloc, here.path.strip("/"))
    return address != "" and (href == address or (same and there.path.strip("/") != ""))


def split(address: str | None) -> SplitResult | None:
    """The parts of a URL; None where it is none."""
    try:
        return urlsplit(address or "")
    except ValueError:
        return None
