"""Facets: which values the articles that are found have, and how many of them each."""

from app.filters import Facet, FacetQuery
from app.queries.conditions import conditions
from app.queries.counted import Values, top_values
from app.store.session import Store


def facets(store: Store, asked: FacetQuery) -> dict[Facet, Values]:
    """The most frequent values of each field that was asked for, under all conditions but those on the field itself."""
    values = {}
    for name, most in asked.facets.items():
        own = {name, f"not_{name}"} & asked.model_fields_set
        others = asked.model_copy(update={condition: [] for condition in own})
        values[name] = top_values(store, conditions(store, others), name, most)
    return values
