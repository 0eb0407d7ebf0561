"""Notes below titles, as laws, regulations, interpretations and databases print them."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.sources.promulgation import dates_in, document_number, read_notes

XINGFA = (
    "1979年7月1日第五届全国人民代表大会第二次会议通过",
    "1997年3月14日第八届全国人民代表大会第五次会议修订",
    "根据2009年8月27日第十一届全国人民代表大会常务委员会第十次会议《关于修改部分法律的决定》修正",
    "根据2023年12月29日第十四届全国人民代表大会常务委员会第七次会议通过的《中华人民共和国刑法修正案（十二）》修正",
)


def test_a_chain_of_amendments() -> None:
    found = read_notes(XINGFA, "中华人民共和国刑法")
    assert (found.promulgated, found.effective, found.issuer) == (date(2023, 12, 29), None, "全国人民代表大会")
    assert (found.amended, found.revised) == (True, False)
    assert [(e.day, e.deed, e.decision) for e in found.events] == [
        (date(1979, 7, 1), "通过", None),
        (date(1997, 3, 14), "修订", None),
        (date(2009, 8, 27), "修正", "关于修改部分法律的决定"),
        (date(2023, 12, 29), "修正", "中华人民共和国刑法修正案（十二）"),
    ]


@pytest.mark.parametrize(
    ("note", "promulgated", "effective", "number", "issuer", "amended"),
    [
        ("（2021年8月20日第十三届全国人民代表大会常务委员会第三十次会议通过）", date(2021, 8, 20), None, None,
         "全国人民代表大会常务委员会", False),
        ("（2024年9月24日中华人民共和国国务院令第790号公布　自2025年1月1日起施行）",
         date(2024, 9, 24), date(2025, 1, 1), "国务院令第790号", "国务院", False),
        ("（2000年9月25日中华人民共和国国务院令第291号公布　根据2016年2月6日《国务院关于修改部分行政法规的决定》修订）",
         date(2016, 2, 6), None, None, "国务院", True),
        ("2022年11月25日国家互联网信息办公室、中华人民共和国公安部令 第12号公布 自2023年1月10日起施行",
         date(2022, 11, 25), date(2023, 1, 10), "国家互联网信息办公室、中华人民共和国公安部令第12号",
         "国家互联网信息办公室、中华人民共和国公安部", False),
        # A committee of a court adopts; the day of publication is another one, and not said here.
        ("2017年3月20日最高人民法院审判委员会第1712次会议通过，自2017年6月1日起施行 法释〔2017〕10号",
         None, date(2017, 6, 1), "法释〔2017〕10号", "最高人民法院", False),
        ("（2021年8月20日主席令第九十一号公布　自2021年11月1日起施行）", date(2021, 8, 20), date(2021, 11, 1),
         "主席令第九十一号", None, False),
        ("（2026年6月26日公布　施行日期不详）", date(2026, 6, 26), None, None, None, False),
        ("（公布日期不详　自2026年6月26日起施行）", None, date(2026, 6, 26), None, None, False),
        ("二〇二一年八月二十日公布", date(2021, 8, 20), None, None, None, False),
        ("公布日期不详", None, None, None, None, False),
    ],
)  # fmt: skip
def test_one_note(
    note: str,
    promulgated: date | None,
    effective: date | None,
    number: str | None,
    issuer: str | None,
    amended: bool,
) -> None:
    found = read_notes([note], "测试办法")
    told = (found.promulgated, found.effective, found.document_number, found.issuer, found.amended)
    assert told == (promulgated, effective, number, issuer, amended)


def test_the_title_names_the_organs() -> None:
    title = "最高人民法院、最高人民检察院关于办理侵犯公民个人信息刑事案件适用法律若干问题的解释"
    assert read_notes([], title).issuer == "最高人民法院、最高人民检察院"


def test_repealed_and_excerpt() -> None:
    found = read_notes(["（2000年1月1日公布　自2000年2月1日起施行　自2010年3月1日起废止　节录）"], "测试办法")
    assert (found.promulgated, found.effective, found.repealed) == (
        date(2000, 1, 1),
        date(2000, 2, 1),
        date(2010, 3, 1),
    )
    assert found.excerpt


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2021年8月20日", [date(2021, 8, 20)]),
        ("2021-08-20至2021.9.1", [date(2021, 8, 20), date(2021, 9, 1)]),
        ("一九九七年十月一日", [date(1997, 10, 1)]),
        ("２０２１年８月２０日", [date(2021, 8, 20)]),
        ("2021年2月30日", []),
        ("0000年1月1日", []),
        ("20210820", []),
    ],
)
def test_dates(text: str, days: list[date]) -> None:
    assert [day for day, _, _ in dates_in(text)] == days


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("法释[2017]10号", "法释[2017]10号"),
        ("国务院令（第709号）", "国务院令第709号"),
        ("中华人民共和国主席令 第九十一号", "主席令第九十一号"),
        ("《国务院令第1号》", None),
        ("第九十一号", None),
    ],
)
def test_document_numbers(text: str, number: str | None) -> None:
    assert document_number(text) == number
