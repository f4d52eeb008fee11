"""Lists of articles: pages, samples, and what is similar."""

from pydantic import Field, create_model

from app.schemas.article import CHOSEN, ListedArticle
from app.schemas.base import ForwardLinks, Response, SelfLink, Total
from app.schemas.request import HINT, PAGE_SIZE, DrawQuery, SimilarQuery, Understood

_COUNT = Field(description="Number of articles here.")


class PageMeta(Response):
    """About this page."""

    count: int = _COUNT
    page_size: int = PAGE_SIZE
    total: Total
    query: Understood
    hint: str | None = HINT


class PageLinks(ForwardLinks):
    """Addresses, complete with all parameters; null at either end. The `Link` header has the same (RFC 8288)."""

    prev: str | None = Field(description="The page before; null on the first.")


class ArticlePage(Response):
    """One page of articles."""

    data: list[ListedArticle] = Field(description="The articles, in the requested order.")
    meta: PageMeta
    links: PageLinks


class DrawMeta(Response):
    """About this sample."""

    count: int = _COUNT
    query: DrawQuery
    hint: str | None = HINT


class Draw(Response):
    """A random sample of articles."""

    data: list[ListedArticle] = Field(description="The articles, in the order in which they were drawn.")
    meta: DrawMeta
    links: SelfLink


class _Similar(Response):
    """A similar article: the default fields, or those chosen with `fields`, and why it is here."""


SimilarArticle = create_model(
    "SimilarArticle",
    __base__=_Similar,
    __doc__=_Similar.__doc__,
    **CHOSEN,
    score=(
        float,
        Field(description="Cosine similarity between the words of the two articles, from 0 to 1.", examples=[0.83]),
    ),
    because=(list[str], Field(description="The shared words that count most.", examples=[["shanghai", "cooperation"]])),
)


class SimilarMeta(Response):
    """About these similar articles."""

    count: int = _COUNT
    query: SimilarQuery


class SimilarList(Response):
    """The most similar other articles, best first."""

    data: list[SimilarArticle] = Field(description="The articles, best first.")
    meta: SimilarMeta
    links: SelfLink
