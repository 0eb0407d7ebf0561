"""Statutes and articles at a date -> the values of statute.html and article.html."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpus.article_history import ArticleHistories, ArticleHistory
from corpus.cases import Case
from corpus.citations.find import CitationFinder
from corpus.citations.format import article_label, full_label, unit_label
from corpus.citations.references import CitedBy, References
from corpus.dates import show
from corpus.errors import NotHeldError
from corpus.ids import ProvisionId
from corpus.library import Library, Provision
from corpus.model import LEVELS, Article, Statute, Version
from corpus.status import today
from webapp import views
from webapp.as_of import Day
from webapp.contexts import Badge, Link, Shell
from webapp.law.article_numbers import ArticleNumbers
from webapp.law.contexts import ArticleBody, ArticlePage, StatutePage
from webapp.law.number_notes import number_notes, renumbered_note
from webapp.law.wordings import cause_link, repealed_links, repealing_link, span_rows, statute_rows
from webapp.urls import behaviour_url, case_url, feed_url, full_text_url, history_url, law_url

Heading = tuple[int, str, str]


def version_shown(library: Library, statute: Statute, on: date) -> Version:
    """The full wording of a day; of a statute of which only some articles are held, those that apply.

    Raises:
        NotHeldError: it is not held.
    """
    version = library.version_at(statute.id, on)
    if version is None and all(v.extent != "full" for v in statute.versions):
        past = [v for v in statute.versions if v.effective and v.effective <= on]
        version = past[-1] if past else None
    if version is None:
        raise NotHeldError(_no_wording(statute, on))
    return version


def statute_page(shell: Shell, library: Library, version: Version, day: Day, *, full: bool) -> StatutePage:
    """A statute at a date: contents, or the full text."""
    statute, pid = library.statute(version.statute), ProvisionId(version.statute)
    return StatutePage(
        shell=shell,
        title=version.title,
        badge=views.badge(library.status(version, day.on), statute, version),
        facts=views.version_facts(version),
        versions=statute_rows(library, statute, version, day.on),
        repeals=repealed_links(library, statute.id),
        repealed_by=repealing_link(library, statute.id, day.on),
        toc=views.toc(version, day.chosen),
        preamble=version.preamble,
        bodies=_bodies(version, day.chosen) if full else (),
        annexes=tuple((annex.title, annex.lines) for annex in version.annexes),
        full_url=full_text_url(statute.id, day.chosen),
        url=law_url(pid, day.chosen),
        feed_url=feed_url(statute.id),
        permalink=law_url(pid, version.effective),
    )


@dataclass(frozen=True, slots=True)
class Worked:
    """What is worked out once for a library: references, numbers and histories of its articles."""

    references: References
    numbers: ArticleNumbers
    histories: ArticleHistories


def worked(library: Library) -> Worked:
    """Work it out; takes about a second."""
    references = References(library, CitationFinder.of(library))
    return Worked(references, ArticleNumbers(library), ArticleHistories(library))


def article_page(
    shell: Shell, library: Library, worked: Worked, found: Provision, day: Day, asked_as: str = ""
) -> ArticlePage:
    """An article at a date, with the unit that the address names marked.

    Args:
        shell: what stands around the page.
        library: where the article is held.
        worked: what is worked out of the library.
        found: the article in the wording of the day, and the address asked for.
        day: the day.
        asked_as: the number by which it was asked for, where that is one of another time.
    """
    pid, version, on = found.id, found.version, day.on
    article_id = pid.article_id
    before, after = _neighbours(version, found.article)
    now, history = library.version_at(pid.statute, today()), worked.histories.of(article_id, on)
    references = worked.references
    return ArticlePage(
        shell=shell,
        title=full_label(version.short_title, article_id),
        statute=Link(version.short_title, _statute_url(library, pid.statute, day.chosen)),
        path=tuple(d.label for d in found.article.path),
        badge=_badge(worked.histories, library, found, on),
        body=views.article_body(found.article, article_id, day.chosen, pid),
        facts=views.version_facts(version),
        renumbered=renumbered_note(worked.numbers, asked_as, article_id, version, now) if asked_as else (),
        numbers=number_notes(worked.numbers, article_id, version, now),
        spans=span_rows(history, article_id, on),
        unknown=history.unknown,
        history_url=_history_url(history, article_id),
        previous=_neighbour(version, before, day.chosen),
        next=_neighbour(version, after, day.chosen),
        cites=tuple(_cited_link(cited, library, day.chosen) for cited in references.cites(version, found.article)),
        cited_by=tuple(_citing_link(citing, day.chosen) for citing in references.cited_by(article_id, on)),
        cases=tuple(_case_link(case, same, day.chosen) for case, same in library.cases_citing(article_id, on)),
        cards=tuple(Link(c.name, behaviour_url(c.id, day.chosen)) for c in library.cards_citing(article_id, on)),
        notices=_notices(found, pid, library, on),
        permalink=law_url(pid, version.effective),
        citation=_citation(version, pid),
    )


def _history_url(history: ArticleHistory, pid: ProvisionId) -> str:
    """The article through time under the number of today, else under its last one."""
    borne = [span for span in (*history.spans, history.at(today())) if span and span.ids]
    return history_url(borne[-1].ids[0] if borne else pid)


def numbered_on(numbers: ArticleNumbers, found: Provision) -> date | None:
    """The first day of the wording shown, where its article has, or had, another number at another time."""
    pid, version = found.id.article_id, found.version
    there = (numbers.before(pid, version), numbers.after(pid, version))
    return version.effective if any(other and other.renumbered for other in there) else None


def _badge(histories: ArticleHistories, library: Library, found: Provision, on: date) -> Badge:
    """The standing of the article itself: a newer wording of the statute need not touch it."""
    status = histories.status(found.id, on)
    words = histories.of(found.id, on).words_since(on)
    if words and words.by and words.by.provision == status.cause:
        return Badge(status.standing, status.name(today()), status.reason, cause_link(words.by, words.since).url)
    return views.badge(status, library.statute(found.id.statute), found.version)


def _cited_link(pid: ProvisionId, library: Library, dated: date | None) -> Link:
    """A provision that the article cites; of a statute that is not held on the day the plain address."""
    title = library.statute(pid.statute).latest.short_title
    label = full_label(title, pid) if pid.article is not None else f"《{title}》"
    held = dated if dated and pid.article is not None and library.unit_exists(pid, dated) else None
    return Link(label, law_url(pid, held))


def _citing_link(citing: CitedBy, dated_on: date | None) -> Link:
    """A provision that cites the article, with the number that it gives where the article has another now."""
    note = LEVELS[citing.version.level] if citing.version.level == "judicial_interpretation" else ""
    if citing.written_as:
        note = f"所写条号为{article_label(citing.written_as)}，是修改前的编号"
    return Link(full_label(citing.version.short_title, citing.source), law_url(citing.source, dated_on), note)


def _case_link(case: Case, same: bool, day: date | None) -> Link:
    """A citing case; one that means other words under the same number says so."""
    note = case.kind_name if same else f"{case.kind_name}，所引为当时的文本"
    return Link(case.title, case_url(case.id, day), note)


def _statute_url(library: Library, statute: str, dated_on: date | None) -> str:
    """The statute's page on the day, or today's where only some articles of that day are held."""
    held = dated_on if dated_on and library.version_at(statute, dated_on) else None
    return law_url(ProvisionId(statute), held)


def _bodies(version: Version, dated_on: date | None) -> tuple[tuple[tuple[Heading, ...], ArticleBody], ...]:
    bodies = []
    open_path: tuple[object, ...] = ()
    for article in version.articles:
        shared = 0
        while shared < min(len(open_path), len(article.path)) and open_path[shared] == article.path[shared]:
            shared += 1
        headings = tuple(
            (depth + 2, views.division_anchor(article, depth), article.path[depth].label)
            for depth in range(shared, len(article.path))
        )
        bodies.append((headings, views.article_body(article, version.id_of(article), dated_on, None)))
        open_path = article.path
    return tuple(bodies)


def _neighbours(version: Version, article: Article) -> tuple[Article | None, Article | None]:
    place = version.articles.index(article)
    before = version.articles[place - 1] if place else None
    after = version.articles[place + 1] if place + 1 < len(version.articles) else None
    return before, after


def _neighbour(version: Version, article: Article | None, dated: date | None) -> Link | None:
    if article is None:
        return None
    pid = version.id_of(article)
    return Link(article_label(pid), law_url(pid, dated))


def _notices(found: Provision, pid: ProvisionId, library: Library, on: date) -> tuple[str, ...]:
    """What a reader must know before relying on the text."""
    notices = list(found.version.notes)
    if not library.unit_exists(pid, on):
        notices.insert(0, f"本条没有{unit_label(pid).removeprefix(article_label(pid))}，下面是全条。")
    for fix in found.version.corrections:
        if fix.article == found.article.key:
            printed = fix.printed.replace("\n", "／")
            notices.append(f"所据文本作“{printed}”，已订正为“{fix.correct}”：{fix.reason}。")
    if any(breaks.article == found.article.key for breaks in found.version.breaks):
        notices.append("所据文本没有分段；本条的分款、分项据网站公布的文本补上。")
    if found.version.extent != "full":
        by = found.version.changes[0].by if found.version.changes else ""
        amendment = ProvisionId.parse(by) if by else None
        if amendment and amendment.statute in library.statutes:
            title = library.statutes[amendment.statute].latest.short_title
            notices.append(f"本条的这一文本出自{full_label(title, amendment)}。")
    return tuple(notices)


def _citation(version: Version, pid: ProvisionId) -> str:
    """《中华人民共和国刑法》（2024年3月1日起施行的文本）第二百五十三条之一第一款."""
    return f"《{version.title}》（{show(version.effective)}起施行的文本）{unit_label(pid)}"


def _no_wording(statute: Statute, on: date) -> str:
    held = "、".join(show(v.effective) for v in statute.versions)
    return f"《{statute.latest.short_title}》在{show(on)}的全文；收录的文本自{held}起施行"
