"""Export: writes a whole selection from one snapshot, with constant memory."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import ValidationError

from app.errors import ArchiveError, Misconfigured
from app.files import replacing
from app.filters import ExportFormat, Selection
from app.http.advice import rewritten
from app.http.links import Links
from app.http.whole import as_jsonl, in_batches, whole
from app.queries.conditions import conditions
from app.queries.hints import hint
from app.queries.history import each_version
from app.record import FIELDS
from app.stopping import interruptible
from app.store.session import Store
from app.values import explained

_COLUMNS = {
    "places": "VARCHAR[]", "authors": "VARCHAR[]", "keywords": "VARCHAR[]",
    "word_count": "BIGINT", "char_count": "BIGINT", "version": "BIGINT", "similarity": "DOUBLE",
    "ingested_at": "TIMESTAMPTZ", "updated_at": "TIMESTAMPTZ",
    "provenance": "STRUCT(file VARCHAR, format VARCHAR, position BIGINT, sha256 VARCHAR, parser VARCHAR, "
    "identity VARCHAR, detected VARCHAR[], warnings VARCHAR[])",
}  # fmt: skip
"""The types of a Parquet file's columns that are not text. `published` is text, as it may be a year or a day."""

_LONGEST_LINE = 2**31 - 1


def export(store: Store, given: Mapping[str, Any], output: Path | None, format: ExportFormat = "jsonl") -> None:
    """Write the selection to a file, or to standard output; on standard error, what `meta.hint` would say of it.

    Raises Misconfigured.
    """
    try:
        asked = Selection.model_validate(given)
    except ValidationError as refused:
        raise Misconfigured("; ".join(_describe_error(error) for error in refused.errors(include_url=False))) from None
    with _report_output_errors(store, output):
        if format == "parquet":
            articles = _parquet(store, asked, output)
        else:
            with _stream(output) as stream:
                articles = _write(store, asked, format, stream)
    with suppress(ArchiveError):  # the export is complete, and advice that takes too long is no failure of it
        if advice := hint(store, asked, conditions(store, asked), not articles):
            print(f"dateline: {advice}" if articles else f"dateline: nothing matches: {advice}", file=sys.stderr)


def export_history(store: Store, output: Path | None) -> None:
    """Write every version of every article as JSON Lines, and every withdrawal. Raises Misconfigured."""
    with _report_output_errors(store, output), _stream(output) as stream, store.snapshot() as rows:
        stream.writelines(as_jsonl(in_batches(each_version(store, rows)), FIELDS, Links.of(store.settings)))


@contextmanager
def _report_output_errors(store: Store, output: Path | None) -> Iterator[None]:
    """Raise Misconfigured if the file cannot or must not be written; a broken pipe is passed on."""
    try:
        if output and store.is_own(output):
            raise Misconfigured(f"{output} belongs to the archive: it would be overwritten")
        yield
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise Misconfigured(f"cannot write {output or 'standard output'}: {problem.strerror}") from None


@contextmanager
def _stream(output: Path | None) -> Iterator[BinaryIO]:
    """A stream to a file that is put in place once complete; a pipe or a device is written to directly."""
    if output is None or _is_standard_output(output):
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    elif _is_no_file(output):
        with output.open("wb") as stream:
            yield stream
    else:
        with replacing(output) as made, made.open("wb") as stream:
            yield stream


def _is_standard_output(output: Path) -> bool:
    """Whether this is standard output, such as /dev/stdout. Even a file cannot be replaced: others may have it open."""
    with suppress(OSError):
        return os.path.samestat(output.stat(), os.fstat(1))
    return False


def _is_no_file(output: Path) -> bool:
    return output.exists() and not output.is_file()


def _write(store: Store, asked: Selection, format: str, stream: BinaryIO) -> int:
    """Write the selection; the number of its articles."""
    result = whole(store, asked, format, Links.of(store.settings))
    with result.held:
        stream.writelines(result.chunks)
    return result.articles


def _parquet(store: Store, asked: Selection, output: Path | None) -> int:
    """Write JSON Lines to a temporary file, from which DuckDB makes the Parquet file; the number of articles."""
    try:
        import duckdb
    except ImportError:
        install = ".venv/bin/python -m pip install 'dateline[parquet]'"
        raise Misconfigured(f"Parquet needs the extra `parquet`: {install}") from None
    if output is None or _is_standard_output(output):
        raise Misconfigured("a Parquet file cannot be written to standard output: give --output")
    if _is_no_file(output):
        raise Misconfigured(
            f"{output} is not a regular file: a Parquet file cannot be written to a pipe, a device or a folder"
        )
    with replacing(output) as made:
        lines = made.with_name("articles.jsonl")
        with lines.open("wb") as stream:
            articles = _write(store, asked, "jsonl", stream)
        with duckdb.connect(config={"autoinstall_known_extensions": False}) as connection:
            try:
                copy = partial(connection.execute, _copy(asked.fields or FIELDS), [str(lines), str(made)])
                interruptible(copy, connection.interrupt)
            except duckdb.Error as problem:
                raise Misconfigured(f"cannot write {output}: {problem}") from None
    return articles


def _copy(fields: Sequence[str]) -> str:
    columns = ", ".join(f"{name}: '{_COLUMNS.get(name, 'VARCHAR')}'" for name in fields)
    read = (
        f"read_json($1, format = 'newline_delimited', columns = {{{columns}}}, maximum_object_size = {_LONGEST_LINE})"
    )
    return f"COPY (SELECT * FROM {read}) TO $2 (FORMAT parquet, COMPRESSION zstd)"  # noqa: S608 - names of ours


def _describe_error(error: Any) -> str:
    message, general = explained(error)
    name = str(error["loc"][0] if error["loc"] else error["ctx"]["parameter"]).replace("_", "-")
    right = rewritten(general, str(error["input"]), name, "--date ")
    return f"--{name}: {message}" + (f" ({right})" if right else "")
