"""What was: versions and withdrawals."""

from pydantic import Field

from app.schemas.article import ID
from app.schemas.base import ForwardLinks, Response, SelfLink
from app.schemas.request import WithdrawnQuery

_REASON = Field(description="Why it was withdrawn, if that is known.")


class Withdrawal(Response):
    """When an article was withdrawn, and why."""

    withdrawn_at: str = Field(description="RFC 3339, UTC.")
    reason: str | None = _REASON


class Tombstone(Response):
    """An article that was withdrawn."""

    id: str = Field(description="The article's id.", examples=[ID])
    withdrawn_at: str = Field(description="When it was withdrawn (RFC 3339, UTC).")
    reason: str | None = _REASON
    versions: str = Field(description="Where its versions stay readable, if any were ever stored.")


class WithdrawnMeta(Response):
    """About this page."""

    count: int = Field(description="Number of articles on this page.")
    query: WithdrawnQuery


class WithdrawnLinks(ForwardLinks):
    """This page and the next one."""


class WithdrawnList(Response):
    """Withdrawn articles, in id order."""

    data: list[Tombstone] = Field(description="The articles on this page.")
    meta: WithdrawnMeta
    links: WithdrawnLinks


class VersionSummary(Response):
    """One version of an article."""

    version: int = Field(description="Its number, from 1.")
    updated_at: str = Field(description="When it was stored (RFC 3339, UTC).")
    url: str = Field(description="Where it can be read.")


class VersionsMeta(Response):
    """How many versions there are, and whether the article was withdrawn."""

    count: int = Field(description="Number of versions.")
    withdrawn: Withdrawal | None = Field(description="When and why the article was withdrawn; null if it was not.")


class VersionList(Response):
    """The versions of an article, newest first."""

    data: list[VersionSummary] = Field(description="The versions, newest first.")
    meta: VersionsMeta
    links: SelfLink
