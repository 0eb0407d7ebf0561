"""Arrays come back from the disk as they were; each kind of damage is told, with the file and the command."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from indexer import postings_files
from indexer.engines.array_engine import ArrayEngine
from indexer.manifest import UnusableIndexError
from indexer.postings_build import part_of, updated
from indexer.postings_files import ARRAYS, load, save
from tests.indexer.test_postings_build import differing, lists
from tests.indexer.test_whoosh_engine import ALL, CASE, OLD, entry


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    save(tmp_path, part_of(ALL))
    return tmp_path


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def change(file: Path, make: Callable[[np.ndarray], np.ndarray]) -> None:
    np.save(file, make(np.load(file)))


def file_of(folder: Path, name: str) -> Path:
    return folder / f"postings-{name}.npy"


def test_the_files_are_those_that_are_named(folder: Path) -> None:
    assert {file.name for file in folder.iterdir()} == {f"postings-{name}.npy" for name in ARRAYS}


def test_postings_come_back(folder: Path) -> None:
    held, before = load(folder).postings, part_of(ALL)
    assert lists(held) == lists(before)
    assert [held.columns.ids[number] for number in range(len(ALL))] == [e.id for e in ALL]
    assert held.lengths.tolist() == before.lengths.tolist()


def test_what_came_from_the_disk_can_be_updated(folder: Path) -> None:
    added = entry("case-li", "出售 快递", kind="case", level="")
    expected = part_of([*(e for e in ALL if e.id != OLD.id), added])
    found = updated(load(folder).postings, [OLD.id], part_of([added]))
    assert lists(found) == lists(expected)
    save(folder.parent, found)
    assert differing(load(folder.parent).postings.columns.ids, expected.columns.ids) == []


def test_scores_are_the_same_however_many_are_worked_out_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = postings_files.scored(part_of(ALL)).impacts
    monkeypatch.setattr(postings_files, "CHUNK", 1)
    assert np.array_equal(postings_files.scored(part_of(ALL)).impacts, whole)


def test_two_documents_of_one_id_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=CASE.id):
        save(tmp_path, part_of([*ALL, CASE]))


@pytest.mark.parametrize("name", ARRAYS)
@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (Path.unlink, "不见了"),
        (cut, "读不出来"),
        (lambda file: file.write_bytes(b""), "读不出来"),
        (lambda file: file.write_bytes("坏了".encode() * 100), "读不出来"),
        (lambda file: change(file, lambda array: array.astype(complex)), "数组"),
        (lambda file: change(file, lambda array: array[None]), "数组"),
        (lambda file: np.save(file, np.array([{"a": 1}], object)), "读不出来"),
    ],
    ids=["missing", "truncated", "empty", "garbage", "other-type", "other-shape", "pickled"],
)
def test_a_damaged_file_is_named(folder: Path, name: str, damage: Callable[[Path], object], said: str) -> None:
    file = file_of(folder, name)
    damage(file)
    with pytest.raises(UnusableIndexError, match=f"{re.escape(str(file))}.*{said}.*请运行：fatiao build --full"):
        ArrayEngine(folder)


@pytest.mark.parametrize("name", [name for name in ARRAYS if name != "salt"])
@pytest.mark.parametrize("make", [lambda a: a[..., :-1], lambda a: np.concatenate([a, a], axis=-1)])
def test_a_file_of_another_size_does_not_fit(folder: Path, name: str, make: Callable[[np.ndarray], np.ndarray]) -> None:
    change(file_of(folder, name), make)
    with pytest.raises(UnusableIndexError, match=r"对不上.*请运行：fatiao build --full"):
        ArrayEngine(folder)


@pytest.mark.parametrize("name", ["starts", "texts-starts", "ids-starts"])
def test_bounds_beyond_the_end_do_not_fit(folder: Path, name: str) -> None:
    change(file_of(folder, name), lambda starts: np.append(starts[:-1], starts[-1] + 1))
    with pytest.raises(UnusableIndexError, match=rf"postings-{name}\.npy 与其他文件对不上"):
        ArrayEngine(folder)


def test_an_unknown_value_does_not_fit(folder: Path) -> None:
    change(file_of(folder, "kind"), lambda codes: codes + 9)
    with pytest.raises(UnusableIndexError, match=r"postings-kind\.npy 与其他文件对不上"):
        ArrayEngine(folder)
