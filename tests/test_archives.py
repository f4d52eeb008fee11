"""Archives: whatever can be read can be read out of them, and no trick of theirs gets further than its member."""

import bz2
import gzip
import io
import json
import lzma
import stat
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from app.config import Settings
from app.ingest.pile import Pile
from app.ingest.summary import Summary
from app.ingest.walk import File
from app.parsers.options import Options
from app.record import Unreadable
from app.store.ready import Ready, preview
from app.store.session import Store
from app.workers.task import Found
from tests.conftest import SEEDS, everything, feed

TEXT = b"PARIS - The text of a member.\n"
LINES = b"".join(json.dumps({"id": n, "text": f"Line {n}."}).encode() + b"\n" for n in range(3))
COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": zstandard.compress,
}


def zipped(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def tarred(*members: tuple[str, bytes | tarfile.TarInfo]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in members:
            info = tarfile.TarInfo(name) if isinstance(content, bytes) else content
            info.size = len(content) if isinstance(content, bytes) else 0
            archive.addfile(info, io.BytesIO(content) if isinstance(content, bytes) else None)
    return out.getvalue()


def taken(tmp_path: Path, name: str, raw: bytes, **options: int) -> tuple[list[Found], list[str]]:
    """What is in an archive, and what was skipped."""
    (tmp_path / name).write_bytes(raw)
    pile = Pile([File(name, tmp_path / name)], Options(**options), Settings())  # type: ignore[arg-type]
    return list(pile.articles()), pile.skipped.first


def file_of(item: Found) -> str:
    return str(preview(item)["provenance"]["file"]) if isinstance(item, Ready) else item.file


def files(items: list[Found]) -> list[str]:
    return [file_of(item) for item in items if isinstance(item, Ready)]


def refused(items: list[Found]) -> list[tuple[str, str]]:
    return [(item.file, item.reason) for item in items if isinstance(item, Unreadable)]


def counts(summary: Summary) -> tuple[int, int, int, int]:
    return summary.read, summary.added, summary.unchanged, summary.rejected


@pytest.mark.parametrize("suffix", COMPRESS)
def test_a_compressed_file_has_the_ids_of_the_plain_one(store: Store, tmp_path: Path, suffix: str) -> None:
    (tmp_path / "pile.jsonl").write_bytes(LINES)
    (tmp_path / f"pile.jsonl{suffix}").write_bytes(COMPRESS[suffix](LINES[:40]) + COMPRESS[suffix](LINES[40:]))
    assert counts(feed(store, tmp_path / "pile.jsonl")) == (3, 3, 0, 0)
    assert counts(feed(store, tmp_path / f"pile.jsonl{suffix}")) == (3, 0, 3, 0)


def test_the_seeds_are_the_same_in_a_folder_a_zip_and_a_tar(store: Store, tmp_path: Path) -> None:
    members = [(f"seeds/{path.name}", path.read_bytes()) for path in sorted(SEEDS.iterdir())]
    (tmp_path / "seeds.zip").write_bytes(zipped(*members))
    (tmp_path / "seeds.tar.gz").write_bytes(gzip.compress(tarred(*members)))
    assert counts(feed(store, tmp_path / "seeds.zip")) == (66, 66, 0, 0)
    assert counts(feed(store, tmp_path / "seeds.tar.gz", SEEDS)) == (132, 0, 132, 0)
    assert "seeds.zip/seeds/004_suez-canal.txt" in {each["provenance"]["file"] for each in everything(store)}


def test_archives_in_archives_are_read_where_they_stand(tmp_path: Path) -> None:
    inner = zipped(("a.txt", TEXT), ("b.jsonl.gz", gzip.compress(LINES)))
    raw = gzip.compress(tarred(("one.txt", TEXT), ("deep/inner.zip", inner), ("two.txt", TEXT)))
    items, _ = taken(tmp_path, "pile.tgz", raw)
    assert list(dict.fromkeys(files(items))) == [
        "pile.tgz/one.txt",
        "pile.tgz/deep/inner.zip/a.txt",
        "pile.tgz/deep/inner.zip/b.jsonl.gz/b.jsonl",
        "pile.tgz/two.txt",
    ]
    assert len(files(items)) == 6


def test_archives_nested_too_deeply_are_rejected_alone(tmp_path: Path) -> None:
    raw = TEXT
    for _ in range(4):
        raw = zipped(("in.zip", raw), ("beside.txt", TEXT))
    items, _ = taken(tmp_path, "pile.zip", raw, max_archive_depth=2)
    assert files(items) == ["pile.zip/in.zip/beside.txt", "pile.zip/beside.txt"]
    assert refused(items) == [("pile.zip/in.zip/in.zip", "archives nested more than 2 levels deep")]


def test_names_are_shown_clean_and_never_written(tmp_path: Path) -> None:
    names = ["../../evil.txt", "/etc/passwd.txt", "C:\\news\\a.txt", "a/./b//c.txt", "x\ny\x07.txt", "ünï.txt"]
    items, _ = taken(tmp_path, "pile.tar", tarred(*((name, TEXT) for name in names)))
    wanted = ["evil.txt", "etc/passwd.txt", "news/a.txt", "a/b/c.txt", "x y.txt", "ünï.txt"]
    assert files(items) == [f"pile.tar/{name}" for name in wanted]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pile.tar"]
    assert not (tmp_path.parent.parent / "evil.txt").exists()


def test_what_is_no_article_is_skipped_as_in_folders(tmp_path: Path) -> None:
    link, device = tarfile.TarInfo("link.txt"), tarfile.TarInfo("null")
    link.type, link.linkname, device.type = tarfile.SYMTYPE, "/etc/passwd", tarfile.CHRTYPE
    members = [("README.md", TEXT), (".git/a.txt", TEXT), ("a/LICENSE", TEXT), ("a.txt", TEXT)]
    items, skipped = taken(tmp_path, "pile.tar", tarred(*members, ("link.txt", link), ("null", device)))
    assert files(items) == ["pile.tar/a.txt"]
    assert [name.removeprefix("pile.tar/") for name in skipped] == [
        "README.md", ".git/a.txt", "a/LICENSE", "link.txt", "null",
    ]  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("link.txt")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
        archive.writestr("folder/", b"")
    assert taken(tmp_path, "pile.zip", out.getvalue()) == ([], ["pile.zip/link.txt"])


def test_a_damaged_member_costs_no_other_one(tmp_path: Path) -> None:
    raw = bytearray(zipped(("a.txt", TEXT * 50), ("b.txt", TEXT * 50), ("c.txt", TEXT)))
    at = raw.index(b"b.txt") + 5
    raw[at : at + 20] = b"\xff" * 20
    items, _ = taken(tmp_path, "pile.zip", bytes(raw))
    assert files(items) == ["pile.zip/a.txt", "pile.zip/c.txt"]
    assert [file for file, _ in refused(items)] == ["pile.zip/b.txt"]
    assert refused(items)[0][1].startswith("cannot be unpacked: ")


def test_a_tar_whose_numbers_are_none_costs_nothing_behind_it(tmp_path: Path) -> None:
    sparse = tarfile.TarInfo("b.txt")
    sparse.pax_headers = {"GNU.sparse.map": "x,y"}
    inner = tarred(("a.txt", TEXT), ("b.txt", sparse))
    items, _ = taken(tmp_path, "pile.zip", zipped(("x.tar", inner), ("y.txt", TEXT)))
    assert files(items) == ["pile.zip/x.tar/a.txt", "pile.zip/y.txt"]
    [(file, reason)] = refused(items)
    assert (file, reason.partition(":")[0]) == ("pile.zip/x.tar", "cannot be unpacked")


def test_an_encrypted_member_is_rejected_with_that_reason(tmp_path: Path) -> None:
    raw = bytearray(zipped(("a.txt", TEXT), ("b.txt", TEXT)))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + at] |= 1
    items, _ = taken(tmp_path, "pile.zip", bytes(raw))
    assert (files(items), refused(items)) == (["pile.zip/b.txt"], [("pile.zip/a.txt", "encrypted")])


@pytest.mark.parametrize("suffix", COMPRESS)
def test_a_stream_cut_short_gives_what_it_has_and_says_so(tmp_path: Path, suffix: str) -> None:
    texts = (" ".join(str(hash((n, word))) for word in range(20)) for n in range(3_000))
    lines = b"".join(json.dumps({"id": n, "text": text}).encode() + b"\n" for n, text in enumerate(texts))
    raw = COMPRESS[suffix](lines)
    items, _ = taken(tmp_path, f"a.jsonl{suffix}", raw[: len(raw) - 8])
    assert refused(items)[-1][0] == f"a.jsonl{suffix}/a.jsonl"
    assert refused(items)[-1][1].startswith("cannot be unpacked: ")


@pytest.mark.parametrize("suffix", [".gz", ".xz"])
@pytest.mark.parametrize("damage", [lambda raw: raw[:-8], lambda raw: raw + b"something else"])
def test_what_ends_a_stream_wrongly_costs_nothing_before_it(
    tmp_path: Path, suffix: str, damage: Callable[[bytes], bytes]
) -> None:
    lines = b"".join(json.dumps({"id": n, "text": f"Ferry {n} sails."}).encode() + b"\n" for n in range(3_000))
    items, _ = taken(tmp_path, f"a.jsonl{suffix}", damage(COMPRESS[suffix](lines)))
    assert len(files(items)) >= 2_999
    assert len(refused(items)) == 1


def test_a_tar_that_breaks_off_gives_what_stands_before(tmp_path: Path) -> None:
    raw = tarred(("a.txt", TEXT), ("b.txt", TEXT), ("c.txt", TEXT))
    items, _ = taken(tmp_path, "pile.tar", raw[:1024] + b"\x01" * 512 + raw[1536:])
    assert files(items) == ["pile.tar/a.txt"]
    assert [file for file, _ in refused(items)] == ["pile.tar"]


def test_bombs_are_bounded(tmp_path: Path) -> None:
    lines = LINES + (b" " * 65_535 + b"\n") * 1100
    items, _ = taken(tmp_path, "bomb.zip", zipped(("lines.jsonl", lines), ("a.txt", TEXT)), max_unpack_ratio=10)
    assert files(items) == ["bomb.zip/lines.jsonl"] * 3
    assert refused(items) == [("bomb.zip", "unpacks to more than 10 times its size")]
    large = zipped(("large.txt", TEXT * 100), ("a.txt", TEXT))
    items, _ = taken(tmp_path, "large.zip", large, max_member_bytes=2000)
    assert files(items) == ["large.zip/a.txt"]
    assert refused(items) == [("large.zip/large.txt", "unpacks to more than 2000 bytes")]
    many = zipped(*((f"{n}.txt", TEXT) for n in range(9)))
    items, _ = taken(tmp_path, "many.zip", many, max_members=5)
    assert len(files(items)) == 5
    assert refused(items) == [("many.zip", "more than 5 members")]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (zipped(), "an archive without files"),
        (
            zipped(("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")),
            "not a known format: a document in a zip",
        ),
        (b"PK\x03\x04 and no zip", "cannot be unpacked: File is not a zip file"),
        (gzip.compress(b"", mtime=0), "empty"),
    ],
)
def test_an_archive_without_articles_says_why(tmp_path: Path, raw: bytes, reason: str) -> None:
    assert [why for _, why in refused(taken(tmp_path, "pile", raw)[0])] == [reason]


def test_any_byte_of_an_archive_may_be_wrong(tmp_path: Path) -> None:
    damaged: list[File] = []
    for raw in (
        zipped(("a.txt", TEXT), ("b.jsonl", LINES)),
        gzip.compress(tarred(("a.txt", TEXT), ("b.jsonl", LINES))),
    ):
        for at in range(0, len(raw), 3):
            name = str(len(damaged))
            (tmp_path / name).write_bytes(raw[:at] + bytes([raw[at] ^ 0xFF]) + raw[at + 1 :])
            damaged.append(File(name, tmp_path / name))
    read = Pile(damaged, Options(), Settings()).articles()
    told = {file_of(item).split("/")[0] for item in read}
    assert told == {file.name for file in damaged}
