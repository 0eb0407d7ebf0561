"""stamp writes the fingerprint and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.digest import text_sha256
from corpus.errors import CorpusError
from corpus.reader import read_version
from corpus.stamp import stamp
from tests.corpus.conftest import BAD, HELD, edit, write_statute


def test_only_the_fingerprint_changes(tmp_path: Path) -> None:
    path = write_statute(tmp_path)
    stamped = path.read_text("utf-8")
    digest = text_sha256(read_version(path).articles)
    edit(path, digest, "null")
    assert stamp(path) == digest
    assert path.read_text("utf-8") == stamped


def test_stamping_a_held_file_changes_nothing(tmp_path: Path) -> None:
    copy = tmp_path / "copy.md"
    for path in HELD:
        copy.write_bytes(path.read_bytes())
        stamp(copy)
        assert copy.read_bytes() == path.read_bytes()


def test_words_of_the_body_that_look_like_the_key_stay(tmp_path: Path) -> None:
    path = write_statute(tmp_path, body="## 第一条\n\n为了测试：\n\ntext_sha256: 不是文件头。")
    assert path.read_text("utf-8").endswith("text_sha256: 不是文件头。\n")
    assert read_version(path).text_sha256 == text_sha256(read_version(path).articles)


def test_a_bad_file_is_left_alone() -> None:
    path = BAD / "empty_article.md"
    before = path.read_bytes()
    with pytest.raises(CorpusError):
        stamp(path)
    assert path.read_bytes() == before


def test_a_key_in_another_spelling_is_not_found(tmp_path: Path) -> None:
    path = write_statute(tmp_path)
    edit(path, "text_sha256:", '"text_sha256":')
    with pytest.raises(CorpusError) as caught:
        stamp(path)
    assert str(caught.value) == f"{path}:1: 文件头没有 text_sha256；应为：一行 text_sha256: null"


def test_line_ends_stay(tmp_path: Path) -> None:
    path = write_statute(tmp_path)
    windows = path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(windows)
    stamp(path)
    assert path.read_bytes() == windows
