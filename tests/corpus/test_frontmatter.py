"""Bad front matter: each kind of file, its line and the words of its message."""

from __future__ import annotations

import pytest

from corpus.errors import CorpusError
from corpus.frontmatter import read_document
from corpus.reader import read_version
from tests.corpus.conftest import BAD, HELD


@pytest.mark.parametrize(
    ("name", "line", "message"),
    [
        ("no_front_matter", 1, "没有文件头；应为：以 --- 开始、以 --- 结束的 YAML"),
        ("unclosed_front_matter", 1, "没有文件头；应为：以 --- 开始、以 --- 结束的 YAML"),
        ("broken_yaml", 5, "YAML 有误：did not find expected ',' or ']'"),
        ("not_a_mapping", 2, "不是键值对；应为：YAML 映射，如 id: xingfa"),
        ("unknown_key", 6, "short_titel：没有这个键；是不是要写 short_title"),
        ("missing_key", 1, "issuer：没有写"),
        ("blank_value", 4, "short_title：不能是空白；不知道就写 null"),
        ("impossible_date", 9, "effective：值不成立（day is out of range for month）"),
        ("repeated_key", 5, "short_title 写了两次；应为：只写一次（第 4 行已有）"),
        ("unknown_level", 5, "level：“statute”不在可选的值里，可选：constitution、law、"
         "administrative_regulation、judicial_interpretation、departmental_rule"),
    ],
)  # fmt: skip
def test_the_message_gives_file_line_and_reason(name: str, line: int, message: str) -> None:
    path = BAD / f"{name}.md"
    with pytest.raises(CorpusError) as caught:
        read_version(path)
    assert str(caught.value) == f"{path}:{line}: {message}"


def test_a_file_in_another_encoding_is_named_as_a_whole() -> None:
    path = BAD / "not_utf8.md"
    with pytest.raises(CorpusError) as caught:
        read_version(path)
    assert str(caught.value) == f"{path}: 不是 UTF-8 文本（第 23 字节起）"


def test_a_control_character_is_reported() -> None:
    path = BAD / "control_character.md"
    with pytest.raises(CorpusError) as caught:
        read_version(path)
    message = f"{path}:2: YAML 有误：unacceptable character #x0001: control characters are not allowed"
    assert str(caught.value).startswith(message)


def test_key_lines_are_the_lines_of_the_file() -> None:
    for path in HELD[:5]:
        lines = path.read_text("utf-8").split("\n")
        document = read_document(path)
        assert all(lines[line - 1].startswith(f"{key}:") for key, line in document.key_lines.items())
        assert all(lines[number - 1].rstrip() == text for number, text in document.body)
