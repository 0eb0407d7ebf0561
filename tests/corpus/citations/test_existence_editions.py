"""Citations that name a wording (2016年, 修订前的): judged by that wording, and told apart from the day's."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.citations.citation import Edition
from corpus.citations.editions import Editions
from corpus.citations.existence import Judge
from corpus.ids import ProvisionId
from corpus.library import Library
from tests.conftest import TODAY


@pytest.fixture(scope="module")
def judge(library: Library) -> Editions:
    return Editions(library, Judge(library))


def judged(judge: Editions, address: str, day: str = str(TODAY), edition: Edition | None = None) -> tuple[str, str]:
    finding = judge.judge(ProvisionId.parse(address), date.fromisoformat(day), edition)
    return finding.verdict, finding.message


def test_an_edition_that_is_not_the_days(judge: Editions) -> None:
    edition = Edition("2016年", 2016)
    assert judged(judge, "wangluoanquanfa/64", edition=edition) == (
        "other_version",
        "《网络安全法》第六十四条见于2017年6月1日起施行的文本，不是2026年11月22日适用的文本；"
        "2026年1月1日起施行的文本中对应第七十一条",
    )
    assert judged(judge, "wangluoanquanfa/64", "2025-12-31", edition)[0] == "exact"
    assert judged(judge, "wangluoanquanfa/64/3", edition=edition) == (
        "out_of_range", "2017年6月1日起施行的文本中，《网络安全法》第六十四条共2款，没有第三款",
    )  # fmt: skip


def test_an_edition_that_is_not_held(judge: Editions) -> None:
    assert judged(judge, "shangbiaofa/57", edition=Edition("2013年修正", 2013)) == (
        "unresolved",
        "不能确定“2013年修正”所指的《商标法》是哪一个文本；本库收录的文本自2019年11月1日、2027年1月1日起施行",
    )
    assert judged(judge, "minfadian/1", edition=Edition("修订前的", older=True))[0] == "unresolved"
    verdict, message = judged(judge, "xingfa/253", edition=Edition("1979年", 1979))
    assert verdict == "unresolved"
    assert message.startswith(
        "不能确定“1979年”所指的《刑法》是哪一个文本；本库收录的文本自1997年10月1日、1998年12月29日"
    )


def test_the_editions_of_253_1(judge: Editions) -> None:
    """修正案（九）gave 第二百五十三条之一 the words that it still has; those of 修正案（七）were others."""
    assert judged(judge, "xingfa/253-1/2", edition=Edition("2015年", 2015)) == (
        "exact",
        "《刑法》第二百五十三条之一第二款见于2015年11月1日起施行的文本；2024年3月1日起施行的文本的条号和文字与它相同",
    )
    assert judged(judge, "xingfa/253-1", edition=Edition("2009年", 2009)) == (
        "other_version",
        "《刑法》第二百五十三条之一见于2009年8月27日起施行的文本，不是2026年11月22日适用的文本；"
        "2024年3月1日起施行的文本的文字不同",
    )


@pytest.mark.parametrize(
    ("address", "day", "now"),
    [("shangbiaofa/53", "2027-02-01", "六十四"), ("zhianguanlichufafa/77", "2026-11-22", "九十")],
    ids=["驰名商标字样: 2027 第六十四条第二款", "受理报案: 2025 第九十条"],
)
def test_a_rule_that_went_on_in_other_words(judge: Editions, address: str, day: str, now: str) -> None:
    verdict, message = judged(judge, address, day, Edition("旧", older=True))
    assert verdict == "other_version"
    assert message.endswith(f"起施行的文本中对应第{now}条")


def test_no_pair_is_no_proof_that_a_rule_is_gone(judge: Editions) -> None:
    """治安管理处罚法（2012修正）第七十六条 has no pair: what was looked for is said, and not that the rule ended."""
    assert judged(judge, "zhianguanlichufafa/76", edition=Edition("旧", older=True)) == (
        "other_version",
        "《治安管理处罚法》第七十六条见于2013年1月1日起施行的文本；没有找到它在2026年1月1日起施行的文本中对应的条文",
    )


def test_an_article_made_of_three(judge: Editions) -> None:
    """网络安全法 (2025) 第七十一条 holds what were 第六十四条, 第六十六条 and 第七十条."""
    day, before = date(2026, 1, 1), date(2025, 12, 31)
    finding = judge.as_quoted(ProvisionId.parse("wangluoanquanfa/71"), day, before)
    assert (finding.verdict, finding.message) == (
        "renumbered",
        "所引文字是2026年1月1日起施行的文本中的《网络安全法》第七十一条，不是2025年12月31日适用的文本；"
        "2017年6月1日起施行的文本中对应第六十四条、第六十六条、第七十条",
    )
    for key in ("64", "66", "70"):
        old = judge.as_quoted(ProvisionId.parse(f"wangluoanquanfa/{key}"), before, day)
        assert old.message.endswith("；2026年1月1日起施行的文本中对应第七十一条")


def test_an_edition_to_come_is_not_yet_in_force(judge: Editions) -> None:
    """商标法（2026修订）自2027年1月1日起施行."""
    assert judged(judge, "shangbiaofa/87", edition=Edition("2026年", 2026)) == (
        "not_yet_in_force", "《商标法》第八十七条见于2027年1月1日起施行的文本，2026年11月22日时尚未施行",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("address", "edition"),
    [
        ("gerenxinxibaohufa/10", Edition("2023年修正", 2023)),
        ("minfadian/1034", Edition("2024年修订", 2024)),
        ("shangbiaofa/57", Edition("2023年修正", 2023)),
        ("shangbiaofa/5", Edition("2030年修订", 2030)),
    ],
)
def test_an_amendment_that_never_was(judge: Editions, address: str, edition: Edition) -> None:
    """个人信息保护法 and 民法典 have never been amended: 2023年修正 names no wording, 2023年 names the one of then."""
    assert judged(judge, address, edition=edition)[0] == "unresolved"
    assert judged(judge, "gerenxinxibaohufa/10", edition=Edition("2023年", 2023))[0] == "exact"


@pytest.mark.parametrize(
    ("address", "day"),
    [("zhianguanlichufafa/56", "2025-09-01"), ("wangluoanquanfa/71", "2025-12-01"), ("shangbiaofa/72", "2026-11-22")],
)
def test_the_newly_amended_text_before_its_first_day(judge: Editions, address: str, day: str) -> None:
    """Between its promulgation and its first day 新修订的 is the text to come."""
    assert judged(judge, address, day, Edition("新修订的", newer=True))[0] == "not_yet_in_force"
