"""One address on one day: each of the seven verdicts, with the fact that a lawyer needs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.citations.citation import Edition
from corpus.citations.editions import Editions
from corpus.citations.existence import GRAVEST_FIRST, Finding, Judge, gravest
from corpus.citations.format import in_guillemets
from corpus.citations.verdicts import VERDICT_NAMES
from corpus.dates import show
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.model import Version
from tests.conftest import TODAY
from tests.corpus.conftest import BODY, edit, write_statute


@pytest.fixture(scope="module")
def judge(library: Library) -> Editions:
    return Editions(library, Judge(library))


def judged(judge: Editions, address: str, day: str = str(TODAY), edition: Edition | None = None) -> tuple[str, str]:
    finding = judge.judge(ProvisionId.parse(address), date.fromisoformat(day), edition)
    return finding.verdict, finding.message


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("minfadian/1034/2", "《民法典》第一千零三十四条第二款，2021年1月1日起施行的文本"),
        ("xingfa/253-1/4", "《刑法》第二百五十三条之一第四款，2024年3月1日起施行的文本"),
        ("fashi-2017-10/5/1/3", "《办理侵犯公民个人信息刑事案件解释》第五条第一款第（三）项，2017年6月1日起施行的文本"),
        (
            "wangluoanquanfa/44",
            "《网络安全法》第四十四条，2026年1月1日起施行的文本；"
            "2017年6月1日起施行的文本中的第四十四条，在本文本中是第四十六条",
        ),
        (
            "shangbiaofa/57",
            "《商标法》第五十七条，2019年11月1日起施行的文本；自2027年1月1日起，本条改为第七十二条",
        ),
    ],
)
def test_exact(judge: Editions, address: str, message: str) -> None:
    assert judged(judge, address) == ("exact", message)


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("xingfa/253-9", "《刑法》第二百五十三条有“之一”，没有“之九”"),
        ("xingfa/120-7", "《刑法》第一百二十条有“之一至之六”，没有“之七”"),
        ("minfadian/5-1", "《民法典》第五条没有“之一”"),
        ("gerenxinxibaohufa/66/9", "《个人信息保护法》第六十六条共2款，没有第九款"),
        ("minfadian/5/2", "《民法典》第五条只有一款，没有第二款"),
        ("gerenxinxibaohufa/13/1/8", "《个人信息保护法》第十三条第一款共7项，没有第（八）项"),
        ("gerenxinxibaohufa/13/3/1", "《个人信息保护法》第十三条共2款，没有第三款"),
        ("minfadian/5/1/1", "《民法典》第五条没有列项"),
        ("fashi-2017-10/5/1/3/1", "《办理侵犯公民个人信息刑事案件解释》第五条第一款第（三）项没有列目"),
        (
            "minfadian/9999",
            "《民法典》没有第九千九百九十九条，2021年1月1日起施行的文本的最后一条是第一千二百六十条",
        ),
        ("fashi-2017-10/14", "《办理侵犯公民个人信息刑事案件解释》没有第十四条，"
         "2017年6月1日起施行的文本的最后一条是第十三条"),
    ],
)  # fmt: skip
def test_out_of_range(judge: Editions, address: str, message: str) -> None:
    """刑法第二百五十三条之一 is the only one of its kind, 个人信息保护法第六十六条 has two 款."""
    assert judged(judge, address) == ("out_of_range", message)


@pytest.mark.parametrize(
    ("address", "day", "message"),
    [
        ("gerenxinxibaohufa/10", "2021-10-31", "《个人信息保护法》自2021年11月1日起施行，2021年10月31日时尚未施行"),
        ("gerenxinxibaohufa", "2014-05-01", "《个人信息保护法》自2021年11月1日起施行，2014年5月1日时尚未施行"),
        ("minfadian/1034", "2020-12-31", "《民法典》自2021年1月1日起施行，2020年12月31日时尚未施行"),
        ("wangluoanquanfa/64", "2014-05-01", "《网络安全法》自2017年6月1日起施行，2014年5月1日时尚未施行"),
        ("zhianguanlichufafa/42", "2005-05-01", "《治安管理处罚法》自2006年3月1日起施行，2005年5月1日时尚未施行"),
        ("kuaidizanxingtiaoli/34", "2018-04-30", "《快递暂行条例》自2018年5月1日起施行，2018年4月30日时尚未施行"),
        ("xingfa/253-1", "2009-02-27", "《刑法》第二百五十三条之一自2009年2月28日起增设，2009年2月27日时尚不存在"),
        (
            "wangluoanquanfa/80",
            "2025-12-31",
            "《网络安全法》第八十条：2017年6月1日起施行的文本没有这一条，自2026年1月1日起才有",
        ),
        (
            "shangbiaofa/87",
            "2026-12-31",
            "《商标法》第八十七条：2019年11月1日起施行的文本没有这一条，自2027年1月1日起才有",
        ),
    ],
)
def test_not_yet_in_force(judge: Editions, address: str, day: str, message: str) -> None:
    assert judged(judge, address, day) == ("not_yet_in_force", message)


@pytest.mark.parametrize(
    ("address", "day", "known"),
    [
        ("xingfa/253", "1990-05-01", True),
        ("xingfa/285", "1997-09-30", True),
        ("xingfa/900", "1990-05-01", False),
        ("zhianguanlichufafa/42", "2008-05-01", True),
        ("xianfa/40", "1990-01-01", True),
    ],
)
def test_a_wording_that_is_not_held_is_unresolved(judge: Editions, address: str, day: str, known: bool) -> None:
    """Today's words are never given for those of a day whose text is not held."""
    verdict, message = judged(judge, address, day)
    assert verdict == "unresolved"
    rest = "收录的文本里有这一条，当时的文字未核对" if known else "收录的各个文本里也没有这一条"
    assert message.startswith("本库没有《")
    assert message.endswith(rest)


