"""Whatever cuts the text, the words are those of a fresh jieba with the words of the lexicon."""

from __future__ import annotations

import re
from pathlib import Path

import jieba
import pytest

from corpus.library import Library
from indexer import kept_dictionary
from indexer.build import current_generation
from indexer.documents import documents, phrasings
from indexer.kept_dictionary import KeptSegmenter
from indexer.lexicon import FREQUENCY, RustSegmenter, Segmenter, lexicon_words
from indexer.manifest import UnusableIndexError
from indexer.normalise import normalise_text

# What the analysis hands to a segmenter: runs of Chinese characters, of Latin letters, of digits.
_RUN = re.compile(r"[\u3400-\u9fff]+|[A-Za-z]+|\d+")
ODD = [
    "",
    "鑫淼垚",
    "㐀㐁个人信息",
    "龥龦龿信息",
    "一",
    "的的的的的的",
    "abc",
    "App",
    "007",
    "０",
    "個人資訊",
    "個人信息保護法",
]


@pytest.fixture(scope="module")
def runs(library: Library) -> list[str]:
    """Every run of characters in the texts, headings and titles of the corpus and in all phrasings, each once."""
    texts = [text for d in documents(library) for text in (d.text, d.heading, d.title)]
    found = (run for text in [*texts, *phrasings(library).values()] for run in _RUN.findall(normalise_text(text)))
    return [*ODD, *dict.fromkeys(found)]


@pytest.fixture(scope="module")
def cut(runs: list[str], tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """The words of all runs as jieba's own tokenizer gives them."""
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(tmp_path_factory.mktemp("jieba"))
    for word in lexicon_words():
        tokenizer.add_word(word, FREQUENCY)
    return [list(tokenizer.cut(run, HMM=False)) for run in runs]


@pytest.fixture
def dictionary(index_folder: Path) -> Path:
    return current_generation(index_folder) / kept_dictionary.NAME


def test_the_kept_dictionary_gives_the_same_words(runs: list[str], cut: list[list[str]], dictionary: Path) -> None:
    segmenter = KeptSegmenter(dictionary)
    assert len(runs) > 50_000
    assert [segmenter.cut(run) for run in runs] == cut


def test_rjieba_gives_the_same_words(runs: list[str], cut: list[list[str]]) -> None:
    pytest.importorskip("rjieba", reason="rjieba is the optional extra `fast`")
    segmenter = RustSegmenter(lexicon_words())
    assert [segmenter.cut(run) for run in runs] == cut


def test_the_segmenter_of_a_build_gives_the_same_words(runs: list[str], cut: list[list[str]]) -> None:
    segmenter = Segmenter(lexicon_words())
    assert [segmenter.cut(run) for run in runs[::20]] == cut[::20]


def test_the_order_of_texts_changes_nothing(runs: list[str], cut: list[list[str]], dictionary: Path) -> None:
    """Words are read as characters are met."""
    segmenter = KeptSegmenter(dictionary)
    assert [segmenter.cut(run) for run in reversed(runs[:2_000])] == cut[:2_000][::-1]


@pytest.mark.parametrize("content", [b"", b"{}\n", b"[1]\n", b"\xff\xfe\n"], ids=["empty", "no head", "list", "bytes"])
def test_a_dictionary_that_is_none_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / kept_dictionary.NAME).write_bytes(content)
    with pytest.raises(UnusableIndexError, match=r"分词词典读不出来.*请运行：fatiao build --full"):
        kept_dictionary.opened(tmp_path)


def test_a_missing_dictionary_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableIndexError, match="分词词典读不出来"):
        kept_dictionary.opened(tmp_path)


def test_an_opened_index_cuts_with_what_the_environment_names(
    index_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = current_generation(index_folder)
    monkeypatch.setenv("FATIAO_SEGMENTER", "jieba")
    assert isinstance(kept_dictionary.opened(folder), KeptSegmenter)
    monkeypatch.delenv("FATIAO_SEGMENTER")
    assert isinstance(kept_dictionary.opened(folder), KeptSegmenter)
