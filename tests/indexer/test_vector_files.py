"""Vectors in a generation: written in order, taken over where the text is known, refused where they are damaged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from indexer import vector_files
from indexer.build import build, current_generation
from indexer.manifest import UnusableIndexError
from indexer.meaning import WIDTH, Encoder, Vectors, encode, encode_many
from indexer.search import SearchIndex
from tests.indexer.conftest import edit

# Wordings that no card has: the package cannot bring vectors for them.
SAID = {"phrasing/乙/0": "物业非要扫我这张老脸", "phrasing/甲/0": "送快件的把单子倒手", "phrasing/甲/1": "面单论斤卖"}
NEW = "进小区大门非要扫我这张脸不可"


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are encoded from now on."""
    found: list[str] = []

    def record(texts: Sequence[str], encoder: Encoder = encode) -> Vectors:
        found.extend(texts)
        return encode_many(texts, encoder)

    monkeypatch.setattr(vector_files, "encode_many", record)
    return found


def test_ids_texts_and_rows_stand_in_the_order_that_was_given(tmp_path: Path) -> None:
    vector_files.write(tmp_path, "said", SAID, encode)
    held = vector_files.read(tmp_path, "said")
    assert (held.ids, held.texts) == (tuple(SAID), tuple(SAID.values()))
    assert held.rows.dtype == np.float32
    assert held.rows == pytest.approx(encode(list(SAID.values())), abs=1e-3)


def test_a_text_that_stands_twice_is_encoded_once(tmp_path: Path, encoded: list[str]) -> None:
    vector_files.write(tmp_path, "said", SAID | {"phrasing/丙/0": SAID["phrasing/乙/0"]}, encode)
    held = vector_files.read(tmp_path, "said")
    assert encoded == list(SAID.values())
    assert np.array_equal(held.rows[0], held.rows[3])


def test_nothing_to_encode_gives_no_rows(tmp_path: Path) -> None:
    vector_files.write(tmp_path, "said", {}, encode)
    held = vector_files.read(tmp_path, "said")
    assert (held.ids, held.texts, held.rows.shape) == ((), (), (0, WIDTH))


def test_what_an_old_generation_has_is_taken_over(tmp_path: Path, encoded: list[str]) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    new.mkdir()
    vector_files.write(old, "said", SAID, encode)
    encoded.clear()
    vector_files.write(new, "said", {"phrasing/丁/0": NEW, **SAID}, encode, old)
    assert encoded == [NEW]
    assert np.array_equal(vector_files.read(new, "said").rows[1:], vector_files.read(old, "said").rows)


def test_an_incremental_build_encodes_what_is_new_and_nothing_else(
    built: Path, small_corpus: Path, encoded: list[str]
) -> None:
    before = vector_files.read(current_generation(built), "phrasings")
    edit(small_corpus / "behaviours" / "forced-face-recognition.yaml", "phrasings:\n  [", f"phrasings:\n  [{NEW}, ")
    assert build(built, small_corpus).mode == "incremental"
    after = vector_files.read(current_generation(built), "phrasings")
    assert encoded == [NEW]
    assert set(after.texts) == {*before.texts, NEW}
    known = dict(zip(before.texts, before.rows, strict=True))
    assert all(np.array_equal(row, known[t]) for t, row in zip(after.texts, after.rows, strict=True) if t != NEW)


@pytest.mark.parametrize("file", ["said.npy", "said.json"])
@pytest.mark.parametrize("content", [None, b"", b"\x93NUMPY\x01\x00", b"{", b"\xff\xfe", b"[1, 2]"], ids=repr)
def test_damaged_or_missing_vectors_say_what_to_run(tmp_path: Path, file: str, content: bytes | None) -> None:
    vector_files.write(tmp_path, "said", SAID, encode)
    (tmp_path / file).unlink()
    if content is not None:
        (tmp_path / file).write_bytes(content)
    with pytest.raises(UnusableIndexError, match=r"said 读不出来.*请运行：fatiao build --full"):
        vector_files.read(tmp_path, "said")


def cut_off(file: Path) -> bytes:
    """Damage a file of a generation; what it held before."""
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])
    return content


@pytest.mark.parametrize("name", ["phrasings.npy", "phrasings.json", "card_words.json"])
@pytest.mark.parametrize("damage", [Path.unlink, cut_off], ids=["missing", "cut off"])
def test_an_index_with_damaged_vectors_is_refused(
    built: Path, small_corpus: Path, name: str, damage: Callable[[Path], object]
) -> None:
    damage(current_generation(built) / name)
    with pytest.raises(UnusableIndexError, match="请运行：fatiao build --full"):
        SearchIndex.open(built, small_corpus)


def test_an_index_with_damaged_vectors_is_rebuilt_to_the_same_bytes(built: Path, small_corpus: Path) -> None:
    content = cut_off(current_generation(built) / "phrasings.npy")
    assert build(built, small_corpus).mode == "full"
    assert (current_generation(built) / "phrasings.npy").read_bytes() == content
    assert SearchIndex.open(built, small_corpus).library.cards
