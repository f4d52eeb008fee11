"""JSON in every arrangement, ninjs, and tables: the same names everywhere."""

import json
import tracemalloc

import pytest

from app.parsers.options import Options
from tests.parsers.reading import corpus, published, read, reasons, record, records, sample


def test_ninjs_1() -> None:
    article = record(sample("ninjs/version1.json")[0])
    assert (article.title, article.summary) == ("Island school opens", "Forty children have a school again.")
    assert (published(article), article.byline, article.language) == ("2013-07-09T10:37:00Z", "By Ann Lee", "en")
    assert article.keywords == ("schools", "place:Bergen", "person:Bo Ek")
    assert (article.dateline, article.source) == ("BERGEN (AP)", "AP")
    assert article.body == "Forty children have a school again.\n\nIt has 1 &lt; 2 rooms."
    assert article.provenance.identity == "uri http://fjordpress.example/items/1"


def test_the_short_texts_of_ninjs_say_characters_as_those_of_json_do() -> None:
    item = {"uri": "x:1", "headline": "Sea &amp; ice", "description_text": "Ann&#8217;s", "body_text": "Write &amp;"}
    article = record(read(json.dumps(item).encode())[0])
    assert (article.provenance.format, article.title, article.summary) == ("ninjs", "Sea & ice", "Ann’s")
    assert article.body == "Write &amp;"


def test_a_letter_that_stands_for_a_subject_is_no_keyword_in_ninjs() -> None:
    subjects = [{"code": "a", "name": "a"}, {"code": "b", "name": "Sea"}, {"code": "EU", "name": "EU"}, {"name": "X"}]
    subjects += [{"code": "R", "name": "R"}, {"code": "水", "name": "水"}]
    item = {"uri": "x:1", "versioncreated": "2022-09-20T14:05:11Z", "body_text": "It sails.", "subject": subjects}
    assert record(read(json.dumps(item).encode())[0]).keywords == ("Sea", "EU", "X", "R", "水")


def test_ninjs_3_has_lists_where_1_had_one() -> None:
    article = record(sample("ninjs/version3.json")[0])
    assert article.provenance.format == "ninjs"
    assert (article.title, article.summary, article.body) == (
        "Island school opens",
        "Forty children.",
        "Marked.\n\nUp.",
    )
    assert (published(article), article.source) == ("2019-08-09T09:30:04Z", "Fjord Press")
    assert article.keywords == ("schools", "place:Bergen", "person:Bo Ek", "org:UN")


def test_a_list_of_articles_is_found_inside_an_object() -> None:
    items = sample("json/container.json")
    rain, sun = records(items[:2])
    assert (rain.title, rain.source, rain.authors) == ("Rain", "Fjord Press", ("Ann Lee",))
    assert (published(rain), rain.source_url) == ("2022-09-20T14:05:11Z", "https://fjordpress.example/rain")
    assert rain.body == "It rains in Bergen. Again."
    assert (sun.title, sun.body, published(sun)) == ("Sun", "One.\n\nTwo.", "2022-09-20T12:05:11Z")
    assert reasons(items) == ["a JSON str, not an object"]


@pytest.mark.parametrize(
    ("document", "titles"),
    [
        ({"title": "A", "text": "x"}, ["A"]),
        ([{"title": "A"}, {"title": "B"}], ["A", "B"]),
        ({"data": {"item": {"headline": "A"}}}, ["A"]),
        ({"a": {"title": "A", "text": "x"}, "b": {"title": "B", "text": "y"}}, ["A", "B"]),
        ({"hits": {"hits": [{"_source": {"title": "A"}}]}}, ["A"]),
        ({"title": "A", "text": "x", "items": [{"title": "related"}]}, ["A"]),
        ({"headline": "A", "renditions": [{"title": "Thumbnail"}, {"title": "Full size"}]}, ["A"]),
        ({"headlines": [{"value": "A"}], "uri": "x:1", "version": "1", "renditions": [{"title": "Thumbnail"}]}, ["A"]),
        ({"data": {"item": {"headline": "A", "bylines": [{"by": "By Ann Lee", "title": "Staff Writer"}]}}}, ["A"]),
        ({"title": "A pile", "pile": [{"title": "A", "text": "x"}, {"title": "B", "text": "y"}]}, ["A", "B"]),
    ],
)
def test_articles_are_found_where_they_are(document: object, titles: list[str]) -> None:
    for indent in (2, None):
        raw = json.dumps(document, indent=indent).encode()
        assert [article.title for article in records(read(raw))] == titles


