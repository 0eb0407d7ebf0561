"""The file of synonyms: read, and refused with the line that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.check_synonyms import check_synonyms
from corpus.errors import CorpusError
from corpus.library import DATA, Library
from corpus.synonyms import load_synonyms

GOOD = """source: 自撰
synonyms:
- {lay: [刷脸, 扫脸], legal: [人脸识别], question: 小区要刷脸, article: fashi-2021-15/10}
"""


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "synonyms.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_an_entry(tmp_path: Path) -> None:
    (entry,) = load_synonyms(written(tmp_path, GOOD))
    assert (entry.lay, entry.legal, entry.article, entry.line) == (
        ("刷脸", "扫脸"),
        ("人脸识别",),
        "fashi-2021-15/10",
        3,
    )


def test_the_repository_has_synonyms_from_many_fields(library: Library) -> None:
    assert len(library.synonyms) >= 120
    statutes = {entry.article.split("/")[0] for entry in library.synonyms}
    assert {"minfadian", "laodonghetongfa", "xiaofeizhequanyibaohufa", "zhengxinyeguanlitiaoli"} <= statutes


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("- {lay: [脸], legal: [人脸识别], question: 刷脸, article: x/1}", "只有一个字"),
        ("- {lay: [扫码], legal: [扫码], question: 扫码, article: x/1}", "既在 lay 又在 legal"),
        ("- {lay: [刷脸], legal: [人脸识别], question: 刷脸, article: x/1}", "写了两次；应为：只写一次（第 3 行已有）"),
        ("- {lay: [扫码], legal: [人脸识别], question: 进门, article: x/1}", "没有 lay 的说法；应为：含有 扫码 之一"),
    ],
)
def test_a_wrong_entry_is_refused_at_its_line(tmp_path: Path, line: str, words: str) -> None:
    with pytest.raises(CorpusError) as caught:
        load_synonyms(written(tmp_path, f"{GOOD}{line}\n"))
    assert "synonyms.yaml:4: " in str(caught.value)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("- {lay: [扫码], legal: [], question: 扫码, article: x/1}", "至少要有 1 个"),
        ("- {lay: [扫码], legall: [甲], question: 扫码, article: x/1}", "是不是要写 legal"),
        ("- {lay: 扫码, legal: [甲], question: 扫码, article: x/1}", "不是列表"),
        ("- {lay: [扫码], legal: [甲], question: 扫码}", "article：没有写"),
    ],
)
def test_a_broken_schema_is_refused(tmp_path: Path, line: str, words: str) -> None:
    with pytest.raises(CorpusError) as caught:
        load_synonyms(written(tmp_path, f"{GOOD}{line}\n"))
    assert "synonyms.yaml:4: " in str(caught.value)
    assert words in str(caught.value)


def test_every_word_of_the_law_stands_in_its_article(library: Library) -> None:
    assert list(check_synonyms(DATA, library)) == []
