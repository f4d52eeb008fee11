"""NewsML 1, the IPTC's envelope of the year 2000: NewsItems, each with NewsLines and one or more texts."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from app.parsers.agency_lines import joined, line, line_of, speaking
from app.parsers.attempt import Item
from app.parsers.documents import documents
from app.parsers.draft import Draft
from app.parsers.element_text import Element, first, inner, spaced, texts
from app.parsers.markup import LANG, root_of
from app.parsers.nitf import body_of, dateline_of, deck_of
from app.parsers.options import Options
from app.parsers.release import is_recalled
from app.parsers.renditions import decoded, foreign_text, marked_text, page_text, unrepeated

NAME = "newsml"

_HEADLINES = (".//NewsLines/HeadLine", ".//NewsLines/NewsLine/HeadLine")
_ADVISORY = re.compile("advis|edit(?:or|ing)|correct|note", re.IGNORECASE)
"""The type of a line that is for editors."""
_PICTURES = ("photo", "picture", "graphic", "video", "image")
_STYLE = re.compile(r"(?:\s*+[.#]?+[\w.\- ]++\{[^{}]*+\})++\s*+")


def begins(sample: bytes) -> bool:
    """Whether the root element is `NewsML`."""
    return root_of(sample)[0] == "NewsML"


def parse(stream: BinaryIO, file: str, options: Options) -> Iterator[Item]:
    """Yield the article of every NewsItem."""
    yield from documents(NAME, stream, file, options, lambda root: root.iterfind(".//NewsItem"), read)


def read(item: Element) -> Draft:
    """The draft of a NewsItem. Its id is the public identifier without revision: a later one is the same article."""
    language = first(item, ".//DescriptiveMetadata/Language/@FormalName") or item.get(LANG) or _outer(item, LANG)
    return Draft(
        id=_id(item),
        date=first(
            item, ".//NewsManagement/FirstCreated", ".//NewsManagement/ThisRevisionCreated", ".//Identification//DateId"
        ),
        title=_headline(item, language),
        summary=_summary(item) or deck_of(item),
        byline=_byline(item),
        dateline=first(item, ".//NewsLines/DateLine") or dateline_of(item),
        source=first(
            item, ".//AdministrativeMetadata/Source/Party/@FormalName",
            ".//AdministrativeMetadata/Provider/Party/@FormalName", ".//NewsLines/CreditLine",
            ".//NewsIdentifier/ProviderId",
        ),
        keywords=_keywords(item),
        language=language,
        beside=_advice(item),
        text=_body(item),
        withdrawn=is_recalled(first(item, ".//NewsManagement/Status/@FormalName"), _embargo(item)),
    )  # fmt: skip


def _headline(item: Element, language: str | None) -> str | None:
    """The headline in the item's language, else that of NITF inside it."""
    lines = (each for path in _HEADLINES for each in speaking(item.iterfind(path), language))
    return next(filter(None, map(line_of, lines)), None) or line(item, ".//hedline/hl1")


def _byline(item: Element) -> str | None:
    """The bylines of the first component that has any, else those of NITF inside the item; other components may be
    pictures.
    """
    told = (joined(map(spaced, lines.iterfind("ByLine"))) for lines in item.iter("NewsLines"))
    return next(filter(None, told), None) or joined(map(spaced, item.iterfind(".//body.head/byline")))


def _advice(item: Element) -> list[str]:
    """What lines for editors say: `AdvisoryLine`."""
    lines = item.iterfind(".//NewsLines/NewsLine")
    advising = (each for each in lines if _ADVISORY.search(first(each, "NewsLineType/@FormalName") or ""))
    return [text for each in advising for part in each.iterfind("NewsLineText") if (text := line_of(part))]


def _embargo(item: Element) -> str | None:
    """When an item becomes usable, if it is not yet."""
    becomes = first(item, ".//NewsManagement/StatusWillChange/FutureStatus/@FormalName") or ""
    is_later = becomes.lower() == "usable"
    return first(item, ".//NewsManagement/StatusWillChange/DateAndTime") if is_later else None


def _id(item: Element) -> str | None:
    provider, date, own = (first(item, f".//NewsIdentifier/{name}") for name in ("ProviderId", "DateId", "NewsItemId"))
    if provider and own:
        return f"urn:newsml:{provider}:{date or ''}:{own}"
    return first(item, ".//NewsIdentifier/PublicIdentifier")


def _outer(item: Element, name: str) -> str | None:
    return next((value for each in item.iterancestors() if (value := each.get(name))), None)


def _keywords(item: Element) -> list[str]:
    lines = [part for line in texts(item, ".//NewsLines/KeywordLine") for part in line.replace(";", ",").split(",")]
    properties = [
        each.get("Value", "")
        for each in item.iterfind(".//DescriptiveMetadata//Property")
        if each.get("FormalName", "").lower() in ("keyword", "keywords")
    ]
    return lines + properties


def _body(item: Element) -> str:
    """The texts of all content items, whatever their markup; what the longest contains as well is left out.

    Where a component has the role of body, the others are headlines, decks and short messages. The captions of pictures
    are left out, unless there is nothing else.
    """
    texts = [*_playing(item, "lead", "body"), *_playing(item, "contact")] if _playing(item, "body") else [item]
    told = [data for each in texts for data in each.iterfind(".//DataContent") if not _is_style(data)]
    found = [_content(data) for data in told if not _is_of_picture(data)] or list(map(_content, told))
    return unrepeated(found)


def _summary(item: Element) -> str | None:
    """The deck; of an item without content, the slug line, since it has nothing else."""
    decks = [
        text for each in _playing(item, "subheadline", "abstract") for text in map(_content, each.iter("DataContent"))
    ]
    below = first(item, ".//NewsLines/SubHeadLine")
    if below and " " in below and not below.isupper() and below != first(item, ".//NewsLines/HeadLine"):  # else a slug
        decks.append(below)
    slug = first(item, ".//NewsLines/SlugLine") if item.find(".//DataContent") is None else None
    return next(filter(None, decks), slug)


def _playing(item: Element, *roles: str) -> list[Element]:
    """The components with one of these roles."""
    return [each for each in item.iterfind(".//NewsComponent") if _role(each) in roles]


def _role(component: Element) -> str:
    return (first(component, "Role/@FormalName") or "").lower()


def _is_of_picture(data: Element) -> bool:
    """Whether a text is a caption, or belongs to a picture that supports the story."""
    return any(
        "caption" in (role := _role(each)) or (role.startswith("supporting") and _has_picture(each))
        for each in data.iterancestors("NewsComponent")
    )


def _has_picture(component: Element) -> bool:
    kinds = (each.get("FormalName", "").lower() for each in component.iterfind(".//ContentItem/MediaType"))
    return any(kind in _PICTURES for kind in kinds)


def _is_style(data: Element) -> bool:
    kinds = [each.get("FormalName", "") for name in ("MimeType", "Format") for each in data.iterfind(f"../{name}")]
    return any("css" in kind.lower() for kind in kinds) or _STYLE.fullmatch(data.text or "") is not None


def _content(data: Element) -> str:
    if len(data) == 0:
        return marked_text(decoded(data.text or "", encoding=_encoding(data)))
    if data.find(".//body.content") is not None:
        return body_of(data)
    for body in data.iterfind(".//body"):
        return page_text(body)
    return foreign_text(data) or inner(data)


def _encoding(data: Element) -> str:
    """How a content is encoded by the elements around it: `<Encoding Notation="Base64">`."""
    return " ".join(each.get("Notation", "") for each in data.iterancestors("Encoding"))
