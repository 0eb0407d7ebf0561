"""docs/evaluation.md names what there is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from indexer.evaluation.bootstrap import CONFIDENCE, RANDOMISATIONS, RESAMPLES
from indexer.evaluation.evaluate import as_data, evaluate
from indexer.evaluation.files import read_questions, read_rows
from indexer.evaluation.judgements import Task, read_grades
from indexer.evaluation.metrics import DEPTH

TEXT = (Path(__file__).parents[3] / "docs" / "evaluation.md").read_text("utf-8")


def test_every_key_of_the_json_is_named(task: Task) -> None:
    data = as_data(evaluate({"one": lambda question, limit: [], "two": lambda question, limit: []}, task))  # noqa: ARG005
    section = TEXT.partition("## JSON")[2].partition("## Checking us")[0]
    counts, settings, times = data["counts"], data["settings"], data["times"]
    assert isinstance(counts, dict)
    assert isinstance(settings, dict)
    assert isinstance(times, dict)
    names = [*data, *counts, *settings, *times["one"], "unavailable"]
    assert [name for name in names if f"`{name}`" not in section] == []


def test_numbers_are_those_of_the_program() -> None:
    assert f"{RESAMPLES:,} times" in TEXT
    assert f"middle {CONFIDENCE:.0%}".replace("%", " %") in TEXT
    assert f"({RANDOMISATIONS:,} times; the smallest p is 1/{RANDOMISATIONS + 1:,})" in TEXT
    assert f"at most {DEPTH} articles" in TEXT


@pytest.mark.parametrize(("place", "read"), [(0, read_rows), (1, read_questions), (2, read_grades)])
def test_the_example_lines_are_read(tmp_path: Path, place: int, read: object) -> None:
    example = TEXT.partition("```text\n")[2].partition("```")[0].splitlines()[place]
    (tmp_path / "file").write_text(example, "utf-8")
    assert callable(read)
    assert len(read(tmp_path / "file")) == 1
    assert place == 2 or json.loads(example)["text"]
