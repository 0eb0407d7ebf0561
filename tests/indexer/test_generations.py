from __future__ import annotations

from pathlib import Path

import pytest

from indexer.generations import (
    CURRENT,
    being_built,
    current_generation,
    locked,
    next_generation,
    open_engine,
    switch,
    usable,
)
from indexer.manifest import UnusableIndexError


def test_an_index_that_is_being_built_for_the_first_time_says_to_wait(tmp_path: Path) -> None:
    with pytest.raises(UnusableIndexError, match=r"还没有索引.*请运行：fatiao build"):
        current_generation(tmp_path)
    with locked(tmp_path):
        assert being_built(tmp_path)
        with pytest.raises(UnusableIndexError, match=r"正在建立.*等正在运行的 fatiao build 结束后再试"):
            current_generation(tmp_path)
    assert not being_built(tmp_path)


def test_two_builds_at_once_are_refused(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(UnusableIndexError, match="另一个 fatiao build 正在写"), locked(tmp_path):
        pass


def test_the_generation_before_stays_and_older_ones_go(tmp_path: Path) -> None:
    for _ in range(3):
        target = next_generation(tmp_path)
        target.mkdir()
        switch(tmp_path, target)
    assert sorted(p.name for p in tmp_path.iterdir()) == [CURRENT, "gen-000002", "gen-000003"]
    assert current_generation(tmp_path).name == "gen-000003"


def test_an_unfinished_generation_does_not_get_its_number_again(tmp_path: Path) -> None:
    (tmp_path / "gen-000007").mkdir()
    (tmp_path / "gen-old").mkdir()
    assert next_generation(tmp_path).name == "gen-000008"


@pytest.mark.parametrize("name", ["numbers", "impacts", "ids-blob"])
def test_a_truncated_array_is_told_before_it_is_read(built: Path, name: str) -> None:
    file = current_generation(built) / f"postings-{name}.npy"
    file.write_bytes(file.read_bytes()[:-8])
    assert usable(built) is None
    with pytest.raises(UnusableIndexError, match=r"可能损坏。请运行：fatiao build --full"):
        open_engine(built)


def test_a_current_file_that_is_no_text_says_what_to_run(built: Path) -> None:
    (built / CURRENT).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UnusableIndexError, match=r"读不出来，可能损坏。请运行：fatiao build"):
        open_engine(built)
