"""Articles by their meaning: which ones answer a question that shares no word with them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from corpus.library import Library
from indexer import middle_of_law
from indexer.documents import documents
from indexer.meaning import Vectors

NAME = "articles"
# How much of an article is read: its first sentences say what it is about.
CHARS = 200
# Headings are parted by spaces, a heading's number from its name too (第二章　责任).
_SPACE = re.compile(r"\s+")
# So many of the nearest articles, old wordings among them, count at all.
NEAREST = 150
# Cosines to the articles lie close together where a question says nothing to any of them: random letters, greetings and
# other fields spread by 0.008 to 0.012, questions of law in another language by 0.014 to 0.017.
SPREAD = 0.013


def passages(library: Library) -> dict[str, str]:
    """Document id -> what is encoded of each wording of each article."""
    return {
        document.id: passage(document.title, document.heading, document.text)
        for document in documents(library)
        if document.kind == "provision"
    }


def passage(title: str, heading: str, text: str) -> str:
    """What is encoded of an article: its statute, the name of its innermost heading, its beginning.

    >>> passage("养猫法", "第一编　总则 第二章　责任", "猫抓伤他人的，养猫人承担责任。")
    '养猫法 责任 猫抓伤他人的，养猫人承担责任。'
    """
    return f"{title} {_SPACE.split(heading.strip())[-1]} {text}"[:CHARS]


class ArticleVectors:
    """Holds the vectors of every wording of every article.

    All vectors of the encoder lie in one narrow cone. Seen from the middle of the law they stand further apart, and
    the cosine tells more (docs/search.md has the figures).
    """

    def __init__(self, ids: Sequence[str], rows: Vectors) -> None:
        """Rows of length 1 in the order of `ids`; a memory map is left where it is."""
        self._ids = ids
        self._rows = rows
        self._middle = middle_of_law.kept()
        # The distance of each row from the middle: |row|² - 2 row·middle + |middle|².
        squares = 1 - 2 * (rows @ self._middle) + self._middle @ self._middle
        self._distances = np.sqrt(np.maximum(squares, 1e-9))

    def __len__(self) -> int:
        return len(self._ids)

    def cosines(self, query: Vectors) -> Vectors:
        """The cosine of every wording with a query (a row of length 1), both seen from the middle of the law."""
        found: Vectors = self.nearness(self.centred(query)[None])[0]
        return found

    def centred(self, query: Vectors) -> Vectors:
        """A row of length 1 as seen from the middle of the law: of length 1 again."""
        away = query - self._middle
        return np.asarray(away / max(float(np.linalg.norm(away)), 1e-9), np.float32)

    def nearness(self, centred: Vectors) -> Vectors:
        """The cosines of all wordings with some centred rows (rows × wordings); two at once cost less than two."""
        found = ((self._rows @ centred.T) - self._middle @ centred.T) / self._distances[:, None]
        return np.asarray(found.T, np.float32)

    def seen(self, places: NDArray[np.intp]) -> Vectors:
        """The vectors at some places as seen from the middle of the law: rows of length 1."""
        return np.asarray((self._rows[places] - self._middle) / self._distances[places][:, None], np.float32)

    def nearest(self, query: Vectors, limit: int = NEAREST) -> Mapping[str, float]:
        """Document id -> nearness of the nearest wordings: 1 for the nearest, 0 for the last of them."""
        if not len(self._ids):
            return {}
        near = self.cosines(query)
        # Of a few more than are wanted, so that equals at the border stand in their order.
        some = np.sort(np.argpartition(-near, min(2 * limit, len(near) - 1))[: 2 * limit])
        best = some[np.argsort(-near[some], kind="stable")[:limit]]
        top, last = float(near[best[0]]), float(near[best[-1]])
        return {self._ids[int(place)]: (float(near[place]) - last) / ((top - last) or 1.0) for place in best}

    def telling(self, query: Vectors, count: int) -> tuple[str, ...]:
        """Ids of the nearest wordings, the nearest first; none where nothing is nearer than chance."""
        if not self._ids:
            return ()
        near = self._rows @ query
        if float(near.std()) < SPREAD:
            return ()
        return tuple(self._ids[int(place)] for place in np.argsort(-near, kind="stable")[:count])
