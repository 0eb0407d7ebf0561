"""Values of the corpus -> the small values that several templates share; no request, no HTML but snippets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypedDict, Unpack

from markupsafe import Markup, escape

from corpus.behaviours import TRACK_NAMES, BehaviourCard, Statement
from corpus.citations.format import article_label, full_label, unit_label
from corpus.dates import show
from corpus.errors import NotHeldError
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.model import LEVELS, Article, Paragraph, Statute, Version
from corpus.status import Status, today
from indexer.snippets import Snippet
from webapp.contexts import Badge, CitedLine, Facts, Link, Shell, Track, When
from webapp.law.contexts import ArticleBody, TocEntry, UnitView
from webapp.urls import assess_url, cases_url, changes_url, coverage_url, feed_url, home_url, law_url, verify_url


@dataclass(frozen=True, slots=True)
class DayForm:
    """How a page's day is changed: see contexts.When; `words` tell the day where it is not simply a day."""

    action: str
    kept: tuple[tuple[str, str], ...] = ()
    form: str = ""
    field: str = ""
    words: str = ""


class Around(TypedDict, total=False):
    """What a shell may also say; without `day_form` the page has no day to change."""

    today_url: str
    origin: str
    canonical: str
    day_form: DayForm
    day_in_query: bool


def shell(library: Library, query: str, on: date, dated: bool, **around: Unpack[Around]) -> Shell:
    """What every page shows around its content."""
    retrieved = [v.source.retrieved for s in library.statutes.values() for v in s.versions if v.source.retrieved]
    newest = max(retrieved, default=today())
    day = on if dated else None
    return Shell(
        query=query,
        as_of=str(on),
        dated=dated,
        statutes=len(library.statutes),
        cases=len(library.cases),
        cards=len(library.cards),
        corpus_date=show(newest),
        when=_when(on, around["day_form"], around.get("today_url", ""), dated=dated) if "day_form" in around else None,
        home=home_url(day),
        nav=_nav(day),
        coverage_url=coverage_url(day),
        changes=(changes_url(), feed_url()),
        origin=around.get("origin", ""),
        canonical=around.get("canonical", ""),
        day_in_query=around.get("day_in_query", False),
    )


def _when(on: date, form: DayForm, today_url: str, *, dated: bool) -> When:
    words = form.words or (show(on) if dated else f"今天，{show(on)}")
    to_come = "以今天已经公布的文本为准" if on > today() else ""
    return When(str(on), words, dated, form.action, form.kept, today_url, form.form, form.field, to_come)


def _nav(day: date | None) -> tuple[Link, ...]:
    stated = [("date", str(day))] if day else []
    return (
        Link("案例", cases_url(as_of=day)),
        Link("责任推算", assess_url(stated)),
        Link("核对引文", verify_url(day)),
        Link("收录范围", coverage_url(day)),
    )


def badge(status: Status, statute: Statute | None = None, version: Version | None = None) -> Badge:
    """A standing for display; with its statute and version it leads to the provision that causes it."""
    url = _cause_url(status, statute, version) if statute and version and status.cause else ""
    return Badge(status.standing, status.name(today()), status.reason, url)


def _cause_url(status: Status, statute: Statute, version: Version) -> str:
    """The provision that causes a standing, in the wording of the day on which it took effect."""
    assert status.cause is not None
    if status.standing == "repealed":
        day = version.repealed
    elif status.standing in ("superseded", "amended_later"):
        later = (
            v.effective
            for v in statute.versions
            if v.effective and version.effective and v.effective > version.effective
        )
        day = next(later, None)
    else:
        day = version.effective
    return law_url(status.cause, day)


def marked(snippet: Snippet) -> Markup:
    """An excerpt with <mark> around its matched words; everything else is escaped."""
    parts, position = [], 0
    for start, end in snippet.spans:
        parts += [
            escape(snippet.text[position:start]),
            Markup("<mark>{}</mark>").format(snippet.text[start:end]),
        ]
        position = end
    parts.append(escape(snippet.text[position:]))
    left, right = ("…" if cut else "" for cut in snippet.cut)
    return Markup(left) + Markup("").join(parts) + Markup(right)


def provision_link(address: str, library: Library, on: date, dated_on: date | None, written: date) -> Link:
    """A link to a provision, with the short title and the unit as its text.

    What cites it was written of the law of the day `written`: where the day asked for has other words at that
    address, the link leads to the words that were meant, and says so.
    """
    pid = ProvisionId.parse(address)
    try:
        title = library.statute(pid.statute).latest.short_title
    except NotHeldError:
        return Link(address, "", "本库未收录")
    label = full_label(title, pid) if pid.article is not None else f"《{title}》"
    if library.same_wording(pid, on, written):
        return Link(label, law_url(pid, dated_on))
    if not library.unit_exists(pid, written):
        return Link(label, law_url(pid, dated_on), f"{show(written)}的文本未收录")
    return Link(label, law_url(pid, written), f"{show(written)}的文本")


