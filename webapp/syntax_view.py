"""The forms and conditions of a query, and what comes near where nothing was found -> what a page shows of them."""

from __future__ import annotations

from datetime import date

from indexer.near_misses import NearMisses
from indexer.query_syntax import label
from indexer.request import Request
from indexer.results import ResultPage
from webapp.contexts import Link, Missed, SyntaxForm
from webapp.urls import law_url, search_url

# What a form does, which values it takes, and a query that has it.
FORMS = (
    ("原文里一字不差", "引号里写原文，空格和换行不计", "“单独同意”"),
    ("不要含有某个词", "减号前面留空格，后面不留", "出售个人信息 -刑法"),
    ("只查某部法规", "法律:全称、简称或文号都可以，几部之间用顿号", "隐私权 法律:民法典"),
    ("只查某一层级", "层级:宪法、法律、行政法规、司法解释、部门规章；类型:法条、案例、行为", "人脸信息 层级:司法解释"),
    (
        "按效力或日期查",
        "效力:现行、已修改、已废止、尚未施行；日期:2020-01-01",
        "侮辱他人 效力:已修改 法律:治安管理处罚法",
    ),
)


def syntax_forms(day: date | None) -> tuple[SyntaxForm, ...]:
    """The help on the syntax, with examples that lead to their results."""
    return tuple(SyntaxForm(does, values, Link(query, search_url(query, as_of=day))) for does, values, query in FORMS)


def choices_of(request: Request, chosen_on: date | None) -> dict[str, object]:
    """What a page of results was chosen by, beside its query."""
    return {
        "kind": ",".join(request.kinds),
        "statute": request.statute,
        "level": request.level,
        "as_of": chosen_on,
    }


def conditions(page: ResultPage, chosen_on: date | None) -> tuple[Link, ...]:
    """The conditions that stand in the query; each leads to the results without it."""
    choices = choices_of(page.request, chosen_on)
    return tuple(Link(label(part), search_url(page.syntax.without(part), **choices)) for part in page.syntax.parts)


def missed(near: NearMisses, chosen_on: date | None, dated_on: date | None) -> Missed:
    """What comes near to a search that found nothing."""
    return Missed(
        explanation=near.explanation,
        unknown=near.unknown,
        nowhere=near.nowhere,
        relaxed=tuple(
            Link(
                f"去掉 {relaxed.name}" if relaxed.name else "去掉全部条件",
                search_url(relaxed.request.query, **choices_of(relaxed.request, chosen_on)),
                f"{relaxed.total} 条",
            )
            for relaxed in near.relaxed
        ),
        articles=tuple(Link(found.label, law_url(found.address, dated_on)) for found in near.articles),
        statutes=tuple(Link(found.label, law_url(found.address, dated_on)) for found in near.statutes),
        not_held=tuple((f"《{text.title}》", text.reason) for text in near.not_held),
    )
