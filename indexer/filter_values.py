"""The filters of a query (法律:民法典): their names, their values, and what was meant by those that there are not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from corpus.library import Library
from corpus.model import LEVELS
from corpus.names import canonical, names_of
from corpus.written_dates import DateError, parse_date

# Filter -> its names, the first of which is shown.
FILTERS: Mapping[str, tuple[str, ...]] = {
    "statutes": ("法律", "法规", "法典"),
    "levels": ("层级", "级别", "效力级别", "位阶"),
    "standings": ("效力", "状态", "时效", "时效性"),
    "day": ("日期", "时间", "适用日期"),
    "kinds": ("类型", "类别", "种类"),
}
# Written value -> standings (corpus.status); the first name of each row is shown.
_STANDINGS: Mapping[tuple[str, ...], tuple[str, ...]] = {
    ("现行", "现行有效", "有效", "生效"): ("in_force", "amended_later"),
    ("已修改", "已被修改", "修改", "旧文本"): ("superseded",),
    ("已废止", "废止", "已失效", "失效"): ("repealed",),
    ("尚未施行", "未施行", "待施行", "尚未生效", "未生效"): ("not_yet_in_force",),
    ("效力待定", "待定"): ("undetermined",),
}
_KINDS: Mapping[tuple[str, ...], tuple[str, ...]] = {
    ("法条", "条文", "法规", "法律"): ("provision",),
    ("案例", "案件", "判例"): ("case",),
    ("行为", "行为说明"): ("behaviour",),
}
_LEVELS: Mapping[tuple[str, ...], tuple[str, ...]] = {
    (name, *(("规章",) if key == "departmental_rule" else ())): (key,) for key, name in LEVELS.items()
}
_TABLES = {"levels": _LEVELS, "standings": _STANDINGS, "kinds": _KINDS}
# 2020, 2020年: a year alone, of which the first day is taken.
_YEAR = re.compile(r"(\d{4})年?", re.ASCII)
# So like a name must be to be offered instead: 民法点 for 民法典, 个人信息 for 个人信息保护法.
ALIKE = 60
OFFERED = 3
MAX_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Value:
    """What a written value means; nothing: there is no such value. `note` says what a reader must know of it."""

    ids: tuple[str, ...]
    note: str = ""


def filter_named(name: str) -> str | None:
    """The filter of a name: 法规 -> statutes."""
    return next((key for key, names in FILTERS.items() if name in names), None)


def name_of(key: str) -> str:
    """The name by which a filter is shown."""
    return FILTERS[key][0]


def read_value(key: str, written: str, library: Library) -> Value:
    """What a value of a filter means.

    法律  any name of a statute held, its document number, or its id
    层级  宪法 | 法律 | 行政法规 | 司法解释 | 部门规章
    效力  现行 | 已修改 | 已废止 | 尚未施行 | 效力待定
    日期  2020-01-01 and the other forms of corpus.written_dates | 2020 (its first day)
    类型  法条 | 案例 | 行为
    """
    if key == "statutes":
        return _statute(written, library)
    if key == "day":
        return _day(written)
    found = next((ids for names, ids in _TABLES[key].items() if written in names), ())
    return Value(found) if found else Value((), f"“{name_of(key)}”没有“{_cut(written)}”这个值，{_values(key)}")


def unknown_filter(name: str) -> str:
    """A name before a colon that is no filter: said, with the names that there are."""
    return f"没有叫“{name}”的筛选条件（可以用：{'、'.join(map(name_of, FILTERS))}），已作为普通文字检索"


def is_like_a_filter(name: str) -> bool:
    """Whether a name shares a character with that of a filter: 法例, 层次, 日子; 原告 is plain prose."""
    names = [n for names in FILTERS.values() for n in names]
    return process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=50) is not None


def near_statutes(written: str, library: Library, alike: float = ALIKE) -> tuple[str, ...]:
    """Ids of the statutes whose names are most like what was written, the likest first."""
    owners = {canonical(name): s.id for s in library.statutes.values() for name in names_of(s)}
    found = process.extract(canonical(written), list(owners), scorer=fuzz.ratio, score_cutoff=alike, limit=12)
    return tuple(dict.fromkeys(owners[name] for name, _, _ in found))[:OFFERED]


def _statute(written: str, library: Library) -> Value:
    if written in library.statutes:
        return Value((written,))
    named = library.names.candidates(written)
    held = tuple(statute for statute in named if statute in library.statutes)
    if len(named) > 1:
        titles = "、".join(f"《{library.statutes[n].latest.short_title if n in held else n}》" for n in named[:4])
        return Value(
            held, f"“{_cut(written)}”不止指一部法规：{titles}，{'其中收录的都算在内' if held else '都没有收录'}"
        )
    return Value(held) if held else Value((), _no_statute(written, library))


def _no_statute(written: str, library: Library) -> str:
    record = library.not_held_named(written)
    if record:
        # Among the words the title brings the reason why it is not held.
        return f"没有收录《{record.title}》"
    told = f"没有收录叫“{_cut(written)}”的法规"
    if known := library.known_names.get(canonical(written)):
        return f"没有收录《{known.title}》"
    other = next((k for k, table in _TABLES.items() if any(written in names for names in table)), None)
    offers = [f"{name_of(other)}：{written}"] if other else []
    offers += [f"法律：{library.statutes[i].latest.short_title}" for i in near_statutes(written, library)]
    return f"{told}，是不是要找：{'、'.join(offers)}" if offers else told


def _day(written: str) -> Value:
    if year := _YEAR.fullmatch(written):
        return _first_day(year[1])
    try:
        return Value((parse_date(written).isoformat(),))
    except DateError as error:
        return Value((), str(error))


def _first_day(year: str) -> Value:
    try:
        first = parse_date(f"{year}-01-01")
    except DateError as error:
        return Value((), str(error))
    return Value((first.isoformat(),), f"“日期：{year}”没有写明哪一天，按{year}年1月1日的法律检索")


def _values(key: str) -> str:
    return f"可以写：{'、'.join(names[0] for names in _TABLES[key])}"


def _cut(written: str) -> str:
    return written if len(written) <= MAX_SHOWN else f"{written[:MAX_SHOWN]}…"


def shown_values(key: str, ids: Iterable[str], library: Library) -> str:
    """Values as a reader knows them: 民法典、刑法."""
    if key == "statutes":
        return "、".join(library.statutes[i].latest.short_title if i in library.statutes else i for i in ids)
    if key == "day":
        return "、".join(ids)
    wanted = set(ids)
    return "、".join(names[0] for names, own in _TABLES[key].items() if wanted & set(own))
