"""Queries: what all kinds share, and the one without parameters."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Self, TypeAlias
from urllib.parse import quote_plus

from pydantic import BaseModel, ConfigDict

from app.sentences import shorten
from app.text import squeeze

Lists: TypeAlias = Sequence[str | tuple[str, str]]
"""Words and terms, which have lists in the search index; a term is the store's field name and a folded value."""

_OF_FORM = frozenset(
    ["cursor", "fields", "format", "forms", "highlight", "page_size", "sample", "seed", "sort", "total"]
)
"""The parameters that select nothing."""

_is_plain = re.compile(r"[\w.~-]*", re.ASCII).fullmatch
"""Whether a text is written in a query string as it is (RFC 3986 section 2.3)."""


class Question(BaseModel):
    """The base of all queries: it has only known parameters, and a canonical way to write them."""

    # Validators are built when first used: no command needs them all.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

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

    @cached_property
    def given(self) -> dict[str, Any]:
        """The given parameters, without defaults and without those that count as absent; a 0 counts as present."""
        values = self.__dict__
        return {name: value for name in self.model_fields_set if (value := values[name]) or type(value) is int}

    @cached_property
    def texts(self) -> dict[str, str | list[str]]:
        """The given parameters, as texts that validate to the same query."""
        return {name: _text(value) for name, value in sorted(self.given.items())}

    def query_string(self) -> str:
        """The given parameters, as a query string for the same query."""
        pairs: list[str] = []
        for name, text in self.texts.items():  # none of our names needs quoting
            pairs += [f"{name}={each if _is_plain(each) else quote_plus(each)}" for each in _as_list(text)]
        return "&".join(pairs)

    def in_words(self) -> str:
        """What the query selects, for people: `storm, places: Portland, Ore., date: 2022`; empty if it selects all."""
        said = [(name, _as_list(text)) for name, text in self.texts.items() if name not in _OF_FORM]
        said.sort(key=lambda each: each[0] != "q")
        parts = (value if name == "q" else f"{name}: {value}" for name, values in said for value in values)
        return shorten(squeeze(", ".join(parts)))

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy, with other values for some parameters, and without anything that was derived from the old ones."""
        copied = super().model_copy(update=update, deep=deep)
        for derived in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[derived]
        return copied


class NoQuery(Question):
    """A query without parameters."""

    @property
    def lists(self) -> Lists | None:
        """See `Question.lists`."""
        return ()


def _as_list(text: str | list[str]) -> list[str]:
    return [text] if isinstance(text, str) else text


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
