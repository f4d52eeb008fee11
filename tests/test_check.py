"""`dateline check`: a sound archive passes, and each kind of fault turns it red with a line that names it."""

import json
import re
from array import array
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

import pytest
from sqlalchemy import Connection, select, text
from typer.testing import CliRunner, Result

from app.cli import app
from app.config import Settings
from app.store import indexing
from app.store.counting import marks
from app.store.indexing import Entry
from app.store.keys import day_start
from app.store.rows import dump, load, pack, unpack
from app.store.session import Store
from app.store.tables import articles, contents, terms
from app.store.terms import terms_of
from app.store.writer import withdraw
from app.words import words
from tests.archives import article, write
from tests.conftest import SEEDS, copied, feed, opened, sow
from tests.store import test_duplicates as repeats
from tests.store.test_migrate import execute
from tests.test_cli import run

USERS = "2eju7cft6t7prumb"
CHANGED, CANCELLED, UNDATED = (article(number, None).id for number in (1, 2, 3))
ONE, OTHER = f"id = '{USERS}'", f"article_id = '{CHANGED}'"
KEY = f"key = (SELECT key FROM article WHERE {ONE})"
FIRST, NEAR, AGAIN, SAME = (repeats.article(name, "", None).id for name in ("first", "near", "again", "same"))
Damage: TypeAlias = Callable[[Connection, Store], None]


@pytest.fixture
def archive(request: pytest.FixtureRequest, engine: str, tmp_path: Path) -> Iterator[Store]:
    """An archive with everything in it."""
    with opened(Settings(database_url=copied(request, engine, tmp_path, _everything))) as store:
        yield store


def _everything(store: Store) -> None:
    """Changed, withdrawn, cancelled and undated articles, and rejects."""
    with TemporaryDirectory() as folder:
        bad = Path(folder, "bad.jsonl")
        bad.write_text('{"text": "Good."}\n{"id": "urn:x:1"}\n{bad\n')
        feed(store, SEEDS, bad)
    write(store, [article(1, "2001", "One"), article(2, "2002-02-02"), article(3, None)])
    write(store, [article(1, "2001-01", "One, corrected"), article(4, "2002-02-02T10:00Z")])
    write(store, [article(2, "2002-02-02", "Cancelled").model_copy(update={"withdrawn": True})])
    withdraw(store, [article(4, None).id], "asked for")
    _repeat(store)


def _repeat(store: Store) -> None:
    """Four articles that say the same, or nearly; the second did not at first."""
    same, nearly, other = repeats.text(1), repeats.text(1, 1), repeats.text(2)
    write(
        store,
        [
            repeats.article("first", same, "2001-06-01"),
            repeats.article("near", other, "2001-06-02"),
            repeats.article("again", nearly, "2001-06-03"),
            repeats.article("same", same, None),
        ],
    )
    write(store, [repeats.article("near", nearly, "2001-06-02")])


def check(store: Store, *options: str) -> Result:
    return CliRunner().invoke(app, ["check", *options], env={"DATELINE_DATABASE_URL": store.settings.database_url})


def as_stored(connection: Connection, id: str = USERS) -> tuple[int, dict[str, Any], dict[str, Any]]:
    """The key of an article, its list fields and the others."""
    both = select(articles.c.key, articles.c.listed, contents.c.packed).join(contents, contents.c.key == articles.c.key)
    key, listed, packed = connection.execute(both.where(articles.c.id == id)).one()
    return key, load(listed), load(unpack(packed))


def indexed(connection: Connection) -> Entry:
    """The place in the index of one article."""
    key, listed, details = as_stored(connection)
    numbers = {(field, value): id for id, field, value in connection.execute(select(*list(terms.c)[:3]))}
    fields = listed | details
    said = indexing.content(fields, words(fields["body"]))
    return Entry(key, said, marks([numbers[name] for name in terms_of(fields)]))


def sql(statement: str, **values: object) -> Damage:
    return lambda connection, _store: _run(connection, statement, **values)


def _run(connection: Connection, statement: str, **values: object) -> None:
    assert connection.execute(text(statement), values).rowcount, "the damage has to be done"


