"""Rules and sanctions are held against the corpus: a changed word of law is found, and an address to nowhere too."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from corpus.check import check
from corpus.library import DATA
from tests.corpus.conftest import edit


@pytest.fixture
def corpus_copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def test_the_corpus_itself_keeps_the_rules() -> None:
    assert [problem for problem in check() if problem.path.parent.name in ("rules", "sanctions")] == []


def test_a_rule_whose_provision_has_other_words_is_named(corpus_copy: Path) -> None:
    """法释〔2017〕10号第五条第一款第五项: 五千条以上."""
    interpretation = corpus_copy / "statutes" / "fashi-2017-10" / "2017-06-01.md"
    edit(interpretation, "公民个人信息五千条以上的", "公民个人信息六千条以上的")
    found = [str(problem) for problem in check(corpus_copy) if problem.path.name == "criminal.yaml"]
    assert len(found) == 1
    assert "五千条：fashi-2017-10/5/1/5 的文字变了；应为：核对后写 sha256: " in found[0]


def test_a_rule_without_a_provision_is_named(corpus_copy: Path) -> None:
    edit(corpus_copy / "rules" / "criminal.yaml", "provision: fashi-2017-10/5/1/7,", "provision: fashi-2017-10/5/1/70,")
    found = [str(problem) for problem in check(corpus_copy) if problem.path.name == "criminal.yaml"]
    assert len(found) == 1
    assert "违法所得：fashi-2017-10/5/1/70" in found[0]


def test_a_sanction_that_leads_nowhere_is_named(corpus_copy: Path) -> None:
    """个人信息保护法第六十六条 has two 款."""
    file = corpus_copy / "sanctions" / "gerenxinxibaohufa.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("penalty: gerenxinxibaohufa/66/2", "penalty: gerenxinxibaohufa/66/3", 1), encoding="utf-8"
    )
    found = [str(problem) for problem in check(corpus_copy) if problem.path == file]
    assert found == [f"{file}: gerenxinxibaohufa/66/3 在 2021-11-01 没有；应为：当日的条、款、项"]


def test_an_unknown_key_of_a_rule_is_an_error_in_words(corpus_copy: Path) -> None:
    edit(corpus_copy / "rules" / "mitigation.yaml", "ages:", "age:")
    found = [str(problem) for problem in check(corpus_copy) if problem.path.name == "mitigation.yaml"]
    assert any("age：没有这个键；是不是要写 ages" in words for words in found)
