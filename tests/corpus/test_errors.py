"""An error says what, where, and what was expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import AddressError, CorpusError, FatiaoError, NotHeldError, Problem

FILE = Path("xingfa.md")


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (Problem(FILE, 3, "第三条没有内容", "至少一款正文"), "xingfa.md:3: 第三条没有内容；应为：至少一款正文"),
        (Problem(FILE, 3, "YAML 有误"), "xingfa.md:3: YAML 有误"),
        (Problem(FILE, 0, "不是 UTF-8 文本"), "xingfa.md: 不是 UTF-8 文本"),
    ],
    ids=["line and expectation", "line", "whole file"],
)
def test_a_problem_in_one_line(problem: Problem, text: str) -> None:
    assert str(problem) == text


def test_problems_sort_by_file_and_line() -> None:
    problems = [Problem(FILE, 9, "甲"), Problem(Path("a.md"), 10, "乙"), Problem(FILE, 1, "丙")]
    assert [str(p) for p in sorted(problems)] == ["a.md:10: 乙", "xingfa.md:1: 丙", "xingfa.md:9: 甲"]


def test_a_corpus_error_lists_every_problem() -> None:
    problems = [Problem(FILE, 1, "甲"), Problem(FILE, 2, "乙")]
    error = CorpusError(problems)
    assert error.problems == problems
    assert str(error) == "xingfa.md:1: 甲\nxingfa.md:2: 乙"


def test_what_is_not_held_comes_with_what_is() -> None:
    assert str(NotHeldError("《民发典》", ("民法典", "刑法"))) == "本库没有 《民发典》；是不是要找：民法典、刑法"
    assert str(NotHeldError("《民发典》")) == "本库没有 《民发典》"


@pytest.mark.parametrize(
    ("error", "builtin"),
    [(AddressError("x/", 2, "条号"), ValueError), (NotHeldError("甲"), LookupError)],
    ids=["address", "not held"],
)
def test_errors_for_users_are_also_the_builtin_ones(error: FatiaoError, builtin: type[Exception]) -> None:
    assert isinstance(error, FatiaoError) and isinstance(error, builtin)
