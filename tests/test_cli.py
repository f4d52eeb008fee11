"""The `dateline` command, as a person or a script runs it."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import make_url

from app import __version__
from app.errors import Misconfigured
from app.store.engines.sqlite_file import path_of
from app.store.migrate import HEAD
from tests.conftest import SEEDS

DATELINE = str(Path(sys.executable).with_name("dateline"))


def run(folder: Path, *arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
    return subprocess.run(
        [DATELINE, *arguments],
        cwd=folder,
        env=clean | environment,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("given", "meant"),
    [("import", "ingest"), ("Load", "ingest"), ("run", "serve"), ("dump", "export"), ("ingst", "ingest")],
)
def test_a_command_that_others_have_is_told_ours(tmp_path: Path, given: str, meant: str) -> None:
    done = run(tmp_path, given, "pile")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"No such command '{given}'. Did you mean '{meant}'?" in " ".join(done.stderr.split())


def test_a_setting_that_is_misspelt_is_named(tmp_path: Path) -> None:
    done = run(tmp_path, "migrate", DATELINE_PAGESIZE="50", DATELINE_PORT="tcp://10.0.0.1:80", DATELINE_NONESUCH="x")
    assert done.returncode == 0
    assert done.stderr == "dateline: there is no setting DATELINE_PAGESIZE; the nearest is DATELINE_PAGE_SIZE\n"


def test_a_setting_that_is_misspelt_is_named_once(tmp_path: Path) -> None:
    assert run(tmp_path, "migrate").returncode == 0
    done = run(tmp_path, "backup", "copy.db", DATELINE_PAGESIZE="50")  # it reads the settings twice
    assert done.returncode == 0
    assert done.stderr.count("DATELINE_PAGESIZE") == 1


def test_a_setting_that_is_misspelt_in_the_file_of_settings_is_named(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DATELINE_PAGESIZE=50\nDATELINE_THREADS=2\nOTHER=1\n")
    done = run(tmp_path, "migrate")
    assert done.returncode == 0
    assert done.stderr == "dateline: there is no setting DATELINE_PAGESIZE; the nearest is DATELINE_PAGE_SIZE\n"


def test_a_path_that_does_not_exist_leaves_no_archive(tmp_path: Path) -> None:
    assert run(tmp_path, "ingest", "nope.txt").returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_version(tmp_path: Path) -> None:
    assert run(tmp_path, "--version").stdout == f"dateline {__version__}\n"


EARLY = """
import signal, sys

class Early:
    def find_spec(self, name, *rest):
        if name == "app.cli":
            signal.raise_signal(signal.SIGINT)

