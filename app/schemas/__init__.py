"""The response schemas that OpenAPI shows. Responses are built from rows; tests validate them against these."""

from app.schemas.article import Article, ArticleSummary, ListedArticle
from app.schemas.counts import Facets, Timeline
from app.schemas.history import VersionList, WithdrawnList
from app.schemas.lists import ArticlePage, Draw, SimilarList
from app.schemas.service import Health, Home, Problem, ProblemKind

__all__ = [
    "Article",
    "ArticlePage",
    "ArticleSummary",
    "Draw",
    "Facets",
    "Health",
    "Home",
    "ListedArticle",
    "Problem",
    "ProblemKind",
    "SimilarList",
    "Timeline",
    "VersionList",
    "WithdrawnList",
]
