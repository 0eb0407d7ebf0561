"""`fatiao import markdown|docx|text` and `fatiao show --text`, as a user runs them."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from click.testing import CliRunner, Result

from corpus.check import check
from corpus.reader import read_version
from webapp.cli import cli, main

LAW = """# 中华人民共和国测试法

2020年1月1日第十三届全国人民代表大会常务委员会第一次会议通过

第一条 \u200b甲。

第二条 本法自2020年2月1日起施行。
"""


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(arg) for arg in args])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A law, a file without a law, and a hidden folder that is no law at all."""
    laws = tmp_path / "Laws"
    (laws / "法律").mkdir(parents=True)
    (laws / ".github").mkdir()
    (laws / "法律" / "测试法(2020-01-01).md").write_text(LAW, "utf-8")
    (laws / "README.md").write_text("# 说明\n\n这里是法律。\n", "utf-8")
    (laws / ".github" / "pull_request.md").write_text("x", "utf-8")
    return laws


def test_a_folder_is_imported_and_reported(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = run("import", "markdown", folder, "--out", out, "--verbose")
    lines = result.output.splitlines()
    assert lines[:5] == [
        "读入：2 部，2 条",
        "写出：1 部，2 条",
        "修补：1（不可见字符 1）",
        "跳过：1（读不出 1）",
        "存疑：0",
    ]
    assert lines[5].startswith(f"  读不出｜{folder}/README.md：看不出《说明》的层级；应为：用 --level 指定：")
    assert lines[-1] == f"  不可见字符｜{folder}/法律/测试法(2020-01-01).md:5：第一条 甲。"
    assert result.exit_code == 1
    (written,) = out.rglob("*.md")
    assert written.name == "2020-02-01.md"
    assert [a.text for a in read_version(written).articles] == ["甲。", "本法自2020年2月1日起施行。"]
    assert check(out) == []


def test_an_existing_file_is_kept_without_force(folder: Path, tmp_path: Path) -> None:
    out, laws = tmp_path / "out", folder / "法律"
    assert run("import", "markdown", laws, "--out", out).exit_code == 0
    assert run("import", "markdown", laws, "--out", out).exit_code == 0
    (written,) = out.rglob("*.md")
    written.write_text("我改过的", "utf-8")
    result = run("import", "markdown", laws, "--out", out)
    assert result.exit_code == 1
    assert f"{written} 已存在，没有写出；要覆盖请加 --force" in result.output
    assert written.read_text("utf-8") == "我改过的"
    assert run("import", "markdown", laws, "--out", out, "--force").exit_code == 0
    assert len(read_version(written).articles) == 2


def test_texts_and_word_files(tmp_path: Path) -> None:
    text = tmp_path / "甲办法.txt"
    text.write_bytes("甲测试办法\r\n第一条　甲。\r\n".encode("gb18030"))
    word = tmp_path / "乙办法.docx"
    document = docx.Document()
    for line in ("乙测试办法", "（2020年1月1日测试部令第1号公布　自2020年2月1日起施行）", "第一条　乙。"):
        document.add_paragraph(line)
    document.save(str(word))
    out = tmp_path / "out"
    options = ("--level", "departmental_rule", "--promulgated", "2021年3月1日", "--effective", "2021-04-01")
    assert run("import", "text", text, "--out", out, *options).exit_code == 0
    assert run("import", "docx", word, "--out", out).exit_code == 0
    assert sorted(path.name for path in out.rglob("*.md")) == ["2020-02-01.md", "2021-04-01.md"]
    assert check(out) == []


def test_a_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    good, bad = tmp_path / "好.txt", tmp_path / "坏.txt"
    good.write_text("中华人民共和国测试法\n（2020年1月1日公布　自2020年2月1日起施行）\n第一条　甲。\n", "utf-8")
    bad.write_bytes(b"\x00\x01\x02\x03" * 40)
    result = run("import", "text", bad, tmp_path / "没有.txt", good, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "写出：1 部，1 条" in result.output
    assert f"{bad}：看不出文字的编码；应为：UTF-8、UTF-16 或 GB18030" in result.output
    assert f"{tmp_path / '没有.txt'}：打不开" in result.output


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["import", "text", "a.txt", "--out", "o", "--promulgated", "去年"], "“去年”不是日期，写成 2021-08-20"),
        (["import", "text", "a.txt", "--out", "o", "--effective", "2021-02-30"], "“2021-02-30”不是日期"),
        (["import", "text", "a.txt", "--out", "o", "--level", "法律"], "constitution"),
        (["import", "text", "a.txt"], "--out"),
    ],
)
def test_bad_options_are_named(args: list[str], message: str) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert message in result.output


@pytest.mark.parametrize(("name", "message"), [("没有", "不是文件夹"), (".", "里没有 .md 文件")])
def test_a_folder_without_laws(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str, message: str
) -> None:
    monkeypatch.setattr(
        "sys.argv", ["fatiao", "import", "markdown", str(tmp_path / name), "--out", str(tmp_path / "o")]
    )
    with pytest.raises(SystemExit) as exit_:
        main()
    assert exit_.value.code == 1
    assert message in capsys.readouterr().err


def test_show_text_is_what_import_reads(tmp_path: Path) -> None:
    shown = run("show", "个人信息保护法", "--text")
    assert shown.exit_code == 0
    assert shown.output.startswith(
        "中华人民共和国个人信息保护法\n\n（2021年8月20日主席令第九十一号公布　自2021年11月1日起施行）\n\n"
        "第一章　总则\n\n第一条　为了保护个人信息权益，"
    )
    path = tmp_path / "个保法.txt"
    path.write_text(shown.output, "utf-8")
    result = run("import", "text", path, "--out", tmp_path / "out")
    assert result.output.splitlines()[:2] == ["读入：1 部，74 条", "写出：1 部，74 条"]
    assert run("show", "gerenxinxibaohufa", "--text").output == shown.output


def test_show_text_of_a_day() -> None:
    older = run("show", "wangluoanquanfa", "--text", "--as-of", "2020-01-01").output
    newer = run("show", "wangluoanquanfa", "--text", "--as-of", "2026-11-22").output
    assert "自2017年6月1日起施行）" in older.split("\n")[2]
    assert "自2026年1月1日起施行）" in newer.split("\n")[2]


def test_show_text_of_what_is_not_held() -> None:
    result = run("show", "没有的法", "--text")
    assert result.exit_code == 1
    assert result.exception is not None
