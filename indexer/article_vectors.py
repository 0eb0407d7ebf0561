"""Articles by their meaning: which ones answer a question that shares no word with them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from corpus.library import Library
from indexer.documents import documents
from indexer.meaning import Vectors
from indexer.vector_files import TextVectors

NAME = "articles"
# How much of an article is read: its first sentences say what it is about.
CHARS = 200
# So many of the nearest articles, old wordings among them, count at all.
NEAREST = 150


def passages(library: Library) -> dict[str, str]:
    """Document id -> what is encoded of an article: its statute, its place, its beginning."""
    return {
        document.id: f"{document.title} {document.heading} {document.text[:CHARS]}"
        for document in documents(library)
        if document.kind == "provision"
    }


class ArticleVectors:
    """Holds the vectors of every wording of every article."""

    def __init__(self, vectors: TextVectors) -> None:
        self._ids = vectors.ids
        self._rows = vectors.rows

    def nearest(self, query: Vectors) -> Mapping[str, float]:
        """Document id -> nearness of the nearest wordings: 1 for the nearest, 0 for the last of them."""
        if not self._ids:
            return {}
        near = self._rows @ query
        best = np.argsort(-near, kind="stable")[:NEAREST]
        top, last = float(near[best[0]]), float(near[best[-1]])
        return {self._ids[int(place)]: (float(near[place]) - last) / ((top - last) or 1.0) for place in best}
