"""Every refusal, from whichever layer, is a problem that says what would have been right; none is a 5xx."""

from random import Random
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from app.dates import HOW_TO_WRITE
from app.errors import ERRORS
from app.representations import html
from app.schemas import Problem

USERS = "2eju7cft6t7prumb"
PATHS = (
    "/",
    "/articles",
    f"/articles/{USERS}",
    f"/articles/{USERS}/versions",
    "/health/live",
    "/health/ready",
    "/docs",
)


def refused(client: TestClient, path: str, **options: object) -> Problem:
    """The problem that a request gets, held against its schema and its headers."""
    answer = client.get(path, **options)  # type: ignore[arg-type]
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    assert answer.headers["cache-control"] == "no-store"
    problem = Problem.model_validate(answer.json())
    assert problem.status == answer.status_code
    assert problem.request_id == answer.headers["x-request-id"]
    assert ERRORS[problem.code].status == problem.status
    assert client.get(problem.type).status_code == 200
    return problem


def hints(problem: Problem) -> list[str]:
    """What would have been right, for each complaint."""
    return [error.hint or "" for error in problem.errors or ()]


@pytest.mark.parametrize(
    ("query", "parameter", "hint"),
    [
        ("begin_date=2022", "begin_date", "did you mean from_date?"),
        ("pageSize=3", "pageSize", "did you mean page_size?"),
        ("per_page=3", "per_page", "did you mean page_size?"),
        ("rows=3", "rows", "did you mean page_size?"),
        ("fl=id", "fl", "did you mean fields?"),
        ("order-by=newest", "order-by", "did you mean sort?"),
        ("offset=3", "offset", "did you mean cursor?"),
        ("start=2022", "start", "did you mean from_date?"),
        ("frm_date=2022", "frm_date", "did you mean from_date?"),
        ("FROM_DATE=2022", "FROM_DATE", "did you mean from_date?"),
        ("agency=TASS", "agency", "did you mean source?"),
        ("startDate=2022", "startDate", "did you mean from_date?"),
        ("dateTo=2022", "dateTo", "did you mean to_date?"),
        ("publishedAfter=2022", "publishedAfter", "did you mean from_date?"),
        ("updated_since=2022", "updated_since", "write use_date=updated&from_date=…"),
        ("first=10", "first", "did you mean page_size?"),
        ("_source=title", "_source", "did you mean fields?"),
        ("$search=moon", "$search", "did you mean q?"),
        ("$orderby=date", "$orderby", "did you mean sort?"),
        ("aggs=x", "aggs", "ask /articles/facets?facet=source"),
        ("fields=headline", "fields", "did you mean title?"),
        ("fields=date", "fields", "did you mean published?"),
        ("sort=-newest", "sort", "did you mean oldest?"),
        ("format=ndjson", "format", "did you mean jsonl?"),
        ("format=json-ld", "format", "did you mean jsonld?"),
        ("format=bibtex", "format", "for one article only: /articles/{id}?format=bibtex"),
        ("from_date=2022-13", "from_date", "there is no month 13 in the calendar"),
        ("title=moon", "title", "write q=title:word, or q=word&search_in=title"),
        ("api-key=1", "api-key", "no key is needed"),
        ("missing=places,date", "missing", "to give several, repeat the parameter: missing=places&missing=date"),
        ("fields=title;published", "fields", "write fields=title,published"),
        ("date=20220920", "date", "write 2022-09-20"),
        ("from_date=20.09.2022", "from_date", "write 2022-09-20"),
        ("to_date=September+2022", "to_date", "write 2022-09"),
        ("date=Sept.+2022/October+2022", "date", "write 2022-09/2022-10"),
        (
            "date=3/4/2022",
            "date",
            HOW_TO_WRITE,
        ),
        ("page_size=-1", "page_size", "from 1 to 1000: follow links.next for more"),
        ("xyzzy=1", "xyzzy", None),
        ("page_size=0", "page_size", None),
        ("page_size=1001", "page_size", "from 1 to 1000: follow links.next for more"),
        ("page_size=" + "9" * 400, "page_size", None),
        ("page_size=１２", "page_size", None),
        ("page_size=1_0", "page_size", None),
        ("page_size=1.0", "page_size", None),
        ("page_size=%2B1", "page_size", None),
        ("page_size=010", "page_size", None),
        ("page_size=", "page_size", None),
        ("page_size=1&page_size=2", "page_size", "it can be given only once"),
        ("cursor=", "cursor", "use links.next unchanged, or leave the cursor out"),
        ("date=", "date", None),
        ("from_date=", "from_date", None),
        ("from_date=2022-02-30", "from_date", "there is no 2022-02-30 in the calendar"),
        (
            "from_date=2022-09-20T14:05:11+02:00",
            "from_date",
            "a + in an address means a space: write +02:00 as %2B02:00",
        ),
        ("from_date=2022&to_date=2021", "from_date", "swap the two"),
        ("date=2022/2021", "date", "write 2021/2022"),
        ("date=2022/2023/2024", "date", None),
        ("date=/2022", "date", "for example date=2020/2022, date=2020/.. or date=../2022"),
        ("date=2020-2022", "date", "for example date=2020/2022, date=2020/.. or date=../2022"),
        ("date=2020-05..2022-06-01", "date", "for example date=2020/2022, date=2020/.. or date=../2022"),
        ("date=2022/", "date", "for example date=2020/2022, date=2020/.. or date=../2022"),
        ("format=csv&highlight=true", "highlight", "leave it out, or ask for json"),
        ("sort=relevance", "sort", "give q, or sort by newest, oldest or updated"),
        ("sort=", "sort", "one of newest, oldest, updated, relevance"),
        ("sort=Newest", "sort", "did you mean newest?"),
        ("sort=desc", "sort", "did you mean newest?"),
        ("sort=ASC", "sort", "did you mean oldest?"),
        ("sort=date", "sort", "did you mean newest?"),
        ("sort=-published", "sort", "did you mean newest?"),
        ("sort=date:asc", "sort", "did you mean oldest?"),
        ("sort=latest", "sort", "did you mean newest?"),
        ("sort=updated:desc", "sort", "did you mean updated?"),
        ("sort=newest,oldest", "sort", "give only one of newest, oldest"),
        ("use_date=updated_at", "use_date", "did you mean updated?"),
        ("utm_source=x", "utm_source", "leave it out: it only says who linked here"),
        ("fbclid=x", "fbclid", "leave it out: it only says who linked here"),
        ("data_source=x", "data_source", "did you mean source?"),
        ("nt_source=x", "nt_source", "did you mean not_source?"),
        ("exclude_source=x", "exclude_source", "did you mean not_source?"),
        ("language_not=x", "language_not", "did you mean not_language?"),
        ("not_sources=x", "not_sources", "did you mean not_source?"),
        ("without-places=x", "without-places", "did you mean not_places?"),
        ("date__gte=2022", "date__gte", "did you mean from_date?"),
        ("published[gte]=2022", "published[gte]", "did you mean from_date?"),
        ("published.lt=2022", "published.lt", "did you mean to_date?"),
        ("date[to]=2022", "date[to]", "did you mean to_date?"),
        ("until-pub-date=2022", "until-pub-date", "did you mean to_date?"),
        ("updated_at_gte=2022", "updated_at_gte", "write use_date=updated&from_date=…"),
        ("word_count_gte=80", "word_count_gte", "did you mean min_words?"),
        ("max_word_count=80", "max_word_count", "did you mean max_words?"),
        ("words=80", "words", "write min_words=… and max_words=…"),
        ("date_range=2022", "date_range", "did you mean date?"),
        ("source[]=TASS", "source[]", "did you mean source?"),
        ("places[0]=Moscow", "places[0]", "did you mean places?"),
        ("dateline=MOSCOW", "dateline", "did you mean places?"),
        ("topic=space", "topic", "did you mean keywords?"),
        ("query-fields=headline", "query-fields", "did you mean search_in?"),
        ("query.title=moon", "query.title", "write q=title:word, or q=word&search_in=title"),
        ("facet_fields=source", "facet_fields", "ask /articles/facets?facet=source"),
        ("random=true", "random", "ask /articles/random?sample=5"),
        ("unique=true", "unique", "write duplicates=exclude"),
        ("not_q=moon", "not_q", "write q=word -other"),
        ("filter=source:TASS", "filter", "each filter is a parameter of its own, such as source=…"),
        ("missing=published", "missing", "did you mean date?"),
        ("search_in=headline&q=moon", "search_in", "did you mean title?"),
        ("date=2022-9", "date", "write 2022-09"),
        ("from_date=2022/9", "from_date", "write 2022-09"),
        ("date=2022-9/2022-10", "date", "write 2022-09/2022-10"),
        ("date=>%3D2022-9", "date", "write 2022-09/.."),
        ("date=1990s", "date", "write 1990/1999"),
        ("date=>%3D2022-09", "date", "write 2022-09/.."),
        ("date=<%3D2022", "date", "write ../2022"),
        ("date=..", "date", "for example date=2020/2022, date=2020/.. or date=../2022"),
        ("from_date=2021/2022", "from_date", "write date=2021/2022"),
        ("month=2022-09", "month", "from 1 to 12; a whole date is date=…"),
        ("maxrecords=5", "maxrecords", "did you mean page_size?"),
        ("total=1", "total", "write exact"),
        ("missing=Date", "missing", "did you mean date?"),
        ("use_date=created", "use_date", None),
        ("missing=colour", "missing", None),
        ("fields=", "fields", None),
        ("fields=id,titel", "fields", "did you mean title?"),
        ("ids=abc", "ids", "an id is 16 characters, each a-z or 2-7"),
        ("ids=" + ",".join("a" * 14 + x + y for x in "abcdefghijk" for y in "abcdefghijk"), "ids", None),
    ],
)
def test_a_bad_parameter_is_named_with_what_would_be_right(
    client: TestClient, query: str, parameter: str, hint: str | None
) -> None:
    problem = refused(client, f"/articles?{query}")
    assert problem.status == 422
    assert problem.errors is not None
    assert problem.errors[0].parameter.startswith(parameter)
    if hint:
        assert problem.errors[0].hint == hint


