"""Where the articles of a text begin: which numbering it uses, and which lines open an article of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.sources.line_forms import Opening, article_opening, ordinal_opening, other_opening, reads_as_sentence
from corpus.sources.source_lines import Findings, SourceLine

_NO_PLACE = (0, 0)
# So many articles in a row are a text of their own, not a quotation.
_LEAST_RUN = 3


@dataclass(slots=True)
class Openings:
    """The lines that open articles, by their index. `numbering`: article (第一条), ordinal (一、), other, or whole."""

    numbering: str
    by_index: dict[int, Opening] = field(default_factory=dict)

    @property
    def last(self) -> int:
        """The index of the last opening; -1 where there is none."""
        return max(self.by_index, default=-1)


def find_openings(lines: Sequence[SourceLine], findings: Findings, excerpt: bool = False) -> Openings:
    """Choose the numbering of a text and follow it.

    第一条 numbers a text unless points with full sentences (一、甲。) come before it: then lines such as
    第八条 增加一款 speak of another law. Where neither 第一条 nor 一、 begins anything, points 1. or （一） do, if
    there are two and the first is 1; else the text is one whole. An excerpt may begin with any number.
    """
    articles = _candidates(lines, article_opening)
    ordinals = _candidates(lines, ordinal_opening)
    if _numbered_by_articles(lines, articles, ordinals, excerpt):
        if (first := articles[0][0]) > (ordinals[0][0] if ordinals else first) and _has_points(lines[:first], ordinals):
            findings.asked("第一条之前另有 一、二、 编号的文字", lines[ordinals[0][0]], "作为引言保存")
        return Openings("article", _followed(lines, articles, findings, excerpt))
    if ordinals and (excerpt or ordinals[0][1].number == 1):
        _ask_about_articles(lines, articles, findings)
        return Openings("ordinal", _followed(lines, ordinals, findings, excerpt))
    if ordinals:
        findings.asked(
            "编号不从一开始", lines[ordinals[0][0]], f"{ordinals[0][1].label}之前的编号不在文字里，全文作一条"
        )
        return Openings("whole")
    return _other(lines, findings)


Candidates = list[tuple[int, Opening]]


def _candidates(lines: Sequence[SourceLine], form: object) -> Candidates:
    assert callable(form)
    return [(i, o) for i, line in enumerate(lines) if not line.row and (o := form(line.text))]


def _numbered_by_articles(
    lines: Sequence[SourceLine], articles: Candidates, ordinals: Candidates, excerpt: bool
) -> bool:
    """Whether 第一条 numbers the text.

    Not where the lines only quote articles of other laws: a text that lacks 第一条 must have others that rise without
    a repetition. Not where points in full sentences come first, unless the points end before a whole run 第一条,
    第二条, 第三条: then a decision stands before the text that it amended.
    """
    clear = [(i, o) for i, o in articles if o.clear]
    places = [o.place for _, o in clear]
    if not articles:
        return False
    if (1, 0) not in [o.place for _, o in articles]:
        return excerpt or (len(places) > 1 and all(a < b for a, b in pairwise(places)))
    if not ordinals or ordinals[0][1].number != 1 or ordinals[0][0] > articles[0][0]:
        return True
    if not _has_points(lines[: clear[0][0] if clear else len(lines)], ordinals):
        return bool(clear)
    return len(_rising(clear)) >= _LEAST_RUN and clear[0][1].number == 1 and clear[0][0] > ordinals[-1][0]


def _has_points(lines: Sequence[SourceLine], ordinals: Candidates) -> bool:
    """Whether any of these lines is a point in a full sentence and no heading."""
    texts = [lines[i].text for i, _ in ordinals if i < len(lines)]
    return any(reads_as_sentence(text) or "，" in text for text in texts)


def _other(lines: Sequence[SourceLine], findings: Findings) -> Openings:
    for form, written in ((0, "1."), (1, "（一）")):
        found = _candidates(lines, lambda text, form=form: other_opening(text, form))
        chain = _rising(found)
        if len(chain) > 1 and chain[0][0] == found[0][0] and _heads_text(lines, chain[0][0], form):
            findings.repaired("编号", lines[chain[0][0]], f"以 {written} 编号的各点按 一、 保存")
            return Openings("other", dict(chain))
    return Openings("whole")


def _heads_text(lines: Sequence[SourceLine], first: int, form: int) -> bool:
    """Whether points can be the articles of a text: 1. without any （一）; （一） where no text stands above them."""
    return first == 0 if form == 1 else not any(other_opening(line.text, 1) for line in lines)


def _rising(found: Candidates) -> Candidates:
    chain: Candidates = []
    for index, opening in found:
        if opening.number == (chain[-1][1].number if chain else 0) + 1:
            chain.append((index, opening))
    return chain


def _followed(
    lines: Sequence[SourceLine], candidates: Candidates, findings: Findings, excerpt: bool
) -> dict[int, Opening]:
    """The candidates that continue the numbering.

    A number beyond the next is taken (the file lacks articles) unless the next one still comes; a number that
    was there already is taken where it is clear, and reported: it is an error of the file, never a second meaning.
    """
    taken: dict[int, Opening] = {}
    last = _NO_PLACE
    for position, (index, opening) in enumerate(candidates):
        later = [o for _, o in candidates[position + 1 :]]
        line = lines[index]
        if _continues(opening, last):
            if not opening.clear and any(o.clear and o.place == opening.place for o in later):
                continue
        elif not opening.clear:
            continue
        elif opening.place > last:
            if any(_continues(o, last) for o in later):
                findings.asked("条号跳跃，按正文保存", line, line.text)
                continue
            if not excerpt:
                findings.asked("缺条", line, f"{_named(last, opening)}之后是{opening.label}")
        elif opening.label.endswith("、"):
            findings.asked("编号回退，按正文保存", line, line.text)
            continue
        taken[index] = opening
        last = max(last, opening.place)
    return taken


def _named(last: tuple[int, int], opening: Opening) -> str:
    if last == _NO_PLACE:
        return "文首"
    unit = "、" if opening.label.endswith("、") else "条"
    return f"{last[0]}{unit}" + (f"之{last[1]}" if last[1] else "")


def _continues(opening: Opening, last: tuple[int, int]) -> bool:
    return opening.place in ((last[0] + 1, 0), (last[0], last[1] + 1)) and opening.place != (0, 1)


def _ask_about_articles(lines: Sequence[SourceLine], articles: Candidates, findings: Findings) -> None:
    """A text of points 一、 in which 第一条, 第二条 … open lines may have another text attached to it."""
    chain = _rising([(i, o) for i, o in articles if o.clear and not o.suffix])
    if len(chain) > 1:
        findings.asked("各点之中另有第N条起头的行", lines[chain[0][0]], f"{len(chain)} 行，按正文保存")
