"""Checking: every stored article against its hash; the search index and what is counted against the articles."""
