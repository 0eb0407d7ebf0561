"""The adapter turns questions towards their articles, also those that it has not seen."""

from __future__ import annotations

import numpy as np

from indexer.learned.adapter import adapted, train_adapter

WIDTH, ARTICLES = 24, 300


def unit(rows: np.ndarray) -> np.ndarray:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / lengths, np.float32)


def world() -> tuple[np.ndarray, np.ndarray, list[list[int]]]:
    """Articles, and questions that stand where their article would after a turn that is the same for all."""
    random = np.random.default_rng(11)
    articles = unit(random.normal(size=(ARTICLES, WIDTH)))
    turn, _ = np.linalg.qr(np.eye(WIDTH) + 0.35 * random.normal(size=(WIDTH, WIDTH)))
    gold = random.integers(0, ARTICLES, 240)
    questions = unit(articles[gold] @ turn + 0.3 * random.normal(size=(240, WIDTH)) / np.sqrt(WIDTH))
    return articles, questions, [[int(row)] for row in gold]


def hits(questions: np.ndarray, gold: list[list[int]], articles: np.ndarray) -> float:
    return float(
        np.mean([row in np.argsort(-near)[:5] for near, [row] in zip(questions @ articles.T, gold, strict=True)])
    )


def test_it_helps_for_questions_that_it_has_not_seen() -> None:
    articles, questions, gold = world()
    adapter = train_adapter(questions[:200], gold[:200], articles)
    before, after = (
        hits(questions[200:], gold[200:], articles),
        hits(adapted(questions[200:], adapter), gold[200:], articles),
    )
    assert after > before + 0.1


def test_adapted_rows_have_length_one_and_no_adapter_changes_nothing() -> None:
    articles, questions, gold = world()
    assert np.allclose(
        np.linalg.norm(adapted(questions, train_adapter(questions, gold, articles)), axis=1), 1, atol=1e-5
    )
    assert np.allclose(adapted(questions, np.zeros((WIDTH, WIDTH), np.float32)), questions, atol=1e-6)


def test_the_same_questions_give_the_same_adapter() -> None:
    articles, questions, gold = world()
    assert np.array_equal(train_adapter(questions, gold, articles), train_adapter(questions, gold, articles))
