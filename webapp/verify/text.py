"""A check of citations as lines of plain text, for the terminal and for comments in Word."""

from __future__ import annotations

from collections.abc import Sequence

from webapp.contexts import Link
from webapp.verify.contexts import DifferenceRow, FindingView, PassageRow, Piece, QuotationView, ResultView
from webapp.verify.words import clip

_CLIPPED = 300


def result_text(result: ResultView) -> str:
    """The whole check: a block for each citation, what was not read, sums, what is held."""
    blocks = ["\n".join(_block(finding)) for finding in result.findings]
    blocks += [_passages("像是引用，未能识别", result.unparsed), _passages("没有核对", result.not_checked)]
    ending = [*result.summary, f"按{result.as_of}的法律核对。{result.coverage}"]
    return "\n\n".join([*filter(None, blocks), "\n".join(ending)])


def finding_lines(finding: FindingView) -> list[str]:
    """What there is to say about a citation besides its verdict."""
    lines = [finding.message] if finding.message else []
    if finding.candidates:
        lines.append(f"{finding.hint}：{links_text(finding.candidates)}")
    return lines + (_quotation_lines(finding.quotation) if finding.quotation else [])


def links_text(links: Sequence[Link]) -> str:
    """《民法典》第六条、《刑法》第三条（2016年起施行的文本）."""
    return "、".join(f"{link.text}（{link.note}）" if link.note else link.text for link in links)


def _block(finding: FindingView) -> list[str]:
    """3:12  民法典1034条 → 《民法典》第一千零三十四条  [存在且有效], and below it what else there is to say."""
    written = " ".join(finding.written.split())
    normal = f" → {finding.normalized}" if finding.normalized not in ("", written) else ""
    head = f"{finding.place}  {written}{normal}  [{finding.verdict}]"
    return [head, *(f"    {line}" for line in finding_lines(finding))]


def _quotation_lines(quotation: QuotationView) -> list[str]:
    lines = [f"引文：{quotation.verdict}。{quotation.message}"]
    lines += [f"· {_difference(row)}" for row in quotation.differences]
    if quotation.unlisted:
        lines.append(f"· 另有 {quotation.unlisted} 处不同，没有列出")
    if quotation.official and quotation.source:
        words = clip("".join(map(_bracketed, quotation.official)), _CLIPPED)
        told = "（方括号内的文字引文没有，或者与引文不同）" if "[" in words else ""
        lines.append(f"{links_text([quotation.source])}的原文{told}：{words}")
    return lines


def _difference(row: DifferenceRow) -> str:
    """文字不同：写作“公民”，原文“个人”."""
    written = f"写作“{row.written}”" if row.written else ""
    official = f"原文“{row.official}”" if row.official else ""
    return f"{row.name}：{'，'.join(filter(None, (written, official, row.note)))}"


def _bracketed(piece: Piece) -> str:
    """Where no style can mark them, other words stand in brackets."""
    return f"[{piece.text.strip()}]" if piece.kind else piece.text


def _passages(title: str, rows: Sequence[PassageRow]) -> str:
    lines = [f"{row.place}  {row.text}  {row.reason}" for row in rows]
    return "\n".join([f"{title}：", *lines]) if rows else ""
