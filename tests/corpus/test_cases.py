"""Case files: every one loads; each bad file gives the line and the words."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from corpus.cases import KINDS, CaseSource, Information, InformationType, Outcome, read_case
from corpus.errors import CorpusError
from corpus.library import DATA, Library
from tests.corpus.conftest import BAD, TEST_DATA

FILES = sorted(DATA.glob("cases/*.md"))
TYPES = ", ".join(f"'{t}'" for t in get_args(InformationType)[:-1]) + " or '未知'"
KIND_NAMES = "'criminal', 'civil', 'administrative', 'public_interest' or 'procuratorial_suggestion'"


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


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("case_unknown_kind", f"4: kind：Input should be {KIND_NAMES}"),
        ("case_bad_date", "6: date：Value error, 日期写成 YYYY、YYYY-MM 或 YYYY-MM-DD"),
        ("case_unknown_information", f"8: information.0.type：Input should be {TYPES}"),
        ("case_blank_who", "10: outcomes.0.who：Value error, 不能是空白；不知道就写 null"),
        ("case_unknown_key", "10: outcomes.0.jail：Extra inputs are not permitted"),
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
