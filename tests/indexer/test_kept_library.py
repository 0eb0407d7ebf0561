"""The library of a generation is the library that reading the corpus gives, and is not used where it would not be."""

from __future__ import annotations

import dataclasses
import pickle
import shutil
from datetime import date
from pathlib import Path

import pytest

from corpus.ids import ProvisionId
from corpus.library import DATA, Library
from indexer import kept_library
from indexer.build import build, current_generation
from indexer.manifest import UnusableIndexError, describe
from indexer.search import SearchIndex
from tests.conftest import TODAY
from tests.indexer.conftest import edit


@pytest.fixture
def kept(index_folder: Path) -> Library:
    folder = current_generation(index_folder)
    assert kept_library.is_current(folder, DATA, describe())
    return kept_library.read(folder, DATA, describe())


def test_every_part_is_what_reading_the_corpus_gives(kept: Library, library: Library) -> None:
    parts = {field.name for field in dataclasses.fields(Library)} - {"names"}
    assert [name for name in sorted(parts) if getattr(kept, name) != getattr(library, name)] == []
    assert vars(kept.names) == vars(library.names)


def test_the_files_of_cards_and_wordings_are_those_of_the_corpus(kept: Library, library: Library) -> None:
    """Equality of wordings leaves their paths out."""
    assert {c.id: c.path for c in kept.cards.values()} == {c.id: c.path for c in library.cards.values()}
    paths = [[v.path for s in held.statutes.values() for v in s.versions] for held in (kept, library)]
    assert paths[0] == paths[1]


def test_an_article_is_found_by_its_address(kept: Library, library: Library) -> None:
    pid = ProvisionId.parse("xingfa/253-1")
    for day in (date(2014, 1, 1), TODAY):
        assert kept.provision(pid, day) == library.provision(pid, day)


def test_it_cannot_be_changed(kept: Library) -> None:
    with pytest.raises(TypeError):
        kept.statutes["xingfa"] = kept.statutes["minfadian"]  # type: ignore[index]
    with pytest.raises(dataclasses.FrozenInstanceError):
        kept.statutes["xingfa"].latest.title = "别的法"  # type: ignore[misc]


def test_an_opened_index_has_it(built: Path, small_corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The corpus itself is not read."""
    opened = kept_library.read(current_generation(built), small_corpus, describe(small_corpus))
    monkeypatch.setattr(Library, "load", None)
    assert SearchIndex.open(built, small_corpus).library.cards == opened.cards


def test_a_corpus_that_moved_takes_its_paths_along(built: Path, small_corpus: Path, tmp_path: Path) -> None:
    moved = Path(shutil.copytree(small_corpus, tmp_path / "elsewhere"))
    library = kept_library.read(current_generation(built), moved, describe(moved))
    assert all(card.path.is_relative_to(moved) and card.path.is_file() for card in library.cards.values())


def test_a_list_that_changed_is_read_anew(built: Path, small_corpus: Path) -> None:
    """offences.yaml is in no document of the index: the index stays usable."""
    edit(small_corpus / "offences.yaml", "侵犯公民个人信息罪", "侵犯公民信息罪")
    wanted = describe(small_corpus)
    assert not kept_library.is_current(current_generation(built), small_corpus, wanted)
    names = [offence.name for offence in SearchIndex.open(built, small_corpus).library.offences]
    assert "侵犯公民信息罪" in names


def test_the_next_build_keeps_it_again(built: Path, small_corpus: Path) -> None:
    edit(small_corpus / "offences.yaml", "侵犯公民个人信息罪", "侵犯公民信息罪")
    assert build(built, small_corpus).mode == "incremental"
    assert kept_library.is_current(current_generation(built), small_corpus, describe(small_corpus))
    assert build(built, small_corpus).mode == "unchanged"


def test_a_text_that_changed_is_read_anew(built: Path, small_corpus: Path) -> None:
    edit(small_corpus / "cases" / "rugao-wang-dong.md", "title: ", "title: 改过的")
    assert not kept_library.is_current(current_generation(built), small_corpus, describe(small_corpus))


@pytest.mark.parametrize("name", [kept_library.NAME, kept_library.MADE_FROM])
def test_a_generation_without_it_reads_the_corpus(built: Path, small_corpus: Path, name: str) -> None:
    folder = current_generation(built)
    (folder / name).unlink()
    library = kept_library.read(folder, small_corpus, describe(small_corpus))
    assert library.cards == Library.load(small_corpus).cards


def test_a_damaged_library_is_refused(built: Path, small_corpus: Path) -> None:
    file = current_generation(built) / kept_library.NAME
    file.write_bytes(file.read_bytes()[:-1000])
    with pytest.raises(UnusableIndexError, match=r"法规库读不出来.*请运行：fatiao build --full"):
        kept_library.read(file.parent, small_corpus, describe(small_corpus))
    with pytest.raises(UnusableIndexError, match="文件与清单不符，可能损坏。请运行：fatiao build --full"):
        SearchIndex.open(built, small_corpus)


class _Call:
    def __reduce__(self) -> tuple[object, tuple[str, ...]]:
        return print, ("run",)


@pytest.mark.parametrize("value", [_Call(), date(2020, 1, 1)], ids=["code", "no library"])
def test_a_pickle_of_something_else_is_refused(
    built: Path, small_corpus: Path, value: object, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = current_generation(built)
    (folder / kept_library.NAME).write_bytes(pickle.dumps(value))
    with pytest.raises(UnusableIndexError, match="法规库"):
        kept_library.read(folder, small_corpus, describe(small_corpus))
    assert capsys.readouterr().out == ""
