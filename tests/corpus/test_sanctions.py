"""Duty -> sanction edges: every address, amount, word and day is held against the text of the law.

行政处罚法第四条 lets only a law, regulation or rule impose a penalty: an edge must not say more than its article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

import pytest

from corpus.ids import ProvisionId
from corpus.library import DATA, Library, unit_text
from corpus.model import Article, Version
from corpus.quotations.amounts import amount
from corpus.sanctions import Measure, Sanction, read_sanctions
from tests.conftest import TODAY

FILES = {path.stem: read_sanctions(path) for path in sorted(DATA.glob("sanctions/*.yaml"))}
EDGES = {edge.id: edge for file in FILES.values() for edge in file.sanctions}
each_edge = pytest.mark.parametrize("edge", EDGES.values(), ids=EDGES.keys())

SANCTION_WORDS = re.compile(
    "罚款|拘留|警告|没收|吊销|停业|责令|处分|追究刑事责任|治安管理处罚|通报批评|关闭|禁止[^。；]*(?:从业|担任|从事)"
)
COVERED = [
    "gerenxinxibaohufa", "wangluoanquanfa", "shujuanquanfa", "xiaofeizhequanyibaohufa", "dianzishangwufa",
    "weichengnianrenbaohufa", "juminshenfenzhengfa", "youzhengfa", "fandianxinwangluozhapianfa",
    "zhianguanlichufafa",
]  # fmt: skip
# In 治安管理处罚法 nearly every article punishes: 第三章第三节 (persons, property) and 第四节 (social order).
POLICE_LAW, CHAPTER, SECTIONS = "zhianguanlichufafa", 3, (3, 4)

# 一万元以上十万元以下, 一百万元以下, 百分之五以下, 五千元, 六个月以上一年以下; 上一年度 is no amount.
_NUMBER = "(?:[零一二两三四五六七八九十百千万亿]+|[0-9]+[万亿]?)"
_AMOUNT = f"(?:百分之{_NUMBER}|{_NUMBER}(?:元|倍|日|个月|年(?!度)))"
SPAN = re.compile(f"(?:(?P<low>{_AMOUNT})以上)?(?P<high>{_AMOUNT})(?P<bound>以上|以下)?")
UNITS = {"元": "yuan", "倍": "times", "日": "days", "个月": "months"}
# What parts the tiers of a penalty.
TIER = re.compile("情节(?:严重|较重|较轻)|拒不改正|逾期不改正|后果的")
# （第十八条）: the words before it stand in another article of the same statute.
ELSEWHERE = re.compile("（第十八条）$")
_Span = tuple[Fraction | None, Fraction | None, str]


def _value(words: str) -> tuple[Fraction, str]:
    """百分之五 -> 5 percent, 一百万元 -> 1000000 yuan, 一年 -> 12 months (六个月以上一年以下)."""
    unit = next((u for u in UNITS if words.endswith(u)), "")
    value = amount(words.removesuffix(unit or "年"))
    assert value is not None, words
    if words.startswith("百分之"):
        return value * 100, "percent"
    return (value, UNITS[unit]) if unit else (value * 12, "months")


def _spans(text: str) -> dict[_Span, str]:
    """Every amount of a text, as (min, max, unit), with its words.

    >>> list(_spans("处一万元以上十万元以下罚款").values())
    ['一万元以上十万元以下']
    """
    found: dict[_Span, str] = {}
    for match in SPAN.finditer(text):
        high, unit = _value(match["high"])
        low = _value(match["low"])[0] if match["low"] else None if match["bound"] else high
        found[(high, None, unit) if match["bound"] == "以上" else (low, high, unit)] = match[0]
    return found


def _span(measure: Measure) -> _Span | None:
    if measure.amount is None:
        return None
    (low, high), unit = measure.amount.bounds(), measure.amount.unit
    if unit != "years":
        return low, high, unit
    return low and low * 12, high and high * 12, "months"


def _article(library: Library, edge: Sanction, on: date) -> Article:
    return library.provision(ProvisionId.parse(edge.penalty), on).article


def _unit(library: Library, edge: Sanction, on: date) -> str:
    """The penalty unit; an item stands with the opening words of its 款, which carry the penalty."""
    pid, article = ProvisionId.parse(edge.penalty), _article(library, edge, on)
    opening = article.paragraphs[pid.paragraph - 1].text if pid.paragraph and pid.item else ""
    return f"{opening}\n{unit_text(article, pid)}"


def _reach(library: Library, edge: Sanction) -> str:
    """Where the amounts may stand: in the whole article if the unit says 依照前款规定处罚, else in the unit alone."""
    unit = _unit(library, edge, edge.since)
    return _article(library, edge, edge.since).text if re.search("依照前[一二两]?款", unit) else unit


def _follows(words: str, clause: str) -> bool:
    """Whether words stand in a clause in their order: 并处罚款 in 并处一百万元以下罚款."""
    rest = iter(clause)
    return all(char in rest for char in words)


def _wordings(library: Library, statute: str) -> Iterator[tuple[Version, date, date]]:
    """Each held wording with the first and the last day of its force."""
    versions = [v for v in library.statute(statute).versions if v.extent == "full"]
    starts = [v.effective for v in versions if v.effective]
    ends = [*(day - timedelta(days=1) for day in starts[1:]), TODAY]
    return zip(versions, starts, ends, strict=True)


def test_every_file_is_named_after_its_statute_and_every_id_is_used_once() -> None:
    assert {name: file.statute for name, file in FILES.items()} == {name: name for name in FILES}
    assert sum(len(file.sanctions) for file in FILES.values()) == len(EDGES)
    strays = [e.id for n, f in FILES.items() for e in f.sanctions if not e.id.startswith(f"{n}-")]
    assert strays == []


@each_edge
def test_every_address_resolves_on_the_first_day_and_on_the_last(library: Library, edge: Sanction) -> None:
    days = (edge.since, edge.until or TODAY)
    addresses = (edge.penalty, *edge.duties)
    lost = [(a, d) for a in addresses for d in days if not library.unit_exists(ProvisionId.parse(a), d)]
    assert lost == []
    assert len(set(edge.duties)) == len(edge.duties)


@pytest.mark.parametrize("name", FILES)
def test_what_is_left_out_resolves_and_has_no_edge(library: Library, name: str) -> None:
    for row in FILES[name].outside_field:
        for day in (row.since, row.until or TODAY):
            assert library.unit_exists(ProvisionId.parse(row.penalty), day), (row.penalty, day)
            edges = {e.penalty for e in FILES[name].sanctions if e.in_force(day)}
            assert not any(e == row.penalty or e.startswith(f"{row.penalty}/") for e in edges), row.penalty


@each_edge
def test_the_penalty_reads_the_same_on_every_day_of_a_row(library: Library, edge: Sanction) -> None:
    first = _unit(library, edge, edge.since)
    wordings = list(_wordings(library, ProvisionId.parse(edge.penalty).statute))
    assert edge.since >= wordings[0][1]
    for version, start, end in wordings:
        if edge.in_force(start) or edge.in_force(end):
            assert _unit(library, edge, max(start, edge.since)) == first, version.effective


@pytest.mark.parametrize("name", FILES)
def test_a_row_ends_only_where_another_goes_on_or_the_text_changes(library: Library, name: str) -> None:
    starts = {(e.penalty, e.since) for e in FILES[name].sanctions}
    versions = {start for _, start, _ in _wordings(library, name)}
    for edge in FILES[name].sanctions:
        after = edge.until + timedelta(days=1) if edge.until else None
        assert after is None or after in versions or (edge.penalty, after) in starts, edge.id


def _to_cover(version: Version) -> Iterator[Article]:
    for article in version.articles:
        numbers = {division.kind: division.number for division in article.path}
        chosen = numbers.get("章") == CHAPTER and numbers.get("节") in SECTIONS
        if SANCTION_WORDS.search(article.text) and (version.statute != POLICE_LAW or chosen):
            yield article


@pytest.mark.parametrize("statute", COVERED)
def test_every_article_with_a_sanction_word_is_an_edge_or_left_out_with_a_reason(
    library: Library, statute: str
) -> None:
    file = FILES[statute]
    for version, first, last in _wordings(library, statute):
        for day in (first, last):
            edges = {str(ProvisionId.parse(e.penalty).article_id) for e in file.sanctions if e.in_force(day)}
            left_out = {r.penalty for r in file.outside_field if r.since <= day and (not r.until or day <= r.until)}
            articles = {str(version.id_of(article)) for article in _to_cover(version)}
            assert sorted(articles - edges - left_out) == [], day


@each_edge
def test_every_amount_stands_in_the_penalty_and_every_amount_of_the_penalty_is_told(
    library: Library, edge: Sanction
) -> None:
    told = {span for measure in edge.measures if (span := _span(measure))}
    assert told - set(_spans(_reach(library, edge))) == set()
    words = "\n".join([*(f"{m.measure}{m.condition}" for m in edge.measures), *edge.notes])
    unit = _spans(_unit(library, edge, edge.since))
    assert [span for key, span in unit.items() if key not in told and span not in words] == []


@each_edge
def test_a_condition_stands_before_the_amount_that_it_governs(library: Library, edge: Sanction) -> None:
    """处十万元以下罚款；情节严重的，处五十万元以下罚款: the lower fine has no condition, the higher one has."""
    reach = _reach(library, edge)
    for row in edge.measures:
        if span := _span(row):
            heads = [reach[: m.start()] for m in SPAN.finditer(reach) if m[0] == _spans(reach)[span]]
            parts = [c for c in (row.condition or "").split("；") if c and not ELSEWHERE.search(c)]
            assert any(all(part in head for part in parts) for head in heads), row
            clauses = [re.split("[。；]", head)[-1] for head in heads]
            assert parts or not all(TIER.search(clause) for clause in clauses), row


@each_edge
def test_measures_conditions_and_authorities_are_words_of_the_law(library: Library, edge: Sanction) -> None:
    article = _article(library, edge, edge.since)
    clauses = re.split("[。；\n]", article.text)
    for row in edge.measures:
        said = row.measure.removeprefix("依照前款规定").removeprefix("依照前款的规定")
        assert any(_follows(said, clause) for clause in clauses), row.measure
        conditions = [] if row.condition is None else row.condition.split("；")
        assert [c for c in conditions if not ELSEWHERE.search(c) and c not in article.text] == []
        per = row.amount.per if row.amount else None
        assert per is None or per in article.text
    authorities = {a for a in (edge.authority, *(m.authority for m in edge.measures)) if a}
    # 治安管理处罚法第二条 (2012) and 第三条 (2025) name the police once for all penalties.
    expected = "公安机关" if edge.penalty.startswith(POLICE_LAW) else article.text
    assert [a for a in authorities if a not in expected] == []


@pytest.mark.parametrize("address", ["zhianguanlichufafa/2", "zhianguanlichufafa/18"])
def test_what_holds_for_all_of_the_police_law_stands_there(library: Library, address: str) -> None:
    """第十八条: 单位违反治安管理的，对其直接负责的主管人员和其他直接责任人员依照本法的规定处罚。"""
    by_number = {"2": (date(2025, 12, 31), "由公安机关依照本法给予治安管理处罚"), "18": (TODAY, "单位违反治安管理的")}
    day, words = by_number[address.split("/")[1]]
    assert words in library.provision(ProvisionId.parse(address), day).article.text


def test_every_duty_of_the_personal_information_law_leads_to_its_penalty(library: Library) -> None:
    """第六十六条第一款: 违反本法规定处理个人信息，或者 …… 未履行 …… 保护义务的; for state organs 第六十八条第一款."""
    (version,) = library.statute("gerenxinxibaohufa").versions
    for article in version.articles:
        chapter, section = ([d.number for d in article.path] + [0])[:2]
        if chapter in (2, 3, 4, 5) and re.search("应当|不得", article.text):
            edge = EDGES["gerenxinxibaohufa-68-1" if (chapter, section) == (2, 3) else "gerenxinxibaohufa-66-1"]
            articles = {str(ProvisionId.parse(duty).article_id) for duty in edge.duties}
            assert str(version.id_of(article)) in articles
