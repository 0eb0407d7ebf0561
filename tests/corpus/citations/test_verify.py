"""A text and a day through the whole check, as a lawyer would paste it."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.citations.format import full_label
from corpus.citations.verdicts import QUOTATION_NAMES, VERDICT_NAMES, Checked
from corpus.citations.verify import Verifier
from corpus.library import Library
from tests.conftest import TODAY
from tests.corpus.quotations.test_quotation import SECTION

PIECES = [
    "《刑法》", "民法典", "第", "二百五十三", "条", "之一", "款", "（三）项", "至", "、", "，", "。", "\n", "《", "》",
    "本法", "该条", "前款", "前条", "2016年", "修订前的", "规定：", "商标法", "第9999条", "侵权责任法", "构成", "罪",
    "侵犯公民个人信息罪", "（以下简称《解释》）", "法释〔2017〕10号", "（2019年修正）", "×", "编", "1", "合同", "草案",
    "反", "“", "”", "自然人的个人信息受法律保护。",
]  # fmt: skip
PASTED = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=14).map("".join)


@pytest.fixture(scope="module")
def verifier(library: Library) -> Verifier:
    return Verifier(library)


def checked(verifier: Verifier, text: str, day: str = str(TODAY)) -> list[Checked]:
    report = verifier.verify(text, date.fromisoformat(day))
    assert all(text[c.citation.start : c.citation.end] == c.citation.text for c in report.citations)
    return list(report.citations)


def verdicts(verifier: Verifier, text: str, day: str = str(TODAY)) -> list[tuple[str, str]]:
    return [(c.citation.text, c.verdict) for c in checked(verifier, text, day)]


def only(verifier: Verifier, text: str, day: str = str(TODAY)) -> Checked:
    (found,) = checked(verifier, text, day)
    return found


@pytest.mark.parametrize(
    ("text", "verdict", "fact"),
    [
        ("《刑法》第二百五十三条之九", "out_of_range", "没有“之九”"),
        ("个保法第六十六条第九款", "out_of_range", "共2款，没有第九款"),
        ("反个人信息保护法第一条", "unresolved", "不能确定是否有这部法规"),
        ("民法典草案第一条", "unresolved", "草案、征求意见稿等不是现行法规"),
        ("刑法第二百五十三条之一第二款", "exact", "《刑法》第二百五十三条之一第二款"),
        ("刑法第一百二十条之六", "exact", "《刑法》第一百二十条之六"),
        ("《侵权责任法》第三十六条", "repealed", "自2021年1月1日起废止，由《民法典》取代"),
        ("《合同法》第五十二条", "repealed", "自2021年1月1日起废止，由《民法典》取代"),
        ("《商标法》第五十七条", "exact", "2019年11月1日起施行的文本"),
        ("《商标法》第八十七条", "not_yet_in_force", "自2027年1月1日起"),
        ("《治安管理处罚法》第五十六条", "exact", "2026年1月1日起施行的文本"),
    ],
)
def test_what_the_nearest_peer_lets_through(verifier: Verifier, text: str, verdict: str, fact: str) -> None:
    """Real sub-units are found, invented ones told, a repealed law is repealed, the law of next year is not today's."""
    found = only(verifier, text)
    assert (found.citation.text, found.verdict) == (text, verdict)
    assert fact in found.message


def test_a_list_is_no_single_citation(verifier: Verifier) -> None:
    found = checked(verifier, "《民法典》第1034条、第9999条")
    assert [(c.citation.text, c.verdict, c.ids) for c in found] == [
        ("《民法典》第1034条", "exact", ("minfadian/1034",)),
        ("第9999条", "out_of_range", ("minfadian/9999",)),
    ]
    assert "最后一条是第一千二百六十条" in found[1].message


def test_a_draft_is_not_the_code(verifier: Verifier) -> None:
    report = verifier.verify("民法典草案规定了人格权", TODAY)
    assert report.citations == ()
    assert [p.text for p in report.not_checked] == ["民法典草案"]


