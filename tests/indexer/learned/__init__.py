"""The learned ranker."""
