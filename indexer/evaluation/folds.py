"""Training questions -> folds for cross-validation, by question and by topic. Pure and deterministic.

By question, other questions about the same article may stand in the training part: a ranker that remembers does well.
By topic, no gold article stands in two folds: what is measured is what was learned about ranking.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from indexer.evaluation.errors import EvaluationError

# Question id -> number of its fold, from 0.
Folds = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Split:
    """One round of cross-validation: ids of the questions to learn from and of those to be asked."""

    training: tuple[str, ...]
    held_out: tuple[str, ...]


def by_question(questions: Iterable[str], count: int, seed: int = 0) -> dict[str, int]:
    """Folds of equal size (to one question), the same for every order of the questions.

    Raises:
        EvaluationError: there are fewer questions than folds.
    """
    ordered = sorted(set(questions), key=lambda question: _shuffled(question, seed))
    _enough(len(ordered), count, "个问题")
    return {question: place % count for place, question in enumerate(ordered)}


def by_topic(gold: Mapping[str, AbstractSet[str]], count: int, seed: int = 0) -> dict[str, int]:
    """Folds in which no gold article stands in two; the largest topics are dealt out first, each to the smallest fold.

    A topic is what shares gold articles, directly or through other questions; it is never divided, so that folds can
    differ in size.

    Raises:
        EvaluationError: there are fewer topics than folds.
    """
    topics = topics_of(gold)
    _enough(len(topics), count, "组互不相干的问题")
    sizes = [0] * count
    folds: dict[str, int] = {}
    for topic in sorted(topics, key=lambda topic: (-len(topic), _shuffled(min(topic), seed))):
        fold = sizes.index(min(sizes))
        sizes[fold] += len(topic)
        folds |= dict.fromkeys(topic, fold)
    return folds


def topics_of(gold: Mapping[str, AbstractSet[str]]) -> list[frozenset[str]]:
    """Questions that hang together by their gold articles, in a fixed order; one without any is a topic of its own."""
    topic_of: dict[str, set[str]] = {}
    seen: dict[str, str] = {}
    for question in sorted(gold):
        topic = {question}
        for article in gold[question]:
            if article in seen:
                topic |= topic_of[seen[article]]
            seen[article] = question
        topic_of |= dict.fromkeys(topic, topic)
    unique = {id(topic): topic for topic in topic_of.values()}
    return sorted((frozenset(topic) for topic in unique.values()), key=min)


def splits(folds: Folds) -> list[Split]:
    """Each fold held out once, the others to learn from; ids in their order."""
    numbers = sorted(set(folds.values()))
    ids = sorted(folds)
    return [
        Split(tuple(q for q in ids if folds[q] != number), tuple(q for q in ids if folds[q] == number))
        for number in numbers
    ]


def _shuffled(question: str, seed: int) -> bytes:
    """A place in an order that looks like chance and is the same on every machine."""
    return hashlib.sha256(f"{seed}:{question}".encode()).digest()


def _enough(there: int, count: int, what: str) -> None:
    if not 2 <= count <= there:
        raise EvaluationError(f"不能分成 {count} 份：共有 {there} {what}，份数应为 2 到 {there}")
