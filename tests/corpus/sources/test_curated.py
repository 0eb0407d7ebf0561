"""repairs.yaml: every entry names a version that the repository holds."""

from __future__ import annotations

import pytest

from corpus.errors import CorpusError
from corpus.library import DATA, Library
from corpus.sources.curated import load_repairs
from tests.corpus.conftest import BAD

REPAIRS = load_repairs(DATA / "repairs.yaml")


def test_repairs_and_held_files_say_the_same(library: Library) -> None:
    for (name, promulgated), repair in REPAIRS.items():
        (version,) = (v for v in library.statute(repair.id).versions if v.effective == repair.effective)
        held = (version.title, version.promulgated, version.short_title, version.aliases, version.document_number)
        assert held == (name, promulgated, repair.short_title, repair.aliases, repair.document_number)


def test_the_reason_of_an_effective_date_is_in_the_text(library: Library) -> None:
    """立法法（2023）第六十一条: 第X条 given as the reason states the date."""
    for repair in REPAIRS.values():
        article = repair.effective_reason
        if not article.startswith("第"):
            continue
        (version,) = (v for v in library.statute(repair.id).versions if v.effective == repair.effective)
        day = f"{repair.effective.year}年{repair.effective.month}月{repair.effective.day}日"
        labels = {f"第{a.label.rstrip('、')}条" if a.label.endswith("、") else a.label: a for a in version.articles}
        text = labels[article].text
        assert f"自{day}起施行" in text or "自公布之日起施行" in text, (repair.name, article)


def test_no_version_is_repaired_twice() -> None:
    targets = [(repair.id, repair.effective) for repair in REPAIRS.values()]
    assert len(set(targets)) == len(targets)


def test_a_repair_without_its_reason_is_refused() -> None:
    path = BAD / "repairs_no_reason.yaml"
    with pytest.raises(CorpusError) as caught:
        load_repairs(path)
    assert str(caught.value) == f"{path}:1: statutes.0.effective_reason：没有写"
