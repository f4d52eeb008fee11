"""Archives: zip and tar, and gzip, bzip2, xz and zstd around any file or archive, unpacked as they are read.

Member names are only displayed: nothing is ever written under a name taken from an archive.
"""

import io
import re
import shutil
import stat
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from errno import EINVAL
from functools import partial
from typing import BinaryIO, cast

from app.parsers.attempt import Item
from app.parsers.decompress import blocks, decompressor, unpacked_name
from app.parsers.options import Options
from app.parsers.replay import replayed
from app.record import Unreadable
from app.text import clean

Items = Callable[[BinaryIO, str], Iterator[Item]]

SKIPPED = ("readme", "license")
"""Prefixes of file names that accompany articles but are not articles."""

_TAR_BLOCK = 1 << 13
_SPOOLED = 16 * 1024 * 1024
_ALWAYS_ALLOWED = 64 * 1024 * 1024
_BEGINNING = 1 << 17  # the sample that detection reads, plus the buffer it is read through
# Document formats that happen to be zip files: docx, xlsx, odt, epub, jar.
_DOCUMENTS = ("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF")


class Unpackable(Exception):
    """A member that cannot be unpacked; the message is the reason."""


class Exhausted(Exception):
    """An archive that exceeded a limit and is not unpacked further; the message is the reason."""


@dataclass
class Unpacking:
    """One file being unpacked, however deeply its archives are nested, and its limits."""

    options: Options
    items: Items
    skipped: list[str]
    allowed: int
    unpacked: int = 0
    members: int = 0

    def articles(self, stream: BinaryIO, file: str, leaf: str, depth: int = 0) -> Iterator[Item]:
        """Yield every article of a stream: those of its members, shown as `file/member`, or its own, named `leaf`."""
        start = stream.read(512)
        stream.seek(0)
        if start[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
            yield from self._nested(_zip(stream, depth), file, depth)
        elif start[257:262] == b"ustar":
            yield from self._nested(_tar(stream), file, depth)
        elif unpack := decompressor(start):
            self._deeper(depth)
            yield from self._member(unpack(stream), file, unpacked_name(file), depth)
        else:
            yield from self.items(stream, leaf)

    def _deeper(self, depth: int) -> None:
        if depth >= self.options.max_archive_depth:
            raise Unpackable(f"archives nested more than {self.options.max_archive_depth} levels deep")

    def _nested(self, members: "Iterator[Member]", file: str, depth: int) -> Iterator[Item]:
        self._deeper(depth)
        before = self.members
        for member in members:
            self._count()
            name = f"{file}/{_shown(member.name)}"
            if not member.is_file or _is_skipped(name[len(file) + 1 :]):
                self.skipped.append(name)
            else:
                yield from self._member(member.blocks(), name, name, depth)
        if self.members == before:
            raise Unpackable("an archive without files")

    def _member(self, parts: Iterator[bytes], file: str, leaf: str, depth: int) -> Iterator[Item]:
        """Yield the articles of one member; one that cannot be unpacked does not affect the others."""
        stream = replayed(self._bounded(parts), self.options.max_article_bytes + _BEGINNING)
        try:
            yield from self.articles(stream, file, leaf, depth + 1)
        except (Unpackable, io.UnsupportedOperation) as refused:
            yield Unreadable(leaf, 1, str(refused), b"")

    def _count(self) -> None:
        self.members += 1
        if self.members > self.options.max_members:
            raise Exhausted(f"more than {self.options.max_members} members")

    def _bounded(self, parts: Iterator[bytes]) -> Iterator[bytes]:
        """Yield the blocks within the limits. Raises Exhausted, or Unpackable, which also replaces decoder errors."""
        size = 0
        try:
            for part in parts:
                size += len(part)
                self.unpacked += len(part)
                if size > self.options.max_member_bytes:
                    raise Unpackable(f"unpacks to more than {self.options.max_member_bytes} bytes")
                if self.unpacked > self.allowed:
                    raise Exhausted(f"unpacks to more than {self.options.max_unpack_ratio} times its size")
                yield part
        except (Unpackable, Exhausted):
            raise
        except Exception as problem:
            raise Unpackable(_reason(problem)) from None


@dataclass(frozen=True, slots=True)
class Member:
    """One member of an archive; its blocks must be read before the next member is requested."""

    name: str
    is_file: bool
    blocks: Callable[[], Iterator[bytes]]


def articles_in(stream: BinaryIO, file: str, options: Options, items: Items, skipped: list[str]) -> Iterator[Item]:
    """Yield every article of a file, unpacking archives; names of members that are not articles go into `skipped`."""
    packed = _size(stream)
    allowed = max(_ALWAYS_ALLOWED, packed * options.max_unpack_ratio)
    try:
        yield from Unpacking(options, items, skipped, allowed).articles(stream, file, file)
    except (Unpackable, Exhausted) as refused:
        yield Unreadable(file, 1, str(refused), b"")


def _size(stream: BinaryIO) -> int:
    size = stream.seek(0, 2)
    stream.seek(0)
    return size


def _zip(stream: BinaryIO, depth: int) -> Iterator[Member]:
    """Yield the members of a zip. Its directory is at the end, so a nested zip is copied to a temporary file first."""
    with tempfile.SpooledTemporaryFile(max_size=_SPOOLED) as spooled:
        if depth:
            shutil.copyfileobj(stream, spooled)
            stream = cast(BinaryIO, spooled)
        try:
            archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as problem:
            raise Unpackable(_reason(problem)) from None
        infos = [info for info in archive.infolist() if not info.is_dir()]
        if any(info.filename in _DOCUMENTS for info in infos[:3]):
            raise Unpackable("not a known format: a document in a zip")
        for info in infos:
            kind = stat.S_IFMT(info.external_attr >> 16)
            yield Member(info.filename, kind in (0, stat.S_IFREG), partial(_zipped, archive, info))


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


def _tar(stream: BinaryIO) -> Iterator[Member]:
    """Yield the members of a tar, which is read once, front to back."""
    try:
        with tarfile.open(fileobj=stream, mode="r|", tarinfo=_Strict, errors="surrogateescape") as archive:
            while info := archive.next():
                vars(archive)["members"] = []  # tarfile would keep every one
                if not info.isdir():
                    yield Member(info.name, info.isreg(), lambda: _tarred(archive, info))
    # tarfile reports malformed numbers with the ValueError of int().
    except (tarfile.TarError, ValueError, LookupError) as problem:
        raise Unpackable(_reason(problem)) from None


def _tarred(archive: tarfile.TarFile, info: tarfile.TarInfo) -> Iterator[bytes]:
    plain = archive.extractfile(info)
    if plain:
        yield from blocks(cast(BinaryIO, plain), _TAR_BLOCK)


def _reason(problem: Exception) -> str:
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
    return base.lower().startswith(SKIPPED) or any(part.startswith(".") for part in (*folders, base))
