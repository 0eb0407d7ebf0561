"""An evaluation as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from indexer.evaluation.metrics import NAMES

_WIDTH = 14


def counts_text(counts: Mapping[str, int]) -> str:
    """How much is evaluated, and one line for each thing that was left out or does not fit."""
    lines = [f"{counts['documents']} 条条文，{counts['evaluated']} 个问题，{counts['gold']} 条标准答案"]
    for key, sentence in _REMARKS.items():
        if counts[key]:
            lines.append(f"注意：{sentence.format(**counts)}")
    return "\n".join(lines)


_REMARKS = {
    "questions_without_gold": "{questions_without_gold} 个问题没有标准答案，没有评测",
    "gold_not_in_corpus": "标准答案中有 {gold_not_in_corpus} 条不在语料里，都算没有找到"
    "（涉及 {questions_with_gold_not_in_corpus} 个问题）",
    "judgements_of_unknown_questions": "{judgements_of_unknown_questions} 条判断的问题不在问题文件里，没有用",
    "documents_without_text": "{documents_without_text} 条条文没有正文",
}


def report(data: Mapping[str, Any]) -> str:
    """The measures with their intervals, the times, and each pair of rankers."""
    blocks = ["\n".join(_measures(data)), *("\n".join(_comparison(one)) for one in data["comparisons"])]
    return "\n\n".join(blocks)


def _measures(data: Mapping[str, Any]) -> Iterator[str]:
    yield _row("", NAMES)
    for name, values in data["rankers"].items():
        intervals, times = data["intervals"][name], data["times"][name]
        yield _row(name, [f"{values[key]:.3f}" for key in NAMES])
        yield _row("", [f"{intervals[key][0]:.3f}-{intervals[key][1]:.3f}" for key in NAMES])
        yield f"  每个问题用时：中位数 {times['p50_ms']:.1f} 毫秒，95% 在 {times['p95_ms']:.1f} 毫秒以内"
    yield "第二行是 95% 区间。"


def _comparison(one: Mapping[str, Any]) -> Iterator[str]:
    yield f"{one['first']} 减 {one['second']}："
    measures = one["measures"]
    yield _row("", NAMES)
    yield _row("", [f"{measures[key]['difference']:+.3f}" for key in NAMES])
    yield _row("", ["{:+.3f},{:+.3f}".format(*measures[key]["interval"]) for key in NAMES])
    yield _row("p", [f"{measures[key]['p']:.4f}" for key in NAMES])
    yield "第二行是差的 95% 区间；p：如果两种方法其实一样好，偶然差这么多的机会有多大。"


def _row(head: str, cells: Any) -> str:
    return f"{head:<10}" + "".join(f"{cell:>{_WIDTH}}" for cell in cells)