def test_a_value_that_is_none_of_several_is_named_once(client: TestClient) -> None:
    problem = refused(client, "/articles?sort=x&missing=date&missing=Dates")
    told = sorted((error.message, error.hint) for error in problem.errors or ())
    assert told == [
        ("there is no such value as 'Dates'", "did you mean date?"),
        ("there is no such value as 'x'", "one of newest, oldest, updated, relevance"),
    ]


def test_a_question_for_several_facets_in_one_is_told_how(client: TestClient) -> None:
    problem = refused(client, "/articles/facets?facet=source,places")
    assert hints(problem) == ["to give several, repeat the parameter: facet=source&facet=places"]
    for query in ("facet=,", "&".join(["facet=source"] * 7)):
        assert "repeat the parameter" not in "".join(hints(refused(client, f"/articles/facets?{query}")))


def test_what_others_call_a_facet_is_told(client: TestClient) -> None:
    for facet, hint in (
        ("tags", "did you mean keywords?"),
        ("publisher", "did you mean source?"),
        ("year", "ask /articles/timeline?interval=year"),
        ("date", "ask /articles/timeline"),
    ):
        assert hints(refused(client, f"/articles/facets?facet={facet}")) == [hint]
    assert hints(refused(client, "/articles/facets?facet=source&limit=5")) == ["write facet=source:5"]


