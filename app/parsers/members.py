"""The members of zip and tar files.

Member names are only displayed: nothing is ever written under a name taken from an archive.
"""

import io
import re
import stat
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from errno import EINVAL
from functools import partial
from typing import BinaryIO, cast

from app.parsers.accompanying import accompanies, is_of_page
from app.parsers.decompress import blocks
from app.parsers.foreign import ZIPPED
from app.text import clean

_BLOCK = 1 << 16
_TAR_BLOCK = 1 << 13
_SPOOLED = 16 * 1024 * 1024
_ZIP_TAIL = 1 << 16
"""How far from its end the zip module looks for the record that ends a zip."""
_ZIP_RECORD = 22
_OFFSET_IN_DIRECTORY = 42
"""Where a directory's entry tells where its member is."""
IN_EXTRA = 0xFFFFFFFF
"""What stands there if the number is in an extra field, for which it need not be large."""
_CRAWLED = "archive/"
_DEEPEST_PAGE = 20
"""In how many folders saved pages are looked for: a name may have thousands."""
DOCUMENTS = ("[Content_Types].xml", "_rels/.rels", "mimetype", "META-INF/MANIFEST.MF")
"""Members that show, among the first three, that a zip is a document: xlsx, odt, epub, jar."""


class Unpackable(Exception):
    """A member that cannot be unpacked; the message is the reason."""


class Exhausted(Exception):
    """An archive that exceeded a limit and is not unpacked further; the message is the reason."""


@dataclass(frozen=True, slots=True)
class Member:
    """One member of an archive; its blocks must be read before the next member is requested.

    `name` is what is shown; `address` and `encoding` are those that an archive of the web tells of a page.
    """

    name: str
    is_article: bool
    blocks: Callable[[], Iterator[bytes]]
    address: str | None = None
    encoding: str | None = None


@contextmanager
def whole_zip(stream: BinaryIO, depth: int) -> Iterator[tuple[BinaryIO, str]]:
    """The bytes of a zip, and the reason if it is known that some are missing.

    Its directory is at the end, so a nested zip is copied to a temporary file first, and so is one that is padded.
    """
    if not depth and _used(stream) == stream.seek(0, io.SEEK_END):
        yield stream, ""
        return
    with tempfile.SpooledTemporaryFile(max_size=_SPOOLED) as spooled:
        copy = cast(BinaryIO, spooled)
        reason = ""
        try:
            stream.seek(0)
            read = cast(io.BufferedReader, stream).read1  # `read` would withhold the last block before a cut
            copy.writelines(iter(lambda: read(_BLOCK), b""))
        except Unpackable as problem:
            reason = str(problem)
        copy.truncate(_used(copy))
        yield copy, reason


def _used(stream: BinaryIO) -> int:
    """The size of a zip, without NULs behind it if they are more than the zip module looks at."""
    size = end = stream.seek(0, io.SEEK_END)
    found = b""
    while end and not found:
        start = max(0, end - _ZIP_TAIL)
        stream.seek(start)
        found = stream.read(end - start).rstrip(b"\0")
        end = start + len(found)
    return end + _ZIP_RECORD if size - end > _ZIP_TAIL else size  # whose own last bytes may be NULs


def opened_zip(stream: BinaryIO) -> zipfile.ZipFile:
    """A zip. Raises Unpackable if it has no directory of its own, only perhaps that of a zip inside it."""
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as problem:
        raise Unpackable(reason_of(problem)) from None
    if not _is_own_directory(archive, stream):
        raise Unpackable("cannot be unpacked: its directory is that of another zip")
    return archive


def _is_own_directory(archive: zipfile.ZipFile, stream: BinaryIO) -> bool:
    """Whether the directory counts from where the file begins; the zip module moves one that does not."""
    if not archive.filelist:
        return archive.start_dir == 0
    stream.seek(archive.start_dir + _OFFSET_IN_DIRECTORY)
    told = int.from_bytes(stream.read(4), "little")
    return told in (IN_EXTRA, archive.filelist[0].header_offset)


