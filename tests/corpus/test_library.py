"""The library asked by address and date: wordings, reasons for absence, units, misprints."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from corpus.errors import CorpusError, NotHeldError
from corpus.ids import ProvisionId
from corpus.library import Library, unit_text
from corpus.loading import corrected
from corpus.reader import read_version
from tests.conftest import TODAY
from tests.corpus.conftest import HELD, edit, write_statute

DAY = TODAY


def text_at(library: Library, address: str, on: date = DAY) -> str:
    pid = ProvisionId.parse(address)
    return unit_text(library.provision(pid, on).article, pid)


def test_every_held_file_is_a_version_of_its_statute(library: Library) -> None:
    files = sorted(v.path for s in library.statutes.values() for v in s.versions)
    assert files == HELD
    for statute in library.statutes.values():
        days = [v.effective or date.max for v in statute.versions]
        assert days == sorted(days)
        assert statute.latest is statute.versions[-1]


def test_the_text_of_a_paragraph_and_of_an_item(library: Library) -> None:
    """法释〔2017〕10号第五条: the thresholds of 情节严重."""
    assert text_at(library, "fashi-2017-10/5/1/3") == (
        "（三）非法获取、出售或者提供行踪轨迹信息、通信内容、征信信息、财产信息五十条以上的；"
    )
    paragraph = text_at(library, "fashi-2017-10/5/1")
    assert paragraph.startswith("非法获取、出售或者提供公民个人信息，具有下列情形之一的，应当认定为")
    assert paragraph.count("\n") == 10
    assert text_at(library, "fashi-2017-10/5") == paragraph + "\n" + text_at(library, "fashi-2017-10/5/2")


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("gerenxinxibaohufa/66/3", "没有第3款，共 2 款"),
        ("gerenxinxibaohufa/66/0", "没有第0款，共 2 款"),
        ("fashi-2017-10/5/1/99", "该款没有第99项，共 10 项"),
        ("gerenxinxibaohufa/66/1/1", "该款没有第1项，共 0 项"),
        ("fashi-2017-10/5/1/3/1", "没有第1目，共 0 目"),
    ],
)
def test_a_missing_unit_says_how_many_there_are(library: Library, address: str, message: str) -> None:
    statute, article, *units = address.split("/")
    pid = ProvisionId(statute, int(article), 0, *map(int, units))
    with pytest.raises(LookupError) as caught:
        unit_text(library.provision(pid, DAY).article, pid)
    assert caught.value.args == (message,)
    assert not library.unit_exists(pid, DAY)


@pytest.mark.parametrize(
    ("address", "on", "exists"),
    [
        ("xingfa", "2026-11-22", True),
        ("meiyoufa", "2026-11-22", False),
        ("xingfa/253-1/4", "2015-10-31", False),
        ("xingfa/253-1/4", "2015-11-01", True),
        ("xingfa/253-1", "2009-02-27", False),
        ("xingfa/253-2", "2026-11-22", False),
    ],
)
def test_units_exist_on_a_day(library: Library, address: str, on: str, exists: bool) -> None:
    assert library.unit_exists(ProvisionId.parse(address), date.fromisoformat(on)) is exists


@pytest.mark.parametrize(
    ("address", "on", "message"),
    [
        ("xingfa/1", "1997-09-30", "本库没有 《刑法》第一条在1997年9月30日的文本：本库收录的全文自1997年10月1日起施行"),
        ("xingfa/999", "2026-11-22",
         "本库没有 《刑法》第九百九十九条：2024年3月1日起施行的文本没有这一条，全文共 505 条"),
        ("minfadian/1", "2020-05-27",
         "本库没有 《民法典》第一条在2020年5月27日的文本：本库收录的全文自2021年1月1日起施行"),
        ("gerenxinxi/1", "2026-11-22",
         "本库没有 代号为 gerenxinxi 的法规；是不是要找：个人信息保护法、个人信息保护合规审计管理办法"),
        ("zzz/1", "2026-11-22", "本库没有 代号为 zzz 的法规"),
    ],
)  # fmt: skip
def test_absence_has_a_reason(library: Library, address: str, on: str, message: str) -> None:
    with pytest.raises(NotHeldError) as caught:
        library.provision(ProvisionId.parse(address), date.fromisoformat(on))
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("statute", "on", "effective"),
    [
        ("wangluoanquanfa", "2017-05-31", "2017-06-01"),
        ("wangluoanquanfa", "2025-12-31", "2017-06-01"),
        ("wangluoanquanfa", "2026-01-01", "2026-01-01"),
        ("shangbiaofa", "2026-12-31", "2019-11-01"),
        ("shangbiaofa", "2027-01-01", "2027-01-01"),
        ("minfadian", "2020-05-28", "2021-01-01"),
        ("minfadian", "2020-05-27", None),
        ("xingfa", "1997-09-30", None),
        ("xingfa", "1997-10-01", "1997-10-01"),
        ("xingfa", "2015-11-01", "2015-11-01"),
        ("xingfa", "2024-02-29", "2021-03-01"),
    ],
)
def test_the_full_wording_of_a_day(library: Library, statute: str, on: str, effective: str | None) -> None:
    """民法典 was promulgated on 2020-05-28: shown from then on, as not yet in force."""
    version = library.version_at(statute, date.fromisoformat(on))
    assert (version and str(version.effective)) == effective


def test_a_promulgated_law_is_shown_before_it_is_in_force(library: Library) -> None:
    provision = library.provision(ProvisionId("minfadian", 1034), date(2020, 12, 31))
    assert (provision.status.standing, provision.status.applies) == ("not_yet_in_force", False)


def test_wordings_of_an_article_are_all_that_are_held(library: Library) -> None:
    """刑法修正案（七）第七条 inserts 第二百五十三条之一."""
    held = [str(v.effective) for v in library.statute("xingfa").versions]
    assert [str(v.effective) for v in library.wordings(ProvisionId("xingfa", 253))] == held
    inserted = [str(v.effective) for v in library.wordings(ProvisionId("xingfa", 253, 1))]
    assert inserted == [day for day in held if day >= "2009-02-28"]


def test_latest_provision_gives_another_wording_where_the_day_has_none(library: Library) -> None:
    pid = ProvisionId("xingfa", 253)
    assert str(library.latest_provision(pid, date(1990, 1, 1)).version.effective) >= "1997-10-01"
    with pytest.raises(NotHeldError):
        library.latest_provision(ProvisionId("xingfa", 999), DAY)


def test_a_wording_to_come_does_not_stand_for_one_that_is_in_force_and_not_held(library: Library) -> None:
    """刑法 was revised on 1997-03-14 and took effect 1997-10-01; the code of 1979 before it is not held."""
    assert library.version_at("xingfa", date(1997, 6, 1)) is None
    coming = library.version_at("gerenxinxibaohufa", date(2021, 9, 1))
    assert coming is not None
    assert str(coming.effective) == "2021-11-01"


def test_latest_provision_gives_the_nearest_wording(library: Library) -> None:
    """Its nearest wording at another time: on 2009-02-27 that of the day after, not that of 2024."""
    found = library.latest_provision(ProvisionId("xingfa", 253, 1), date(2009, 2, 27))
    assert str(found.version.effective) == "2009-02-28"


def test_the_identity_card_law_is_shown_without_its_broken_line(library: Library) -> None:
    """居民身份证法第十三条 has two paragraphs."""
    paragraphs = library.provision(ProvisionId("juminshenfenzhengfa", 13), DAY).article.paragraphs
    assert [paragraph.text for paragraph in paragraphs] == [
        "公民从事有关活动，需要证明身份的，有权使用居民身份证证明身份，有关单位及其工作人员不得拒绝。",
        "有关单位及其工作人员对履行职责或者提供服务过程中获得的居民身份证记载的公民个人信息，应当予以保密。",
    ]


def test_the_interpretation_reads_as_the_criminal_law_does(library: Library) -> None:
    """法释〔2019〕15号第十五条 quotes 刑法第十三条: 情节显著轻微危害不大的."""
    (version,) = library.statute("fashi-2019-15").versions
    shown = version.article("15")
    printed = read_version(version.path).article("15")
    assert shown and printed
    assert "情节显著轻微" in text_at(library, "xingfa/13")
    assert "情节显著轻微" in shown.text
    assert printed.text == shown.text.replace("显著", "显着")
    assert "情节显着轻微" in version.path.read_text("utf-8")


def test_a_correction_touches_its_article_alone(tmp_path: Path) -> None:
    extra = "corrections: [{article: '1', printed: 本法, correct: 此法, reason: 误}]\n"
    printed = read_version(write_statute(tmp_path, extra=extra))
    shown = corrected(printed)
    assert [a.text for a in shown.articles] == ["为了测试，制定此法。", *(a.text for a in printed.articles[1:])]
    assert (shown.text_sha256, shown.articles[0].line) == (printed.text_sha256, printed.articles[0].line)


def test_who_cites_a_provision_is_found_by_its_article(library: Library) -> None:
    for address, cards in library.citing_cards.items():
        for card in cards:
            cited = {"/".join(p.split("/")[:2]) for p in card.provisions()}
            assert address in cited
    cited = {c.id for c in library.cases.values() if any(p.startswith("xingfa/253-1") for p in c.provisions)}
    assert {c.id for c in library.citing_cases["xingfa/253-1"]} == cited
    assert len(cited) > 20


def test_a_case_that_cites_two_units_of_an_article_is_listed_once(library: Library) -> None:
    for cases in library.citing_cases.values():
        assert len({case.id for case in cases}) == len(cases)


def test_lists_that_a_corpus_lacks_are_empty(tmp_path: Path) -> None:
    write_statute(tmp_path)
    library = Library.load(tmp_path)
    assert list(library.statutes) == ["ceshifa"]
    assert (library.offences, library.not_held) == ((), ())
    assert (dict(library.cases), dict(library.cards)) == ({}, {})


def test_every_unreadable_file_is_named_at_once(small_corpus: Path) -> None:
    edit(small_corpus / "cases" / "anjian.md", "kind: criminal", "kind: 刑事")
    edit(small_corpus / "behaviours" / "sell-data.yaml", "stage: sell", "stage: 出售")
    edit(small_corpus / "statutes" / "ceshifa" / "2020-02-01.md", "### 第三条", "### 第三")
    with pytest.raises(CorpusError) as caught:
        Library.load(small_corpus)
    places = sorted((p.path.name, p.line) for p in caught.value.problems)
    assert places == [
        ("2020-02-01.md", 32),
        ("2020-02-01.md", 34),
        ("2020-02-01.md", 36),
        ("anjian.md", 4),
        ("sell-data.yaml", 3),
    ]


def test_unreadable_lists_are_named_with_the_rest(small_corpus: Path) -> None:
    edit(small_corpus / "cases" / "anjian.md", "kind: criminal", "kind: 刑事")
    edit(small_corpus / "offences.yaml", "since: 2020-02-01", "begins: 2020-02-01")
    with pytest.raises(CorpusError) as caught:
        Library.load(small_corpus)
    assert {p.path.name for p in caught.value.problems} == {"anjian.md", "offences.yaml"}
