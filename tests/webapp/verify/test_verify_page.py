"""/verify: what the form takes, what the page shows, and that nothing of it is kept."""

from __future__ import annotations

import logging
import tempfile
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from corpus.status import today
from tests.webapp.checks import MadeVerifying
from tests.webapp.conftest import Page, read
from tests.webapp.reports import DAY, REPORT, TEXT
from tests.webapp.word_files import comments_of, docx_of
from webapp.verify.documents_in import MAX_CHARACTERS
from webapp.verify.pages import DOCX
from webapp.verify.submitted import MAX_REQUEST

SCRIPT = "<script>alert(1)</script>"


@pytest.fixture(autouse=True)
def made(app: Flask, monkeypatch: pytest.MonkeyPatch) -> MadeVerifying:
    verifying = MadeVerifying()
    monkeypatch.setitem(app.extensions, "fatiao_verifying", verifying)
    return verifying


def send(client: FlaskClient, fields: dict[str, Any]) -> TestResponse:
    """Post a form; its body is made in memory, because the test client itself spools large ones."""
    values = {key: FileStorage(BytesIO(v[0]), v[1]) if isinstance(v, tuple) else v for key, v in fields.items()}
    boundary, body = encode_multipart(values)
    return client.post("/verify", data=body, content_type=f"multipart/form-data; boundary={boundary}")


def post(client: FlaskClient, text: str = "", file: tuple[bytes, str] | None = None, **fields: str) -> TestResponse:
    return send(client, {"text": text, **fields} | ({"file": file} if file else {}))


def checked(client: FlaskClient, text: str = TEXT, day: str = str(DAY)) -> Page:
    return read(post(client, text, as_of=day))


def one_line(page: Page) -> str:
    return " ".join(page.text.split())


def test_the_form_is_reached_from_every_page(client: FlaskClient) -> None:
    assert ("/verify", "核对引文") in read(client.get("/coverage")).links
    page = read(client.get("/verify"))
    assert (page.status, page.headings[0]) == (200, "核对引文")
    assert f'value="{today()}"' in page.html
    assert "不保存" in page.text


def test_the_sums_come_first(client: FlaskClient, made: MadeVerifying) -> None:
    page = checked(client)
    assert made.asked == [(TEXT, DAY)]
    text = one_line(page)
    assert "共 6 处引用：3 处存在且有效，1 处见于其他时期的文本，1 处已废止，1 处没有这一条款。" in text
    assert "其中 4 处附有引文：1 处节录；1 处文字有改动；1 处是另一条的文字；1 处不是法条原文。" in text
    assert "另有 1 处像是引用，未能识别。" in text
    assert "按 2026年11月22日的法律核对" in text
    assert text.index("共 6 处引用") < text.index("需要留意") < text.index("代理意见")


def test_every_finding_says_its_verdict_in_words(client: FlaskClient) -> None:
    page = checked(client)
    text = one_line(page)
    for finding in REPORT.citations:
        assert finding.message in text
        assert finding.normalized in text
        if finding.quotation:
            assert finding.quotation.message in text
    for words in ("！没有这一条款", "！已废止", "✓存在且有效", "※节录", "写作“《民法典》第1034条”"):
        assert words in text, words
    for row in (*REPORT.unparsed, *REPORT.not_checked):
        assert row.text in text
        assert row.reason in text


def test_each_citation_leads_to_the_provision_and_to_its_finding(client: FlaskClient) -> None:
    page = checked(client)
    day = "" if today() == DAY else f"@{DAY}"
    assert (f"/law/minfadian{day}/1034", "《民法典》第1034条") in page.links
    assert (f"/law/xingfa{day}/253-1/1", "《刑法》第二百五十三条之一第一款") in page.links
    assert ("/law/wangluoanquanfa@2017-06-01/64", "《网络安全法》第六十四条") in page.links
    for number in range(1, len(REPORT.citations) + 1):
        assert {f"#f{number}", f"#c{number}"} <= set(page.urls)
        assert page.html.count(f'id="f{number}"') == page.html.count(f'id="c{number}"') == 1


def test_an_article_that_does_not_exist_is_no_link(client: FlaskClient) -> None:
    assert not [url for url in checked(client).urls if "gerenxinxibaohufa" in url and "99" in url]


def test_every_link_of_the_result_answers(client: FlaskClient) -> None:
    for url in checked(client).urls:
        if url.startswith("/"):
            assert client.get(url, follow_redirects=True).status_code == 200, url


def test_differences_are_marked_in_the_text(client: FlaskClient) -> None:
    html = checked(client).html
    assert ">的</del>" in html
    assert "或者提供</ins>" in html


def test_the_text_is_never_markup(client: FlaskClient) -> None:
    page = checked(client)
    assert SCRIPT in page.text
    assert page.foreign_scripts == 0
    refused = read(post(client, SCRIPT, (b"x", f"{SCRIPT}.exe"), as_of=SCRIPT))
    assert refused.foreign_scripts == 0


def test_the_page_needs_no_script_and_keeps_the_headers(client: FlaskClient) -> None:
    page = checked(client)
    assert " style=" not in page.html
    assert page.response.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in page.response.headers["Content-Security-Policy"]
    assert "Set-Cookie" not in page.response.headers