@pytest.mark.parametrize(
    "document",
    [
        {"title": {"0": "A", "1": "B"}, "text": {"0": "x", "1": "y"}, "n": {"0": None, "1": 2}},
        {"columns": ["title", "text"], "index": [0, 1], "data": [["A", "x"], ["B", "y"]]},
        {"columns": ["title", "text"], "rows": [["A", "x"], ["B", "y"]]},
        {"title": ["A", "B"], "text": ["x", "y"], "tags": [["a"], ["b", "c"]]},
        {"data": {"title": {"0": "A", "1": "B"}, "text": {"0": "x", "1": "y"}}},
    ],
)
def test_a_table_by_columns_has_an_article_in_each_row(document: object) -> None:
    first, second = records(read(json.dumps(document).encode()))
    assert (first.title, first.body, second.title, second.body) == ("A", "x", "B", "y")
    assert second.provenance.identity.startswith("text ")


@pytest.mark.parametrize(
    "document",
    [
        {"text": {"0": "x", "1": "y"}, "label": {"0": 0, "1": 1}},
        {"columns": ["text", "label"], "index": [0, 1], "data": [["x", 0], ["y", 1]]},
    ],
)
def test_a_text_is_enough_of_a_table_whose_rows_are_numbered(document: object) -> None:
    assert [article.body for article in records(read(json.dumps(document).encode()))] == ["x", "y"]


def test_the_index_of_a_table_by_columns_is_an_id_where_it_is_no_number() -> None:
    table = {"title": {"fp-1": "A", "fp-2": "B"}, "text": {"fp-1": "x", "fp-2": "y"}}
    assert record(read(json.dumps(table).encode())[1]).provenance.identity == "id pile\nfp-2"


@pytest.mark.parametrize(
    "document",
    [
        {"title": {"rendered": "A"}, "content": {"rendered": "x"}},
        {"title": ["A"], "paragraphs": ["x", "y"]},
        {"title": ["A"], "keywords": ["a", "b"]},
    ],
)
def test_an_article_whose_fields_are_objects_or_lists_is_no_table(document: object) -> None:
    assert [article.title for article in records(read(json.dumps(document).encode()))] == ["A"]


def test_an_array_of_any_size_is_read_element_by_element() -> None:
    large = [{"title": "A", "text": 'x "\\" ]},{[' * 50_000}, {"title": "B"}, {"title": "C" * 9, "tags": [["a"], {}]}]
    items = read(json.dumps(large).encode(), options=Options(max_article_bytes=100_000))
    assert reasons(items) == ["larger than 100000 bytes"]
    assert [article.title for article in records(items[1:])] == ["B", "CCCCCCCCC"]


def test_a_large_object_with_a_list_in_it_is_streamed() -> None:
    rows = [{"title": f"T{number}", "text": "x" * 1000} for number in range(500)]
    raw = json.dumps({"status": "ok", "articles": rows, "more": 1}).encode()
    assert len(records(read(raw, options=Options(max_article_bytes=50_000)))) == 500


def test_one_bad_element_is_not_the_end() -> None:
    items = read(b'[{"title": "A"}, {"title": nope}, 7, {"title": "B"}, {"title": "C"')
    assert [article.title for article in records([items[0], items[3]])] == ["A", "B"]
    assert len(reasons(items)) == 3


@pytest.mark.parametrize("raw", ["{}", " { }\n", "{},\n{}", "{\n}", "[{}]"])
def test_an_object_with_nothing_in_it_is_no_article(raw: str) -> None:
    items = read(raw.encode())
    assert set(reasons(items)) == {"empty"}
    assert len(reasons(items)) == len(items)


@pytest.mark.parametrize("raw", ["{} is how the ferry signs its mail.", "{ferry} sank.", "{}" + " " * 60_000 + "x"])
def test_a_text_that_opens_with_braces_is_a_text(raw: str) -> None:
    assert record(read(raw.encode())[0]).provenance.format == "text"


