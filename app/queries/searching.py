"""From a search to the index expression, and to the words that rank its matches."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.filters import ArticleFilter
from app.queries.forms import forms
from app.search_syntax import Branch, Search, Term, Word, parse_search
from app.store.expressions import All, Expression, either
from app.store.session import Rows


@dataclass(frozen=True, slots=True)
class Sought:
    """A search as understood. `expression` is None if there is nothing to search for.

    `units` are the words that rank matches, each with its other forms if requested; `widened` has these by word.
    """

    search: Search
    expression: Expression | None
    units: tuple[tuple[str, ...], ...]
    widened: Mapping[str, tuple[str, ...]]

    def forms(self, word: Word) -> tuple[str, ...]:
        """The words to search for: the word itself, or its forms if requested."""
        return self.widened.get(word.text, (word.text,)) if word.plain else (word.text,)


def searched(rows: Rows, asked: ArticleFilter) -> Sought:
    """The search of a query that has one."""
    search = parse_search(asked.q or "", asked.search_in)
    plain = {term.text for term in search.terms if isinstance(term, Word) and term.plain}
    widened = {word: forms(rows, word, asked.language) for word in sorted(plain)} if asked.forms else {}
    branches = [_branch(branch, widened) for branch in search.branches if branch.wanted]
    words = [word for term in search.wanted for word in term.words]
    return Sought(
        search,
        either(branches) if branches else None,
        tuple(widened.get(word, (word,)) for word in dict.fromkeys(words)),
        widened,
    )


def _branch(branch: Branch, widened: Mapping[str, tuple[str, ...]]) -> Expression:
    wanted, unwanted = ([_expression(term, widened) for term in side] for side in (branch.wanted, branch.unwanted))
    return All(tuple(wanted), tuple(unwanted))


def _expression(term: Term, widened: Mapping[str, tuple[str, ...]]) -> Expression:
    if isinstance(term, Word) and term.plain:
        return either(Word(word, term.scope) for word in widened.get(term.text, (term.text,)))
    return term
