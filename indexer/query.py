"""What a user typed -> what was meant: citations, offences, statutes named, and the words that remain."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpus.citations.find import Citation, CitationFinder
from corpus.citations.format import full_label
from corpus.dates import show
from corpus.errors import NotHeldError
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.offences import Offence
from indexer.analysis import Analyser, Terms, without
from indexer.normalise import normalise_query

# A range of a hundred articles needs no hundred remarks.
MAX_NOTES = 5


@dataclass(frozen=True, slots=True)
class Understood:
    """How a query was read.

    `provisions` are the cited articles in their order, each followed by its 之一 …; `statutes` those named by
    title; `terms` the words that remain, those of `phrases` among them; `also` the words of the law that are searched
    with them; `notes` say it to the reader, in Chinese.
    """

    text: str
    provisions: tuple[ProvisionId, ...]
    statutes: tuple[str, ...]
    offences: tuple[Offence, ...]
    terms: Terms
    notes: tuple[str, ...]
    also: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


def understand(text: str, library: Library, finder: CitationFinder, analyser: Analyser, on: date) -> Understood:
    """Read a query; never raises, whatever the text.

    Citations are taken out before segmentation; the words around them are kept (刑法253之一 量刑).
    """
    plain = normalise_query(text)
    citations = finder.find(plain)
    offences = _offences(plain, library)
    named = [c.candidates[0] for c in citations if c.title and len(c.candidates) == 1]
    cited = [pid for c in citations for pid in _cited(c, library)]
    cited += [ProvisionId.parse(p) for o in offences for p in o.provisions]
    notes = [
        *_citation_notes(citations, library, on),
        *_offence_notes(offences, on),
    ]
    return Understood(
        text=plain,
        provisions=tuple(dict.fromkeys(sibling for pid in cited for sibling in _with_siblings(pid, library))),
        statutes=tuple(dict.fromkeys(named)),
        offences=offences,
        terms=analyser.query(_remaining(plain, citations)),
        notes=tuple(dict.fromkeys(notes)),
    )


def _remaining(text: str, citations: list[Citation]) -> str:
    """The words beside the citations: article numbers go, and so do titles of statutes that are held."""
    cut = without(text, citations)
    for citation in citations:
        if citation.candidates and citation.title:
            cut = cut.replace(citation.title, " ", 1)
    return cut


def _cited(citation: Citation, library: Library) -> list[ProvisionId]:
    """The addresses of a citation; a bare 第X条 means every statute that has this article only if that is one."""
    if citation.article is None:
        return []
    if citation.ids or citation.title is not None:
        return list(citation.ids)
    probe = ProvisionId("x", citation.article, citation.suffix)
    owners = [s.id for s in library.statutes.values() if s.latest.article(probe.article_key)]
    return [ProvisionId(owners[0], citation.article, citation.suffix)] if len(owners) == 1 else []


def _with_siblings(pid: ProvisionId, library: Library) -> list[ProvisionId]:
    """刑法253 asks for 253 and for 253之一; 刑法253之一 for itself alone."""
    found = [pid]
    if pid.suffix or pid.statute not in library.statutes:
        return found
    for version in library.statutes[pid.statute].versions:
        for article in version.articles:
            if article.number == pid.article and article.suffix:
                found.append(ProvisionId(pid.statute, article.number, article.suffix))
    return list(dict.fromkeys(found))


def _offences(text: str, library: Library) -> tuple[Offence, ...]:
    """Offences named in the text, by name or alias; a name inside a longer one does not count twice."""
    named = [(name, o) for o in library.offences for name in (o.name, *o.aliases) if name in text]
    longest = [n for n, _ in named if not any(n != other and n in other for other, _ in named)]
    return tuple(dict.fromkeys(o for name, o in named if name in longest))


def _citation_notes(citations: list[Citation], library: Library, on: date) -> list[str]:
    notes = []
    for citation in citations:
        if citation.title and not citation.candidates:
            notes.append(_not_held_note(citation.title, library))
        elif len(citation.candidates) > 1:
            notes.append(_ambiguous_note(citation, library))
        elif citation.ids and citation.article is not None:
            notes += [_existence_note(pid, library, on) for pid in citation.ids[:MAX_NOTES]]
        elif citation.id:
            notes += _statute_notes(citation.id.statute, library, on)
        elif citation.article is not None and not _cited(citation, library):
            notes.append(f"“{citation.text}”没有说明是哪部法律")
    return notes


def _not_held_note(title: str, library: Library) -> str:
    record = library.not_held_named(title)
    if record:
        return f"《{record.title}》：{record.reason}"
    return f"本库没有《{title.strip('《》〈〉')}》，只按文字检索"


def _ambiguous_note(citation: Citation, library: Library) -> str:
    titles = [library.statutes[c].latest.short_title if c in library.statutes else c for c in citation.candidates[:4]]
    more = "等" if len(citation.candidates) > len(titles) else ""
    return f"“{citation.title or citation.text}”不止指一部法规：{'、'.join(f'《{t}》' for t in titles)}{more}"


def _statute_notes(statute: str, library: Library, on: date) -> list[str]:
    """Where no wording of the day is held, from when on the held ones apply."""
    version = library.version_at(statute, on)
    if version and (version.effective is None or version.effective <= on):
        return []
    held = library.statutes[statute]
    first = next((v for v in held.versions if v.extent == "full"), None)
    if first is None:
        return [f"本库只收录《{held.latest.short_title}》的部分条文"]
    return [f"本库收录的《{first.short_title}》全文自{show(first.effective)}起施行，没有{show(on)}的文本"]


def _existence_note(pid: ProvisionId, library: Library, on: date) -> str:
    try:
        version = library.provision(pid, on).version
    except NotHeldError as error:
        return str(error.what)
    label = full_label(version.short_title, pid)
    if not library.unit_exists(pid, on):
        return f"{label}不存在，下面是该条全文"
    return f"按条文引用检索：{label}"


def _offence_notes(offences: tuple[Offence, ...], on: date) -> list[str]:
    notes = []
    for offence in offences:
        if offence.until and offence.until < on:
            successor = f"，现为{offence.replaced_by}" if offence.replaced_by else ""
            notes.append(f"{offence.name}这一罪名用到{show(offence.until)}{successor}")
        elif on < offence.since:
            notes.append(f"{offence.name}这一罪名自{show(offence.since)}起使用，{show(on)}还没有")
        else:
            notes.append(f"罪名：{offence.name}")
    return notes
