"""/law: statutes and articles. A date leads to the first day of the wording that it asks for, a number of another time
to the article that bears another number now."""

from __future__ import annotations

from flask import Blueprint, abort, current_app, redirect, render_template, request
from werkzeug.wrappers import Response

from corpus.citations.format import article_label
from corpus.citations.parse import parse as parse_citation
from corpus.dates import show
from corpus.errors import AddressError, CitationError, NotHeldError
from corpus.ids import ProvisionId
from corpus.library import Library, Provision
from corpus.model import Statute, Version
from indexer.search import SearchIndex
from webapp.as_of import Day, asked_law_day, shell
from webapp.contexts import Link
from webapp.dates import parse_date
from webapp.law import view as law_view
from webapp.law.view import Worked
from webapp.pages import error_page, open_index
from webapp.per_library import PerLibrary
from webapp.urls import (
    AS_OF,
    NUMBER_OF,
    RENUMBERED,
    law_url,
    same_article_url,
    split_dated,
    url_of,
    wording_url,
)  # fmt: skip

blueprint = Blueprint("law", __name__)
_Answer = str | Response | tuple[str, int]


def worked_of(library: Library) -> Worked:
    """What was worked out of this application's library."""
    made: PerLibrary[Worked] = current_app.extensions["fatiao_worked"]
    return made.of(library)


@blueprint.get("/law/<segment>")
@blueprint.get("/law/<segment>/full")
def statute(segment: str) -> _Answer:
    """A statute: contents, or with /full its whole text."""
    library = open_index().library
    name, day = _dated(segment)
    full = request.path.endswith("/full")
    found = _statute(library, name, day, "full" if full else "")
    if not isinstance(found, Statute):
        return found
    pid, version = ProvisionId(found.id), law_view.version_shown(library, found, day.on)
    canonical = _address(pid, version, day, full=full)
    if _elsewhere(canonical):
        return redirect(canonical)
    around = shell(library, day, canonical=canonical.partition("?")[0])
    return render_template("statute.html", page=law_view.statute_page(around, library, version, day, full=full))


@blueprint.get("/law/<segment>/")
def statute_with_slash(segment: str) -> Response:
    """The address of a statute ends without a slash."""
    return redirect(f"/law/{segment}")


@blueprint.get("/law/<segment>/<path:units>")
def article(segment: str, units: str) -> _Answer:
    """An article, or a unit inside it."""
    index = open_index()
    library = index.library
    name, day = _dated(segment)
    found = _statute(library, name, day, units)
    if not isinstance(found, Statute):
        return found
    try:
        pid = ProvisionId.parse(f"{found.id}/{units}")
    except AddressError:
        # /law/xingfa/第二百五十三条之一 is what people type: it leads to the address.
        cited = _cited(index, f"《{found.latest.short_title}》{units}")
        if cited is None:
            raise
        return redirect(law_url(cited, day.chosen))
    return _followed(library, pid, day) or _article(library, pid, day)


def _article(library: Library, pid: ProvisionId, day: Day) -> _Answer:
    """The article of a number on a day; a number that the day does not have leads to the article that had it."""
    try:
        provision = library.provision(pid, day.on)
    except NotHeldError as error:
        return _renumbered(library, pid, day, error)
    canonical = _address(pid, provision.version, day, renumbered=request.args.get(RENUMBERED, ""))
    if _elsewhere(canonical):
        return redirect(canonical)
    return _shown(library, provision, day, canonical)


def _shown(library: Library, provision: Provision, day: Day, canonical: str) -> str:
    # On another day the same number may be another article: the form and 回到今天 ask for this one.
    numbered = law_view.numbered_on(worked_of(library).numbers, provision)
    today_url = same_article_url(provision.id, numbered) if numbered else law_url(provision.id)
    around = shell(
        library,
        day,
        canonical=canonical.partition("?")[0],
        kept=((NUMBER_OF, str(numbered)),) if numbered else (),
        today_url=today_url,
    )
    asked_as = request.args.get(RENUMBERED, "")
    page = law_view.article_page(around, library, worked_of(library), provision, day, asked_as)
    return render_template("article.html", page=page)


