"""A corpus file as documents: titles, headings, addresses, and citations of its own laws."""

from __future__ import annotations

from indexer.build import entry_of
from indexer.documents import FIRST_DAY, LAST_DAY, Document
from indexer.evaluation.collection import Collection, analyser_of, documents_of, finder_of, laws_of
from indexer.evaluation.files import Row, read_rows
from tests.indexer.evaluation.conftest import CORPUS

ROWS = read_rows(CORPUS)


def test_laws_are_numbered_in_the_order_of_the_file() -> None:
    assert laws_of(ROWS) == {"中华人民共和国养猫法": "law-1", "借书条例": "law-2"}


def test_a_row_is_a_document_of_every_day() -> None:
    found = list(documents_of(ROWS, finder_of(ROWS)))
    assert found[1] == Document(
        id="养猫法#第二条",
        kind="provision",
        address="law-1/2",
        statute="law-1",
        level="",
        title="养猫法",
        heading="第二章 责任",
        text="猫抓伤他人的，养猫的人应当赔偿医疗费；没有依照本法第一条登记的，加倍赔偿。",
        since=FIRST_DAY,
        until=LAST_DAY,
    )
    assert [d.address for d in found] == [
        "law-1/1", "law-1/2", "law-1/2-1", "law-2/1", "law-2/2", "law-2/3", "钓鱼规则", "空白",
    ]  # fmt: skip
    assert (found[6].statute, found[6].title, found[6].heading) == ("", "", "")


def test_citations_lead_to_articles_of_the_same_corpus() -> None:
    finder = finder_of(ROWS)
    entries = [entry_of(d, analyser_of(finder)) for d in documents_of(ROWS, finder)]
    assert entries[1].terms["cites"] == ("law-1/1",)
    assert entries[4].terms["cites"] == ("law-1/2",)
    assert "第二" not in entries[4].terms["pairs"]


def test_a_number_that_is_no_article_leaves_the_id() -> None:
    rows = [Row("a", "甲", "某法", "某法", number="附件一"), Row("b", "乙", number="第一条")]
    assert [d.address for d in documents_of(rows, finder_of(rows))] == ["a", "b"]


def test_a_collection_holds_every_row(collection: Collection) -> None:
    assert collection.rows == ROWS
    assert collection.engine.count() == 8
    assert sorted(e.id for e in collection.engine.entries()) == sorted(row.id for row in ROWS)
