"""A facts file as people write it: every slip of YAML is told in Chinese, with its line and what to do."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import yaml

from corpus.errors import CorpusError, Problem
from corpus.frontmatter import Document, read_yaml

# A file of one person's conduct has some hundred lines at most; larger ones take long to read and mean a mistake.
MAX_BYTES = 200_000
_HELP = "写法见 docs/liability.md，可以照那里的例子改"
_MAPPING = f"一行一个键和值，冒号用半角、后面空一格，如 date: 2022-03-01；{_HELP}"
# What the reader of YAML says -> what a person should look for. First match counts.
_SLIPS: tuple[tuple[str, str, str], ...] = (
    ("cannot start any token", "有不能这样开头的字符", "缩进用空格，不用制表符（Tab）；以 @、` 或 % 开头的词加引号"),
    ("did not find expected", "括号没有配对，或者缺少逗号、引号", "方括号、花括号和引号成对，各项之间用半角逗号"),
    ("mapping values are not allowed", "这里不能再有冒号", "一行一个键和值；上一行的冒号用半角、后面空一格"),
    ("could not find expected ':'", "键的后面没有冒号", "冒号用半角、后面空一格，如 date: 2022-03-01"),
    ("another document", "一份文件里有几份事实", "一份文件只写一个人或者一个单位，不用 --- 分隔"),
    ("control characters|unacceptable character", "有看不见的控制字符", "另存为纯文本（UTF-8）"),
    ("unexpected end of stream|scanning a quoted", "引号没有配对", "引号成对"),
    ("constructor for the tag", "有 YAML 的类型标记（!）", "去掉标记，只写值"),
    ("undefined alias", "有没有定义的引用（*）", "逐项写出；以 * 开头的词加引号"),
    ("digits", "数太大", "核对是否多写了零"),
    ("out of range", "没有这一天", "日历上有的日期，如 2022-03-01"),
)


def facts_document(path: Path) -> Document:
    """Read a facts file, not yet held against the schema.

    Raises:
        CorpusError: there is no file that can be read, or its YAML is broken, with the line.
    """
    _refuse_what_is_no_facts_file(path)
    try:
        return read_yaml(path)
    except CorpusError as error:
        raise CorpusError([_in_chinese(problem) for problem in error.problems]) from error
    except RecursionError as error:
        raise CorpusError([Problem(path, 0, "括号一层套一层，套得太深", _HELP)]) from error


def _refuse_what_is_no_facts_file(path: Path) -> None:
    if path.is_dir():
        raise CorpusError([Problem(path, 0, "这是文件夹，不是文件", f"一份事实文件；{_HELP}")])
    if not path.is_file():
        raise CorpusError([Problem(path, 0, "没有这个文件", f"一份事实文件；{_HELP}")])
    if (size := path.stat().st_size) > MAX_BYTES:
        most = f"不超过 {MAX_BYTES // 1000} KB；同一种信息合成一项，写总条数"
        raise CorpusError([Problem(path, 0, f"文件太大（{size // 1000} KB）", most)])
    _refuse_what_is_no_text(path, path.read_bytes())


def _refuse_what_is_no_text(path: Path, data: bytes) -> None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CorpusError([Problem(path, 0, "不是 UTF-8 文本", "在编辑器里另存为 UTF-8 编码的纯文本")]) from error
    if not re.search(r"^[^#\s\ufeff]", text, re.MULTILINE):
        raise CorpusError([Problem(path, 0, "文件是空的", f"至少写明 date、actor、acts；{_HELP}")])
    if line := _referring_line(text):
        raise CorpusError([Problem(path, line, "有 YAML 的引用（& 或 *）", "逐项写出；以 & 或 * 开头的词加引号")])


def _referring_line(text: str) -> int:
    """The line of the first anchor or alias (0: none): a few lines of them stand for millions of values."""
    if not re.search("[&*]", text):
        return 0
    try:
        kinds = (yaml.AnchorToken, yaml.AliasToken)
        return next((t.start_mark.line + 1 for t in yaml.scan(text) if isinstance(t, kinds)), 0)
    except yaml.YAMLError:
        # What is broken is told where the file is read.
        return 0


def _in_chinese(problem: Problem) -> Problem:
    if problem.what == "不是键值对":
        return replace(problem, expected=_MAPPING)
    for said, what, expected in _SLIPS:
        if re.search(said, problem.what):
            key = problem.what.partition("：")[0] if "值不成立" in problem.what else "YAML 有误"
            return replace(problem, what=f"{key}：{what}", expected=expected)
    return problem