def test_the_text_stands_in_the_form_to_be_corrected(client: FlaskClient, made: MadeVerifying) -> None:
    page = checked(client, "\n第一行\r\n第二行")
    assert made.asked[0][0] == "\n第一行\n第二行"
    assert ">\n\n第一行\n第二行</textarea>" in page.html


def test_no_date_is_today(client: FlaskClient, made: MadeVerifying) -> None:
    checked(client, "没有引用", "")
    assert made.asked == [("没有引用", today())]


def test_a_text_without_citations_says_so(client: FlaskClient) -> None:
    text = one_line(checked(client, "没有引用的文字"))
    assert "没有找到对法规的引用。" in text
    assert "没有列出问题，不等于没有问题" in text


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (("《刑法》第三条".encode("gb18030"), "诉状.txt"), "《刑法》第三条"),
        (("<p>《刑法》<b>第三条</b></p>".encode(), "a.HTML"), "《刑法》第三条"),
        ((docx_of("《刑法》", "第三条"), "a.docx"), "《刑法》\n第三条"),
    ],
    ids=["txt", "html", "docx"],
)
def test_a_file_is_read_and_goes_before_the_text(
    client: FlaskClient, made: MadeVerifying, file: tuple[bytes, str], text: str
) -> None:
    assert post(client, "别的文字", file).status_code == 200
    assert made.asked == [(text, today())]


def test_a_text_comes_back_as_a_word_document(client: FlaskClient) -> None:
    response = post(client, TEXT, as_of=str(DAY), format="docx")
    assert response.mimetype == DOCX
    assert response.headers["Cache-Control"] == "no-store"
    assert "attachment" in response.headers["Content-Disposition"]
    assert len(comments_of(response.data)) == len(REPORT.citations) + len(REPORT.unparsed)


def test_a_word_document_comes_back_with_its_name(client: FlaskClient) -> None:
    response = post(client, "", (docx_of(*TEXT.split("\n")), "上诉状.docx"), as_of=str(DAY), format="docx")
    assert (
        "%E4%B8%8A%E8%AF%89%E7%8A%B6-%E5%BC%95%E6%96%87%E6%A0%B8%E5%AF%B9.docx"
        in response.headers["Content-Disposition"]
    )
    assert len(comments_of(response.data)) == len(REPORT.citations) + len(REPORT.unparsed)
    assert "“上诉状.docx”没有保存" in read(post(client, "", (docx_of("文字"), "上诉状.docx"))).text


@pytest.mark.parametrize(
    ("fields", "status", "words"),
    [
        ({"text": ""}, 400, "没有可以核对的文字"),
        ({"text": " \n "}, 400, "没有可以核对的文字"),
        ({"text": "《刑法》第三条", "as_of": "2014-02-30"}, 400, "看不懂日期“2014-02-30”"),
        ({"text": "法" * (MAX_CHARACTERS + 1)}, 413, "文字有 300001 个字符"),
        ({"file": (b"", "空.txt")}, 400, "没有可以核对的文字"),
        ({"file": (b"x", "a.pdf")}, 415, "不能读取.pdf 文件"),
        ({"file": (b"x", "a.docx")}, 400, "文件已损坏"),
        ({"file": ("caf\xe9 d\xe9j\xe0".encode("latin-1"), "a.txt")}, 400, "不是 UTF-8 或 GB18030"),
        ({"file": (b" " * (3 * 2**20), "a.txt")}, 413, "文件有 3.0 MB"),
        ({"file": (b" " * (MAX_REQUEST + 1), "a.txt")}, 413, "文件或文字太大"),
    ],
    ids=["empty", "blank", "date", "long", "empty-file", "pdf", "broken", "latin-1", "3-mb", "over-the-request-cap"],
)
def test_what_cannot_be_checked_is_said_above_the_form(
    client: FlaskClient, made: MadeVerifying, fields: dict[str, Any], status: int, words: str
) -> None:
    page = read(send(client, fields))
    assert (page.status, page.headings[0]) == (status, "核对引文")
    assert words in page.text
    assert 'role="alert"' in page.html
    assert page.response.headers["Cache-Control"] == "no-store"
    assert made.asked == []


def test_what_was_typed_is_there_after_a_wrong_date(client: FlaskClient) -> None:
    assert "《刑法》第三条</textarea>" in checked(client, "《刑法》第三条", "昨天").html


def test_a_long_text_may_be_typed(client: FlaskClient) -> None:
    assert checked(client, "\U00020000" * MAX_CHARACTERS).status == 200


def test_an_upload_is_never_written_to_disk(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Werkzeug would spool a file of this size."""

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a temporary file was made")

    for name in ("TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, refused)
    monkeypatch.setattr("werkzeug.formparser.SpooledTemporaryFile", refused)
    text = "《刑法》第三条。\n" * 65_000
    assert len(text.encode()) > 1_500_000
    assert post(client, "", (text.encode(), "a.txt")).status_code == 413
    assert post(client, "", (b"x" * 1_500_000 + text.encode()[:100], "a.docx")).status_code == 400
    assert post(client, "", (("法" * 290_000 + " " * 9_000).encode(), "a.txt")).status_code == 200


def test_the_text_is_not_logged(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        checked(client, "当事人张某某的秘密")
        post(client, "当事人张某某的秘密", as_of="昨天")
    assert "张某某" not in caplog.text
