"""Comments in Word: on exactly the cited words, in a new document or in the user's own, which stays as it was."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from docx.text.run import Run

from corpus.citations.citation import Citation
from corpus.citations.verdicts import Checked, Report
from corpus.library import Library
from tests.webapp.reports import DAY, REPORT, TEXT
from tests.webapp.word_files import Comment, comments_of, document_of, docx_of, paragraph_of, run_of, saved
from webapp.coverage import coverage_of
from webapp.verify import docx as verify_docx
from webapp.verify.contexts import ResultView
from webapp.verify.documents_in import read_document
from webapp.verify.docx import MAX_COMMENTS, annotate_document, annotate_text
from webapp.verify.view import Linker, result_view


def result_of(report: Report, library: Library) -> ResultView:
    return result_view(report, Linker(library, report.as_of, dated=False), coverage_of(library).statement)


def annotated(report: Report, library: Library, data: bytes | None = None) -> bytes:
    result = result_of(report, library)
    return annotate_text(report, result) if data is None else annotate_document(data, report, result)


def texts_of(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(BytesIO(data)).paragraphs]


def report_on(text: str, *cited: str) -> Report:
    """A report that finds these words, each where it stands first after the one before."""
    found, position = [], 0
    for words in cited:
        position = text.index(words, position)
        citation = Citation(position, position + len(words), words, None, ())
        found.append(Checked(citation, words, (), "unresolved", "没有收录。", ()))
        position += len(words)
    return Report(DAY, text, tuple(found), (), ())


def test_a_text_becomes_a_document_with_a_comment_on_each_citation(library: Library) -> None:
    data = annotated(REPORT, library)
    *body, ending = texts_of(data)
    assert body == TEXT.split("\n")
    assert ending.startswith("引文核对：按2026年11月22日的法律核对。共 6 处引用：")
    assert ending.endswith("核对结果供查阅，不是法律意见。")
    comments = comments_of(data)
    assert [c.anchor for c in comments] == [
        *(c.citation.text for c in REPORT.citations[:5]),
        "第X条",
        "《网络安全法》第六十四条",
    ]
    assert {(c.author, c.initials) for c in comments} == {("法条", "FT")}


def test_a_comment_says_what_the_page_says(library: Library) -> None:
    comments = {c.anchor: c.text for c in comments_of(annotated(REPORT, library))}
    assert comments["《侵权责任法》第六条"].split("\n") == [
        "！已废止：《侵权责任法》第六条",
        "《侵权责任法》自2021年1月1日起废止，由《民法典》取代。",
        "参见：《民法典》",
    ]
    assert comments["《刑法》第253条"].split("\n") == [
        "✓存在且有效：《刑法》第二百五十三条",
        "引文：是另一条的文字。这是《刑法》第二百五十三条之一第一款的文字，不是第二百五十三条。",
        "· 缺少文字：原文“或者提供”",
        "· 不是法条原文：写作“情节严重的还要加重处罚。”",
        "《刑法》第二百五十三条之一第一款的原文（方括号内的文字引文没有，或者与引文不同）："
        "违反国家有关规定，向他人出售[或者提供]公民个人信息，",
    ]
    assert comments["第X条"] == "像是引用，未能识别：条号不是数字"


def test_chinese_is_set_in_song_type(library: Library) -> None:
    document = docx.Document(BytesIO(annotated(REPORT, library)))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs if run.text]
    runs += [run for comment in document.comments for p in comment.paragraphs for run in p.runs if run.text]
    assert runs
    for run in runs:
        fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
        assert (fonts.get(qn("w:eastAsia")), fonts.get(qn("w:ascii"))) == ("宋体", "Times New Roman"), run.text


def test_a_document_keeps_its_words_and_its_format(library: Library) -> None:
    """The citation begins in bold, goes on in red, and ends inside a run that goes on after it."""
    data = document_of(
        paragraph_of(
            run_of("依据《民"),
            run_of("法典", "<w:b/>"),
            run_of("》第1", '<w:color w:val="FF0000"/>'),
            run_of("034条，应当赔偿。", "<w:i/>"),
        )
    )
    text = read_document(data, "a.docx")
    answer = annotated(report_on(text, "《民法典》第1034条"), library, data)
    assert [c.anchor for c in comments_of(answer)] == ["《民法典》第1034条"]
    paragraph = docx.Document(BytesIO(answer)).paragraphs[0]
    kept = [(run.text, run.bold, run.italic, run.font.color.rgb) for run in paragraph.runs if run.text]
    red = docx.shared.RGBColor(255, 0, 0)
    assert kept == [
        ("依据", None, None, None),
        ("《民", None, None, None),
        ("法典", True, None, None),
        ("》第1", None, None, red),
        ("034条", None, True, None),
        ("，应当赔偿。", None, True, None),
    ]


def test_comments_in_tables_links_and_tracked_changes(library: Library) -> None:
    document = docx.Document(
        BytesIO(
            document_of(
                paragraph_of(run_of("见"), f"<w:hyperlink>{run_of('《刑法》第三条')}</w:hyperlink>"),
                paragraph_of(f'<w:ins w:id="7" w:author="甲">{run_of("《民法典》第五条。")}</w:ins>'),
            )
        )
    )
    table = document.add_table(1, 2)
    table.cell(0, 1).text = "依《网络安全法》第九条办理"
    data = saved(document)
    cited = ("《刑法》第三条", "《民法典》第五条", "《网络安全法》第九条")
    answer = annotated(report_on(read_document(data, "a.docx"), *cited), library, data)
    assert tuple(c.anchor for c in comments_of(answer)) == cited
    again = docx.Document(BytesIO(answer)).tables[0].cell(0, 1)
    assert again.text == "依《网络安全法》第九条办理"


def test_pictures_tabs_and_breaks_stay_where_they_were(library: Library) -> None:
    picture = '<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    before = "<w:t>甲</w:t><w:tab/><w:t>《刑法》</w:t><w:br/><w:t>第三条乙</w:t>"
    data = document_of(paragraph_of(f"<w:r>{before}{picture}<w:noBreakHyphen/><w:t>丙</w:t></w:r>"))
    text = read_document(data, "a.docx")
    assert text == "甲\t《刑法》\n第三条乙-丙"
    answer = annotated(report_on(text, "《刑法》\n第三条"), library, data)
    assert read_document(answer, "a.docx").startswith(text)
    assert [c.anchor for c in comments_of(answer)] == ["《刑法》第三条"]
    (kept,) = docx.Document(BytesIO(answer)).element.body.iter(qn("w:drawing"))
    assert Run(kept.getparent(), None).text == "乙-丙"  # type: ignore[arg-type]


def test_comments_that_were_there_stay(library: Library) -> None:
    document = docx.Document()
    run = document.add_paragraph().add_run("依《刑法》第三条")
    document.add_comment(run, "请核对", "张律师", "张")
    data = saved(document)
    answer = annotated(report_on(read_document(data, "a.docx"), "《刑法》第三条"), library, data)
    assert {(c.text.split("\n")[0], c.author) for c in comments_of(answer)} == {
        ("请核对", "张律师"),
        ("※未能核对：《刑法》第三条", "法条"),
    }


def test_a_citation_over_two_paragraphs(library: Library) -> None:
    data = docx_of("依照《刑法》", "第三条处理")
    answer = annotated(report_on(read_document(data, "a.docx"), "《刑法》\n第三条"), library, data)
    assert [c.anchor for c in comments_of(answer)] == ["《刑法》第三条"]


@pytest.mark.parametrize(
    "text",
    ["", "\n\n", "\x00\x0b\ufffe《刑法》第三条", "a\r\nb《刑法》第三条", "《刑法》第三条\U0001f600《刑法》第三条"],
)
def test_no_text_breaks_the_document(library: Library, text: str) -> None:
    cited = ["《刑法》第三条"] * text.count("《刑法》第三条")
    answer = annotated(report_on(text, *cited), library)
    assert [c.anchor for c in comments_of(answer)] == cited


def test_of_very_many_citations_only_those_that_ask_for_attention_get_a_comment(library: Library) -> None:
    text = "《民法典》第三条。\n" * (MAX_COMMENTS + 1)
    report = report_on(text, *["《民法典》第三条"] * (MAX_COMMENTS + 1))
    good = tuple(replace(checked, verdict="exact", message="") for checked in report.citations[1:])
    comments = comments_of(annotated(replace(report, citations=(report.citations[0], *good)), library))
    assert [(c.anchor, c.text.partition("\n")[0]) for c in comments] == [
        ("《民法典》第三条", "※未能核对：《民法典》第三条"),
        ("《民法典》第三条。", "全文共 201 处引用。引用和引文都没有问题的不加批注，只批注需要留意的。"),
    ]


def test_with_fewer_citations_every_one_gets_a_comment(library: Library) -> None:
    text = "《民法典》第三条。" * MAX_COMMENTS
    report = report_on(text, *["《民法典》第三条"] * MAX_COMMENTS)
    assert len(comments_of(annotated(report, library))) == MAX_COMMENTS
    assert Comment("《民法典》第三条", "※未能核对：《民法典》第三条\n没有收录。", "法条", "FT") in comments_of(
        annotated(report, library)
    )


def test_of_more_findings_than_anybody_reads_the_first_get_a_comment(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verify_docx, "MAX_COMMENTS", 2)
    monkeypatch.setattr(verify_docx, "MAX_FINDINGS", 3)
    report = report_on("《民法典》第三条。\n" * 5, *["《民法典》第三条"] * 5)
    *findings, first = sorted(comments_of(annotated(report, library)), key=lambda c: c.text.startswith("全文"))
    assert len(findings) == 3
    assert first.text.endswith("需要留意的有 5 处，这里只批注前 3 处；请分成几部分核对。")
