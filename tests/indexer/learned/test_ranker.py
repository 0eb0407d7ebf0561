"""The learned ranker over the real corpus: what it weighs, of which day, and what it says of a foreign model."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from indexer.engines.base import Filter
from indexer.learned import model as models
from indexer.learned.evidence import Corpus, Evidence
from indexer.learned.features import candidates
from indexer.learned.model import UnusableModelError
from indexer.learned.ranker import LearnedRanker
from indexer.learned.surroundings import load
from indexer.meaning import encode_one
from indexer.ranking import weighted_terms
from indexer.search import SearchIndex

QUESTIONS = ("快递员把我的电话卖给了别人", "公司能不能强制我刷脸打卡", "zzz", "的")
PROVISIONS = frozenset({"provision"})


@pytest.fixture(scope="module")
def corpus(index: SearchIndex) -> Corpus:
    return Corpus(index.engine, index.articles, load(index.engine.folder))


def scores(index: SearchIndex, ranker: LearnedRanker, text: str, on: int) -> dict[str, float]:
    terms = index.analyser.query(text)
    mask = index.engine.mask(Filter(PROVISIONS, on=on))
    found = ranker.scores(terms, weighted_terms(terms, index.engine.shares), encode_one(text), mask)
    return {index.engine.entry(number).id: score for number, score in found.items()}


@pytest.mark.parametrize("text", QUESTIONS)
def test_features_are_numbers_for_any_question(index: SearchIndex, corpus: Corpus, text: str) -> None:
    terms = index.analyser.query(text)
    weighted = weighted_terms(terms, index.engine.shares)
    evidence = Evidence(
        corpus, weighted, encode_one(text), models.load().adapter, index.engine.mask(Filter(PROVISIONS))
    )
    found = candidates(evidence, terms)
    assert tuple(found.columns) == models.load().names
    assert found.matrix().shape == (len(found.rows), len(found.columns))
    assert np.isfinite(found.matrix()).all()
    assert (np.diff(found.rows) > 0).all()


def test_only_the_law_of_the_day_is_weighed(index: SearchIndex, corpus: Corpus) -> None:
    """刑法第二百五十三条之一 of 2009 is one wording, that of 2015 another; 个人信息保护法 came in 2021."""
    found = scores(index, LearnedRanker(corpus, models.load()), "出售公民个人信息", 20140101)
    assert "xingfa@2009-02-28/253-1" in found
    assert not any(name.startswith(("gerenxinxibaohufa", "xingfa@2015")) for name in found)
    assert max(found.values()) == 1
    assert min(found.values()) == 0


def test_nothing_that_is_law_on_the_day_is_nothing_found(index: SearchIndex, corpus: Corpus) -> None:
    assert scores(index, LearnedRanker(corpus, models.load()), "出售公民个人信息", 10000101) == {}


def test_a_model_of_other_features_is_told(index: SearchIndex, corpus: Corpus) -> None:
    foreign = replace(models.load(), names=("words", "age of the reader"))
    with pytest.raises(UnusableModelError, match="重新训练"):
        scores(index, LearnedRanker(corpus, foreign), "出售公民个人信息", 20260101)


def test_vectors_of_other_articles_are_refused(corpus: Corpus) -> None:
    other = replace(corpus, surroundings=replace(corpus.surroundings, numbers=corpus.surroundings.numbers[1:]))
    with pytest.raises(ValueError, match="articles"):
        LearnedRanker(other, models.load())


def test_a_model_is_what_was_kept(tmp_path: Path) -> None:
    held = models.load()
    models.save(held, tmp_path / "learned.npz")
    again = models.load(tmp_path / "learned.npz")
    assert again.names == held.names
    assert again.about == held.about
    rows = np.random.default_rng(2).normal(size=(20, len(held.names))).astype(np.float32)
    assert np.array_equal(again.trees.scores(rows), held.trees.scores(rows))


def test_a_damaged_model_is_told(tmp_path: Path) -> None:
    file = tmp_path / "learned.npz"
    file.write_bytes(b"PK\x03\x04 no archive")
    with pytest.raises(UnusableModelError, match=r"learned\.npz"):
        models.load(file)


def test_the_model_names_no_article_and_no_question() -> None:
    """What is kept: a map of the encoder's width, trees over features, and hashes of the files it was made from."""
    held = models.load()
    assert held.adapter.shape == (384, 384)
    assert set(held.about) == {"trained_on", "questions", "files"}
    assert not {"id", "number", "law", "question"} & set(held.names)