def test_json_that_is_not_utf8_is_read_as_windows_1252() -> None:
    [article] = records(read(b'[{"title": "Caf\xe9"}]'))
    assert article.title == "Café"
    assert article.provenance.warnings


def test_a_table_is_known_by_its_header() -> None:
    items = sample("csv/semicolons.csv")
    first, second = records(items[:2])
    assert (first.title, published(first), first.source) == ("Rain; again", "2022-09-20T14:05Z", "Fjord Press")
    assert (first.dateline, first.body, first.keywords) == (
        "OSLO, Sept 20",
        'It "rains".\n\nStill.',
        ("weather", "rain"),
    )
    assert (second.title, second.published, second.keywords) == ("Café", None, ("a, b", "c"))
    assert len(second.provenance.warnings) == 2
    assert reasons(items) == ["empty"]


@pytest.mark.parametrize("delimiter", [",", "\t", "|", ";"])
def test_delimiters_are_sniffed(delimiter: str) -> None:
    raw = delimiter.join(("id", "headline", "text")) + "\n" + delimiter.join(("1", "A", "B"))
    [article] = records(read(raw.encode()))
    assert (article.title, article.body, article.provenance.format) == ("A", "B", "csv")


def test_a_row_of_very_many_cells_is_rejected_and_the_next_one_is_read() -> None:
    endless = b"C," + b",".join(b'"%d\n"' % number for number in range(100_000))
    raw = b"title,text\nA,B\n" + endless + b"\nD,It rains.\n"
    tracemalloc.start()
    _, large, last = read(raw, options=Options(max_article_bytes=10_000))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert reasons([large]) == ["larger than 10000 bytes"]
    assert record(last).title == "D"
    assert most < len(raw)


def test_a_quote_that_is_never_closed_ends_in_a_reject_and_not_in_memory() -> None:
    items = read(b'title,text\nA,B\nC,"' + b"x\n" * 300_000, options=Options(max_article_bytes=100_000))
    assert record(items[0]).title == "A"
    assert len(reasons(items)) == len(items) - 1 >= 1


@pytest.mark.parametrize("long", [b"A," + b"word " * 400, b"A," + b"w," * 800, b'A,"' + b"word, " * 400 + b'"'])
def test_what_is_left_of_a_row_that_is_too_long_is_no_other_row(long: bytes) -> None:
    first, *others = read(
        b"title,text\n" + long + b"\nB,It rains.\nC,Again.\n", options=Options(max_article_bytes=1024)
    )
    assert reasons([first]) == ["larger than 1024 bytes"]
    assert [(each.title, each.provenance.position) for each in records(others)] == [("B", 2), ("C", 3)]


@pytest.mark.parametrize("header", ["Article.Body,Heading,Article Date", "article_text,article_title,date.published"])
def test_a_header_may_say_that_its_names_are_an_articles(header: str) -> None:
    [article] = records(read(f"{header}\nIt rains.,Rain,2022-09-20\n".encode()))
    assert (article.provenance.format, article.title, article.body) == ("csv", "Rain", "It rains.")
    assert published(article) == "2022-09-20"


@pytest.mark.parametrize("file", ["stories.csv", "STORIES.TSV"])
def test_a_table_without_a_header_that_we_know_is_no_article(file: str) -> None:
    [why] = reasons(read(b'3,"Ferry sinks","The ferry sank."\n', file))
    assert (
        why == "a table whose first line names neither title nor text: it should be a header like title, text, date, …"
    )


def test_prose_with_commas_is_no_table() -> None:
    [article] = records(read(b"Text, title, and body were on the agenda.\n\nThe rest was silence."))
    assert article.provenance.format == "text"


def test_the_summary_before_a_dateline_is_no_preamble() -> None:
    row = {"description": "Ships wait.", "content": "Ships wait. OSLO, May 3. /TASS/. The lead.", "date": "2022-05-03"}
    article = record(read(json.dumps([row]).encode())[0])
    assert (article.summary, article.preamble, article.body) == ("Ships wait.", None, "The lead.")


