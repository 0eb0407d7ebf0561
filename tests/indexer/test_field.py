"""Questions of the field are told from questions of other law by their meaning."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from indexer import phrasing_vectors
from indexer.build import current_generation
from indexer.cards import MIN_BELONGING
from indexer.field import Field, features, share_of_field
from indexer.meaning import WIDTH, Vectors, encode
from indexer.phrasing_vectors import PhrasingVectors

INSIDE = (
    "隔壁装的探头正对我家卧室",
    "要账的打电话骂我爸妈",
    "前任说要把我的私密照发出去",
    "单位领导翻看我的私人微信",
    "班主任把成绩单发到家长群",
    "身份证丢了有人冒用去借钱",
    "拿我的照片去打广告没跟我说",
)
OUTSIDE = (
    "遗嘱怎么写有效",
    "交通事故误工费怎么算",
    "宅基地能卖吗",
    "离婚孩子归谁",
    "酒驾怎么处罚",
    "彩礼能退吗",
    "工伤认定流程",
    "专利申请要多久",
    "劳动合同到期不续签赔偿",
)


@pytest.fixture(scope="module")
def vectors(index_folder: Path) -> PhrasingVectors:
    return phrasing_vectors.read(current_generation(index_folder))


@pytest.fixture(scope="module")
def field(vectors: PhrasingVectors) -> Field:
    return Field.of(vectors.rows)


def cosines(vectors: PhrasingVectors, field: Field, query: Vectors) -> NDArray[np.float32]:
    """A query against the middle of each card, both seen from the middle of the field."""
    cards = list(dict.fromkeys(name.split("/")[1] for name in vectors.ids))
    sums = np.zeros((len(cards), WIDTH), np.float32)
    np.add.at(sums, [cards.index(name.split("/")[1]) for name in vectors.ids], vectors.rows - field.middle)
    seen = query - field.middle
    return np.asarray(sums @ seen / np.linalg.norm(sums, axis=1) / np.linalg.norm(seen), np.float32)


def share(vectors: PhrasingVectors, field: Field, question: str) -> float:
    (query,) = encode([question])
    return share_of_field(query, float((vectors.rows @ query).max()), cosines(vectors, field, query), field)


@pytest.mark.parametrize("question", INSIDE)
def test_a_question_of_the_field_belongs_to_it(vectors: PhrasingVectors, field: Field, question: str) -> None:
    assert question not in vectors.texts
    assert share(vectors, field, question) > 0.5


@pytest.mark.parametrize("question", OUTSIDE)
def test_a_question_of_other_law_does_not(vectors: PhrasingVectors, field: Field, question: str) -> None:
    assert 0 <= share(vectors, field, question) < MIN_BELONGING


def test_the_middle_of_the_field_is_the_mean_of_the_phrasings(vectors: PhrasingVectors, field: Field) -> None:
    assert field.middle == pytest.approx(vectors.rows.mean(axis=0))
    assert float(np.linalg.norm(field.direction)) == pytest.approx(1.0, abs=1e-5)


def test_a_field_of_nothing_has_no_direction() -> None:
    empty = Field.of(np.zeros((0, WIDTH), np.float32))
    assert not empty.middle.any()
    assert not empty.direction.any()


def test_features_are_the_best_card_its_lead_the_nearest_phrasing_and_the_middle() -> None:
    field = Field(np.zeros(2, np.float32), np.array([0.6, 0.8], np.float32))
    meaning = np.array([0.1, 0.7, 0.2, 0.4, 0.3], np.float32)
    found = features(np.array([1.0, 0.0], np.float32), 0.9, meaning, field)
    assert found == pytest.approx((0.7, 0.7 - 0.2, 0.9, 0.6))


@pytest.mark.parametrize("cards", [1, 2, 3])
def test_fewer_than_four_cards_lead_before_the_last(cards: int) -> None:
    field = Field(np.zeros(1, np.float32), np.ones(1, np.float32))
    meaning = np.array([0.5, 0.3, 0.2][:cards], np.float32)
    assert features(np.ones(1, np.float32), 0.9, meaning, field)[1] == pytest.approx(0.5 - meaning[-1])


def test_the_nearer_a_phrasing_the_surer_the_field(vectors: PhrasingVectors, field: Field) -> None:
    (query,) = encode([INSIDE[0]])
    meaning = cosines(vectors, field, query)
    shares = [share_of_field(query, near, meaning, field) for near in (0.85, 0.90, 0.95, 1.0)]
    assert all(0 < one < other < 1 for one, other in itertools.pairwise(shares))
