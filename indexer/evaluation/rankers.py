"""The rankers that can be evaluated, by name: a collection -> a callable (question, limit) -> [(document id, score)].

A new ranker is one line in RANKERS.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from indexer.analysis import without
from indexer.article_vectors import ArticleVectors
from indexer.engines.base import Filter
from indexer.evaluation.collection import Collection
from indexer.evaluation.errors import EvaluationError
from indexer.evaluation.learned import corpus_of, ranker_of
from indexer.evaluation.runs import Found, Ranker
from indexer.learned.model import load
from indexer.meaning import encode_one, why_not
from indexer.normalise import normalise_query
from indexer.ranking import MEANING, law_support, weighted_terms

Maker = Callable[[Collection], Ranker]


class UnavailableRankerError(EvaluationError):
    """A ranker needs what is not installed or not there; says what."""


# So many of the best by words, and by meaning, are weighed against each other.
POOL = 300


def lexical(collection: Collection) -> Ranker:
    """Words, pairs of characters, chapter and title, weighted as in a search; no training data."""

    laws = _laws(collection)

    def ranked(question: str, limit: int) -> Found:
        return _ordered(laws, _worded(collection, question), {}, limit)

    return ranked


def hybrid(collection: Collection) -> Ranker:
    """The words, and what question and article mean; no training data.

    Raises:
        UnavailableRankerError: nothing can be encoded here.
    """
    if reason := why_not():
        raise UnavailableRankerError(f"排序方法 hybrid 要计算语义向量：{reason}")
    laws = _laws(collection)
    articles = ArticleVectors(list(laws), collection.vectors().astype(np.float32))

    def ranked(question: str, limit: int) -> Found:
        near = articles.nearest(encode_one(normalise_query(question)), POOL)
        return _ordered(laws, _worded(collection, question), near, limit)

    return ranked


def learned(collection: Collection) -> Ranker:
    """The model that comes with the package; it was trained on the training part of STARD.

    Raises:
        UnavailableRankerError: nothing can be encoded here.
    """
    if reason := why_not():
        raise UnavailableRankerError(f"排序方法 learned 要计算语义向量：{reason}")
    return ranker_of(load(), corpus_of(collection), collection)


def _laws(collection: Collection) -> dict[str, str]:
    """Document id -> its law, in the order of the file."""
    return {row.id: row.law or row.title for row in collection.rows}


def _worded(collection: Collection, question: str) -> dict[str, float]:
    """Document id -> score of the best documents that share words with a question, the best at 1."""
    plain = normalise_query(question)
    terms = collection.analyser.query(without(plain, collection.finder.find(plain)))
    weighted = weighted_terms(terms, collection.engine.shares)
    hits = collection.engine.search(weighted, Filter(), POOL)
    return {hit.entry.id: hit.score / hits[0].score for hit in hits}


def _ordered(laws: Mapping[str, str], worded: Mapping[str, float], near: Mapping[str, float], limit: int) -> Found:
    """Both measures and the law that many hits share, as in indexer.ranking."""
    scores = {name: worded.get(name, 0.0) + MEANING * near.get(name, 0.0) for name in dict.fromkeys([*worded, *near])}
    support = law_support((laws[name], score) for name, score in scores.items())
    full = max(scores.values(), default=1.0) or 1.0
    total = {name: score / full + support.get(laws[name], 0.0) for name, score in scores.items()}
    return sorted(total.items(), key=lambda pair: (-pair[1], pair[0]))[:limit]


RANKERS: Mapping[str, Maker] = MappingProxyType({"lexical": lexical, "hybrid": hybrid, "learned": learned})
