"""`fatiao serve` under load: `python -m benchmarks.load`."""
