"""text -> reader -> text is the same text, for every held file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.model import Change, Correction, Source, Version
from corpus.reader import read_version, write_body, write_version
from tests.corpus.conftest import BAD, HELD, write_statute

IDS = [f"{path.parent.name}@{path.stem}" for path in HELD]


def body_text(path: Path) -> str:
    return path.read_text("utf-8").split("---\n", 2)[2]


@pytest.mark.parametrize("path", HELD, ids=IDS)
def test_the_body_of_a_held_file_is_written_as_it_was_read(path: Path, held: dict[Path, Version]) -> None:
    assert write_body(held[path]) == body_text(path)


def test_a_written_file_reads_as_the_same_version(held: dict[Path, Version], tmp_path: Path) -> None:
    copy = tmp_path / "copy.md"
    for version in held.values():
        copy.write_text(write_version(version), "utf-8")
        assert read_version(copy) == version


def test_a_written_file_is_written_the_same_again(held: dict[Path, Version], tmp_path: Path) -> None:
    copy = tmp_path / "copy.md"
    for version in held.values():
        text = write_version(version)
        copy.write_text(text, "utf-8")
        assert write_version(read_version(copy)) == text


def test_every_field_of_the_front_matter_is_read(tmp_path: Path) -> None:
    extra = (
        "extent: articles\nchanges: [{article: '3', kind: amended, by: ceshifa-2/1}]\n"
        "corrections: [{article: '1', printed: 制定, correct: 订立, reason: 误}]\nnotes: [半角括号照录]\n"
    )
    version = read_version(write_statute(tmp_path, extra=extra))
    assert (version.statute, version.title, version.short_title) == ("ceshifa", "中华人民共和国测试法", "测试法")
    assert (version.level, version.issuer) == ("law", "全国人民代表大会常务委员会")
    assert (version.promulgated, version.effective) == (date(2020, 1, 1), date(2020, 2, 1))
    assert (version.repealed, version.repealed_by, version.document_number) == (None, None, None)
    assert version.source == Source("公报", "录入", None, None)
    assert version.extent == "articles"
    assert version.changes == (Change("3", "amended", "ceshifa-2/1"),)
    assert version.corrections == (Correction("1", "制定", "订立", "误"),)
    assert version.notes == ("半角括号照录",)
    assert [article.label for article in version.articles] == ["第一条", "第二条", "第三条"]


def test_the_file_keeps_a_misprint_as_printed(tmp_path: Path) -> None:
    extra = "corrections: [{article: '1', printed: 制定, correct: 订立, reason: 误}]\n"
    version = read_version(write_statute(tmp_path, extra=extra))
    assert version.articles[0].text == "为了测试，制定本法。"


def test_blank_lines_do_not_change_a_version(tmp_path: Path) -> None:
    path = write_statute(tmp_path)
    before = read_version(path)
    path.write_text(path.read_text("utf-8").replace("\n\n（", "\n（").replace("。\n", "。 \n\n\n"), "utf-8")
    assert read_version(path) == before


def test_two_different_titles_are_reported() -> None:
    path = BAD / "other_title.md"
    with pytest.raises(CorpusError) as caught:
        read_version(path)
    ((file, line, expected),) = [(p.path, p.line, p.expected) for p in caught.value.problems]
    assert (file, line, expected) == (path, 3, "两处一致")
    assert "中华人民共和国另一法" in str(caught.value)
    assert "中华人民共和国测试法" in str(caught.value)
