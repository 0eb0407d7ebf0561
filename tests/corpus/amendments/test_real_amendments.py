"""Held wordings and held amendments: the one and the other give the next wording, character by character."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.amendments.apply import Applied, apply_operations
from corpus.amendments.fidelity import differing, fidelity
from corpus.amendments.next_version import NotAppliedError, next_version
from corpus.amendments.operations import Rewrite, Unit
from corpus.amendments.parse import parse_amendment
from corpus.amendments.undo import undo_operations
from corpus.amendments.wordings import held_from, wording_after, wording_before
from corpus.composing import composed
from corpus.errors import NotHeldError
from corpus.library import Library
from corpus.model import Statute, Version
from corpus.reader import read_version, write_version
from corpus.renumbering import Renumbering
from tests.corpus.amendments.made import FIVE, clause, wording

DECISION = "guanyuxiugaiwangluoanquanfadejueding"
CRIMINAL = "xingfa-xiuzhengan-12"


def made_version(base: Version, applied: Applied) -> Version:
    """What an amendment made, as a full wording."""
    return replace(base, articles=applied.articles, preamble=applied.preamble, extent="full")


def amended(library: Library, statute: str, amendment: str) -> tuple[Version, Applied, Version]:
    """The wording before, what the amendment makes of it, and the held wording after."""
    held, text = library.statute(statute), library.statute(amendment).latest
    base = wording_before(held, text)
    return base, apply_operations(base, parse_amendment(text, held)), wording_after(held, text)


@pytest.mark.parametrize(("statute", "amendment"), [("xingfa", CRIMINAL), ("wangluoanquanfa", DECISION)])
def test_the_amended_wording_is_the_consolidated_text(library: Library, statute: str, amendment: str) -> None:
    _, applied, held = amended(library, statute, amendment)
    assert applied.failures == ()
    rows = fidelity(applied.articles, held)
    assert [row for row in rows if row.kind != "same" or row.division or row.breaks] == []
    assert [a.label for a in applied.articles] == [a.label for a in held.articles]


def test_every_amendment_of_the_criminal_code_leads_to_the_next_held_wording(library: Library) -> None:
    """第一百九十条 alone may: the decision of 1998 has 其他直接责任人员处, the text of 2021 a comma before 处."""
    statute = library.statute("xingfa")
    full = [v for v in statute.versions if v.extent == "full"]
    amendments = [s.latest for s in library.statutes.values() if "xingfa" in s.latest.amends]
    differences = []
    for text in sorted(amendments, key=lambda version: version.effective or date.max):
        if full[0].effective and text.effective and full[0].effective >= text.effective:
            continue
        base = wording_before(statute, text)
        applied = apply_operations(base, parse_amendment(text, statute))
        assert applied.failures == (), text.title
        rows = fidelity(applied.articles, wording_after(statute, text))
        differences += [(row.key, row.differing) for row in rows if row.kind != "same"]
    assert differences in ([], [("190", 2)])


def test_the_renumbering_is_that_of_the_law(library: Library) -> None:
    """The map that the words alone give, with the merged articles of history.yaml, says the same."""
    base, applied, held = amended(library, "wangluoanquanfa", DECISION)
    assert (applied.renumbered["44"], applied.renumbered["64"], applied.renumbered["68"]) == ("46", "71", "69")
    by_words = Renumbering(library.history.renumbered).successors(base, held)
    assert {old: applied.renumbered.get(old, old) for old in by_words} == dict(by_words)
    merged = next(r for r in library.history.renumbered if r.statute == "wangluoanquanfa").articles
    assert {old: applied.renumbered[old] for old in merged} == merged


def test_references_that_no_clause_names_follow(library: Library) -> None:
    """网络安全法（2026）第六十二条: 违反本法第二十四条第一款、第二款和第五十条第一款规定."""
    _, applied, _ = amended(library, "wangluoanquanfa", DECISION)
    found = [(a.before, a.after) for a in applied.adjusted if a.article == "62"]
    assert ("第四十八条第一款", "第五十条第一款") in found
    assert len(applied.adjusted) == 8


def test_each_change_names_its_clause(library: Library) -> None:
    _, applied, _ = amended(library, "wangluoanquanfa", DECISION)
    by = {change.article: (change.kind, change.by) for change in applied.changed}
    assert by["3"] == ("inserted", f"{DECISION}/1")
    assert by["71"] == ("amended", f"{DECISION}/12")
    assert by["70"] == ("amended", f"{DECISION}/11")
    assert len(by) == 15


@pytest.mark.parametrize(("statute", "amendment"), [("xingfa", CRIMINAL), ("wangluoanquanfa", DECISION)])
def test_going_back_gives_the_wording_before_without_what_was_rewritten(
    library: Library, statute: str, amendment: str
) -> None:
    held, text = library.statute(statute), library.statute(amendment).latest
    base = wording_before(held, text)
    undone = undo_operations(wording_after(held, text), parse_amendment(text, held))
    assert undone.failures == ()
    lost = {unit.article for unit in undone.unknown}
    assert {a.key: a.text for a in undone.articles} == {a.key: a.text for a in base.articles if a.key not in lost}
    assert {row.key for row in fidelity(undone.articles, base) if row.division} == set()


def test_the_next_wording_of_the_criminal_code_is_written_as_its_changes(library: Library) -> None:
    base, applied, held = amended(library, "xingfa", CRIMINAL)
    version = next_version(base, library.statute(CRIMINAL).latest, applied)
    assert (version.extent, version.effective, version.promulgated) == ("changes", held.effective, held.promulgated)
    assert [(c.article, c.kind, c.by) for c in version.changes] == [
        ("165", "amended", "xingfa-xiuzhengan-12/1"),
        ("166", "amended", "xingfa-xiuzhengan-12/2"),
        ("169", "amended", "xingfa-xiuzhengan-12/3"),
        ("387", "amended", "xingfa-xiuzhengan-12/4"),
        ("390", "amended", "xingfa-xiuzhengan-12/5"),
        ("391", "amended", "xingfa-xiuzhengan-12/6"),
        ("393", "amended", "xingfa-xiuzhengan-12/7"),
    ]
    whole = composed(Statute("xingfa", (base, version)), [])
    assert differing(fidelity(whole.latest.articles, held)) == 0


def test_a_renumbered_wording_is_written_whole_and_read_again(
    library: Library, tmp_path_factory: pytest.TempPathFactory
) -> None:
    base, applied, held = amended(library, "wangluoanquanfa", DECISION)
    version = next_version(base, library.statute(DECISION).latest, applied)
    path = tmp_path_factory.mktemp("amended") / "2026-01-01.md"
    path.write_text(write_version(version), encoding="utf-8")
    again = read_version(path)
    assert (again.extent, again.changes, again.effective) == ("full", (), held.effective)
    assert [(a.key, a.path, a.text) for a in again.articles] == [(a.key, a.path, a.text) for a in held.articles]
    assert again.text_sha256 == version.text_sha256


def test_what_did_not_fit_in_all_its_parts_is_not_written() -> None:
    base = wording(FIVE)
    applied = apply_operations(base, [Rewrite(clause(), Unit("9"), ("新。",))])
    with pytest.raises(NotAppliedError, match=r"修改中有 1 处用不上：修改前的文本没有第九条。.*没有写出"):
        next_version(base, base, applied)


def test_wordings_that_are_not_held_are_told(library: Library) -> None:
    statute, text = library.statute("wangluoanquanfa"), library.statute(DECISION).latest
    early = replace(text, effective=date(2000, 1, 1))
    with pytest.raises(NotHeldError, match="在2000年1月1日之前的全文；收录的全文自2017年6月1日、2026年1月1日起施行"):
        wording_before(statute, early)
    with pytest.raises(NotHeldError, match="自2000年1月1日起施行的全文"):
        wording_after(statute, early)
    assert held_from(statute, date(2025, 12, 31)) is None
    before = held_from(statute, date(2025, 12, 31), exactly=False)
    assert before and before.effective == date(2017, 6, 1)
