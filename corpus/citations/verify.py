"""A text and a day -> a verdict for every citation, and a comparison for every quotation. The main path of the check.

A report says what each citation is, what the quoted words are, what could not be read, and what was not checked.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from corpus.citations import grammar
from corpus.citations.citation import Citation
from corpus.citations.context import NO_STATUTE
from corpus.citations.editions import Editions
from corpus.citations.existence import Finding, Judge, gravest
from corpus.citations.find import CitationFinder
from corpus.citations.format import full_label, in_guillemets, range_label, unit_label
from corpus.citations.leftovers import not_checked, unparsed
from corpus.citations.offence_names import NamedOffence, OffenceNames, classes_of_offences
from corpus.citations.openings import OWN_ARTICLE, Skipped
from corpus.citations.unknown_titles import TitlesNotHeld
from corpus.citations.verdicts import GRAVEST_QUOTATION_FIRST, QUOTATION_NAMES, Checked, Quotation, Report
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.quotations.claims import Claim, claimed_after, claims_of
from corpus.quotations.inside_quotation import citations_inside, source_of
from corpus.quotations.quotation import Comparer


class Verifier:
    """Checks texts against a library; build one and keep it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._finder = CitationFinder.of(library)
        self._offences = OffenceNames(library.offences, classes_of_offences(library))
        self._editions = Editions(library, Judge(library))
        self._comparer = Comparer(library)
        self._unheld = TitlesNotHeld(library)

    def verify(self, text: str, on: date) -> Report:
        """Check a text as of a day; never raises, whatever the text."""
        reading = self._finder.read(text)
        quotations = self._quotations(text, reading.found, on)
        # Inside words whose source is known the law's own reading takes the place of that of the prose.
        known = [(q.start, q.end) for q in quotations.values() if q.source_id]
        papers_own = _own_articles(reading.found)
        own = [c for c in reading.found if not _within(c.start, known) and c not in papers_own]
        checked = [self._check(citation, quotations.get(citation.start), on) for citation in own]
        checked += [self._check_offence(named, on) for named in self._offences.find(text)]
        checked += [inner for quotation in quotations.values() for inner in self._inside(quotation, on)]
        taken = [(c.start, c.end) for c in (*reading.found, *(each.citation for each in checked))]
        skipped = [*reading.skipped, *(Skipped(c.start, c.end, OWN_ARTICLE) for c in papers_own)]
        unread = unparsed(text, [*taken, *((s.start, s.end) for s in skipped)])
        # A title before a number that cannot be read is no citation of the whole law.
        heads = {passage.start for passage in unread}
        checked = [c for c in checked if c.citation.article is not None or c.citation.end not in heads]
        return Report(
            as_of=on,
            text=text,
            citations=tuple(sorted(checked, key=lambda c: (c.citation.start, c.citation.end))),
            unparsed=unread,
            not_checked=not_checked(text, taken, skipped),
        )

    def _inside(self, quotation: Quotation, on: date) -> Iterator[Checked]:
        """The citations inside quoted words, in the law and of the day that the words come from."""
        source = source_of(quotation, on)
        if source is None:
            return
        for citation in citations_inside(quotation, source, self._finder, self._library):
            if not (citation.title and citation.article is None):
                checked = self._check(citation, None, source.on)
                yield replace(checked, message=f"引文中的引用，按所引法规的文本核对。{checked.message}")

    def _check(self, citation: Citation, quotation: Quotation | None, on: date) -> Checked:
        """One citation: its address in words, its verdict, and what its quotation shows about it."""
        candidates = citation.candidates
        if citation.ids:
            finding = gravest(self._editions.judge(pid, on, citation.edition) for pid in citation.ids)
            normalized = self._in_words(citation.ids)
        elif citation.named and not citation.candidates:
            unknown = self._unheld.judge(citation.named, on)
            finding, candidates = unknown.finding, unknown.suggestions
            normalized = f"{unknown.title}{_numbers_in_words(citation)}"
        else:
            finding = Finding("unresolved", self._unresolved(citation))
            normalized = citation.text
        finding = self._as_quoted(finding, citation, quotation, on)
        if citation.ids and citation.carried and citation.form == "bare_article":
            finding = Finding(
                finding.verdict, f"承前文，按{in_guillemets(self._title(citation.ids[0]))}核对。{finding.message}"
            )
        ids = tuple(map(str, citation.ids))
        return Checked(citation, normalized, ids, finding.verdict, finding.message, candidates, quotation)

    def _as_quoted(self, finding: Finding, citation: Citation, quotation: Quotation | None, on: date) -> Finding:
        """The quoted words show which wording the writer has before them: it may be one that does not apply."""
        source = source_of(quotation, on) if quotation and quotation.verdict == "other_version" else None
        if source is None or citation.id is None or finding.verdict != "exact":
            return finding
        if source.pid.article_id != citation.id.article_id:
            return finding
        return self._editions.as_quoted(citation.id, source.on, on)

    def _check_offence(self, named: NamedOffence, on: date) -> Checked:
        finding = self._offences.judge(named, on)
        citation = named.citation()
        suggestions = () if named.offences else self._offences.alike(named.text)
        ids = tuple(map(str, citation.ids))
        return Checked(citation, named.text, ids, finding.verdict, finding.message, suggestions)

    def _unresolved(self, citation: Citation) -> str:
        """Why a citation has no address, with what it may mean."""
        problem = citation.problem or "没有说明是哪部法律"
        if len(citation.candidates) > 1:
            titles = "、".join(in_guillemets(self._named(c)) for c in citation.candidates[:6])
            return f"{problem}，可能是{titles}" + ("等" if len(citation.candidates) > 6 else "")
        return problem

    def _named(self, candidate: str) -> str:
        statute = self._library.statutes.get(candidate)
        return statute.latest.short_title if statute else candidate

    def _title(self, pid: ProvisionId) -> str:
        return self._library.statute(pid.statute).latest.short_title

    def _in_words(self, ids: Sequence[ProvisionId]) -> str:
        """《刑法》第二百五十三条之一第一款; a range by its ends."""
        title = self._title(ids[0])
        return full_label(title, ids[0]) if len(ids) == 1 else range_label(title, ids[0], ids[-1])

    def _quotations(self, text: str, citations: Sequence[Citation], on: date) -> dict[int, Quotation]:
        """Compared quotations by the start of the citation that they belong to.

        A citation inside a quotation is part of the quoted words and makes no claim of its own; those of one list
        (第一条、第二条规定) share the quotation, or have one each (分别规定).
        """
        found: dict[int, list[Quotation]] = {}
        quoted_until = 0
        groups = list(_lists(text, citations))
        for place, group in enumerate(groups):
            if group[-1].start < quoted_until or group[-1].article is None:
                continue
            claims = claims_of(text, group[0].start, group[-1].end, len(text))
            claims = [_clipped(text, claim, groups, place + 1) for claim in claims]
            for number, claim in enumerate(claims):
                own = [group[number]] if len(claims) == len(group) else group
                cited = [pid for citation in own for pid in citation.ids if pid.article is not None]
                if claim.start < quoted_until or not (quotation := self._comparer.checked(text, claim, cited, on)):
                    continue
                found.setdefault(own[-1].start, []).append(quotation)
                quoted_until = max(quoted_until, quotation.end)
        return {start: _one_of(quotations) for start, quotations in found.items()}


