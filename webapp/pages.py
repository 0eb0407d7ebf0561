"""The pages beside those of the law: each route reads its day, asks library or index, and renders one context."""

from __future__ import annotations

from dataclasses import replace
from difflib import get_close_matches

from flask import Blueprint, current_app, redirect, render_template, request
from werkzeug.wrappers import Response

from corpus.behaviours import BehaviourCard
from corpus.citations.format import full_label
from corpus.dates import show
from corpus.errors import AddressError, NotHeldError
from corpus.ids import ProvisionId
from corpus.library import Library
from indexer.explain import explain
from indexer.request import DEFAULT_RANKER, RANKERS, Request, kinds_of
from indexer.results import ResultPage
from indexer.search import SearchIndex, search
from webapp import card_view, search_view
from webapp.as_of import Day, asked_day, day_or_today, kept_choices, shell
from webapp.cases import case_view
from webapp.cases.casebook import Casebook
from webapp.contexts import ErrorPage, Link, Shell
from webapp.per_library import PerLibrary
from webapp.state import State
from webapp.urls import behaviour_url, case_url, law_url, search_url, split_dated
from webapp.why_view import why_lines

blueprint = Blueprint("pages", __name__)
PAGE_SIZE = 20
MAX_START = 10_000
# 刑法第二百五十三条之一 has five wordings; a law that is amended often has more than a reader can choose from.
MAX_SUGGESTIONS = 8
# The form that asks for words, which takes the day along where the page has no other.
SEARCH_FORM = "search"


def open_index() -> SearchIndex:
    """The index of this application."""
    state: State = current_app.extensions["fatiao"]
    return state.search_index()


def casebook_of(library: Library) -> Casebook:
    """The cases of this application's library, made ready once."""
    made: PerLibrary[Casebook] = current_app.extensions["fatiao_casebook"]
    return made.of(library)


@blueprint.get("/")
def home() -> str | Response:
    """The start page.

    Enter in the search field presses the first button of its form, and that is the one that changes the date: what
    was typed is searched all the same.
    """
    if words := request.args.get("q", "").strip():
        return redirect(search_url(words, as_of=asked_day().chosen))
    library, day = open_index().library, asked_day()
    around = shell(library, day, form=SEARCH_FORM, kept=())
    return render_template("home.html", page=search_view.home_page(around, library, day.chosen))


@blueprint.get("/search")
def search_page() -> str:
    """Search results for q as of a date, with facets."""
    index, day = open_index(), asked_day()
    page = search(index, search_request(day))
    around = _search_shell(index.library, page, day)
    shown = search_view.search_page(around, index.library, page, day.chosen)
    why = why_lines(explain(index, page), day.chosen)
    return render_template("search.html", page=replace(shown, notice=index.notice, why=why))


def _search_shell(library: Library, page: ResultPage, day: Day) -> Shell:
    """What stands around results: where the query names the day, another day or today takes its place."""
    query = page.request.query
    if page.request.conditions.day is None:
        return shell(library, day, query, form="" if query.strip() else SEARCH_FORM)
    undated = search_view.without_day(page)
    kept = [(name, undated if name == "q" else value) for name, value in kept_choices()]
    return shell(library, Day(page.request.on, dated=True), query, kept=tuple(kept), day_in_query=True)


def search_request(day: Day) -> Request:
    """What the address asks the index for; a number or a ranker that is none is left out."""
    ranker = request.args.get("ranker", "")
    return Request(
        query=request.args.get("q", ""),
        on=day.on,
        dated=day.dated,
        kinds=kinds_of(request.args.get("kind", "")),
        statute=request.args.get("statute", ""),
        level=request.args.get("level", ""),
        start=min(MAX_START, max(0, request.args.get("start", 0, type=int))),
        top=PAGE_SIZE,
        literal=bool(request.args.get("literal")),
        ranker=ranker if ranker in RANKERS else DEFAULT_RANKER,
    )


@blueprint.get("/case/<case_id>")
def case(case_id: str) -> str:
    """A case, with the law of a date."""
    library, day = open_index().library, asked_day()
    if case_id not in library.cases:
        near = get_close_matches(case_id, library.cases, 3, 0.4)
        raise NotHeldError(f"案例 {case_id}", tuple(library.cases[i].title for i in near))
    found = casebook_of(library).by_id[case_id]
    return render_template("case.html", page=case_view.case_page(shell(library, day), library, found, day))


@blueprint.get("/behaviour/<card_id>")
def behaviour(card_id: str) -> str:
    """A behaviour card as of a date."""
    library, day = open_index().library, asked_day()
    card = known_card(library, card_id)
    page = card_view.behaviour_page(shell(library, day), library, card, day)
    return render_template("behaviour.html", page=page)


def known_card(library: Library, card_id: str) -> BehaviourCard:
    """The card with this id.

    Raises:
        NotHeldError: there is none; names those that are near.
    """
    if card_id not in library.cards:
        near = get_close_matches(card_id, library.cards, 3, 0.4)
        raise NotHeldError(f"行为 {card_id}", tuple(library.cards[i].name for i in near))
    return library.cards[card_id]


@blueprint.get("/coverage")
def coverage() -> str:
    """What is held and what is not, with the standing of a date."""
    library, day = open_index().library, asked_day()
    return render_template("coverage.html", page=card_view.coverage_page(shell(library, day), library, day))


def error_page(
    code: int, title: str, message: str, asked: str = "", named: tuple[str, ...] = (), links: tuple[Link, ...] = ()
) -> tuple[str, int]:
    """An error in words, with what the reader may have meant.

    `named` are names the error itself suggests, `links` go before everything else.
    """
    library = open_index().library
    near = [*links, *(link for name in (*named, asked) for link in suggestions(library, name))]
    around = shell(library, day_or_today())
    context = ErrorPage(around, code, title, message, tuple(dict.fromkeys(near))[:MAX_SUGGESTIONS])
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
    """The article in every wording that is held, and the statute; without an article the statute's wordings."""
    title = library.statutes[statute].latest.short_title
    now = Link(f"《{title}》", law_url(ProvisionId(statute)))
    try:
        pid = ProvisionId.parse(f"{statute}/{units}").article_id
    except AddressError:
        whole = [v.effective for v in library.statutes[statute].versions if v.effective and v.extent == "full"]
        return (now, *(Link(f"《{title}》（{show(d)}起施行）", law_url(ProvisionId(statute), d)) for d in whole))
    held = [v for v in library.wordings(pid) if v.effective]
    # Of wordings in which the article reads the same the first stands for all.
    first = {article.text: v for v in reversed(held) if (article := v.article(pid.article_key))}
    days = sorted(v.effective for v in first.values() if v.effective)
    return (*(Link(f"{full_label(title, pid)}（{show(d)}起施行）", law_url(pid, d)) for d in days), now)