def test_a_law_is_in_force_while_its_next_wording_waits(library: Library, judge: Editions) -> None:
    """商标法（2019修正）was promulgated on 2019-04-23 for 2019-11-01; until then 商标法 of 2013 was the law."""
    for statute in library.statutes.values():
        first = statute.versions[0]
        if statute.id in library.history.origins and first.promulgated and first.promulgated != first.effective:
            finding = judge.judge(first.id_of(first.articles[0]), first.promulgated)
            assert finding.verdict == "unresolved", (statute.id, finding)


@pytest.mark.parametrize(
    ("address", "before", "after"),
    [
        ("gerenxinxibaohufa/10", "2021-10-31", "2021-11-01"),
        ("minfadian/1034", "2020-12-31", "2021-01-01"),
        ("xingfa/253-1", "2009-02-27", "2009-02-28"),
        ("wangluoanquanfa/80", "2025-12-31", "2026-01-01"),
        ("zhianguanlichufafa/144", "2025-12-31", "2026-01-01"),
        ("shangbiaofa/87", "2026-12-31", "2027-01-01"),
        ("xingfa-xiuzhengan-9/17", "2015-10-31", "2015-11-01"),
    ],
)
def test_the_day_of_a_change(judge: Editions, address: str, before: str, after: str) -> None:
    """A text has force from the first hour of its day, and not the day before."""
    assert judged(judge, address, before)[0] == "not_yet_in_force"
    assert judged(judge, address, after)[0] == "exact"


def test_a_paragraph_that_came_later(judge: Editions) -> None:
    """修正案（九）第十七条, in force on 2015-11-01, made the fourth 款 of 刑法第二百五十三条之一."""
    assert judged(judge, "xingfa/253-1/4", "2015-11-01")[0] == "exact"
    assert judged(judge, "xingfa/253-1/4", "2015-10-31") == (
        "other_version",
        "2015年10月31日适用的文本中，《刑法》第二百五十三条之一共3款，没有第四款；2015年11月1日起施行的文本有",
    )


def test_a_unit_of_an_article_that_moved(judge: Editions) -> None:
    """治安管理处罚法 of 2012 第四十二条第六项 (偷窥、偷拍) is 第五十条 since 2026-01-01."""
    assert judged(judge, "zhianguanlichufafa/42/1/6", "2025-12-31")[0] == "exact"
    assert judged(judge, "zhianguanlichufafa/42/1/6", "2026-01-01") == (
        "renumbered",
        "2026年1月1日适用的文本中，《治安管理处罚法》第四十二条没有列项；2013年1月1日起施行的文本有，那一条现为第五十条",
    )


@pytest.mark.parametrize(("statute", "day"), [("xingfa", TODAY), ("shangbiaofa", date(2027, 1, 1))])
def test_the_day_of_a_wording_is_not_the_day_of_the_law(
    library: Library, judge: Editions, statute: str, day: date
) -> None:
    """刑法第四百五十二条: 本法自1997年10月1日起施行; 商标法 is of 1983."""
    wording = library.version_at(statute, day)
    assert wording and wording.effective
    title, since = in_guillemets(wording.short_title), show(wording.effective)
    assert judged(judge, statute, str(day)) == ("exact", f"{title}{show(day)}时有效，适用{since}起施行的文本")


def test_a_whole_statute(judge: Editions) -> None:
    assert judged(judge, "minfadian") == ("exact", "《民法典》2026年11月22日时有效，适用2021年1月1日起施行的文本")
    assert judged(judge, "xingfa", "2008-05-01") == (
        "exact", "《刑法》2008年5月1日时有效，适用2006年6月29日起施行的文本"
    )  # fmt: skip
    assert judged(judge, "xingfa", "1990-05-01") == ("exact", "《刑法》1990年5月1日时有效，当时的全文本库没有收录")


