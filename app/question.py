"""A question: what all kinds share, and the one without parameters."""

from collections.abc import Sequence
from typing import Any, TypeAlias
from urllib.parse import quote_plus

from pydantic import BaseModel, ConfigDict

Lists: TypeAlias = Sequence[str | tuple[str, str]]
"""What has lists in the search index: words, and terms, each a field as the store knows it and a folded value."""


class Question(BaseModel):
    """What all questions share: only known parameters, and a canonical way to write them down."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @property
    def lists(self) -> Lists | None:
        """What has to be gone through beside a short walk through the articles.

        None where it is more, or nobody knows yet.
        """
        return None

    @property
    def lasts(self) -> bool:
        """Whether the answer is the same until the archive changes."""
        return True

    @property
    def representation(self) -> str | None:
        """The name of the representation that `format` asks for, whatever `Accept` says."""
        return self.__dict__.get("format")

    @property
    def given(self) -> dict[str, Any]:
        """What was asked, without defaults and without what counts as absent; a 0 asks for something."""
        said = self.model_fields_set
        return {name: value for name in said if (value := getattr(self, name)) or type(value) is int}

    def texts(self) -> dict[str, str | list[str]]:
        """What was asked, as texts that validate to the same question."""
        return {name: _text(value) for name, value in sorted(self.given.items())}

    def query_string(self) -> str:
        """What was asked, as a query string that asks the same."""
        pairs = (
            (name, each) for name, text in self.texts().items() for each in ([text] if type(text) is str else text)
        )
        return "&".join([f"{name}={quote_plus(text)}" for name, text in pairs])  # no name of ours needs quoting


class NoQuery(Question):
    """A question without parameters."""

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
