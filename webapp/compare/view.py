"""A comparison -> the values of compare.html."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.citations.format import in_guillemets
from corpus.compared import dated, row_of
from corpus.comparison import Comparison, Row
from corpus.dates import show
from corpus.division_changes import DivisionChange
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.line_alignment import Line, Unit
from corpus.model import Article, Statute, Version
from corpus.status import today
from webapp import views
from webapp.compare.asked import Asked, Only, View
from webapp.compare.contexts import (
    Choice,
    CompareForm,
    ComparePage,
    ContentsGroup,
    LineView,
    RowView,
    WordingView,
)  # fmt: skip
from webapp.compare.words import GROUPS, group_of, kind_name, label_of, move_note, number_ranges, numbers, origin, place
from webapp.contexts import Link, Shell
from webapp.urls import compare_api_url, compare_form_url, history_url, law_url

VIEWS: dict[View, str] = {"side": "左右对照", "inline": "一个文本，标出增删"}
EXTENTS: dict[Only, str] = {"changed": "只看改动", "words": "只看文字改动，不看条号变化", "all": "全文"}
# Groups whose articles a choice leaves out.
_HIDDEN: dict[Only, tuple[str, ...]] = {
    "changed": ("unchanged", "renumbered", "moved"),
    "words": ("unchanged", "renumbered", "moved", "references"),
    "all": (),
}
# What happened to articles whose counterpart is told by their number.
_BY_NUMBER = ("unchanged", "changed", "inserted", "deleted")


@dataclass(frozen=True, slots=True)
class _Making:
    """What every part of the page is made from."""

    comparison: Comparison
    asked: Asked

    @property
    def statute(self) -> str:
        return self.comparison.earlier.statute

    def url(self, article: str = "") -> str:
        """The same comparison, of an article or of the whole statute, with the choices that differ from the usual."""
        return self.asked.url(self.statute, self.comparison.days, article)


def compare_page(shell: Shell, library: Library, statute: Statute, comparison: Comparison, asked: Asked) -> ComparePage:
    """Two wordings of a statute, or of one article of it.

    Raises:
        NotHeldError: neither wording has the article.
    """
    made = _Making(comparison, asked)
    shown = _shown(made)
    later = comparison.later
    return ComparePage(
        shell=shell,
        title=f"{in_guillemets(later.short_title)}{label_of_row(shown[0]) if asked.article else ''}新旧文本比较",
        statute=Link(later.short_title, law_url(ProvisionId(made.statute), _full_day(later))),
        article=asked.article,
        whole_url=made.url() if asked.article else "",
        earlier=_wording(library, comparison.earlier),
        later=_wording(library, later),
        side=asked.view == "side",
        form=_form(statute, made),
        contents=() if asked.article else tuple(_contents(made, shown)),
        notes=tuple(_notes(made)),
        see_also=tuple(_see_also(made)) if asked.article else (),
        divisions=() if asked.article else tuple(map(_division, comparison.divisions)),
        outside=() if asked.article else tuple((o.name, tuple(map(line_view, o.lines))) for o in comparison.outside),
        rows=tuple(_rows(made, shown)),
        hidden=0 if asked.article else len(comparison.rows) - len(shown),
        inferred=any(row.kind not in _BY_NUMBER for row in comparison.rows),
        json_url=compare_api_url(made.statute, *comparison.days, asked.article),
    )


def label_of_row(row: Row) -> str:
    """第七十一条; of a deleted article the number that it had."""
    return label_of(row.later or row.earlier[0])


def line_view(line: Line, *, merged: bool = False) -> LineView:
    """A line for display; in a `merged` article every line says where it comes from."""
    before, after = (_depth(units) for units in (line.earlier, line.later))
    note = origin(line) if merged and line.earlier and line.kind != "moved_away" else move_note(line)
    return LineView(line.kind, after or before, before or after, line.segments, note)


def _depth(units: Sequence[Unit]) -> int:
    """1 for 款, 2 for 项, 3 for 目; 0 where there is none."""
    return 1 + (units[0].pid.item is not None) + (units[0].pid.subitem is not None) if units else 0


def _shown(made: _Making) -> list[Row]:
    comparison, asked = made.comparison, made.asked
    if not asked.article:
        return [row for row in comparison.rows if group_of(row) not in _HIDDEN[asked.only]]
    return [row_of(comparison, asked.article)]


def _day(version: Version) -> str:
    return show(version.effective)


def _full_day(version: Version) -> date | None:
    return version.effective if version.extent == "full" else None


def _wording(library: Library, version: Version) -> WordingView:
    partial = version.extent != "full"
    pid = version.id_of(version.articles[0]) if partial else ProvisionId(version.statute)
    return WordingView(
        label=f"{_day(version)}起施行的文本",
        day=str(version.effective),
        url=law_url(pid, version.effective),
        promulgated=show(version.promulgated),
        badge=views.badge(library.status(version, today())),
        partial=partial,
    )


def _form(statute: Statute, made: _Making) -> CompareForm:
    asked = made.asked
    return CompareForm(
        action=compare_form_url(made.statute),
        earlier=tuple(_wordings(statute, made.comparison.earlier)),
        later=tuple(_wordings(statute, made.comparison.later)),
        views=tuple(Choice(key, name, key == asked.view) for key, name in VIEWS.items()),
        extents=tuple(Choice(key, name, key == asked.only) for key, name in EXTENTS.items()),
        article=asked.article,
    )


def _wordings(statute: Statute, chosen: Version) -> Iterator[Choice]:
    for version in reversed(dated(statute)):
        part = "（部分条文）" if version.extent != "full" else ""
        yield Choice(str(version.effective), f"{_day(version)}起施行{part}", version is chosen)


def _contents(made: _Making, shown: Sequence[Row]) -> Iterator[ContentsGroup]:
    visible = {id(row) for row in shown}
    for key, name in GROUPS.items():
        rows = [row for row in made.comparison.rows if group_of(row) == key]
        links = (Link(numbers(row), f"#{_anchor(row)}" if id(row) in visible else _own(row, made)) for row in rows)
        if rows:
            ranges = number_ranges(rows) if key == "renumbered" else ""
            yield ContentsGroup(name, len(rows), ranges, () if key == "unchanged" else tuple(links))


def _anchor(row: Row) -> str:
    return f"a{row.later.key}" if row.later else f"was{row.earlier[0].key}"


def _own(row: Row, made: _Making) -> str:
    return made.url((row.later or row.earlier[0]).key)


def _notes(made: _Making) -> Iterator[str]:
    comparison = made.comparison
    if comparison.partial:
        held = [v for v in (comparison.earlier, comparison.later) if v.extent != "full"]
        days = "、".join(f"{_day(v)}起施行的文本" for v in held)
        count = len(comparison.rows)
        yield f"{days}，本库只收录了部分条文。这里只比较两个文本都有的 {count} 条，其余各条有没有改动，从这里看不出来。"
    if not made.asked.article and not any(row.words_differ for row in comparison.rows):
        yield "各条文字没有改动。"


def _see_also(made: _Making) -> Iterator[Link]:
    """The other article that bore this number: 原第七十一条现为第七十二条."""
    comparison, key = made.comparison, made.asked.article
    row, other = comparison.row(key), comparison.row_of_earlier(key)
    if row is None or other is None or other is row or key in (article.key for article in row.earlier):
        return
    was = label_of(other.earlier[0])
    now = f"现为{label_of(other.later)}" if other.later else "已删去"
    number = (other.later or other.earlier[0]).key
    # A deleted article whose number another one took has no comparison of its own under that number.
    url = made.url(number) if comparison.row(number) is other else f"{made.url()}#{_anchor(other)}"
    yield Link(f"{_day(comparison.earlier)}起施行的文本里的{was}{now}", url)


def _division(change: DivisionChange) -> str:
    if change.earlier and change.later:
        return f"“{_plain(change.earlier)}”改为“{_plain(change.later)}”"
    return f"增加“{_plain(change.later)}”" if change.later else f"不再有“{_plain(change.earlier)}”"


def _plain(label: str) -> str:
    return label.replace("　", " ")


def _rows(made: _Making, shown: Iterable[Row]) -> Iterator[RowView]:
    path: tuple[str, ...] = ()
    for row in shown:
        article = row.later or row.earlier[0]
        now = tuple(division.label for division in article.path)
        # A deleted article stands between others and opens no division of the later text.
        headings = () if made.asked.article or row.later is None else _opened(path, now)
        path = path if row.later is None else now
        yield _row(row, made, headings)


def _opened(before: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
    shared = next((i for i, pair in enumerate(zip(before, now, strict=False)) if pair[0] != pair[1]), None)
    return now[min(len(before), len(now)) if shared is None else shared :]


def _row(row: Row, made: _Making, headings: tuple[str, ...]) -> RowView:
    comparison = made.comparison
    return RowView(
        anchor=_anchor(row),
        kind=group_of(row),
        kind_name=kind_name(row),
        earlier=tuple(_article_link(comparison.earlier, article) for article in row.earlier),
        later=_article_link(comparison.later, row.later) if row.later else None,
        headings=headings,
        notes=tuple(_row_notes(row)),
        lines=tuple(line_view(line, merged=row.kind == "merged") for line in row.lines),
        url="" if made.asked.article else _own(row, made),
        history=history_url(comparison.later.id_of(row.later)) if row.later else "",
    )


def _article_link(version: Version, article: Article) -> Link:
    return Link(label_of(article), law_url(version.id_of(article), version.effective))


def _row_notes(row: Row) -> Iterator[str]:
    if row.moved and row.later:
        yield f"原在“{_where(row.earlier[0])}”，现在“{_where(row.later)}”。"
    if row.kind == "split" and row.later:
        came = [line.earlier[0] for line in row.lines if line.kind == "moved"]
        yield f"文字大部分出自原{'、'.join(map(place, came))}。"


def _where(article: Article) -> str:
    return "　".join(_plain(division.label) for division in article.path)
