"""`dateline check`: checks everything stored, in one snapshot of the archive."""

from collections.abc import Callable, Iterator

from sqlalchemy import literal_column, select

from app.errors import Misconfigured
from app.store.checking.article import UNREADABLE, Article, article_faults, fields_of, version_faults
from app.store.checking.beside import beside_faults, index_faults, number_faults
from app.store.checking.duplicate import band_rows, duplicate_faults
from app.store.checking.index import Index
from app.store.checking.ledger import Counted, Ledger, narrowed
from app.store.checking.look import Look, looking
from app.store.checking.report import Fault, Report
from app.store.checking.rows import ARTICLES, VERSIONS, ArticleRow, VersionRow, article_row
from app.store.counting import counted
from app.store.engines.engine import Damaged
from app.store.migrate import HEAD, REVISION, is_archive, named, unknown
from app.store.session import Store
from app.store.tables import bands, rejects, tallies, terms, vocabulary, withdrawals
from app.store.terms import terms_of

_STEP = 200
"""Rows between two progress reports."""

_BESIDE = {
    "terms": terms,
    "words": vocabulary,
    "tallies": tallies,
    "bands": bands,
    "tombstones": withdrawals,
    "rejects": rejects,
}


def check(store: Store, most: int) -> Iterator[Report]:
    """Check an archive; repeatedly yields the same growing report, which keeps the first `most` faults.

    Nothing is written. Raises Unavailable where the archive cannot be opened, Misconfigured where there is none.
    """
    report = Report(most)
    with looking(store) as look:
        try:
            for _ in _Check(look, report).steps():
                yield report
        except Damaged as problem:
            report.add([Fault("database", report.doing, str(problem), "what was written")])
            report.left_out = "the check ended there"
    yield report


class _Check:
    def __init__(self, look: Look, report: Report) -> None:
        self._look, self._report = look, report
        self._number = look.numbers()
        self._ledgers = _ledgers(look)
        self._sums = dict.fromkeys((ledger.kind for ledger in self._ledgers), 0)
        self._unreadable = 0

    def steps(self) -> Iterator[None]:
        """Check everything, yielding now and then."""
        self._report.doing = "schema"
        if not self._is_current():
            return
        parts: dict[str, Callable[[], Iterator[None]]] = {
            "database": self._database,
            "articles": self._articles,
            "older versions": self._versions,
            "beside the articles": self._beside,
            "index, counts and bands": self._compare,
        }
        for self._report.doing, part in parts.items():
            yield
            yield from part()

    def _is_current(self) -> bool:
        names = [name for (name,) in self._look.rows(self._look.store.engine.TABLES)]
        if not is_archive(names):
            raise Misconfigured(f"this is not a Dateline archive: it holds {named(names)}")
        try:
            found = [revision for (revision,) in self._look.rows(REVISION)]
        except Damaged:
            found = []
        if len(found) == 1 and found[0] > HEAD:
            raise Misconfigured(unknown(found[0]))
        if found != [HEAD]:
            self._report.add([Fault("schema", "revision", " and ".join(found) or "none", HEAD)])
        return found == [HEAD]

    def _database(self) -> Iterator[None]:
        self._report.add(index_faults(self._look))
        self._report.add(Fault("database", "SQLite", said, "ok") for said in self._look.inspection.damage())
        yield

    def _articles(self) -> Iterator[None]:
        for number, row in enumerate(map(article_row, self._look.rows(ARTICLES))):
            self._report.count("articles")
            self._report.add(self._article(row))
            if number % _STEP == 0:
                yield

    def _article(self, row: ArticleRow) -> list[Fault]:
        try:
            article = self._read(row)
            weights = {ledger.kind: ledger.weigh(article) for ledger in self._ledgers}
            faults = [*article_faults(article), *duplicate_faults(article)]
        except UNREADABLE as problem:
            self._unreadable += 1
            return [_unreadable("article", f"article {row.id} at key {row.key}", problem)]
        for kind, weight in weights.items():
            self._sums[kind] += weight
        return faults

    def _read(self, row: ArticleRow) -> Article:
        fields = fields_of(row)
        return Article(row, fields, {name: self._number(*name) for name in terms_of(fields)})

    def _reread_articles(self) -> Iterator[Article]:
        return (self._read(row) for row in map(article_row, self._look.rows(ARTICLES)))

    def _versions(self) -> Iterator[None]:
        for number, row in enumerate(map(VersionRow._make, self._look.rows(VERSIONS))):
            self._report.count("versions")
            self._report.add(_version(row))
            if number % _STEP == 0:
                yield

    def _beside(self) -> Iterator[None]:
        for name, table in _BESIDE.items():
            self._report.count(name, self._look.count(table))
        self._report.add(beside_faults(self._look))
        self._report.add(number_faults(self._look, self._report.looked_at["articles"]))
        yield

    def _compare(self) -> Iterator[None]:
        if self._unreadable:
            self._report.left_out = "index, counts and bands were not compared, because not every article can be read"
            return
        for ledger in self._ledgers:
            yield
            if ledger.sum() != self._sums[ledger.kind]:
                self._report.add(narrowed(ledger, self._reread_articles, self._report.most))


def _version(row: VersionRow) -> list[Fault]:
    try:
        return list(version_faults(row))
    except UNREADABLE as problem:
        return [_unreadable("version", f"version {row.version} of article {row.id}", problem)]


def _unreadable(kind: str, where: str, problem: BaseException) -> Fault:
    """The fault of an unreadable row, with the underlying cause rather than the general message."""
    return Fault(kind, where, str(problem.__cause__ or problem), "what can be read")


def _places(article: Article) -> Iterator[str]:
    """Where an article is counted in the tallies, as ledger items."""
    return (f"{field} {unit:d} {start} {term}" for field, unit, start, term in counted(article.key, article.numbers))


def _ledgers(look: Look) -> tuple[Ledger, ...]:
    named = select(terms.c.field, terms.c.value, terms.c.articles)
    words = select(vocabulary.c.word, vocabulary.c.articles)
    counts = select(tallies.c.field, tallies.c.unit, tallies.c.start, tallies.c.term, tallies.c.articles)
    shared = select(bands.c.mark, bands.c.number, literal_column("1"))
    return (
        Index(look.inspection, look.engine, look.name),
        Counted("term", named, lambda article: map(" ".join, article.numbered), look.rows),
        Counted("vocabulary", words, lambda article: article.entry.content.vocabulary.split(), look.rows),
        Counted("tally", counts, _places, look.rows),
        Counted("band", shared, band_rows, look.rows),
    )
