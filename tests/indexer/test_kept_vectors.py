"""Vectors that come with the package: they are those of the encoder, up to eight bits, and cover the corpus."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from corpus.library import Library
from indexer import kept_vectors
from indexer.article_vectors import passages
from indexer.documents import phrasings
from indexer.meaning import encode, encode_passages

SENTENCES = ["快递员把我的电话卖了", "邻居的摄像头对着我家门"]


def test_what_is_kept_is_what_the_encoder_gives(tmp_path: Path) -> None:
    file = tmp_path / "vectors.npz"
    rows = dict(zip(SENTENCES, encode(SENTENCES), strict=True))
    kept_vectors.save({encode: rows}, file)
    held = kept_vectors.rows_of(encode, [*SENTENCES, "从来没有的句子"], file)
    assert list(held) == SENTENCES
    for sentence in SENTENCES:
        assert float(held[sentence] @ rows[sentence]) / float(np.linalg.norm(held[sentence])) > 0.9995


def test_the_same_words_as_a_question_and_as_a_text_are_two_things(tmp_path: Path) -> None:
    file = tmp_path / "vectors.npz"
    kept_vectors.save({encode: dict(zip(SENTENCES, encode(SENTENCES), strict=True))}, file)
    assert kept_vectors.rows_of(encode_passages, SENTENCES, file) == {}


def test_without_the_file_nothing_is_known(tmp_path: Path) -> None:
    assert kept_vectors.rows_of(encode, SENTENCES, tmp_path / "vectors.npz") == {}


def test_the_package_has_the_vectors_of_every_text_of_the_corpus(library: Library) -> None:
    """Else a build encodes for minutes what `make vectors` would have kept."""
    for encoder, texts in ((encode, phrasings(library)), (encode_passages, passages(library))):
        missing = set(texts.values()) - set(kept_vectors.rows_of(encoder, texts.values()))
        assert not missing, f"make vectors：{len(missing)} 段，如 {sorted(missing)[:3]}"
