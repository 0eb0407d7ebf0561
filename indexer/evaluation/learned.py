"""The learned ranker over a collection: a model, and how articles and questions of a corpus file are laid before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indexer.analysis import Terms, without
from indexer.article_vectors import ArticleVectors
from indexer.engines.array_engine import ArrayEngine
from indexer.engines.base import Filter, WeightedTerm
from indexer.evaluation.collection import Collection, documents_of
from indexer.evaluation.runs import Found, Ranker
from indexer.learned.evidence import Corpus
from indexer.learned.model import Model
from indexer.learned.ranker import LearnedRanker
from indexer.learned.surroundings import surroundings_of
from indexer.meaning import encode_one
from indexer.normalise import normalise_query
from indexer.ranking import weighted_terms


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is searched: its terms, the same with weights, and its vector."""

    terms: Terms
    weighted: Sequence[WeightedTerm]
    vector: NDArray[np.float32]


def asked_of(text: str, collection: Collection) -> Asked:
    """A question as it is searched in a collection."""
    plain = normalise_query(text)
    terms = collection.analyser.query(without(plain, collection.finder.find(plain)))
    return Asked(terms, weighted_terms(terms, collection.engine.shares), encode_one(plain))


def corpus_of(collection: Collection) -> Corpus:
    """The articles of a collection with what stands around them."""
    engine = collection.engine
    if not isinstance(engine, ArrayEngine):
        raise TypeError(f"an engine of arrays is needed, not {type(engine).__name__}")
    around = surroundings_of(documents_of(collection.rows, collection.finder), engine)
    vectors = ArticleVectors([row.id for row in collection.rows], collection.vectors().astype(np.float32))
    return Corpus(engine, vectors, around)


def ranker_of(model: Model, corpus: Corpus, collection: Collection) -> Ranker:
    """A model as a ranker: what it holds likeliest, the best first, equals by id."""
    weigher, every = LearnedRanker(corpus, model), corpus.engine.mask(Filter())

    def ranked(question: str, limit: int) -> Found:
        asked = asked_of(question, collection)
        likely = weigher.scores(asked.terms, asked.weighted, asked.vector, every)
        named = [(corpus.engine.entry(number).id, value) for number, value in likely.items()]
        return sorted(named, key=lambda pair: (-pair[1], pair[0]))[:limit]

    return ranked
