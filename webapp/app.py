"""create_app: assembly only."""

from __future__ import annotations

import gc
import logging
from pathlib import Path
from urllib.parse import unquote

from flask import Flask, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.wrappers import Response

from corpus.errors import FatiaoError, NotHeldError
from corpus.library import DATA
from corpus.status import today
from indexer.suggest import Suggester
from webapp import api, pages, suggest
from webapp.assess import api as assess_api
from webapp.assess import pages as assess_pages
from webapp.cases import pages as cases_pages
from webapp.cases.casebook import Casebook
from webapp.changes import pages as changes_pages
from webapp.compare import pages as compare_pages
from webapp.law import api as law_api
from webapp.law import pages as law_pages
from webapp.law.view import worked
from webapp.per_library import PerLibrary
from webapp.state import State
from webapp.verify import pages as verify_pages
from webapp.verify.submitted import MAX_REQUEST, InMemoryRequest, status_of
from webapp.verify.verifying import Verifying

# Pages need nothing from elsewhere. The one script, of our own, asks for suggestions while somebody types.
SECURITY_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
TITLES = {
    400: "请求有误",
    404: "没有这个页面",
    405: "不支持这种请求",
    413: "内容太大",
    414: "地址太长",
    415: "不支持这种格式",
    500: "程序出错",
}
_BLUEPRINTS = (
    pages.blueprint,
    law_pages.blueprint,
    cases_pages.blueprint,
    verify_pages.blueprint,
    assess_pages.blueprint,
    compare_pages.blueprint,
    changes_pages.blueprint,
    api.blueprint,
    law_api.blueprint,
    assess_api.blueprint,
    suggest.blueprint,
)
_Answer = tuple[str, int] | Response
_log = logging.getLogger(__name__)


def create_app(index: Path, corpus: Path = DATA) -> Flask:
    """The application over an index.

    Raises:
        UnusableIndexError: there is no usable index; says which command makes one.
    """
    app = Flask(__name__)
    app.request_class = InMemoryRequest
    app.config.update(MAX_CONTENT_LENGTH=MAX_REQUEST, MAX_FORM_MEMORY_SIZE=MAX_REQUEST)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = 3600
    app.extensions["fatiao"] = State(index, corpus)
    app.extensions["fatiao_verifying"] = Verifying()
    app.extensions["fatiao_worked"] = PerLibrary(worked)
    app.extensions["fatiao_casebook"] = PerLibrary(Casebook.of)
    app.extensions["fatiao_suggester"] = PerLibrary(Suggester.of)
    for blueprint in _BLUEPRINTS:
        app.register_blueprint(blueprint)
    app.register_error_handler(NotHeldError, _not_held)
    app.register_error_handler(FatiaoError, _bad_request)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)
    app.after_request(_headers)
    return app


def warm(app: Flask) -> None:
    """Make what the first requests would wait for, before the workers part, so that they share it."""
    with app.app_context():
        library = pages.open_index().library
        app.extensions["fatiao_worked"].of(library)
        app.extensions["fatiao_casebook"].of(library)
        app.extensions["fatiao_suggester"].of(library)
        app.extensions["fatiao_changes"].of(library)
        app.extensions["fatiao_verifying"].verify(library, "《民法典》第一条规定：“为了”", today())
    # What is open now stays: the collector need not walk over it again, and forked workers keep sharing it.
    gc.collect()
    gc.freeze()


def _not_held(error: NotHeldError) -> _Answer:
    return _answer(404, "本库没有找到", f"{error.what}。", _asked(), error.suggestions)


def _bad_request(error: FatiaoError) -> _Answer:
    code = status_of(error)
    return _answer(code, TITLES[code], str(error), _asked())


def _http(error: HTTPException) -> _Answer | HTTPException:
    code = error.code or 500
    if code < 400:
        return error
    message = f"地址 {_asked()[:200]} 没有对应的内容。"
    if isinstance(error, MethodNotAllowed) and api.asked():
        allowed = {"Allow": ", ".join(error.valid_methods or ())}
        return api.problem(code, TITLES[code], f"{request.path} 不接受 {request.method} 请求。", allowed)
    return _answer(code, TITLES.get(code, "请求没有成功"), message, _asked())


def _unexpected(error: Exception) -> _Answer:
    """A failure is said to be one; it is never shown as an empty result."""
    _log.exception("unexpected error at %s", request.path, exc_info=error)
    return _answer(500, "程序出错", "这是程序的问题，不是没有结果。请稍后再试。")


def _answer(code: int, title: str, message: str, asked: str = "", named: tuple[str, ...] = ()) -> _Answer:
    """An error as a page, or for programs as a problem document."""
    if api.asked():
        return api.problem(code, title, message)
    return pages.error_page(code, title, message, asked, named)


def _asked() -> str:
    return unquote(request.path).removeprefix("/law/").removeprefix("/case/").removeprefix("/behaviour/")


def _headers(response: Response) -> Response:
    response.headers.update({k: v for k, v in SECURITY_HEADERS.items() if k not in response.headers})
    return response
