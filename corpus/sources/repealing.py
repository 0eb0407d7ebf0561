"""Marks imported laws that another imported law repeals: a source that says 已废止 at most does not say from when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from corpus.loading import grouped
from corpus.model import Statute, Version
from corpus.names import Names
from corpus.reader import write_version
from corpus.repeals import Repeal, repeals_of
from corpus.sources.report import Note, Report
from corpus.transitional import effective_rule

# What the import says of a law that its source calls repealed, before the repealing law is looked for.
SAID_REPEALED = "来源标为已废止"


def mark_repealed(written: Mapping[Path, Version], report: Report) -> None:
    """Write `repealed` and `repealed_by` into the files of laws that a law of the same import repeals.

    The day is that on which the repealing law says it takes effect. Where it says 自公布之日起施行, the day is not
    known (an amended law keeps the sentence) and nothing is written; the report says so.
    """
    statutes = grouped(written.values())
    names = Names.of(statutes.values())
    for repeal in _whole_texts(repeals_of(statutes, names, _named_days(statutes)).values()):
        _mark(repeal, written, report)


def _named_days(statutes: Mapping[str, Statute]) -> dict[str, date]:
    """The days that texts name themselves; a day of the source may be that of an amendment."""
    rules = {s.id: rule for s in statutes.values() if (rule := effective_rule(s.latest))}
    return {statute: rule.day for statute, rule in rules.items() if rule.day}


def _whole_texts(groups: Iterable[tuple[Repeal, ...]]) -> Iterable[Repeal]:
    return (repeal for group in groups for repeal in group if repeal.statute and not repeal.part)


def _mark(repeal: Repeal, written: Mapping[Path, Version], report: Report) -> None:
    if repeal.day is None:
        detail = f"{repeal.by} 写明废止本法，但没有写明日期"
        report.open_questions.append(Note(repeal.title, "", "废止日期不详", detail))
        return
    for path, version in written.items():
        if version.statute == repeal.statute:
            marked = replace(version, repealed=repeal.day, repealed_by=str(repeal.by))
            path.write_text(write_version(marked), encoding="utf-8")
            report.repairs.append(
                Note(version.title, "", "写明废止日期和依据", f"自 {repeal.day} 起由 {repeal.by} 废止")
            )
    answered = [n for n in report.open_questions if (n.law, n.kind) == (repeal.title, SAID_REPEALED)]
    report.open_questions = [n for n in report.open_questions if n not in answered]
