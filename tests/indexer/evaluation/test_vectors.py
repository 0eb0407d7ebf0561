"""Vectors of a corpus: proved where they are given, encoded once where they are not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from indexer.evaluation import vectors
from indexer.evaluation.errors import EvaluationFileError
from indexer.evaluation.files import Row, read_rows
from indexer.evaluation.stored import Place, open_collection
from indexer.evaluation.vectors import RowVectors, beside, encoded, passages_of, read_vectors
from indexer.meaning import encode, encode_passages
from tests.indexer.evaluation.conftest import CORPUS

ROWS = read_rows(CORPUS)


@pytest.fixture(scope="module")
def right() -> RowVectors:
    return encode_passages(passages_of(ROWS)).astype(np.float16)


def saved(folder: Path, array: NDArray[np.generic]) -> Path:
    file = folder / "vectors.npy"
    np.save(file, array)
    return file


def test_a_passage_is_law_heading_and_beginning() -> None:
    assert passages_of([Row("a", "甲" * 300, "养猫法", chapter="第二章 责任 第一节 赔偿")]) == [
        "养猫法 赔偿 " + "甲" * 193
    ]


def test_right_vectors_are_taken_as_they_are(tmp_path: Path, right: RowVectors) -> None:
    assert np.array_equal(read_vectors(saved(tmp_path, right), ROWS), right)
    assert read_vectors(saved(tmp_path, right.astype(np.float64)), ROWS).dtype == np.float16


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda right: right[::-1], "第 1 行不是条文“养猫法#第一条”的向量"),
        (lambda right: right[[0, 1, 2, 4, 3, 5, 6, 7]], "第 4 行不是条文“借书条例#第一条”的向量"),
        (lambda right: right * 3, "第 1 行不是条文"),
        (np.zeros_like, "第 1 行不是条文"),
        (lambda right: np.full_like(right, np.nan), "第 1 行不是条文"),
        (lambda right: right[:7], "是 7 × 384 的 float16；应为：NumPy 数组（.npy），8 行 384 列的小数"),
        (lambda right: right[:, :100], "是 8 × 100 的 float16"),
        (lambda right: (right * 100).astype(np.int8), "是 8 × 384 的 int8"),
        (lambda right: right.astype(object), "读不出来"),
    ],
)
def test_vectors_of_other_articles_are_refused(
    tmp_path: Path, right: RowVectors, change: Callable[[RowVectors], NDArray[np.generic]], message: str
) -> None:
    file = saved(tmp_path, change(right))
    with pytest.raises(EvaluationFileError) as raised:
        read_vectors(file, ROWS)
    assert f"{file}: " in str(raised.value)
    assert message in str(raised.value)


def test_a_file_that_is_cut_off_is_named(tmp_path: Path, right: RowVectors) -> None:
    file = saved(tmp_path, right)
    file.write_bytes(file.read_bytes()[:500])
    with pytest.raises(EvaluationFileError, match="读不出来"):
        read_vectors(file, ROWS)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Parts of three articles; how many articles each encoding was asked for."""
    asked: list[int] = []

    def encode_counted(texts: Sequence[str], encoder: object) -> NDArray[np.float32]:
        del encoder
        asked.append(len(texts))
        return encode_passages(texts)

    monkeypatch.setattr(vectors, "encode_many", encode_counted)
    monkeypatch.setattr(vectors, "PART", 3)
    return asked


def test_what_is_missing_is_encoded_once(tmp_path: Path, right: RowVectors, counted: list[int]) -> None:
    done: list[int] = []
    assert np.allclose(encoded(ROWS, tmp_path / "v", done.append), right, atol=1e-3)
    assert counted == [3, 3, 2]
    assert done == [0, 3, 3, 6, 6, 8]
    assert np.allclose(encoded(ROWS, tmp_path / "v", done.append), right, atol=1e-3)
    assert (counted, len(done)) == ([3, 3, 2], 6)


def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path: Path, right: RowVectors, counted: list[int]) -> None:
    def stop(done: int) -> None:
        if done == 6:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        encoded(ROWS, tmp_path, stop)
    (tmp_path / "part-00000000.npy").write_bytes(b"cut off")
    counted.clear()
    assert np.allclose(encoded(ROWS, tmp_path), right, atol=1e-3)
    assert counted == [3, 2]


def test_a_file_beside_the_corpus_is_found(tmp_path: Path, right: RowVectors) -> None:
    assert beside(CORPUS, ROWS) is None
    np.save(tmp_path / "e5_vectors.f16.npy", right)
    found = beside(tmp_path / "corpus.jsonl", ROWS)
    assert found is not None
    assert np.array_equal(found, right)
    assert beside(tmp_path / "corpus.jsonl", ROWS[::-1]) is None


def test_a_collection_has_a_vector_for_each_row(tmp_path: Path, cache: Path, right: RowVectors) -> None:
    given = open_collection(Place(CORPUS, cache, saved(tmp_path, right)), ROWS)
    assert np.array_equal(given.vectors(), right)
    own = open_collection(Place(CORPUS, tmp_path / "cache"), ROWS)
    near = own.vectors().astype(np.float32) @ encode(["不能钓鱼的时候"])[0]
    assert ROWS[int(near.argmax())].id == "钓鱼规则"
    assert own.vectors() is own.vectors()
