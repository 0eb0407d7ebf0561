"""benchmarks/results/references.json tells the truth about the corpus."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.references import rows
from corpus.library import Library

FILE = Path(__file__).parent.parent / "benchmarks/results/references.json"
# The statutes of which at least 99 of 100 references must lead to a held provision.
FIELD = ("minfadian", "xingfa", "gerenxinxibaohufa", "zhianguanlichufafa", "wangluoanquanfa", "fashi-")


def test_the_rows_are_those_of_the_corpus(library: Library) -> None:
    assert json.loads(FILE.read_text("utf-8"))["rows"] == rows(library), "python -m benchmarks.references"


def test_ninety_nine_of_a_hundred_references_of_the_field_lead_somewhere() -> None:
    field = [r for r in json.loads(FILE.read_text("utf-8"))["rows"] if r["statute"].startswith(FIELD)]
    field = [r for r in field if not r["statute"].startswith("xingfa-")]
    assert sum(r["resolved"] for r in field) >= 0.99 * sum(r["references"] for r in field)


def test_every_unresolved_reference_says_why() -> None:
    table = json.loads(FILE.read_text("utf-8"))["rows"]
    assert [u for row in table for u in row["unresolved"] if not u["reason"]] == []
    assert all(row["references"] == row["resolved"] + len(row["unresolved"]) for row in table)
