from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus.amendments.operations import NotUnderstood
from corpus.errors import FatiaoError
from corpus.library import Library
from corpus.reader import read_version
from tests.corpus.amendments.made import clause
from webapp import amend_cli
from webapp.amend_cli import amend

DECISION = "guanyuxiugaiwangluoanquanfadejueding"
NETWORK = ("wangluoanquanfa", "--by", DECISION)
CRIMINAL = ("xingfa", "--by", "xingfa-xiuzhengan-12")


@pytest.fixture(autouse=True)
def _held(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """The corpus is read once for all tests."""
    monkeypatch.setattr(Library, "load", lambda: library)


def run(*arguments: str) -> Result:
    """The command's result; errors of ours are raised."""
    return CliRunner().invoke(amend, list(arguments), catch_exceptions=False)


def test_an_amendment_is_shown_clause_by_clause_and_compared() -> None:
    result = run(*CRIMINAL)
    assert result.exit_code == 0
    lines = result.output.split("\n")
    assert lines[:2] == [
        "《中华人民共和国刑法》2021年3月1日起施行的文本",
        "依《中华人民共和国刑法修正案（十二）》修改：",
    ]
    assert "四、将刑法第三百八十七条第一款修改为：“…”　已用上" in lines
    assert "八、本修正案自2024年3月1日起施行。　未改动条文" in lines
    assert "共 8 项操作，用上 8 项，用不上 0 项。" in lines
    assert lines[-2].endswith("逐字对照：505 条，不同 0 条；66601 字，不同 0 字。")


def test_json_says_the_same() -> None:
    data = json.loads(run(*NETWORK, "--json").output)
    assert (data["direction"], data["from"], data["effective"]) == ("forward", "2017-06-01", "2026-01-01")
    assert (data["operations"], data["applied"], data["not_applied"]) == (25, 25, [])
    assert (data["renumbered"]["44"], data["renumbered"]["64"]) == ("46", "71")
    assert {"article": "36", "before": "本法第二十一条", "after": "本法第二十三条"} in data["adjusted_references"]
    assert data["changes"][0] == {"article": "3", "kind": "inserted", "by": f"{DECISION}/1"}
    assert data["fidelity"] | {"differences": []} == {
        "against": "2026-01-01",
        "articles": 81,
        "articles_differing": 0,
        "characters_differing": 0,
        "characters": 10120,
        "divisions_differing": 0,
        "differences": [],
    }


def test_back_says_what_is_known_and_what_is_not() -> None:
    text = run(*NETWORK, "--back").output
    assert "能够确定原文的有 69 条。" in text
    assert "（10 处）：第十八条第二款、第五十九条、" in text
    assert "与收录的2017年6月1日起施行的文本逐字对照：69 条，不同 0 条" in text
    data = json.loads(run(*NETWORK, "--back", "--json").output)
    assert {"article": "69", "paragraph": None, "item": 1} in data["unknown"]
    assert len(data["articles_known"]) == 69


def test_the_result_is_written_as_a_corpus_file_and_nothing_overwritten(tmp_path: Path) -> None:
    out = tmp_path / "xingfa" / "2024-03-01.md"
    assert run(*CRIMINAL, "--out", str(out)).exit_code == 0
    version = read_version(out)
    assert (version.effective, version.extent, len(version.changes)) == (date(2024, 3, 1), "changes", 7)
    with pytest.raises(FatiaoError, match="已经存在，没有覆盖"):
        run(*CRIMINAL, "--out", str(out))


def test_what_does_not_fit_is_named_with_its_reason_and_exits_with_1(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    unread = NotUnderstood(clause("照此办理。"), "看不懂“照此办理”")
    monkeypatch.setattr(amend_cli, "parse_amendment", lambda *_: (unread,))
    result = run(*CRIMINAL)
    assert result.exit_code == 1
    assert "照此办理。　用不上\n    原因：看不懂“照此办理”" in result.output
    assert json.loads(run(*CRIMINAL, "--json").output)["not_applied"][0]["operation"] == "NotUnderstood"
    with pytest.raises(FatiaoError, match="没有写出"):
        run(*CRIMINAL, "--out", str(tmp_path / "neu.md"))
    assert not (tmp_path / "neu.md").exists()


def test_another_base_than_the_one_before_is_told() -> None:
    result = run(*CRIMINAL, "--from", "2015年12月1日", "--against", "2021-03-01", "--json")
    data = json.loads(result.output)
    assert data["notes"][0] == "2015年11月1日起施行的文本与这次修改之间还有别的修改，得到的不是修改后施行的文本"
    assert (data["from"], data["fidelity"]["against"]) == ("2015-11-01", "2021-03-01")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("xingfa", "--by", DECISION), "它修改的是：网络安全法。可用的有：.*xingfa-xiuzhengan-12"),
        (("minfadian", "--by", "xingfa"), "它不是修正案或者修改决定。本库没有修改这部法规的文件"),
        (("xingfa", "--by", "nosuch"), "本库没有 代号为 nosuch 的法规"),
        ((*CRIMINAL, "--from", "2024年"), "没有写明是哪一天"),
        ((*NETWORK, "--from", "2010-01-01"), "没有收录网络安全法在 2010-01-01 适用的全文；"),
    ],
)  # fmt: skip
def test_wrong_input_says_what_to_do(arguments: tuple[str, ...], message: str) -> None:
    with pytest.raises(FatiaoError, match=message):
        run(*arguments)


def test_an_undone_text_is_not_written(tmp_path: Path) -> None:
    result = CliRunner().invoke(amend, [*CRIMINAL, "--back", "--out", str(tmp_path / "a.md")])
    assert result.exit_code == 2
    assert "倒推得到的文本可能不全，不能写成语料文件" in result.output


def test_every_key_of_the_json_is_documented() -> None:
    document = (Path(__file__).parents[2] / "docs" / "amendments.md").read_text("utf-8")
    for arguments in ((*NETWORK, "--json"), (*NETWORK, "--back", "--json")):
        data = json.loads(run(*arguments).output)
        keys = [*data, *data["fidelity"], *data.get("unknown", [{}])[0], *data.get("changes", [{}])[0]]
        assert [key for key in keys if f"`{key}`" not in document] == []
