"""Archives: whatever can be read can be read out of them, and no trick of theirs gets further than its member."""

import bz2
import gzip
import io
import json
import lzma
import random
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
import zstandard

from app.config import Settings
from app.ingest.pile import Pile
from app.ingest.summary import Listing, Summary
from app.ingest.walk import File, walk
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


@pytest.mark.parametrize("name", ["README", "readme.md", "Licence.txt", "LICENSE-MIT", "LICENSE-APACHE-2.0.txt",
    "README_en.txt", "README.pt-BR.md", "README-distribution.txt", "readme.txt.gz"])  # fmt: skip
def test_what_accompanies_articles_is_none(tmp_path: Path, name: str) -> None:
    assert taken(tmp_path, "pile.tar", tarred((name, TEXT))) == ([], [f"pile.tar/{name}"])


@pytest.mark.parametrize("name", ["Licensed victuallers strike.txt", "license-plates-1911.txt", "licence fees.txt",
    "License-plates.txt", "readmeter.txt", "license-1911.txt"])  # fmt: skip
def test_an_article_may_be_about_licences(tmp_path: Path, name: str) -> None:
    items, skipped = taken(tmp_path, "pile.tar", tarred((name, TEXT)))
    assert (files(items), skipped) == ([f"pile.tar/{name}"], [])
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / name).write_bytes(TEXT)
    assert [file.name for file in walk([str(tmp_path / "folder")], Listing(0))] == [name]


