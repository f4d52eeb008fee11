"""Dateline: point it at a pile of news articles and it becomes an archive that answers."""

__version__ = "0.1.0"
