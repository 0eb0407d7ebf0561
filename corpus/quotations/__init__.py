"""Quotations: what is quoted, whose words they are, how they differ from the official text."""
