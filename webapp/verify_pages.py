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
from webapp import views
from webapp.coverage import coverage_of
from webapp.documents_in import clean
from webapp.pages import open_index
from webapp.submitted import LIMITS, Submitted, from_form, status_of
from webapp.verify_contexts import ResultView, VerifyForm, VerifyPage
from webapp.verify_docx import annotate_document, annotate_text
from webapp.verify_view import Linker, result_view
from webapp.verifying import Verifying

blueprint = Blueprint("verify", __name__)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@blueprint.get("/verify")
def form() -> str:
    """The empty form."""
    return _page(VerifyForm("", today().isoformat()), None)


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
    return make_response(_page(VerifyForm(submitted.text, submitted.on.isoformat(), file=file), result))


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
    return _page(VerifyForm(typed, day, error=str(error)), None)


def _page(filled: VerifyForm, result: ResultView | None) -> str:
    library = open_index().library
    origin = request.host_url.rstrip("/")
    shell = views.shell(library, "", today(), dated=False, today_url="/verify", origin=origin)
    return render_template("verify.html", page=VerifyPage(shell, filled, result, LIMITS))
