"""Checking: every stored article against its hash; search index, counts and duplicates against the articles."""
