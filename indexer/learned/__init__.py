"""A ranker that was trained on lay questions."""
