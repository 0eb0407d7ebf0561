"""What texts say of their own time: 立法法（2023）第六十一条: 法律应当明确规定施行日期."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.model import Article, Paragraph, Version
from corpus.transitional import day_in, effective_rule, transition_rules
from tests.corpus.test_statute_history import REVISED

# 宪法 and 刑事诉讼法 name no day; these interpretations end with a rule for pending cases, or were promulgated with a
# notice that names the day.
NAMES_NO_DAY = {"xianfa", "xingshisusongfa", "fashi-2014-11", "fashi-1997-5", "fashi-1997-12"}
# 民事诉讼法第三百零六条 keeps 自公布之日起施行 of 1991 through its amendments.
KEEPS_PROMULGATION = {"minshisusongfa"}


@pytest.fixture
def version(library: Library) -> Version:
    return library.statute("gerenxinxibaohufa").latest


def ending(version: Version, *lines: str, label: str = "第七十四条") -> Version:
    """The version with these 款 as its last article."""
    last = Article(74, 0, label, (), tuple(map(Paragraph, lines)))
    return replace(version, articles=(*version.articles[:-1], last))


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("本法自2021年11月1日起施行。", date(2021, 11, 1)),
        ("本修正案自公布之日起施行。", None),
        ("本解释自发布之日起施行。", None),
        ("本法由全国人民代表大会通过，自1984年10月1日起施行。", date(1984, 10, 1)),
        ("本法（原称《中国人民解放军现役军官服役条例》）自1989年1月1日起施行。", date(1989, 1, 1)),
        ("本条例自2004年1月1日起施行，《中华人民共和国居民身份证条例》同时废止。", date(2004, 1, 1)),
    ],
)
def test_forms_of_the_final_article(version: Version, sentence: str, day: date | None) -> None:
    rule = effective_rule(ending(version, sentence))
    assert rule
    assert (rule.provision, rule.text, rule.day) == (ProvisionId("gerenxinxibaohufa", 74), sentence, day)


@pytest.mark.parametrize(
    "sentence",
    [
        "将第七十四条修改为：“本法自2021年11月1日起施行。”",
        "“第七十四条　本法自2021年11月1日起施行。",
        "国务院自2021年11月1日起施行有关规定。",
        "具体施行日期由国务院规定。",
    ],
    ids=["quoted", "quoted over several 款", "not the text itself", "left to others"],
)
def test_what_is_not_said_of_the_text_itself(version: Version, sentence: str) -> None:
    assert effective_rule(ending(version, sentence)) is None


def test_the_rule_names_its_paragraph(library: Library) -> None:
    """公司法第二百六十六条 has two 款, 个人信息保护法第七十四条 one."""
    found = {s: effective_rule(library.statute(s).latest) for s in ("gongsifa", "gerenxinxibaohufa")}
    assert {s: str(rule.provision) for s, rule in found.items() if rule} == {
        "gongsifa": "gongsifa/266/1",
        "gerenxinxibaohufa": "gerenxinxibaohufa/74",
    }


def test_the_closing_sentence_of_a_decision_belongs_to_no_point(version: Version) -> None:
    """十四、将第七十五条改为…。 and then, on its own line: 本决定自2026年1月1日起施行."""
    decision = ending(version, "将第七十五条改为第七十七条。", "本决定自2026年1月1日起施行。", label="十四、")
    rule = effective_rule(decision)
    assert rule
    assert (rule.provision, rule.day) == (ProvisionId("gerenxinxibaohufa"), date(2026, 1, 1))


def test_every_final_article_agrees_with_the_dates_of_its_file(library: Library) -> None:
    """A text names its own day, or an amended law keeps the day of its first text, or it names none."""
    none, kept = set(), set()
    for statute in library.statutes.values():
        for version in (v for v in statute.versions if v.extent == "full"):
            rule = effective_rule(version)
            if rule is None:
                none.add(statute.id)
            elif rule.day is None and version.promulgated != version.effective:
                kept.add(statute.id)
            elif rule.day and rule.day != version.effective:
                assert version.promulgated
                assert rule.day < version.promulgated, statute.id
                assert rule.day in (library.origins[statute.id], REVISED.get(statute.id)), statute.id
    assert none == NAMES_NO_DAY
    assert kept == KEEPS_PROMULGATION


@pytest.mark.parametrize(
    ("address", "kind", "since", "opening"),
    [
        ("xingfa/12/1", "before", "1997-10-01", "中华人民共和国成立以后本法施行以前的行为"),
        ("gongsifa/266/2", "before", "2024-07-01", "本法施行前已登记设立的公司"),
        ("laodonghetongfa/97/3", "before", "2008-01-01", "本法施行之日存续的劳动合同"),
        ("zhuzuoquanfa/66/2", "before", "1991-06-01", "本法施行前发生的侵权或者违约行为"),
        ("fashi-2021-15/16/2", "before", "2021-08-01", "信息处理者使用人脸识别技术处理人脸信息"),
        ("fashi-2024-12/26/2", "pending", "2024-09-27", "本解释施行后，人民法院尚未审结的"),
        ("fashi-2014-11/13/2", "pending", None, "本规定施行前已经终审"),
        ("cujinheguifanshujukuajingliudongguiding/13", "precedence", None, "2022年7月7日公布的《数据出境"),
    ],
)  # fmt: skip
def test_transition_rules(library: Library, address: str, kind: str, since: str | None, opening: str) -> None:
    """刑法第十二条 is the rule 从旧兼从轻; 本法施行 is for an amended law the day of its first text."""
    pid = ProvisionId.parse(address)
    (rule,) = [r for r in transition_rules(library.statute(pid.statute).latest) if r.provision == pid]
    assert (rule.kind, rule.since and str(rule.since)) == (kind, since)
    assert rule.text.startswith(opening)


@pytest.mark.parametrize("statute", ["gerenxinxibaohufa", "shujuanquanfa", "dianzishangwufa"])
def test_laws_without_transition_rules(library: Library, statute: str) -> None:
    assert transition_rules(library.statute(statute).latest) == ()


def test_what_counts_by_law_is_not_a_rule_of_precedence(library: Library) -> None:
    """民法典第一千一百四十二条: 以最后的遗嘱为准; 律师法第三条: 以法律为准绳."""
    rules = [
        *transition_rules(library.statute("minfadian").latest),
        *transition_rules(library.statute("lvshifa").latest),
    ]
    assert rules == []


def test_a_day_written_out() -> None:
    assert day_in("1986年9月5日公布、1994年5月12日修订公布") == date(1986, 9, 5)
    assert day_in("自公布之日起") is None
