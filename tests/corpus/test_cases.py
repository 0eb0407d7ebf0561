"""Case files: every one loads; each bad file gives the line and the words."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shutil import copyfile
from typing import get_args

import pytest

from corpus.cases import KINDS, CaseSource, CourtLevel, Information, Outcome, court_level, read_case
from corpus.errors import CorpusError
from corpus.library import DATA, Library
from corpus.vocabulary import Act, ItemType
from tests.corpus.conftest import BAD, TEST_DATA, edit

FILES = sorted(DATA.glob("cases/*.md"))
TYPES = "、".join(get_args(ItemType))
ACTS = "、".join(get_args(Act))
KIND_NAMES = "criminal、civil、administrative、public_interest、procuratorial_suggestion"


def test_every_field_of_a_case() -> None:
    case = read_case(TEST_DATA / "case.md")
    assert (case.id, case.title, case.kind, case.kind_name) == ("anjian", "王某出售个人信息案", "criminal", "刑事")
    assert (case.authority, case.date, case.acts) == (None, "2022-08", ("出售个人信息",))
    assert case.information == (Information(type="普通", count=1200, lower_bound=False),)
    assert case.outcomes == (Outcome(who="王某", offence="侵犯公民个人信息罪", sentence_months=39, fine=200000),)
    assert (case.result, case.facts) == ("王某获有期徒刑三年三个月。", "王某把客户的电话卖给别人。")
    assert case.source == CaseSource(title="案例", publisher="检察日报", date="2022-12-13")
    unknown = (case.insider, case.minors, case.illegal_income, case.compensation, case.fine)
    assert unknown == (None,) * 5
    assert (case.behaviours, case.provisions, case.notes) == ((), (), ())
    assert case.path == TEST_DATA / "case.md"


def test_every_field_that_makes_a_case_comparable() -> None:
    case = read_case(TEST_DATA / "case_to_compare.md")
    assert (case.conduct, case.conduct_until, case.prior) == (("buy", "sell"), "2021-07", "none")
    assert (case.lawful_business, case.tier, case.mitigation) == (False, "serious", ("认罪认罚",))
    assert case.outcomes[0] == Outcome(
        who="王某", offence="侵犯公民个人信息罪", sentence_months=18,
        information=(Information(type="行踪轨迹", count=60, lower_bound=True),), illegal_income=5000.5, insider=True,
        conduct=("sell",), tier="serious", mitigation=("自首", "退赃"), combined=True,
    )  # fmt: skip
    assert case.outcomes[1] == Outcome(who="董某")


def test_what_makes_a_case_comparable_is_unknown_where_it_is_not_written() -> None:
    case = read_case(TEST_DATA / "case.md")
    assert (case.conduct, case.conduct_until, case.prior, case.lawful_business) == ((), None, None, None)
    assert (case.tier, case.mitigation) == (None, ())
    assert [(o.information, o.insider, o.conduct, o.combined) for o in case.outcomes] == [((), None, (), False)]


@pytest.mark.parametrize(
    ("good", "bad", "message"),
    [
        ("conduct: [buy, sell]", "conduct: [卖]", f"8: conduct.0：“卖”不在可选的值里，可选：{ACTS}"),
        ("conduct: [buy, sell]", "conduct: sell", "8: conduct：“sell”不是列表；只有一个也写成 [一个]"),
        ('until: "2021-07"', 'until: "7月"', "9: conduct_until：日期写成 YYYY、YYYY-MM 或 YYYY-MM-DD"),
        ("prior: none", "prior: 有",
         "13: prior：“有”不在可选的值里，可选：none、same_offence、administrative_two_years"),
        ("lawful_business: false", "lawful_business: 不知道", "14: lawful_business：“不知道”不是 true 或 false"),
        ("tier: serious\nmitigation", "tier: 情节严重\nmitigation",
         "15: tier：“情节严重”不在可选的值里，可选：serious、especially_serious"),
        ("mitigation: [认罪认罚]", 'mitigation: [" "]', "16: mitigation.0：不能是空白；不知道就写 null"),
        ("type: 行踪轨迹", "type: 定位", f"17: outcomes.0.information.0.type：“定位”不在可选的值里，可选：{TYPES}"),
        ("insider: true, conduct", "insider: 3, conduct", "17: outcomes.0.insider：“3”不是 true 或 false"),
        ("conduct: [sell]", "conduct: [get]", f"17: outcomes.0.conduct.0：“get”不在可选的值里，可选：{ACTS}"),
        ("tier: serious, mit", "tier: none, mit",
         "17: outcomes.0.tier：“none”不在可选的值里，可选：serious、especially_serious"),
        ("mitigation: [自首, 退赃]", "mitigation: 自首",
         "17: outcomes.0.mitigation：“自首”不是列表；只有一个也写成 [一个]"),
        ("combined: true", "combined: 两罪", "17: outcomes.0.combined：“两罪”不是 true 或 false"),
    ],
)  # fmt: skip
def test_a_bad_value_of_what_makes_a_case_comparable(tmp_path: Path, good: str, bad: str, message: str) -> None:
    path = tmp_path / "case.md"
    copyfile(TEST_DATA / "case_to_compare.md", path)
    edit(path, good, bad)
    with pytest.raises(CorpusError) as caught:
        read_case(path)
    assert str(caught.value) == f"{path}:{message}"


@pytest.mark.parametrize(
    ("authority", "level"),
    [
        ("江苏省如皋市人民法院", "基层人民法院"),
        ("宿迁经济技术开发区人民法院", "基层人民法院"),
        ("北京互联网法院", "基层人民法院"),
        ("郑州铁路运输法院", "基层人民法院"),
        ("郑州铁路运输中级法院", "中级人民法院"),
        ("北京市第一中级人民法院", "中级人民法院"),
        ("广州知识产权法院", "中级人民法院"),
        ("上海金融法院", "中级人民法院"),
        ("大连海事法院", "中级人民法院"),
        ("新疆维吾尔自治区高级人民法院生产建设兵团分院", "高级人民法院"),
        ("最高人民法院第一巡回法庭", "最高人民法院"),
        ("盘锦市人民检察院", None),
        ("莱阳市公安局网安大队", None),
        (None, None),
    ],
)
def test_the_level_of_a_court(authority: str | None, level: CourtLevel | None) -> None:
    assert court_level(authority) == level


def test_every_court_of_the_corpus_has_a_level_and_nobody_else(library: Library) -> None:
    for case in library.cases.values():
        assert (court_level(case.authority) is not None) == ("法院" in (case.authority or "")), case.authority


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("case_unknown_kind", f"4: kind：“刑事”不在可选的值里，可选：{KIND_NAMES}"),
        ("case_bad_date", "6: date：日期写成 YYYY、YYYY-MM 或 YYYY-MM-DD"),
        ("case_unknown_information", f"8: information.0.type：“电话”不在可选的值里，可选：{TYPES}"),
        ("case_blank_who", "10: outcomes.0.who：不能是空白；不知道就写 null"),
        ("case_unknown_key", "10: outcomes.0.jail：没有这个键"),
    ],
)
def test_a_bad_case_gives_line_and_words(name: str, message: str) -> None:
    path = BAD / f"{name}.md"
    with pytest.raises(CorpusError) as caught:
        read_case(path)
    assert str(caught.value) == f"{path}:{message}"


def test_all_mistakes_of_a_case_are_named_at_once() -> None:
    with pytest.raises(CorpusError) as caught:
        read_case(BAD / "case_several.md")
    assert [(p.line, p.what.partition("：")[0]) for p in caught.value.problems] == [(4, "kind"), (1, "result")]


def test_a_case_without_facts_is_reported() -> None:
    with pytest.raises(CorpusError) as caught:
        read_case(BAD / "case_no_facts.md")
    assert [(p.what, p.expected) for p in caught.value.problems] == [("没有案情", "文件头之后几句自己的话")]


def test_the_line_of_missing_facts_is_in_the_file() -> None:
    path = BAD / "case_no_facts.md"
    with pytest.raises(CorpusError) as caught:
        read_case(path)
    assert caught.value.problems[0].line == len(path.read_text("utf-8").splitlines())


@pytest.mark.parametrize(
    ("decided", "published", "day"),
    [
        ("2022-08-30", "2022-12-13", date(2022, 8, 30)),
        ("2022-05", "2022-09-16", date(2022, 5, 31)),
        ("2022", "2022-09-16", date(2022, 9, 16)),
        (None, "2024-02", date(2024, 2, 29)),
        (None, "2025", date(2025, 12, 31)),
    ],
)
def test_the_day_that_tells_which_wording_a_case_means(
    library: Library, decided: str | None, published: str, day: date
) -> None:
    case = library.cases["rugao-wang-dong"]
    source = case.source.model_copy(update={"date": published})
    assert case.model_copy(update={"date": decided, "source": source}).day == day


def test_every_file_is_a_case_of_the_library(library: Library) -> None:
    assert {path.stem for path in FILES} == set(library.cases)
    assert len(FILES) > 100
    assert {case.kind for case in library.cases.values()} == set(KINDS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_case_can_be_read_and_is_told(path: Path) -> None:
    case = read_case(path)
    assert case.id == path.stem
    assert len(case.facts) >= 40
    assert case.facts.endswith(("。", "”"))
    assert case.result.endswith("。")


def test_sentences_are_within_the_law(library: Library) -> None:
    """刑法第四十二条: detention of 1 to 6 months; 第四十五条, 第六十九条: imprisonment of 6 months to 25 years;
    第七十二条: a suspended sentence of 3 years at most.
    """
    for case in library.cases.values():
        for outcome in case.outcomes:
            if outcome.sentence_months is None:
                continue
            if outcome.suspended_months:
                assert outcome.sentence_months <= 36, case.id
            limits = {True: (1, 6), False: (6, 300), None: (1, 300)}[outcome.detention]
            assert limits[0] <= outcome.sentence_months <= limits[1], case.id


def test_a_sentence_under_253_1_stays_under_seven_years(library: Library) -> None:
    """刑法第二百五十三条之一第一款: 三年以上七年以下."""
    for case in library.cases.values():
        for outcome in case.outcomes:
            if outcome.offence == "侵犯公民个人信息罪" and outcome.sentence_months:
                assert outcome.sentence_months <= 84, case.id
