"""Held files read once, and a small made corpus that breaks no rule."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile

import pytest

from corpus.citations.find import CitationFinder
from corpus.ids import ProvisionId
from corpus.library import DATA, Library
from corpus.model import Article, Version
from corpus.reader import read_version
from corpus.stamp import stamp

TEST_DATA = Path(__file__).parent.parent / "data"
BAD = TEST_DATA / "bad"
HELD = sorted(DATA.glob("statutes/*/*.md"))
STATUTE = """---
id: {id}
title: 中华人民共和国{name}
short_title: {name}
aliases: []
level: law
issuer: 全国人民代表大会常务委员会
document_number: null
promulgated: 2020-01-01
effective: {effective}
repealed: null
repealed_by: null
source: {{publisher: 公报, via: 录入}}
text_sha256: null
{extra}---
# 中华人民共和国{name}

{body}
"""
BODY = """## 第一章　总则

### 第一条

为了测试，制定本法。

### 第二条

有下列情形之一的，适用本法：

（一）甲；

（二）乙。

## 第二章　附则

### 第三条

本法自2020年2月1日起施行。"""
CARD = """id: sell-data
name: 出售个人信息
stage: sell
actors: [individual]
as_of: 2026-11-22
phrasings: [问一, 问二, 问三, 问四, 问五, 问六, 问七, 问八, 问九, 问十]
summary: 出售个人信息是违法行为。
duties:
  - {text: 不得出售。, provisions: [ceshifa/2/1/1]}
consequences: {}
evidence: [聊天记录]
remedies: []
cases: [anjian]
"""
OFFENCES = "source: 规定\noffences:\n- {name: 侵犯公民个人信息罪, provisions: [ceshifa/2], since: 2020-02-01}\n"
NOT_HELD = "texts:\n- {title: 旧测试法, reason: 已废止, successor: ceshifa}\n"


def write_statute(
    root: Path,
    statute: str = "ceshifa",
    body: str = BODY,
    *,
    name: str = "测试法",
    effective: str = "2020-02-01",
    extra: str = "",
) -> Path:
    """Write a statute with its right fingerprint, and return its path."""
    path = root / "statutes" / statute / f"{effective}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(STATUTE.format(id=statute, name=name, effective=effective, extra=extra, body=body), "utf-8")
    stamp(path)
    return path


def edit(path: Path, old: str, new: str) -> None:
    """Replace words that stand in a file exactly once."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def small_corpus(tmp_path: Path) -> Path:
    """One statute, one case, one card: no rule is violated."""
    write_statute(tmp_path)
    (tmp_path / "cases").mkdir()
    copyfile(TEST_DATA / "case.md", tmp_path / "cases" / "anjian.md")
    (tmp_path / "behaviours").mkdir()
    (tmp_path / "behaviours" / "sell-data.yaml").write_text(CARD, "utf-8")
    (tmp_path / "offences.yaml").write_text(OFFENCES, "utf-8")
    (tmp_path / "not_held.yaml").write_text(NOT_HELD, "utf-8")
    return tmp_path


@pytest.fixture(scope="session")
def held() -> dict[Path, Version]:
    """Every statute file of the corpus as printed, misprints not yet set right."""
    return {path: read_version(path) for path in HELD}


@pytest.fixture(scope="session")
def finder(library: Library) -> CitationFinder:
    return CitationFinder.of(library)


def units_of(version: Version, article: Article) -> list[ProvisionId]:
    """The article and every 款, 项 and 目 in it."""
    pid = version.id_of(article)
    found = [pid]
    for p, paragraph in enumerate(article.paragraphs, 1):
        found.append(pid.with_units(p))
        for item in paragraph.items:
            found.append(pid.with_units(p, item.number))
            found += [pid.with_units(p, item.number, s) for s in range(1, len(item.subitems) + 1)]
    return found
