"""`fatiao cite` and `fatiao verify`: what goes in, what comes out, how they end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner, Result

from corpus.errors import FatiaoError
from tests.webapp.checks import MadeVerifying
from tests.webapp.reports import DAY, REPORT, TEXT
from tests.webapp.word_files import comments_of, docx_of
from webapp.cli import cli
from webapp.dates import DateError
from webapp.verify import cli as verify_cli
from webapp.verify.documents_in import EmptyTextError, UnknownKindError, UnreadableError

COMMAND = Path(sys.executable).parent / "fatiao"
Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command inside this process; the check is made by hand."""
    monkeypatch.setattr(verify_cli, "Verifying", MadeVerifying)

    def invoke(*arguments: str, given: bytes = TEXT.encode()) -> Result:
        return CliRunner().invoke(cli, [*arguments], input=given)

    return invoke


def call(*arguments: str | Path, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the installed command as a user does."""
    return subprocess.run([COMMAND, *arguments], input=given, env=os.environ, capture_output=True, check=False)


def cited(*arguments: str, given: str) -> dict[str, Any]:
    result = CliRunner().invoke(cli, ["cite", *arguments, "--json"], input=given.encode())
    assert (result.exit_code, result.stderr) == (0, "")
    data = json.loads(result.stdout)
    assert isinstance(data, dict)
    return data


def test_cite_lists_what_is_cited() -> None:
    result = CliRunner().invoke(cli, ["cite"], input="依民法典1034条，\n又见《刑法》第二百五十三条之一。第X条".encode())
    assert result.exit_code == 0
    assert result.stdout.split("\n") == [
        "1:2  民法典1034条 → 《民法典》第一千零三十四条",
        "2:3  《刑法》第二百五十三条之一",
        "2:17  第X条  像条号，读不出是第几条",
        "",
    ]


def test_cite_gives_json() -> None:
    data = cited(given="依民法典1034条处理，第X条")
    assert data == {
        "citations": [
            {
                "text": "民法典1034条",
                "start": 1,
                "end": 9,
                "normalized": "《民法典》第一千零三十四条",
                "ids": ["minfadian/1034"],
                "candidates": ["minfadian"],
                "form": data["citations"][0]["form"],
                "problem": "",
            }
        ],
        "unparsed": [{"text": "第X条", "start": 12, "end": 15, "reason": "像条号，读不出是第几条"}],
    }


def test_cite_names_a_range_by_its_ends() -> None:
    (citation,) = cited(given="《民法典》第一千零三十四条至第一千零三十九条")["citations"]
    assert len(citation["ids"]) == 6
    assert citation["normalized"] == "《民法典》第一千零三十四条至第一千零三十九条"


def test_cite_finds_nothing_and_says_so() -> None:
    assert CliRunner().invoke(cli, ["cite", "-"], input="没有".encode()).stdout == "没有找到对法规的引用。\n"


def test_verify_prints_places_verdicts_and_differences(run: Run) -> None:
    result = run("verify", "--as-of", str(DAY))
    assert result.exit_code == 0
    blocks = result.stdout.split("\n\n")
    assert blocks[1].split("\n") == [
        "3:1  《刑法》第253条 → 《刑法》第二百五十三条  [存在且有效]",
        "    引文：是另一条的文字。这是《刑法》第二百五十三条之一第一款的文字，不是第二百五十三条。",
        "    · 缺少文字：原文“或者提供”",
        "    · 不是法条原文：写作“情节严重的还要加重处罚。”",
        "    《刑法》第二百五十三条之一第一款的原文（方括号内的文字引文没有，或者与引文不同）："
        "违反国家有关规定，向他人出售[或者提供]公民个人信息，",
    ]
    assert blocks[2].startswith("4:7  《侵权责任法》第六条  [已废止]\n")
    assert blocks[6] == f"像是引用，未能识别：\n5:{TEXT.split(chr(10))[4].index('第X条') + 1}  第X条  条号不是数字"
    assert blocks[7] == "没有核对：\n1:1  代理意见  标题不核对"
    assert "共 6 处引用" in blocks[8]
    assert "按2026年11月22日的法律核对" in blocks[8]
    assert "不是法律意见" in blocks[8]


def test_verify_gives_the_json_of_the_api(run: Run) -> None:
    result = run("verify", "-", "--as-of", "2026年11月22日", "--json")
    data = json.loads(result.stdout)
    assert list(data) == ["as_of", "citations", "unparsed", "not_checked", "coverage"]
    assert [c["verdict"] for c in data["citations"]] == [c.verdict for c in REPORT.citations]


def test_verify_writes_a_page_that_needs_nothing_else(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "核对.html"
    result = run("verify", "--as-of", str(DAY), "--html", "-o", str(out))
    assert (result.exit_code, result.stdout) == (0, "")
    page = out.read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert 'href="/' not in page
    assert "src=" not in page
    assert "url(" not in page
    assert "@media print" in page
    assert "共 6 处引用" in page
    assert "《刑法》第二百五十三条之一第一款" in page


def test_verify_writes_a_word_document(run: Run, tmp_path: Path) -> None:
    result = run("verify", "--as-of", str(DAY), "--docx", "-o", str(tmp_path / "a.docx"))
    assert result.exit_code == 0
    assert len(comments_of((tmp_path / "a.docx").read_bytes())) == len(REPORT.citations) + len(REPORT.unparsed)
    assert comments_of(run("verify", "--as-of", str(DAY), "--docx").stdout_bytes)


def test_verify_comments_on_the_document_itself(run: Run, tmp_path: Path) -> None:
    document = docx.Document(BytesIO(docx_of(*TEXT.split("\n"))))
    document.paragraphs[0].runs[0].bold = True
    document.save(str(tmp_path / "起诉状.docx"))
    result = run("verify", str(tmp_path / "起诉状.docx"), "--as-of", str(DAY), "--docx")
    assert len(comments_of(result.stdout_bytes)) == len(REPORT.citations) + len(REPORT.unparsed)
    assert docx.Document(BytesIO(result.stdout_bytes)).paragraphs[0].runs[0].bold


def test_a_word_document_is_not_written_to_a_screen(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verify_cli, "_is_terminal", lambda: True)
    result = run("verify", "--docx")
    assert isinstance(result.exception, FatiaoError)
    assert "请用 -o 写明文件名" in str(result.exception)
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "given", "code"),
    [
        (("--as-of", str(DAY)), TEXT, 0),
        (("--as-of", str(DAY), "--strict"), TEXT, 2),
        (("--as-of", str(DAY), "--strict"), "没有引用", 0),
    ],
    ids=["bad", "bad-and-strict", "good-and-strict"],
)
def test_findings_end_the_command_well_unless_strict(
    run: Run, arguments: tuple[str, ...], given: str, code: int
) -> None:
    result = run("verify", *arguments, given=given.encode())
    assert result.exit_code == code
    assert "按2026年11月22日的法律核对" in result.stdout


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("a.pdf", b"x", UnknownKindError),
        ("a.docx", b"x", UnreadableError),
        ("a.txt", "caf\xe9 d\xe9j\xe0".encode("latin-1"), UnreadableError),
        ("a.txt", b" \n", EmptyTextError),
        ("a.html", b"<p></p>", EmptyTextError),
    ],
)
def test_a_file_that_cannot_be_checked_is_refused(
    run: Run, tmp_path: Path, name: str, data: bytes, error: type[FatiaoError]
) -> None:
    (tmp_path / name).write_bytes(data)
    for command in ("cite", "verify"):
        result = run(command, str(tmp_path / name))
        assert isinstance(result.exception, error)
        assert result.stdout == ""


def test_nothing_given_and_a_bad_day_are_refused(run: Run) -> None:
    assert isinstance(run("verify", given=b"").exception, EmptyTextError)
    assert isinstance(run("verify", "--as-of", "2014-02-30").exception, DateError)
    assert run("verify", "nowhere.txt").exit_code == 2


def test_the_installed_command_reads_a_file(tmp_path: Path) -> None:
    (tmp_path / "诉状.txt").write_bytes("依《刑法》第三条".encode("gb18030"))
    done = call("cite", tmp_path / "诉状.txt")
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, "1:2  《刑法》第三条\n", b"")


def test_the_installed_command_ends_with_one_message(tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_bytes(b"x")
    done = call("verify", tmp_path / "a.doc")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().startswith("错误：不能读取.doc 文件")
    assert "Traceback" not in done.stderr.decode()
