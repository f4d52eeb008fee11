"""Settings: environment variables with the prefix `DATELINE_`, or a `.env` file. None is needed to start."""

import re
from pathlib import Path
from typing import Annotated
from urllib.parse import unquote, urlsplit

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

HERE = Path(__file__).parent
PREFIX = "DATELINE_"


def bundled(name: str) -> Path:
    """The folder `name` (`migrations`, `seeds`): inside the wheel's package, beside it in a checkout."""
    inside = HERE / name
    return inside if inside.is_dir() else HERE.parent / name


_OF_PATH = r"!$-.0->@-\[\]-~"
"""A path's characters: ASCII, except quotes, backslashes, and what would end or split the path."""


def _address(text: str) -> str:
    """Accept a URL with a valid host and port, or an empty text."""
    if text:
        parts = urlsplit(text)
        if not parts.hostname or parts.port == 0:
            raise ValueError("no host")
        if "@" in parts.netloc:  # said without the value, which would show the password
            raise PydanticCustomError("credentials", "links must not have a user name or password in them")
        _path(parts.path)
    return text


def _path(text: str) -> str:
    """Accept a path that clients leave as it is (RFC 3986 section 5.2.4)."""
    if any(unquote(part) in (".", "..") for part in text.split("/")):
        raise PydanticCustomError(
            "dots", "{text} is not valid: clients resolve . and .. in a path", {"text": repr(text)}
        )
    return text


def _database(url: str) -> str:
    """The URL with the name that we know PostgreSQL by; libpq and hosting services know two, and some add a driver."""
    if url.startswith("postgres") and url.count("@") > 1:  # what follows the first is a host, which errors would show
        raise PydanticCustomError("at_sign", "write an @ in a name or a password as %40")
    return re.sub(r"^postgres(?:ql)?(?:\+\w+)?://", "postgresql://", url)


