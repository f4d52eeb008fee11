"""The OpenAPI document: complete, true, and readable without the internet."""

import json
import re
from typing import Any, get_args

import jsonschema
import pytest
from starlette.testclient import TestClient

from app import schemas
from app.config import Settings
from app.main import create_app, openapi_document
from app.parameters import NEGATABLE, Missing
from app.queries.absent import BESIDE
from app.record import FIELDS, LIST_FIELDS
from app.representations import ARTICLE_OFFERS, LIST_OFFERS, REPRESENTATIONS
from app.store.session import Store
from app.store.terms import COUNTED, LACKING
from app.values import Facet

USERS = "2eju7cft6t7prumb"
PATHS = {"/articles/{id}": f"/articles/{USERS}", "/problems/{code}": "/problems/not-found"}


@pytest.fixture(scope="module")
def document(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/openapi.json").json()
    return found


def operations(document: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [(path, item["get"]) for path, item in document["paths"].items()]


def test_every_operation_is_described(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    names = [operation["operationId"] for _, operation in operations(document)]
    assert len(set(names)) == len(names) == 13
    for _, operation in operations(document):
        assert re.fullmatch("[a-z]+[A-Z][A-Za-z]+", operation["operationId"])
        assert operation["summary"]
        assert len(operation["description"]) > 20
        assert operation["tags"]
        assert "$ref" in operation["responses"]["200"]["content"]["application/json"]["schema"]


def test_every_parameter_is_described_with_an_example(document: dict[str, Any]) -> None:
    for path, operation in operations(document):
        for parameter in operation.get("parameters", []):
            assert parameter.get("description"), (path, parameter["name"])
            if parameter["name"] != "cursor":
                assert parameter.get("examples") or parameter["schema"].get("examples"), (path, parameter["name"])


def test_a_parameter_is_of_one_type_and_empty_only_where_it_says_so(
    client: TestClient, document: dict[str, Any]
) -> None:
    empty = []
    for path, operation in operations(document):
        for parameter in operation.get("parameters", []):
            assert parameter["schema"]["type"] in ("string", "integer", "boolean", "array"), (path, parameter["name"])
            if parameter.get("allowEmptyValue"):
                empty.append((path, parameter["name"]))
    assert ("/articles", "month") in empty
    assert [client.get(path, params={name: ""}).status_code for path, name in empty] == [200] * len(empty)


def test_a_value_that_may_be_empty_is_told_to_count_as_absent(client: TestClient, document: dict[str, Any]) -> None:
    told = {
        parameter["name"]
        for path, operation in operations(document)
        for parameter in operation.get("parameters", [])
        if "Empty counts as absent." in parameter["description"]
    }
    assert told == {"month", "day", "weekday", "min_words", "max_words", "missing", "duplicates", "ids"}
    assert client.get("/articles", params=dict.fromkeys(told, "")).status_code == 200


def test_the_fields_shown_by_default_are_told(client: TestClient, document: dict[str, Any]) -> None:
    parameters = document["paths"]["/articles"]["get"]["parameters"]
    [told] = [each["description"] for each in parameters if each["name"] == "fields"]
    in_list, whole = (re.findall("`([a-z_]+)`", part) for part in told.split("An article"))
    assert list(client.get("/articles").json()["data"][0]) == in_list
    whole = [*in_list, *(name for name in whole if name not in ("jsonl", "csv"))]
    assert list(client.get(f"/articles/{USERS}").json()) == whole
    for address in ("/articles?format=csv", "/articles?format=csv&page_size=2", "/articles/random?format=csv"):
        assert client.get(address).text.splitlines()[0].strip("\ufeff").split(",") == whole


def test_every_field_is_described(document: dict[str, Any]) -> None:
    for name, schema in document["components"]["schemas"].items():
        for field, shape in schema.get("properties", {}).items():
            assert shape.get("description") or set(shape) == {"$ref"}, (name, field)


def test_every_example_works_on_the_seeds(client: TestClient, document: dict[str, Any]) -> None:
    for path, operation in operations(document):
        address, queries = path, []
        for parameter in operation.get("parameters", []):
            named = [example["value"] for example in parameter.get("examples", {}).values()]
            assert named or parameter["in"] != "path", (
                "the page can only fill in what is an example of the parameter's own"
            )
            for example in named or parameter["schema"].get("examples", []):
                value = example[0] if isinstance(example, list) else example
                if parameter["in"] == "path":
                    address = address.replace("{" + parameter["name"] + "}", str(value))
                else:
                    queries.append({parameter["name"]: value})
        for query in queries or [{}]:
            answer = client.get(address, params=query)
            assert answer.status_code == 200, (address, query, answer.text)
            if path == "/articles":
                assert answer.json()["data"], query


def test_answers_are_what_the_document_says(client: TestClient, document: dict[str, Any]) -> None:
    for path, operation in operations(document):
        address = path.replace("{id}", USERS).replace("{number}", "1").replace("{code}", "not-found")
        schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
        validator = jsonschema.Draft202012Validator({**schema, "components": document["components"]})
        validator.validate(client.get(address).json())


def test_every_representation_is_declared_with_an_article_of_the_seeds(
    client: TestClient, document: dict[str, Any]
) -> None:
    """The example is what the address answers, but for its own addresses and the moment of ingest."""
    id = document["components"]["schemas"]["Article"]["examples"][0]["id"]
    for path, offers in (("/articles", LIST_OFFERS), ("/articles/{id}", ARTICLE_OFFERS)):
        content = document["paths"][path]["get"]["responses"]["200"]["content"]
        assert set(content) == {REPRESENTATIONS[name].accepted[0] for name, _ in offers}
        for media_type, declared in content.items():
            if media_type == "application/json":
                continue
            query = {"ids": id} if path == "/articles" else {}
            answer = client.get(path.replace("{id}", id), params=query, headers={"Accept": media_type})
            assert answer.headers["content-type"].partition(";")[0] == media_type
            wanted = answer.text if isinstance(declared["example"], str) else answer.json()
            assert plain(declared["example"]) == plain(wanted), (path, media_type)


def plain(example: Any) -> str:
    """Without what depends on where and when it is asked: addresses, names made of them, instants, the question."""
    text = example if isinstance(example, str) else json.dumps(example)
    text = re.sub(r"<(?:atom:)?link\b[^>]*>(?:[^<]*</link>)?", "", text)
    text = re.sub(r"(?:http://testserver)?/[^\"<>\s,}]*", "", text)
    text = re.sub(r"urn:uuid:[0-9a-f-]+|\d{4}-\d\d-\d\dT[\d:]+Z|\w{3}, \d\d \w{3} \d{4} [\d:]+ GMT", "", text)
    return re.sub(r"Dateline(?:: ids: \w+)?", "", text)


def test_every_error_is_declared_as_a_problem(client: TestClient, document: dict[str, Any]) -> None:
    for path, operation in operations(document):
        assert {"400", "414", "422", "431", "503"} <= set(operation["responses"])
        assert ("404" in operation["responses"]) == ("{" in path)
        for status, response in operation["responses"].items():
            if status not in ("200", "304"):
                assert list(response["content"]) == ["application/problem+json"], (path, status)


def test_what_every_operation_answers_beside_its_content_is_declared(
    client: TestClient, document: dict[str, Any]
) -> None:
    for path, operation in operations(document):
        responses = operation["responses"]
        address = path.replace("{id}", USERS).replace("{number}", "1").replace("{code}", "not-found")
        query = {"seed": "1"} if path == "/articles/random" else {}
        answer = client.get(address, params=query)
        sent = {name for name in ("ETag", "Last-Modified", "Link") if name in answer.headers}
        assert responses["200"].get("headers", {}).keys() - {"Total-Count"} == sent
        assert ("304" in responses) == ("ETag" in sent)
        if "ETag" in sent:
            known = {"If-None-Match": answer.headers["ETag"]}
            assert client.get(address, params=query, headers=known).status_code == 304
        refused = client.get(address, params=query, headers={"Accept": "image/png"})
        assert refused.status_code == (406 if "406" in responses else 200)
        page = client.get(address, params=query, headers={"Accept": "text/html"})
        assert page.status_code == 406 or page.headers["Content-Type"].partition(";")[0] in responses["200"]["content"]


@pytest.mark.parametrize(
    ("address", "formats"),
    [
        ("/articles/timeline?interval=year", ["csv", "jsonl"]),
        ("/articles/facets?facet=source", ["csv", "jsonl"]),
        ("/articles/random?seed=1", ["csv", "jsonl", "atom"]),
        (f"/articles/{USERS}/similar", []),
    ],
)
def test_what_is_no_page_links_to_itself(client: TestClient, address: str, formats: list[str]) -> None:
    answer = client.get(address)
    assert answer.headers["Link"] == f'<{answer.json()["links"]["self"]}>; rel="self"'
    for format in formats:
        answer = client.get(f"{address}&format={format}")
        [here] = re.fullmatch('<(.*)>; rel="self"', answer.headers["Link"]).groups()  # type: ignore[union-attr]
        assert client.get(here).content == answer.content


def test_what_is_asked_of_a_page_is_told(client: TestClient) -> None:
    query = client.get("/articles?q=moon&highlight=true&total=exact").json()["meta"]["query"]
    assert (query["highlight"], query["total"]) == (True, "exact")
    assert {"highlight", "total"}.isdisjoint(client.get("/articles?q=moon").json()["meta"]["query"])


def test_the_schemas_name_the_fields_of_the_record() -> None:
    assert tuple(schemas.ArticleSummary.model_fields) == LIST_FIELDS
    assert tuple(schemas.Article.model_fields) == FIELDS
    assert "required" not in schemas.ListedArticle.model_json_schema()


def test_what_can_be_asked_for_is_what_is_stored() -> None:
    """The store knows nothing of the parameters."""
    assert get_args(Missing) == LACKING
    assert set(get_args(Facet)) == set(NEGATABLE) == set(COUNTED)


def test_the_example_article_really_stands_in_the_seeds(client: TestClient, document: dict[str, Any]) -> None:
    [example] = document["components"]["schemas"]["Article"]["examples"]
    instants = {"ingested_at", "updated_at"}
    found = client.get(example["url"]).json()
    assert {n: v for n, v in example.items() if n not in instants} == {
        n: v for n, v in found.items() if n not in instants
    }
    assert found["section"] == "world"


def test_the_docs_need_no_internet(client: TestClient) -> None:
    page = client.get("/docs")
    assert page.headers["content-type"].startswith("text/html")
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert "http" not in page.text
    for address in re.findall('(?:src|href)="([^"]+)"', page.text):
        asset = client.get(address)
        assert asset.status_code == 200
        assert len(asset.content) > 100
    assert "<script>" not in page.text


@pytest.mark.parametrize("public_url", ["https://news.example", "https://news.example/archive"])
def test_addresses_follow_the_settings(seeded: Store, public_url: str) -> None:
    settings = Settings(database_url=seeded.settings.database_url, public_url=public_url, root_path="/archive")
    with TestClient(create_app(settings)) as client:
        page = client.get("/articles?page_size=1", headers={"Host": "evil.example"})
        assert page.json()["data"][0]["url"].startswith("https://news.example/archive/articles/")
        assert page.json()["links"]["next"].startswith("https://news.example/archive/articles?cursor=")
        assert "evil" not in page.text
        assert client.get("/archive/articles?page_size=1").status_code == 200, "a proxy may keep the prefix"
        assert 'src="/archive/docs/assets/start.js"' in client.get("/docs").text


@pytest.mark.parametrize(
    ("root_path", "path"), [("/a", "/articles"), ("/doc", "/docs"), ("/h", "/health/live"), ("/docs", "/docs")]
)
def test_a_prefix_is_no_beginning_of_a_name(seeded: Store, root_path: str, path: str) -> None:
    """Whether a proxy strips it or keeps it."""
    settings = Settings(database_url=seeded.settings.database_url, root_path=root_path)
    with TestClient(create_app(settings)) as client:
        assert client.get(f"{root_path}{path}").status_code == 200
        assert path == root_path or client.get(path).status_code == 200


def test_what_stands_where_an_id_does_is_known_to_who_has_none() -> None:
    """A page beside those of articles, whose name may be misspelt."""
    beside = [path.removeprefix("/articles/") for path in openapi_document(Settings())["paths"]]
    assert sorted(name for name in beside if "/" not in name and "{" not in name) == sorted(BESIDE)
