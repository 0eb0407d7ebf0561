"""The cache of collection indexes: kept between runs, mended where it is damaged."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from indexer import manifest as manifests
from indexer.evaluation.errors import EvaluationError
from indexer.evaluation.files import read_rows
from indexer.evaluation.stored import LOCK, Place, open_collection
from tests.indexer.evaluation.conftest import CORPUS

ROWS = read_rows(CORPUS)


@pytest.fixture
def copied(cache: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(cache, tmp_path / "cache"))


def built(cache: Path) -> list[int]:
    """Open the collection; the progress of its build, nothing where the cache was used."""
    done: list[int] = []
    assert open_collection(Place(CORPUS, cache), ROWS, done.append).engine.count() == 8
    return done


def kept(cache: Path) -> list[Path]:
    """The indexes in the cache, its lock and vectors aside."""
    return [path for path in cache.iterdir() if path.name != LOCK and path.suffix != ".vectors"]


def the_only(cache: Path) -> Path:
    (folder,) = kept(cache)
    return folder


def test_a_second_run_builds_nothing(copied: Path) -> None:
    assert built(copied) == []


def test_a_first_run_tells_how_far_it_is_and_leaves_one_folder(tmp_path: Path) -> None:
    cache = tmp_path / "new" / "cache"
    assert built(cache) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert manifests.load(the_only(cache)).documents == 8
    assert built(cache) == []


def _cut(folder: Path) -> None:
    largest = max(folder.iterdir(), key=lambda path: path.stat().st_size)
    largest.write_bytes(largest.read_bytes()[:-100])


def _without_manifest(folder: Path) -> None:
    (folder / manifests.NAME).unlink()


def _broken_manifest(folder: Path) -> None:
    (folder / manifests.NAME).write_text("{", "utf-8")


def _other_schema(folder: Path) -> None:
    text = (folder / manifests.NAME).read_text("utf-8")
    schema = f'"schema": {manifests.SCHEMA_VERSION}'
    assert schema in text
    (folder / manifests.NAME).write_text(text.replace(schema, '"schema": 1'), "utf-8")


def _emptied(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


@pytest.mark.parametrize("damage", [_cut, _without_manifest, _broken_manifest, _other_schema, _emptied])
def test_what_is_damaged_is_built_anew(copied: Path, damage: Callable[[Path], None]) -> None:
    damage(the_only(copied))
    assert len(built(copied)) == 8
    assert built(copied) == []
    assert len(kept(copied)) == 1


def test_a_changed_corpus_has_an_index_of_its_own(copied: Path, tmp_path: Path) -> None:
    other = tmp_path / "corpus.jsonl"
    other.write_text(CORPUS.read_text("utf-8") + '{"id": "新", "text": "新的一条"}\n', "utf-8")
    assert open_collection(Place(other, copied), read_rows(other)).engine.count() == 9
    assert built(copied) == []
    assert len(kept(copied)) == 2


def test_of_two_runs_at_once_one_builds(tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(lambda _: built(tmp_path / "cache"), range(2)))
    assert sorted(map(len, done)) == [0, 8]


def test_an_interrupted_build_leaves_nothing(tmp_path: Path) -> None:
    def stop(done: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        open_collection(Place(CORPUS, tmp_path / "cache"), ROWS, stop)
    assert kept(tmp_path / "cache") == []


def test_a_cache_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(EvaluationError, match=r"写不进去或读不出来.*请用 --cache 另选一个文件夹"):
        open_collection(Place(CORPUS, tmp_path / "file" / "cache"), ROWS)