def zip_members(archive: zipfile.ZipFile) -> Iterator[Member]:
    """Yield the members of a zip. Raises Unpackable where it is a document of another kind than articles."""
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if any(info.filename in DOCUMENTS for info in infos[:3]):
        raise Unpackable(f"not a known format: {ZIPPED}")
    wanted = _CRAWLED if _is_crawl(archive) else ""
    for info in infos:
        is_regular = stat.S_IFMT(info.external_attr >> 16) in (0, stat.S_IFREG)
        is_wanted = info.filename.startswith(wanted) and not _is_of_page(info.filename, archive)
        yield member(info.filename, partial(_zipped, archive, info), is_regular and is_wanted)


def _is_of_page(name: str, archive: zipfile.ZipFile) -> bool:
    """Whether a member is in the folder of a saved page; no deeper than people put one."""
    *folders, _ = name.split("/", _DEEPEST_PAGE)
    around = ("".join(f"{folder}/" for folder in folders[:depth]) for depth in range(len(folders)))
    return any(is_of_page(folder, archive.NameToInfo, within) for folder, within in zip(folders, around, strict=True))


def _is_crawl(archive: zipfile.ZipFile) -> bool:
    """Whether a zip is a crawl in WACZ 1.1.1: its files, and beside them indexes and what is told of its pages."""
    is_crawled = (name.startswith(_CRAWLED) and ".warc" in name for name in archive.NameToInfo)
    return "datapackage.json" in archive.NameToInfo and any(is_crawled)


def _zipped(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    if info.flag_bits & 1:
        raise Unpackable("encrypted")
    with archive.open(info) as plain:
        yield from blocks(cast(BinaryIO, plain))


class _Strict(tarfile.TarInfo):
    """A TarInfo for which an invalid header is an error; tarfile would silently treat it as the archive's end."""

    @classmethod
    def fromtarfile(cls, tarfile_: tarfile.TarFile) -> "_Strict":
        try:
            return super().fromtarfile(tarfile_)
        except (tarfile.InvalidHeaderError, tarfile.TruncatedHeaderError) as problem:  # type: ignore[attr-defined]
            raise tarfile.ReadError(str(problem)) from None


def tar_members(stream: BinaryIO) -> Iterator[Member]:
    """Yield the members of a tar, which is read once, front to back."""
    try:
        with tarfile.open(fileobj=stream, mode="r|", tarinfo=_Strict, errors="surrogateescape") as archive:
            while info := archive.next():
                vars(archive)["members"] = []  # tarfile would keep every one
                if not info.isdir():
                    yield member(info.name, lambda: _tarred(archive, info), info.isreg())
    # tarfile reports malformed numbers with the ValueError of int().
    except (tarfile.TarError, ValueError, LookupError) as problem:
        raise Unpackable(reason_of(problem)) from None


def _tarred(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Iterator[bytes]:
    plain = archive.extractfile(info)
    if plain:
        yield from blocks(cast(BinaryIO, plain), _TAR_BLOCK)


def member(name: str, unpacked: Callable[[], Iterator[bytes]], is_regular: bool = True) -> Member:
    """A member of this name, which may be any."""
    shown = _shown(name)
    return Member(shown, is_regular and not _is_skipped(shown), unpacked)


def reason_of(problem: Exception) -> str:
    """Why a member or an archive cannot be unpacked, in the words of what failed."""
    if isinstance(problem, OSError) and problem.errno == EINVAL:  # a seek to an impossible offset
        return "cannot be unpacked: it lies outside its archive"
    return f"cannot be unpacked: {str(problem)[:200] or type(problem).__name__}"


def _shown(name: str) -> str:
    """A member's name as a clean relative path, without drive letters, leading slashes or `..`."""
    name = re.sub(r"\s+", " ", clean(name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")))
    parts = [part for part in re.sub(r"^[A-Za-z]:", "", name).replace("\\", "/").split("/") if part.strip()]
    return "/".join(part for part in parts if part not in (".", ".."))[:1000] or "unnamed"


def _is_skipped(name: str) -> bool:
    *folders, base = name.split("/")
    return accompanies(base) or any(part.startswith(".") for part in (*folders, base))
