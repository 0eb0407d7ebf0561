"""References inside the corpus: what each article cites, and what cites it.

A statute means the other one as it stood when its own wording came into force; where the articles of that statute
have been renumbered since, the reference follows the provision and says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from corpus.citations.citation import Citation
from corpus.citations.existence import has_unit
from corpus.citations.find import CitationFinder
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.model import Article, Paragraph, Version
from corpus.renumbering import Renumbering


@dataclass(frozen=True, slots=True)
class Reference:
    """One citation in a held text: where it stands, in which wording, what it says, and why it leads nowhere."""

    source: ProvisionId
    version: Version
    citation: Citation
    problem: str = ""

    @property
    def resolved(self) -> bool:
        """Whether every address that it names is in a held text."""
        return not self.problem


@dataclass(frozen=True, slots=True)
class CitedBy:
    """A provision that cites an article, and the number under which it does where that is not today's."""

    source: ProvisionId
    version: Version
    written_as: ProvisionId | None = None


def references_in(version: Version, finder: CitationFinder, library: Library) -> Iterator[Reference]:
    """Every reference to an article, or to a part of one, in a wording; titles without an article are none."""
    for article in version.articles:
        for place, text, inside in _passages(version, article):
            for citation in finder.find(text, inside):
                if citation.article is not None or citation.title is None:
                    yield Reference(place, version, citation, _problem(citation, library))


class References:
    """All references between held texts, ready to be asked from both ends."""

    def __init__(self, library: Library, finder: CitationFinder) -> None:
        """Reads every held wording once; takes about a second for six thousand articles."""
        self._library = library
        self._renumbering = Renumbering(library.history.renumbered)
        self.all = tuple(
            reference
            for statute in library.statutes.values()
            for version in statute.versions
            for reference in references_in(version, finder, library)
        )
        self._cites: Mapping[tuple[str, date | None, str], list[Reference]] = self._by_source()
        self._citing: Mapping[str, list[Reference]] = self._by_target()

    def cites(self, version: Version, article: Article) -> tuple[ProvisionId, ...]:
        """The addresses that an article names outside itself, in the order of its text."""
        own = version.id_of(article)
        found = self._cites.get((version.statute, version.effective, article.key), ())
        ids = (pid for r in found if r.resolved for pid in r.citation.ids if pid.article_id != own)
        return tuple(dict.fromkeys(ids))

    def cited_by(self, article: ProvisionId, on: date) -> tuple[CitedBy, ...]:
        """What cites an article in the wordings of a day; each citing article once, in the order of the corpus."""
        found: dict[tuple[str, str], CitedBy] = {}
        for reference in self._citing.get(article.statute, ()):
            if not self._applies(reference.version, on) or reference.source.article_id == article:
                continue
            for pid in reference.citation.ids:
                if article in self._today(pid.article_id, reference.version, on):
                    written_as = pid.article_id if article != pid.article_id else None
                    key = (reference.source.statute, reference.source.article_key)
                    found.setdefault(key, CitedBy(_shown(reference), reference.version, written_as))
        return tuple(found.values())

    def _applies(self, version: Version, on: date) -> bool:
        """Whether a wording is the one that a day's reader sees: the newest in force, or a part of it."""
        if version.effective is None or version.effective > on:
            return False
        later = self._library.version_at(version.statute, on)
        return later is None or later is version or (later.effective or date.min) < version.effective

    def _today(self, article: ProvisionId, citing: Version, on: date) -> tuple[ProvisionId, ...]:
        """The numbers that a cited article carries on a day."""
        statute = self._library.statutes.get(article.statute)
        then = self._library.version_at(article.statute, citing.effective or on) if statute else None
        now = self._library.version_at(article.statute, on) if statute else None
        if statute is None or then is None or now is None or then is now or then.effective is None:
            return (article,)
        moved = self._renumbering.moved_to(statute, article.article_key, then, now)
        return tuple(ProvisionId.parse(f"{article.statute}/{key}") for key in moved)

    def _by_source(self) -> Mapping[tuple[str, date | None, str], list[Reference]]:
        found: dict[tuple[str, date | None, str], list[Reference]] = defaultdict(list)
        for reference in self.all:
            version = reference.version
            found[version.statute, version.effective, reference.source.article_key].append(reference)
        return found

    def _by_target(self) -> Mapping[str, list[Reference]]:
        found: dict[str, list[Reference]] = defaultdict(list)
        for reference in self.all:
            for statute in {pid.statute for pid in reference.citation.ids} if reference.resolved else ():
                found[statute].append(reference)
        return found


def _shown(reference: Reference) -> ProvisionId:
    """Where a reference stands; the only 款 of an article needs no number."""
    source = reference.source
    article = reference.version.article(source.article_key)
    return source.article_id if article and len(article.paragraphs) == 1 and source.item is None else source


def _passages(version: Version, article: Article) -> Iterator[tuple[ProvisionId, str, str | None]]:
    """(place, text, the place that 本法 and 前款 count from) for every part of an article.

    An amendment (its articles are 一、二、…) speaks about another law and quotes it: it is read as prose, whole.
    """
    whole = version.id_of(article)
    if article.label.endswith("、"):
        yield whole, article.text, None
        return
    for number, paragraph in enumerate(article.paragraphs, 1):
        yield from _of_paragraph(whole.with_units(number), paragraph)


def _of_paragraph(place: ProvisionId, paragraph: Paragraph) -> Iterator[tuple[ProvisionId, str, str]]:
    yield place, paragraph.text, str(place)
    for item in paragraph.items:
        unit = place.with_units(place.paragraph, item.number)
        yield unit, "\n".join([item.text, *item.subitems]), str(unit)


def _problem(citation: Citation, library: Library) -> str:
    """Why a reference leads to no held text; empty where it does."""
    if not citation.ids:
        return citation.problem or "没有可指的条文"
    missing = [pid for pid in citation.ids if not _held(pid, library)]
    return f"本库的文本里没有 {missing[0]}" if missing else ""


def _held(pid: ProvisionId, library: Library) -> bool:
    """Whether any held wording has this unit; which one applied is told by the page."""
    statute = library.statutes.get(pid.statute)
    if statute is None or pid.article is None:
        return statute is not None
    return any((a := v.article(pid.article_key)) and has_unit(a, pid) for v in statute.versions)
