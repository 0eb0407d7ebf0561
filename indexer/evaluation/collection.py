"""A corpus file as an open index: rows -> documents -> the engine, the same way as the laws of the library.

Citations inside the corpus are read with the names of its own laws: each law gets an id (law-1, law-2 …), each article
an address (law-1/264) where its number says so. So `cites` leads from an article to the articles that it cites.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.citations.find import CitationFinder
from corpus.names import Names
from indexer.analysis import Analyser
from indexer.documents import Document
from indexer.engines.base import Engine
from indexer.evaluation.files import Row
from indexer.evaluation.vectors import RowVectors
from indexer.lexicon import question_words, segmenter


@dataclass(frozen=True, slots=True)
class Collection:
    """What a ranker may know: the articles in the order of the file, the open engine, and how texts are read.

    `vectors` gives what the articles mean, one row for each; the first call may take long.
    """

    rows: tuple[Row, ...]
    engine: Engine
    finder: CitationFinder
    analyser: Analyser
    vectors: Callable[[], RowVectors]


def laws_of(rows: Sequence[Row]) -> dict[str, str]:
    """Name of a law -> its id, in the order of the file."""
    names = dict.fromkeys(name for row in rows if (name := _law(row)))
    return {name: f"law-{number}" for number, name in enumerate(names, 1)}


def finder_of(rows: Sequence[Row]) -> CitationFinder:
    """Finds citations of the corpus's own laws, by their full and their short names."""
    laws = laws_of(rows)
    written = dict.fromkeys((name, laws[_law(row)]) for row in rows for name in (row.law, row.title) if name)
    return CitationFinder(Names(written))


def analyser_of(finder: CitationFinder) -> Analyser:
    """Reads the corpus's texts and the questions alike."""
    return Analyser(finder, segmenter(), question_words())


def documents_of(rows: Sequence[Row], finder: CitationFinder) -> Iterator[Document]:
    """One document for each article: its id is that of the file, and it applies on every day."""
    laws = laws_of(rows)
    for row in rows:
        law = laws.get(_law(row), "")
        yield Document(
            id=row.id,
            kind="provision",
            address=_address(row, laws, finder),
            statute=law,
            level="",
            title=row.title,
            heading=row.chapter,
            text=row.text,
        )


def _law(row: Row) -> str:
    return row.law or row.title


def _address(row: Row, laws: Mapping[str, str], finder: CitationFinder) -> str:
    """law-1/264 where the row says its law and 第二百六十四条; else its id."""
    law = laws.get(_law(row))
    cited = finder.find(row.number, law) if law and row.number else []
    return str(cited[0].ids[0]) if cited and cited[0].ids else row.id
