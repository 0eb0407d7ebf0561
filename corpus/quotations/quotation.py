"""Quoted text compared with the official text: the main path is `Comparer.compare`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from corpus.citations.format import full_label
from corpus.citations.verdicts import ClaimKind, Difference, Quotation, QuotationVerdict
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.quotations import quotation_words as words
from corpus.quotations.attribution import Attribution, Claimed, Found, Relation
from corpus.quotations.claim_marks import MAX_LENGTH, TERM
from corpus.quotations.claims import Claim
from corpus.quotations.differences import changes, left_out, punctuation, remarks
from corpus.quotations.matching import Match, Written
from corpus.quotations.soft_claims import is_far, is_summary, is_told, names_a_figure, narrowed

# Sentences that are not of the matched text are looked for elsewhere, so many at most.
_FOREIGN = 20
# A shorter line after a colon may tell what an article is about.
_LINE = 36
_BY_RELATION: dict[Relation, QuotationVerdict] = {
    "other_unit": "other_provision",
    "other_version": "other_version",
    "other_provision": "other_provision",
}


class Comparer:
    """Compares quotations with the texts of a library; build one and keep it."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._attribution = Attribution(library)

    def compare(
        self,
        text: str,
        start: int,
        end: int,
        cited: Sequence[ProvisionId],
        on: date,
        *,
        kind: ClaimKind = "marks",
    ) -> Quotation:
        """Compare `text[start:end]`, said to be the words of `cited` as of a day, with the official text.

        `cited`: one article or unit, several for a range; a statute alone, or nothing where it is unknown. The words
        are compared without punctuation and unit numbers; sentences that no held provision has are set aside and told.
        Within quotation marks (`kind` "marks") they make the quotation altered. Elsewhere nobody says where the
        quotation ends, nor that it is one: the rest is judged, lines at its end that are no statute text are no part of
        it, and a passage that differs much is not compared. What is said to be of a text that is not held is not
        judged: the nearest held text is named. Of a passage longer than `MAX_LENGTH` the beginning alone is compared.
        Never raises.
        """
        claimed = Claimed(tuple(cited), on)
        written = Written.of(text, start, min(end, start + MAX_LENGTH))
        found = self._attribution.found(written, claimed, exact=kind == "prose") if written.words else None
        result = replace(self._compared(written, found, claimed, kind), claim=kind)
        return replace(result, message=result.message + words.cut(MAX_LENGTH)) if end - start > MAX_LENGTH else result

    def checked(self, text: str, claim: Claim, cited: Sequence[ProvisionId], on: date) -> Quotation | None:
        """The comparison of a claim; None where there is nothing that a reader should hear of.

        That is a remark, a summary or the right words where no marks say that they are the law's, and a term that is
        said to be of a text that is not held. In prose the words of another statute are its own.
        """
        quotation = self.compare(text, claim.start, claim.end, cited, on, kind=claim.kind)
        if not self._holds(cited) and len(Written.of(text, claim.start, claim.end).words) < TERM:
            return None
        if claim.kind == "prose" and not _is_of_statutes(quotation, cited):
            return None
        return quotation if is_told(quotation) else None

    def _holds(self, cited: Sequence[ProvisionId]) -> bool:
        return any(unit.statute in self._library.statutes for unit in cited)

    def _compared(self, written: Written, found: Found | None, claimed: Claimed, kind: ClaimKind) -> Quotation:
        """The verdict, case by case."""
        if not written.words:
            return _nothing(written, words.EMPTY)
        if (found is None or found.match.cost) and (offence := self._offence(written)):
            return _nothing(written, offence)
        if not self._holds(claimed.units):
            return self._not_held(written, found, claimed.on)
        if found is None or _is_other_term(found.match):
            return _nothing(written, self._lacking(written, claimed, kind))
        found = narrowed(found, kind)
        if is_summary(found.match, kind):
            return _nothing(written, words.SUMMARY)
        return self._judged(found, claimed, kind)

    def _lacking(self, written: Written, claimed: Claimed, kind: ClaimKind) -> str:
        """For words that the cited text does not have, nor any other."""
        if kind != "marks" and len(written.words) < _LINE:
            return words.SUMMARY
        if len(written.words) < TERM:
            return words.term(self._library, claimed, written.text[written.start : written.end])
        return words.nothing(self._library, claimed)

    def _not_held(self, written: Written, found: Found | None, on: date) -> Quotation:
        """For the words of a text that is not held: they may be its true words, whatever others say."""
        if found is None or is_far(found.match):
            return _nothing(written, words.NOT_HELD_NOR_LIKE)
        message = words.not_held(self._library, found, of_day=self._is_of_day(found, on))
        source = self._source(found, on)
        return replace(_nothing(written, message), verdict="other_provision", source_id=source)

    def _offence(self, written: Written) -> str:
        """Where the passage is the name of an offence: what it is; else nothing."""
        for offence in self._library.offences:
            if written.words in (offence.name, *offence.aliases):
                ids = map(ProvisionId.parse, offence.provisions)
                labels = (full_label(self._library.statute(p.statute).latest.short_title, p) for p in ids)
                return words.offence(written.words, "、".join(labels))
        return ""

    def _judged(self, found: Found, claimed: Claimed, kind: ClaimKind) -> Quotation:
        laid = found.match
        wordy = sorted([*changes(laid), *self._foreign(laid)], key=lambda d: d.start)
        missing = left_out(laid, found.target)
        marks = [] if any(d.kind != "not_statute_text" for d in wordy) else punctuation(laid, found.target)
        asides = remarks(laid)
        marks += asides
        verdict = _words_verdict(wordy, missing, marks, kind)
        message = self._message(found, claimed, verdict, (wordy, missing, marks))
        final = _BY_RELATION.get(found.relation, verdict)
        listed = marks if final == "identical_but_punctuation" else asides
        told = [] if words.is_term(found) else missing
        differences = tuple(sorted([*wordy, *told, *listed], key=lambda d: d.start))
        written = laid.written
        return Quotation(
            final,
            written.start,
            written.end,
            written.text[written.start : written.end],
            self._source(found, claimed.on),
            differences,
            message,
        )

    def _foreign(self, laid: Match) -> list[Difference]:
        """Sentences that the matched text does not have: words of another provision, or of none."""
        found = []
        for number, (start, end) in enumerate(laid.foreign):
            a, b = laid.written.span(start, end)
            held = self._attribution.passages.holding(laid.written.words[start:end], 1) if number < _FOREIGN else []
            if held and held[0].article:
                version = held[0].version
                note = f"是{full_label(version.short_title, version.id_of(held[0].article))}的文字"
                found.append(Difference("added", a, b, laid.written.text[a:b], "", note))
            else:
                found.append(Difference("not_statute_text", a, b, laid.written.text[a:b], "", words.FOREIGN_NOTE))
        return found

    def _message(
        self,
        found: Found,
        claimed: Claimed,
        verdict: QuotationVerdict,
        differences: tuple[list[Difference], list[Difference], list[Difference]],
    ) -> str:
        wordy, missing, marks = differences
        if verdict == "altered":
            told = words.altered(found, wordy)
        elif verdict == "excerpt":
            told = words.excerpt(found, missing)
        else:
            told = words.same(found, marks)
        after = words.beyond(found, claimed) + words.foreign(wordy)
        if found.relation == "cited":
            return told + after
        if found.relation == "unclaimed":
            return told + words.ties(found) + after
        return self._relation(found, claimed) + (told if verdict in ("altered", "excerpt") else "") + after

    def _relation(self, found: Found, claimed: Claimed) -> str:
        if found.relation == "other_version":
            return words.other_version(self._library, found, claimed.on)
        return words.other_provision(self._library, found, claimed, of_day=self._is_of_day(found, claimed.on))

    def _is_of_day(self, found: Found, on: date) -> bool:
        official = found.match.official
        article = official.version.article(official.articles[0].article_key)
        return self._attribution.is_of_day(official.version, article, on)

    def _source(self, found: Found, on: date) -> str:
        """The address of the smallest unit that holds the words, dated where it is not the wording of the day."""
        official = found.match.official
        pid = official.unit(*found.match.span)
        day = official.version.effective or official.version.promulgated
        if self._is_of_day(found, on) or day is None:
            return str(pid)
        return str(pid).replace(pid.statute, f"{pid.statute}@{day}", 1)


