"""`fatiao compare`: two wordings of a statute or of one article, with marks that a terminal can show."""

from __future__ import annotations

from collections.abc import Iterator

import click

from corpus.compared import Comparisons, row_of
from corpus.comparison import Comparison, Row
from corpus.dates import show
from corpus.library import Library
from corpus.line_alignment import Line
from corpus.text_differences import Segment
from webapp.compare.asked import asked_article, asked_statute
from webapp.compare.words import comparison_data, group_of, kind_name, move_note, numbers, origin, summary
from webapp.dates import parse_date
from webapp.verify.as_json import dumps

_QUIET = ("unchanged", "renumbered", "moved")
_KEY = "【删：…】删去的文字  【增：…】增加的文字  【…→…】条号、序号随条文顺序调整"


@click.command()
@click.argument("statute")
@click.argument("earlier", metavar="DATE")
@click.argument("later", metavar="DATE")
@click.option("--article", default="", help="只比较一条，如 253-1")
@click.option("--all", "everything", is_flag=True, help="也列出文字没有改动的条文")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON")
def compare(statute: str, earlier: str, later: str, article: str, everything: bool, as_json: bool) -> None:
    """比较一部法规在两个日期的文本，如 fatiao compare 刑法 2021-03-01 2024-03-01。

    STATUTE 写名称或者代号。不写 --article 时比较全部条文，只列出有改动的。
    """
    library = Library.load()
    found = asked_statute(library, statute)
    comparison = Comparisons(library).of(found.id, parse_date(earlier), parse_date(later))
    key = asked_article(found, article)
    click.echo(dumps(comparison_data(comparison, key)) if as_json else _text(comparison, key, everything=everything))


def _text(comparison: Comparison, article: str, *, everything: bool) -> str:
    if article:
        rows = [row_of(comparison, article)]
    else:
        rows = [row for row in comparison.rows if everything or group_of(row) not in _QUIET]
    blocks = [list(_head(comparison, whole=not article)), *(list(_row(row)) for row in rows)]
    return "\n\n".join("\n".join(block) for block in blocks)


def _head(comparison: Comparison, *, whole: bool) -> Iterator[str]:
    days = "与".join(f"{show(day)}起施行的文本" for day in comparison.days)
    yield f"《{comparison.later.short_title}》{days}"
    if whole:
        yield summary(comparison)
    if comparison.partial:
        yield f"本库只收录了部分条文，这里只比较两个文本都有的 {len(comparison.rows)} 条。"
    for outside in comparison.outside if whole else ():
        yield f"{outside.name}有改动：" + "／".join(_marked(line.segments) for line in outside.lines)
    yield _KEY


def _row(row: Row) -> Iterator[str]:
    yield f"{numbers(row)}  ［{kind_name(row)}］"
    for line in row.lines:
        yield f"  {_note(line, merged=row.kind == 'merged')}{_words(line)}"


def _note(line: Line, *, merged: bool) -> str:
    note = origin(line) if merged and line.earlier else move_note(line)
    return f"（{note}）" if note else ""


def _words(line: Line) -> str:
    """The words with their marks; a line that moved on stands as it was."""
    if line.kind == "moved_away":
        return "".join(segment.earlier for segment in line.segments)
    return _marked(line.segments).replace("\n", "↵")


def _marked(segments: tuple[Segment, ...]) -> str:
    return "".join(map(_segment, segments))


def _segment(segment: Segment) -> str:
    if segment.kind == "equal":
        return segment.later
    if segment.kind == "reference":
        return f"【{segment.earlier}→{segment.later}】"
    gone = f"【删：{segment.earlier}】" if segment.earlier else ""
    return gone + (f"【增：{segment.later}】" if segment.later else "")
