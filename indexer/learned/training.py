"""Questions with their gold articles -> a model.

Two steps. The adapter learns to turn questions towards their articles. The trees learn how much each measure says;
what they see of the adapter for a question comes from adapters that did not learn from it, so that they trust it no
more than it deserves. LightGBM (the extra `train`) is needed here alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from indexer.engines.base import Filter
from indexer.evaluation.collection import Collection
from indexer.evaluation.files import Question
from indexer.evaluation.folds import by_question, splits
from indexer.evaluation.judgements import Task
from indexer.evaluation.learned import Asked, asked_of, corpus_of
from indexer.learned.adapter import Matrix, train_adapter
from indexer.learned.evidence import Corpus, Evidence
from indexer.learned.features import Candidates, candidates
from indexer.learned.model import Model
from indexer.learned.trees import trees_of

# Parts of the training questions whose adapter is learned from the others.
PARTS = 5
ROUNDS = 250
# LambdaMART (Burges 2010) as LightGBM has it; small trees, for there are few questions.
SETTINGS: Mapping[str, Any] = {
    "objective": "lambdarank",
    "label_gain": [0, 1],
    "lambdarank_truncation_level": 20,
    "learning_rate": 0.05,
    "num_leaves": 15,
    "max_depth": 6,
    "min_data_in_leaf": 50,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "metric": "None",
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 2,
    "verbose": -1,
}


class School:
    """A collection and its judged questions, from which models are made; what is read of a question is kept."""

    def __init__(self, collection: Collection, task: Task) -> None:
        self.collection = collection
        self.task = task
        self._questions = {question.id: question for question in task.questions}
        self._asked: dict[str, Asked] = {}
        self._row = {row.id: place for place, row in enumerate(collection.rows)}

    @cached_property
    def corpus(self) -> Corpus:
        """The articles of the collection."""
        return corpus_of(self.collection)

    @cached_property
    def _articles(self) -> Matrix:
        return self.corpus.vectors.seen(np.arange(len(self.corpus.vectors)))

    def model(self, questions: Sequence[Question], about: Mapping[str, Any] | None = None) -> Model:
        """A model that has learned from some of the questions."""
        adapter = self._adapter([question.id for question in questions])
        samples = []
        for part in splits(by_question([q.id for q in questions], min(PARTS, len(questions)))):
            others = self._adapter(part.training)
            samples += [self._sample(question, others) for question in part.held_out]
        names = tuple(samples[0][0].columns)
        return Model(adapter, trees_of(_boosted(samples)), names, about or {})

    def asked(self, question: Question) -> Asked:
        """A question as it is searched."""
        if question.id not in self._asked:
            self._asked[question.id] = asked_of(question.text, self.collection)
        return self._asked[question.id]

    def _adapter(self, questions: Sequence[str]) -> Matrix:
        vectors = [self.corpus.vectors.centred(self.asked(self._questions[name]).vector) for name in questions]
        return train_adapter(np.stack(vectors), [self._gold(name) for name in questions], self._articles)

    def _gold(self, question: str) -> list[int]:
        return sorted(self._row[article] for article in self.task.gold[question] if article in self._row)

    def _sample(self, name: str, adapter: Matrix) -> tuple[Candidates, NDArray[np.bool_]]:
        """The candidates of a question, and which of them are gold."""
        asked = self.asked(self._questions[name])
        every = self.corpus.engine.mask(Filter())
        found = candidates(Evidence(self.corpus, asked.weighted, asked.vector, adapter, every), asked.terms)
        return found, np.isin(found.rows, self._gold(name))


def _boosted(samples: Sequence[tuple[Candidates, NDArray[np.bool_]]]) -> Mapping[str, Any]:
    """The trees that LightGBM learns; questions none of whose gold articles are candidates teach nothing."""
    import lightgbm  # noqa: PLC0415 - the extra `train`; a search does without.

    taught = [(found, gold) for found, gold in samples if gold.any()]
    rows = np.concatenate([found.matrix() for found, _ in taught])
    labels = np.concatenate([gold for _, gold in taught]).astype(np.int8)
    data = lightgbm.Dataset(rows, labels, group=[len(gold) for _, gold in taught])
    dumped: Mapping[str, Any] = lightgbm.train(dict(SETTINGS), data, ROUNDS).dump_model()
    return dumped
