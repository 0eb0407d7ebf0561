"""A page of results -> the values of search.html and home.html."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from corpus.behaviours import STAGES, BehaviourCard
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.model import LEVELS
from indexer.request import Request
from indexer.results import ResultHit, ResultPage
from webapp import views
from webapp.contexts import CardSummary, Facet, FacetOption, HitView, HomePage, Link, SearchPage, Shell
from webapp.syntax_view import choices_of, conditions, missed, syntax_forms
from webapp.urls import behaviour_url, hit_url, law_url, search_url

KIND_NAMES = {"provision": "法条", "case": "案例", "behaviour": "行为"}
# Why a hit stands where it stands, in the reader's words.
REASONS = {
    "cited_by": "依据了所引的条文",
    "cited": "查询中引用了这一条",
    "card": "与所述行为有关",
    "named": "属于所指的法律",
    "phrase": "原文有所引的词句",
    "meaning": "意思与所问相近",
}
EXAMPLES = (
    "出售公民个人信息",
    "刑法253之一",
    "快递员卖客户信息怎么判",
    "小区强制刷脸",
    "泄露个人信息罚款多少",
    "民法典1034",
)
HELP = (
    ("一件事", ("快递员卖客户信息怎么判", "小区强制刷脸")),
    ("一条法", ("刑法第二百五十三条之一", "个保法66")),
    ("关键词", ("敏感个人信息 单独同意", "情节严重")),
)
# A page shows at most this many choices of a facet.
FACET_OPTIONS = 12
FULL_CARD = 0.5


def home_page(shell: Shell, library: Library, day: date | None) -> HomePage:
    """Examples, cards by stage of the information's life, and the statutes people open most."""
    stages: dict[str, list[Link]] = defaultdict(list)
    for card in library.cards.values():
        stages[STAGES[card.stage]].append(Link(card.name, behaviour_url(card.id, day)))
    ordered = tuple((name, tuple(stages[name])) for name in STAGES.values() if stages[name])
    statutes = tuple(
        Link(library.statutes[i].latest.short_title, law_url(ProvisionId(i), day))
        for i in (
            "gerenxinxibaohufa",
            "minfadian",
            "xingfa",
            "zhianguanlichufafa",
            "wangluoanquanfa",
            "fashi-2017-10",
        )
        if i in library.statutes
    )
    return HomePage(shell, _queries(EXAMPLES, day), ordered, statutes, syntax_forms(day))


def _queries(queries: Iterable[str], day: date | None) -> tuple[Link, ...]:
    return tuple(Link(query, search_url(query, as_of=day)) for query in queries)


def search_page(shell: Shell, library: Library, page: ResultPage, chosen_on: date | None) -> SearchPage:
    """Everything the search page shows.

    `chosen_on` is the day that was chosen beside the query: what asks the same query again carries it. Everything else
    leads to the law of the day of the page, which the query itself may name.
    """
    request = page.request
    dated_on = request.on if request.dated else None
    more = request.start + request.top < page.total
    choices = choices_of(request, chosen_on)
    return SearchPage(
        shell=shell,
        understood=page.understood.notes,
        cards=() if request.start else _card_summaries(page, library, dated_on),
        cited=sum("cited" in hit.parts for hit in page.hits),
        hits=tuple(_hit(hit, library, request.on, dated_on) for hit in page.hits),
        facets=_facets(page, library, chosen_on),
        total=page.total,
        took_ms=page.took_ms,
        next_url=search_url(request.query, **choices, start=request.start + request.top) if more else "",
        previous_url=search_url(request.query, **choices, start=request.start - request.top) if request.start else "",
        near=() if page.hits else _queries(EXAMPLES, dated_on),
        examples=tuple((kind, _queries(queries, dated_on)) for kind, queries in HELP),
        syntax=syntax_forms(chosen_on),
        conditions=conditions(page, chosen_on),
        missed=missed(page.near, chosen_on, dated_on) if page.near else None,
        also=page.understood.also,
        meant=Link(page.did_you_mean, search_url(page.did_you_mean, **choices)) if page.did_you_mean else None,
        literal=Link(request.query, search_url(request.query, **choices, literal=1)) if page.searched_instead else None,
    )


def without_day(page: ResultPage) -> str:
    """The query without the day that it names."""
    return next((page.syntax.without(part) for part in page.syntax.parts if part.key == "day"), page.syntax.text)


def _card_summaries(page: ResultPage, library: Library, dated_on: date | None) -> tuple[CardSummary, ...]:
    """The best card with its three tracks; a second one only if it agrees at least half as well."""
    best = page.cards[0][1].agreement if page.cards else 0.0
    shown = [card for card, match in page.cards if match.agreement >= FULL_CARD * best][: 2 if best else 1]
    return tuple(_card_summary(card, library, page.request.on, dated_on) for card in shown)


def _card_summary(card: BehaviourCard, library: Library, on: date, dated_on: date | None) -> CardSummary:
    found = views.tracks(card, library, on, dated_on, first=1)
    return CardSummary(card.name, card.summary, behaviour_url(card.id, dated_on), found)


def _hit(hit: ResultHit, library: Library, on: date, dated_on: date | None) -> HitView:
    context = hit.title
    if hit.kind == "provision":
        pid = ProvisionId.parse(hit.id)
        context = " › ".join(d.label for d in library.latest_provision(pid, hit.day or on).article.path) or hit.title
    elif hit.kind == "case":
        case = library.cases[hit.id]
        context = "，".join(part for part in (case.kind_name, case.authority, case.date) if part)
    reason = next((text for part, text in REASONS.items() if part in hit.parts), "")
    return HitView(
        kind=hit.kind,
        kind_name=KIND_NAMES[hit.kind],
        title=hit.label,
        context=context,
        snippet=views.marked(hit.snippet),
        url=hit_url(hit.kind, hit.unit, hit.day or dated_on),
        badge=views.badge(hit.status) if hit.status else None,
        reason=reason,
    )


def _facets(page: ResultPage, library: Library, dated_on: date | None) -> tuple[Facet, ...]:
    request = page.request
    names = {
        "kind": KIND_NAMES,
        "statute": {s.id: s.latest.short_title for s in library.statutes.values()},
        "level": LEVELS,
    }
    titles = {"kind": "类型", "statute": "法规", "level": "效力级别"}
    chosen = {"kind": ",".join(request.kinds), "statute": request.statute, "level": request.level}
    found = []
    for key, title in titles.items():
        counts = Counter({value: n for value, n in page.facets[key].items() if n})
        options = tuple(
            _option(request, dated_on, key, value, (names[key].get(value, value), count, chosen[key] == value))
            for value, count in counts.most_common(FACET_OPTIONS)
        )
        if len(options) > 1 or chosen[key]:
            found.append(Facet(title, options))
    return tuple(found)


def _option(request: Request, dated_on: date | None, key: str, value: str, shown: tuple[str, int, bool]) -> FacetOption:
    """A choice; following the link of a chosen one takes it back."""
    text, count, active = shown
    changed = replace(request, start=0)
    choices = choices_of(changed, dated_on) | {key: "" if active else value}
    return FacetOption(text, count, search_url(request.query, **choices), active)
