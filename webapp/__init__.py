"""Showing the law: pages, addresses and the command line."""