@pytest.mark.parametrize(
    ("day", "verdict"),
    [("2014-05-01", "not_yet_in_force"), ("2019-05-01", "exact"), ("2025-12-31", "exact"), ("2026-01-01", "exact")],
)
def test_article_64_of_the_network_security_law(verifier: Verifier, day: str, verdict: str) -> None:
    """A number whose rule changed is told on either side of 2026-01-01: it was 侵害个人信息, and is 第七十一条."""
    found = only(verifier, "《网络安全法》第六十四条", day)
    assert found.verdict == verdict
    assert ("第七十一条" in found.message) == (verdict == "exact")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《民法典》第一千零三十四条至第一千零三十九条", [("minfadian/1034", "minfadian/1039", 6, "exact")]),
        ("《民法典》第1258条至第1265条", [("minfadian/1258", "minfadian/1265", 2, "out_of_range")]),
        ("刑法第253条之一第三款至第五款", [("xingfa/253-1/3", "xingfa/253-1/5", 3, "out_of_range")]),
        ("刑法第120条之一至之七", [("xingfa/120-1", "xingfa/120-7", 2, "out_of_range")]),
        (
            "《个人信息保护法》第66、69、99条",
            [(f"gerenxinxibaohufa/{n}", f"gerenxinxibaohufa/{n}", 1, v)
             for n, v in ((66, "exact"), (69, "exact"), (99, "out_of_range"))],
        ),
    ],
)  # fmt: skip
def test_lists_and_ranges(verifier: Verifier, text: str, expected: list[tuple[str, str, int, str]]) -> None:
    assert [(c.ids[0], c.ids[-1], len(c.ids), c.verdict) for c in checked(verifier, text)] == expected


@pytest.mark.parametrize(
    ("text", "day", "verdict"),
    [
        ("2016年《网络安全法》第六十四条", "2026-11-22", "other_version"),
        ("2016年《网络安全法》第六十四条", "2025-12-31", "exact"),
        ("修订前的《治安管理处罚法》第四十二条第六项", "2026-11-22", "other_version"),
        ("旧《治安管理处罚法》第一百四十四条", "2026-11-22", "out_of_range"),
        ("《商标法》（2019年修正）第五十七条", "2026-12-31", "exact"),
        ("《商标法》（2019年修正）第五十七条", "2027-01-01", "other_version"),
        ("《商标法（2019年修正）》第五十七条", "2026-11-22", "exact"),
        ("《商标法》（2013年修正）第五十七条", "2026-11-22", "unresolved"),
        ("1997年刑法第253条", "2026-11-22", "exact"),
        ("1997年刑法第253条之一", "2026-11-22", "out_of_range"),
        ("修订前的《民法典》第一条", "2026-11-22", "unresolved"),
        ("现行《商标法》第五十七条", "2026-11-22", "exact"),
    ],
)
def test_editions(verifier: Verifier, text: str, day: str, verdict: str) -> None:
    found = only(verifier, text, day)
    assert (found.citation.text, found.verdict) == (text, verdict)


def test_an_ambiguous_name_has_all_its_candidates(verifier: Verifier) -> None:
    found = only(verifier, "《个人信息解释》第五条")
    assert (found.verdict, found.ids) == ("unresolved", ())
    assert found.candidates == ("fashi-2017-10", "fashi-2021-15", "fashi-2014-11")
    assert found.message.startswith("这个名称不止指一部法规，可能是《办理侵犯公民个人信息刑事案件解释》、")


def test_a_title_and_a_number_that_contradict_each_other(verifier: Verifier) -> None:
    found = only(verifier, "《民法典》（法释〔2017〕10号）第五条")
    assert (found.verdict, found.candidates) == ("unresolved", ("minfadian", "fashi-2017-10"))
    assert found.message.startswith("标题与文号法释〔2017〕10号指的不是同一部法规")


def test_bare_articles_say_what_they_were_read_as(verifier: Verifier) -> None:
    found = checked(verifier, "依照《民法典》第一千零三十四条，以及第九千条。另见第五条。")
    assert [(c.citation.text, c.verdict) for c in found[1:]] == [("第九千条", "out_of_range"), ("第五条", "exact")]
    assert all(c.message.startswith("承前文，按《民法典》核对。") for c in found[1:])