class Settings(BaseSettings):
    """Everything that can be set. Sizes are bytes, times seconds."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=".env", extra="ignore", frozen=True)

    database_url: Annotated[str, AfterValidator(_database)] = Field(
        "sqlite:///archive.db", description="`sqlite:///path` or `postgresql://user@host/name`"
    )
    public_url: Annotated[str, AfterValidator(_address)] = Field(
        "",
        pattern=r"^(https?://[!$-;=@-\[\]_a-z~]+)?$",  # RFC 3986, without query and fragment
        description="the address that makes every link absolute, such as `https://news.example.org`",
    )
    root_path: Annotated[str, AfterValidator(_path)] = Field(
        "",
        pattern=rf"^(/[{_OF_PATH}]([/{_OF_PATH}]*[{_OF_PATH}])?)?$",
        description="the path that a proxy serves Dateline under, such as `/archive`",
    )
    page_size: Annotated[int, Field(ge=1, le=1000)] = Field(
        25, description="articles per page, unless the request says otherwise"
    )
    max_url_bytes: Annotated[int, Field(ge=256, le=65536)] = Field(
        8192, description="maximum length of path and query together; beyond it the answer is 414"
    )
    max_header_bytes: Annotated[int, Field(ge=1024, le=65536)] = Field(
        16384, description="maximum size of all header lines together; beyond it the answer is 431"
    )
    statement_seconds: Annotated[float, Field(gt=0, le=3600)] = Field(
        5.0, description="maximum time for one database statement of a request; beyond it the answer is 503"
    )
    busy_seconds: Annotated[float, Field(ge=0, le=3600)] = Field(
        30.0, description="how long a writer waits for another writer"
    )
    max_buckets: Annotated[int, Field(ge=100, le=1000000)] = Field(
        100_000, description="maximum buckets of a timeline; a request for more is refused"
    )
    threads: Annotated[int, Field(ge=1, le=256)] = Field(
        16, description="requests that may wait on the database at once, per process"
    )
    cache_bytes: Annotated[int, Field(ge=0, le=2**40)] = Field(
        32 * 1024 * 1024, description="answers that each process caches until the archive changes; 0 for none"
    )
    postings_bytes: Annotated[int, Field(ge=0, le=2**40)] = Field(
        16 * 1024 * 1024,
        description="what each process caches of the search index until the archive changes: which titles words are in "
        "and where they stand out; as much again in an archive of up to 131,072 articles, for sets of articles whose "
        "words are searched for repeatedly; 0 for nothing",
    )
    streams: Annotated[int, Field(ge=1, le=256)] = Field(
        4, description="whole results (`jsonl`, `csv`) that each process sends at once; the answer to one more is 503"
    )
    stream_seconds: Annotated[float, Field(gt=0, le=86400)] = Field(
        600, description="maximum time for sending a whole result; beyond it, the response is broken off"
    )
    parsers: Annotated[int, Field(ge=0, le=64)] = Field(
        0, description="processes that parse for ingest; 0 for one per processor core"
    )
    parse_seconds: Annotated[int, Field(ge=1, le=86400)] = Field(
        30,
        description="maximum processor time for parsing one article, and a quarter of the maximum elapsed time; beyond "
        "it the rest of its file is rejected",
    )
    parse_memory_bytes: Annotated[int, Field(ge=268435456, le=1099511627776)] = Field(
        2 * 1024 * 1024 * 1024, description="maximum memory of a parsing process; what needs more is rejected"
    )
    watch_seconds: Annotated[float, Field(ge=0.1, le=3600)] = Field(
        2.0, description="how often `ingest --watch` looks; a file that has not changed between two looks is complete"
    )
    listed: Annotated[int, Field(ge=0, le=10000000)] = Field(
        10_000, description="rejects and skipped files that ingest names in its summary; all are counted"
    )
    max_article_bytes: Annotated[int, Field(ge=1024, le=1073741824)] = Field(
        16 * 1024 * 1024, description="largest single article that ingest reads; a larger one is rejected"
    )
    max_member_bytes: Annotated[int, Field(ge=1024, le=1099511627776)] = Field(
        4 * 1024 * 1024 * 1024,
        description="maximum unpacked size of one member of an archive; a larger one is rejected",
    )
    max_unpack_ratio: Annotated[int, Field(ge=1, le=100000)] = Field(
        200, description="how many times its own size an archive may unpack to, over 64 MiB; the rest is rejected"
    )
    max_members: Annotated[int, Field(ge=1, le=100000000)] = Field(
        1_000_000, description="maximum members of an archive, including those of nested archives; the rest is rejected"
    )
    max_archive_depth: Annotated[int, Field(ge=1, le=16)] = Field(
        4, description="how deeply archives may be nested, counting a compressed file as one; deeper ones are rejected"
    )
    reject_bytes: Annotated[int, Field(ge=0, le=1073741824)] = Field(
        65536, description="rejected input is kept whole up to this size; beyond it, only its path and sha256 are"
    )
    batch_articles: Annotated[int, Field(ge=1, le=10000)] = Field(
        1000, description="maximum articles that ingest stores in one transaction"
    )
    batch_bytes: Annotated[int, Field(ge=1048576, le=1099511627776)] = Field(
        64 * 1024 * 1024, description="amount of text at which a transaction takes in no more articles"
    )
    duplicate_days: Annotated[int, Field(ge=0, le=31)] = Field(
        3, description="how many days apart near duplicates may be published; for identical texts there is no limit"
    )
    duplicate_similarity: Annotated[float, Field(ge=0.7, le=1)] = Field(
        0.8, description="minimum share of runs of three words that near duplicates have in common"
    )
    duplicate_words: Annotated[int, Field(ge=3, le=1000)] = Field(
        20, description="a text with fewer words can only be a duplicate of an identical one"
    )
    duplicate_candidates: Annotated[int, Field(ge=1, le=1000)] = Field(
        20, description="maximum texts that an article is compared with, word by word, when it is stored"
    )
    head_seconds: Annotated[float, Field(gt=0, le=3600)] = Field(
        30.0, description="how long `serve` waits for a request's headers to arrive; beyond it the answer is 408"
    )
    drain_seconds: Annotated[int, Field(ge=0, le=3600)] = Field(
        10, description="how long `serve` lets requests finish after SIGTERM"
    )