def _one_of(quotations: Sequence[Quotation]) -> Quotation:
    """The gravest of several quotations of one citation, with a word about the others."""
    ordered = sorted(quotations, key=lambda q: GRAVEST_QUOTATION_FIRST.index(q.verdict))
    others = [f"“{q.text[:12]}……”{QUOTATION_NAMES[q.verdict]}" for q in ordered[1:]]
    told = f"同一处引用的其他引文：{'；'.join(others)}。" if others else ""
    return replace(ordered[0], message=ordered[0].message + told)


def _own_articles(citations: Sequence[Citation]) -> frozenset[Citation]:
    """Articles of the paper itself: numbered lines under no statute, and in such a paper any bare 第X条."""
    if not any(citation.problem == OWN_ARTICLE for citation in citations):
        return frozenset()
    bare = (c for c in citations if c.form == "bare_article" and c.problem in (OWN_ARTICLE, NO_STATUTE))
    return frozenset(bare)


def _lists(text: str, citations: Sequence[Citation]) -> Iterator[list[Citation]]:
    """Citations with nothing but a connector between them, together."""
    group: list[Citation] = []
    for citation in citations:
        joined = grammar.CONNECTOR.fullmatch(text, group[-1].end, citation.start) if group else None
        if group and not joined:
            yield group
            group = []
        group.append(citation)
    if group:
        yield group


def _numbers_in_words(citation: Citation) -> str:
    if citation.article is None:
        return ""
    return unit_label(ProvisionId("x", *citation.numbers))


def _within(position: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a position lies in one of the spans; they are in order and apart."""
    place = bisect_right(spans, (position, len(spans) and spans[-1][1])) - 1
    return place >= 0 and spans[place][0] <= position < spans[place][1]


def _clipped(text: str, claim: Claim, groups: Sequence[Sequence[Citation]], following: int) -> Claim:
    """A colon says where a passage begins; the next titled citation with a passage of its own, where it ends."""
    if claim.kind in ("marks", "prose"):
        return claim
    for place in range(following, len(groups)):
        head, last = groups[place][0], groups[place][-1]
        if head.start >= claim.end:
            break
        if head.start < claim.start or not head.title or last.article is None:
            continue
        own = claimed_after(text, head.start, last.end, len(text))
        if own and own.kind in ("marks", "colon"):
            return replace(claim, end=claim.start + len(text[claim.start : head.start].rstrip()))
    return claim
