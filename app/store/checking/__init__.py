"""Checks every stored article against its hash, and search index, counts and duplicates against the articles."""
