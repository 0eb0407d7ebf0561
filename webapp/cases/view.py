"""Found cases -> the values of cases.html."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from corpus.case_facets import FACET_NAMES, TIER_LABELS, FacetedCase
from corpus.case_parties import Party
from corpus.cases import Case
from webapp import views
from webapp.cases import words as case_words
from webapp.cases.casebook import Casebook, FoundCases
from webapp.cases.contexts import CaseFacet, CaseRow, CasesPage, TierBadge
from webapp.cases.query import RELEVANCE, CaseQuery
from webapp.contexts import FacetOption, Link, Shell
from webapp.urls import AS_OF, case_url, cases_url, statistics_url

# A facet shows at most this many choices; the others are folded.
SHOWN = 8
# Without a choice these are open: what people narrow down by first.
OPEN = ("kind", "tier", "type")
# Their choices stand in their own order; those of the others with the most cases first.
BY_NUMBER = ("behaviour", "type")
SORTS = {RELEVANCE: "相关度", "date": "日期", "sentence": "刑期", "count": "条数", "income": "违法所得"}
# Away from its heading a name says what it is about.
BADGES = {"undetermined": "情节不能确定"}
NOTES = {
    "tier": "来源写明的，按法院或者检察院的认定；没有写明的，按已知事实推算，列表里标“推算”。",
    "sentence": "按各被告人分别计。",
}


def cases_page(shell: Shell, casebook: Casebook, found: FoundCases) -> CasesPage:
    """Everything the list of cases shows."""
    query, names = found.query, casebook.labels
    more = query.start + query.top < found.total
    helpful = () if found.total else drops(found)
    facets = (_facet(key, name, found, names[key]) for key, name in FACET_NAMES.items())
    return CasesPage(
        shell=shell,
        words=query.words,
        kept=_kept(query),
        chips=_chips(query, names),
        clear_url=cases_url(as_of=query.as_of),
        facets=tuple(facet for facet in facets if facet.first),
        sorts=_sorts(query),
        rows=tuple(case_row(case, found) for case in found.shown),
        first=query.start + 1,
        total=found.total,
        held=len(casebook.cases),
        drops=helpful,
        alone=() if found.total or helpful else _alone(found, names),
        previous_url=query.url(max(0, query.start - query.top)) if query.start else "",
        next_url=query.url(query.start + query.top) if more else "",
        statistics_url=statistics_url(query.as_of),
    )


def name_of(names: Mapping[str, str], value: str) -> str:
    """The name of a facet's value; a year names itself."""
    return names.get(value, f"{value}年")


def tier_badges(parties: Iterable[Party]) -> tuple[TierBadge, ...]:
    """The tiers of a case's defendants, each once; one that a court found for any of them is not marked as computed."""
    found: dict[str, bool] = {}
    for party in parties:
        if party.tier:
            found[party.tier] = found.get(party.tier, True) and party.computed
    # Nothing is said of the defendants whose tier is open where that of others is known.
    shown = [key for key in TIER_LABELS if key in found and (key != "undetermined" or len(found) == 1)]
    return tuple(TierBadge(key, BADGES.get(key, TIER_LABELS[key]), found[key]) for key in shown)


def _kept(query: CaseQuery) -> tuple[tuple[str, str], ...]:
    kept = [(key, ",".join(query.choice[key])) for key in FACET_NAMES if query.choice.get(key)]
    day = [(AS_OF, str(query.as_of))] if query.as_of else []
    return (*kept, *([("sort", query.sort)] if query.sort != query.default_sort else []), *day)


def _chips(query: CaseQuery, names: Mapping[str, Mapping[str, str]]) -> tuple[Link, ...]:
    """What is chosen, in words; each leads to the list without it."""
    words = [Link(f"“{query.words}”", query.asking("").url())] if query.words else []
    chosen = [
        Link(f"{FACET_NAMES[key]}：{name_of(names[key], value)}", query.toggled(key, value).url())
        for key in FACET_NAMES
        for value in query.choice.get(key, ())
    ]
    return (*words, *chosen)


