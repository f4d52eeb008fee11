"""Queries: what all kinds share, and the one without parameters."""

from collections.abc import Sequence
from typing import Any, TypeAlias
from urllib.parse import quote_plus

from pydantic import BaseModel, ConfigDict

Lists: TypeAlias = Sequence[str | tuple[str, str]]
"""Words and terms, which have lists in the search index; a term is the store's field name and a folded value."""


class Question(BaseModel):
    """The base of all queries: it has only known parameters, and a canonical way to write them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @property
    def lists(self) -> Lists | None:
        """The lists that must be read in addition to a short walk through the articles.

        None if more than that is needed, or it is not known yet.
        """
        return None

    @property
    def lasts(self) -> bool:
        """Whether the response stays the same until the archive changes."""
        return True

    @property
    def representation(self) -> str | None:
        """The name of the representation that `format` requests, which overrides `Accept`."""
        return self.__dict__.get("format")

    @property
    def given(self) -> dict[str, Any]:
        """The given parameters, without defaults and without those that count as absent; a 0 counts as present."""
        said = self.model_fields_set
        return {name: value for name in said if (value := getattr(self, name)) or type(value) is int}

    def texts(self) -> dict[str, str | list[str]]:
        """The given parameters, as texts that validate to the same query."""
        return {name: _text(value) for name, value in sorted(self.given.items())}

    def query_string(self) -> str:
        """The given parameters, as a query string for the same query."""
        pairs = (
            (name, each) for name, text in self.texts().items() for each in ([text] if type(text) is str else text)
        )
        return "&".join([f"{name}={quote_plus(text)}" for name, text in pairs])  # none of our names needs quoting


class NoQuery(Question):
    """A query without parameters."""

    @property
    def lists(self) -> Lists | None:
        """See `Question.lists`."""
        return ()


def _text(value: Any) -> str | list[str]:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return [str(item) for item in value]
    if isinstance(value, tuple):
        return ",".join(value)
    if isinstance(value, bool):
        return str(value).lower()
    return str(getattr(value, "text", value))