sys.meta_path.insert(0, Early())
from app.__main__ import main
main()
"""
"""The command, and Ctrl-C while it is still imported."""


def test_ctrl_c_before_anything_has_begun_tells_of_nothing(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", EARLY], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")


def test_ingest_then_export_on_a_fresh_folder(tmp_path: Path) -> None:
    fed = run(tmp_path, "ingest", str(SEEDS))
    assert (fed.returncode, fed.stderr) == (0, "")
    assert "66 articles read" in fed.stdout
    assert "66 added, 0 updated, 0 unchanged, 0 rejected" in fed.stdout
    assert (tmp_path / "archive.db").exists()
    again = json.loads(run(tmp_path, "ingest", str(SEEDS), "--json").stdout)
    assert {name: again[name] for name in ("read", "added", "updated", "unchanged", "rejected", "rejects")} == {
        "read": 66, "added": 0, "updated": 0, "unchanged": 66, "rejected": 0, "rejects": [],
    }  # fmt: skip
    assert isinstance(again["seconds"], float)
    exported = run(
        tmp_path, "export", "--from-date", "2022", "--to-date", "2022-09-20", "--fields", "published,dateline"
    )
    assert [json.loads(line) for line in exported.stdout.splitlines()] == [
        {"published": "2022-09-20", "dateline": "MOSCOW, September 20. /TASS/."},
        {"published": "2022-09-16", "dateline": "SAMARKAND, Uzbekistan, Sept. 16"},
    ]


_SLIPS: dict[str, tuple[object, str]] = {
    "published": ("November 2026", "an export whose published is wrong: write YYYY"),
    "places": ("Oslo", "an export whose places is wrong: "),
    "title": (None, "an export whose title is wrong: "),
    "dateline_date": (7, "an export whose dateline_date is wrong: "),
    "version": ("2", "an export whose version is wrong: versions count from 1 to 1,000,000,000"),
    "id": ("a" * 16, "an export whose id is wrong: "),
    "language": ("english", "an export whose language is wrong: it is a BCP 47 tag, or null"),
    "summary": ("word " * 120 + "end", "an export whose summary is wrong: it has at most 500 characters"),
    "section": ("", "an export whose section is wrong: it is one line without spaces around it, or null"),
    "source": (" AP", "an export whose source is wrong: it is one line"),
    "byline": ("By A\nBy B", "an export whose byline is wrong: it is one line"),
    "keywords": (["a", "a"], "an export whose keywords is wrong: each value is one line"),
    "authors": ([""], "an export whose authors is wrong: each value is one line"),
    "body": ("a\n\n\n\nb ", "an export whose body is wrong: there is one blank line"),
    "date_source": ("metadata", "an export whose date_source is wrong: it is `none` for an article without a date"),
}


def test_an_article_is_corrected_in_its_export_and_a_slip_makes_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A title\n\nMOSCOW, September 20. /TASS/. One dispatch.\n")
    run(tmp_path, "ingest", "a.txt")
    article = json.loads(run(tmp_path, "export").stdout)
    slips = [json.dumps(article | {field: value}) for field, (value, _) in _SLIPS.items()]
    slips += [json.dumps(article | {"version": 2**40}), json.dumps(article | {"title": ""})]
    (tmp_path / "slips.jsonl").write_text("\n".join(slips))
    told = json.loads(run(tmp_path, "ingest", "--json", "slips.jsonl").stdout)["rejects"]
    assert told.pop()["reason"] == "an export whose title is wrong: a text has one"
    assert told.pop()["reason"] == _SLIPS["version"][1]
    for reject, (_, reason) in zip(told, _SLIPS.values(), strict=True):
        assert reject["reason"].startswith(reason)
    (tmp_path / "right.jsonl").write_text(
        json.dumps(article | {"published": "2022-09-21", "date_source": "metadata", "body": "Corrected."})
    )
    assert "1 updated" in run(tmp_path, "ingest", "right.jsonl").stdout
    again = json.loads(run(tmp_path, "export").stdout)
    expected = (article["id"], 2, "2022-09-21", "Corrected.")
    assert (again["id"], again["version"], again["published"], again["body"]) == expected


def test_export_writes_every_article_to_a_file(tmp_path: Path) -> None:
    run(tmp_path, "ingest", str(SEEDS))
    out = tmp_path / "out.jsonl"
    assert run(tmp_path, "export", "--format", "jsonl", "--output", str(out), "--sort", "oldest").returncode == 0
    rows = [json.loads(line) for line in out.read_text().splitlines()]
    assert len(rows) == 66
    assert rows[0]["published"] == "1865-04-10"
    assert rows[-1]["published"] is None
    assert run(tmp_path, "export", "--missing", "date", "--fields", "id").stdout.count("\n") == 4


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["export", "--from-date", "2022-13"], "--from-date: this is not a valid date"),
        (["export", "--from-date", "2023", "--to-date", "2022"], "from_date is later than to_date"),
        (["export", "--date", "2022", "--date", "1865"], "--date: given 2 times (it can be given only once)"),
        (["export", "--fields", "titel"], "did you mean title?"),
        (["export", "--output", "/nowhere/x"], "cannot write /nowhere/x"),
        (["ingest", "nope.txt"], "there is no file or folder nope.txt"),
        (["ingest", "--timezone", "Mars/Base", "."], "there is no time zone 'Mars/Base'; zones look like Europe/Paris"),
        (["ingest", "--timezone", "europe/pari", "."], "zone 'europe/pari'; did you mean Europe/Paris?"),
        (["ingest", "--timezone", "new york", "."], "there is no time zone 'new york'; did you mean America/New_York?"),
        (["ingest", "--format", "docx", "."], "Invalid value for '--format': 'docx' is not one of 'anpa'"),
        (["export", "--sort", "Newest"], "--sort: there is no such value as 'Newest' (did you mean newest?)"),
        (["ingest"], "PATH"),
        (["nonsense"], "nonsense"),
    ],
)
def test_what_cannot_run_says_why_and_exits_2(tmp_path: Path, arguments: list[str], complaint: str) -> None:
    run(tmp_path, "migrate")
    done = run(tmp_path, *arguments)
    assert done.returncode == 2
    assert complaint in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("environment", "complaint"),
    [
        ({"DATELINE_DATABASE_URL": "mysql://x/y"}, "neither sqlite:///… nor postgresql://…"),
        ({"DATELINE_DATABASE_URL": "postgresql://h:abc/x"}, "host or port is not valid"),
        ({"DATELINE_DATABASE_URL": "postgresql://a:1,b:2/x"}, "write several hosts as ?host=a,b&port=1,2"),
        ({"DATELINE_DATABASE_URL": "sqlite+aiosqlite:///x.db"}, "neither sqlite:///… nor postgresql://…"),
        ({"DATELINE_DATABASE_URL": "sqlite:///x.db?mode=ro"}, "cannot have anything after a ?"),
        ({"DATELINE_DATABASE_URL": "sqlite://"}, "an SQLite archive needs a file"),
        ({"DATELINE_DATABASE_URL": "sqlite:////nowhere/a.db"}, "there is no folder /nowhere"),
        ({"DATELINE_DATABASE_URL": "postgresql://127.0.0.1:1/x"}, "database does not answer"),
        ({"DATELINE_DATABASE_URL": "postgres://127.0.0.1:1/x"}, "database does not answer"),
        ({"DATELINE_DATABASE_URL": "postgresql+psycopg2://127.0.0.1:1/x"}, "database does not answer"),
        ({"DATELINE_PAGE_SIZE": "0"}, "DATELINE_PAGE_SIZE"),
        (
            {"DATELINE_ROOT_PATH": "//evil.example"},
            "'//evil.example' is not valid; expected the path that a proxy serves Dateline under",
        ),
        (
            {"DATELINE_PUBLIC_URL": "https://a?b"},
            "'https://a?b' is not valid; expected the address that makes every link absolute",
        ),
        (
            {"DATELINE_PUBLIC_URL": "https://nyheter.例.example"},
            "'https://nyheter.例.example' is not valid; expected the address that makes every link absolute",
        ),
        (
            {"DATELINE_PUBLIC_URL": "http://[x"},
            "'http://[x' is not valid; expected the address that makes every link absolute",
        ),
        (
            {"DATELINE_PUBLIC_URL": "http://a:99999"},
            "'http://a:99999' is not valid; expected the address that makes every link absolute",
        ),
        *(
            ({"DATELINE_ROOT_PATH": path}, f"DATELINE_ROOT_PATH: '{path}' is not valid: clients resolve . and .. in a")
            for path in ("/..", "/a/./b", "/a/%2E%2e")
        ),
        ({"DATELINE_PUBLIC_URL": "https://a/../b"}, "'/../b' is not valid: clients resolve . and .. in a path"),
        (
            {"DATELINE_PUBLIC_URL": "https://ann:pass@a"},
            "dateline: DATELINE_PUBLIC_URL: links must not have a user name or password in them\n",
        ),
    ],
)
def test_a_bad_setting_is_named(tmp_path: Path, environment: dict[str, str], complaint: str) -> None:
    done = run(tmp_path, "migrate", **environment)
    assert done.returncode == 2
    assert complaint in done.stderr
    assert "Traceback" not in done.stderr


def shell(folder: Path, script: str, *arguments: str | bytes) -> subprocess.CompletedProcess[bytes]:
    """What a script of the shell says, in which `$0` is the command."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
    command = ["bash", "-o", "pipefail", "-c", script, DATELINE, *arguments]
    return subprocess.run(command, cwd=folder, env=clean, capture_output=True, timeout=60)


