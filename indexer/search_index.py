"""SearchIndex: a library and the index built from it, opened together."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import numpy as np

from corpus.citations.find import CitationFinder
from corpus.library import DATA, Library
from indexer import card_words, kept_dictionary, kept_library, meaning, phrasing_vectors, vector_files
from indexer.analysis import Analyser
from indexer.article_vectors import NAME, ArticleVectors
from indexer.cards import CardMatcher
from indexer.collector import collector_off
from indexer.documents import phrasings
from indexer.engines.array_engine import ArrayEngine
from indexer.generations import open_engine
from indexer.learned import model, surroundings
from indexer.learned.evidence import Corpus
from indexer.learned.ranker import LearnedRanker
from indexer.lexicon import question_words
from indexer.manifest import UnusableIndexError, describe
from indexer.spelling import Speller
from indexer.synonyms import Synonyms
from indexer.word_cards import WordCardMatcher


class SearchIndex:
    """Immutable and shared by all queries of a process."""

    def __init__(
        self,
        library: Library,
        engine: ArrayEngine,
        analyser: Analyser,
        generation: str,
        cards: CardMatcher | WordCardMatcher,
        articles: ArticleVectors,
        notice: str = "",
    ) -> None:
        """`generation` is the digest of the index files; `notice` what a reader must know of this search."""
        self.library = library
        self.engine = engine
        self.analyser = analyser
        self.generation = generation
        self.finder = analyser.finder
        self.speller = Speller.of(library, engine, analyser.segmenter, self.finder)
        self.synonyms = Synonyms.of(library)
        self.cards = cards
        self.articles = articles
        self.notice = notice
        self._folder = engine.folder
        self.amendments = frozenset(s.id for s in library.statutes.values() if s.latest.amends)

    @cached_property
    def learned(self) -> LearnedRanker | None:
        """The learned ranker, opened when it is first asked for; None where there are no vectors.

        Raises:
            UnusableIndexError, UnusableModelError: the index or the model cannot be read; the message says what to do.
        """
        if not len(self.articles):
            return None
        around = surroundings.load(self._folder)
        return LearnedRanker(Corpus(self.engine, self.articles, around), model.load())

    @classmethod
    def open(cls, index: Path, corpus: Path = DATA) -> SearchIndex:
        """Open the index in use and read the corpus.

        Raises:
            UnusableIndexError: there is no usable index of this corpus; says which command makes one.
            CorpusError: the corpus cannot be read.
        """
        with collector_off():
            return cls._open(index, corpus)

    @classmethod
    def _open(cls, index: Path, corpus: Path) -> SearchIndex:
        engine, manifest = open_engine(index)
        wanted = describe(corpus)
        if not manifest.matches(wanted):
            raise UnusableIndexError(f"索引 {index} 与语料 {corpus} 不符：建索引之后语料改动过。请运行：fatiao build")
        library = kept_library.read(engine.folder, corpus, wanted)
        segmenter = kept_dictionary.opened(engine.folder)
        analyser = Analyser(CitationFinder.of(library), segmenter, question_words())
        return cls(library, engine, analyser, manifest.digest, *_told(engine.folder, library))


def _told(folder: Path, library: Library) -> tuple[CardMatcher | WordCardMatcher, ArticleVectors, str]:
    """What finds cards and articles in plain words: by their meaning, or where that is not to be had by words alone."""
    words, notice = card_words.read(folder), meaning.notice()
    if not notice and not vector_files.written(folder, NAME):
        notice = "语义检索未启用（建立索引时没有语义向量），只按字词检索。请运行：fatiao build"
    if notice:
        nothing = ArticleVectors((), np.zeros((0, meaning.WIDTH), np.float32))
        return WordCardMatcher(words, phrasings(library)), nothing, notice
    held = vector_files.read(folder, NAME)
    return CardMatcher(phrasing_vectors.read(folder), words), ArticleVectors(held.ids, held.rows), ""
