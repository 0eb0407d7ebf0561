"""Importers: outside data -> our Markdown, with every repair reported."""
