"""Every way in which people tell of a behaviour has its row in the real index."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from corpus.library import Library
from indexer import phrasing_vectors
from indexer.build import current_generation
from indexer.cards import SAME
from indexer.manifest import UnusableIndexError
from indexer.meaning import WIDTH, encode
from indexer.phrasing_vectors import PhrasingVectors

SAID = {"phrasing/courier-staff-sell-data/0": "送快件的把单子倒手"}


@pytest.fixture(scope="module")
def vectors(index_folder: Path) -> PhrasingVectors:
    return phrasing_vectors.read(current_generation(index_folder))


def test_every_phrasing_has_one_row_card_by_card_the_name_first(vectors: PhrasingVectors, library: Library) -> None:
    expected = [
        (f"phrasing/{card.id}/{number}", text)
        for card in library.cards.values()
        for number, text in enumerate((card.name, *card.phrasings))
    ]
    assert list(zip(vectors.ids, vectors.texts, strict=True)) == expected
    assert vectors.rows.shape == (len(expected), WIDTH)


def test_a_row_is_what_its_text_means(vectors: PhrasingVectors) -> None:
    """Kept in fewer bits, and still so near that a phrasing typed again is recognised as itself."""
    step = len(vectors.texts) // 40
    fresh = encode(vectors.texts[::step])
    assert float(np.sum(fresh * vectors.rows[::step], axis=1).min()) > SAME


def test_what_is_written_is_read(tmp_path: Path) -> None:
    phrasing_vectors.write(tmp_path, SAID)
    held = phrasing_vectors.read(tmp_path)
    assert (held.ids, held.texts) == (tuple(SAID), tuple(SAID.values()))


def test_a_generation_without_them_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(UnusableIndexError, match=r"phrasings 读不出来.*请运行：fatiao build --full"):
        phrasing_vectors.read(tmp_path)
