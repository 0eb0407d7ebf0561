"""/verify: a form for a text or a file, and the check of its citations as a page or as a Word document."""

from __future__ import annotations

from io import BytesIO
from pathlib import PurePath

from flask import Blueprint, current_app, make_response, render_template, request, send_file
from werkzeug.wrappers import Response

from corpus.citations.verdicts import Report
from corpus.errors import FatiaoError
from corpus.library import Library
from corpus.status import today
from webapp.as_of import Day, asked_day, shell
from webapp.coverage import coverage_of
from webapp.pages import open_index
from webapp.urls import verify_url
from webapp.verify.contexts import ResultView, VerifyForm, VerifyPage
from webapp.verify.documents_in import clean
from webapp.verify.docx import annotate_document, annotate_text
from webapp.verify.submitted import LIMITS, Submitted, from_form, status_of
from webapp.verify.verifying import Verifying
from webapp.verify.view import Linker, result_view

blueprint = Blueprint("verify", __name__)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@blueprint.get("/verify")
def form() -> str:
    """The empty form, as of a day."""
    day = asked_day()
    return _page(VerifyForm("", day.on.isoformat()), None, day)


@blueprint.post("/verify")
def verify() -> Response:
    """The check of a text or a file; it is kept nowhere, and no cache may keep the answer."""
    try:
        response = _checked(from_form(request))
    except FatiaoError as error:
        response = make_response(_refused(error), status_of(error))
    response.headers["Cache-Control"] = "no-store"
    return response


def report_of(library: Library, submitted: Submitted) -> Report:
    """The check of what was sent, by this application's verifier."""
    verifying: Verifying = current_app.extensions["fatiao_verifying"]
    return verifying.verify(library, submitted.text, submitted.on)


def _checked(submitted: Submitted) -> Response:
    library = open_index().library
    report = report_of(library, submitted)
    linker = Linker(library, submitted.on, submitted.on != today())
    result = result_view(report, linker, coverage_of(library).statement)
    if request.form.get("format") == "docx":
        return _word(submitted, report, result)
    file = submitted.name if submitted.word else ""
    # The form sends today's date too where nobody chose one.
    day = Day(submitted.on, submitted.on != today())
    return make_response(_page(VerifyForm(submitted.text, submitted.on.isoformat(), file=file), result, day))


def _word(submitted: Submitted, report: Report, result: ResultView) -> Response:
    if submitted.word is None:
        data = annotate_text(report, result)
    else:
        data = annotate_document(submitted.word, report, result)
    stem = PurePath(submitted.name).stem[:80]
    name = f"{stem}-引文核对.docx" if stem else "引文核对.docx"
    return send_file(BytesIO(data), mimetype=DOCX, as_attachment=True, download_name=name)


def _refused(error: FatiaoError) -> str:
    """The form again with what was typed, and what was wrong; of a request that was too large nothing was read."""
    too_large = status_of(error) == 413
    typed = "" if too_large else clean(request.form.get("text", ""))
    day = today().isoformat() if too_large else request.form.get("as_of", "")
    return _page(VerifyForm(typed, day, error=str(error)), None, Day(today(), dated=False))


def _page(filled: VerifyForm, result: ResultView | None, day: Day) -> str:
    """The day is a field of the form: changed there, what was typed stays."""
    library = open_index().library
    around = shell(library, day, field="day", today_url="" if request.method == "POST" else verify_url())
    return render_template("verify.html", page=VerifyPage(around, filled, result, LIMITS))
