from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.model import Statute, Version
from indexer.documents import (
    FIRST_DAY,
    LAST_DAY,
    Document,
    card_document,
    case_document,
    day_number,
    documents,
    phrasings,
    statute_documents,
)

LATER, LATEST = date(2030, 1, 1), date(2040, 1, 1)


def day_of(number: int) -> date:
    return datetime.strptime(str(number), "%Y%m%d").date()


@pytest.fixture(scope="module")
def provisions(library: Library) -> list[Document]:
    return [d for d in documents(library) if d.kind == "provision"]


@pytest.fixture
def version(library: Library) -> Version:
    """法释〔2021〕15号, the 人脸识别 interpretation, in its only wording."""
    return library.statutes["fashi-2021-15"].latest


def spans(statute: Statute, key: str) -> list[tuple[int, int]]:
    return [(d.since, d.until) for d in statute_documents(statute) if d.address.endswith(f"/{key}")]


def test_each_wording_of_253_1_has_its_days(library: Library) -> None:
    """刑法修正案（七）第七条 added 第二百五十三条之一; 修正案（九）第十七条 reworded it; later ones left it."""
    found = [d for d in statute_documents(library.statutes["xingfa"]) if d.address == "xingfa/253-1"]
    assert [(d.id, d.since, d.until) for d in found] == [
        ("xingfa@2009-02-28/253-1", 20090228, 20151101),
        ("xingfa@2015-11-01/253-1", 20151101, LAST_DAY),
    ]
    assert [d.text.split("，")[0] for d in found] == [
        "国家机关或者金融、电信、交通、教育、医疗等单位的工作人员",
        "违反国家有关规定",
    ]


def test_a_wording_that_runs_through_several_versions_is_one_document(library: Library) -> None:
    """No 修正案 changed a word of 第二百五十二条."""
    assert spans(library.statutes["xingfa"], "252") == [(19971001, LAST_DAY)]


def test_every_article_of_every_held_version_is_found_on_its_first_day(
    library: Library, provisions: list[Document]
) -> None:
    wordings = {(d.address, d.text): [] for d in provisions}  # type: dict[tuple[str, str], list[Document]]
    for document in provisions:
        wordings[document.address, document.text].append(document)
    for statute in library.statutes.values():
        for held in statute.versions:
            day = day_number(held.effective, FIRST_DAY)
            for article in held.articles:
                found = wordings[f"{statute.id}/{article.key}", article.text]
                assert [d for d in found if d.since <= day < d.until], (statute.id, held.effective, article.key)


def test_every_document_says_what_the_library_shows_on_its_first_and_last_day(
    library: Library, provisions: list[Document]
) -> None:
    for document in provisions:
        pid = ProvisionId.parse(document.address)
        days = [day_of(document.since)] if document.since else []
        days += [day_of(document.until) - timedelta(days=1)] if document.until != LAST_DAY else [LATEST]
        for day in days:
            assert library.provision(pid, day).article.text == document.text, (document.id, day)


def test_wordings_of_one_article_never_overlap(provisions: list[Document]) -> None:
    until: dict[str, int] = {}
    for document in provisions:
        assert until.get(document.address, 0) <= document.since < document.until, document.id
        until[document.address] = document.until


def test_ids_are_unique(library: Library) -> None:
    ids = [d.id for d in documents(library)]
    assert len(ids) == len(set(ids))


def test_a_changed_article_ends_the_day_before_the_new_one_begins(version: Version) -> None:
    changed = replace(version.articles[0], paragraphs=version.articles[1].paragraphs)
    later = replace(version, effective=LATER, articles=(changed, *version.articles[1:]))
    statute = Statute(version.statute, (version, later))
    assert spans(statute, "1") == [(20210801, 20300101), (20300101, LAST_DAY)]
    assert spans(statute, "2") == [(20210801, LAST_DAY)]


def test_a_wording_that_returns_is_a_new_document(version: Version) -> None:
    changed = replace(version.articles[0], paragraphs=version.articles[1].paragraphs)
    middle = replace(version, effective=LATER, articles=(changed, *version.articles[1:]))
    again = replace(version, effective=LATEST)
    statute = Statute(version.statute, (version, middle, again))
    assert spans(statute, "1") == [(20210801, 20300101), (20300101, 20400101), (20400101, LAST_DAY)]


def test_a_full_version_without_an_article_deletes_it(version: Version) -> None:
    later = replace(version, effective=LATER, articles=version.articles[1:])
    assert spans(Statute(version.statute, (version, later)), "1") == [(20210801, 20300101)]


def test_a_partial_version_without_an_article_says_nothing_about_it(version: Version) -> None:
    later = replace(version, effective=LATER, articles=version.articles[1:], extent="articles")
    assert spans(Statute(version.statute, (version, later)), "1") == [(20210801, LAST_DAY)]


def test_a_repealed_statute_ends_on_the_day_of_repeal(version: Version) -> None:
    statute = Statute(version.statute, (replace(version, repealed=LATER),))
    assert {(d.since, d.until) for d in statute_documents(statute)} == {(20210801, 20300101)}


def test_an_undated_wording_is_never_hidden(version: Version) -> None:
    statute = Statute(version.statute, (replace(version, effective=None, promulgated=None),))
    assert {(d.since, d.until) for d in statute_documents(statute)} == {(FIRST_DAY, LAST_DAY)}


def test_a_case_tells_facts_acts_result_and_offences(library: Library) -> None:
    case = library.cases["rugao-wang-dong"]
    document = case_document(case)
    assert (document.id, document.kind, document.address) == ("case/rugao-wang-dong", "case", "rugao-wang-dong")
    assert (document.title, document.since, document.until) == (case.title, FIRST_DAY, LAST_DAY)
    assert document.text.startswith(case.facts)
    assert {*case.acts, case.result, "侵犯公民个人信息罪"} <= set(document.text.split("\n"))


def test_a_card_tells_what_it_states_and_its_phrasings_are_kept_apart(library: Library) -> None:
    card = library.cards["sell-personal-data"]
    document = card_document(card)
    assert (document.id, document.kind, document.title) == ("behaviour/sell-personal-data", "behaviour", card.name)
    assert {card.summary, *card.evidence} <= set(document.text.split("\n"))
    assert not {*card.phrasings} & set(document.text.split("\n"))
    said = phrasings(library)
    assert [said[f"phrasing/{card.id}/{n}"] for n in range(3)] == [card.name, *card.phrasings[:2]]


@pytest.mark.parametrize(("day", "number"), [(date(2009, 2, 28), 20090228), (None, LAST_DAY)], ids=["day", "unknown"])
def test_day_number(day: date | None, number: int) -> None:
    assert day_number(day, LAST_DAY) == number
