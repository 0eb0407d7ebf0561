"""The pages: each route reads its address and date, asks the library or the index, and renders one context."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches

from flask import Blueprint, abort, current_app, redirect, render_template, request
from werkzeug.wrappers import Response

from corpus.citations.format import full_label
from corpus.citations.parse import parse as parse_citation
from corpus.citations.references import References
from corpus.dates import show
from corpus.errors import AddressError, CitationError, NotHeldError
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.model import Statute
from indexer.request import Request, kinds_of
from indexer.search import SearchIndex, search
from webapp import card_view, case_view, law_view, search_view, views
from webapp.casebook import Casebook
from webapp.contexts import ErrorPage, Link, Shell
from webapp.dates import date_or_today, parse_date
from webapp.per_library import PerLibrary
from webapp.state import State
from webapp.urls import behaviour_url, case_url, law_url, split_dated, undated_url

blueprint = Blueprint("pages", __name__)
PAGE_SIZE = 20
MAX_START = 10_000


def open_index() -> SearchIndex:
    """The index of this application."""
    state: State = current_app.extensions["fatiao"]
    return state.search_index()


def _references(library: Library) -> References:
    """What cites what, in this application's library."""
    made: PerLibrary[References] = current_app.extensions["fatiao_references"]
    return made.of(library)


def casebook_of(library: Library) -> Casebook:
    """The cases of this application's library, made ready once."""
    made: PerLibrary[Casebook] = current_app.extensions["fatiao_casebook"]
    return made.of(library)


@blueprint.get("/")
def home() -> str:
    """The start page."""
    library = open_index().library
    on, dated = date_or_today(None)
    return render_template("home.html", page=search_view.home_page(_shell(library, on, dated), library))


@blueprint.get("/search")
def search_page() -> str | Response:
    """Search results for q as of a date, with facets."""
    index = open_index()
    if not request.args.get("q", "").strip() and (
        redated := _redated(request.args.get("at", ""), request.args.get("as_of", ""))
    ):
        return redated
    on, dated = date_or_today(request.args.get("as_of"))
    asked = Request(
        query=request.args.get("q", ""),
        on=on,
        kinds=kinds_of(request.args.get("kind", "")),
        statute=request.args.get("statute", ""),
        level=request.args.get("level", ""),
        start=min(MAX_START, max(0, request.args.get("start", 0, type=int))),
        top=PAGE_SIZE,
    )
    page = search(index, asked)
    shell = _shell(index.library, on, dated, asked.query)
    context = search_view.search_page(shell, index.library, page, on if dated else None)
    return render_template("search.html", page=context)


@blueprint.get("/law/<segment>")
@blueprint.get("/law/<segment>/full")
def statute(segment: str) -> str | Response | tuple[str, int]:
    """A statute: contents, or with /full its whole text."""
    library = open_index().library
    name, on, dated_on = _dated(segment)
    full = request.path.endswith("/full")
    found = _statute(library, name, dated_on, "full" if full else "")
    if not isinstance(found, Statute):
        return found
    shell = _shell(library, on, dated_on is not None, address=found.id)
    return render_template("statute.html", page=law_view.statute_page(shell, library, found, on, dated_on, full=full))


@blueprint.get("/law/<segment>/")
def statute_with_slash(segment: str) -> Response:
    """The address of a statute ends without a slash."""
    return redirect(f"/law/{segment}")


@blueprint.get("/law/<segment>/<path:units>")
def article(segment: str, units: str) -> str | Response | tuple[str, int]:
    """An article, or a unit inside it."""
    index = open_index()
    library = index.library
    name, on, dated_on = _dated(segment)
    found = _statute(library, name, dated_on, units)
    if not isinstance(found, Statute):
        return found
    try:
        pid = ProvisionId.parse(f"{found.id}/{units}")
    except AddressError:
        # /law/xingfa/第二百五十三条之一 is what people type: it leads to the address.
        cited = _cited(index, f"《{found.latest.short_title}》{units}")
        if cited is None:
            raise
        return redirect(law_url(cited, dated_on))
    shell = _shell(library, on, dated_on is not None, address=str(pid))
    return render_template(
        "article.html", page=law_view.article_page(shell, library, _references(library), pid, on, dated_on)
    )


@blueprint.get("/case/<case_id>")
def case(case_id: str) -> str:
    """A case."""
    library = open_index().library
    on, dated = date_or_today(None)
    if case_id not in library.cases:
        near = get_close_matches(case_id, library.cases, 3, 0.4)
        raise NotHeldError(f"案例 {case_id}", tuple(library.cases[i].title for i in near))
    found = casebook_of(library).by_id[case_id]
    page = case_view.case_page(_shell(library, on, dated), library, found, on)
    return render_template("case.html", page=page)


