"""What Dateline costs, measured: see `__main__`."""
