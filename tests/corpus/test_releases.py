from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.library import DATA
from corpus.release_manifest import NAME, describe, read_manifest, write_manifest
from corpus.releases import (
    FOLDER,
    NothingChangedError,
    Release,
    WordingChange,
    load_releases,
    release,
    write_release,
)
from tests.corpus.conftest import edit, write_statute

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def made(corpus: Path, moment: datetime = MONDAY) -> Release:
    return release(corpus, "测试", moment)


def test_the_manifest_is_that_of_the_corpus() -> None:
    """What is served and what the newest release says is held must be the same."""
    held, released = describe(DATA), read_manifest(DATA / NAME)
    wordings = sorted(key for key in held.wordings if held.wordings[key] != released.wordings.get(key))
    if held != released:
        pytest.fail(f"语料与清单不一致，请运行：fatiao release 并用一句话说明。不同的文本：{wordings[:5]}")


def test_the_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    manifest = describe(DATA)
    path = tmp_path / "manifest.txt"
    path.write_text(write_manifest(manifest), "utf-8")
    assert read_manifest(path) == manifest
    assert path.stat().st_size < 300_000


def test_the_releases_add_up_to_the_manifest() -> None:
    """Every wording, case and card of the manifest came in with a release, and none that left is in it."""
    manifest, releases = read_manifest(DATA / NAME), load_releases(DATA)
    wordings: set[str] = set()
    cases: set[str] = set()
    for one in reversed(releases):
        wordings |= {c.wording for c in one.wordings if c.kind in ("new_statute", "new_wording")}
        wordings -= {c.wording for c in one.wordings if c.kind == "removed"}
        cases = (cases | set(one.cases.added)) - set(one.cases.removed)
        assert one.totals["wordings"] == len(wordings)
        assert one.totals["cases"] == len(cases)
    assert wordings == set(manifest.wordings)
    assert cases == set(manifest.cases)


def test_the_second_release_restored_breaks() -> None:
    """生成式人工智能服务管理暂行办法第二条 has three 款 in the text of the Cyberspace Administration; the first release
    had run them together."""
    second = next(one for one in load_releases(DATA) if one.id == "2026-11-22-2")
    statute = "shengchengshirengongzhinengfuwuguanlizanxingbanfa"
    (change,) = [c for c in second.wordings if c.statute == statute]
    assert "2" in change.changed
    assert change.frame
    assert second.touches(statute)
    assert not second.touches("minfadian")


def test_a_first_release_has_one_line_for_each_wording(small_corpus: Path) -> None:
    first = made(small_corpus)
    assert first.id == "2026-11-23"
    assert first.wordings == (
        WordingChange(wording="ceshifa@2020-02-01", kind="new_statute", articles=first.totals["articles"]),
    )
    assert (first.cases.added, first.cards.added) == (("anjian",), ("sell-data",))
    assert load_releases(small_corpus) == (first,)
    assert read_manifest(small_corpus / NAME) == describe(small_corpus)


def test_nothing_changed_is_no_release(small_corpus: Path) -> None:
    made(small_corpus)
    with pytest.raises(NothingChangedError, match="没有可发布的变化"):
        made(small_corpus)
    assert len(load_releases(small_corpus)) == 1


def test_white_space_is_no_change(small_corpus: Path) -> None:
    made(small_corpus)
    path = small_corpus / "statutes" / "ceshifa" / "2020-02-01.md"
    path.write_text(path.read_text("utf-8") + "\n\n", "utf-8")
    with pytest.raises(NothingChangedError):
        made(small_corpus)


def test_a_corrected_article_is_named(small_corpus: Path) -> None:
    made(small_corpus)
    path = small_corpus / "statutes" / "ceshifa" / "2020-02-01.md"
    text = path.read_text("utf-8")
    path.write_text(text.replace("第二条\n\n", "第二条\n\n更正：", 1), "utf-8")
    (change,) = made(small_corpus).wordings
    assert (change.kind, change.changed, change.added, change.removed, change.frame) == (
        "changed",
        ("2",),
        (),
        (),
        False,
    )


def test_a_corrected_date_is_told_with_both_values(small_corpus: Path) -> None:
    made(small_corpus)
    path = small_corpus / "statutes" / "ceshifa" / "2020-02-01.md"
    edit(path, "promulgated: 2020-01-01", "promulgated: 2020-01-02")
    (change,) = made(small_corpus).wordings
    assert change.facts == {"promulgated": ("2020-01-01", "2020-01-02")}
    assert not change.changed


def test_a_later_wording_is_not_a_new_statute_and_a_gone_one_is_told(small_corpus: Path) -> None:
    made(small_corpus)
    later = write_statute(small_corpus, effective="2024-02-01")
    second = made(small_corpus)
    assert [(c.wording, c.kind) for c in second.wordings] == [("ceshifa@2024-02-01", "new_wording")]
    later.unlink()
    third = made(small_corpus)
    assert [(c.wording, c.kind) for c in third.wordings] == [("ceshifa@2024-02-01", "removed")]
    assert [one.id for one in load_releases(small_corpus)] == ["2026-11-23-3", "2026-11-23-2", "2026-11-23"]


def test_the_day_of_a_release_is_that_of_its_id(small_corpus: Path) -> None:
    """02:00 in Shanghai on the 24th is still the 23rd in UTC."""
    found = made(small_corpus, datetime.fromisoformat("2026-11-24T02:00:00+08:00"))
    assert (found.id, found.day) == ("2026-11-23", date(2026, 11, 23))


def test_a_release_is_read_as_it_was_written(small_corpus: Path) -> None:
    first = made(small_corpus)
    path = small_corpus / FOLDER / f"{first.id}.yaml"
    assert path.read_text("utf-8") == write_release(first)
    assert len(path.read_text("utf-8").splitlines()) < 15


def test_a_damaged_manifest_is_told_with_its_line(small_corpus: Path) -> None:
    made(small_corpus)
    edit(small_corpus / NAME, "case anjian", "kase anjian")
    with pytest.raises(CorpusError, match=r"manifest\.txt:\d+: 看不懂这一行：kase anjian"):
        made(small_corpus)


def test_a_release_under_another_name_is_told(small_corpus: Path) -> None:
    first = made(small_corpus)
    folder = small_corpus / FOLDER
    (folder / f"{first.id}.yaml").rename(folder / "2026-11-30.yaml")
    with pytest.raises(CorpusError, match="id 2026-11-23 与文件名不同；应为：id: 2026-11-30"):
        load_releases(small_corpus)