def test_the_last_article_of_an_amendment(judge: Editions) -> None:
    assert judged(judge, "xingfa-xiuzhengan-9/60") == (
        "out_of_range", "《刑法修正案（九）》没有第六十条，2015年11月1日起施行的文本的最后一条是第五十二条",
    )  # fmt: skip


def test_the_gravest_speaks() -> None:
    exact, other, none = Finding("exact", "甲"), Finding("exact", "乙"), Finding("out_of_range", "丙")
    assert gravest([exact, none, exact]) == none
    assert gravest([exact, other]) == Finding("exact", "2 处规定都存在且有效")
    assert gravest([none, none]) == none
    many = [Finding("out_of_range", f"第{n}") for n in range(5)]
    assert gravest(many).message == "第0；第1；第2；等 5 处"
    assert set(GRAVEST_FIRST) == set(VERDICT_NAMES)


@pytest.fixture
def made(tmp_path: Path) -> Library:
    """测试法 lost its second article: the third is the second since 2022."""
    write_statute(tmp_path, effective="2020-02-01")
    shorter = BODY.replace("### 第二条\n\n有下列情形之一的，适用本法：\n\n（一）甲；\n\n（二）乙。\n\n", "")
    write_statute(tmp_path, body=shorter.replace("第三条", "第二条"), effective="2022-02-01")
    write_statute(tmp_path, "jiufa", name="旧法")
    edit(tmp_path / "statutes" / "jiufa" / "2020-02-01.md", "repealed: null", "repealed: 2023-05-01")
    return Library.load(tmp_path)


def test_a_number_that_is_gone(made: Library) -> None:
    judge = Editions(made, Judge(made))
    assert judged(judge, "ceshifa/3", "2022-01-31")[0] == "exact"
    assert judged(judge, "ceshifa/3", "2022-02-01") == (
        "renumbered", "《测试法》第三条是2020年2月1日起施行的文本的条号，2022年2月1日起施行的文本中是第二条",
    )  # fmt: skip


def test_a_statute_that_was_repealed(made: Library) -> None:
    judge = Editions(made, Judge(made))
    assert judged(judge, "jiufa/1", "2023-04-30")[0] == "exact"
    assert judged(judge, "jiufa/1", "2023-05-01") == ("repealed", "《旧法》第一条：自2023年5月1日起废止")
    assert judged(judge, "jiufa", "2023-05-01") == ("repealed", "《旧法》自2023年5月1日起废止")


def test_every_article_is_exact_on_the_day_of_its_wording(library: Library, judge: Editions) -> None:
    for version, day in _dated(library):
        for article in version.articles:
            assert judge.judge(version.id_of(article), day).verdict == "exact", (version.id_of(article), day)


def test_every_unit_beyond_the_last_is_told(library: Library, judge: Editions) -> None:
    """A sub-unit that does not exist is a finding, never a truncation; another wording may have it."""
    for version, day in _dated(library):
        alone = len(library.statute(version.statute).versions) == 1
        for article in version.articles:
            pid = version.id_of(article)
            beyond = [pid.with_units(len(article.paragraphs) + 1)]
            beyond += [pid.with_units(n, len(p.items) + 1) for n, p in enumerate(article.paragraphs, 1)]
            for unit in beyond:
                verdict = judge.judge(unit, day).verdict
                assert verdict == "out_of_range" or (not alone and verdict in ("other_version", "renumbered")), unit


def test_every_article_beyond_the_last_is_out_of_range(library: Library, judge: Editions) -> None:
    for statute in library.statutes.values():
        version = statute.latest
        last = max(a.number for v in statute.versions for a in v.articles)
        day = version.effective or TODAY
        expected = "out_of_range" if version.extent == "full" else "unresolved"
        assert judge.judge(ProvisionId(statute.id, last + 1), day).verdict == expected, statute.id


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_any_address_on_any_day_is_judged(library: Library, judge: Editions, data: st.DataObject) -> None:
    statute = data.draw(st.sampled_from(sorted(library.statutes)))
    units = data.draw(st.lists(st.integers(1, 99), max_size=3))
    pid = ProvisionId(statute, data.draw(st.integers(1, 9999)), data.draw(st.integers(0, 20)), *units)
    edition = data.draw(
        st.none() | st.builds(Edition, st.just("旧"), st.none() | st.integers(1900, 2100), st.booleans())
    )
    day = data.draw(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
    finding = judge.judge(pid, day, edition)
    assert finding.verdict in VERDICT_NAMES
    assert finding.message and not finding.message.endswith(("。", "；"))


def _dated(library: Library) -> list[tuple[Version, date]]:
    return [(v, v.effective) for s in library.statutes.values() for v in s.versions if v.effective]
