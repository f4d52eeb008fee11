"""`/articles/{id}/similar`: the most similar other articles."""

from typing import Annotated

from fastapi import APIRouter, Query

from app import schemas
from app.errors import NotAcceptable, NotFound, Withdrawn
from app.filters import SimilarQuery
from app.http.exchange import Exchange
from app.http.reply import Reply
from app.http.route import ReadRoute
from app.queries.articles import chosen_fields
from app.queries.similar import similar
from app.record import LIST_FIELDS
from app.representations import json
from app.routers import ArticleId, declared, link
from app.store.rows import concat, dump

router = APIRouter(route_class=ReadRoute, tags=["articles"])


@router.get(
    "/articles/{id}/similar",
    operation_id="listSimilar",
    summary="Find similar articles",
    response_model=schemas.SimilarList,
    responses=declared(NotFound, NotAcceptable, Withdrawn, headers=("ETag", "Link")),
)
def list_similar(exchange: Exchange, id: ArticleId, asked: Annotated[SimilarQuery, Query()]) -> Reply:
    """The other articles that share the words that set this one apart, best first; `because` names the shared words
    that count most.

    `score` is the cosine similarity between the words of the two articles, weighted by how rare each word is: 1 for the
    same words, 0 for none in common.

    Only articles with some of its twenty most distinctive words are considered, for each word the 2,000 nearest in
    time; of these, the hundred that share most are compared. So an article that is similar in other ways may be
    missing.
    """
    store, links = exchange.store, exchange.links
    fields, size = asked.fields or LIST_FIELDS, asked.page_size or 10
    found = similar(store, id, size)
    chosen = zip(found, chosen_fields([each.article for each in found], fields), strict=True)
    articles = [
        (other, concat(members, dump({"score": each.score, "because": each.because})))
        for each, (other, members) in chosen
    ]
    here = {"self": links.to(f"/articles/{id}/similar", asked.query_string())}
    around = {
        "meta": {"count": len(found), "query": {"page_size": size, "fields": fields}},
        "links": here,
    }
    return Reply(json.page(json.articles(articles, links.articles, fields), around), headers=link(here))
