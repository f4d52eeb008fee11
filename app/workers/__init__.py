"""Parsing in separate processes, which can be killed: whatever a file does to a parser, ingest goes on."""
