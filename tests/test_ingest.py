"""Ingest on both engines: everything accounted for, nothing twice, every version kept."""

import gzip
import io
import json
import os
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select
from starlette.testclient import TestClient

from app.config import Settings
from app.errors import Misconfigured
from app.ingest import ingest, take
from app.ingest.summary import Listing, Summary
from app.ingest.walk import walk
from app.main import create_app
from app.parsers.options import Options
from app.queries.articles import load_article, load_history, load_version
from app.record import article_id
from app.store.session import Store
from app.store.tables import articles, rejects, tallies
from tests.conftest import SEEDS, SHARED, everything, feed, fields, opened

WIKINEWS = SHARED / "corpora/wikinews-meantime-en/articles.dev.jsonl"


def counts(summary: Summary) -> tuple[int, int, int, int, int]:
    assert summary.read == summary.added + summary.updated + summary.unchanged + summary.rejected
    return summary.read, summary.added, summary.updated, summary.unchanged, summary.rejected


def lines(path: Path, *rows: object) -> Path:
    path.write_text("".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows))
    return path


def tallied(store: Store) -> int:
    by_scale = select(func.sum(tallies.c.articles)).where(tallies.c.field == 0).group_by(tallies.c.unit)
    sums = {int(count) for (count,) in store.rows(by_scale, {})}
    assert len(sums) == 1
    return sums.pop()


def test_the_seeds_go_in_once(store: Store) -> None:
    assert counts(feed(store, SEEDS)) == (66, 66, 0, 0, 0)
    assert counts(feed(store, SEEDS)) == (66, 0, 0, 66, 0)
    assert tallied(store) == 66


def test_a_changed_article_becomes_a_version_and_the_old_one_stays(store: Store, tmp_path: Path) -> None:
    row = {"guid": "urn:x:1", "title": "One", "text": "First text.", "date": "2001-02-03"}
    feed(store, lines(tmp_path / "a.jsonl", row))
    id = article_id("uri urn:x:1")
    before = fields(load_article(store, id))
    assert counts(feed(store, lines(tmp_path / "a.jsonl", {**row, "text": "Second text."}))) == (1, 0, 1, 0, 0)
    after = fields(load_article(store, id))
    assert (after["version"], after["body"], after["ingested_at"]) == (2, "Second text.", before["ingested_at"])
    assert fields(load_version(store, id, 1))["body"] == "First text."
    assert fields(load_version(store, id, 2))["body"] == "Second text."
    assert [entry["version"] for entry in load_history(store, id).versions] == [2, 1]
    assert counts(feed(store, lines(tmp_path / "a.jsonl", row))) == (1, 0, 0, 1, 0), "equal to an older version"
    assert tallied(store) == 1


def test_a_changed_date_moves_an_article(store: Store, tmp_path: Path) -> None:
    row = {"guid": "urn:x:1", "title": "One", "text": "Text."}
    for date in ("2001-02-03", "1999", None, "2001-02-03T04:05:06Z"):
        feed(store, lines(tmp_path / "a.jsonl", {**row, "date": date}))
    with TestClient(create_app(store.settings)) as client:
        assert client.get("/articles?date=2001-02-03T04:05:06Z").json()["meta"]["count"] == 1
        for question in ("date=1999", "missing=date", "date=2001-02-02"):
            assert client.get(f"/articles?{question}").json()["meta"]["total"]["value"] == 0
        versions = client.get(f"/articles/{article_id('uri urn:x:1')}/versions").json()["data"]
        published = [client.get(version["url"]).json()["published"] for version in versions]
    assert published == ["2001-02-03T04:05:06Z", None, "1999", "2001-02-03"]
    assert tallied(store) == 1


def test_one_identity_several_times_in_one_file(store: Store, tmp_path: Path) -> None:
    rows = [{"id": 7, "source": "S", "text": f"Text {n}."} for n in (1, 2, 2, 3, 1)]
    assert counts(feed(store, lines(tmp_path / "a.jsonl", *rows))) == (5, 1, 2, 2, 0)
    assert fields(load_article(store, article_id("id S\n7")))["version"] == 3