def test_a_summary_that_is_too_long_to_be_kept_whole_stays_above_the_dateline() -> None:
    summary = " ".join(f"The ships wait for the {day}th day." for day in range(4, 24))
    row = {"title": "T", "description": summary, "content": f"{summary} OSLO, May 3. /TASS/. The lead."}
    article = record(read(json.dumps([row]).encode())[0])
    assert article.summary is not None
    assert article.summary.endswith("…")
    assert (article.preamble, article.body) == (summary, "The lead.")


@pytest.mark.parametrize(
    ("title", "summary"),
    [
        ("Harbour closes", "The harbour closed on"),
        ("Harbour closes", "The harbour closed on Monday."),
        ("The harbour closed on Monday.", "The harbour closed on Monday."),
    ],
)
def test_a_summary_that_only_begins_the_text_stays_in_it(title: str, summary: str) -> None:
    text = "The harbour closed on Monday. Ships wait outside."
    article = record(read(json.dumps({"title": title, "description": summary, "text": text}).encode())[0])
    assert (article.title, article.summary, article.body) == (title, summary, text)


def test_tass_in_both_formats_is_the_same() -> None:
    [table], [array] = corpus("tass-en/*.csv"), corpus("tass-en/*.json")
    one, other = (records(read(path.read_bytes(), path.name)) for path in (table, array))
    assert [(a.title, a.dateline, published(a)) for a in one] == [(a.title, a.dateline, published(a)) for a in other]
    assert all(article.source == "TASS" and article.preamble is None for article in one)


def test_what_sites_write_for_characters_is_read_in_headlines() -> None:
    row = {
        "title": "Ann&#8217;s ferry &amp; crew: the &lt;h1&gt; tag",
        "description": "&quot;Late&quot;&nbsp;again",
        "publisher": "Sea &amp; Sky",
        "text": "Write &amp; for a sign, AT&T;",
    }
    article = record(read(json.dumps(row).encode())[0])
    assert (article.title, article.source) == ("Ann’s ferry & crew: the &lt;h1&gt; tag", "Sea & Sky")
    assert (article.summary, article.body) == ('"Late" again', "Write &amp; for a sign, AT&T;")


def test_names_in_brackets_are_no_markup() -> None:
    text = "STAVANGER, March 24 - <A/S Norske Havn> sold its share to <B and Q Ltd>, the owner said."
    for added, body in (("", text[22:]), (" <br class='x'>He left.", "sold its share to , the owner said.")):
        [article] = read(json.dumps({"id": "urn:x:1", "text": text + added}).encode(), name="jsonl")
        assert body in record(article).body


def test_a_headline_that_the_text_repeats_has_no_dateline() -> None:
    title = "BERGEN - Ferry week opens"
    article = record(read(json.dumps({"title": title, "text": f"{title}\n\nIt is late.\n\nIt rains."}).encode())[0])
    assert (article.title, article.dateline, article.body) == (title, None, "It is late.\n\nIt rains.")
    row = {"title": title, "text": f"{title}\n\nOSLO (AP) - It is late.\n\nIt rains."}
    article = record(read(json.dumps(row).encode())[0])
    assert (article.dateline, article.body) == ("OSLO (AP)", "It is late.\n\nIt rains.")


@pytest.mark.parametrize("hint", ["sep=;", "SEP=;\r", "\ufeffsep=;"])
def test_the_delimiter_that_a_spreadsheet_wants_named_is_no_header(hint: str) -> None:
    [article] = records(read(f"{hint}\ntitle;text;date\nRain;It rains.;2022\n".encode()))
    assert (article.title, article.body, article.provenance.position) == ("Rain", "It rains.", 1)


def test_several_objects_one_after_the_other_are_articles() -> None:
    raw = "\n".join(json.dumps({"title": name, "text": "x"}, indent=2) for name in "AB")
    first, second = records(read(raw.encode()))
    assert (first.title, second.title, second.provenance.position) == ("A", "B", 2)
    [reason] = reasons(read(f"{raw}\nand more".encode()))
    assert reason.startswith("not JSON: Extra data")


