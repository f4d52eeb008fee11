"""Facets: which values the articles that are found have, and how many of them each."""

from app.filters import FacetQuery
from app.queries.conditions import Conditions, conditions
from app.queries.top_values import Counting, Values
from app.store.session import Store
from app.values import Facet


def facets(store: Store, asked: FacetQuery) -> dict[Facet, Values]:
    """The most frequent values of each field that was asked for, under all conditions but those on the field itself."""
    countings: dict[tuple[str, ...], Counting] = {}
    values = {}
    for name, most in asked.facets.items():
        own = tuple(sorted({name, f"not_{name}"} & asked.model_fields_set))
        # Fields without conditions of their own are counted over the same articles, which are read once.
        if own not in countings:
            countings[own] = Counting(store, _without(store, asked, own))
        values[name] = countings[own].top_values(name, most)
    return values


def _without(store: Store, asked: FacetQuery, names: tuple[str, ...]) -> Conditions:
    return conditions(store, asked.model_copy(update={name: [] for name in names}))
