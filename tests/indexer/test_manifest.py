from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from indexer import manifest as manifests
from indexer.manifest import Manifest, UnusableIndexError, describe, folder_digest, load, save, verify

MADE = Manifest(schema=manifests.SCHEMA_VERSION, lexicon="a1", files={"cases/甲.md": "b2"}, names="c3", documents=7)


@pytest.fixture
def generation(tmp_path: Path) -> Path:
    folder = tmp_path / "gen-000001"
    folder.mkdir()
    (folder / "MAIN_abc.seg").write_bytes(b"postings")
    save(replace(MADE, digest=folder_digest(folder)), folder)
    return folder


def test_what_is_saved_is_loaded(generation: Path) -> None:
    assert load(generation) == replace(MADE, digest=folder_digest(generation))


def test_files_as_described_are_verified(generation: Path) -> None:
    assert verify(load(generation), generation) is None  # type: ignore[func-returns-value]


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "[1, 2]", '"text"', "{}", '{"schema": 1}', '{"schema": 1, "lexicon": "", "files": {}, "more": 1}'],
    ids=["empty", "half", "list", "numbers", "text", "no-keys", "few-keys", "unknown-key"],
)
def test_a_manifest_that_cannot_be_read_says_what_to_run(generation: Path, content: str) -> None:
    (generation / manifests.NAME).write_text(content, encoding="utf-8")
    with pytest.raises(UnusableIndexError, match=r"清单读不出来.*请运行：fatiao build"):
        load(generation)


def test_a_manifest_of_other_bytes_says_what_to_run(generation: Path) -> None:
    (generation / manifests.NAME).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UnusableIndexError, match="请运行：fatiao build"):
        load(generation)


def test_a_missing_manifest_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(UnusableIndexError, match="请运行：fatiao build"):
        load(tmp_path)


def test_another_schema_version_is_refused(generation: Path) -> None:
    other = replace(load(generation), schema=manifests.SCHEMA_VERSION + 1)
    with pytest.raises(UnusableIndexError, match=f"程序需要 {manifests.SCHEMA_VERSION}。请运行：fatiao build"):
        verify(other, generation)


def test_a_changed_file_is_refused(generation: Path) -> None:
    (generation / "MAIN_abc.seg").write_bytes(b"postingS")
    with pytest.raises(UnusableIndexError, match="可能损坏。请运行：fatiao build --full"):
        verify(load(generation), generation)


@pytest.mark.parametrize("name", ["evil.pickle", "MAIN_abd.seg"])
def test_an_additional_file_is_refused(generation: Path, name: str) -> None:
    """Opening a Whoosh index unpickles a file: none may stand there that the build did not write."""
    (generation / name).write_bytes(b"")
    with pytest.raises(UnusableIndexError, match="与清单不符"):
        verify(load(generation), generation)


def test_a_removed_or_renamed_file_is_refused(generation: Path) -> None:
    (generation / "MAIN_abc.seg").rename(generation / "MAIN_xyz.seg")
    with pytest.raises(UnusableIndexError, match="与清单不符"):
        verify(load(generation), generation)


def test_a_lock_file_is_no_part_of_the_index(generation: Path) -> None:
    digest = folder_digest(generation)
    (generation / "MAIN_WRITELOCK").write_bytes(b"")
    assert folder_digest(generation) == digest


def test_statutes_cases_and_cards_are_described(small_corpus: Path) -> None:
    files = set(describe(small_corpus).files)
    assert files == {
        "statutes/wangluoanquanfa/2017-06-01.md",
        "statutes/wangluoanquanfa/2026-01-01.md",
        "statutes/fashi-2017-10/2017-06-01.md",
        "statutes/fashi-2021-15/2021-08-01.md",
        "cases/rugao-wang-dong.md",
        "cases/guo-wildlife-face.md",
        "behaviours/sell-personal-data.yaml",
        "behaviours/forced-face-recognition.yaml",
    }


def test_the_same_corpus_is_described_alike(small_corpus: Path) -> None:
    assert describe(small_corpus) == describe(small_corpus)


@pytest.mark.parametrize(
    "different",
    [
        replace(MADE, schema=99),
        replace(MADE, lexicon="other"),
        replace(MADE, files={}),
        replace(MADE, files={"x": "y"}),
    ],
    ids=["schema", "lexicon", "fewer-files", "other-files"],
)
def test_another_origin_does_not_match(different: Manifest) -> None:
    assert not MADE.matches(different)


def test_what_a_build_finds_out_does_not_matter(small_corpus: Path) -> None:
    wanted = describe(small_corpus)
    assert replace(wanted, names="n", digest="d", documents=3).matches(wanted)


def test_one_changed_character_no_longer_matches(small_corpus: Path) -> None:
    before = describe(small_corpus)
    file = small_corpus / "cases" / "guo-wildlife-face.md"
    file.write_text(file.read_text(encoding="utf-8") + "。", encoding="utf-8")
    after = describe(small_corpus)
    assert not before.matches(after)
    assert {n for n in before.files if before.files[n] != after.files[n]} == {"cases/guo-wildlife-face.md"}
