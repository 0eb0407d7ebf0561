"""Statistics of the cases -> the values of statistics.html."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.case_bands import UNKNOWN, sentence_labels
from corpus.case_facets import TIER_LABELS
from corpus.case_parties import Party
from corpus.case_statistics import Dot, LawLine, Reason, Scatter, Statistics
from corpus.cases import KINDS
from corpus.errors import NotHeldError
from corpus.liability.outcome import TIER_NAMES
from corpus.liability.words import number
from corpus.library import Library
from corpus.status import today
from webapp import views
from webapp.as_of import Day
from webapp.cases import plots
from webapp.cases import words as case_words
from webapp.cases.casebook import Casebook
from webapp.cases.statistics_contexts import (
    BarView,
    GridView,
    LineNote,
    Mark,
    ScatterRow,
    ScatterView,
    StatisticsPage,
    Tick,
)  # fmt: skip
from webapp.contexts import Link, Shell
from webapp.urls import case_url, cases_url

YEAR = case_words.MONTHS
REASONS: dict[Reason, str] = {
    "combined": "刑期是数罪并罚后的总刑期，不能算到这一个罪上",
    "no_facts": "来源没有写清本人做了什么、在什么时候",
    "before_lines": "行为和判决时还没有数量、数额标准，图上的线对它不适用",
    "no_number": "来源没有写本人的{}",
}
# In the picture there is no room for 一年以上不满三年; the table has the full names.
SHORT_BANDS = {
    "suspended": "缓刑", "0-12": "不满1年", "12-36": "1至3年", "36-60": "3至5年", "60-": "5年以上"
}  # fmt: skip
# More columns than this are too narrow for all their names on a telephone.
MANY = 8
_Measure = Literal["条数", "违法所得"]


@dataclass(frozen=True, slots=True)
class _Links:
    """Where the page leads: to cases, and to the law of its day."""

    library: Library
    day: Day

    def provision(self, address: str) -> Link:
        """A provision of today's rules, in its words of today where those of the day are others."""
        return views.provision_link(address, self.library, self.day.on, self.day.chosen, today())

    def case(self, party: Party) -> Link:
        """The case of a defendant."""
        return Link(party.case.title, case_url(party.case.id, self.day.chosen))

    def cases(self, **choices: str) -> str:
        """The list of cases."""
        return cases_url(**choices, as_of=self.day.chosen)


def statistics_page(shell: Shell, library: Library, casebook: Casebook, day: Day) -> StatisticsPage:
    """Everything the statistics page shows; its links lead to the law of the day."""
    found, links = statistics_in(casebook), _Links(library, day)
    return StatisticsPage(
        shell=shell,
        cases=found.cases,
        criminal_cases=found.criminal_cases,
        defendants=found.defendants,
        sentenced=found.sentenced,
        scatters=(
            _scatter("by-count", "条数", found, found.by_count, found.count_lines, links),
            _scatter("by-income", "违法所得", found, found.by_income, found.income_lines, links),
        ),
        penalties=tuple((f"{p.id}：{p.text}", links.provision(p.provision)) for p in found.penalties),
        grids=(_sentences(found), _years(found, links)),
        cases_url=links.cases(),
    )


def statistics_in(casebook: Casebook) -> Statistics:
    """The statistics.

    Raises:
        NotHeldError: this corpus has no rules, and no lines to draw.
    """
    if casebook.statistics is None:
        raise NotHeldError("责任规则（rules 文件夹），没有可以画的线")
    return casebook.statistics


