"""From a text to what a reader gets, with nothing made by hand: page, API, command and Word say the same."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import docx
from click.testing import CliRunner
from flask.testing import FlaskClient

from corpus.errors import FatiaoError
from tests.webapp.conftest import read
from tests.webapp.word_files import comments_of, docx_of
from webapp.cli import cli

COMMAND = Path(sys.executable).parent / "fatiao"
DAY = "2026-11-22"
TEXT = (
    "《民法典》第一千零三十四条第一款规定：“自然人的个人数据受法律保护。”\n"
    "《刑法》第253条:违反国家有关规定,向他人出售或者提供公民个人信息,情节严重的,处三年以下有期徒刑或者拘役,并处或者单处罚金。\n"
    "《侵权责任法》第六条、《个人信息保护法》第九十九条。"
)
VERDICTS = {
    "《民法典》第一千零三十四条第一款": ("exact", "altered"),
    "《刑法》第253条": ("exact", "other_provision"),
    "《侵权责任法》第六条": ("repealed", None),
    "《个人信息保护法》第九十九条": ("out_of_range", None),
}


def test_the_api(client: FlaskClient) -> None:
    data = json.loads(client.post("/api/v1/verify", json={"text": TEXT, "as_of": DAY}).data)
    found = {c["text"]: (c["verdict"], c["quotation"] and c["quotation"]["verdict"]) for c in data["citations"]}
    assert found == VERDICTS
    for citation in data["citations"]:
        for spanned in (citation, citation["quotation"] or citation):
            assert TEXT[spanned["start"] : spanned["end"]] == spanned["text"]


def test_the_page(client: FlaskClient) -> None:
    page = read(client.post("/verify", data={"text": TEXT, "as_of": DAY}))
    text = " ".join(page.text.split())
    assert "共 4 处引用：2 处存在且有效，1 处已废止，1 处没有这一条款。" in text
    assert ">数据</del>" in page.html
    assert ">信息</ins>" in page.html
    links = dict(page.links)
    assert any(url.startswith("/law/xingfa") and url.endswith("/253-1") for url in links)
    assert all(client.get(url, follow_redirects=True).status_code == 200 for url in links if url.startswith("/law/"))


def test_the_command_and_word(tmp_path: Path) -> None:
    (tmp_path / "诉状.docx").write_bytes(docx_of(*TEXT.split("\n")))
    done = subprocess.run(
        [COMMAND, "verify", tmp_path / "诉状.docx", "--as-of", DAY, "--docx"], capture_output=True, check=True
    )
    assert [comment.anchor for comment in comments_of(done.stdout)] == list(VERDICTS)


def test_a_range_is_shown_by_its_first_articles(client: FlaskClient) -> None:
    text = "《民法典》第一千零三十四条至第一千零四十五条"
    page = read(client.post("/verify", data={"text": text, "as_of": DAY}))
    listed = [text for url, text in page.links if url.startswith("/law/minfadian") and text.startswith("《民法典》第")]
    assert len(dict.fromkeys(listed[1:])) == 6
    assert "等 12 条" in page.text


def test_what_is_right_offers_no_other_reading(client: FlaskClient) -> None:
    page = read(client.post("/verify", data={"text": "《民法典》第一千零三十四条", "as_of": DAY}))
    assert "需要留意" not in page.text
    assert "参见" not in page.text
    assert "可能是" not in page.text


def test_a_strict_check_stops_at_altered_words(tmp_path: Path) -> None:
    """个人信息保护法第五十六条第二款: 应当至少保存三年."""
    given = tmp_path / "a.md"
    words = "个人信息保护影响评估报告和处理情况记录应当至少保存{}年。"
    for years, code in (("三", 0), ("五", 2)):
        given.write_text(f"《个人信息保护法》第五十六条第二款：“{words.format(years)}”", encoding="utf-8")
        assert CliRunner().invoke(cli, ["verify", str(given), "--strict"]).exit_code == code


def test_a_result_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    given = tmp_path / "a.txt"
    given.write_text("《民法典》第一条", encoding="utf-8")
    done = CliRunner().invoke(cli, ["verify", str(given), "-o", str(tmp_path / "nowhere" / "x.txt")])
    assert isinstance(done.exception, FatiaoError)
    assert "写不到" in str(done.exception)


def test_cells_of_a_word_table_are_compared(tmp_path: Path) -> None:
    """个人信息保护法第十条: 任何组织、个人不得非法收集、使用、加工、传输他人个人信息 …"""
    document = docx.Document()
    row = document.add_table(rows=1, cols=2).rows[0].cells
    row[0].text = "《个保法》第十条"
    row[1].text = "任何组织、个人可以非法收集、使用、加工、传输他人个人信息，不得非法买卖、提供或者公开他人个人信息"
    document.save(str(tmp_path / "a.docx"))
    done = CliRunner().invoke(cli, ["verify", str(tmp_path / "a.docx"), "--json"])
    (citation,) = json.loads(done.stdout)["citations"]
    assert citation["quotation"]["verdict"] == "altered"
