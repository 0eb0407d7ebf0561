"""Rows of real cases, one JSON object a line, written down by others -> the facts of each defendant.

A row tells what was done in words (`behaviours`), the law by which it was judged (`law_regime`), totals, and for each
defendant his sentence and, where the source tells them apart, his own `info_types`, `gain_yuan` and `insider`.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from corpus.cases import last_day
from corpus.liability.facts import Facts, facts_of
from corpus.liability.rules import Regime
from corpus.vocabulary import Act, StatedTier

Row = Mapping[str, Any]
# own: his own figures; only: the one defendant, so the totals are his; joint: the totals of several, nobody's alone.
Share = Literal["own", "only", "joint"]
FOLDER = Path(__file__).parents[3].parent / "shared" / "cases" / "dev.jsonl"
REGIMES = {"刑九前": "amendment-7", "2017解释施行前": "amendment-9", "2017解释": "interpretation-2017"}
# Where these words stand, 提供 is the service in which the information was got, or what a victim was brought to do.
NOT_GIVING = re.compile(r"提供服务|诱\w*提供\w*|未经同意提供账户")
ACT_WORDS: tuple[tuple[Act, str], ...] = (
    ("sell", "出售|倒卖|贩卖|转卖|售卖"),
    ("provide", "提供"),
    ("publish", "发布|公开|公示|散布"),
    ("buy", "购买|收购|收买"),
    # Who sells on has got it from others first.
    ("receive", "转卖|转售"),
    ("exchange", "交换"),
    ("steal", "窃取|盗取"),
    ("scrape", "爬虫|爬取"),
    ("collect_in_service", "超授权收集|未经许可留存"),
    ("illegal_other", "非法获取|破解|骗取|诱骗|套取"),
)
TYPES = {"人脸": "生物识别"}
TIERS: tuple[tuple[str, StatedTier], ...] = (("情节特别严重", "especially_serious"), ("情节严重", "serious"))
# 3万余条, 30余万条: the number is a minimum. 余 and the scale stand in either order.
MORE = re.compile(r"([\d.]+)(?:(万|亿)余|余(万|亿)|余)条?")
SCALES = {"万": 10**4, "亿": 10**8, None: 1}


@dataclass(frozen=True, slots=True)
class Defendant:
    """One defendant of a real case: facts, and what the source says that the court found and imposed."""

    case: str
    who: str
    share: Share
    facts: Facts
    tier: StatedTier | None
    months: int | None
    combined: bool


def file_of_real_cases() -> Path:
    """Where the rows are: FATIAO_CASES, else a folder beside the repository."""
    return Path(os.environ.get("FATIAO_CASES") or FOLDER)


def read_defendants(path: Path, regimes: Sequence[Regime]) -> list[Defendant]:
    """All defendants in a file who were tried for an offence against personal information."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [found for row in rows for found in defendants(row, regimes)]


def defendants(row: Row, regimes: Sequence[Regime]) -> Iterator[Defendant]:
    """The defendants whom a row names, if it is a criminal case of this offence."""
    if row["kind"] != "criminal" or "公民个人信息罪" not in (row.get("charge") or ""):
        return
    for one in row["defendants"]:
        if acts := acts_of(row["behaviours"]):
            yield _defendant(row, one, acts, regimes)


def acts_of(behaviours: Iterable[str]) -> tuple[Act, ...]:
    """Acts in the words of a facts file.

    >>> acts_of(["提供服务过程中获取", "出售手机号与验证码"])
    ('sell',)
    >>> acts_of(["购买车辆轨迹信息", "提供轨迹用于寻车扣车"])
    ('provide', 'buy')
    """
    words = [NOT_GIVING.sub("", each) for each in behaviours]
    return tuple(act for act, pattern in ACT_WORDS if any(re.search(pattern, each) for each in words))


def share_of(row: Row, one: Row) -> Share:
    """Whether the figures of a defendant are his own, the totals of a case of one, or those of several."""
    if one.get("info_types") or one.get("gain_yuan") is not None:
        return "own"
    several = len(row["defendants"]) > 1 or re.search(r"等[\d一二三四五六七八九十]+[人名]", row["title"])
    return "joint" if several else "only"


def is_minimum(count: int | None, prose: str) -> bool:
    """Whether the prose gives this number as 余.

    >>> is_minimum(30000, "盗取公民信息三万余条，3万余条"), is_minimum(300000, "30余万条"), is_minimum(760, "760组")
    (True, True, False)
    """
    return any(
        round(float(digits) * SCALES[before or after or None]) == count for digits, before, after in MORE.findall(prose)
    )


def _defendant(row: Row, one: Row, acts: Sequence[Act], regimes: Sequence[Regime]) -> Defendant:
    share = share_of(row, one)
    day, judged = _days(row, regimes)
    facts = {
        "date": day,
        "judged": judged,
        "actor": {
            "kind": "unit" if re.search("单位|公司", one["name"]) else "person",
            "insider": _insider(row, one, share),
            "prior": row.get("prior"),
        },
        "acts": list(acts),
        "items": list(_items(row, one, share)),
        "illegal_income": one.get("gain_yuan") if share == "own" else row.get("illegal_gain_yuan"),
        "lawful_business": row.get("lawful_business_use"),
        "mitigation": row.get("mitigation_in_source") or [],
    }
    said = f"{one.get('note') or ''}{row.get('severity') or ''}"
    tier = next((tier for words, tier in TIERS if words in said), None)
    combined = "、" in row["charge"] or "合并" in said
    return Defendant(row["id"], one["name"], share, facts_of(facts), tier, one.get("sentence_months"), combined)


def _insider(row: Row, one: Row, share: Share) -> bool | None:
    """His own; that of the case unless he is said to be none of the staff."""
    if "insider" in one:
        return bool(one["insider"]) if one["insider"] is not None else None
    if share == "joint" and "非员工" in (one.get("note") or ""):
        return None
    return bool(row["insider"]) if row.get("insider") is not None else None


def _items(row: Row, one: Row, share: Share) -> Iterator[dict[str, Any]]:
    """His items, or those of the case; one who has only an income of his own has the types of the case unnumbered."""
    prose = f"{row['facts']}{row.get('notes') or ''}"
    own = one.get("info_types")
    for each in own or row["info_types"]:
        count = each["count"] if own or share != "own" else None
        yield {"type": TYPES.get(each["type"], each["type"]), "count": count, "lower_bound": is_minimum(count, prose)}


def _days(row: Row, regimes: Sequence[Regime]) -> tuple[date, date]:
    """The day of the decision, moved into the period by whose law it was judged; and that day itself."""
    words = max((words for words in REGIMES if row["law_regime"].startswith(words)), key=len)
    regime = next(regime for regime in regimes if regime.id == REGIMES[words])
    told = row.get("date") or row["source"].get("date")
    judged = last_day(told) if told else regime.since or regime.until
    assert judged is not None
    return min(judged, regime.until or judged), judged
