"""The check of citations: command, page, API, Word."""
