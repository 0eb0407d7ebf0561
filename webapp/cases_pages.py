"""/cases and /statistics, and both for programs under /api/v1."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from corpus.library import Library
from corpus.status import today
from indexer.search import SearchIndex
from webapp import views
from webapp.casebook import FoundCases, find_cases
from webapp.cases_json import found_data, statistics_data
from webapp.cases_query import read_query
from webapp.cases_view import cases_page
from webapp.contexts import Shell
from webapp.pages import casebook_of, open_index
from webapp.statistics_view import statistics_in, statistics_page
from webapp.urls import undated_url
from webapp.verify_json import dumps

blueprint = Blueprint("cases", __name__)


@blueprint.get("/cases")
def cases() -> str:
    """The cases that have the words and the chosen values."""
    index = open_index()
    found = _found(index, strict=False)
    return render_template("cases.html", page=cases_page(_shell(index.library), casebook_of(index.library), found))


@blueprint.get("/statistics")
def statistics() -> str:
    """Plots over all cases, each with its numbers."""
    library = open_index().library
    return render_template("statistics.html", page=statistics_page(_shell(library), library, casebook_of(library)))


@blueprint.get("/api/v1/cases")
def cases_api() -> Response:
    """As /cases; a parameter that there is not is an error. docs/cli.md lists the keys."""
    return Response(dumps(found_data(_found(open_index(), strict=True))), mimetype="application/json")


@blueprint.get("/api/v1/statistics")
def statistics_api() -> Response:
    """As /statistics; docs/cli.md lists the keys."""
    casebook = casebook_of(open_index().library)
    return Response(dumps(statistics_data(statistics_in(casebook))), mimetype="application/json")


def _found(index: SearchIndex, strict: bool) -> FoundCases:
    casebook = casebook_of(index.library)
    query = read_query(request.args, casebook.labels, strict=strict)
    return find_cases(casebook, query, index, today())


def _shell(library: Library) -> Shell:
    here = undated_url(request.path, "", request.args.to_dict())
    return views.shell(library, "", today(), dated=False, today_url=here, origin=request.host_url.rstrip("/"))
