"""Parsers: files in, records out."""
