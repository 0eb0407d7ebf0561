"""Statutes and articles at a date: pages and API."""
