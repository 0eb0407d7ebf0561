from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup, escape

from corpus.behaviours import Statement
from corpus.ids import ProvisionId
from corpus.library import Library
from indexer.snippets import Snippet, snippet
from tests.conftest import TODAY
from webapp import views
from webapp.contexts import Link
from webapp.law.contexts import TocEntry

TEXTS = st.text("个人信息<b>&\"'…", max_size=60)


def test_matched_words_are_marked_and_the_rest_is_escaped() -> None:
    found = views.marked(Snippet("<b>个人信息</b>&", ((3, 7),), (True, False)))
    assert found == Markup("…&lt;b&gt;<mark>个人信息</mark>&lt;/b&gt;&amp;")


def test_markup_inside_a_match_is_escaped() -> None:
    assert "<script" not in views.marked(Snippet("<script>", ((0, 8),)))


@settings(max_examples=200, deadline=None)
@given(text=TEXTS, terms=st.lists(TEXTS, max_size=3))
def test_without_its_marks_a_snippet_is_its_escaped_text(text: str, terms: list[str]) -> None:
    found = snippet(text, [term.lower() for term in terms])
    plain = str(views.marked(found)).replace("<mark>", "").replace("</mark>", "")
    assert plain == str(escape(found.text))


def test_a_provision_is_named_and_linked(library: Library) -> None:
    link = views.provision_link("xingfa/253-1/2", library, TODAY, None, TODAY)
    assert link == Link("《刑法》第二百五十三条之一第二款", "/law/xingfa/253-1/2", "")


def test_a_provision_at_a_chosen_day_is_linked_at_that_day(library: Library) -> None:
    day = date(2022, 1, 1)
    assert views.provision_link("xingfa/253-1", library, day, day, TODAY).url == "/law/xingfa@2022-01-01/253-1"


@pytest.mark.parametrize(
    ("address", "day"),
    [("xingfa/253-1", date(2014, 1, 1)), ("gerenxinxibaohufa/66", date(2020, 1, 1))],
    ids=["other-words-then", "not-there-then"],
)
def test_what_cites_a_provision_leads_to_the_words_it_meant(library: Library, address: str, day: date) -> None:
    """A card written of today's law must not lead to the wording of 2014, which punished fewer people."""
    link = views.provision_link(address, library, day, day, TODAY)
    assert link.url == f"/law/{address.replace('/', f'@{TODAY}/', 1)}"
    assert "2026年11月22日的文本" in link.note


def test_a_statute_that_is_not_held_has_no_link(library: Library) -> None:
    assert views.provision_link("hunyinfa/1", library, TODAY, None, TODAY) == Link("hunyinfa/1", "", "本库未收录")


def test_a_cited_line_links_all_that_carries_it(library: Library) -> None:
    statement = Statement(text="不得买卖。", provisions=("xingfa/253-1", "minfadian"))
    line = views.cited_line(statement, library, TODAY, None, TODAY)
    assert line.text == "不得买卖。"
    assert [link.text for link in line.provisions] == ["《刑法》第二百五十三条之一", "《民法典》"]


def test_the_three_tracks_come_in_the_order_of_liability(library: Library) -> None:
    card = library.cards["courier-staff-sell-data"]
    tracks = views.tracks(card, library, TODAY, None, first=1)
    assert [track.name for track in tracks] == ["刑事责任", "行政处罚", "民事责任"]
    assert all(len(track.lines) <= 1 for track in tracks)


def test_units_carry_their_addresses(library: Library) -> None:
    """法释〔2017〕10号第五条: the first 款 has ten 项."""
    pid = ProvisionId("fashi-2017-10", 5)
    article = library.provision(pid, TODAY).article
    body = views.article_body(article, pid, None, pid.with_units(1, 3))
    assert [unit.url for unit in body.paragraphs] == ["/law/fashi-2017-10/5/1", "/law/fashi-2017-10/5/2"]
    items = body.paragraphs[0].children
    assert [item.url.rpartition("/")[2] for item in items] == [str(n) for n in range(1, 11)]
    assert [item.label for item in items if item.target] == ["第五条第一款第（三）项"]


@pytest.mark.parametrize("statute", ["xingfa", "minfadian", "gerenxinxibaohufa", "fashi-2017-10"])
def test_the_contents_hold_every_article_once_in_order(library: Library, statute: str) -> None:
    version = library.statutes[statute].latest

    def articles(entries: tuple[TocEntry, ...]) -> list[str]:
        return [url for e in entries for url in [*(link.url for link in e.articles), *articles(e.children)]]

    expected = [f"/law/{version.id_of(article)}" for article in version.articles]
    assert articles(views.toc(version, None)) == expected


def test_what_is_unknown_is_said_to_be(library: Library) -> None:
    version = replace(
        library.statutes["fashi-2017-10"].latest, document_number=None, promulgated=None, text_sha256=None
    )
    facts = dict(views.version_facts(version).rows)
    assert (facts["文号"], facts["公布日期"], facts["废止日期"]) == ("不详", "不详", "未废止")
