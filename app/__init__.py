"""Dateline: point it at a pile of news articles and it becomes an archive that answers."""

from importlib.metadata import version

__version__ = version("dateline")
