"""Numbers, sentences and tiers of cases in words."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.case_parties import Party, Quantity
from corpus.cases import Information, Outcome
from corpus.liability.outcome import TIER_NAMES
from corpus.liability.words import number

MONTHS = 12
COMPUTED = "推算"


def items(quantity: Quantity | None) -> str:
    """A number of items: 30万条以上."""
    if quantity is None:
        return ""
    return f"{number(quantity.value)}条" + ("以上" if quantity.at_least else "")


def short_yuan(amount: float | None) -> str:
    """A sum: 24万元."""
    return "" if amount is None else f"{number(amount)}元"


def yuan(amount: float | None) -> str:
    """A sum with its digits in groups: 240,000 元."""
    return "" if amount is None else f"{amount:,} 元"


def information(rows: Iterable[Information]) -> str:
    """Kinds of information and how many items: 行踪轨迹 1,964 条；普通 370 条以上."""
    return "；".join(map(_one_kind, rows))


def _one_kind(row: Information) -> str:
    name = "类型不详" if row.type == "未知" else row.type
    if row.count is None:
        return f"{name}（数量不详）"
    return f"{name} {row.count:,} 条" + ("以上" if row.lower_bound else "")


def length(months: int) -> str:
    """39 -> 3年3个月, with Arabic numerals as reports write it."""
    years, rest = divmod(months, MONTHS)
    return (f"{years}年" if years else "") + (f"{rest}个月" if rest else "")


def sentence(outcome: Outcome) -> str:
    """Kind and length of custody, how long it is suspended, whether it is for several offences together.

    Empty where the source gives no length.
    """
    if outcome.sentence_months is None:
        return ""
    kind = {True: "拘役", False: "有期徒刑", None: ""}[outcome.detention]
    text = kind + length(outcome.sentence_months)
    text += f"，缓刑{length(outcome.suspended_months)}" if outcome.suspended_months else ""
    return text + ("（数罪并罚）" if outcome.combined else "")


def tier(party: Party) -> str:
    """A defendant's tier; whether a court or a calculation found it."""
    if party.tier is None:
        return ""
    return TIER_NAMES[party.tier] + (f"（{COMPUTED}）" if party.computed else "")
