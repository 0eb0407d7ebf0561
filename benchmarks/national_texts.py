"""Rows of a corpus file (one article each) -> one text file for each law, as the importer of plain texts reads them."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus.library import Library
from corpus.sources.import_files import Task, import_files, read_text_file
from corpus.sources.report import Report
from indexer.evaluation.files import lines

# What the file calls a kind of text -> its level; all else is statute law.
_LEVELS = {
    "宪法": "constitution",
    "行政法规": "administrative_regulation",
    "司法解释": "judicial_interpretation",
    "部门规章": "departmental_rule",
}
# A space before the next heading of a chain: 第一编 总则 第一章 刑法的任务 -> 第一编 总则, 第一章 刑法的任务
_NEXT_HEADING = re.compile("[ \u3000](?=第[零〇一二三四五六七八九十百]+(?:分编|编|章|节)[ \u3000])")


@dataclass(frozen=True, slots=True)
class Raw:
    """One line of the file that the texts are made of."""

    law: str
    level: str
    day: date
    headings: tuple[str, ...]
    number: str
    text: str


def read(path: Path) -> tuple[Raw, ...]:
    """Every article of the file in its order."""
    return tuple(_raw(json.loads(line)) for _, line in lines(path))


def import_rows(rows: Iterable[Raw], held: Library, files: Path, out: Path) -> Report:
    """Import the laws that a library does not hold; returns what was read, mended and skipped."""
    total = Report()
    titles = {version.title for statute in held.statutes.values() for version in statute.versions}
    for (level, day), paths in _written(rows, titles, files).items():
        found = import_files(paths, read_text_file, Task(out, held, level, day, day))
        total.laws_read += found.laws_read
        total.laws_written += found.laws_read - len(found.skipped)
        total.articles_read += found.articles_read
        total.articles_written += found.articles_read
        total.skipped += found.skipped
        total.repairs += found.repairs
    return total


def text_of(title: str, articles: Sequence[Raw]) -> str:
    """A law as a plain text: title, headings where they change, articles."""
    shown: tuple[str, ...] = ()
    made = [title]
    for article in articles:
        same = next((i for i, (a, b) in enumerate(zip(shown, article.headings, strict=False)) if a != b), len(shown))
        made += article.headings[same:]
        shown = article.headings
        made.append(f"{article.number}\u3000{article.text}")
    return "\n".join(made) + "\n"


def _raw(row: Mapping[str, str]) -> Raw:
    headings = tuple(_NEXT_HEADING.split(row["chap"])) if row["chap"] else ()
    return Raw(
        row["law"], _LEVELS.get(row["cat"], "law"), date.fromisoformat(row["date"]), headings, row["num"], row["text"]
    )


def _written(rows: Iterable[Raw], without: Collection[str], folder: Path) -> dict[tuple[str, date], list[Path]]:
    """Text files by what the importer must be told of them."""
    found: dict[tuple[str, date], list[Path]] = defaultdict(list)
    for number, articles in enumerate(_laws(rows)):
        first = articles[0]
        if first.law not in without:
            path = folder / f"{number:04d}.txt"
            path.write_text(text_of(first.law, articles), encoding="utf-8")
            found[first.level, max(article.day for article in articles)].append(path)
    return found


def _laws(rows: Iterable[Raw]) -> Iterator[list[Raw]]:
    laws: dict[str, list[Raw]] = defaultdict(list)
    for row in rows:
        laws[row.law].append(row)
    yield from laws.values()
