"""/cases and /statistics, and both for programs under /api/v1."""

from __future__ import annotations

from flask import Blueprint, render_template, request
from werkzeug.wrappers import Response

from corpus.status import today
from indexer.search import SearchIndex
from webapp.as_of import asked_day, shell
from webapp.cases.as_json import found_data, statistics_data
from webapp.cases.casebook import FoundCases, find_cases
from webapp.cases.query import read_query
from webapp.cases.statistics_view import statistics_in, statistics_page
from webapp.cases.view import cases_page
from webapp.pages import casebook_of, open_index
from webapp.verify.as_json import dumps

blueprint = Blueprint("cases", __name__)


@blueprint.get("/cases")
def cases() -> str:
    """The cases that have the words and the chosen values."""
    index, day = open_index(), asked_day()
    found = _found(index, strict=False)
    return render_template("cases.html", page=cases_page(shell(index.library, day), casebook_of(index.library), found))


@blueprint.get("/statistics")
def statistics() -> str:
    """Plots over all cases, each with its numbers."""
    library, day = open_index().library, asked_day()
    page = statistics_page(shell(library, day), library, casebook_of(library), day)
    return render_template("statistics.html", page=page)


@blueprint.get("/api/v1/cases")
def cases_api() -> Response:
    """As /cases; a parameter that there is not is an error. docs/cli.md lists the keys."""
    return Response(dumps(found_data(_found(open_index(), strict=True))), mimetype="application/json")


@blueprint.get("/api/v1/statistics")
def statistics_api() -> Response:
    """As /statistics; docs/cli.md lists the keys. The numbers are the same on every day."""
    asked_day()
    casebook = casebook_of(open_index().library)
    return Response(dumps(statistics_data(statistics_in(casebook))), mimetype="application/json")


def _found(index: SearchIndex, strict: bool) -> FoundCases:
    casebook = casebook_of(index.library)
    query = read_query(request.args, casebook.labels, strict=strict)
    return find_cases(casebook, query, index, query.as_of or today())