def test_fields_of_one_article_are_chosen_in_a_list(client: TestClient) -> None:
    assert hints(refused(client, f"/articles/{USERS}?fields=title")) == ["ask /articles?ids=…&fields=…"]


def test_what_others_call_a_parameter_is_told_by_the_name_that_it_has_there(client: TestClient) -> None:
    for path, meant in (
        ("random?limit=3", "sample"),
        ("random?page_size=3", "sample"),
        ("timeline?group_by=x", "split_by"),
    ):
        assert hints(refused(client, f"/articles/{path}")) == [f"did you mean {meant}?"]


def test_a_parameter_of_another_address_is_no_misspelling(client: TestClient) -> None:
    problem = refused(client, "/articles/random?interval=year")
    assert hints(problem) == ["ask /articles/timeline?interval=month"]
    assert [hint[:14] for hint in hints(refused(client, "/articles/random?sort=newest"))] == ["known here: q,"]


def test_a_month_and_a_day_may_be_written_as_in_a_date(client: TestClient) -> None:
    answer = client.get("/articles?month=09&day=02").json()
    assert {name: answer["meta"]["query"][name] for name in ("month", "day")} == {"month": 9, "day": 2}
    assert answer["data"] == client.get("/articles?month=9&day=2").json()["data"]
    assert hints(refused(client, "/articles?month=00&day=009")) == ["from 1 to 12", "from 1 to 31"]