@pytest.mark.parametrize("ending", ["_files", ".files", "-Dateien", "_fichiers", "_file"])
@pytest.mark.parametrize("within", ["", "deep/"])
def test_what_a_browser_saved_with_a_page_is_no_article(tmp_path: Path, within: str, ending: str) -> None:
    page, frame = f"{within}Ferry sails.html", f"{within}Ferry sails{ending}/saved_resource.html"
    own = f"{within}Ferry waits{ending}/a.txt", f"{within}Train{ending}.txt"
    items, skipped = taken(tmp_path, "pile.zip", zipped(*((name, TEXT) for name in (frame, page, *own))))
    assert (files(items), skipped) == ([f"pile.zip/{name}" for name in (page, *own)], [f"pile.zip/{frame}"])
    for name in (frame, page, *own):
        (tmp_path / "pile" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pile" / name).write_bytes(TEXT)
    left_out: Listing[str] = Listing(9)
    assert {file.name for file in walk([str(tmp_path / "pile")], left_out)} == {page, *own}
    assert left_out.first == [str((tmp_path / "pile" / frame).parent)]


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
            zipped(("[Content_Types].xml", b"<x/>"), ("xl/workbook.xml", b"<x/>")),
            "not a known format: a document in a zip; save a text as .docx, a table as .csv",
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


CUT = "cut off, or followed by something else: the list of its members is not at its end"
IN_MEMBER = "cut off: the archive ends in the middle of it"
INNER = zipped(("x.txt", TEXT), ("y.txt", TEXT))
EPUB = zipped(("mimetype", b"application/epub+zip"), ("chapter.html", b"<p>One.</p>"))
NAMES = [f"pile.zip/{name}.txt" for name in "abc"]


def piped(*members: tuple[str, bytes]) -> bytes:
    """A zip as it is written to a pipe: the size of a member stands behind it."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise io.UnsupportedOperation

    out = Pipe()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def stored(*members: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members:
            with archive.open(name, "w", force_zip64=True) as member:
                member.write(content)
    return out.getvalue()


ZIPS = pytest.mark.parametrize("pack", [zipped, piped, stored])


@ZIPS
@pytest.mark.parametrize("inner", [INNER, EPUB, zipped(), zipped(("a.txt", TEXT * 9_000))])
def test_a_zip_cut_off_behind_a_zip_in_it_is_not_taken_for_that(
    tmp_path: Path, pack: Callable[..., bytes], inner: bytes
) -> None:
    members = [(f"{name}.txt", TEXT) for name in "abc"]
    items, _ = taken(tmp_path, "pile.zip", pack(*members, ("inner.zip", inner))[:-25])
    assert files(items)[:3] == NAMES
    assert all(file.startswith("pile.zip/inner.zip/") for file in files(items)[3:])
    assert refused(items)[-1] == ("pile.zip", CUT)
    assert len(refused(items)) == (1 if files(items)[3:] else 2)


@ZIPS
def test_a_zip_cut_off_anywhere_gives_every_whole_member_before_and_says_so(
    tmp_path: Path, pack: Callable[..., bytes]
) -> None:
    raw = pack(*((f"{name}.txt", TEXT) for name in "abc"))
    ends = [at for at in range(1, len(raw)) if raw[at : at + 4] in (b"PK\x03\x04", b"PK\x01\x02")][:3]
    found: dict[str, list[Found]] = {f"{size}.zip": [] for size in range(60, len(raw) - 1)}
    for size, name in enumerate(found, 60):
        (tmp_path / name).write_bytes(raw[:size])
    cuts = [File(name, tmp_path / name) for name in found]
    for item in Pile(cuts, Options(), Settings()).articles():
        found[file_of(item).split("/")[0]].append(item)
    for size, (name, items) in enumerate(found.items(), 60):
        names = [f"{name}/{letter}.txt" for letter in "abc"]
        whole = sum(size >= end for end in ends)
        assert files(items) in (names[:whole], names[: whole + 1])
        assert refused(items) in ([(name, CUT)], [(names[min(whole, 2)], IN_MEMBER)])


def test_lines_before_the_cut_are_read(tmp_path: Path) -> None:
    lines = b"".join(json.dumps({"id": n, "text": str(hash(n))}).encode() + b"\n" for n in range(9_000))
    items, _ = taken(tmp_path, "pile.zip", zipped(("lines.jsonl", lines))[:-20_000])
    assert len(files(items)) > 1_000
    assert refused(items) == [("pile.zip/lines.jsonl", IN_MEMBER)]


def test_a_zip_cut_off_in_an_archive_gives_what_is_there(tmp_path: Path) -> None:
    inner = zipped(("x.txt", TEXT), ("noise.txt", random.Random(1).randbytes(3_000)), ("y.txt", TEXT))
    items, _ = taken(tmp_path, "pile.zip", stored(("a.txt", TEXT), ("inner.zip", inner))[:-2_000])
    assert files(items) == ["pile.zip/a.txt", "pile.zip/inner.zip/x.txt"]
    assert refused(items) == [("pile.zip/inner.zip/noise.txt", IN_MEMBER)]


def test_a_padded_zip_is_whole(tmp_path: Path) -> None:
    raw = zipped(*((f"{name}.txt", TEXT) for name in "abc"))
    for padded in (raw + bytes(500), raw + bytes(100_000), raw[:-2] + b"\x05\0Hello" + bytes(100_000)):
        items, _ = taken(tmp_path, "pile.zip", padded)
        assert (files(items), refused(items)) == (NAMES, [])
        items, _ = taken(tmp_path, "pile.zip.gz", gzip.compress(padded))
        assert (len(files(items)), refused(items)) == (3, [])


def test_a_zip_whose_directory_has_an_offset_in_an_extra_field_is_whole(tmp_path: Path) -> None:
    raw = zipped(("a.txt", TEXT))
    start, end = raw.index(b"PK\1\2"), raw.index(b"PK\5\6")
    entry, record = bytearray(raw[start:end]), bytearray(raw[end:])
    entry[30:32], entry[42:46] = b"\x0c\0", b"\xff" * 4
    entry += struct.pack("<HHQ", 1, 8, 0)
    record[12:16] = len(entry).to_bytes(4, "little")
    items, _ = taken(tmp_path, "pile.zip", raw[:start] + entry + record)
    assert (files(items), refused(items)) == (["pile.zip/a.txt"], [])


def test_what_is_left_out_of_a_cut_zip_is_not_unpacked_without_end(tmp_path: Path) -> None:
    items, _ = taken(tmp_path, "pile.zip", piped(("README", bytes(80_000_000)), ("a.txt", TEXT))[:-25])
    assert (files(items), refused(items)) == ([], [("pile.zip", CUT)])


def test_a_zip_cut_off_is_guarded_like_a_whole_one(tmp_path: Path) -> None:
    locked = bytearray(zipped(("a.txt", TEXT), ("../../b.txt", TEXT))[:-25])
    locked[6] |= 1
    items, _ = taken(tmp_path, "pile.zip", bytes(locked))
    assert (files(items), refused(items)) == (["pile.zip/b.txt"], [("pile.zip/a.txt", "encrypted"), ("pile.zip", CUT)])
    wrong = stored(("a.jsonl", LINES), ("b.txt", TEXT)).replace(b"Line 0", b"Lime 0")
    wrong = wrong.replace(zlib.crc32(LINES).to_bytes(4, "little"), b"\1\2\3\4")[:-25]
    items, _ = taken(tmp_path, "pile.zip", wrong)
    assert refused(items)[0] == ("pile.zip/a.jsonl", "cannot be unpacked: its checksum is wrong")
    lines = LINES + (b" " * 65_535 + b"\n") * 1100
    for pack in (zipped, piped):
        bomb = pack(("README", b""), ("lines.jsonl", lines), ("a.txt", TEXT))[:-25]
        items, _ = taken(tmp_path, "bomb.zip", bomb, max_unpack_ratio=10)
        assert files(items) == ["bomb.zip/lines.jsonl"] * 3
        assert refused(items) == [("bomb.zip", "unpacks to more than 10 times its size")]
        large = pack(("large.txt", TEXT * 100), ("folder/", b""), ("README", TEXT * 9), ("a.txt", TEXT))[:-25]
        items, skipped = taken(tmp_path, "large.zip", large, max_member_bytes=2000)
        assert (files(items), skipped) == (["large.zip/a.txt"], ["large.zip/README"])
        assert refused(items) == [("large.zip/large.txt", "unpacks to more than 2000 bytes"), ("large.zip", CUT)]
        many = pack(*((f"{n}.txt", TEXT) for n in range(9)))[:-25]
        items, _ = taken(tmp_path, "many.zip", many, max_members=5)
        assert (len(files(items)), refused(items)) == (5, [("many.zip", "more than 5 members")])


@pytest.mark.parametrize("first", ["[Content_Types].xml", "_rels/.rels", "mimetype"])
def test_a_document_cut_off_is_no_archive_of_articles(tmp_path: Path, first: str) -> None:
    items, _ = taken(tmp_path, "a.docx", zipped((first, b"<x/>"), ("word/document.xml", b"<p>Half of"))[:-25])
    assert (files(items), refused(items)) == ([], [("a.docx", "cut off: a document in a zip")])


def page(title: str, head: str = "") -> str:
    paragraphs = "".join(f"<p>The harbour was shut for the {n} time this month, its office said.</p>" for n in "1234")
    return f"<html><head>{head}<title>{title}</title></head><body><article><h1>{title}</h1>{paragraphs}</article>"


def record(kind: str, address: str, content: bytes) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nContent-Length: {len(content)}\r\n\r\n"
    return head.encode() + content + b"\r\n\r\n"


def crawled(*answers: tuple[str, bytes, dict[str, str]], status: str = "200 OK", compress: bool = False) -> bytes:
    """A WARC file with requests and answers."""
    records = [record("warcinfo", "urn:crawl", b"software: a test\r\n")]
    for address, content, told in answers:
        headers = "".join(f"{name}: {value}\r\n" for name, value in {"Content-Type": "text/html", **told}.items())
        records += [
            record("request", address, b"GET / HTTP/1.1\r\nHost: fjord.example\r\n\r\n"),
            record("response", address, f"HTTP/1.1 {status}\r\n{headers}\r\n".encode() + content),
        ]
    return b"".join(gzip.compress(each) if compress else each for each in records)


CRAWL: tuple[tuple[str, bytes, dict[str, str]], ...] = (
    ("https://fjord.example/2020/03/04/readme-first?p=1", page("Harbour shut").encode(), {}),
    ("https://fjord.example/b", page("Гавань").encode("koi8-r"), {"Content-Type": "text/html; charset=koi8-r"}),
    ("https://fjord.example/c", gzip.compress(page("Third", '<link rel="canonical" href="/3">').encode()),
     {"Content-Encoding": "gzip"}),
    ("https://fjord.example/d", b"5\r\n<html\r\n%x\r\n%s\r\n0\r\n\r\n"
     % (len(page("Fourth")[5:]), page("Fourth")[5:].encode()), {"Transfer-Encoding": "chunked"}),
    ("https://fjord.example/logo.png", b"\x89PNG", {"Content-Type": "image/png"}),
)  # fmt: skip


@pytest.mark.parametrize("form", ["plain", "gzip by record", "gzip as a whole"])
def test_the_pages_of_a_crawl_have_its_addresses_and_encodings(tmp_path: Path, form: str) -> None:
    raw = crawled(*CRAWL, compress=form == "gzip by record")
    found, skipped = taken(tmp_path, "crawl.warc", gzip.compress(raw) if form == "gzip as a whole" else raw)
    shown = [preview(item) for item in found if isinstance(item, Ready)]
    assert [(item["title"], item["source_url"], item["published"]) for item in shown] == [
        ("Harbour shut", "https://fjord.example/2020/03/04/readme-first?p=1", "2020-03-04"),
        ("Гавань", "https://fjord.example/b", None),
        ("Third", "https://fjord.example/3", None),
        ("Fourth", "https://fjord.example/d", None),
    ]
    assert [name.split(".warc/", 1)[1] for name in skipped] == ["https://fjord.example/logo.png"]
    assert all(file.endswith(f".warc/{address}") for file, (address, *_) in zip(files(found), CRAWL, strict=False))


def test_what_a_server_refused_is_no_article(tmp_path: Path) -> None:
    found, skipped = taken(tmp_path, "crawl.warc", crawled(*CRAWL[:1], status="404 Not Found"))
    assert (found, skipped) == ([], [f"crawl.warc/{CRAWL[0][0]}"])


def chunked(content: bytes) -> bytes:
    return b"%x\r\n%s\r\n0\r\n\r\n" % (len(content), content)


def test_of_a_crawl_in_a_zip_only_what_was_crawled_is_read(tmp_path: Path) -> None:
    page = (
        b'{"title": "Ferry sails", "text": "The ferry to the islands sails again.", "url": "https://fjord.example/a"}'
    )
    others = ("indexes/index.cdx", b"example,fjord)/a 20220920 {}\n"), ("pages/pages.jsonl", page)
    described = ("datapackage.json", b'{"profile": "data-package", "wacz_version": "1.1.1"}')
    crawl = ("archive/data.warc.gz", gzip.compress(crawled(*CRAWL)))
    found, skipped = taken(tmp_path, "crawl.wacz", zipped(described, *others, crawl))
    assert len(files(found)) == len(files(taken(tmp_path, "data.warc.gz", crawl[1])[0]))
    assert [f"crawl.wacz/{name}" for name, _ in (described, *others)] == skipped[:3]
    assert files(taken(tmp_path, "pile.zip", zipped(described, *others))[0]) == ["pile.zip/pages/pages.jsonl"]


@pytest.mark.parametrize(
    ("content", "headers", "is_read"),
    [
        (brotli.compress(page("Ferry").encode()), {}, True),
        (brotli.compress((page("Ferry") + "<p>It sails.</p>" * 20_000).encode()), {}, True),
        (chunked(brotli.compress(page("Ferry").encode())), {"Transfer-Encoding": "chunked"}, True),
        (page("Ferry").encode(), {}, True),
        (brotli.compress(page("Ferry").encode())[:-20], {}, False),
    ],
)
def test_pages_in_brotli_are_unpacked(tmp_path: Path, content: bytes, headers: dict[str, str], is_read: bool) -> None:
    told = {"Content-Encoding": "br", **headers}
    found, _ = taken(tmp_path, "crawl.warc", crawled(("https://fjord.example/a", content, told), CRAWL[0]))
    assert [reason for _, reason in refused(found)] == ["cannot be unpacked: it ends too early"] * (not is_read)
    assert [file.rsplit("/", 1)[1] for file in files(found)] == ["a", "readme-first?p=1"][not is_read :]


@pytest.mark.parametrize(
    ("told", "content", "is_read"),
    [
        ("", page("Ferry").encode(), True),
        ("unknown", b"\xef\xbb\xbf\n<!DOCTYPE html>\n" + page("Ferry").encode(), True),
        ("text/html,text/html; charset=utf-8", page("Ferry").encode(), True),
        ("text/plain\r\nContent-Type: text/html; charset=utf-8", page("Ferry").encode(), True),
        ("", b"\x89PNG", False),
        ("", b"User-agent: *\nDisallow: /html\n", False),
        ("", b"", False),
        ("text/plain", page("Ferry").encode(), False),
    ],
)
def test_a_page_whose_type_is_told_badly_is_a_page(tmp_path: Path, told: str, content: bytes, is_read: bool) -> None:
    answer = ("https://fjord.example/a", content, {"Content-Type": told})
    found, skipped = taken(tmp_path, "crawl.warc", crawled(answer, CRAWL[0]))
    shown = [preview(item)["title"] for item in found if isinstance(item, Ready)]
    assert shown == ["Ferry", "Harbour shut"][not is_read :]
    assert skipped == ["crawl.warc/https://fjord.example/a"] * (not is_read)


def test_a_page_without_a_type_may_be_damaged(tmp_path: Path) -> None:
    told = {"Content-Encoding": "br", "Content-Type": ""}
    bad = ("https://fjord.example/a", brotli.compress(page("Ferry").encode())[:5], told)
    found, skipped = taken(tmp_path, "crawl.warc", crawled(bad, CRAWL[0]))
    assert (len(files(found)), skipped, [file for file, _ in refused(found)]) == (1, [], [f"crawl.warc/{bad[0]}"])


@pytest.mark.parametrize("compress", [False, True])
def test_a_crawl_that_was_cut_off_gives_what_is_before_the_cut(tmp_path: Path, compress: bool) -> None:
    raw = crawled(*CRAWL[:2], compress=compress)
    found, _ = taken(tmp_path, "cut.warc", raw[:-60])
    assert [file.rsplit("/")[-1] for file in files(found)][:1] == ["readme-first?p=1"]
    assert "it ends too early" in refused(found)[0][1]


def test_damage_in_a_crawl_ends_it_with_a_reason(tmp_path: Path) -> None:
    found, _ = taken(tmp_path, "bad.warc", crawled(*CRAWL[:1]) + b"WARC/1.0\r\nno header at all")
    assert len(files(found)) == 1
    nonsense, _ = taken(tmp_path, "bad.warc", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 5\r\n\r\nhello")
    assert refused(nonsense)[0][1] == "cannot be unpacked: a record without a header that it must have"


def test_records_that_lie_about_their_length_are_told(tmp_path: Path) -> None:
    whole = crawled(*CRAWL[:2])
    found, _ = taken(tmp_path, "lie.warc", whole.replace(b"Content-Length: 18", b"Content-Length: 10"))
    assert (len(files(found)), refused(found)[0][1]) == (2, "1 of its records are longer or shorter than they say")


def test_text_taken_from_a_crawl_is_refused_with_what_to_take_instead(tmp_path: Path) -> None:
    found, _ = taken(tmp_path, "crawl.wet", record("conversion", "https://fjord.example/", b"Menu"))
    assert "take the pages themselves" in refused(found)[0][1]


def test_an_arc_file_is_a_crawl_too(tmp_path: Path) -> None:
    answer = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + page("Old").encode()
    header = b"1 0 Test\nURL IP-address Archive-date Content-type Archive-length\n"
    raw = b"filedesc://t.arc 0.0.0.0 20050101000000 text/plain %d\n%s\n" % (len(header), header)
    raw += b"http://fjord.example/old 1.2.3.4 20050101000000 text/html %d\n" % len(answer)
    found, _ = taken(tmp_path, "crawl.arc", raw + answer + b"\n")
    assert files(found) == ["crawl.arc/http://fjord.example/old"]
