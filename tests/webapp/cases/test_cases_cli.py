from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from corpus.library import Library
from webapp.cases.query import CaseQueryError
from webapp.cli import cli


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["cases", *arguments])


def data_of(result: Result) -> dict[str, Any]:
    assert result.exit_code == 0, result.output
    data: dict[str, Any] = json.loads(result.stdout)
    return data


def test_without_words_all_cases_are_listed_and_no_index_is_needed(library: Library, tmp_path: Path) -> None:
    result = run("--top", "200", "--index", str(tmp_path / "none"))
    assert result.exit_code == 0
    assert result.stdout.count("\n   ") >= 3 * len(library.cases)
    assert result.stdout.rstrip().endswith(f"共 {len(library.cases)} 件")


def test_options_narrow_the_list() -> None:
    data = data_of(run("--tier", "情节严重", "--type", "行踪轨迹", "--level", "intermediate", "--json"))
    assert data["chosen"] == {"type": ["行踪轨迹"], "tier": ["serious"], "level": ["intermediate"]}
    assert "foshan-car-5" in [case["id"] for case in data["cases"]]


def test_a_case_in_lines() -> None:
    text = run("--type", "行踪轨迹", "--tier", "serious", "--level", "intermediate").stdout
    assert "佛山邓某等五人购买车辆轨迹替人寻车案［刑事］  foshan-car-5" in text
    assert "   佛山市中级人民法院，2022  情节特别严重、情节严重\n" in text
    assert "信息：行踪轨迹 1,100 条" in text


def test_words_search_the_index(index_folder: Path) -> None:
    data = data_of(run("快递", "--top", "3", "--json", "--index", str(index_folder)))
    assert (data["query"], data["sort"], len(data["cases"])) == ("快递", "relevance", 3)


def test_nothing_found_says_which_option_to_drop() -> None:
    text = run("--kind", "civil", "--tier", "serious").stdout
    assert text.startswith("没有同时符合这些条件的案例。\n  不限类别：")
    assert "不限情节：" in text


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [("--tier", "重大", "especially_serious（情节特别严重）"), ("--year", "二〇二二", "四位数的年份")],
)
def test_a_value_that_there_is_not_is_an_error_in_words(option: str, value: str, words: str) -> None:
    result = run(option, value)
    assert isinstance(result.exception, CaseQueryError)
    assert words in str(result.exception)


def test_the_order_can_be_chosen(library: Library) -> None:
    data = data_of(run("--sort", "income", "--top", "5", "--json"))
    sums = [case["illegal_income"] for case in data["cases"]]
    known = sorted((c.illegal_income for c in library.cases.values() if c.illegal_income is not None), reverse=True)
    assert sums == known[:5]
