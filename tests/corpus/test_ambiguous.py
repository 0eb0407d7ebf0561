"""Names for more than one text: every meaning exists, and no name has a meaning of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.ambiguous import AmbiguousName, load_ambiguous_names
from corpus.errors import CorpusError
from corpus.known_titles import load_known_titles
from corpus.library import DATA, Library
from corpus.names import canonical, names_of
from corpus.not_held import load_not_held
from tests.corpus.conftest import BAD

NAMES = load_ambiguous_names(DATA / "ambiguous_names.yaml")
BY_NAME = {entry.name: entry for entry in NAMES}
KNOWN = load_known_titles(DATA / "known_titles.txt")
NOT_HELD = load_not_held(DATA / "not_held.yaml")


@pytest.mark.parametrize(
    ("name", "statutes"),
    [
        ("人脸识别规定", {"fashi-2021-15", "renlianshibiejishuyingyonganquanguanlibanfa"}),
        ("个人信息司法解释", {"fashi-2017-10", "fashi-2021-15", "fashi-2014-11"}),
        ("网络条例", {"wangluoshujuanquanguanlitiaoli", "weichengnianrenwangluobaohutiaoli"}),
        ("时间效力规定", {"fashi-2020-15", "fashi-1997-5", "fashi-2015-19"}),
        ("诉讼法", {"minshisusongfa", "xingshisusongfa", "xingzhengsusongfa"}),
        ("婚姻法解释", set()),
    ],
)
def test_a_name_gives_every_held_text_it_may_mean(name: str, statutes: set[str]) -> None:
    assert set(BY_NAME[name].statutes) == statutes


def test_an_amendment_without_its_number_may_be_any_of_the_twelve(library: Library) -> None:
    """The first, of 1999, has no number of its own: 中华人民共和国刑法修正案."""
    held = {statute for statute in library.statutes if statute.startswith("xingfa-xiuzhengan")}
    entry = BY_NAME["刑法修正案"]
    assert set(entry.statutes) == held
    assert (len(entry.statutes), entry.others) == (12, ())
    assert library.names.candidates("刑法修正案（一）") == ("xingfa-xiuzhengan",)


def test_every_id_is_held(library: Library) -> None:
    assert {statute for entry in NAMES for statute in entry.statutes} <= library.statutes.keys()


def test_every_other_title_exists_and_is_not_held(library: Library) -> None:
    listed = {canonical(text.title) for text in KNOWN} | {canonical(text.title) for text in NOT_HELD}
    for entry in NAMES:
        for title in entry.others:
            assert canonical(title) in listed, f"{entry.name}: {title}"
            assert library.names.candidates(title) == (), f"{entry.name}: {title}"


def test_no_such_name_has_a_meaning_of_its_own(library: Library) -> None:
    """A statute with this very name would be its one meaning; the first 修正案 alone bears one in use for all."""
    held = {canonical(name) for statute in library.statutes.values() for name in names_of(statute)} - {"刑法修正案"}
    known = {canonical(name) for text in KNOWN for name in text.names}
    missing = {canonical(name) for text in NOT_HELD for name in (text.title, *text.aliases)}
    assert {canonical(entry.name) for entry in NAMES} & (held | known | missing) == set()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- {name: 甲, statutes: [jia]}", "names.0：甲：至少对应两部法规"),
        ("- {name: 甲, statutes: [jia, jia]}", "names.0：甲：同一法规写了两次"),
        ("- {name: 甲, others: [乙法, 中华人民共和国乙法]}", "names.0：甲：同一法规写了两次"),
        (
            "- {name: 甲, statutes: [jia, yi]}\n- {name: 《甲》, statutes: [jia, yi]}",
            "《甲》 写了两次；应为：只写一次",
        ),
    ],
)
def test_a_bad_entry_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "names.yaml"
    path.write_text(f"names:\n{text}\n", "utf-8")
    with pytest.raises(CorpusError) as caught:
        load_ambiguous_names(path)
    assert str(caught.value) == f"{path}:1: {message}"


def test_an_unknown_key_is_named() -> None:
    path = BAD / "ambiguous_unknown_key.yaml"
    with pytest.raises(CorpusError) as caught:
        load_ambiguous_names(path)
    assert str(caught.value) == f"{path}:2: names.0.titles：没有这个键"


def test_held_texts_and_others_both_count(tmp_path: Path) -> None:
    path = tmp_path / "names.yaml"
    path.write_text("names:\n- {name: 甲, statutes: [jia], others: [乙法]}\n", "utf-8")
    assert load_ambiguous_names(path) == (AmbiguousName(name="甲", statutes=("jia",), others=("乙法",)),)