def cited_line(statement: Statement, library: Library, on: date, dated_on: date | None, written: date) -> CitedLine:
    """A sentence with links to what carries it."""
    links = (provision_link(a, library, on, dated_on, written) for a in statement.provisions)
    return CitedLine(statement.text, tuple(links))


def tracks(
    card: BehaviourCard, library: Library, on: date, dated_on: date | None, first: int | None = None
) -> tuple[Track, ...]:
    """The three tracks of a card; `first` limits each to its first lines."""
    found = []
    for key, name in TRACK_NAMES:
        statements: tuple[Statement, ...] = getattr(card.consequences, key)
        lines = tuple(cited_line(s, library, on, dated_on, card.as_of) for s in statements[:first])
        found.append(Track(name, lines))
    return tuple(found)


def article_body(article: Article, pid: ProvisionId, on: date | None, target: ProvisionId | None) -> ArticleBody:
    """An article as a tree of units, each with its address; the unit `target` names is marked."""
    single = len(article.paragraphs) == 1
    paragraphs = tuple(
        _paragraph(p, pid.with_units(number), on, target, single) for number, p in enumerate(article.paragraphs, 1)
    )
    return ArticleBody(
        article_label(pid), f"a{pid.article_key}", law_url(pid.article_id, on), paragraphs, article.footnotes
    )


def _paragraph(
    paragraph: Paragraph, pid: ProvisionId, on: date | None, target: ProvisionId | None, single: bool
) -> UnitView:
    items = []
    for item in paragraph.items:
        item_id = pid.with_units(pid.paragraph, item.number)
        subitems = tuple(
            _unit("目", text, item_id.with_units(pid.paragraph, item.number, n), on, target)
            for n, text in enumerate(item.subitems, 1)
        )
        items.append(_unit("项", item.text, item_id, on, target, subitems))
    # The only paragraph of an article needs no number beside it.
    label = "" if single else str(pid.paragraph)
    return _unit("款", paragraph.text, pid, on, target, tuple(items), label)


def _unit(
    kind: str,
    text: str,
    pid: ProvisionId,
    on: date | None,
    target: ProvisionId | None,
    children: tuple[UnitView, ...] = (),
    label: str | None = None,
) -> UnitView:
    anchor = "p" + "-".join(str(u) for u in (pid.paragraph, pid.item, pid.subitem) if u is not None)
    shown = unit_label(pid) if label is None else label
    return UnitView(kind, shown, text, anchor, law_url(pid, on), pid == target, children)


def version_facts(version: Version) -> Facts:
    """Dates, level, issuer and source of a version; an unknown value is 不详."""
    rows = (
        ("全称", version.title),
        ("效力级别", LEVELS[version.level]),
        ("制定机关", version.issuer or "不详"),
        ("文号", version.document_number or "不详"),
        ("公布日期", show(version.promulgated)),
        ("施行日期", show(version.effective)),
        ("废止日期", show(version.repealed) if version.repealed else "未废止"),
        ("文本来源", version.source.via),
        ("核对", version.source.checked or "未核对"),
        ("收录日期", show(version.source.retrieved)),
        ("正文校验", f"SHA-256 {(version.text_sha256 or '不详')[:16]}"),
    )
    return Facts(rows, version.notes)


def toc(version: Version, on: date | None) -> tuple[TocEntry, ...]:
    """Contents: divisions nested as the text nests them; articles without a division come first."""
    return tuple(_toc_level(version, list(version.articles), 0, on))


def _toc_level(version: Version, articles: list[Article], depth: int, on: date | None) -> list[TocEntry]:
    entries: list[TocEntry] = []
    group: list[Article] = []
    for article in [*articles, None]:
        if group and (article is None or article.path[: depth + 1] != group[0].path[: depth + 1]):
            entries.append(_toc_entry(version, group, depth, on))
            group = []
        if article is not None:
            group.append(article)
    return entries


def _toc_entry(version: Version, group: list[Article], depth: int, on: date | None) -> TocEntry:
    path = group[0].path
    own = [a for a in group if len(a.path) <= depth + 1]
    deeper = [a for a in group if len(a.path) > depth + 1]
    links = tuple(Link(article_label(pid), law_url(pid, on)) for pid in map(version.id_of, own))
    label = path[depth].label if len(path) > depth else ""
    return TocEntry(label, division_anchor(group[0], depth), links, tuple(_toc_level(version, deeper, depth + 1, on)))


def division_anchor(first: Article, depth: int) -> str:
    """The anchor of the division that opens at this article, at this depth."""
    return f"d{first.key}-{depth}"
