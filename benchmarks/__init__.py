"""Measurements, run by `make bench` and `make national`, never by the test command."""