def _followed(library: Library, pid: ProvisionId, day: Day) -> Response | None:
    """Where the number is said to be that of a certain day, the article under its number of the day asked for."""
    if not request.args.get(NUMBER_OF, "").strip():
        return None
    numbered = library.version_at(pid.statute, parse_date(request.args[NUMBER_OF]))
    shown = library.version_at(pid.statute, day.on)
    moved = worked_of(library).numbers.moved(pid, numbered, shown) if numbered and shown else ()
    if shown is None or len(moved) != 1 or moved[0] == pid.article_id:
        # What cannot be followed is shown by its number; the page tells what stood there.
        return redirect(url_of(law_url(pid), [(AS_OF, str(day.on))] if day.dated else []))
    return redirect(_address(moved[0], shown, day, renumbered=pid.article_key))


def _renumbered(library: Library, pid: ProvisionId, day: Day, error: NotHeldError) -> _Answer:
    """An article that had, or will have, this number; of several the reader chooses.

    Raises:
        NotHeldError: there is none.
    """
    shown = library.version_at(pid.statute, day.on)
    known = worked_of(library).numbers.numbered_elsewhere(pid.article_id, shown) if shown and shown.effective else None
    if shown is None or known is None:
        raise error
    wording, found = known
    if len(found) == 1:
        return redirect(_address(found[0], shown, day, renumbered=pid.article_key))
    links = tuple(Link(article_label(p), law_url(p, day.chosen)) for p in found)
    named = "、".join(link.text for link in links)
    told = f"{error.what}。{show(wording.effective)}起施行的文本中的{article_label(pid.article_id)}，由{named}合并而来"
    return error_page(404, "本库没有找到", f"{told}。", links=links)


def _address(pid: ProvisionId, version: Version, day: Day, *, full: bool = False, renumbered: str = "") -> str:
    """The address of a wording: undated today's, else under its first day, and for which day it is read.

    A wording whose first day is not known keeps the day asked for.
    """
    if not day.dated or version.effective is None:
        path = law_url(pid, day.chosen) + ("/full" if full else "")
        return url_of(path, [(RENUMBERED, renumbered)] if renumbered else [])
    return wording_url(pid, version.effective, day.on, full=full, renumbered=renumbered)


def _elsewhere(address: str) -> bool:
    """Whether the request came to another address than this; what it asks beside the day is not looked at."""
    asked = [(key, request.args[key]) for key in (AS_OF, RENUMBERED) if request.args.get(key, "").strip()]
    return url_of(request.path, asked) != address


def _statute(library: Library, name: str, day: Day, units: str = "") -> Statute | Response | tuple[str, int]:
    """The statute with this id; a name of it redirects to its id; an ambiguous name answers 300 with the list."""
    if name in library.statutes:
        return library.statutes[name]
    candidates = library.names.candidates(name)
    if len(candidates) == 1:
        return redirect(law_url(ProvisionId(candidates[0]), day.chosen) + (f"/{units}" if units else ""))
    if (pid := _cited(open_index(), name)) and not units:
        return redirect(law_url(pid, day.chosen))
    if candidates:
        titles = "、".join(library.statutes[c].latest.title if c in library.statutes else c for c in candidates)
        return error_page(300, "这个名称对应不止一部法规", titles, name)
    if missing := library.not_held_named(name):
        held = missing.successor or missing.statute
        near = (library.statutes[held].latest.short_title,) if held else ()
        raise NotHeldError(f"《{missing.title}》：{missing.reason}", near)
    return abort(404)


def _cited(index: SearchIndex, text: str) -> ProvisionId | None:
    """The provision that a text cites and nothing else: 民法典第1034条."""
    try:
        pid = parse_citation(text, index.finder)
    except CitationError:
        return None
    return pid if pid.article is not None else None


def _dated(segment: str) -> tuple[str, Day]:
    """The name and the day of an address."""
    name, day = split_dated(segment)
    return name, asked_law_day(day)
