"""SearchIndex: a library and the index built from it, opened together."""

from __future__ import annotations

from pathlib import Path

from corpus.citations.find import CitationFinder
from corpus.library import DATA, Library
from indexer import card_words, phrasing_vectors, vector_files
from indexer.analysis import Analyser
from indexer.article_vectors import NAME, ArticleVectors
from indexer.build import analyser_for, open_engine
from indexer.cards import CardMatcher
from indexer.engines.base import Engine
from indexer.manifest import UnusableIndexError, describe


class SearchIndex:
    """Immutable and shared by all queries of a process."""

    def __init__(
        self,
        library: Library,
        engine: Engine,
        analyser: Analyser,
        generation: str,
        cards: CardMatcher,
        articles: ArticleVectors,
    ) -> None:
        """`generation` is the digest of the index files."""
        self.library = library
        self.engine = engine
        self.analyser = analyser
        self.generation = generation
        self.finder = CitationFinder.of(library)
        self.cards = cards
        self.articles = articles
        self.amendments = frozenset(s.id for s in library.statutes.values() if s.latest.amends)

    @classmethod
    def open(cls, index: Path, corpus: Path = DATA) -> SearchIndex:
        """Open the index in use and read the corpus.

        Raises:
            UnusableIndexError: there is no usable index of this corpus; says which command makes one.
            CorpusError: the corpus cannot be read.
        """
        engine, manifest = open_engine(index)
        if not manifest.matches(describe(corpus)):
            raise UnusableIndexError(f"索引 {index} 与语料 {corpus} 不符：建索引之后语料改动过。请运行：fatiao build")
        library = Library.load(corpus)
        cards = CardMatcher(phrasing_vectors.read(engine.folder), card_words.read(engine.folder))
        articles = ArticleVectors(vector_files.read(engine.folder, NAME))
        return cls(library, engine, analyser_for(library), manifest.digest, cards, articles)
