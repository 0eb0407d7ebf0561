"""Findings in words, the same on the page, in the terminal and in Word: signs, tones, sums."""

from __future__ import annotations

from collections import Counter

from corpus.citations.verdicts import (
    QUOTATION_NAMES,
    VERDICT_NAMES,
    DifferenceKind,
    Quotation,
    QuotationVerdict,
    Report,
    Verdict,
)
from webapp.verify.contexts import Tone

SIGNS: dict[Tone, str] = {"good": "✓", "note": "※", "bad": "！"}
DIFFERENCE_NAMES: dict[DifferenceKind, str] = {
    "changed": "文字不同",
    "added": "多出文字",
    "omitted": "缺少文字",
    "left_out": "未引部分",
    "punctuation": "标点不同",
    "not_statute_text": "不是法条原文",
}
SUMMARY = "像是概括，未逐字核对"
_SAME_WORDS: tuple[QuotationVerdict, ...] = ("identical", "identical_but_punctuation")


def tone_of(verdict: Verdict) -> Tone:
    """What could not be checked is worth a look; what is wrong on the day is worth more."""
    if verdict == "exact":
        return "good"
    return "note" if verdict == "unresolved" else "bad"


def quotation_tone(quotation: Quotation) -> Tone:
    """What leaves words out or only sums up is worth a look; other words are worth more."""
    if quotation.verdict in _SAME_WORDS:
        return "good"
    return "note" if quotation.verdict == "excerpt" or _sums_up(quotation) else "bad"


def quotation_name(quotation: Quotation) -> str:
    """The verdict in words; words that nobody put in quotation marks may be a summary."""
    return SUMMARY if _sums_up(quotation) else QUOTATION_NAMES[quotation.verdict]


def _sums_up(quotation: Quotation) -> bool:
    return quotation.claim != "marks" and quotation.verdict == "not_statute_text"


def summary_of(report: Report) -> tuple[str, ...]:
    """共 12 处引用：9 处存在且有效，1 处已废止。… and the same of quotations and of what was not read."""
    lines = [_citations_line(report), _quotations_line([c.quotation for c in report.citations if c.quotation])]
    if report.unparsed:
        lines.append(f"另有 {len(report.unparsed)} 处像是引用，未能识别。")
    return tuple(line for line in lines if line)


def _citations_line(report: Report) -> str:
    if not report.citations:
        return "没有找到对法规的引用。"
    counts = Counter(checked.verdict for checked in report.citations)
    parts = [f"{counts[verdict]} 处{name}" for verdict, name in VERDICT_NAMES.items() if counts[verdict]]
    return f"共 {len(report.citations)} 处引用：{'，'.join(parts)}。"


def _quotations_line(quotations: list[Quotation]) -> str:
    if not quotations:
        return ""
    counts = Counter(map(quotation_name, quotations))
    parts = [f"{counts[name]} 处{name}" for name in (*QUOTATION_NAMES.values(), SUMMARY) if counts[name]]
    return f"其中 {len(quotations)} 处附有引文：{'；'.join(parts)}。"


def sentence(text: str) -> str:
    """The text with a full stop at its end."""
    return text if not text or text.endswith(("。", "！", "？")) else f"{text}。"


def clip(text: str, limit: int = 60) -> str:
    """A wording on one line; the middle of a long one is left out."""
    plain = " ".join(text.split())
    return plain if len(plain) <= limit else f"{plain[: limit - 16]}……{plain[-12:]}"
