"""The OpenAPI document beyond what FastAPI finds out: problems, examples, and parameters as HTTP has them."""

from typing import Any

import orjson
from pydantic.json_schema import models_json_schema

from app import schemas
from app.config import bundled
from app.http.links import Links
from app.record import FIELDS, LIST_FIELDS, ArticleRecord
from app.representations import OWN_SHAPE, REPRESENTATIONS, csv, json, jsonl, render
from app.representations.shown import Shown
from app.store.ready import preview, ready

_NULL, _EMPTY = {"type": "null"}, {"type": "string", "maxLength": 0}


def complete(document: dict[str, Any], links: Links) -> None:
    """Add the schema of the problems that every operation may return, and an article in each representation."""
    _, problems = models_json_schema([(schemas.Problem, "serialization")], ref_template="#/components/schemas/{model}")
    shapes = document["components"]["schemas"]
    shapes.update(problems["$defs"])
    for path in document["paths"].values():
        for parameter in path["get"].get("parameters", []):
            _as_sent(parameter)
    article = _example(links)
    if article:
        shapes["Article"]["examples"] = [article]
        shapes["ListedArticle"]["examples"] = [{name: article[name] for name in LIST_FIELDS}]
        _show(document, article, links)


def _as_sent(parameter: dict[str, Any]) -> None:
    """Describe a parameter as a query string has it: without null; with `allowEmptyValue` where it may be empty."""
    schema = parameter["schema"]
    kinds: list[dict[str, Any]] = schema.get("anyOf", [])
    others = [kind for kind in kinds if kind not in (_NULL, _EMPTY)]
    if len(others) == 1:
        parameter["schema"] = {name: value for name, value in schema.items() if name != "anyOf"} | others[0]
    if _EMPTY in kinds:
        parameter["allowEmptyValue"] = True


def _show(document: dict[str, Any], article: dict[str, Any], links: Links) -> None:
    """Add the article to the document in each representation that an operation declares."""
    around = {way: links.to(path) for way, path in (("home", "/"), ("self", article["url"]), ("first", article["url"]))}
    for path, alone in (("/articles", False), ("/articles/random", False), ("/articles/{id}", True)):
        content = document["paths"][path]["get"]["responses"]["200"]["content"]
        for name, representation in REPRESENTATIONS.items():
            declared = content.get(representation.accepted[0])
            if declared is None or name == "json":
                continue
            if name in OWN_SHAPE:
                text = csv.render([article], FIELDS) if name == "csv" else jsonl.lines([orjson.dumps(article)])
            else:
                text = render(name, Shown([article], "Dateline" if not alone else article["title"], around, alone))
            as_json = declared["schema"]["type"] != "string"
            declared["example"] = orjson.loads(text) if as_json else text if isinstance(text, str) else text.decode()


def _example(links: Links) -> dict[str, Any] | None:
    """An article that is really in the seeds, as a response shows it; None if they were removed."""
    seed = bundled("seeds") / "037_sco-founded.txt"
    if not seed.is_file():
        return None
    from app.parsers.formats import parse  # serving needs no parser until the document is requested
    from app.parsers.options import Options

    with seed.open("rb") as stream:
        record = next(parse(stream, seed.name, Options()))
    if not isinstance(record, ArticleRecord):
        raise TypeError(f"the seed {seed} cannot be read: {record.reason}")
    instants = dict.fromkeys(("ingested_at", "updated_at"), "2026-11-24T09:00:00Z")
    fields = {**orjson.loads(json.render(preview(ready(record)))), **instants, "url": links.article(record.id)}
    return {name: fields[name] for name in FIELDS}
