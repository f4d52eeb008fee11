"""The same articles behind what else people would build or run: see `benchmarks.compared`."""
