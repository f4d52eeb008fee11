"""Facets: the values that matching articles have, each with its number of articles."""

from app.filters import FacetQuery
from app.queries.conditions import conditions
from app.queries.searching import searched
from app.queries.top_values import Counting, Values
from app.store.session import Store
from app.values import Facet


def facets(store: Store, asked: FacetQuery) -> dict[Facet, Values]:
    """The most frequent values of each requested field, under all conditions except those on the field itself."""
    # Read from the whole query: its language decides what its forms are, also where a facet ignores that filter.
    sought = searched(store, asked) if asked.q else None
    countings: dict[tuple[str, ...], Counting] = {}
    values = {}
    for name, most in asked.facets.items():
        own = tuple(sorted({name, f"not_{name}"} & asked.model_fields_set))
        # Fields without their own conditions are counted over the same articles, which are read once.
        if own not in countings:
            fewer = asked.model_copy(update={each: [] for each in own})
            countings[own] = Counting(store, conditions(store, fewer, sought=sought))
        values[name] = countings[own].top_values(name, most)
    return values