@pytest.mark.parametrize(
    ("script", "complaint"),
    [
        ('"$0" parse a.txt > /dev/full', "standard output: No space left on device"),
        ('"$0" --version > /dev/full', "standard output: No space left on device"),
        ('"$0" ingest --json a.txt > /dev/full', "standard output: No space left on device"),
        ('"$0" openapi > /dev/full', "standard output: No space left on device"),
        ('"$0" parse a.txt >&-', "standard output is closed"),
        ('"$0" export >&-', "standard output is closed"),
        ('"$0" ingest - <&-', "standard input is closed"),
        ('"$0" export --source "$1"', "--source is not UTF-8"),
        ('"$0" openapi | true', ""),
        ('mkdir gone; cd gone; rmdir ../gone; "$0" migrate', "dateline: No such file or directory"),
        ('ulimit -f 2000; head -c 3000000 /dev/zero | "$0" ingest -', ": File too large"),
    ],
)
def test_what_cannot_be_written_or_read_ends_in_one_line_and_status_2(
    tmp_path: Path, script: str, complaint: str
) -> None:
    (tmp_path / "a.txt").write_text("A title\n\nMOSCOW, September 20. /TASS/. One dispatch.\n")
    done = shell(tmp_path, script, b"A\xff")
    assert done.returncode == 2, done
    assert complaint in done.stderr.decode()
    assert done.stderr.count(b"\n") <= 1
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("closed", ["2>&-", ">&- 2>&-"])
def test_what_is_said_nowhere_is_done_nevertheless(tmp_path: Path, closed: str) -> None:
    (tmp_path / "a.txt").write_text("A title\n\nMOSCOW, September 20. /TASS/. One dispatch.\n")
    assert shell(tmp_path, f'DATELINE_PAGESIZE=5 "$0" ingest a.txt {closed}').returncode == 0
    assert shell(tmp_path, f'"$0" check {closed}').returncode == 0
    exported = shell(tmp_path, 'DATELINE_PAGESIZE=5 "$0" export 2>&-')
    assert (exported.returncode, exported.stdout.count(b"\n")) == (0, 1), "and no warning among the articles"


