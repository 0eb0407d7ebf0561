"""Each question ranked by a ranker that was trained without its fold, as one run."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from indexer.evaluation.errors import EvaluationError
from indexer.evaluation.files import Question
from indexer.evaluation.folds import Folds, splits
from indexer.evaluation.runs import Progress, Ranker, Run, run

# Questions to learn from -> a ranker.
Trainer = Callable[[Sequence[Question]], Ranker]


def cross_validated(
    name: str, train: Trainer, questions: Sequence[Question], folds: Folds, progress: Progress | None = None
) -> Run:
    """What a ranker finds for questions that it has not learned from, in the order of `questions`.

    Raises:
        EvaluationError: a question has no fold, or a ranker gives no proper ranking.
    """
    by_id = {question.id: question for question in questions}
    if missing := by_id.keys() - folds.keys():
        raise EvaluationError(f"问题 {min(missing)} 没有分到任何一份，不能交叉验证")
    answers: dict[str, tuple[tuple[tuple[str, float], ...], float]] = {}
    for split in splits({question: folds[question] for question in by_id}):
        ranker = train([by_id[question] for question in split.training])
        part = run(name, ranker, [by_id[question] for question in split.held_out], progress)
        answers |= dict(zip(part.questions, zip(part.found, part.seconds, strict=True), strict=True))
    found, seconds = zip(*(answers[question.id] for question in questions), strict=True)
    return Run(name, tuple(by_id), found, seconds)
