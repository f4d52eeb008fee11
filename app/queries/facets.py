"""Facets: the values that matching articles have, each with its number of articles."""

from app.filters import FacetQuery
from app.queries.conditions import Conditions, conditions
from app.queries.top_values import Counting, Values
from app.store.session import Store
from app.values import Facet


def facets(store: Store, asked: FacetQuery) -> dict[Facet, Values]:
    """The most frequent values of each requested field, under all conditions except those on the field itself."""
    countings: dict[tuple[str, ...], Counting] = {}
    values = {}
    for name, most in asked.facets.items():
        own = tuple(sorted({name, f"not_{name}"} & asked.model_fields_set))
        # Fields without their own conditions are counted over the same articles, which are read once.
        if own not in countings:
            countings[own] = Counting(store, _without(store, asked, own))
        values[name] = countings[own].top_values(name, most)
    return values


def _without(store: Store, asked: FacetQuery, names: tuple[str, ...]) -> Conditions:
    return conditions(store, asked.model_copy(update={name: [] for name in names}))