def drops(found: FoundCases) -> tuple[Link, ...]:
    """Which condition to give up, where no case meets all of them; those that help come with how many there are."""
    query = found.query
    links = []
    for key, left in found.without.items():
        url = query.asking("").url() if key == "q" else query.without(key).url()
        links += [Link(f"不限{_condition(key)}", url, f"{left} 件")] if left else []
    return tuple(links)


def _alone(found: FoundCases, names: Mapping[str, Mapping[str, str]]) -> tuple[Link, ...]:
    """Each condition by itself, with how many cases it has."""
    query, links = found.query, []
    for key, count in found.alone.items():
        values = "、".join(name_of(names[key], v) for v in query.choice[key]) if key != "q" else f"“{query.words}”"
        single = CaseQuery(query.words) if key == "q" else CaseQuery(choice={key: query.choice[key]})
        single = replace(single, as_of=query.as_of)
        links.append(Link(f"只按{_condition(key)}：{values}", single.url(), f"{count} 件"))
    return tuple(links)


def _condition(key: str) -> str:
    return "关键词" if key == "q" else FACET_NAMES[key]


def _facet(key: str, name: str, found: FoundCases, names: Mapping[str, str]) -> CaseFacet:
    held = found.query.choice.get(key, ())
    counts = found.counts[key]
    values = [v for v in names if counts.get(v) or v in held]
    if key == "year":
        years = sorted({v for v in (*counts, *held) if v not in names}, reverse=True)
        values = [*years, *values]
    if key in BY_NUMBER:
        values.sort(key=lambda v: (v not in held, -counts.get(v, 0)))
    options = tuple(_option(found.query, key, value, name_of(names, value), counts.get(value, 0)) for value in values)
    # One fold for one or two more choices would be longer than the choices.
    cut = SHOWN if len(options) > SHOWN + 2 else len(options)
    return CaseFacet(name, options[:cut], options[cut:], bool(held) or key in OPEN, NOTES.get(key, ""))


def _option(query: CaseQuery, key: str, value: str, name: str, count: int) -> FacetOption:
    return FacetOption(name, count, query.toggled(key, value).url(), value in query.choice.get(key, ()))


def _sorts(query: CaseQuery) -> tuple[FacetOption, ...]:
    offered = [key for key in SORTS if query.words or key != RELEVANCE]
    links = ((key, CaseQuery(query.words, query.choice, key, as_of=query.as_of).url()) for key in offered)
    return tuple(FacetOption(SORTS[key], 0, url, key == query.sort) for key, url in links)


def case_row(found: FacetedCase, result: FoundCases) -> CaseRow:
    """A case in a list."""
    case = found.case
    excerpt = result.excerpts.get(case.id)
    return CaseRow(
        id=case.id,
        title=case.title,
        url=case_url(case.id, result.query.as_of),
        kind=case.kind_name,
        context=_context(case),
        tiers=tier_badges(found.parties),
        acts="、".join(case.acts),
        facts=tuple(_facts(found)),
        result=case.result,
        excerpt=views.marked(excerpt) if excerpt else None,
    )


def _context(case: Case) -> str:
    day = case.date or f"日期不详，来源发布于{case.source.date[:4]}年"
    return "，".join(part for part in (case.authority or "机关不详", day) if part)


def _facts(found: FacetedCase) -> Iterable[tuple[str, str]]:
    """Scale, income and sentences, as far as they are known."""
    yield "信息", case_words.information(found.case.information) or "不详"
    if found.income is not None:
        yield "违法所得", case_words.short_yuan(found.income)
    sentences = (case_words.sentence(p.outcome) for p in found.parties if p.outcome)
    if told := list(dict.fromkeys(text for text in sentences if text)):
        yield "刑期", "；".join(told)
