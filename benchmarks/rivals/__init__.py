"""The same articles served by alternatives to Dateline: see `benchmarks.compared`."""
