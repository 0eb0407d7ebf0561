"""An outcome in Chinese sentences, in the order in which a lawyer checks them; every line with its provision."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import groupby

from corpus.liability.milder import other_words, regime_range
from corpus.liability.outcome import (
    TIER_NAMES,
    Administrative,
    Criminal,
    Ground,
    Missing,
    OtherRegime,
    Outcome,
    Remedy,
)
from corpus.liability.rules import Tier
from corpus.liability.words import money, months_range, number
from corpus.sanctions import UNITS

# The name of a provision for a reader: its address -> 刑法第二百五十三条之一第一款.
Name = Callable[[str], str]
_PLACE = re.compile(r"\{([a-z0-9/-]+)\}")
_MET = {True: "符合", False: "不符合", None: "待定"}


def named(text: str, name: Name) -> str:
    """A sentence with the names of the provisions that it has places for (words.cited)."""
    return _PLACE.sub(lambda place: name(place[1]), text)


def explain(outcome: Outcome, name: Name) -> str:
    """The whole outcome, ready to read."""
    parts = [_criminal(outcome, name), *_blocks(outcome, name)]
    return "\n\n".join("\n".join(lines) for lines in parts if lines)


def summary(outcome: Outcome, name: Name) -> str:
    """What matters first: the tier and its range, the grounds that are met, the facts that are missing."""
    met = [ground for ground in outcome.criminal.grounds if ground.met]
    shortened = replace(outcome, criminal=replace(outcome.criminal, grounds=tuple(met)))
    missing = [line for fact in outcome.missing for line in _missing(fact)]
    return "\n".join(
        [*_criminal(shortened, name), *(["还缺的事实"] if missing else []), *(f"  {line}" for line in missing)]
    )


def tier_words(criminal: Criminal) -> str:
    """The tier in words; what remains possible where it is not certain."""
    if not criminal.offences:
        return "没有可以适用的侵犯公民个人信息的罪名"
    words = TIER_NAMES[criminal.tier]
    if criminal.tier == "undetermined":
        return f"{words}：{possible_words(criminal.possible)}都有可能"
    if len(criminal.possible) > 1:
        return f"至少{words}，还可能{possible_words(criminal.possible[1:])}"
    return words


def possible_words(tiers: Iterable[Tier]) -> str:
    """Tiers, side by side.

    >>> possible_words(("none", "serious"))
    '未达到情节严重、情节严重'
    """
    return "、".join(TIER_NAMES[tier] for tier in tiers)


def ground_words(ground: Ground) -> str:
    """How many times a line is reached, where it is a number."""
    return "" if not ground.ratio else f"，{times_words(ground.ratio)}"


def times_words(ratio: Fraction) -> str:
    """A multiple of a line, exact where that is short.

    >>> times_words(Fraction(6)), times_words(Fraction(1, 3))
    ('标准的6倍', '标准的约0.33倍')
    """
    about = "" if (ratio * 100).denominator == 1 else "约"
    return f"标准的{about}{number(ratio)}倍"


def amount_words(row: Administrative) -> str:
    """The amount of a measure in the words of the law.

    One bound alone is 以下 or 以上; times and percent name their base.
    """
    if row.amount is None or row.unit is None:
        return ""
    low, high = row.amount
    parts = [f"{_one(value, row.unit)}{side}" for value, side in ((low, "以上"), (high, "以下")) if value is not None]
    if low is not None and low == high:
        parts = [_one(low, row.unit)]
    return f"{row.per or ''}{''.join(parts)}"


def _one(value: Fraction, unit: str) -> str:
    return money(value) if unit == "yuan" else f"{number(value)}{UNITS[unit]}"


def _criminal(outcome: Outcome, name: Name) -> list[str]:
    criminal = outcome.criminal
    lines = [f"行为时间：{outcome.date}；适用：{outcome.regime}", "", "刑事责任"]
    if not criminal.offences:
        return [*lines, f"  {tier_words(criminal)}", *_other_regime(criminal.other_regime, name)]
    offences = "和".join(dict.fromkeys(offence for offence, _ in criminal.offences))
    lines.append(f"  罪名：{offences}（{'、'.join(name(p) for _, p in criminal.offences)}）")
    lines.append(f"  情节：{tier_words(criminal)}")
    if criminal.range_months[1]:
        may_be = "可能的" if criminal.tier == "undetermined" else ""
        lines.append(f"  {may_be}量刑幅度：{months_range(*criminal.range_months)}（{'、'.join(_custody(criminal))}）")
    if criminal.adjusted_range_months != criminal.range_months:
        lines.append(f"  连同量刑情节：{months_range(*criminal.adjusted_range_months)}")
    lines += _other_regime(criminal.other_regime, name)
    lines += [f"  {line}" for line in (*_fine(criminal, name), *_unit(criminal, name))]
    lines += [f"  {_MET[g.met]}：{g.text}（{name(g.provision)}）{ground_words(g)}" for g in criminal.grounds]
    return [*lines, *(f"  量刑情节：{words}" for words in _adjustments(criminal, name))]


def _other_regime(other: OtherRegime | None, name: Name) -> list[str]:
    if other is None:
        return []
    there = regime_range(other.tier, other.range_months, offence=bool(other.offences))
    return [f"  {other_words(other)}：{there}；适用哪一个，依{other.rule}判断（{name(other.provision)}）"]


def _adjustments(criminal: Criminal, name: Name) -> Iterator[str]:
    for row in criminal.adjustments:
        yield f"{row.rule}，{row.effect}" + (f"（{name(row.provision)}）" if row.provision else "")


def _custody(criminal: Criminal) -> list[str]:
    return [f"{kind}{months_range(*months)}" for kind, months, _ in criminal.custody]


def _fine(criminal: Criminal, name: Name) -> Iterator[str]:
    if fine := criminal.fine:
        usual = ""
        if fine.usual and fine.usual_provision:
            low, high = (money(value) for value in fine.usual)
            usual = f"；{fine.usual_text}（{name(fine.usual_provision)}），按此为{low}至{high}"
        yield f"罚金：{fine.mode}（{name(fine.provision)}）{usual}"


def _unit(criminal: Criminal, name: Name) -> Iterator[str]:
    if criminal.unit:
        text, provision = criminal.unit
        yield f"单位：{text}（{name(provision)}）；上面的幅度是责任人员的"


def _blocks(outcome: Outcome, name: Name) -> Iterator[list[str]]:
    blocks = {
        "行政责任": [*_administrative(outcome.administrative, name)],
        "民事责任": _remedies(outcome.civil, name),
        "公益诉讼": _remedies(outcome.public_interest, name),
        "还缺的事实": [line for fact in outcome.missing for line in _missing(fact)],
        "说明": [named(note, name) for note in outcome.notes],
    }
    yield from ([title, *(f"  {line}" for line in lines)] for title, lines in blocks.items() if lines)


def _administrative(rows: Iterable[Administrative], name: Name) -> Iterator[str]:
    """One line for each provision, and one for each kind of person that it punishes.

    What all measures of a provision share is said once.
    """
    for (provision, sector), of_provision in groupby(rows, lambda row: (row.provision, row.sector)):
        measures = list(of_provision)
        condition, authority = _shared(m.condition for m in measures), _shared(m.authority for m in measures)
        limits = [f"限于{sector}" if sector else "", condition or "", f"由{authority}处理" if authority else ""]
        beside = "；".join(limit for limit in limits if limit)
        yield f"{name(provision)}　{measures[0].breach}" + (f"（{beside}）" if beside else "")
        for subject, of_subject in groupby(measures, lambda row: row.subject):
            words = (measure_words(m, condition, authority) for m in of_subject)
            yield f"  {subject}：{'；'.join(dict.fromkeys(words))}"


def _shared(values: Iterable[str | None]) -> str | None:
    found = set(values)
    return found.pop() if len(found) == 1 else None


def measure_words(row: Administrative, condition: str | None = None, authority: str | None = None) -> str:
    """A measure with its amount, and its condition and authority unless they are those that were said before."""
    own = (row.condition if row.condition != condition else None, row.authority if row.authority != authority else None)
    beside = "，".join(part for part in own if part)
    return f"{row.measure}{amount_words(row)}" + (f"（{beside}）" if beside else "")


def _remedies(rows: Iterable[Remedy], name: Name) -> list[str]:
    return [f"{r.remedy}（{name(r.provision)}）{f'；{r.condition}' if r.condition else ''}" for r in rows]


def _missing(missing: Missing) -> list[str]:
    changes = [f"  {change.answer} → {possible_words(change.tiers)}" for change in missing.what_changes]
    return [f"{missing.name}（{missing.fact}）：{missing.why_it_matters}", *changes]
