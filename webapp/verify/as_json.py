"""A check of citations as JSON values; the same for the command and for the API. docs/cli.md lists the keys."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from corpus.citations.citation import Citation
from corpus.citations.verdicts import Checked, Difference, Passage, Quotation, Report
from webapp.coverage import Coverage


def report_data(report: Report, coverage: Coverage) -> dict[str, Any]:
    """The JSON of `fatiao verify --json` and of POST /api/v1/verify; offsets count code points of the text."""
    return {
        "as_of": report.as_of.isoformat(),
        "citations": [_checked_data(checked) for checked in report.citations],
        "unparsed": passages_data(report.unparsed),
        "not_checked": passages_data(report.not_checked),
        "coverage": coverage_data(coverage),
    }


def citation_data(citation: Citation, normalized: str) -> dict[str, Any]:
    """A citation that was read and not checked: an entry of `fatiao cite --json`."""
    return {
        "text": citation.text,
        "start": citation.start,
        "end": citation.end,
        "normalized": normalized,
        "ids": [str(pid) for pid in citation.ids],
        "candidates": list(citation.candidates),
        "form": citation.form,
        "problem": citation.problem,
    }


def passages_data(passages: Iterable[Passage]) -> list[dict[str, Any]]:
    """Stretches of the text, each with the reason why it is listed."""
    return [{"text": p.text, "start": p.start, "end": p.end, "reason": p.reason} for p in passages]


def coverage_data(coverage: Coverage) -> dict[str, Any]:
    """What is held, and what may be concluded from it."""
    return {
        "statutes": coverage.statutes,
        "cases": coverage.cases,
        "behaviours": coverage.behaviours,
        "corpus_date": coverage.corpus_date.isoformat() if coverage.corpus_date else None,
        "statement": coverage.statement,
    }


def dumps(data: dict[str, Any]) -> str:
    """JSON with Chinese as it is."""
    return json.dumps(data, ensure_ascii=False, indent=1)


def _checked_data(checked: Checked) -> dict[str, Any]:
    return {
        "text": checked.citation.text,
        "start": checked.citation.start,
        "end": checked.citation.end,
        "normalized": checked.normalized,
        "ids": list(checked.ids),
        "verdict": checked.verdict,
        "message": checked.message,
        "candidates": list(checked.candidates),
        "quotation": _quotation_data(checked.quotation) if checked.quotation else None,
    }


def _quotation_data(quotation: Quotation) -> dict[str, Any]:
    return {
        "verdict": quotation.verdict,
        "differences": [_difference_data(difference) for difference in quotation.differences],
        "source_id": quotation.source_id,
        "claim": quotation.claim,
        "start": quotation.start,
        "end": quotation.end,
        "text": quotation.text,
        "message": quotation.message,
    }


def _difference_data(difference: Difference) -> dict[str, Any]:
    return {
        "kind": difference.kind,
        "start": difference.start,
        "end": difference.end,
        "written": difference.written,
        "official": difference.official,
        "note": difference.note,
    }
