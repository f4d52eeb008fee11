"""Settings: environment variables with the prefix `DATELINE_`, or a `.env` file. None is needed to start."""

from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field
from pydantic_settings import BaseSettings, SettingsConfigDict

HERE = Path(__file__).parent
PREFIX = "DATELINE_"


def bundled(name: str) -> Path:
    """The folder `name` (`migrations`, `seeds`): inside the wheel's package, beside it in a checkout."""
    inside = HERE / name
    return inside if inside.is_dir() else HERE.parent / name


_OF_PATH = r"!$-.0->@-\[\]-~"
"""A path's characters: ASCII but for quotes and backslashes, and for what would end the path or part it."""


def _address(text: str) -> str:
    """An address whose host and port can be told, or nothing."""
    if text:
        parts = urlsplit(text)
        if not parts.hostname or parts.port == 0:
            raise ValueError("no host")
    return text


class Settings(BaseSettings):
    """Everything that can be set. Sizes are bytes, times seconds."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=".env", extra="ignore", frozen=True)

    database_url: str = Field("sqlite:///archive.db", description="`sqlite:///path` or `postgresql://user@host/name`")
    public_url: Annotated[str, AfterValidator(_address)] = Field(
        "",
        pattern=r'^(https?://[^\s"\\?#]+)?$',
        description="the address that makes every link absolute: `https://news.example.org`",
    )
    root_path: str = Field(
        "",
        pattern=rf"^(/[{_OF_PATH}]([/{_OF_PATH}]*[{_OF_PATH}])?)?$",
        description="the path a proxy serves Dateline under: `/archive`",
    )
    page_size: Annotated[int, Field(ge=1, le=1000)] = Field(25, description="articles on a page, unless asked")
    max_url_bytes: Annotated[int, Field(ge=256, le=65536)] = Field(
        8192, description="longest path and query together; beyond it 414"
    )
    max_header_bytes: Annotated[int, Field(ge=1024, le=65536)] = Field(
        16384, description="longest header section, all header lines together; beyond it 431"
    )
    statement_seconds: Annotated[float, Field(gt=0, le=3600)] = Field(
        5.0, description="longest time one statement of a request may take; beyond it 503"
    )
    busy_seconds: Annotated[float, Field(ge=0, le=3600)] = Field(
        30.0, description="how long a writer waits for another writer"
    )
    max_buckets: Annotated[int, Field(ge=100, le=1000000)] = Field(
        100_000, description="buckets of a timeline; a question for more is refused"
    )
    threads: Annotated[int, Field(ge=1, le=256)] = Field(
        16, description="requests that may wait on the database at once, per process"
    )
    cache_bytes: Annotated[int, Field(ge=0, le=2**40)] = Field(
        32 * 1024 * 1024, description="answers that each process remembers until the archive changes; 0 for none"
    )
    postings_bytes: Annotated[int, Field(ge=0, le=2**40)] = Field(
        16 * 1024 * 1024,
        description="what each process remembers of the search index until the archive changes: in which titles words "
        "stand, and where they stand out; as much again in an archive of up to 131,072 articles, for sets of articles "
        "whose words are asked for again and again; 0 for nothing",
    )
    streams: Annotated[int, Field(ge=1, le=256)] = Field(
        4, description="whole results (`jsonl`, `csv`) that each process sends at once; one more is told 503"
    )
    stream_seconds: Annotated[float, Field(gt=0, le=86400)] = Field(
        600, description="longest time that sending a whole result may take; beyond it, it breaks off"
    )
    parsers: Annotated[int, Field(ge=0, le=64)] = Field(
        0, description="processes that parse for ingest; 0 for one a processor core"
    )
    parse_seconds: Annotated[int, Field(ge=1, le=86400)] = Field(
        30,
        description="processor time that parsing one article may take, and a quarter of what it may take by the clock; "
        "beyond it the rest of its file is rejected",
    )
    parse_memory_bytes: Annotated[int, Field(ge=268435456, le=1099511627776)] = Field(
        2 * 1024 * 1024 * 1024, description="memory that a process that parses may take; what needs more is rejected"
    )
    watch_seconds: Annotated[float, Field(ge=0.1, le=3600)] = Field(
        2.0, description="how often `ingest --watch` looks; what has not changed from one look to the next is whole"
    )
    listed: Annotated[int, Field(ge=0, le=10000000)] = Field(
        10_000, description="rejects, and skipped files, that ingest names in its summary; it counts them all"
    )
    max_article_bytes: Annotated[int, Field(ge=1024, le=1073741824)] = Field(
        16 * 1024 * 1024, description="largest single article that ingest reads; a larger one is rejected"
    )
    max_member_bytes: Annotated[int, Field(ge=1024, le=1099511627776)] = Field(
        4 * 1024 * 1024 * 1024, description="most that one member of an archive may unpack to; beyond it is rejected"
    )
    max_unpack_ratio: Annotated[int, Field(ge=1, le=100000)] = Field(
        200, description="how many times its own size an archive may unpack to, over 64 MiB; the rest is rejected"
    )
    max_members: Annotated[int, Field(ge=1, le=100000000)] = Field(
        1_000_000, description="most members of an archive, those of archives in it included; the rest is rejected"
    )
    max_archive_depth: Annotated[int, Field(ge=1, le=16)] = Field(
        4, description="how deep archives may lie in archives, a compressed file being one; deeper ones are rejected"
    )
    reject_bytes: Annotated[int, Field(ge=0, le=1073741824)] = Field(
        65536, description="rejected input is kept whole up to this size, beyond it by path and sha256"
    )
    batch_articles: Annotated[int, Field(ge=1, le=10000)] = Field(
        1000, description="articles that ingest stores in one transaction at most"
    )
    batch_bytes: Annotated[int, Field(ge=1048576, le=1099511627776)] = Field(
        64 * 1024 * 1024, description="text of a transaction's articles after which no more are added to it"
    )
    duplicate_days: Annotated[int, Field(ge=0, le=31)] = Field(
        3, description="how many days apart near duplicates may be published; equal texts may be any"
    )
    duplicate_similarity: Annotated[float, Field(ge=0.7, le=1)] = Field(
        0.8, description="how much of their runs of three words near duplicates share at least"
    )
    duplicate_words: Annotated[int, Field(ge=3, le=1000)] = Field(
        20, description="a text with fewer words is a duplicate of equal texts only"
    )
    duplicate_candidates: Annotated[int, Field(ge=1, le=1000)] = Field(
        20, description="texts that one article is compared with, word by word, when it is stored"
    )
    head_seconds: Annotated[float, Field(gt=0, le=3600)] = Field(
        30.0, description="how long `serve` waits for the head of a request to arrive; beyond it the answer is 408"
    )
    drain_seconds: Annotated[int, Field(ge=0, le=3600)] = Field(
        10, description="how long `serve` lets requests finish after SIGTERM"
    )
