"""Search engines on the same tokens and the same queries: `python -m benchmarks.engines`."""
