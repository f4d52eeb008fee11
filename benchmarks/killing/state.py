"""The content of an archive as lines that do not depend on how it got there: by value, without instants."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Table, select

from app.store.rows import concat, load, unpack
from app.store.session import Store
from app.store.tables import (
    articles,
    bands,
    contents,
    prints,
    rejects,
    tallies,
    terms,
    versions,
    vocabulary,
    withdrawals,
)

_INSTANTS = ("ingested_at", "updated_at")


def state(store: Store) -> list[str]:
    """Every article with its key, every version, tombstone and reject, and all counts, in order."""
    return sorted(json.dumps(each, ensure_ascii=False, sort_keys=True) for each in _everything(store))


def hashes(store: Store) -> set[tuple[str, str]]:
    """The ids and content hashes of all versions of all articles."""
    return {
        (id, bytes(content_hash).hex())
        for table, name in ((articles, "id"), (versions, "article_id"))
        for id, content_hash in store.rows(select(table.c[name], table.c.content_hash), {})
    }


def _everything(store: Store) -> Iterator[Any]:
    a, c, p = articles.c, contents.c, prints.c
    joined = articles.outerjoin(contents, c.key == a.key).outerjoin(prints, p.number == a.number)
    both = select(a.key, a.id, a.content_hash, a.listed, c.packed, p.key, p.text, p.sketch).select_from(joined)
    for key, id, content_hash, listed, packed, *compared in store.rows(both, {}):
        said = _timeless(concat(listed, unpack(bytes(packed)))) if packed else "half an article"
        yield "article", key, id, bytes(content_hash).hex(), said, compared
    for id, number, _, content_hash, packed in store.rows(select(versions), {}):
        yield "version", id, number, bytes(content_hash).hex(), _timeless(unpack(bytes(packed)))
    for id, _, reason in store.rows(select(withdrawals), {}):
        yield "tombstone", id, reason
    r = rejects.c
    for *reject, raw in store.rows(select(r.file, r.position, r.reason, r.format, r.sha256, r.size, r.raw), {}):
        yield "reject", *reject, raw and bytes(raw).hex()
    yield "marks", sorted(mark for mark, _ in _rows(store, bands))
    yield from _counts(store)


def _counts(store: Store) -> Iterator[Any]:
    """Yield all counts, terms by their value; those that no article has any more are left out."""
    named = {0: ["every article"]}
    for id, field, value, shown, times in _rows(store, terms):
        named[id] = [field, value]
        if times:
            yield "term", field, value, shown, times
    yield from (("word", *row) for row in _rows(store, vocabulary) if row[-1])
    for field, unit, start, term, times in _rows(store, tallies):
        if times:
            yield "tally", field, unit, start, named.get(term, term), times


def _rows(store: Store, table: Table) -> list[tuple[Any, ...]]:
    return store.rows(select(table), {})


def _timeless(members: bytes) -> Mapping[str, Any]:
    return {name: value for name, value in load(members).items() if name not in _INSTANTS}
