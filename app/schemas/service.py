"""The service itself: what it holds, how it is, and what went wrong."""

from typing import Literal

from pydantic import BaseModel, Field

from app.schemas.base import Response


class Complaint(Response):
    """What is wrong with one parameter, and what would be right."""

    parameter: str = Field(description="The parameter.", examples=["from_date"])
    message: str = Field(description="What is wrong with it.")
    hint: str | None = Field(description="What was probably meant.")


class Problem(BaseModel):
    """RFC 9457 problem details."""

    type: str = Field(
        description="Address of a page that explains this kind of problem.", examples=["/problems/invalid-parameter"]
    )
    title: str = Field(description="The kind of problem in a few words.")
    status: int = Field(description="The HTTP status code.", examples=[422])
    detail: str = Field(description="What happened this time, and what to do about it.")
    code: str = Field(description="Stable, for programs to compare.", examples=["invalid-parameter"])
    request_id: str = Field(description="That of the header `X-Request-ID`, by which the log can be searched.")
    errors: list[Complaint] | None = Field(default=None, description="Each parameter that is wrong.")


class Health(Response):
    """A health check that passed."""

    status: Literal["ok"] = Field(description="Always `ok`; a failed check is a problem.")


class Home(Response):
    """What this archive holds, and links to start from."""

    name: Literal["Dateline"] = Field(description="The name of this software.")
    version: str = Field(description="Its version.")
    articles: int = Field(description="How many articles the archive holds.")
    first: str | None = Field(description="The first day of the oldest date.", examples=["1865-04-10"])
    last: str | None = Field(
        description="The last day of the newest date: 1870-12-31 for 1870.", examples=["2025-09-01"]
    )
    updated_at: str | None = Field(description="When the archive last changed (RFC 3339, UTC).")
    links: dict[str, str] = Field(description="Where to go from here.")


class ProblemKind(Response):
    """What a problem's `code` means."""

    code: str = Field(description="As in a problem's `code`.", examples=["invalid-parameter"])
    status: int = Field(description="The HTTP status code that it comes with.")
    title: str = Field(description="In a few words.")
    explanation: str = Field(description="What happened, and what to do about it.")
