"""A case -> the values of case.html."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from corpus.case_facets import FacetedCase
from corpus.case_parties import Party
from corpus.cases import Case
from corpus.liability.facts import Facts as Stated
from corpus.liability.likeness import Likeness, like_cases
from corpus.liability.of_cases import whole_case
from corpus.library import Library
from corpus.vocabulary import ACTS, Prior
from webapp import views
from webapp.as_of import Day
from webapp.assess.form import query_of
from webapp.cases import words as case_words
from webapp.cases.contexts import CasePage, LikeRow, OutcomeRow
from webapp.cases.view import tier_badges
from webapp.contexts import Facts, Link, Shell
from webapp.urls import assess_url, behaviour_url, case_url

# As many as a reader compares; weaker likenesses say little.
LIKE = 5
PRIOR: dict[Prior, str] = {
    "none": "没有",
    "same_offence": "曾因侵犯公民个人信息受过刑事处罚",
    "administrative_two_years": "二年内因侵犯公民个人信息受过行政处罚",
}


def case_page(shell: Shell, library: Library, found: FacetedCase, day: Day) -> CasePage:
    """A case: what was done, what was decided, who published it, and which cases are like it."""
    case = found.case
    compared, stated = _compared(found)
    return CasePage(
        shell=shell,
        title=case.title,
        kind=case.kind_name,
        tiers=tier_badges(found.parties),
        facts=_facts(case),
        story=tuple(case.facts.split("\n")),
        acts=case.acts,
        result=case.result,
        outcomes=tuple(_outcomes(found)),
        provisions=tuple(views.provision_link(a, library, day.on, day.chosen, case.day) for a in case.provisions),
        cards=tuple(Link(library.cards[c].name, behaviour_url(c, day.chosen)) for c in found.values["behaviour"]),
        compared=compared,
        like=tuple(_like(case, stated, library, day.chosen)) if stated else (),
        source=f"{case.source.publisher}，《{case.source.title}》，{case.source.date}",
        source_url=case.source.url or "",
        notes=case.notes,
    )


def _compared(found: FacetedCase) -> tuple[str, Stated | None]:
    """Whose facts stand for the case: the only defendant's, else those of all together, else of the first known."""
    known = [party for party in found.parties if party.facts]
    if len(found.parties) == 1 and known:
        return known[0].who, known[0].facts
    if whole := whole_case(found.case):
        return "全案", whole
    return (known[0].who, known[0].facts) if known else ("", None)


def _like(case: Case, stated: Stated, library: Library, day: date | None) -> Iterable[LikeRow]:
    regimes = library.rules.criminal.regimes if library.rules else ()
    others = [other for other in library.cases.values() if other.id != case.id]
    for like in like_cases(stated, others, LIKE, regimes):
        yield LikeRow(Link(like.case.title, case_url(like.case.id, day)), _decided(like), "；".join(like.reasons))


def _decided(like: Likeness) -> str:
    """What the nearest defendant got, else the result of the case."""
    got = case_words.sentence(like.outcome) if like.outcome else ""
    return f"{like.outcome.who}：{got}" if like.outcome and got else like.case.result


def _facts(case: Case) -> Facts:
    rows = [
        ("类别", case.kind_name),
        ("机关", case.authority or "不详"),
        ("日期", case.date or "不详"),
        ("行为方式", "、".join(ACTS[act] for act in case.conduct)),
        ("行为截至", case.conduct_until or ""),
        ("信息类型和数量", case_words.information(case.information) or "不详"),
        ("违法所得", case_words.yuan(case.illegal_income)),
        ("履职、服务中获得", _yes_or_no(case.insider)),
        ("用于合法经营", _yes_or_no(case.lawful_business)),
        ("受过处罚", PRIOR[case.prior] if case.prior else ""),
        ("量刑情节", "、".join(case.mitigation)),
        ("罚款或罚金合计", case_words.yuan(case.fine)),
        ("赔偿", case_words.yuan(case.compensation)),
    ]
    return Facts(tuple(row for row in rows if row[1]), ())


def _yes_or_no(value: bool | None) -> str:
    return "" if value is None else "是" if value else "否"


def _outcomes(found: FacetedCase) -> Iterable[OutcomeRow]:
    if found.parties:
        return (_defendant(party) for party in found.parties if party.outcome)
    return (_defendant(Party(found.case, o, None, None, o.tier, computed=False)) for o in found.case.outcomes)


def _defendant(party: Party) -> OutcomeRow:
    own = party.outcome
    assert own is not None
    rows = [
        ("行为", "、".join(ACTS[act] for act in own.conduct)),
        ("信息", case_words.information(own.information)),
        ("违法所得", case_words.yuan(own.illegal_income)),
        ("罪名或事由", own.offence or ""),
        ("情节", case_words.tier(party)),
        ("量刑情节", "、".join(own.mitigation)),
        ("刑期", case_words.sentence(own)),
        ("罚金或罚款", case_words.yuan(own.fine)),
        ("备注", own.note or ""),
    ]
    return OutcomeRow(
        who=own.who,
        role=own.role or "",
        facts=tuple(row for row in rows if row[1]),
        assess_url=assess_url(query_of(party.facts)) if party.facts else "",
    )
