"""Small wordings and clauses for tests of the engine."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from corpus.amendments.apply import Applied, apply_operations
from corpus.amendments.operations import Adjust, Clause, Operation
from corpus.ids import ProvisionId
from corpus.model import Source, Version
from corpus.structure import parse_body

ORDER = "《中华人民共和国测试法》根据本决定作相应修改并对条文顺序作相应调整，重新公布。"


def wording(body: str, *preamble: str) -> Version:
    """A version from a Markdown body: 第一条 and so on as headings, one line a 款 or 项."""
    lines = [line.strip() for line in f"# 中华人民共和国测试法\n{body}".split("\n")]
    parsed = parse_body(Path(), enumerate(lines, 1))
    assert not parsed.problems, parsed.problems
    return Version(
        statute="ceshifa",
        title="中华人民共和国测试法",
        short_title="测试法",
        aliases=(),
        level="law",
        issuer=None,
        document_number=None,
        promulgated=date(2020, 1, 1),
        effective=date(2020, 2, 1),
        repealed=None,
        repealed_by=None,
        source=Source("公报", "录入"),
        text_sha256=None,
        extent="full",
        changes=(),
        corrections=(),
        breaks=(),
        notes=(),
        preamble=preamble,
        articles=tuple(parsed.articles),
        annexes=(),
        path=Path(),
    )


def clause(text: str = "修改", article: int = 1) -> Clause:
    """A clause of an amendment."""
    return Clause(ProvisionId("ceshifa-xiugai", article), text)


FIVE = """
## 第一章　总则
### 第一条
甲。
### 第二条
乙，依照本法第四条第二款、第五条的规定处理。
## 第二章　分则
### 第三条
丙。
### 第四条
有下列情形之一的，予以处罚：
（一）一；
（二）二；
（三）三。
有前款第二项行为的，从重处罚。
违反本法第一条至第三条、《中华人民共和国行政处罚法》第三条规定的，依照前款处罚。
## 第三章　附则
### 第五条
本法自2020年2月1日起施行。
"""
BASE = wording(FIVE)
ADJUST = Adjust(clause(ORDER, 9))


def applied(*operations: Operation, base: Version = BASE) -> Applied:
    """The result of operations that all fit."""
    result = apply_operations(base, operations)
    assert result.failures == ()
    return result


def text(result: Applied, key: str) -> str:
    """The text of an article of the result."""
    return next(article.text for article in result.articles if article.key == key)