@pytest.mark.parametrize(
    ("text", "last", "reason"),
    [
        ("本法第五条", "本法第五条", "没有说明是哪部法律"),
        ("依照《刑法》和《民法典》第五条。又第六条。", "第六条",
         "前文提到不止一部法律，没有说明是哪一部，可能是《刑法》、《民法典》"),
    ],
)  # fmt: skip
def test_where_no_law_is_named_none_is_guessed(verifier: Verifier, text: str, last: str, reason: str) -> None:
    found = checked(verifier, text)[-1]
    assert (found.citation.text, found.verdict, found.message, found.ids) == (last, "unresolved", reason, ())


def test_numbered_lines_without_a_law_may_be_the_papers_own(verifier: Verifier) -> None:
    report = verifier.verify("第一条　合同目的\n第二条　保密", TODAY)
    assert (report.citations, report.unparsed) == ((), ())
    reason = "条号之前没有法规名称，可能是文件自己的条款"
    assert [(p.text, p.reason) for p in report.not_checked] == [("第一条", reason), ("第二条", reason)]


@pytest.mark.parametrize("words", ["前条", "上一条"])
def test_what_counts_from_another_article_is_not_passed_over(verifier: Verifier, words: str) -> None:
    report = verifier.verify(f"《民法典》第一百一十条有规定。依照{words}处理。", TODAY)
    listed = [c.citation.text for c in report.citations] + [p.text for p in (*report.unparsed, *report.not_checked)]
    assert words in listed


def test_that_law_and_defined_names(verifier: Verifier) -> None:
    assert verdicts(verifier, "《个人信息保护法》第十三条规定了七项。该法第六十六条第九款") == [
        ("《个人信息保护法》第十三条", "exact"), ("该法第六十六条第九款", "out_of_range"),
    ]  # fmt: skip
    title = "《最高人民法院关于审理利用信息网络侵害人身权益民事纠纷案件适用法律若干问题的规定》"
    found = checked(verifier, f"{title}（以下简称《网络规定》）第三条。《网络规定》第九十条。")
    assert [(c.verdict, c.ids) for c in found] == [
        ("exact", ("fashi-2014-11/3",)), ("out_of_range", ("fashi-2014-11/90",)),
    ]  # fmt: skip


def test_a_brief(verifier: Verifier) -> None:
    """Everything that is no citation of a statute is listed with its reason."""
    text = (
        "被告人犯侵犯公民个人信息罪，依照《刑法》第二百五十三条之一第一款，参照（2019）沪01民终123号、GB/T 35273—2020，"
        "违反《数据处理协议》第二条，第××条从略，民法典第四编亦有规定。"
    )
    report = verifier.verify(text, TODAY)
    assert [(c.citation.text, c.verdict) for c in report.citations] == [
        ("侵犯公民个人信息罪", "exact"), ("《刑法》第二百五十三条之一第一款", "exact"), ("民法典", "exact"),
    ]  # fmt: skip
    assert [p.text for p in report.not_checked] == [
        "（2019）沪01民终123号", "GB/T 35273—2020", "《数据处理协议》第二条", "第四编",
    ]  # fmt: skip
    assert [p.text for p in report.unparsed] == ["第××条"]
    assert (report.as_of, report.text) == (TODAY, text)


def test_a_text_of_the_web(verifier: Verifier) -> None:
    """The third section of a page for laymen: one wrong article, a sentence and an offence that do not exist."""
    found = [c for c in checked(verifier, SECTION) if c.quotation or c.verdict != "exact"]
    quoted = [c.quotation and (c.quotation.verdict, c.quotation.source_id) for c in found]
    assert [(c.citation.text, c.verdict, q) for c, q in zip(found, quoted, strict=True)] == [
        ("《民法典》第1034条", "exact", ("excerpt", "minfadian/1034/2")),
        ("《民法典》第111条", "exact", ("identical_but_punctuation", "minfadian/111")),
        ("《民法典》第1038条", "exact", ("identical_but_punctuation", "minfadian/1038")),
        ("《民法典》第1165条", "exact", ("excerpt", "minfadian/1165/1")),
        ("《刑法》第253条", "exact", ("other_provision", "xingfa/253-1/1")),
        ("泄露公民个人信息罪", "unresolved", None),
    ]  # fmt: skip
    assert "侵犯公民个人信息罪" in found[-1].candidates


