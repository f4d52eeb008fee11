"""Parsing in processes of its own, which can be stopped: whatever a file does to a parser, the pile goes on."""
