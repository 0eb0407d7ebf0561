from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.dates import show
from corpus.status import today
from webapp.dates import DateError, date_or_today, parse_date

FORMS = [
    *("2014-01-01", "2014-1-1", "2014/01/01", "2014/1/1", "2014.1.1", "20140101", " 2014-01-01 "),
    *("2014年1月1日", "2014年01月01日", "2014年1月1", "２０１４-０１-０１", "２０１４年１月１日", "2014 年 1 月 1 日"),
    *("２０１４．１．１", "２０１４－０１－０１", "二〇一四年一月一日", "二○一四年一月一日", "二零一四年一月一日"),
]
BAD = [
    *("2014-02-30", "2023-02-29", "2014-13-01", "2014-00-10", "2014-01-00", "2014-1-32", "20140230", "0000-01-01"),
    *("14-01-01", "2014--01-01", "-2014-01-01", "9" * 40, "１２３", "昨天", "1388505600"),
    *("明天", "yesterday", "2014年十十月一日", "2014年一十一月1日1", "二千零十四年一月一日", "20一四年1月1日"),
    *("٢٠١٤-٠١-٠١", "2014-01-01; DROP", "<b>", "\x00", "😀", "2014年1月1日星期三"),
    *("2014-01-01T00:00:00+99:99", "2014-01-01T25:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:00-12:00"),
]
# Bad in a way that can be said.
TOLD = [
    ("2014", "没有写明是哪一天"),
    ("2014年", "没有写明是哪一天"),
    ("2014-01", "没有写明是哪一天"),
    ("2026年1月", "没有写明是哪一天"),
    ("二〇二六年一月", "没有写明是哪一天"),
    ("2014-01-01T00:00", "没有写明时区"),
    ("2014-01-01 08:30:00", "没有写明时区"),
    ("民国113年", "不是公历日期"),
    ("中华民国一百一十三年一月一日", "不是公历日期"),
    ("令和6年1月1日", "不是公历日期"),
    ("9999-12-31", "不在可查的范围内"),
    ("0214-01-01", "不在可查的范围内"),
    ("9999-12-30T00:00:00Z", "不在可查的范围内"),
]


@pytest.mark.parametrize("text", FORMS)
def test_every_usual_form_is_read(text: str) -> None:
    assert parse_date(text) == date(2014, 1, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇二一年十一月二十日", date(2021, 11, 20)),
        ("二〇二一年十二月三十一日", date(2021, 12, 31)),
        ("2024-02-29", date(2024, 2, 29)),
        ("1900-01-01", date(1900, 1, 1)),
        ("2100-12-31", date(2100, 12, 31)),
    ],
)
def test_days_at_the_edges(text: str, day: date) -> None:
    assert parse_date(text) == day


@pytest.mark.parametrize("text", BAD, ids=ascii)
def test_what_is_no_day_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(DateError, match="请写成 2014-01-01 或 2014年1月1日"):
        parse_date(text)


@pytest.mark.parametrize(("text", "why"), TOLD)
def test_why_it_is_none_is_said_where_that_is_plain(text: str, why: str) -> None:
    with pytest.raises(DateError, match=f"{why}.*请写成 2014-01-01 或 2014年1月1日"):
        parse_date(text)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-01-01T00:00:00+08:00", date(2026, 1, 1)),
        ("2026-01-01T00:00:00 08:00", date(2026, 1, 1)),
        ("2025-12-31T15:59:59Z", date(2025, 12, 31)),
        ("2025-12-31T16:00:00Z", date(2026, 1, 1)),
        ("2025-12-31T17:00:00Z", date(2026, 1, 1)),
        ("2025-12-31t17:00:00.123z", date(2026, 1, 1)),
        ("2025-12-31T17:00+0000", date(2026, 1, 1)),
        ("2026-01-01T04:59:00-03:00", date(2026, 1, 1)),
        ("2026-01-01T04:59:00+14:00", date(2025, 12, 31)),
    ],
)
def test_a_moment_is_the_day_that_it_falls_on_in_shanghai(moment: str, day: date) -> None:
    assert parse_date(moment) == day


def test_the_message_shows_only_the_beginning_of_a_long_text() -> None:
    with pytest.raises(DateError) as caught:
        parse_date("信" * 1_000)
    assert len(str(caught.value)) < 100


@settings(max_examples=200, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_what_is_shown_is_read_again(day: date) -> None:
    year = f"{day.year:04d}"
    assert parse_date(day.isoformat()) == parse_date(day.strftime(f"{year}%m%d")) == day
    assert parse_date(f"{year}年{day.month}月{day.day}日") == day


@settings(max_examples=200, deadline=None)
@given(st.text("0123456789０一二〇十年月日-/. ", max_size=14) | st.text(max_size=20))
def test_any_text_is_a_day_or_an_error_of_ours(text: str) -> None:
    try:
        assert isinstance(parse_date(text), date)
    except DateError as error:
        assert "请写成 2014-01-01" in str(error)


@pytest.mark.parametrize("text", [None, "", "  ", "　", "今天", " 今日 ", "today"], ids=ascii)
def test_nothing_given_is_today(text: str | None) -> None:
    assert date_or_today(text) == (today(), False)


def test_a_given_day_is_the_readers_choice() -> None:
    assert date_or_today("2014年1月1日") == (date(2014, 1, 1), True)


def test_days_are_shown_as_laws_write_them() -> None:
    assert (show(date(2021, 11, 1)), show(None)) == ("2021年11月1日", "不详")