SOLD = "任何个人和组织不得窃取或者以其他非法方式获取个人信息，不得非法出售或者非法向他人提供个人信息。"


@pytest.mark.parametrize(
    ("number", "day", "verdict", "other"),
    [
        ("四十四", "2025-12-31", "exact", "四十六"),
        ("四十四", "2026-01-01", "renumbered", "四十六"),
        ("四十六", "2026-01-01", "exact", "四十八"),
        ("四十六", "2025-12-31", "renumbered", "四十四"),
    ],
)
def test_quoted_words_tell_which_wording_is_meant(
    verifier: Verifier, number: str, day: str, verdict: str, other: str
) -> None:
    """The rule on selling was 第四十四条 until 2025-12-31 and is 第四十六条 since."""
    found = only(verifier, f"《网络安全法》第{number}条规定：“{SOLD}”", day)
    assert found.verdict == verdict
    assert f"第{other}条" in found.message
    assert found.quotation and found.quotation.verdict == ("identical" if verdict == "exact" else "other_version")


def test_words_of_an_older_wording_held_alone(verifier: Verifier) -> None:
    """刑法第二百五十三条之一 of 2009 spoke of 单位的工作人员."""
    words = "国家机关或者金融、电信、交通、教育、医疗等单位的工作人员，违反国家规定，将本单位在履行职责"
    found = only(verifier, f"《刑法》第二百五十三条之一规定：“{words}”")
    assert (found.verdict, found.quotation and found.quotation.verdict) == ("other_version", "other_version")


def test_citations_inside_a_quotation_are_the_laws_own(verifier: Verifier) -> None:
    text = "个保法第十三条规定：“处理个人信息应当取得个人同意，但是有前款第二项至第七项规定情形的，不需取得个人同意。”"
    found = checked(verifier, text)
    assert [(c.citation.text, c.verdict) for c in found] == [
        ("个保法第十三条", "exact"), ("前款第二项至第七项", "exact"),
    ]  # fmt: skip
    assert found[1].ids == tuple(f"gerenxinxibaohufa/13/1/{n}" for n in range(2, 8))
    assert found[1].message.startswith("引文中的引用，按所引法规的文本核对。")


def test_quoting_the_law_finds_no_fault_in_it(verifier: Verifier) -> None:
    words = "单位犯前三款罪的，对单位判处罚金，并对其直接负责的主管人员和其他直接责任人员，依照各该款的规定处罚。"
    found = verdicts(verifier, f"《刑法》第二百五十三条之一第四款规定：“{words}”")
    assert {verdict for _, verdict in found} == {"exact"}


def test_a_range_of_units_is_said_once(verifier: Verifier) -> None:
    assert only(verifier, "刑法第253条之一第三款至第四款").normalized == "《刑法》第二百五十三条之一第三款至第四款"


def test_every_article_of_the_corpus_is_exact_under_its_label(library: Library, verifier: Verifier) -> None:
    """Each wording as one text, as of its own day; 修正案 count 一、二、 and are cited 第一条."""
    for version in (v for s in library.statutes.values() for v in s.versions):
        ids = [version.id_of(a) for a in version.articles if a.number]
        text = "\n".join(f"违反{full_label(version.short_title, pid)}的" for pid in ids)
        report = verifier.verify(text, version.effective or TODAY)
        assert [c.ids for c in report.citations] == [(str(pid),) for pid in ids], version.path
        assert {c.verdict for c in report.citations} <= {"exact"}, version.path


@settings(max_examples=300, deadline=None)
@given(text=PASTED, on=st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_any_text_on_any_day(verifier: Verifier, text: str, on: date) -> None:
    report = verifier.verify(text, on)
    assert json.loads(json.dumps(asdict(report), default=str))["text"] == text
    starts = [c.citation.start for c in report.citations]
    assert starts == sorted(starts)
    for found in report.citations:
        assert text[found.citation.start : found.citation.end] == found.citation.text != ""
        assert found.verdict in VERDICT_NAMES and found.message and found.normalized
        assert found.quotation is None or found.quotation.verdict in QUOTATION_NAMES
    for passage in (*report.unparsed, *report.not_checked):
        assert text[passage.start : passage.end] == passage.text != ""
