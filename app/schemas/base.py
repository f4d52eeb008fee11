"""What all response schemas share."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Schema = dict[str, Any]


class Response(BaseModel):
    """A part of a response. The server never validates these: it builds no validators, but for tests."""

    model_config = ConfigDict(extra="forbid", defer_build=True)


def may_be_absent(schema: Schema) -> None:
    """A field that was not chosen, or not requested, is absent, not null."""
    schema.pop("default", None)


class Total(Response):
    """How many articles match: exactly (`eq`), or at least (`gte`)."""

    value: int = Field(description="The number.", examples=[1204])
    relation: Literal["eq", "gte"] = Field(
        description="`eq`: exactly so many; `gte`: at least so many, as counting on would have taken long."
    )


class ForwardLinks(Response):
    """This page and the next one."""

    self: str = Field(description="This page.")
    next: str | None = Field(description="The next page; null on the last.")


class SelfLink(Response):
    """The address of this response."""

    self: str = Field(description="The address of this response, complete with all parameters.")