def _words_verdict(
    wordy: list[Difference], missing: list[Difference], marks: list[Difference], kind: ClaimKind
) -> QuotationVerdict:
    """The verdict on the words alone, whosever they are.

    A sentence that no law has is another's remark where no marks enclose it, unless it sets a time or a sum.
    """
    foreign = [d for d in wordy if d.kind == "not_statute_text"]
    if foreign and (kind == "marks" or any(names_a_figure(d.written) for d in foreign)):
        return "altered"
    if any(d.kind != "not_statute_text" for d in wordy):
        return "altered"
    if missing:
        return "excerpt"
    return "identical_but_punctuation" if marks else "identical"


def _is_of_statutes(quotation: Quotation, cited: Sequence[ProvisionId]) -> bool:
    """Whether the source of a quotation is one of the cited statutes, at whatever time."""
    statute = (quotation.source_id or "").partition("/")[0].partition("@")[0]
    return statute in {unit.statute for unit in cited}


def _is_other_term(laid: Match) -> bool:
    """Whether a few words have no more than a part of a word in common with the text."""
    size = len(laid.written.words)
    return size < TERM and 3 * laid.cost > size


def _nothing(written: Written, message: str) -> Quotation:
    """For words that are not compared with any text."""
    quoted = written.text[written.start : written.end]
    return Quotation("not_statute_text", written.start, written.end, quoted, None, (), message)
