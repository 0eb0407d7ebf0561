"""Titles that exist and are not held: each once, none of them held."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.known_titles import KnownTitle, load_known_titles
from corpus.library import DATA, Library
from corpus.names import canonical
from corpus.not_held import load_not_held

KNOWN = load_known_titles(DATA / "known_titles.txt")
BY_NAME = {canonical(name): known.title for known in KNOWN for name in known.names}
EXPECTED = "标题，或标题、制表符、以逗号分隔的简称"


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("《刑事诉讼法解释》", "最高人民法院关于适用《中华人民共和国刑事诉讼法》的解释"),
        ("中华人民共和国行政复议法", "中华人民共和国行政复议法"),
        ("刑诉法解释", "最高人民法院关于适用《中华人民共和国刑事诉讼法》的解释"),
        ("网络信息内容生态治理规定", "网络信息内容生态治理规定"),
        ("中华人民共和国生态环境法典", "中华人民共和国生态环境法典"),
        (
            "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》",
            "最高人民法院关于适用《中华人民共和国民事诉讼法》的解释",
        ),
        ("民诉法解释", "最高人民法院关于适用《中华人民共和国民事诉讼法》的解释"),
        (
            "《关于办理盗窃刑事案件适用法律若干问题的解释》",
            "最高人民法院、最高人民检察院关于办理盗窃刑事案件适用法律若干问题的解释",
        ),
        ("关于加强网络信息保护的决定", "全国人民代表大会常务委员会关于加强网络信息保护的决定"),
        ("个人信息安全规范", "信息安全技术 个人信息安全规范"),
    ],
)
def test_a_text_that_is_not_held_is_known_by_each_of_its_names(written: str, title: str) -> None:
    assert BY_NAME[canonical(written)] == title


def test_no_name_belongs_to_two_texts() -> None:
    """Also with the names that are derived: 关于… without its issuer."""
    assert len(BY_NAME) == sum(len({canonical(name) for name in known.names}) for known in KNOWN)


def test_no_known_title_is_held(library: Library) -> None:
    held = [name for known in KNOWN for name in known.names if library.names.candidates(name)]
    assert held == []


def test_no_known_title_stands_among_those_not_held_with_a_reason() -> None:
    listed = {canonical(n) for text in load_not_held(DATA / "not_held.yaml") for n in (text.title, *text.aliases)}
    assert listed & BY_NAME.keys() == set()


def test_a_made_up_title_is_not_known() -> None:
    """人格权法 was drafted, and became a part of 民法典; 个人数据保护法 never was."""
    assert {"人格权法", "个人数据保护法", "网络隐私保护法", "民法典实施条例"} & BY_NAME.keys() == set()


def test_decisions_that_only_amend_or_approve_are_left_out() -> None:
    ends = ("的决议", "名单", "任免", "》的决定")
    assert [known.title for known in KNOWN if known.title.endswith(ends)] == []


def test_the_list_is_in_order() -> None:
    titles = [known.title for known in KNOWN]
    assert titles == sorted(titles)


def test_a_line_is_a_title_and_its_short_names(tmp_path: Path) -> None:
    path = tmp_path / "titles.txt"
    path.write_text("# 说明\n中华人民共和国立法法\n中华人民共和国刑事诉讼法\t刑诉法,刑事诉讼\n", "utf-8")
    assert load_known_titles(path) == (
        KnownTitle("中华人民共和国立法法"),
        KnownTitle("中华人民共和国刑事诉讼法", ("刑诉法", "刑事诉讼")),
    )


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("甲法\n\n乙法\n", f"2: 空行；应为：{EXPECTED}"),
        ("甲法\t\n", f"1: 写法有误；应为：{EXPECTED}"),
        ("甲法\t甲,\n", f"1: 写法有误；应为：{EXPECTED}"),
        ("甲法\t甲\t乙\n", f"1: 写法有误；应为：{EXPECTED}"),
        (" 甲法\n", f"1: 写法有误；应为：{EXPECTED}"),
        ("\t甲\n", f"1: 写法有误；应为：{EXPECTED}"),
        ("《甲法》\n", f"1: 标题外有书名号；应为：{EXPECTED}"),
        ("甲法\n中华人民共和国甲法\n", "2: 中华人民共和国甲法 写了两次；应为：只写一次（第 1 行已有）"),
        ("甲法\t丙\n乙法\t丙\n", "2: 丙 写了两次；应为：只写一次（第 1 行已有）"),
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, lines: str, message: str) -> None:
    path = tmp_path / "titles.txt"
    path.write_text(lines, "utf-8")
    with pytest.raises(CorpusError) as caught:
        load_known_titles(path)
    assert str(caught.value) == f"{path}:{message}"


def test_every_bad_line_is_reported_at_once(tmp_path: Path) -> None:
    path = tmp_path / "titles.txt"
    path.write_text("甲法\n\n甲法\n乙法\t乙法\n", "utf-8")
    with pytest.raises(CorpusError) as caught:
        load_known_titles(path)
    assert [problem.line for problem in caught.value.problems] == [2, 3, 4, 4]


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "titles.txt"
    path.write_bytes("甲法\n".encode("gbk"))
    with pytest.raises(CorpusError) as caught:
        load_known_titles(path)
    assert str(caught.value) == f"{path}: 不是 UTF-8 文本（第 0 字节起）"
