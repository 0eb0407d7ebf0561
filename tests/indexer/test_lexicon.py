from __future__ import annotations

from pathlib import Path

import jieba
import pytest

from indexer import lexicon
from indexer.lexicon import Segmenter, UnknownSegmenterError, lexicon_words, question_words, segmenter


@pytest.mark.parametrize("word", lexicon_words())
def test_every_word_of_the_lexicon_is_kept_whole(word: str) -> None:
    assert segmenter().cut(word) == [word]


def test_a_legal_word_is_kept_whole_inside_a_sentence() -> None:
    assert "公民个人信息" in segmenter().cut("向他人出售公民个人信息的")


def test_unknown_words_are_not_guessed() -> None:
    """HMM joins unknown neighbours and would cut the index and the query apart."""
    assert segmenter().cut("鑫淼垚") == ["鑫", "淼", "垚"]


def test_the_global_tokenizer_is_left_alone() -> None:
    assert segmenter().cut("侵犯公民个人信息罪")
    assert jieba.dt.FREQ.get("公民个人信息") is None


def test_each_segmenter_has_its_own_words() -> None:
    assert Segmenter(["强制刷脸进门"]).cut("小区强制刷脸进门") == ["小区", "强制刷脸进门"]
    assert "强制刷脸进门" not in segmenter().cut("小区强制刷脸进门")


def test_blank_lines_are_no_words(tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_text("人脸识别\n\n  刷脸  \n", encoding="utf-8")
    assert lexicon_words(file) == ("人脸识别", "刷脸")
    assert question_words(file) == {"人脸识别", "刷脸"}


def test_without_a_wish_rjieba_is_chosen_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FATIAO_SEGMENTER", raising=False)
    monkeypatch.setattr(lexicon, "find_spec", lambda _: object())
    assert lexicon.chosen() == "rjieba"
    monkeypatch.setattr(lexicon, "find_spec", lambda _: None)
    assert lexicon.chosen() == "jieba"


def test_the_environment_chooses_the_segmenter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "find_spec", lambda _: object())
    monkeypatch.setenv("FATIAO_SEGMENTER", " jieba ")
    assert lexicon.chosen() == "jieba"
    monkeypatch.setenv("FATIAO_SEGMENTER", "")
    assert lexicon.chosen() == "rjieba"


def test_a_segmenter_that_there_is_not_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FATIAO_SEGMENTER", "ikanalyzer")
    with pytest.raises(UnknownSegmenterError, match="FATIAO_SEGMENTER 的值是“ikanalyzer”；可以写 jieba 或 rjieba"):
        lexicon.chosen()


def test_a_segmenter_that_is_not_installed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FATIAO_SEGMENTER", "rjieba")
    monkeypatch.setattr(lexicon, "find_spec", lambda _: None)
    with pytest.raises(UnknownSegmenterError, match="要用 rjieba，但没有安装"):
        lexicon.chosen()