@pytest.mark.parametrize("name", [None, "jsonl"])
@pytest.mark.parametrize("ends", [("", ""), ("[\n", "\n]\n"), ("", ",\n")])
def test_a_comma_between_lines_and_brackets_around_them_are_none(name: str | None, ends: tuple[str, str]) -> None:
    lines = ",\n".join(['{"title": "A", "text": "x, y"}', '{"title": "B", "text": "z"}'])
    articles = records(read(f"{ends[0]}{lines}{ends[1]}".encode(), name=name))
    assert [(article.title, article.body) for article in articles] == [("A", "x, y"), ("B", "z")]


def test_a_list_of_one_may_hold_what_holds_the_articles() -> None:
    posts = [{"title": name, "html": "<p>It sank.</p>"} for name in "AB"]
    export = {"db": [{"meta": {}, "data": {"posts": posts, "users": [{"name": "Ann Lee"}]}}]}
    assert [article.title for article in records(read(json.dumps(export).encode()))] == ["A", "B"]


@pytest.mark.parametrize("text", ["The ferry sails… [+2104 chars]", "The ferry sails…\r\n [+21 chars]"])
def test_how_much_of_a_text_is_left_out_is_no_part_of_it(text: str) -> None:
    raw = json.dumps(
        {"status": "ok", "articles": [{"title": "Ferry", "url": "https://fjord.example/a", "content": text}]}
    )
    assert record(read(raw.encode())[0]).body == "The ferry sails…"
    kept = raw.replace(" chars]", " chars] in a tweet")
    assert record(read(kept.encode())[0]).body.endswith("chars] in a tweet")


def wire(**fields: object) -> dict[str, object]:
    """An item of dpa's digital wires."""
    told = {"format": "digitalwires@0.9.1", "urn": "urn:newsml:fjord.example:1", "headline": "Ferry sails"}
    return {**told, "updated": "2022-09-21T08:00:00Z", "article_html": "<section><p>It sails.</p></section>", **fields}


def test_an_item_of_digital_wires_has_the_day_of_its_version_and_its_subjects_only() -> None:
    kinds = {"pubstatus": "usable", "creator": "lee.ann", "dpasubject": "Sea", "keyword": "Ferry", "desk": "pl"}
    categories = [{"type": f"dnltype:{kind}", "name": name} for kind, name in kinds.items()]
    row = wire(version_created="2022-09-20T14:05:11+02:00", categories=categories)
    article = record(read(json.dumps(row).encode())[0])
    assert (published(article), article.body) == ("2022-09-20T12:05:11Z", "It sails.")
    assert article.provenance.identity == "uri urn:newsml:fjord.example:1"
    assert (article.keywords, article.section) == (("Sea", "Ferry"), None)


def test_a_publishing_status_withdraws_a_row_of_data_as_well() -> None:
    assert record(read(json.dumps(wire(pubstatus="canceled")).encode())[0]).withdrawn
    assert not record(read(json.dumps(wire(pubstatus="usable", embargoed="2022-09-20T19:00Z")).encode())[0]).withdrawn
    assert reasons(read(json.dumps(wire(pubstatus="usable", embargoed="2999-09-20T19:00Z")).encode())) == [
        "embargoed until 2999-09-20T19:00Z"
    ]


def test_categories_with_other_types_stay_as_they_are() -> None:
    categories = [{"type": "topic", "name": "Sea"}, {"type": "place", "name": "Bergen"}]
    article = record(read(json.dumps({"title": "Ferry", "text": "It sails.", "categories": categories}).encode())[0])
    assert (article.section, article.keywords) == (None, ("Sea", "Bergen"))


def test_articles_may_be_grouped() -> None:
    groups = [
        {"name": kind, "articles": [{"headline": f"{kind} {n}", "text": "It rains.", "url": f"/{n}"} for n in (1, 2)]}
        for kind in ("World", "Sport")
    ]
    root = {"meta": {"filters": [{"field": "x", "values": [{"title": "a"}, {"title": "b"}]}]}, "sections": groups}
    assert [record(each).title for each in read(json.dumps(root, indent=1).encode())] == [
        "World 1", "World 2", "Sport 1", "Sport 2",
    ]  # fmt: skip


