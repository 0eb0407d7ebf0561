from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpus.errors import CorpusError, NotHeldError
from corpus.library import DATA, Library
from corpus.releases import NothingChangedError, load_releases
from tests.conftest import TODAY
from tests.corpus.conftest import BODY, edit, write_statute
from webapp.changes.cli import NotReadyError
from webapp.cli import cli
from webapp.dates import DateError


@pytest.fixture(autouse=True)
def _in_november_2026(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is to come on this day has come later on."""
    monkeypatch.setattr("webapp.changes.cli.today", lambda: TODAY)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A corpus of one statute."""
    write_statute(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments))


def test_the_law_comes_first_and_what_is_to_come_before_all() -> None:
    """商标法 (2026修订)第八十七条: 本法自2027年1月1日起施行."""
    text = run("changes", "--since", "2026-01-01").stdout
    headings = [line for line in text.splitlines() if line.startswith("【")]
    assert headings == ["【即将施行】", "【2026年1月1日以来的法律变化】", "【2026年1月1日以来本库的变化】"]
    assert "2027-01-01  修改后的《商标法》将自2027年1月1日起施行" in text
    assert "新增：第三条、第二十条、第六十三条、第七十三条" in text
    assert "2026-08-15  本库未收录的 10 个文件废止：" in text


def test_a_day_to_come_says_what_is_to_come() -> None:
    text = run("changes", "--since", "2026-12-31").stdout
    assert text.startswith("【2026年12月31日以后的法律变化】\n2027-01-01  修改后的《商标法》")
    assert "本库的变化" not in text


def test_one_kind_and_one_statute() -> None:
    text = run("changes", "--since", "2016-01-01", "--of", "law", "--statute", "网络安全法").stdout
    assert text.count("wangluoanquanfa") == 2
    assert "本库" not in text
    assert "【即将施行】\n没有\n" in text


def test_as_json_it_is_what_the_api_says() -> None:
    data = json.loads(run("changes", "--since", "2026-11-22", "--of", "collection", "--json").stdout)
    assert data["since"] == "2026-11-22"
    assert "law" not in data
    assert [release.id for release in load_releases(DATA)] == [release["id"] for release in data["collection"]]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [(("--since", "2026-02-30"), DateError), (("--statute", "没有这部法"), NotHeldError)],
)
def test_what_cannot_be_answered_is_an_error(arguments: tuple[str, ...], error: type[Exception]) -> None:
    result = run("changes", *arguments)
    assert isinstance(result.exception, error)
    assert not result.stdout


def test_a_release_is_one_command(small: Path) -> None:
    result = run("release", "首次发布", "--corpus", str(small))
    assert result.exit_code == 0, result.output
    (made,) = load_releases(small)
    assert f"已发布 {made.id}：新收录法规 1 部" in result.stdout
    again = run("release", "再来一次", "--corpus", str(small))
    assert isinstance(again.exception, NothingChangedError)
    write_statute(small, body=BODY.replace("2020年", "2024年"), effective="2024-02-01")
    assert "已收录的法规增加 1 个文本" in run("release", "新文本", "--corpus", str(small)).stdout
    assert Library.load(small).statutes["ceshifa"].versions


def test_a_corpus_with_problems_is_not_released(small: Path) -> None:
    edit(small / "statutes" / "ceshifa" / "2020-02-01.md", "为了测试，制定本法。", "为了测试，制定。")
    result = run("release", "首次发布", "--corpus", str(small))
    assert isinstance(result.exception, NotReadyError | CorpusError)
    assert "语料有 1 处问题，没有发布。请先运行 fatiao check 并改正" in str(result.exception)
    assert not (small / "releases").exists()


def test_a_release_needs_a_sentence(small: Path) -> None:
    result = run("release", "  ", "--corpus", str(small))
    assert result.exit_code == 2
    assert "写一句话说明这次发布" in result.stderr
    assert not (small / "releases").exists()
