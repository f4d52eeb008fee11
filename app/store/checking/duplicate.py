"""Checks an article's print, and the original that it is said to duplicate."""

from collections.abc import Iterator

from app.store.checking.article import Article
from app.store.checking.report import Fault, unequal
from app.store.checking.rows import PrintRow
from app.store.judging import SAME, own_marks
from app.store.prints import Printed


def duplicate_faults(article: Article) -> Iterator[Fault]:
    """The inconsistencies of an article with its print, or of its print with that of its original."""
    where, row, printed = f"article {article.row.id}", article.row, article.row.printed
    if printed.key != row.key:
        found = "no print" if printed.key is None else f"the print of key {printed.key}"
        yield Fault("print", where, f"{found} under number {row.number}", f"that of key {row.key}")
        return
    fingerprint = article.fingerprint
    yield from unequal("print", f"{where}, text", printed.text, article.traits.text)
    yield from unequal("print", f"{where}, sketch", printed.sketch, fingerprint and fingerprint.sketch)
    similarity = None if printed.hundredths is None else printed.hundredths / 100
    yield from unequal("duplicate", f"{where}, duplicate_of", article.fields["duplicate_of"], printed.original_id)
    yield from unequal("duplicate", f"{where}, similarity", article.fields["similarity"], similarity)
    if printed.original is not None:
        yield from _original_faults(where, row.number, printed)
    elif similarity is not None:
        yield Fault("duplicate", where, f"a similarity of {similarity} without an original", "none")


def _original_faults(where: str, number: int, printed: PrintRow) -> Iterator[Fault]:
    """The faults in the original of the duplicate with this number."""
    if printed.original_id is None:
        yield Fault("duplicate", where, f"an original of number {printed.original}", "one that an article has")
        return
    original = f"article {printed.original_id} as its original"
    if printed.original_of is not None:
        yield Fault("duplicate", where, f"{original}, itself a duplicate of number {printed.original_of}", "no chain")
    elif printed.original is not None and printed.original > number:
        yield Fault("duplicate", where, f"{original}, which was stored later", "an earlier one")
    if (printed.hundredths == SAME) != (printed.text == printed.original_text):
        is_same = printed.text == printed.original_text
        expected = f"{SAME}, as the texts are equal" if is_same else "less, as the texts differ"
        yield Fault("duplicate", where, f"{printed.hundredths} hundredths of similarity", expected)


def band_rows(article: Article) -> Iterator[str]:
    """The rows of `Band` that an article accounts for, as ledger items."""
    row, found = article.row, article.fingerprint
    marks = own_marks(Printed(row.number, row.key, row.printed.text), found) if found else ()
    return (f"{mark} {row.number}" for mark in marks)