@pytest.mark.parametrize("between", ["\n", "", ",\n", "\r\n\r\n"])
def test_arrays_that_were_appended_to_one_another_are_all_read(between: str) -> None:
    arrays = between.join(json.dumps([{"title": name, "text": "It rains."}] * 2) for name in "ABC")
    assert [record(each).title for each in read(arrays.encode())] == ["A", "A", "B", "B", "C", "C"]


def test_what_is_behind_an_array_is_not_lost() -> None:
    array, one = json.dumps([{"title": "A", "text": "It rains."}]), json.dumps({"title": "B", "text": "It snows."})
    assert [record(each).title for each in read(f"{array}\n{one}\n".encode())] == ["A", "B"]
    [_, refused] = read(f"{array} and so on".encode())
    assert reasons([refused])[0].startswith("not JSON")
    assert [record(each).title for each in read(f"{array}\x1a\0\0".encode())] == ["A"]


@pytest.mark.parametrize("indent", [None, 1, 8])
@pytest.mark.parametrize("size", [1 << 20, 1 << 10])
def test_groups_of_any_size_are_read(size: int, indent: int | None) -> None:
    groups = [
        {"name": n, "articles": [{"title": f"{n} {m}", "text": "It rains.", "date": "2022"} for m in range(30)]}
        for n in range(3)
    ]
    raw = json.dumps({"data": {"sections": groups}}, indent=indent).encode()
    found = read(raw, options=Options(max_article_bytes=size))
    assert [record(each).title for each in found] == [f"{n} {m}" for n in range(3) for m in range(30)]


@pytest.mark.parametrize("body", [{"sections": [{"headline": "Ice", "paragraphs": ["It rains."]}] * 2}, "It rains."])
def test_an_article_alone_under_a_key_is_one_and_its_sections_are_none(body: object) -> None:
    [item] = read(
        json.dumps({"V1": {"title": "Rain", "body": body, "publishing_date": "2022-09-20"}}, indent=1).encode()
    )
    article = record(item)
    assert (article.title, published(article)) == ("Rain", "2022-09-20")
    assert article.body.endswith("It rains.")


_RAIN = {"text": "It rains, and the ferry waits.", "date": "2022-09-20"}
_A, _B, _C = ({"title": name, **_RAIN} for name in "ABC")


@pytest.mark.parametrize("lines", [None, 1])
@pytest.mark.parametrize(
    "root",
    [
        {"2022-09-20": [_A, _B], "2022-09-21": [_C], "2022-09-22": []},
        {"2022-09-20": {"x": _A, "y": _B}, "2022-09-21": {"z": _C}},
        {"articles": [_A, _B], "more_articles": [_C]},
        {"featured": _A, "articles": [_B, _C]},
        {"north": {"news": {"list": [_A, _B]}}, "south": {"news": {"list": [_C]}}},
        {"news": {"list": [{"name": "North", "list": [_A]}, {"list": [_B]}]}, "late": {"list": [_C]}},
        {"data": {"allPosts": {"edges": [{"node": each} for each in (_A, _B, _C)]}}},
        {"data": [[_A, _B], [_C]]},
        [[_A, _B], [_C]],
        [{"status": "ok", "articles": [_A, _B]}, {"status": "ok", "articles": [_C]}],
        [{"status": "ok", "articles": [_A, _B, _C]}],
    ],
    ids=[
        "by day",
        "by day and key",
        "two lists",
        "one apart",
        "by region",
        "by region, and apart",
        "GraphQL",
        "lists",
        "an array of lists",
        "pages",
        "a page",
    ],
)
def test_all_articles_of_a_document_are_found_wherever_they_are(root: object, lines: int | None) -> None:
    found = read(json.dumps(root, indent=lines).encode())
    assert [record(each).title for each in found] == ["A", "B", "C"]


def test_lines_may_be_pages_of_an_answer() -> None:
    pages = [
        {"status": "ok", "articles": [_A, _B]},
        {"status": "ok", "articles": [_C]},
        {"status": "ok", "articles": []},
    ]
    found = read("".join(json.dumps(page) + "\n" for page in pages).encode())
    assert [record(each).title for each in found[:3]] == ["A", "B", "C"]
    assert [record(each).provenance.position for each in found[:3]] == [1, 1, 2]
    assert reasons(found[3:]) == ["empty"]


