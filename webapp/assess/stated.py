"""Facts in words, as the head of a result repeats them: what was assessed must stand beside what follows."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.dates import show
from corpus.liability.facts import Facts, Items
from corpus.liability.words import money
from corpus.vocabulary import ACTS, UNKNOWN_TYPE, Prior
from webapp.assess.questions import TYPE_NAMES

_YES_NO = {True: "是", False: "否"}
_PRIORS: dict[Prior, str] = {
    "none": "没有",
    "same_offence": "因侵犯公民个人信息受过刑事处罚",
    "administrative_two_years": "二年内因此受过行政处罚",
}


def stated_rows(facts: Facts) -> tuple[tuple[str, str], ...]:
    """(name, value) of everything that is stated; what is unknown is not listed."""
    return tuple((name, value) for name, value in _rows(facts) if value)


def _rows(facts: Facts) -> Iterator[tuple[str, str]]:
    actor = facts.actor
    yield "行为", "、".join(ACTS[act] for act in facts.acts)
    yield "信息", "；".join(items_words(items) for items in facts.items)
    yield "违法所得", "" if facts.illegal_income is None else money(facts.illegal_income)
    yield "经营获利", "" if facts.business_profit is None else money(facts.business_profit)
    yield "行为人", _actor(facts)
    yield "信息在履职、服务中获得", _flag(actor.insider)
    yield "为合法经营购买、收受", _flag(facts.lawful_business)
    yield "知道或者应当知道他人用于犯罪", _flag(facts.known_criminal_use)
    yield "已被用于犯罪", _flag(facts.used_in_crime)
    yield "受过处罚", _PRIORS[actor.prior] if actor.prior else ""
    yield "后果", "、".join(facts.consequences)
    yield "量刑情节", "、".join(facts.mitigation)
    yield "判决日期", show(facts.judged) if facts.judged else ""


def items_words(items: Items) -> str:
    """One kind of information and its number.

    >>> items_words(Items(type="普通", count=1200, lower_bound=True))
    '普通信息（姓名、电话等）1,200余条'
    """
    name = "种类不明的信息" if items.type == UNKNOWN_TYPE else TYPE_NAMES[items.type]
    if items.count is None:
        return f"{name}，条数不明"
    words = f"{name}{items.count:,}{'余' if items.lower_bound else ''}条"
    words += f"，剔除{items.excluded:,}条" if items.excluded else ""
    return words + (f"，分别提供给{items.recipients:,}方" if items.recipients > 1 else "")


def _actor(facts: Facts) -> str:
    parts = ["单位"] if facts.actor.kind == "unit" else []
    parts += ["不满十八周岁"] if facts.actor.minor else []
    parts += [f"{facts.actor.age}周岁"] if facts.actor.age is not None else []
    return "，".join(parts)


def _flag(value: bool | None) -> str:
    return "" if value is None else _YES_NO[value]
