"""/changes, its JSON and its Atom feeds: what changed in the law, and what in this collection."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Blueprint, current_app, render_template, request
from flask.blueprints import BlueprintSetupState
from werkzeug.wrappers import Response

from corpus.library import Library
from corpus.status import today
from webapp import views
from webapp.changes.as_json import changes_data
from webapp.changes.feeds import MIMETYPE, changes_feed, write_feed
from webapp.changes.log import Asked, ChangeLog, a_year_before, read_asked
from webapp.changes.view import EVERYTHING, changes_page
from webapp.contexts import Shell
from webapp.pages import open_index
from webapp.per_library import PerLibrary
from webapp.verify.as_json import dumps

blueprint = Blueprint("changes", __name__)


@blueprint.record_once
def _prepare(state: BlueprintSetupState) -> None:
    state.app.extensions["fatiao_changes"] = PerLibrary(ChangeLog.of)


@blueprint.get("/changes")
def changes() -> str:
    """The changes since a day; where none is given, those of a year."""
    library = open_index().library
    page = changes_page(_shell(library), _log(library), _asked_of_page(library), today())
    return render_template("changes.html", page=page)


@blueprint.get("/api/v1/changes")
def changes_api() -> Response:
    """The same for programs, from the first change on; docs/changes.md lists the keys."""
    library = open_index().library
    log = _log(library)
    data = changes_data(log, read_asked(request.args, library), today())
    return _conditional(Response(dumps(data), mimetype="application/json"), log)


@blueprint.get("/changes.atom")
def feed() -> Response:
    """The newest changes as an Atom feed."""
    return _feed("")


@blueprint.get("/law/<statute>/changes.atom")
def statute_feed(statute: str) -> Response:
    """The newest changes of one statute as an Atom feed."""
    return _feed(open_index().library.statute(statute).id)


def _feed(statute: str) -> Response:
    library = open_index().library
    log = _log(library)
    made = changes_feed(log, today(), statute)
    answer = Response(write_feed(made, request.host_url.rstrip("/")), mimetype=MIMETYPE)
    answer.cache_control.no_cache = True
    return _conditional(answer, log)


def _conditional(answer: Response, log: ChangeLog) -> Response:
    """304 for a reader who has this answer already (RFC 9110, 13); the ETag is over the whole answer.

    Any release may alter any answer: an amendment that is taken in tells what changed another statute.
    """
    answer.add_etag()
    # No moment to come may stand in this header (RFC 9110, 8.8.2.1), whatever a clock said when it was released.
    answer.last_modified = min(log.last_modified(today()), datetime.now(UTC))
    return answer.make_conditional(request)


def _asked_of_page(library: Library) -> Asked:
    """As `read_asked`; without a day from a year ago on, with `all` from the first change on."""
    given = request.args.get("since", "").strip()
    asked = read_asked(request.args.to_dict() | {"since": "" if given == EVERYTHING else given}, library)
    return asked if given else Asked(a_year_before(today()), asked.of, asked.statute)


def _log(library: Library) -> ChangeLog:
    """The changes of this application's library, worked out once."""
    made: PerLibrary[ChangeLog] = current_app.extensions["fatiao_changes"]
    return made.of(library)


def _shell(library: Library) -> Shell:
    return views.shell(library, "", today(), dated=False, today_url="", origin=request.host_url.rstrip("/"))
