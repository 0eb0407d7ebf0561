"""corpus.jsonl and queries.jsonl: what is read, and what is said of every broken line."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from indexer.evaluation.errors import MOST_PROBLEMS, EvaluationFileError
from indexer.evaluation.files import Question, Row, read_questions, read_rows
from tests.indexer.evaluation.conftest import BAD, CORPUS, QUERIES


def problems(path: Path) -> list[str]:
    """What is said of a corpus, each problem without its folder."""
    with pytest.raises(EvaluationFileError) as raised:
        read_rows(path)
    return [str(p).removeprefix(f"{path.parent}/") for p in raised.value.problems]


def test_known_fields_are_read_and_others_ignored() -> None:
    rows = read_rows(CORPUS)
    assert len(rows) == 8
    assert rows[2] == Row(
        id="养猫法#第二条之一",
        text="夜里猫叫扰邻，经劝告不改的，由村民委员会调解。",
        title="养猫法",
        law="中华人民共和国养猫法",
        chapter="第二章 责任",
        number="第二条之一",
    )
    assert rows[6] == Row("钓鱼规则", "禁渔期内不得在水库钓鱼。")


def test_a_number_as_id_is_its_digits() -> None:
    assert read_questions(QUERIES)[0] == Question("1", "邻居家的猫抓伤了我，医疗费谁赔？")
    assert [q.id for q in read_questions(QUERIES)] == ["1", "2", "三", "4", "5", "6"]


def test_a_title_may_stand_for_the_short_name(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_text(
        '{"id": 1, "text": "", "title": "某法"}\n{"id": 2, "text": "", "law": "中华人民共和国某法", "short": null}\n',
        "utf-8",
    )
    assert [(row.title, row.law) for row in read_rows(path)] == [
        ("某法", ""),
        ("中华人民共和国某法", "中华人民共和国某法"),
    ]


@pytest.mark.parametrize("name", ["corpus.jsonl.gz", "without_an_ending"])
def test_compression_is_seen_by_the_bytes(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(gzip.compress(CORPUS.read_bytes()))
    assert read_rows(tmp_path / name) == read_rows(CORPUS)


def test_a_byte_order_mark_and_windows_lines_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "corpus.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + CORPUS.read_bytes().replace(b"\n", b"\r\n"))
    assert read_rows(path) == read_rows(CORPUS)


def test_every_broken_line_is_named() -> None:
    assert problems(BAD / "broken.jsonl") == [
        'broken.jsonl:2: 不是 JSON；应为：一行一个 JSON 对象，如 {"id": "某法#第一条", "text": "……"}',
        'broken.jsonl:3: 不是 JSON 对象；应为：一行一个 JSON 对象，如 {"id": "某法#第一条", "text": "……"}',
    ]
    assert problems(BAD / "missing.jsonl") == [
        'missing.jsonl:3: 缺少字段 text；应为：如 {"id": "某法#第一条", "text": "……"}',
        'missing.jsonl:4: 缺少字段 id；应为：如 {"id": "某法#第一条", "text": "……"}',
        "missing.jsonl:5: 编号“a”在第 1 行已经有了；应为：每个编号只出现一次",
    ]


def test_a_field_of_another_kind_is_named() -> None:
    assert [p.partition("；")[0] for p in problems(BAD / "types.jsonl")] == [
        "types.jsonl:1: 字段 id 不是文字",
        "types.jsonl:2: 字段 text 不是文字",
        "types.jsonl:3: 字段 id 是空的，或者含有制表符、换行",
        "types.jsonl:4: 字段 id 是空的，或者含有制表符、换行",
        "types.jsonl:5: 字段 text 含有不成字符的代码（半个代理对）",
        "types.jsonl:6: 字段 law 不是文字",
    ]


def test_questions_must_ask_something_once() -> None:
    path = BAD / "questions.jsonl"
    with pytest.raises(EvaluationFileError) as raised:
        read_questions(path)
    assert str(raised.value) == (
        f"{path}:1: 字段 text 是空的；应为：问题的文字\n"
        f"{path}:3: 编号“1”在第 2 行已经有了；应为：每个编号只出现一次\n"
        "请改正后再运行；文件格式见 docs/evaluation.md"
    )


def test_a_file_without_lines_is_said_to_be_empty() -> None:
    assert problems(BAD / "empty.jsonl") == [
        'empty.jsonl: 是空文件；应为：一行一个 JSON 对象，如 {"id": "某法#第一条", "text": "……"}'
    ]


def test_another_encoding_is_named() -> None:
    assert problems(BAD / "gbk.jsonl") == ["gbk.jsonl:1: 不是 UTF-8 文字；应为：UTF-8 编码的文件"]


@pytest.mark.parametrize("damage", ["cut", "flipped"])
def test_damaged_compression_is_named(tmp_path: Path, damage: str) -> None:
    packed = bytearray(gzip.compress(CORPUS.read_bytes()))
    path = tmp_path / "corpus.jsonl.gz"
    path.write_bytes(packed[:-40] if damage == "cut" else packed[:-6] + b"\0\0" + packed[-4:])
    assert problems(path) == ["corpus.jsonl.gz: 压缩文件不完整或已损坏；应为：完整的 .gz 文件，或没有压缩的文件"]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert problems(tmp_path / "没有.jsonl") == ["没有.jsonl: 没有这个文件；应为：可以读的文件"]
    (tmp_path / "夹").mkdir()
    assert problems(tmp_path / "夹") == ["夹: 是文件夹，不是文件；应为：可以读的文件"]


def test_a_file_of_another_format_is_not_told_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "novel.txt"
    path.write_text("从前有座山\n" * 500, "utf-8")
    with pytest.raises(EvaluationFileError, match=f"只列出前 {MOST_PROBLEMS} 处") as raised:
        read_rows(path)
    assert len(raised.value.problems) == MOST_PROBLEMS