def test_too_many_values_are_one_complaint(client: TestClient) -> None:
    problem = refused(client, "/articles?" + "&".join(f"source={n}" for n in range(101)))
    told = [(error.message, error.hint) for error in problem.errors or ()]
    assert told == [("given 101 times", "at most 100 times")]


@pytest.mark.parametrize("name", ["q", "ids", "source", "not_places", "month", "min_words", "max_words", "duplicates"])
def test_an_empty_filter_counts_as_absent(client: TestClient, name: str) -> None:
    assert client.get(f"/articles?{name}=").json()["data"] == client.get("/articles").json()["data"]


@pytest.mark.parametrize("path", PATHS)
def test_no_route_takes_a_parameter_that_it_does_not_know(client: TestClient, path: str) -> None:
    assert refused(client, f"{path}?limt=5").code == "invalid-parameter"


@pytest.mark.parametrize("bytes_", ["%00", "%ED%A0%80", "%FF", "%C0%AE", "%F4%90%80%80", "%80"])
@pytest.mark.parametrize("place", ["/articles/{}", "/articles?cursor={}", "/articles?{}=1", "/articles?date={}", "/{}"])
def test_bytes_that_are_no_text_are_refused_at_the_edge(client: TestClient, place: str, bytes_: str) -> None:
    assert refused(client, place.format(bytes_)).code == "bad-bytes"


def test_an_address_that_is_too_long_is_refused(client: TestClient) -> None:
    assert refused(client, "/articles?ids=" + "a" * 9000).code == "address-too-long"


def test_headers_that_are_too_large_are_refused(client: TestClient) -> None:
    assert refused(client, "/articles", headers={"X-Large": "a" * 20_000}).code == "headers-too-large"


def test_too_many_parameters_are_refused(client: TestClient) -> None:
    assert refused(client, "/articles?" + "missing=date&" * 300).code == "invalid-parameter"


def test_the_page_of_a_problem_shows_code_as_code(client: TestClient) -> None:
    page = client.get("/problems/withdrawn", headers={"Accept": "text/html"}).text
    assert "<code>/articles/{id}/versions</code>." in page
    assert "`" not in page
    assert html.with_code("<b> and `a<b`, a ` alone") == "&lt;b&gt; and <code>a&lt;b</code>, a ` alone"


@pytest.mark.parametrize("path", ["/nope", "/articles/", "/%5cevil", "/articles/x/y", "/docs/assets/x", "/problems/x"])
def test_what_is_not_there_is_a_problem_and_never_a_redirect(client: TestClient, path: str) -> None:
    assert refused(client, path, follow_redirects=False).code == "not-found"


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("/articles/", "/articles"),
        (f"/articles/{USERS}/", f"/articles/{USERS}"),
        ("/ARTICLES", "/articles"),
        ("/articles.json", "/articles"),
        ("/facets", "/articles/facets"),
        ("/timeline", "/articles/timeline"),
        ("/search?q=moon", "/articles?q=word"),
        ("/article/abc", "/articles/abc"),
        ("/api/v1/articles", "/articles"),
        ("/rss", "/articles?format=atom"),
        ("/health", "/health/live"),
        (f"/articles/{USERS}/related", f"/articles/{USERS}/similar"),
        (f"/articles/{USERS}/version", f"/articles/{USERS}/versions"),
        (f"/articles/{USERS}/body", f"/articles/{USERS}"),
        (f"/news/{USERS}/body", f"/articles/{USERS}"),
        ("/articles/facets/source", "/articles/facets"),
        ("/articles/random/5", "/articles/random"),
        ("/articles/2022/09/20", "/articles"),
        ("/articles.csv", "/articles?format=csv"),
        ("/v2/everything?q=moon", "/articles?q=word"),
        ("/content/search?q=moon", "/articles?q=word"),
        ("/sources", "/articles/facets?facet=source"),
        ("/export", "/articles?format=jsonl"),
    ],
)
def test_an_address_that_resembles_one_of_ours_is_told_which(client: TestClient, path: str, meant: str) -> None:
    assert refused(client, path).detail == f"there is no page at this address; did you mean {meant}?"


