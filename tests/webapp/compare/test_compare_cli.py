"""`fatiao compare`: differences as a terminal shows them, and as JSON."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from corpus.compared import SameWordingError
from corpus.errors import FatiaoError, NotHeldError
from webapp.cli import cli
from webapp.compare.asked import CompareError
from webapp.dates import DateError


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["compare", *arguments])


def test_one_article_in_lines() -> None:
    """刑法修正案（十二）第七条."""
    result = run("刑法", "2021-03-01", "2024-03-01", "--article", "393")
    assert result.exit_code == 0
    assert result.output.splitlines()[0] == "《刑法》2021年3月1日起施行的文本与2024年3月1日起施行的文本"
    assert "第三百九十三条  ［修改］" in result.output
    assert "处【删：五年】【增：三年】以下有期徒刑或者拘役，并处罚金【增：；情节特别严重的，" in result.output


def test_the_whole_law_tells_what_changed_and_how_much() -> None:
    output = run("wangluoanquanfa", "2017-06-01", "2026-01-01").output
    assert "修改 10 条，增加 4 条，合并 1 条，只有引用的条号或者序号变化 4 条，只改条号 60 条，没有变化 2 条" in output
    assert "第三十四条→第三十六条  ［条号改变，文字只有引用的条号或者序号变化］" in output
    assert "除本法【第二十一条→第二十三条】的规定外" in output
    assert "（移至第二十条第二款）国家支持创新网络安全管理方式，运用网络新技术" in output
    assert "（原第十八条第二款）国家支持创新网络安全管理方式，运用【删：网络】【增：人工智能等】新技术" in output
    assert "第三条→第四条" not in output


def test_all_lists_what_did_not_change() -> None:
    output = run("wangluoanquanfa", "2017-06-01", "2026-01-01", "--all").output
    assert "第三条→第四条  ［只改条号，文字没有变化］" in output
    assert "第二条  ［没有变化］" in output


def test_json() -> None:
    found = json.loads(run("网络安全法", "2017-06-01", "2026-01-01", "--article", "71", "--json").output)
    assert [row["kind"] for row in found["articles"]] == ["merged"]
    assert found["articles"][0]["earlier"] == [f"wangluoanquanfa/{key}" for key in (64, 66, 70)]


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        (("刑法", "2021-03-01", "2021-04-01"), SameWordingError, "同一个文本"),
        (("刑法", "abc", "2021-04-01"), DateError, "abc"),
        (("meiyoufa", "2021-03-01", "2024-03-01"), NotHeldError, "meiyoufa"),
        (("刑法修正案", "2021-03-01", "2024-03-01"), CompareError, "对应不止一部法规"),
        (("刑法", "2021-03-01", "2024-03-01", "--article", "999"), NotHeldError, "都没有这一条"),
    ],
)
def test_what_cannot_be_compared(arguments: tuple[str, ...], error: type[FatiaoError], words: str) -> None:
    result = run(*arguments)
    assert isinstance(result.exception, error)
    assert words in str(result.exception)