def _scatter(
    key: str, measure: _Measure, found: Statistics, scatter: Scatter, lines: Sequence[LawLine], links: _Links
) -> ScatterView:
    unit = "条" if measure == "条数" else "元"
    rules = {line.rule for line in lines}
    across = plots.LogScale.of([*(d.number.value for d in scatter.dots), *(line.at_least for line in lines)])
    longest = max([found.higher_tier_months, *(d.months for d in scatter.dots)])
    down = plots.Scale((longest // YEAR + 1) * YEAR)
    left_out = tuple(
        _row(p, links, REASONS[r].format("条数" if unit == "条" else "违法所得")) for p, r in scatter.left_out
    )
    return ScatterView(
        id=key,
        title=f"刑期和{measure}",
        described=f"横轴是{measure}，对数刻度；纵轴是刑期。一个点是一名被告人，共{len(scatter.dots)}名。数据见图下的表。",
        axis=f"{measure}（{unit}，每格十倍）",
        marks=tuple(_marks(scatter.dots, across, down, links)),
        key=tuple(
            (tier, name) for tier, name in TIER_LABELS.items() if any(d.party.tier == tier for d in scatter.dots)
        ),
        across=tuple(_powers(across)),
        down=tuple(Tick(down.at(m), f"{m // YEAR}年") for m in range(0, int(down.high) + 1, YEAR)),
        lines=tuple(Tick(across.at(n), number(n)) for n in dict.fromkeys(line.at_least for line in lines)),
        law_y=Tick(down.at(found.higher_tier_months), f"{found.higher_tier_months // YEAR}年"),
        notes=tuple(_line_notes(lines, unit, links)),
        remarks=tuple((row.text, links.provision(row.provision)) for row in found.remarks if rules & {*row.of}),
        rows=tuple(_row(dot.party, links) for dot in scatter.dots),
        left_out=left_out,
        summary=f"{len(scatter.dots)} 名在图里，{len(left_out)} 名没有画",
    )


def _marks(dots: Sequence[Dot], across: plots.LogScale, down: plots.Scale, links: _Links) -> Iterable[Mark]:
    places = [(across.at(dot.number.value), down.at(dot.months)) for dot in dots]
    for dot, (x, y), aside in zip(dots, places, plots.steps_aside(places), strict=True):
        party = dot.party
        suspended = bool(party.suspended_months)
        link = links.case(party)
        yield Mark(x, y, aside, party.tier or UNKNOWN, suspended, _title(party, links), link.url)


def _title(party: Party, links: _Links) -> str:
    """Who, how many, the income, the sentence, the tier, the source."""
    row = _row(party, links)
    parts = [f"{row.who}，{row.case.text}", row.items, row.income, row.sentence, row.tier, f"来源：{row.source}"]
    return "；".join(part for part in parts if part)


def _row(party: Party, links: _Links, reason: str = "") -> ScatterRow:
    source = party.case.source
    income = party.income
    return ScatterRow(
        who=party.who,
        case=links.case(party),
        items=case_words.items(party.count),
        income=f"违法所得{case_words.short_yuan(income.value)}" if income else "",
        sentence=case_words.sentence(party.outcome) if party.outcome else "",
        tier=case_words.tier(party),
        source=f"{source.publisher}，{source.date}",
        reason=reason,
    )


def _powers(across: plots.LogScale) -> Iterable[Tick]:
    """Every second power of ten gives way on a telephone; the last name ends where the picture ends."""
    powers = across.powers()
    for place, power in enumerate(powers):
        anchor = "end" if place == len(powers) - 1 else "middle"
        yield Tick(across.at(power), number(power), anchor, minor=bool((len(powers) - 1 - place) % 2))


def _line_notes(lines: Sequence[LawLine], unit: str, links: _Links) -> Iterable[LineNote]:
    for value in dict.fromkeys(line.at_least for line in lines):
        here = [line for line in lines if line.at_least == value]
        provisions = dict.fromkeys(links.provision(line.provision) for line in here)
        yield LineNote(f"{number(value)}{unit}", tuple(map(_line_words, here)), tuple(provisions))


def _line_words(line: LawLine) -> str:
    """Of which information the line is (none: of any), and the tier from it."""
    return "：".join(part for part in ("、".join(line.types), TIER_NAMES[line.tier]) if part)


@dataclass(frozen=True, slots=True)
class _Words:
    """What a grid is called, what its rows are, what it counts, and what is in it."""

    id: str
    title: str
    corner: str
    unit: str
    summary: str


def _sentences(found: Statistics) -> GridView:
    names = {key: name for key, name in sentence_labels().items() if key in SHORT_BANDS}
    tiers = {key: name for key, name in TIER_LABELS.items() if any(row == key for row, _ in found.bands)}
    counted = sum(found.bands.values())
    summary = f"{counted} 人，数罪并罚的 {found.sentenced - counted} 人不在内"
    words = _Words("sentences", "各档刑期有多少人", "情节", "人", summary)
    return _grid(words, found.bands, tiers, names, SHORT_BANDS, lambda *_: "")


def _years(found: Statistics, links: _Links) -> GridView:
    known = [int(year) for year, _ in found.years if year != UNKNOWN]
    years = {str(year): f"{year}年" for year in range(min(known), max(known) + 1)} | {UNKNOWN: "不详"}
    short = {year: name.removesuffix("年") for year, name in years.items()}
    kinds = {key: name for key, name in KINDS.items() if any(kind == key for _, kind in found.years)}
    cells = {(kind, year): n for (year, kind), n in found.years.items()}
    words = _Words("years", "各年的案例", "类别", "件", f"{sum(cells.values())} 件，按裁判或者处理的年份")
    return _grid(words, cells, kinds, years, short, lambda kind, year: links.cases(kind=kind, year=year))


def _grid(
    words: _Words,
    cells: Mapping[tuple[str, str], int],
    rows: Mapping[str, str],
    columns: Mapping[str, str],
    short: Mapping[str, str],
    url: Callable[[str, str], str],
) -> GridView:
    placed = plots.grid(cells, list(rows), list(columns))
    heads = zip(placed.middles, columns, strict=True)
    return GridView(
        id=words.id,
        title=words.title,
        described=f"每行是一种{words.corner}，柱子的高低和上面的数字是{words.unit}数。数据见图下的表。",
        height=placed.height,
        bars=tuple(_bar(b, f"{rows[b.row]}，{columns[b.column]}：{b.value} {words.unit}", url) for b in placed.bars),
        feet=tuple(Tick(y, name) for y, name in zip(placed.lines, rows.values(), strict=True)),
        # The last of many names always stays; every second one before it gives way on a telephone.
        heads=tuple(
            Tick(x, short[key], minor=len(columns) > MANY and (len(columns) - place) % 2 == 0)
            for place, (x, key) in enumerate(heads)
        ),
        corner=words.corner,
        columns=tuple(columns.values()),
        rows=tuple((name, tuple(cells.get((row, column), 0) for column in columns)) for row, name in rows.items()),
        summary=words.summary,
    )


def _bar(bar: plots.Bar, title: str, url: Callable[[str, str], str]) -> BarView:
    return BarView(bar.x, bar.middle, bar.width, bar.y, bar.height, bar.value, title, url(bar.row, bar.column), bar.row)