@pytest.mark.parametrize(
    ("id", "meant"),
    [
        ("search?q=moon", "; did you mean /articles?q=word?"),
        ("latest", "; did you mean /articles?"),
        ("abc", ""),
        (USERS.upper(), f"; did you mean {USERS}?"),
        (f"{USERS}.json", f"; did you mean {USERS}?"),
        (f"{USERS}.md", f"; did you mean {USERS}?format=md?"),
        ("timeline.json", "; did you mean /articles/timeline?"),
        ("Facet", "; did you mean /articles/facets?"),
        ("export?format=csv", "; did you mean /articles?format=jsonl?"),
        ("similar", "; did you mean /articles/{id}/similar?"),
        ("places", "; did you mean /articles/facets?facet=places?"),
        ("time", ""),
    ],
)
def test_what_is_no_id_is_told_what_an_id_is(client: TestClient, id: str, meant: str) -> None:
    detail = refused(client, f"/articles/{id}").detail
    assert detail == f"no article has this id: an id is 16 characters, each a-z or 2-7{meant}"


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE"])
@pytest.mark.parametrize("path", PATHS)
def test_other_methods_are_told_what_works(client: TestClient, method: str, path: str) -> None:
    answer = client.request(method, path)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert Problem.model_validate(answer.json()).code == "method-not-allowed"


@pytest.mark.parametrize("path", [*PATHS, "/nope", "/articles?x=1"])
def test_head_is_get_without_its_body(client: TestClient, path: str) -> None:
    got, head = client.get(path), client.head(path)
    different = {"x-request-id"}
    assert head.status_code == got.status_code
    assert head.content == b""
    if got.status_code == 200:
        assert {n: v for n, v in head.headers.items() if n not in different} == {
            n: v for n, v in got.headers.items() if n not in different
        }


@pytest.mark.parametrize("path", PATHS)
def test_options_says_what_works_and_lets_any_page_read(client: TestClient, path: str) -> None:
    preflight = {"Origin": "https://news.example", "Access-Control-Request-Method": "GET"}
    answer = client.options(path, headers=preflight)
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("path", [*PATHS, "/nope", "/articles?x=1"])
def test_every_answer_has_the_same_safe_headers(client: TestClient, path: str) -> None:
    headers = client.get(path, headers={"X-Request-ID": "abc-123"}).headers
    assert headers["x-request-id"] == "abc-123"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["access-control-allow-origin"] == "*"
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "server" not in headers


def test_a_hostile_request_id_is_replaced(client: TestClient) -> None:
    for hostile in ("a b", "x" * 200, "<script>"):
        assert client.get("/", headers={"X-Request-ID": hostile}).headers["x-request-id"] != hostile


def test_a_complaint_never_carries_markup(client: TestClient) -> None:
    answer = client.get("/articles?<script>=1&fields=<b>")
    assert answer.headers["content-type"] == "application/problem+json"
    assert "sandbox" in answer.headers["content-security-policy"]


NASTY = st.one_of(
    st.text(max_size=60),
    st.integers().map(str),
    st.floats().map(str),
    st.sampled_from(
        ["", "0001", "9999", "..", "../..", "0001/..", "9999-12-31T23:59:59Z", "a" * 500, "💥", "é", "%", "*"]
    ),
)
NAMES = st.one_of(
    st.sampled_from(
        ["from_date", "to_date", "date", "use_date", "missing", "ids", "sort", "page_size", "cursor", "fields"]
    ),
    st.text(max_size=20),
)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(NAMES, NASTY), max_size=5), st.sampled_from(["", f"/{USERS}", f"/{USERS}/versions", "/9"]))
def test_no_input_gives_a_5xx(client: TestClient, pairs: list[tuple[str, str]], path: str) -> None:
    query = "&".join(f"{quote(name, errors='replace')}={quote(value, errors='replace')}" for name, value in pairs)
    assert client.get(f"/articles{path}?{query}").status_code < 500


def test_no_random_bytes_give_a_5xx(client: TestClient) -> None:
    random = Random(7)
    for _ in range(400):
        raw = "".join(f"%{random.randrange(256):02X}" for _ in range(random.randrange(1, 12)))
        place = random.choice(("/articles/{}", "/articles?date={}", "/articles?{}", "/{}", "/articles?cursor={}"))
        assert client.get(place.format(raw)).status_code < 500
