"""`fatiao amend`: apply an amendment to a wording, or take it out again, and say what fitted and what did not."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from corpus.amendments.apply import Applied, apply_operations
from corpus.amendments.fidelity import ArticleFidelity, fidelity
from corpus.amendments.next_version import next_version
from corpus.amendments.operations import Operation
from corpus.amendments.parse import parse_amendment
from corpus.amendments.undo import Undone, undo_operations
from corpus.amendments.wordings import held_from, wording_after, wording_before
from corpus.dates import show
from corpus.errors import FatiaoError
from corpus.library import Library
from corpus.model import Statute, Version
from corpus.reader import write_version
from webapp.amend_texts import applied_data, applied_text, quoted, undone_data, undone_text
from webapp.compare.asked import asked_statute
from webapp.dates import parse_date

_NOT_NEXT = "{day}起施行的文本与这次修改之间还有别的修改，得到的不是修改后施行的文本"


@click.command()
@click.argument("statute")
@click.option("--by", "amendment", required=True, help="修正案或者修改决定，写代号或者名称，如 xingfa-xiuzhengan-12")
@click.option("--from", "start", default=None, help="改哪一天适用的文本；不写为修改施行前的文本")
@click.option("--against", default=None, help="和哪一天适用的文本对照；不写为修改施行之日的文本")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), default=None, help="把得到的文本写成语料文件")
@click.option("--back", is_flag=True, help="倒推：从修改后的文本回到修改前")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON")
def amend(
    statute: str, amendment: str, start: str | None, against: str | None, out: Path | None, back: bool, as_json: bool
) -> None:
    """把修正案或者修改决定用到法规的文本上。

    例如 fatiao amend xingfa --by xingfa-xiuzhengan-12。有一处用不上，退出码就是 1。
    """
    library = Library.load()
    held = asked_statute(library, statute)
    text = _amending(library, held, asked_statute(library, amendment).latest)
    operations = parse_amendment(text, held)
    if back:
        if out:
            raise click.UsageError("倒推得到的文本可能不全，不能写成语料文件；请去掉 --out 或者 --back。")
        later = _chosen(held, start) or wording_after(held, text)
        failed = _backwards(held, later, text, operations, against, as_json)
    else:
        base = _chosen(held, start) or wording_before(held, text)
        failed = _forwards(held, base, text, operations, against, out, as_json)
    if failed:
        sys.exit(1)


def _forwards(
    statute: Statute,
    base: Version,
    amendment: Version,
    operations: tuple[Operation, ...],
    against: str | None,
    out: Path | None,
    as_json: bool,
) -> bool:
    applied = apply_operations(base, operations)
    if base is not wording_before(statute, amendment):
        applied = replace(applied, notes=(_NOT_NEXT.format(day=show(base.effective)), *applied.notes))
    held = _chosen(statute, against) or held_from(statute, amendment.effective)
    rows = fidelity(applied.articles, held) if held and held is not base else None
    data = applied_data(base, amendment, operations, applied, (held, rows) if held and rows else None)
    _show(data, applied_text(base, amendment, operations, applied, (held, rows) if held and rows else None), as_json)
    if out:
        _write(base, amendment, applied, out)
    return bool(applied.failures)


def _backwards(
    statute: Statute,
    later: Version,
    amendment: Version,
    operations: tuple[Operation, ...],
    against: str | None,
    as_json: bool,
) -> bool:
    undone = undo_operations(later, operations)
    held = _chosen(statute, against) or next(
        (v for v in reversed(statute.versions) if v.extent == "full" and _day(v) < _day(later)), None
    )
    rows = _known_rows(undone, held) if held else None
    data = undone_data(later, amendment, operations, undone, (held, rows) if held and rows else None)
    _show(data, undone_text(later, amendment, undone, (held, rows) if held and rows else None), as_json)
    return bool(undone.failures)


def _known_rows(undone: Undone, held: Version) -> tuple[ArticleFidelity, ...]:
    """Articles that the amendment rewrote are unknown, and do not count as missing."""
    lost = {unit.article for unit in undone.unknown}
    return tuple(row for row in fidelity(undone.articles, held) if row.kind != "missing" or row.key not in lost)


def _show(data: dict[str, Any], text: str, as_json: bool) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=1) if as_json else text)


def _write(base: Version, amendment: Version, applied: Applied, out: Path) -> None:
    if out.exists():
        raise FatiaoError(f"{out} 已经存在，没有覆盖。换一个文件名，或者先把它移走。")
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(write_version(next_version(base, amendment, applied)), encoding="utf-8")
    click.echo(f"写入 {out}", err=True)


def _amending(library: Library, statute: Statute, text: Version) -> Version:
    """The text that amends a statute.

    Raises:
        FatiaoError: it amends another statute, or none.
    """
    if statute.id in text.amends:
        return text
    others = [library.statute(other).latest.short_title for other in text.amends if other in library.statutes]
    what = f"它修改的是：{'、'.join(others)}" if others else "它不是修正案或者修改决定"
    fitting = sorted((s.latest for s in library.statutes.values() if statute.id in s.latest.amends), key=_day)
    hint = f"可用的有：{'、'.join(v.statute for v in fitting)}" if fitting else "本库没有修改这部法规的文件"
    raise FatiaoError(f"{quoted(text)}没有修改{quoted(statute.latest)}。{what}。{hint}。")


def _chosen(statute: Statute, written: str | None) -> Version | None:
    """The full wording of a day that the user names.

    Raises:
        FatiaoError: no full wording of that day is held.
    """
    if written is None:
        return None
    on = parse_date(written)
    if found := held_from(statute, on, exactly=False):
        return found
    days = "、".join(str(v.effective) for v in statute.versions if v.extent == "full")
    raise FatiaoError(f"没有收录{statute.latest.short_title}在 {on} 适用的全文；收录的全文自 {days} 起施行。")


def _day(version: Version) -> date:
    return version.effective or version.promulgated or date.max