def test_an_address_with_one_stroke_more_is_the_same_archive(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A title\n\nMOSCOW, September 20. /TASS/. One dispatch.\n")
    address = {"DATELINE_DATABASE_URL": f"sqlite:////{tmp_path}/archive.db"}
    assert run(tmp_path, "ingest", "a.txt", **address).returncode == 0
    assert run(tmp_path, "export", **address).stdout.count("\n") == 1
    assert run(tmp_path, "check").returncode == 0


def test_an_empty_filter_of_an_export_counts_as_absent(tmp_path: Path) -> None:
    run(tmp_path, "ingest", str(SEEDS))
    empty = [f"--{name}=" for name in ("source", "language", "ids", "missing", "duplicates", "min-words", "q")]
    for given in (empty, ["--source= ", "--q= "]):
        assert run(tmp_path, "export", "--fields", "id", *given).stdout.count("\n") == 66


def test_names_of_files_are_shown_and_not_obeyed(tmp_path: Path) -> None:
    (tmp_path / "pile").mkdir()
    (tmp_path / "pile" / "a\x1b]0;owned\x07\nb.txt").write_bytes(b"\x00\x01\x02")
    shown = "a\\x1b]0;owned\\x07\\nb.txt:1: "
    assert shown in run(tmp_path, "ingest", "pile").stdout
    assert shown in run(tmp_path, "rejects").stdout
    assert json.loads(run(tmp_path, "rejects", "--retry", "--json").stdout) == {
        "stored": 0, "rejected": 1, "not_kept": 0,
    }  # fmt: skip


def test_dot_env_is_read(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DATELINE_DATABASE_URL=sqlite:///other.db\n")
    assert run(tmp_path, "migrate").stdout == f"migrated to {HEAD}\n"
    assert run(tmp_path, "migrate").stdout == f"already at {HEAD}\n"
    assert (tmp_path / "other.db").exists()


def test_standard_input_is_a_file_like_any_other(tmp_path: Path) -> None:
    fed = run(tmp_path, "ingest", "-", "--json", stdin='{"text": "One."}\n{"text": "Two."}\n')
    assert json.loads(fed.stdout)["added"] == 2


def test_rejects_exit_1_and_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Good."}\n{bad\n')
    fed = run(tmp_path, "ingest", "a.jsonl", "--json", "--format", "jsonl")
    assert fed.returncode == 1
    [reject] = json.loads(fed.stdout)["rejects"]
    assert (reject["file"], reject["position"]) == ("a.jsonl", 2)
    assert reject["reason"].startswith("not JSON")
    parsed = run(tmp_path, "parse", "a.jsonl")
    assert parsed.returncode == 1
    assert parsed.stderr.startswith("a.jsonl:2: not JSON")


def test_parse_shows_what_ingest_would_store_and_stores_nothing(tmp_path: Path) -> None:
    parsed = run(tmp_path, "parse", str(SEEDS))
    records = [json.loads(line) for line in parsed.stdout.splitlines()]
    assert (parsed.returncode, len(records)) == (0, 66)
    assert records[0]["id"] == "2eju7cft6t7prumb"
    assert not (tmp_path / "archive.db").exists()
    run(tmp_path, "ingest", str(SEEDS))
    stored = {r["id"]: r for r in map(json.loads, run(tmp_path, "export").stdout.splitlines())}
    for record in records:
        assert {name: stored[record["id"]][name] for name in record} == record


@pytest.mark.parametrize("zone", ["europe/paris", "EUROPE/Paris"])
def test_a_time_zone_may_be_written_in_any_case(tmp_path: Path, zone: str) -> None:
    line = json.dumps({"text": "Ferry sails.", "date": "2022-01-01 12:00:00"})
    told = json.loads(run(tmp_path, "parse", "--timezone", zone, "-", stdin=line).stdout)
    assert told["published"] == "2022-01-01T11:00:00Z"
    assert json.loads(run(tmp_path, "parse", "--timezone", "utc", "-", stdin=line).stdout)["published"][11:13] == "12"


def test_ids_depend_on_zone_and_order_only_where_the_source_has_none(tmp_path: Path) -> None:
    for date, option in (("2022-01-01 12:00:00", "--timezone=Europe/Paris"), ("3/4/2022", "--date-order=dmy")):
        for given, is_same in (({}, False), ({"id": "urn:x:1"}, True)):
            line = json.dumps({"text": "Ferry sails.", "date": date, **given})
            ids = [
                json.loads(run(tmp_path, "parse", *options, "-", stdin=line).stdout)["id"]
                for options in ((), (option,))
            ]
            assert (ids[0] == ids[1]) is is_same


def test_one_is_counted_as_one(tmp_path: Path) -> None:
    fed = run(tmp_path, "ingest", "-", stdin='{"id": "urn:x:1", "text": "Ferry sails."}')
    assert fed.stdout.startswith("1 article read in ")
    assert run(tmp_path, "check").stdout.startswith("ok: looked at 1 article, 0 versions, 9 terms, ")


def test_the_summary_names_what_was_skipped_and_counts_what_has_warnings(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / "a.jsonl").write_text('{"id": "urn:x:1", "text": "Ferry sails."}\n')
    fed = run(tmp_path, "ingest", "pile").stdout
    assert (fed[fed.index(":") :], fed.count("\n")) == (": 1 added, 0 updated, 0 unchanged, 0 rejected\n", 1)
    (pile / "a.jsonl").write_text('{"id": "urn:x:1", "text": "Ferry waits.", "date": "nonsense"}\n')
    (pile / "b.jsonl").write_text('{"id": "urn:x:2", "text": "Ship sinks.", "date": "nonsense"}\n{"id": 3}\n')
    for name in (".a", ".b", ".c"):
        (pile / name).touch()
    first, *names, last = run(tmp_path, "ingest", "pile", DATELINE_LISTED="2").stdout.splitlines()
    assert first.endswith(": 1 added, 1 updated, 0 unchanged, 1 rejected, 3 skipped; 2 with warnings")
    assert names == [
        "  rejected b.jsonl:2: empty",
        "  skipped pile/.a",
        "  skipped pile/.b",
        "  and 1 more skipped, as `--json` tells",
    ]
    assert last.endswith("provenance.warnings; `dateline parse FILE` shows them too")
    again = run(tmp_path, "ingest", "pile", "--json", DATELINE_LISTED="2")
    assert [json.loads(again.stdout)[name] for name in ("unchanged", "rejected", "warned")] == [2, 1, 0]


def test_openapi_is_written(tmp_path: Path) -> None:
    document = json.loads(run(tmp_path, "openapi").stdout)
    assert document["openapi"].startswith("3.1")
    assert "/articles" in document["paths"]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("command", ["ingest", "parse"])
def test_who_stops_what_reads_a_pipe_finds_no_temporary_file(tmp_path: Path, command: str, number: int) -> None:
    (tmp_path / "temporary").mkdir()
    environment = os.environ | {"TMPDIR": str(tmp_path / "temporary")}
    with subprocess.Popen(
        [DATELINE, command, "-"], cwd=tmp_path, env=environment, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdin
        running.stdin.write(b"word " * 100_000)
        running.stdin.flush()
        wait_for(lambda: any(path.stat().st_size for path in tmp_path.glob("temporary/dateline-*")))
        running.send_signal(number)
        with suppress(subprocess.TimeoutExpired):
            running.wait(3)
        running.send_signal(number)  # one that comes just before a read is heard when that returns, or at the next one
        assert (running.wait(20), running.stderr and running.stderr.read()) == (128 + number, b"")
    assert os.listdir(tmp_path / "temporary") == []


def test_ctrl_c_while_parsers_start_tells_of_nothing(tmp_path: Path) -> None:
    with subprocess.Popen(
        [DATELINE, "ingest", str(SEEDS)], cwd=tmp_path, start_new_session=True, text=True, stderr=subprocess.PIPE
    ) as running:
        children = Path(f"/proc/{running.pid}/task/{running.pid}/children")
        wait_for(lambda: any(map(is_importing, children.read_text().split())))
        os.killpg(running.pid, signal.SIGINT)  # as a terminal does
        _, complaints = running.communicate(timeout=20)
    assert (running.returncode, complaints) == (128 + signal.SIGINT, "")


def is_importing(process: str) -> bool:
    """Whether a parser has begun to import what it needs."""
    with suppress(OSError):
        at = Path("/proc", process)
        return b"app.workers" in (at / "cmdline").read_bytes() and b"pydantic_core" in (at / "maps").read_bytes()
    return False


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive that takes a while to be written out."""
    folder = tmp_path_factory.mktemp("large")
    pile = "".join(f'{{"id": "urn:x:{number}", "text": "w{number} {"word " * 900}"}}\n' for number in range(3000))
    assert run(folder, "ingest", "-", stdin=pile).returncode == 0
    return folder / "archive.db"


@pytest.mark.parametrize("command", ["export --format parquet --output out", "export --output out", "backup out"])
def test_who_stops_what_writes_a_file_finds_neither_part_nor_temporary_file(
    tmp_path: Path, large: Path, command: str
) -> None:
    shutil.copy(large, tmp_path)
    with subprocess.Popen([DATELINE, *command.split()], cwd=tmp_path, stderr=subprocess.PIPE) as running:
        wait_for(lambda: list(tmp_path.glob(".dateline-*/*")))
        running.send_signal(signal.SIGTERM)
        assert (running.wait(20), running.stderr and running.stderr.read()) == (128 + signal.SIGTERM, b"")
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith("archive.db")] == []


def wait_for(holds: Callable[[], object]) -> None:
    until = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.002)


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo])
def test_an_archive_that_is_no_file_is_refused_at_once(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "archive.db")
    with pytest.raises(Misconfigured, match=r"archive\.db is not a file"):
        path_of(make_url(f"sqlite:///{tmp_path}/archive.db"))


def test_a_link_that_leads_to_itself_is_no_archive_to_copy(tmp_path: Path) -> None:
    (tmp_path / "archive.db").symlink_to("archive.db")
    done = run(tmp_path, "backup", "copy.db")
    assert done.returncode == 2
    assert done.stderr.startswith(f"dateline: there is no archive {tmp_path}/archive.db: ")
