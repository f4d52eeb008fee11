"""Measurements of what Dateline costs: see `__main__`."""
