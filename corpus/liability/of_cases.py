"""What a decided case tells of one defendant, as facts; what the source does not tell apart stays unknown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from corpus.cases import Case, Information, Outcome, last_day
from corpus.liability.facts import Actor, Facts, Items

# The names of the offence in all its periods end so: 侵犯…, 出售…, 非法提供…, 非法获取公民个人信息罪.
_OFFENCE = "公民个人信息罪"
_CURRENT_NAME = "侵犯公民个人信息罪"
# A defendant that is no natural person; persons appear by surname and 某.
_UNIT = re.compile(r"(?:公司|集团|银行|分行|支行|医院|学校)$")


def facts_of(case: Case, outcome: Outcome | None) -> Facts | None:
    """The facts of one defendant: his own part, and the totals of the case where he is the only one.

    `outcome` None means the only defendant. None where the source does not tell enough: there are several and none is
    named, it was another offence, it is not known what this one did, or under which law.
    """
    alone = len(case.outcomes) == 1
    own = case.outcomes[0] if alone else outcome
    if own is None or case.kind != "criminal" or _OFFENCE not in (own.offence or _OFFENCE):
        return None
    conduct = own.conduct or (case.conduct if alone else ())
    day = _day_of_conduct(case, own)
    if not conduct or not day:
        return None
    insider = case.insider if alone and own.insider is None else own.insider
    income = case.illegal_income if alone and own.illegal_income is None else own.illegal_income
    return Facts(
        date=day,
        judged=case.day,
        actor=Actor(
            kind="unit" if _UNIT.search(own.who) else "person", insider=insider, prior=case.prior if alone else None
        ),
        acts=conduct,
        items=_items(own.information or (case.information if alone else ())),
        illegal_income=_exact(income),
        lawful_business=case.lawful_business,
        mitigation=tuple(dict.fromkeys((*case.mitigation, *own.mitigation))),
    )


def whole_case(case: Case) -> Facts | None:
    """All that a case of any kind tells, of everyone in it together: to compare with, never to be judged by."""
    if not case.conduct:
        return None
    return Facts(
        date=_until(case) or case.day,
        judged=case.day,
        actor=Actor(insider=case.insider),
        acts=case.conduct,
        items=_items(case.information),
        illegal_income=_exact(case.illegal_income),
        lawful_business=case.lawful_business,
    )


def _day_of_conduct(case: Case, outcome: Outcome) -> date | None:
    """The last day of the conduct, at the latest that of the decision.

    None for an offence of an earlier name where neither is told: the day of a later report would bring a later law.
    """
    named_earlier = outcome.offence is not None and _CURRENT_NAME not in outcome.offence
    return _until(case) or (None if named_earlier and not case.date else case.day)


def _until(case: Case) -> date | None:
    return min(last_day(case.conduct_until), case.day) if case.conduct_until else None


def _items(information: Iterable[Information]) -> tuple[Items, ...]:
    return tuple(Items(type=i.type, count=i.count, lower_bound=i.lower_bound) for i in information)


def _exact(yuan: int | float | None) -> Fraction | None:
    return None if yuan is None else Fraction(str(yuan))