def details(**changed: object) -> Damage:
    """Details of one article say something else."""

    def damage(connection: Connection, _store: Store) -> None:
        key, _, fields = as_stored(connection)
        _run(
            connection,
            "UPDATE content SET packed = :packed WHERE key = :key",
            packed=pack(dump(fields | changed)),
            key=key,
        )

    return damage


def listed(id: str, **changed: object) -> Damage:
    """What lists show of an article says something else."""

    def damage(connection: Connection, _store: Store) -> None:
        key, fields, _ = as_stored(connection, id)
        its = {"listed": dump(fields | changed).decode(), "key": key}
        _run(connection, "UPDATE article SET listed = :listed WHERE key = :key", **its)

    return damage


def number(id: str) -> str:
    """An article's number, in SQL."""
    return f"(SELECT number FROM article WHERE id = '{id}')"


def printed(id: str, changed: str) -> Damage:
    """The print of one article says something else."""
    return sql(f"UPDATE print SET {changed} WHERE number = {number(id)}")


def content(packed: Callable[[bytes], bytes]) -> Damage:
    """The bytes of one article's details are others."""

    def damage(connection: Connection, _store: Store) -> None:
        key, _, fields = as_stored(connection)
        changed = packed(pack(dump(fields)))
        _run(connection, "UPDATE content SET packed = :packed WHERE key = :key", packed=changed, key=key)

    return damage


def index(change: Callable[[Entry], Entry | None]) -> Damage:
    """One article stands in the index otherwise, or not at all."""

    def damage(connection: Connection, store: Store) -> None:
        before = indexed(connection)
        after = change(before)
        store.engine.unindex(connection, [before])
        store.engine.index(connection, [after] if after else [])

    return damage


def _with_body(entry: Entry, words: list[str]) -> Entry:
    return entry._replace(content=entry.content._replace(body=" ".join(words)))


def orphan(connection: Connection, store: Store) -> None:
    """A second entry, at a key that no article has."""
    store.engine.index(connection, [indexed(connection)._replace(key=12345)])


def moved(connection: Connection, store: Store) -> None:
    """One article with all that belongs to it stands at the key of another day."""
    before = indexed(connection)
    later = before.key + day_start(date(2001, 1, 2)) - day_start(date(2001, 1, 1))
    store.engine.unindex(connection, [before])
    store.engine.index(connection, [before._replace(key=later)])
    for table in ("content", "label", "print", "article"):
        _run(connection, f"UPDATE {table} SET key = :new WHERE key = :key", key=before.key, new=later)


