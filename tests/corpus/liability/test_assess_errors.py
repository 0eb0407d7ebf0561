"""Facts files that go wrong: what is said about each names the line, what stands there and what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.liability.evaluate import evaluate
from corpus.liability.explain import explain
from corpus.liability.facts import facts_of, read_facts
from corpus.liability.naming import namer
from corpus.library import Library

BAD = Path(__file__).parents[2] / "data" / "bad"
GOOD = "date: 2022-03-01\nactor: {kind: person}\nacts: [sell]\n"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("facts_empty", [": 文件是空的", "至少写明 date、actor、acts"]),
        ("facts_tab", [":3: ", "缩进用空格，不用制表符（Tab）"]),
        ("facts_open_bracket", [":4: ", "括号没有配对", "方括号、花括号和引号成对"]),
        ("facts_wide_colon", [":2: ", "冒号用半角、后面空一格"]),
        ("facts_impossible_date", [":1: date：没有这一天"]),
        ("facts_year_alone", [":1: date：“2022”不是完整的日期", "按变化前后各算一次"]),
        (
            "facts_numbers_in_words",
            [
                ":3: acts：没有写做了什么",
                ":4: items.0.count：“1.2万”不是整数，写成 12000",
                "“2.4万元”不是数，写成 24000",
            ],
        ),
        ("facts_count_with_more", [":4: ", "“5000余”不是整数，写成 5000，并加 lower_bound: true"]),
        ("facts_alias", [":3: 有 YAML 的引用", "逐项写出"]),
        ("facts_two_in_one", [":4: ", "一份文件只写一个人或者一个单位"]),
        ("facts_too_large", [":4: illegal_income：数太大，请核对是否多写了零"]),
        (
            "facts_chinese_key",
            [":1: date：没有写", ":1: 日期：没有这个键", ":2: actor.kind：“公司”", ":3: acts：“sell”不是列表"],
        ),
    ],
)
def test_a_bad_file_is_told_in_words(name: str, words: list[str]) -> None:
    path = BAD / f"{name}.yaml"
    with pytest.raises(CorpusError) as caught:
        read_facts(path)
    said = str(caught.value)
    assert said.startswith(str(path))
    assert [word for word in words if word not in said] == [], said


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "文件是空的"),
        (GOOD.encode("utf-16"), "另存为 UTF-8"),
        (b"\x00\xff\x13" * 100, "另存为 UTF-8"),
        (GOOD.encode() + b"\0", "看不见的控制字符"),
        (f"{GOOD}foo: {'[' * 3000}{']' * 3000}\n".encode(), "套得太深"),
        ((GOOD + "items:\n" + "  - {type: 普通, count: 1}\n" * 100_000).encode(), "文件太大（2900 KB）"),
        (f"{GOOD}items: [{{type: 普通, count: {'9' * 6000}}}]\n".encode(), "数太大"),
        (f"{GOOD}items: [{{type: 普通, count: {'9' * 40}}}]\n".encode(), "数太大"),
        (f"{GOOD}illegal_income: .nan\n".encode(), "应是以元为单位的数"),
    ],
)  # fmt: skip
def test_what_is_no_facts_file_is_refused(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "facts.yaml"
    path.write_bytes(data)
    with pytest.raises(CorpusError, match=words):
        read_facts(path)


def test_a_folder_and_a_missing_file_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="这是文件夹，不是文件"):
        read_facts(tmp_path)
    with pytest.raises(CorpusError, match="没有这个文件"):
        read_facts(tmp_path / "facts.yaml")


@pytest.mark.parametrize(
    "text", ["\ufeff" + GOOD, GOOD.replace("\n", "\r\n"), GOOD.replace("2022-03-01", "'2022-03-01'")]
)
def test_harmless_forms_are_read(tmp_path: Path, text: str) -> None:
    path = tmp_path / "facts.yaml"
    path.write_bytes(text.encode())
    assert read_facts(path).date.isoformat() == "2022-03-01"


def test_typed_words_are_shown_and_never_taken_for_a_provision(library: Library) -> None:
    facts = facts_of(
        {"date": "2022-03-01", "actor": {}, "acts": ["sell"], "mitigation": ["{xingfa/9999}", "{xingfa/12/1}"]}
    )
    text = explain(evaluate(facts, library.rules_of_liability(), library.sanctions), namer(library, facts.date))
    assert "“｛xingfa/9999｝”没有对应的法定规则" in text
    assert "“｛xingfa/12/1｝”没有对应的法定规则" in text
