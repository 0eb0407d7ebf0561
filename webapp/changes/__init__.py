"""What changed in the law and in this collection: command, page, feeds, API."""