@blueprint.get("/behaviour/<card_id>")
def behaviour(card_id: str) -> str:
    """A behaviour card as of a date."""
    library = open_index().library
    on, dated = date_or_today(request.args.get("as_of"))
    if card_id not in library.cards:
        near = get_close_matches(card_id, library.cards, 3, 0.4)
        raise NotHeldError(f"行为 {card_id}", tuple(library.cards[i].name for i in near))
    shell = _shell(library, on, dated)
    page = card_view.behaviour_page(shell, library, library.cards[card_id], on, on if dated else None)
    return render_template("behaviour.html", page=page)


@blueprint.get("/coverage")
def coverage() -> str:
    """What is held and what is not."""
    library = open_index().library
    on, dated = date_or_today(None)
    return render_template("coverage.html", page=card_view.coverage_page(_shell(library, on, dated), library, on))


def error_page(code: int, title: str, message: str, asked: str = "", named: tuple[str, ...] = ()) -> tuple[str, int]:
    """An error in words, with what the reader may have meant; `named` are names the error itself suggests."""
    library = open_index().library
    on, dated = date_or_today(None)
    near = [link for name in (*named, asked) for link in suggestions(library, name)]
    context = ErrorPage(_shell(library, on, dated), code, title, message, tuple(dict.fromkeys(near))[:5])
    return render_template("error.html", page=context), code


def suggestions(library: Library, asked: str) -> tuple[Link, ...]:
    """Where else the reader may want to go: other wordings of the article asked for, else pages that resemble it."""
    name, *units = asked.split("/")
    statute = split_dated(name)[0]
    if statute in library.statutes:
        return _wordings(library, statute, "/".join(units))
    pages = {s.id: Link(s.latest.short_title, law_url(ProvisionId(s.id))) for s in library.statutes.values()}
    pages |= {known: pages[ids[0]] for known, ids in library.names.table.items() if len(ids) == 1}
    pages |= {c.id: Link(c.title, case_url(c.id)) for c in library.cases.values()}
    pages |= {c.id: Link(c.name, behaviour_url(c.id)) for c in library.cards.values()}
    pages |= {link.text: link for link in pages.values()}
    return tuple(dict.fromkeys(pages[match] for match in get_close_matches(statute, pages, 5, 0.5)))


def _wordings(library: Library, statute: str, units: str) -> tuple[Link, ...]:
    """The article in every wording that is held, and the statute."""
    title = library.statutes[statute].latest.short_title
    found = [Link(f"《{title}》", law_url(ProvisionId(statute)))]
    try:
        pid = ProvisionId.parse(f"{statute}/{units}").article_id
    except AddressError:
        return tuple(found)
    held = [v for v in library.wordings(pid) if v.effective]
    links = [Link(f"{full_label(title, pid)}（{show(v.effective)}起施行）", law_url(pid, v.effective)) for v in held]
    return (*links, *found)


def _statute(
    library: Library, name: str, dated_on: date | None, units: str = ""
) -> Statute | Response | tuple[str, int]:
    """The statute with this id; a name of it redirects to its id; an ambiguous name answers 300 with the list."""
    if name in library.statutes:
        return library.statutes[name]
    candidates = library.names.candidates(name)
    if len(candidates) == 1:
        return redirect(law_url(ProvisionId(candidates[0]), dated_on) + (f"/{units}" if units else ""))
    if (pid := _cited(open_index(), name)) and not units:
        return redirect(law_url(pid, dated_on))
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


def _dated(segment: str) -> tuple[str, date, date | None]:
    """(name, day, the day if the address names one)."""
    name, day = split_dated(segment)
    if day is None:
        return name, date_or_today(None)[0], None
    on = parse_date(day)
    return name, on, on


def _shell(library: Library, on: date, dated: bool, query: str = "", address: str = "") -> Shell:
    here = undated_url(request.path, query, request.args.to_dict())
    origin = request.host_url.rstrip("/")
    return views.shell(library, query, on, dated, today_url=here, address=address, origin=origin)


def _redated(address: str, day: str) -> Response | None:
    """Where a date is given beside a page's address and no query, that page as of the date."""
    if not day.strip() or not address:
        return None
    try:
        return redirect(law_url(ProvisionId.parse(address), parse_date(day)))
    except AddressError:
        return None
