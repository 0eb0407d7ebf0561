"""Prose -> citations: the written forms, the lists, the false friends; never raises; spans are exact."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.citations.find import Citation, CitationFinder
from corpus.citations.format import full_label
from corpus.ids import ProvisionId
from corpus.library import Library

PIECES = [
    "《", "》", "〈", "〉", "民法典", "中华人民共和国", "刑法", "个保法", "法释〔2017〕10号", "第", "条",
    "之", "款", "项", "目", "一千零三十四", "253", "１", "（三）", "(三)", "、", "和", "至", " ", "　", "\n",
    "的", "-1", "零", "十十", "千百", "99999", "公司法", "定代表人", "取", "消法", "人", "2021年", "\x00",
    "𠮷", "²",
]  # fmt: skip
PROSE = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=25).map("".join))


def found(finder: CitationFinder, text: str, inside: str | None = None) -> list[tuple[str, str | None]]:
    return [(c.text, str(c.id) if c.id else None) for c in finder.find(text, inside)]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("《民法典》第一千零三十四条第二款", "minfadian/1034/2"),
        ("《中华人民共和国民法典》第一千零三十四条", "minfadian/1034"),
        ("〈民法典〉第一千零三十四条", "minfadian/1034"),
        ("中华人民共和国民法典第1034条", "minfadian/1034"),
        ("民法典1034条", "minfadian/1034"),
        ("民法典1034", "minfadian/1034"),
        ("民法典 第 1034 条", "minfadian/1034"),
        ("民法典第１０３４条", "minfadian/1034"),
        ("民法典的第一千零三十四条", "minfadian/1034"),
        ("刑法253之一", "xingfa/253-1"),
        ("刑法253条之1", "xingfa/253-1"),
        ("刑法253-1", "xingfa/253-1"),
        ("刑法第二百五十三条之一", "xingfa/253-1"),
        ("刑法第二百五十三条之一第一款", "xingfa/253-1/1"),
        ("刑法第253条之一第2款第(三)项", "xingfa/253-1/2/3"),
        ("刑法第253条之一第2款第（三）项", "xingfa/253-1/2/3"),
        ("刑法第二百五十三条之一第二款第三项第2目", "xingfa/253-1/2/3/2"),
        ("《治安管理处罚法》42条6项", "zhianguanlichufafa/42/1/6"),
        ("个保法第66条", "gerenxinxibaohufa/66"),
        ("PIPL10", "gerenxinxibaohufa/10"),
        ("刑法修正案（七）第七条", "xingfa-xiuzhengan-7/7"),
        ("《刑法修正案(七)》第七条", "xingfa-xiuzhengan-7/7"),
        ("法释[2017]10号", "fashi-2017-10"),
        ("法释（2017）10号第五条第（三）项", "fashi-2017-10/5/1/3"),
        ("法释〔2017〕10号第五条第一款第（三）项", "fashi-2017-10/5/1/3"),
        ("民法典", "minfadian"),
        ("《民法典》", "minfadian"),
    ],
)
def test_written_forms(finder: CitationFinder, text: str, address: str) -> None:
    assert found(finder, text) == [(text, address)]
    assert found(finder, f"法院认为，{text}规定的") == [(text, address)]


@pytest.mark.parametrize("text", ["刑法第120条之一、之十十", "刑法253之一至之五三十", "民法典十十-5条"])
def test_numerals_that_are_none_raise_nothing(finder: CitationFinder, text: str) -> None:
    assert all(text[c.start : c.end] == c.text for c in finder.find(text))


def test_the_parts_of_a_citation(finder: CitationFinder) -> None:
    text = "依照《刑法》第二百五十三条之一第二款第（三）项第1目处罚"
    span = text.removeprefix("依照").removesuffix("处罚")
    assert finder.find(text) == [
        Citation(
            2, 2 + len(span), span, "《刑法》", ("xingfa",), 253, 1, 2, 3, 1,
            ids=(ProvisionId.parse("xingfa/253-1/2/3/1"),), form="bracketed_title", named="《刑法》",
        )
    ]  # fmt: skip


@pytest.mark.parametrize("joint", ["、", "和", "及", "与", "以及", "或", "或者", "，", " 、 ", "，以及"])
def test_a_list_inherits_its_statute(finder: CitationFinder, joint: str) -> None:
    text = f"民法典第1034条{joint}第1038条"
    assert found(finder, text) == [("民法典第1034条", "minfadian/1034"), ("第1038条", "minfadian/1038")]


@pytest.mark.parametrize("joint", ["至", "到", "-", "—", "～"])
def test_a_range_is_one_citation_of_all_its_articles(finder: CitationFinder, joint: str) -> None:
    (citation,) = finder.find(f"民法典第1034条{joint}第1038条")
    assert [str(pid) for pid in citation.ids] == [f"minfadian/{number}" for number in range(1034, 1039)]
    assert citation.id is None


def test_a_range_goes_by_the_order_of_the_law(finder: CitationFinder) -> None:
    """刑法第二百五十三条之一 stands between 第二百五十三条 and 第二百五十四条."""
    (citation,) = finder.find("刑法第二百五十三条至第二百五十四条")
    assert [str(pid) for pid in citation.ids] == ["xingfa/253", "xingfa/253-1", "xingfa/254"]


def test_a_range_whose_end_no_law_has_keeps_its_ends(finder: CitationFinder) -> None:
    (citation,) = finder.find("民法典第1034条至第9999条")
    assert [str(pid) for pid in citation.ids] == ["minfadian/1034", "minfadian/9999"]


def test_a_range_that_runs_backwards_has_no_address(finder: CitationFinder) -> None:
    (citation,) = finder.find("民法典第1038条至第1034条")
    assert (citation.ids, citation.problem) == ((), "起止的顺序颠倒，或范围过大")


def test_lists_of_several_articles(finder: CitationFinder) -> None:
    assert found(finder, "《民法典》第1034条、第1035条和第1038条以及《刑法》第三条、第五条") == [
        ("《民法典》第1034条", "minfadian/1034"),
        ("第1035条", "minfadian/1035"),
        ("第1038条", "minfadian/1038"),
        ("《刑法》第三条", "xingfa/3"),
        ("第五条", "xingfa/5"),
    ]


def test_a_list_without_a_title_belongs_to_the_statute_it_stands_in(finder: CitationFinder) -> None:
    text = "第1034条、第1035条和第1038条"
    parts = ["第1034条", "第1035条", "第1038条"]
    assert found(finder, text) == [(part, None) for part in parts]
    addresses = ["minfadian/1034", "minfadian/1035", "minfadian/1038"]
    assert found(finder, text, "minfadian") == list(zip(parts, addresses, strict=True))


def test_this_law_in_prose_is_the_law_named_last(finder: CitationFinder) -> None:
    text = "依照民法典第一条。本法第三条"
    assert found(finder, text) == [("民法典第一条", "minfadian/1"), ("本法第三条", "minfadian/3")]
    assert found(finder, text, "xingfa")[1] == ("本法第三条", "xingfa/3")


def test_a_bare_article_belongs_to_the_only_statute_of_its_line(finder: CitationFinder) -> None:
    one = finder.find("民法典第一条已有规定。另见第三条。")[1]
    assert (one.id, one.carried) == (ProvisionId("minfadian", 3), True)
    several = finder.find("民法典第一条和刑法第二条已有规定。另见第三条。")[2]
    assert (several.ids, several.candidates) == ((), ("minfadian", "xingfa"))
    next_line = finder.find("民法典第一条已有规定。\n另见第三条。")[1]
    assert (next_line.ids, next_line.problem) == ((), "没有说明是哪部法律")


def test_a_title_that_is_not_held_is_found_without_an_address(finder: CitationFinder) -> None:
    (citation,) = finder.find("《侵权责任法》第六条")
    assert (citation.title, citation.candidates, citation.article, citation.id) == ("《侵权责任法》", (), 6, None)


def test_a_list_after_a_title_that_is_not_held_inherits_nothing(finder: CitationFinder) -> None:
    text = "《侵权责任法》第六条、第七条"
    assert found(finder, text, "minfadian") == [("《侵权责任法》第六条", None), ("第七条", None)]


def test_a_title_inside_a_title_is_no_citation(finder: CitationFinder) -> None:
    text = "《最高人民法院关于适用〈中华人民共和国民法典〉总则编若干问题的解释》第三条"
    assert found(finder, text) == [(text, None)]


@pytest.mark.parametrize(
    "text",
    ["公司法定代表人", "该公司法定代表人王某", "取消法人资格", "取消法案", "撤消法院的决定", "抵消法定义务", "打消法子",
     "第二十款", "第十章",
     "最高人民法院", "一百条信息", "每条1元", "", " "],
)  # fmt: skip
def test_false_friends(finder: CitationFinder, text: str) -> None:
    assert finder.find(text) == []


@pytest.mark.parametrize(
    "text",
    ["民法典2021年施行", "民法典一审", "民法典二十个要点", "民法典1260个条文", "消法3倍赔偿", "刑法10年以下",
     "刑法3.15", "刑法第二章", "刑法第三款", "民法典第四编", "个保法5000万元",
     "个保法2021-11-01施行", "刑法第"],
)  # fmt: skip
def test_a_number_that_is_no_article_leaves_the_title_alone(finder: CitationFinder, text: str) -> None:
    (citation,) = finder.find(text)
    assert citation.article is None
    assert citation.text == citation.title


@pytest.mark.parametrize(
    "text", ["刑法第3款", "刑法第2章", "民法典第4编", "民法典7编1260条", "刑法第2节", "个保法5千万罚款"]
)
def test_arabic_numbers_of_other_units_are_no_articles(finder: CitationFinder, text: str) -> None:
    """民法典第4编 is 人格权, not 第四条."""
    assert finder.find(text)[0].article is None


@pytest.mark.parametrize("text", ["民法典第10000条", "刑法25310条", "消法第1000005条"])
def test_a_longer_number_is_not_cut_to_another_article(finder: CitationFinder, text: str) -> None:
    assert finder.find(text)[0].article is None


def test_latin_names_in_any_case(finder: CitationFinder) -> None:
    assert found(finder, "pipl第十条") == [("pipl第十条", "gerenxinxibaohufa/10")]


def test_a_name_in_half_width_brackets(finder: CitationFinder) -> None:
    assert found(finder, "刑法修正案(七)第七条") == [("刑法修正案(七)第七条", "xingfa-xiuzhengan-7/7")]


@pytest.mark.parametrize("text", ["刑法第253-1条", "刑法第253之一条", "刑法第253之一条第二款"])
def test_the_span_covers_the_whole_citation(finder: CitationFinder, text: str) -> None:
    assert [c.text for c in finder.find(text)] == [text]


def test_every_article_of_the_corpus_is_found_under_its_label(library: Library, finder: CitationFinder) -> None:
    for statute in library.statutes.values():
        for version in statute.versions:
            for article in version.articles:
                pid = version.id_of(article)
                label = full_label(version.short_title, pid)
                if article.number:
                    assert [c.id for c in finder.find(f"违反{label}的规定")] == [pid], label


@settings(max_examples=200, deadline=None)
@given(data=st.data())
def test_what_is_formatted_is_found(library: Library, finder: CitationFinder, data: st.DataObject) -> None:
    statute = library.statutes[data.draw(st.sampled_from(sorted(library.statutes)))]
    units = data.draw(st.lists(st.integers(1, 99), max_size=3))
    pid = ProvisionId(statute.id, data.draw(st.integers(1, 9999)), data.draw(st.integers(0, 20)), *units)
    label = full_label(statute.latest.short_title, pid)
    assert [(c.text, c.id) for c in finder.find(label)] == [(label, pid)]


@settings(max_examples=300, deadline=None)
@given(text=PROSE, inside=st.sampled_from([None, "minfadian"]))
def test_any_text_gives_spans_in_order_and_no_error(finder: CitationFinder, text: str, inside: str | None) -> None:
    position = 0
    for citation in finder.find(text, inside):
        assert text[citation.start : citation.end] == citation.text != ""
        assert position <= citation.start
        assert citation.title is None or citation.title in citation.text
        assert citation.id is None or str(citation.id)
        position = citation.end


@settings(max_examples=100, deadline=None)
@given(before=PROSE)
def test_a_citation_is_found_after_any_sentence(finder: CitationFinder, before: str) -> None:
    text = f"{before}\n。《民法典》第一千零三十四条。"
    assert found(finder, text)[-1] == ("《民法典》第一千零三十四条", "minfadian/1034")
