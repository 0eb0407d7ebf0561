"""The main path: rankers asked every question -> measures, intervals, times, and what differs between two of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from indexer.evaluation.bootstrap import CONFIDENCE, RANDOMISATIONS, RESAMPLES, SEED, Difference, compared, intervals
from indexer.evaluation.judgements import Task
from indexer.evaluation.metrics import DEPTH, NAMES, Table, named, table
from indexer.evaluation.runs import Progress, Ranker, Run, run

Data = dict[str, object]


@dataclass(frozen=True, slots=True)
class Measured:
    """A ranker's run, its measures (one row for each question, one column for each name), and their intervals."""

    run: Run
    table: Table
    low: Sequence[float]
    high: Sequence[float]

    def milliseconds(self, share: float) -> float:
        """How long the faster `share` of the questions took at most."""
        return float(np.quantile(self.run.seconds, share)) * 1000


@dataclass(frozen=True, slots=True)
class Compared:
    """Two rankers by name, and by how much the first is better than the second."""

    first: str
    second: str
    difference: Difference


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The rankers measured, in the order given, and each pair of them."""

    task: Task
    measured: Mapping[str, Measured]
    compared: tuple[Compared, ...]


def evaluate(
    rankers: Mapping[str, Ranker], task: Task, progress: Callable[[str], Progress] | None = None
) -> Evaluation:
    """Ask every ranker every question of a task and measure what they find.

    Args:
        rankers: by name; each takes a question and how many documents are wanted.
        task: the questions and their gold articles.
        progress: gives, for the name of a ranker, what is told how many questions are done.

    Raises:
        EvaluationError: a ranker gives no proper ranking.
    """
    return of_runs([run(n, r, task.questions, progress(n) if progress else None) for n, r in rankers.items()], task)


def of_runs(runs: Iterable[Run], task: Task) -> Evaluation:
    """Measure runs that are there already, such as those of cross-validation."""
    measured = {one.name: measure(one, task) for one in runs}
    pairs = combinations(reversed(measured), 2)
    differences = [Compared(a, b, compared(measured[a].table, measured[b].table)) for a, b in pairs]
    return Evaluation(task, measured, tuple(differences))


def measure(one: Run, task: Task) -> Measured:
    """The measures of one run."""
    values = table(one.ids(), [task.gold[question] for question in one.questions])
    low, high = intervals(values)
    return Measured(one, values, low.tolist(), high.tolist())


def as_data(evaluation: Evaluation) -> Data:
    """The evaluation as `fatiao evaluate --json` prints it; docs/evaluation.md says what each key is."""
    measured = evaluation.measured
    return {
        "rankers": {name: named(one.table.mean(axis=0)) for name, one in measured.items()},
        "intervals": {name: _ranges(one.low, one.high) for name, one in measured.items()},
        "times": {name: _times(one) for name, one in measured.items()},
        "comparisons": [_comparison(one) for one in evaluation.compared],
        "counts": evaluation.task.counts.as_data(),
        "settings": {
            "depth": DEPTH,
            "confidence": CONFIDENCE,
            "resamples": RESAMPLES,
            "randomisations": RANDOMISATIONS,
            "seed": SEED,
        },
    }


def _times(one: Measured) -> dict[str, float]:
    return {
        "p50_ms": round(one.milliseconds(0.5), 3),
        "p95_ms": round(one.milliseconds(0.95), 3),
        "seconds": round(sum(one.run.seconds), 3),
    }


def _comparison(one: Compared) -> Data:
    found, p = one.difference, named(one.difference.p)
    ranges, means = _ranges(found.low.tolist(), found.high.tolist()), named(found.mean)
    measures = {name: {"difference": means[name], "interval": ranges[name], "p": p[name]} for name in NAMES}
    return {"first": one.first, "second": one.second, "measures": measures}


def _ranges(low: Sequence[float], high: Sequence[float]) -> dict[str, list[float]]:
    lows, highs = named(low), named(high)
    return {name: [lows[name], highs[name]] for name in NAMES}