def test_what_looks_different_beside_articles_is_none_of_them() -> None:
    others = {"sources": [{"title": "Fjord", "url": "/fjord"}], "menu": [{"title": "World"}, {"title": "Sport"}]}
    related = {**_C, "related": [_A], "results": [{"text": "It snows."}]}
    assert [record(each).title for each in read(json.dumps({"articles": [_A, _B], **others}).encode())] == ["A", "B"]
    assert [record(each).title for each in read(json.dumps([related]).encode())] == ["C"]


def test_lines_may_be_feeds_with_a_title_of_their_own() -> None:
    feeds = [
        {"version": "https://jsonfeed.org/version/1.1", "title": "Fjord", "items": [_A, _B]},
        {**_C, "items": [_A]},
    ]
    found = read("".join(json.dumps(each) + "\n" for each in feeds).encode())
    assert [record(each).title for each in found] == ["A", "B", "C"]
    stories = [{"title": name, "url": f"/{name}", "items": [{"title": "Related"}]} for name in "AB"]
    found = read("".join(json.dumps(each) + "\n" for each in stories).encode())
    assert [record(each).title for each in found] == ["A", "B"]


@pytest.mark.parametrize("told", [{"text": "Use version 2."}, {"message": "OK", "title": "Note"}])
def test_messages_about_an_answer_take_no_place_of_its_articles(told: dict[str, str]) -> None:
    for answer in ({"content": [_A, _B], "messages": [told]}, {"response": {"list": [_A, _B], "messages": [told]}}):
        assert [record(each).title for each in read(json.dumps(answer, indent=1).encode())] == ["A", "B"]


def test_what_an_answer_includes_for_its_articles_is_none_of_them() -> None:
    articles = [{"sys": {"id": title}, "fields": {"title": title, "body": "It rains."}} for title in "AB"]
    picture = {"sys": {"id": "C"}, "fields": {"title": "Ferry", "file": {"url": "/c.jpg"}, "description": "At sea"}}
    video = {"title": "V", "url": "/v", "date": "2022-09-20", "text": None}
    for answer in (
        {"items": articles, "includes": {"Asset": [picture]}},
        {"articles": [{**_A, "url": "/a"}, {**_B, "url": "/b"}], "videos": [video]},
    ):
        assert [record(each).title for each in read(json.dumps(answer, indent=1).encode())] == ["A", "B"]


_PROSE = "The ferry left the quay before dawn, and the people of the town waited for it in the rain until noon. " * 2


@pytest.mark.parametrize(
    "inside",
    [
        {"embed": {"title": "A picture", "text": "Seen from the quay.", "url": "/p", "date": "2022-09-20"}},
        {"sidebar": {"related": [{"title": "Other", "text": "It snows.", "url": "/o"}]}},
        {"media": [{"image": {"title": "A picture", "url": "/p.jpg"}}]},
    ],
)
def test_what_is_inside_an_article_whose_text_has_an_unknown_name_is_no_article(inside: dict[str, object]) -> None:
    article = {"guid": "7", **inside, "copy_as_set": _PROSE}
    assert record(read(json.dumps(article, indent=1).encode())[0]).body == _PROSE.strip()


def test_a_line_whose_text_has_an_unknown_name_is_one_article() -> None:
    line = {"guid": "7", "embeds": [{"tweet": {"text": "It sails.", "url": "/t"}}], "copy_as_set": _PROSE}
    for raw in (json.dumps(line), "\n".join([json.dumps(line)] * 2), json.dumps([line])):
        assert {record(each).body for each in read(raw.encode())} == {_PROSE.strip()}


def test_what_is_embedded_beside_articles_with_texts_of_unknown_names_takes_no_place_of_them() -> None:
    articles = [{"hed": name, "date": "2022-09-20", "copy_as_set": _PROSE} for name in "AB"]
    answer = {"embeds": [{"tweet": {"text": "It sails.", "url": f"/{n}"}} for n in (1, 2)], "data": articles}
    assert [record(each).body for each in read(json.dumps(answer, indent=1).encode())] == [_PROSE.strip()] * 2