FAULTS: dict[str, tuple[Damage, str]] = {
    "another body": (details(body="Another text."), f"hash: article {USERS}: found [0-9a-f]{{64}}, expected"),
    "another hash": (sql(f"UPDATE article SET content_hash = :hash WHERE {ONE}", hash=b""), f"hash: article {USERS}"),
    "another id": (
        sql(f"UPDATE article SET id = 'aaaaaaaaaaaaaaaa' WHERE {ONE}"),
        f"id: article aaaaaaaaaaaaaaaa: found aaaaaaaaaaaaaaaa, expected {USERS}",
    ),
    "another key": (moved, rf"key: article {USERS}: found \d+, expected a key for 2022-09-20, from"),
    "another word count": (
        sql(f"UPDATE article SET word_count = 7 WHERE {ONE}"),
        rf"column: article {USERS}, word_count: found 7, expected \d+",
    ),
    "another instant": (
        sql(f"UPDATE article SET updated_at = '2001' WHERE {ONE}"),
        f"column: article {USERS}, updated_at: found 2001, expected 20",
    ),
    "no entry": (index(lambda _: None), rf"index: article {USERS} at key \d+: found nothing, expected .* more"),
    "an entry of no article": (orphan, "index: key 12345, which no article has: found .* more, expected nothing"),
    "another word": (
        index(lambda one: _with_body(one, ["other", *one.content.body.split()[1:]])),
        rf"index: article {USERS} at key \d+: found 'other' at \d of body",
    ),
    "two words that change places": (
        index(lambda one: _with_body(one, [*one.content.body.split()[1::-1], *one.content.body.split()[2:]])),
        rf"index: article {USERS} at key \d+: found",
    ),
    "one mark more": (
        index(lambda one: one._replace(marks=(*one.marks, 7))),
        rf"index: article {USERS} at key \d+: found .*ue0007.*, expected nothing",
    ),
    "one term more": (
        sql("UPDATE term SET articles = articles + 1 WHERE field = 'source' AND value = 'tass'"),
        "term: source tass: found 2 articles, expected 1 article",
    ),
    "no term": (
        sql("DELETE FROM term WHERE field = 'source' AND value = 'tass'"),
        "term: source tass: found 0 articles, expected 1 article",
    ),
    "another number of a term": (
        sql("UPDATE term SET id = 803 WHERE field = 'source' AND value = 'tass'"),
        "term: source tass: found number 803",
    ),
    "one word more": (
        sql("UPDATE vocabulary SET articles = articles + 1 WHERE word = 'moscow'"),
        r"vocabulary: moscow: found (\d+) articles, expected \d+ articles",
    ),
    "no word": (sql("DELETE FROM vocabulary WHERE word = 'moscow'"), "vocabulary: moscow: found 0 articles"),
    "a word of nothing": (
        sql("INSERT INTO vocabulary VALUES ('qwertz', 1)"),
        "vocabulary: qwertz: found 1 article, expected 0 articles",
    ),
    **{
        f"one tally more in unit {unit}": (
            sql(
                f"UPDATE tally SET articles = articles + 1 WHERE unit = {unit} AND field = 1 AND start = "
                f"(SELECT min(start) FROM tally WHERE unit = {unit} AND field = 1 AND articles > 0)"
            ),
            rf"tally: 1 {unit} \d+ \d+: found 2 articles, expected 1 article",
        )
        for unit in (0, 1, 2)
    },
    "another label": (
        sql(f"UPDATE label SET terms = :terms WHERE {KEY}", terms=array("I", [9]).tobytes()),
        f"label: article {USERS}: found terms 9, expected terms [0-9 ]+",
    ),
    "no label": (sql(f"DELETE FROM label WHERE {KEY}"), f"label: article {USERS}: found no label row, expected"),
    "another number of articles": (
        sql("UPDATE archive SET articles = articles + 1"),
        "archive: articles: found 74, expected 73",
    ),
    "no content": (sql(f"DELETE FROM content WHERE {KEY}"), rf"article: article {USERS} .*: found no content row"),
    "content of no article": (
        sql("INSERT INTO content VALUES (12345, :packed)", packed=b""),
        "content: key 12345: found a row, expected none",
    ),
    "bytes that are no zstd": (content(lambda _: b"garbage"), f"article: article {USERS} .*, expected what can"),
    "half of the bytes": (content(lambda packed: packed[: len(packed) // 2]), f"article: article {USERS} at key"),
    "no JSON": (sql(f"UPDATE article SET listed = '\"title\": x' WHERE {ONE}"), f"article: article {USERS} at key"),
    "a number for a text": (details(body=7), f"article: article {USERS} at key"),
    "a field less": (content(lambda _: pack(b'"body":""')), f"article: article {USERS} .* missing"),
    "a tombstone beside its article": (
        sql(f"INSERT INTO withdrawal VALUES ('{USERS}', '2001-01-01T00:00:00Z', '')"),
        f"withdrawn: article {USERS}: found an article as well as its tombstone",
    ),
    "a tombstone of nothing": (
        sql("INSERT INTO withdrawal VALUES ('aaaaaaaaaaaaaaaa', '2001-01-01T00:00:00Z', '')"),
        "withdrawn: article aaaaaaaaaaaaaaaa: found a tombstone without any version",
    ),
    "no tombstone": (
        sql(f"DELETE FROM withdrawal WHERE article_id = '{CANCELLED}'"),
        f"version: version 1 of article {CANCELLED}: found neither a current version nor a tombstone",
    ),
    "a version number twice": (
        sql(f"UPDATE version SET version = 2 WHERE {OTHER}"),
        f"version: version 2 of article {CHANGED}: found a current version 2, expected a higher",
    ),
    "another hash of a version": (
        sql(f"UPDATE version SET content_hash = :hash WHERE {OTHER}", hash=b""),
        f"hash: version 1 of article {CHANGED}",
    ),
    "a version that cannot be read": (
        sql(f"UPDATE version SET packed = :packed WHERE {OTHER}", packed=b"garbage"),
        f"version: version 1 of article {CHANGED}: found .*, expected what can be read",
    ),
    "another reject": (
        sql("UPDATE reject SET raw = :raw WHERE position = 3", raw=b"x"),
        "reject: bad.jsonl:3: found 1 bytes",
    ),
    "no print": (
        sql(f"DELETE FROM print WHERE number = {number(NEAR)}"),
        rf"print: article {NEAR}: found no print under number \d+, expected that of key \d+",
    ),
    "a print of no article": (
        sql("INSERT INTO print VALUES (12345, 12345, 7, NULL, NULL, NULL)"),
        "print: number 12345, key 12345: found a row, expected none",
    ),
    "a number twice": (
        sql(f"UPDATE article SET number = {number(FIRST)} WHERE id = '{NEAR}'"),
        rf"print: article {NEAR}: found the print of key \d+ under number \d+, expected that of key",
    ),
    "another text hash": (printed(NEAR, "text = 7"), rf"print: article {NEAR}, text: found 7, expected -?\d+"),
    "a text hash of nothing": (printed(NEAR, "text = NULL"), f"print: article {NEAR}, text: found None, expected"),
    "another sketch": (printed(NEAR, "sketch = 7"), rf"print: article {NEAR}, sketch: found 7, expected -?\d+"),
    "a sketch without a day": (printed(SAME, "sketch = 7"), f"print: article {SAME}, sketch: found 7, expected None"),
    "no sketch": (printed(NEAR, "sketch = NULL"), r"band: \d+ \d+: found 1 article, expected 0 articles"),
    "no band": (
        sql(f"DELETE FROM band WHERE number = {number(NEAR)}"),
        r"band: \d+ \d+: found 0 articles, expected 1 article",
    ),
    "a band of no article": (
        sql("INSERT INTO band VALUES (1, 12345)"),
        "band: 1 12345: found 1 article, expected 0 articles",
    ),
    "no duplicate": (
        listed(NEAR, duplicate_of=None),
        f"duplicate: article {NEAR}, duplicate_of: found None, expected {FIRST}",
    ),
    "a duplicate of another": (
        listed(NEAR, duplicate_of=AGAIN),
        f"duplicate: article {NEAR}, duplicate_of: found {AGAIN}, expected {FIRST}",
    ),
    "a duplicate of something": (
        listed(FIRST, duplicate_of=NEAR),
        f"duplicate: article {FIRST}, duplicate_of: found {NEAR}, expected None",
    ),
    "another similarity": (
        listed(NEAR, similarity=0.5),
        f"duplicate: article {NEAR}, similarity: found 0.5, expected 0.9",
    ),
    "a similarity to nothing": (
        printed(FIRST, "hundredths = 90"),
        f"duplicate: article {FIRST}: found a similarity of 0.9 without an original, expected none",
    ),
    "equal texts that are not": (
        printed(NEAR, "hundredths = 100"),
        f"duplicate: article {NEAR}: found 100 hundredths of similarity, expected less",
    ),
    "equal texts that are said to differ": (
        printed(SAME, "hundredths = 99"),
        f"duplicate: article {SAME}: found 99 hundredths of similarity, expected 100",
    ),
    "an original of no article": (
        printed(NEAR, "original = 12345"),
        f"duplicate: article {NEAR}: found an original of number 12345, expected one that an article has",
    ),
    "an original that came later": (
        printed(USERS, f"hundredths = 90, original = {number(FIRST)}"),
        f"duplicate: article {USERS}: found article {FIRST} as its original, which was stored later",
    ),
    "a chain": (
        printed(AGAIN, f"original = {number(NEAR)}"),
        rf"duplicate: article {AGAIN}: found article {NEAR} as its original, itself a duplicate of number \d+",
    ),
    "the term of duplicates": (
        listed(NEAR, duplicate_of=None),
        "term: duplicate true: found 3 articles, expected 2 articles",
    ),
    "the mark of duplicates": (
        listed(NEAR, duplicate_of=None),
        rf"index: article {NEAR} at key \d+: found .*ue000\d+'",
    ),
    "one duplicate more": (
        sql("UPDATE term SET articles = articles + 1 WHERE field = 'duplicate'"),
        "term: duplicate true: found 4 articles, expected 3 articles",
    ),
    "another schema": (
        sql("UPDATE alembic_version SET version_num = '0001'"),
        r"schema: revision: found 0001, expected \d{4}",
    ),
    "no schema": (sql("DELETE FROM alembic_version"), r"schema: revision: found none, expected \d{4}"),
}  # fmt: skip


def test_a_sound_archive_passes(archive: Store) -> None:
    told = json.loads(check(archive, "--json").stdout)
    looked_at = {name: told[name] for name in ("articles", "versions", "tombstones", "rejects")}
    assert (told["ok"], told["faults"], told["total_faults"]) == (True, [], 0)
    assert looked_at == {"articles": 73, "versions": 5, "tombstones": 2, "rejects": 2}
    assert all(told[name] > 100 for name in ("terms", "words", "tallies", "bands"))
    assert told["seconds"] > 0
    done = check(archive)
    assert done.exit_code == 0
    assert re.fullmatch(r"ok: looked at 73 articles, 5 versions, .* in \d+\.\d\d s\n", done.stdout)


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_found_and_named(archive: Store, name: str) -> None:
    damage, line = FAULTS[name]
    with archive.writing() as connection:
        damage(connection, archive)
    done = check(archive)
    assert done.exit_code == 1, done.output
    assert re.search(f"^{line}", done.stdout, re.MULTILINE), done.stdout
    assert "Traceback" not in done.output


LOST: dict[str, str] = {
    "no pages": "DELETE FROM search_idx",
    "a page less": "DELETE FROM search_idx WHERE term = (SELECT max(term) FROM search_idx)",
    "other pages": "UPDATE search_idx SET pgno = pgno + 4 WHERE term > x'306d'",
}
"""What a search looks words up by, which nothing meets that reads the index from its beginning to its end."""


@pytest.mark.parametrize(
    ("engine", "statement", "name"),
    [
        ("sqlite", "DROP INDEX article_updated_at", "article_updated_at"),
        ("postgresql", "DROP INDEX article_updated_at", "article_updated_at"),
        ("postgresql", "DROP INDEX search_tokens", "search_tokens"),
        ("postgresql", "ALTER TABLE article DROP CONSTRAINT article_pkey", "article_pkey"),
        ("postgresql", "ALTER TABLE term DROP CONSTRAINT term_field_value_key", "term_field_value_key"),
        (
            "postgresql",
            "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'print_text'::regclass",
            "print_text",
        ),
    ],
)
def test_an_index_that_a_copy_has_lost_is_a_fault(archive: Store, statement: str, name: str) -> None:
    """As after a pg_restore that ended halfway: everything is there, and all is slow."""
    with archive.writing() as connection:
        connection.execute(text(statement))
    done = check(archive)
    assert done.exit_code == 1
    assert done.stdout.splitlines()[0] == f"schema: index {name}: found none that can be used, expected one"
    assert "1 fault:" in done.stdout


@pytest.mark.parametrize("engine", ["sqlite"])
@pytest.mark.parametrize("name", LOST)
def test_words_that_a_search_misses_are_found(archive: Store, name: str) -> None:
    with archive.writing() as connection:
        _run(connection, LOST[name])
    done = check(archive)
    assert done.exit_code == 1, done.output
    assert re.search(
        r"^database: SQLite: found the word \S+.* found in \d+ of the \d+ articles", done.stdout, re.MULTILINE
    )


@pytest.mark.parametrize("engine", ["sqlite"])
def test_a_damaged_entry_of_the_index_is_a_fault(archive: Store) -> None:
    """A word in a column that there is not, wherever in the index a byte is another."""
    with archive.writing() as connection:
        [(id, block)] = connection.execute(
            text("SELECT id, block FROM search_data ORDER BY length(block) DESC LIMIT 1")
        )
    for place in range(20, len(block), len(block) // 60):
        changed = bytearray(block)
        changed[place] ^= 8
        with archive.writing() as connection:
            _run(connection, "UPDATE search_data SET block = :block WHERE id = :id", block=bytes(changed), id=id)
        done = check(archive)
        assert (done.exit_code, type(done.exception)) in ((1, SystemExit), (1, type(None))), (place, done.exception)


ALONE = ("no entry", "two words that change places", "one word more", "one term more", "one tally more in unit 1")
REPEATED = (
    "a print of no article",
    "another text hash",
    "another sketch",
    "a band of no article",
    "another similarity",
)


@pytest.mark.parametrize("name", [*ALONE, *REPEATED, "another number of articles", "another reject", "no label"])
def test_one_fault_is_told_once(archive: Store, name: str) -> None:
    with archive.writing() as connection:
        FAULTS[name][0](connection, archive)
    assert json.loads(check(archive, "--json").stdout)["total_faults"] == 1
    assert check(archive).stdout.splitlines()[-1].startswith("1 fault: looked at ")


def test_shown_faults_are_few_and_all_are_counted(archive: Store) -> None:
    with archive.writing() as connection:
        _run(connection, "UPDATE article SET content_hash = :hash", hash=b"")
        _run(connection, "UPDATE vocabulary SET articles = articles + 1")
    told = json.loads(check(archive, "--json", "--faults", "3").stdout)
    assert [fault["kind"] for fault in told["faults"]] == ["hash"] * 3
    assert told["total_faults"] > 73 + 1000
    lines = check(archive, "--faults", "3").stdout.splitlines()
    assert len(lines) == 5
    assert lines[3] == f"and {told['total_faults'] - 3} more"


@pytest.mark.parametrize("seed", range(10))
def test_what_changes_places_is_found_whatever_the_hashes_are(
    request: pytest.FixtureRequest, tmp_path: Path, seed: int
) -> None:
    """Sums of hashes can be the same by bad luck, which depends on the process."""
    url = copied(request, "sqlite", tmp_path, sow)
    with opened(Settings(database_url=url)) as store, store.writing() as connection:
        FAULTS["two words that change places"][0](connection, store)
        _run(connection, "UPDATE tally SET term = -term - 1 WHERE unit = 1 AND field IN (1, 2)")
    told = json.loads(run(tmp_path, "check", "--json", DATELINE_DATABASE_URL=url, PYTHONHASHSEED=str(seed)).stdout)
    assert {"index", "tally"} <= {fault["kind"] for fault in told["faults"]}


def test_bytes_of_the_file_that_are_others_end_no_check_in_a_traceback(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    path = tmp_path / "archive.db"
    copied(request, "sqlite", tmp_path, sow)
    whole, size = path.read_bytes(), 8192
    for page in range(1, len(whole) // size, 7):
        path.write_bytes(
            whole[: page * size] + bytes(reversed(whole[page * size : (page + 1) * size])) + whole[(page + 1) * size :]
        )
        done = CliRunner().invoke(app, ["check"], env={"DATELINE_DATABASE_URL": f"sqlite:///{path}"})
        assert done.exit_code == 1, (page, done.output)
        assert isinstance(done.exception, SystemExit), page


@pytest.mark.parametrize("content", [None, "no database at all, but long enough to be looked at " * 20])
def test_what_is_no_archive_cannot_be_checked(tmp_path: Path, content: str | None) -> None:
    if content:
        (tmp_path / "archive.db").write_text(content)
    done = run(tmp_path, "check")
    assert (done.returncode, done.stdout) == (2, "")
    told = "the archive cannot be opened: " if content else f"there is no archive {tmp_path}/archive.db: "
    assert done.stderr.startswith(f"dateline: {told}")
    assert sorted(path.name for path in tmp_path.iterdir()) == (["archive.db"] if content else [])


@pytest.mark.parametrize(
    ("statement", "held"), [("", "no tables"), ("CREATE TABLE users (name TEXT)", "the table 'users'")]
)
def test_a_database_of_something_else_has_no_faults_to_be_counted(
    database_url: str, tmp_path: Path, statement: str, held: str
) -> None:
    execute(database_url, [statement or "SELECT 1"])
    done = run(tmp_path, "check", DATELINE_DATABASE_URL=database_url)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"dateline: this is not a Dateline archive: it holds {held}\n"