def test_rejected_input_is_kept_with_its_reason(store: Store, tmp_path: Path) -> None:
    good = {"text": "A good one."}
    path = lines(tmp_path / "a.jsonl", good, "{broken", "[1]", {"title": " "}, "", {**good, "text": "Another."}, '"x"')
    summary = feed(store, path)
    assert counts(summary) == (6, 2, 0, 0, 4)
    assert [(r.position, r.reason.split(":")[0]) for r in summary.rejects.first] == [
        (2, "not JSON"),
        (3, "a JSON list, not an object"),
        (4, "empty"),
        (7, "a JSON str, not an object"),
    ]
    kept = select(rejects.c.file, rejects.c.position, rejects.c.raw).order_by(rejects.c.position)
    assert [(file, n, bytes(raw)) for file, n, raw in store.rows(kept, {})][:2] == [
        ("a.jsonl", 2, b"{broken"),
        ("a.jsonl", 3, b"[1]"),
    ]
    feed(store, path)
    assert len(store.rows(kept, {})) == 4


def test_large_rejects_are_kept_by_hash(database_url: str, tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", json.dumps({"text": "x" * 5000}), {"text": "Fits."})
    with opened(Settings(database_url=database_url, reject_bytes=100)) as store:
        summary = feed(store, path, max_article_bytes=2000)
        assert counts(summary) == (2, 1, 0, 0, 1)
        assert summary.rejects.first[0].reason == "larger than 2000 bytes"
        [(raw, size)] = store.rows(select(rejects.c.raw, rejects.c.size), {})
        assert raw is None
        assert size > 2000


def test_a_batch_ends_where_it_holds_enough_articles_or_enough_text(database_url: str, tmp_path: Path) -> None:
    rows = [{"id": number, "text": f"w{number} " * (240_000 if number > 4 else 2)} for number in range(1, 10)]
    path = lines(tmp_path / "a.jsonl", *rows)
    with opened(Settings(database_url=database_url, batch_articles=3, batch_bytes=1 << 20)) as store:
        read = [summary.read for summary in ingest(store, [str(path)], Options())]
    assert read == [3, 6, 8, 9, 9], "three articles, then two of which one is large, then two large ones, then the rest"


def test_numbers_in_names_are_in_their_order(store: Store, tmp_path: Path) -> None:
    for number in (1, 2, 10):
        part = tmp_path / f"pile/part-{number}"
        part.mkdir(parents=True)
        for version in (1, 2, 10):
            row = {"id": "ferry-1", "source": "S", "text": f"State {number}.{version}."}
            lines(part / f"note_{version}.jsonl", row)
    feed(store, tmp_path / "pile")
    [article] = everything(store)
    assert (article["version"], article["body"]) == (9, "State 10.10.")


def test_folders_are_walked_in_order_and_dotfiles_and_readmes_skipped(store: Store, tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    (pile / "deep").mkdir(parents=True)
    (pile / ".git").mkdir()
    for name in ("b.txt", "deep/a.txt", ".hidden", "README.md", "LICENSE"):
        (pile / name).write_text(f"PARIS - The text of {name}.\n")
    summary = feed(store, pile)
    assert counts(summary) == (2, 2, 0, 0, 0)
    assert sorted(Path(path).name for path in summary.skipped.first) == [".git", ".hidden", "LICENSE", "README.md"]
    files = {a["provenance"]["file"] for a in everything(store)}
    assert files == {"b.txt", "deep/a.txt"}


def test_an_archive_among_the_articles_is_not_taken_for_one(tmp_path: Path) -> None:
    (tmp_path / "pile/deep").mkdir(parents=True)
    (tmp_path / "linked.db").symlink_to(tmp_path / "pile/archive.db")
    for name in ("a.txt", "deep/archive.db.lock"):
        (tmp_path / "pile" / name).write_text(f"PARIS - The text of {name}.\n")
    for address, expected in (("pile/archive.db", (2, 2, 0, 0, 0)), ("linked.db", (2, 0, 0, 2, 0))):
        with opened(Settings(database_url=f"sqlite:///{tmp_path}/{address}")) as store:
            summary = feed(store, tmp_path / "pile")
        assert counts(summary) == expected
        assert {Path(path).name for path in summary.skipped.first} >= {"archive.db", "archive.db-wal"}


def test_a_folder_that_cannot_be_opened_is_rejected(store: Store, tmp_path: Path) -> None:
    """Nobody may be kept from anything here, so the folder goes between two looks."""
    pile = tmp_path / "pile"
    (pile / "closed").mkdir(parents=True)
    (pile / "a.txt").write_text("PARIS - A text.\n")
    found = walk([str(pile)], Listing(0))
    scandir = os.scandir

    def closed(path: str) -> object:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.scandir", closed)
        files = list(found)
    assert [file.name for file in files] == ["a.txt", "pile/closed"]
    *_, summary = take(store, files, Options())
    assert counts(summary) == (2, 1, 0, 0, 1)
    assert summary.rejects.first[0].reason.startswith("cannot be read")


@pytest.mark.parametrize("size", [70_000, 300_000])
@pytest.mark.parametrize("packed", [False, True])
def test_json_lines_may_begin_with_a_long_one(store: Store, tmp_path: Path, size: int, packed: bool) -> None:
    rows = [{"text": "x" * size}, *({"text": f"Text {number}."} for number in range(9))]
    path = lines(tmp_path / "a.jsonl", *rows)
    if packed:
        path = tmp_path / "a.jsonl.gz"
        path.write_bytes(gzip.compress((tmp_path / "a.jsonl").read_bytes()))
    assert counts(feed(store, path, max_article_bytes=200_000)) == (10, 9 + (size < 200_000), 0, 0, size > 200_000)
    assert {a["provenance"]["format"] for a in everything(store)} <= {"json", "jsonl"}


def test_odd_characters_anywhere_are_no_trouble(store: Store, tmp_path: Path) -> None:
    """Names of files that are no UTF-8, NUL and lone surrogates in every field, an export that was tampered with."""
    pile = tmp_path / "pile"
    pile.mkdir()
    Path(os.fsdecode(os.fsencode(pile) + b"/caf\xe9.txt")).write_text("date: 2001\nslug: a\x00b\n\nPARIS - One.\n")
    odd = "a\x00b\ud800\ufffe\u202e"
    row = dict.fromkeys(("id", "title", "text", "date", "source", "byline", "section", "language", "url"), odd)
    lines(pile / "a.jsonl", {**row, "keywords": [odd], "authors": [odd], "summary": odd, "dateline": odd})
    assert counts(feed(store, pile, source=odd)) == (2, 2, 0, 0, 0)
    exported = everything(store)
    assert all("\x00" not in json.dumps(a, ensure_ascii=False) for a in exported)
    tampered = {**exported[0], "title": odd, "byline": odd, "places": [odd]}
    assert counts(feed(store, lines(pile / "a.jsonl", tampered))) == (1, 0, 1, 0, 0)


def test_a_changed_and_a_new_article_that_want_one_key(store: Store, tmp_path: Path) -> None:
    """These two ids begin with the same 19 bits."""
    one, other = ({"id": f"http://x.org/{n}", "text": f"Text {n}.", "date": "2022-09-20"} for n in (282, 1169))
    assert article_id("uri http://x.org/282")[:3] == article_id("uri http://x.org/1169")[:3]
    assert counts(feed(store, lines(tmp_path / "a.jsonl", one))) == (1, 1, 0, 0, 0)
    both = lines(tmp_path / "b.jsonl", {**one, "text": "Changed."}, other)
    assert counts(feed(store, both)) == (2, 1, 1, 0, 0)
    assert counts(feed(store, both)) == (2, 0, 0, 2, 0)
    assert tallied(store) == 2


def test_ids_that_could_be_confused_are_not(store: Store, tmp_path: Path) -> None:
    rows = [{"id": "1 2", "source": "Foo", "text": "One."}, {"id": "2", "source": "Foo 1", "text": "Two."}]
    assert counts(feed(store, lines(tmp_path / "a.jsonl", *rows))) == (2, 2, 0, 0, 0)


def test_a_wire_file_may_be_larger_than_an_article_may(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_text("".join(f"date 2001-01-01 PARIS, Jan 1 - Number {n}. {'x' * 900} END\n" for n in range(50)))
    assert counts(feed(store, path, max_article_bytes=2000)) == (50, 50, 0, 0, 0)
    assert all(a["body"].endswith("END") for a in everything(store))
    assert counts(feed(store, path, max_article_bytes=800)) == (50, 0, 0, 0, 50)


def test_whatever_one_line_does_the_next_is_read(sown: Store, tmp_path: Path) -> None:
    exported = everything(sown)[0]
    far = {**exported, "provenance": {**exported["provenance"], "position": 10**30}}
    bad_id = {"id": "x", "text": "t", "version": 1, "provenance": {"identity": "\ud800"}}
    nothing = {**exported, "title": "", "body": ""}
    deep = '{"title": "t", "text": ' + "[" * 900 + '"x"' + "]" * 900 + "}"
    path = lines(tmp_path / "a.jsonl", bad_id, far, deep, nothing, {"text": "Good."})
    summary = feed(sown, path)
    assert counts(summary)[0] == 5
    assert "Good." in {a["body"] for a in everything(sown)}


@pytest.mark.parametrize(
    "text",
    ["<shelf><p>Text</p></shelf>", '<?xml version="1.0"?><shelf/>', "\x00\x01" * 99],
)
def test_data_of_another_kind_is_rejected_and_kept(store: Store, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text)
    summary = feed(store, tmp_path / "a.txt")
    assert counts(summary) == (1, 0, 0, 0, 1)
    assert summary.rejects.first[0].reason.startswith("not a known format")


def test_a_bad_first_line_spoils_no_other(store: Store, tmp_path: Path) -> None:
    assert counts(feed(store, lines(tmp_path / "a", '{"title": "a",}', {"text": "Good."}))) == (2, 1, 0, 0, 1)


def test_a_path_that_is_not_there_stops_before_anything_is_stored(store: Store, tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="there is no file or folder"):
        feed(store, SEEDS, tmp_path / "nope")
    assert store.rows(select(articles.c.key), {}) == []


def test_options_say_what_files_do_not(store: Store, tmp_path: Path) -> None:
    rows = [
        {"id": 1, "text": "One.", "date": "2022-07-01 14:05"},
        {"id": 2, "text": "Two.", "date": "3/4/2022"},
        {"id": 3, "text": "Three.", "date": "25/4/2022", "source": "Own"},
    ]
    path = lines(tmp_path / "a.jsonl", *rows)
    feed(store, path, source="Given", timezone=ZoneInfo("Europe/Paris"), date_order="dmy")
    found = {a["body"]: (a["published"], a["source"]) for a in everything(store)}
    assert found == {
        "One.": ("2022-07-01T12:05Z", "Given"),
        "Two.": ("2022-04-03", "Given"),
        "Three.": ("2022-04-25", "Own"),
    }


def test_an_ambiguous_date_is_never_guessed(store: Store, tmp_path: Path) -> None:
    feed(store, lines(tmp_path / "a.jsonl", {"id": 2, "text": "Two.", "date": "3/4/2022"}))
    [article] = everything(store)
    assert article["published"] is None
    assert "3/4/2022" in article["provenance"]["warnings"][0]


def test_ids_are_the_same_on_both_engines(store: Store) -> None:
    feed(store, SEEDS)
    ids = sorted(article["id"] for article in everything(store))
    assert len(ids) == 66
    assert "2eju7cft6t7prumb" in ids


def test_an_export_goes_into_an_empty_archive_and_out_again_the_same(store: Store, tmp_path: Path) -> None:
    row = {"guid": "urn:x:1", "title": "One", "text": "First.", "date": "2001-02-03T04:05:06Z"}
    feed(store, SEEDS, lines(tmp_path / "a.jsonl", row))
    feed(store, lines(tmp_path / "a.jsonl", {**row, "text": "Second."}))
    exported = tmp_path / "export.jsonl"
    exported.write_bytes("".join(json.dumps(a) + "\n" for a in everything(store)).encode())
    assert counts(feed(store, exported)) == (67, 0, 0, 67, 0)
    settings = Settings(database_url=f"sqlite:///{tmp_path}/second.db")
    with opened(settings) as second:
        assert counts(feed(second, exported)) == (67, 67, 0, 0, 0)
        again = "".join(json.dumps(a) + "\n" for a in everything(second)).encode()
    instants = ("ingested_at", "updated_at")
    one, other = (
        [{k: v for k, v in json.loads(line).items() if k not in instants} for line in io.BytesIO(text)]
        for text in (exported.read_bytes(), again)
    )
    assert one == other


@pytest.mark.skipif(not WIKINEWS.exists(), reason="needs the corpora beside the checkout")
def test_wikinews_goes_in_whole(store: Store) -> None:
    rows = [json.loads(line) for line in WIKINEWS.read_text().splitlines()]
    assert counts(feed(store, WIKINEWS)) == (len(rows), len(rows), 0, 0, 0)
    with TestClient(create_app(store.settings)) as client:
        found = client.get("/articles?page_size=1000&fields=title,published,source_url,dateline,body").json()["data"]
        year = client.get("/articles?date=2008&page_size=1").json()["meta"]["total"]["value"]
    assert {(a["title"], a["published"], a["source_url"]) for a in found} == {
        (row["title"], _dated(row), row["url"]) for row in rows
    }
    assert {a["dateline"] for a in found} == {row["dateline"] for row in rows}
    assert {a["body"] for a in found} == {" ".join(" ".join(row["sentences"]).split()) for row in rows}
    assert year == sum(_dated(row).startswith("2008") for row in rows)


def _dated(row: dict[str, str]) -> str:
    """What has no date, or one that could be two days, has its dateline's."""
    known = row["date"] and row["date"] != "03-02-2009"
    return row["date"] if known else datetime.strptime(row["dateline"], "%B %d, %Y").date().isoformat()
