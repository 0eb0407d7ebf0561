"""Cross-validation: a question is never ranked by a ranker that learned from its fold."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from indexer.evaluation.cross_validation import cross_validated
from indexer.evaluation.errors import EvaluationError
from indexer.evaluation.files import Question
from indexer.evaluation.folds import by_question
from indexer.evaluation.runs import Found, Ranker

QUESTIONS = tuple(Question(str(number), f"问题{number}") for number in range(12))


def remembering(training: Sequence[Question]) -> Ranker:
    """A ranker that finds what it has learned, and nothing else."""
    known = {question.text: question.id for question in training}

    def ranked(question: str, limit: int) -> Found:
        del limit
        return [(known[question], 1.0)] if question in known else [("新", float(len(known)))]

    return ranked


def echoing(training: Sequence[Question]) -> Ranker:
    """A ranker that finds the question itself."""
    del training
    return lambda question, limit: [(question, float(limit))]


def test_what_was_learned_is_never_asked() -> None:
    folds = by_question([q.id for q in QUESTIONS], 4)
    found = cross_validated("记", remembering, QUESTIONS, folds)
    assert found.questions == tuple(q.id for q in QUESTIONS)
    assert found.found == ((("新", 9.0),),) * 12
    assert remembering(QUESTIONS)("问题3", 1) == [("3", 1.0)]


def test_answers_stand_with_their_questions() -> None:
    folds = by_question([q.id for q in QUESTIONS], 3)
    found = cross_validated("回", echoing, QUESTIONS, folds)
    assert found.ids() == [(question.text,) for question in QUESTIONS]


def test_folds_of_other_questions_do_no_harm_and_missing_ones_are_named() -> None:
    folds = by_question([q.id for q in QUESTIONS] + ["另"], 4)
    assert len(cross_validated("记", remembering, QUESTIONS, folds).found) == 12
    with pytest.raises(EvaluationError, match="问题 11 没有分到任何一份"):
        cross_validated("记", remembering, QUESTIONS, {q.id: int(q.id) % 2 for q in QUESTIONS if q.id != "11"})
