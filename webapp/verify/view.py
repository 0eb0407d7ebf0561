"""A report -> what its page shows."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.citations.format import full_label
from corpus.citations.verdicts import VERDICT_NAMES, Checked, Difference, Passage, Quotation, Report
from corpus.dates import show
from corpus.errors import FatiaoError
from corpus.ids import ProvisionId
from corpus.library import Library
from webapp.contexts import Link
from webapp.dates import parse_date
from webapp.urls import law_url, split_dated
from webapp.verify.contexts import (
    DifferenceRow,
    FindingView,
    Mark,
    ParagraphView,
    PassageRow,
    Place,
    QuotationView,
    ResultView,
)
from webapp.verify.official import official_pieces
from webapp.verify.segments import line_spans, ordered, segments_by_line
from webapp.verify.words import (
    DIFFERENCE_NAMES,
    SIGNS,
    clip,
    quotation_name,
    quotation_tone,
    sentence,
    summary_of,
    tone_of,
)

# A range names many articles; so many are shown one by one.
_FIRST = 6
_DIFFERENCES = 12
# With these verdicts the words of the official text help; without differing words they would only repeat.
_COMPARED = ("excerpt", "altered", "other_version", "other_provision")


@dataclass(frozen=True, slots=True)
class Linker:
    """Addresses -> links to the law of a day. With `links` off (a page read as a file) nothing leads anywhere."""

    library: Library
    on: date
    dated: bool
    links: bool = True

    def link(self, address: str) -> Link:
        """`xingfa/253-1`, also dated (`xingfa@2014-01-01/253-1`); what is no address stays as it is."""
        try:
            segment, *units = address.split("/")
            statute, day = split_dated(segment)
            pid = ProvisionId.parse("/".join([statute, *units]))
            return self._link(pid, parse_date(day) if day else None)
        except FatiaoError:
            return Link(address, "")

    def links_to(self, addresses: Sequence[str]) -> tuple[Link, ...]:
        """The first few, and how many there are besides."""
        links = [self.link(address) for address in addresses[:_FIRST]]
        more = len(addresses) - _FIRST
        return (*links, *([Link(f"等 {len(addresses)} 条", "")] if more > 0 else []))

    def official_text(self, address: str) -> str:
        """The whole article that an address lies in, as printed; empty where it is no article that is held."""
        try:
            segment, *units = address.split("/")
            statute, day = split_dated(segment)
            pid = ProvisionId.parse("/".join([statute, *units]))
            return self.library.provision(pid, parse_date(day) if day else self.on).article.text
        except FatiaoError:
            return ""

    def _link(self, pid: ProvisionId, day: date | None) -> Link:
        title = self.library.statute(pid.statute).latest.short_title
        label = full_label(title, pid) if pid.article is not None else f"《{title}》"
        shown, other = self._place(pid, day)
        url = law_url(shown, other or (self.on if self.dated else None)) if shown and self.links else ""
        return Link(label, url, f"{show(other)}起施行的文本" if other else "")

    def _place(self, pid: ProvisionId, day: date | None) -> tuple[ProvisionId | None, date | None]:
        """Where the address leads: itself, else its article, on the day; else its nearest wording."""
        for shown in dict.fromkeys((pid, pid.article_id)):
            if self.library.unit_exists(shown, day or self.on):
                return shown, day
        try:
            return pid.article_id, self.library.latest_provision(pid.article_id, self.on).version.effective
        except FatiaoError:
            return None, day


def result_view(report: Report, linker: Linker, coverage: str) -> ResultView:
    """A whole check for display; `coverage` says what is held."""
    findings = findings_of(report, linker)
    attention = tuple(f for f in findings if f.weight != "good")
    return ResultView(
        as_of=show(report.as_of),
        summary=summary_of(report),
        findings=tuple(findings),
        attention=attention,
        paragraphs=_paragraphs(report, findings),
        unparsed=_passages(report, report.unparsed),
        not_checked=_passages(report, report.not_checked),
        coverage=coverage,
    )


def findings_of(report: Report, linker: Linker) -> list[FindingView]:
    """Every citation with its verdict, numbered from 1."""
    places = Places(report.text)
    return [
        _finding(number, places.of(checked.citation.start), checked, linker)
        for number, checked in enumerate(report.citations, 1)
    ]


def _paragraphs(report: Report, findings: Sequence[FindingView]) -> tuple[ParagraphView, ...]:
    """Every line that is not empty, with the findings that begin in it."""
    by_line: dict[int, list[FindingView]] = defaultdict(list)
    for finding in findings:
        by_line[finding.place.line].append(finding)
    lines = segments_by_line(report, [_mark(finding) for finding in findings])
    views = [ParagraphView(segments, tuple(by_line[number])) for number, segments in enumerate(lines, 1)]
    return tuple(view for view in views if view.findings or any(s.text.strip() for s in view.segments))


def _mark(finding: FindingView) -> Mark:
    """What stands in the text after a citation: the weightier of the two verdicts."""
    url = finding.provisions[0].url if finding.provisions else ""
    words = [] if finding.tone == "good" else [finding.verdict]
    if finding.quotation and finding.quotation.tone != "good":
        words.append(f"引文{finding.quotation.verdict}")
    weight = finding.weight
    return Mark(finding.number, SIGNS[weight], "，".join(words), weight, url, first=True, last=True)


def _finding(number: int, place: Place, checked: Checked, linker: Linker) -> FindingView:
    tone = tone_of(checked.verdict)
    named = {address.partition("/")[0] for address in checked.ids}
    candidates = [c for c in checked.candidates if c not in named and checked.verdict != "exact"]
    return FindingView(
        number=number,
        place=place,
        sign=SIGNS[tone],
        tone=tone,
        verdict=VERDICT_NAMES[checked.verdict],
        written=checked.citation.text,
        normalized=checked.normalized,
        provisions=linker.links_to(checked.ids),
        # The address stands above the message.
        message=sentence(checked.message.removeprefix(f"{checked.normalized}，")),
        hint="可能是" if checked.verdict == "unresolved" else "参见",
        candidates=linker.links_to(candidates),
        quotation=_quotation(checked.quotation, linker) if checked.quotation else None,
    )


def _quotation(quotation: Quotation, linker: Linker) -> QuotationView:
    tone = quotation_tone(quotation)
    # The same comma is written otherwise ten times: said once.
    rows = tuple(dict.fromkeys(map(_row, ordered(quotation))))
    compared = quotation.source_id if quotation.verdict in _COMPARED else None
    official = official_pieces(quotation, linker.official_text(compared)) if compared else ()
    # Of what was left out more than the unit itself is shown.
    address = quotation.source_id or ""
    shown = "/".join(address.split("/")[:2]) if any(piece.kind == "left" for piece in official) else address
    return QuotationView(
        verdict=quotation_name(quotation),
        sign=SIGNS[tone],
        tone=tone,
        message=sentence(quotation.message),
        source=linker.link(shown) if shown else None,
        official=official,
        differences=rows[:_DIFFERENCES],
        unlisted=max(0, len(rows) - _DIFFERENCES),
    )


def _row(difference: Difference) -> DifferenceRow:
    """What was left out is named by its note; its words stand in the official text below."""
    written, official = clip(difference.written), clip(difference.official)
    if difference.kind == "left_out" and difference.note:
        official = ""
    if written == official:
        written = official = ""
    return DifferenceRow(DIFFERENCE_NAMES[difference.kind], written, official, difference.note)


def _passages(report: Report, passages: Iterable[Passage]) -> tuple[PassageRow, ...]:
    places = Places(report.text)
    return tuple(PassageRow(places.of(p.start), clip(p.text), p.reason) for p in passages)


class Places:
    """Positions of a text -> line and character."""

    def __init__(self, text: str) -> None:
        self._starts = [start for start, _ in line_spans(text)]

    def of(self, position: int) -> Place:
        """Where a position stands."""
        line = bisect_right(self._starts, position)
        return Place(line, position - self._starts[line - 1] + 1)
