"""Files that accompany articles and are none, by their names."""

import re
from collections.abc import Container

_ACCOMPANYING = re.compile(
    r"(?i:readme)(?:[-_.]\S*)?|(?i:licen[cs]e)(?:[-_.](?:[A-Za-z]{2}|[A-Z][A-Z0-9.-]{1,11})){0,2}(?:\.[A-Za-z]{1,8}){0,2}"
)
"""`README_first.txt`, `LICENSE-MIT`; no other words behind a licence, as an article may be about licence plates."""
_OF_PAGE = re.compile(
    r"(.+?)(?:[_.]files|-filer|-Dateien|_(?:archivos|arquivos|bestanden|bylos|datoteke|dosyalar|elemei|fails|failid"
    r"|fajlovi|ficheiros|fichiers|file|filer|fitxategiak|fitxers|pliki|soubory|tiedostot|файлы))"
)
"""Folders of pictures, styles and frames, as browsers and Word call them in the languages of their users."""
_PAGES = (".html", ".htm", ".xhtml")


def accompanies(name: str) -> bool:
    """Whether a file of this name is README, LICENSE or the like."""
    return _ACCOMPANYING.fullmatch(name) is not None


def is_of_page(folder: str, beside: Container[str], within: str = "") -> bool:
    """Whether a folder belongs to a saved page that is among the files `beside` it, whose names begin with `within`."""
    found = _OF_PAGE.fullmatch(folder)
    return found is not None and any(f"{within}{found[1]}{ending}" in beside for ending in _PAGES)
