"""/compare: two wordings of a statute, or of one article of it. /law/<id>/<article>/history: one article through time.

Dates in an address are brought to the first days of the wordings they mean, the earlier one first.
"""

from __future__ import annotations

from datetime import date

from flask import Blueprint, current_app, redirect, render_template, request
from flask.sansio.blueprints import BlueprintSetupState
from werkzeug.wrappers import Response

from corpus.citations.format import in_guillemets
from corpus.compared import Comparisons, SameWordingError, comparable, dated, newest_two
from corpus.dates import show
from corpus.ids import ProvisionId
from corpus.library import Library
from corpus.model import Statute
from corpus.status import today
from webapp import views
from webapp.compare.article_history_view import article_history_page
from webapp.compare.asked import Asked, CompareError, asked_article, asked_statute, asked_wordings
from webapp.compare.contexts import ChoosePage
from webapp.compare.view import compare_page
from webapp.compare.words import comparison_data
from webapp.contexts import Link, Shell
from webapp.dates import parse_date
from webapp.law.pages import worked_of
from webapp.pages import open_index
from webapp.per_library import PerLibrary
from webapp.urls import COMPARE_API, compare_form_url, compare_url, history_url, law_url, split_dated
from webapp.verify.as_json import dumps

blueprint = Blueprint("compare", __name__)
_COMPARISONS = "fatiao_comparisons"
_PARAMETERS = ("statute", "from", "to", "article")


@blueprint.record_once
def _prepare(state: BlueprintSetupState) -> None:
    state.app.extensions[_COMPARISONS] = PerLibrary(Comparisons)


def comparisons_of(library: Library) -> Comparisons:
    """The comparisons of this application's library."""
    made: PerLibrary[Comparisons] = current_app.extensions[_COMPARISONS]
    return made.of(library)


@blueprint.get("/compare")
def choose() -> str:
    """The statutes of which more than one wording is held."""
    library = open_index().library
    links = tuple(Link(s.latest.short_title, compare_form_url(s.id), _held(s)) for s in comparable(library))
    message = "选一部法规，比较它的两个文本。下面是本库收录了两个以上文本的法规。"
    return _choose_page(library, "新旧文本比较", message, links)


@blueprint.get("/compare/<segment>")
def of_statute(segment: str) -> str | Response:
    """The wordings that the form names (from, to), else the two newest; where only one is held, that it is."""
    library = open_index().library
    name, day = split_dated(segment)
    statute = asked_statute(library, name)
    asked = Asked.of(asked_article(statute, request.args.get("article", "")), request.args)
    first, last = request.args.get("from") or day, request.args.get("to")
    pair = newest_two(statute)
    if pair and (first or last):
        days = (parse_date(text) if text else pair[1] for text in (first, last))
        return redirect(asked.url(statute.id, _ordered(*days)))
    if pair:
        return redirect(asked.url(statute.id, pair))
    title = in_guillemets(statute.latest.short_title)
    message = f"{title}本库只收录了一个文本（{_held(statute)}），没有可以比较的。"
    links = (Link(f"{title}全文", law_url(ProvisionId(statute.id))), Link("可以比较的法规", compare_form_url()))
    return _choose_page(library, f"{title}新旧文本比较", message, links)


@blueprint.get("/compare/<first>/<second>")
@blueprint.get("/compare/<first>/<second>/<key>")
def of_wordings(first: str, second: str, key: str = "") -> str | Response:
    """Two wordings of a statute, or of one article of it."""
    library = open_index().library
    statute, days = asked_wordings(library, first, second)
    asked = Asked.of(asked_article(statute, key), request.args)
    try:
        comparison = comparisons_of(library).of(statute.id, *days)
    except SameWordingError as error:
        return _choose_page(library, "同一个文本", f"{error}。", tuple(_pairs(error)))
    canonical = compare_url(statute.id, *comparison.days, asked.article)
    if request.path != canonical:
        return redirect(asked.url(statute.id, comparison.days))
    page = compare_page(_shell(library, canonical), library, statute, comparison, asked)
    return render_template("compare.html", page=page)


@blueprint.get("/law/<segment>/<key>/history")
def history(segment: str, key: str) -> str | Response:
    """One article through time; a date or a name in the address leads to the address without it."""
    library = open_index().library
    statute = asked_statute(library, split_dated(segment)[0])
    pid = ProvisionId.parse(f"{statute.id}/{key}")
    if request.path != history_url(pid):
        return redirect(history_url(pid))
    found = worked_of(library).histories.of(pid, today())
    page = article_history_page(_shell(library, history_url(pid)), found, comparisons_of(library), today())
    return render_template("article_history.html", page=page)


@blueprint.get(COMPARE_API)
def compare_api() -> Response:
    """A comparison for programs: statute, from, to, article. docs/comparison.md lists the keys."""
    library = open_index().library
    unknown = [name for name in request.args if name not in _PARAMETERS]
    missing = [name for name in _PARAMETERS[:3] if not request.args.get(name, "").strip()]
    if unknown or missing:
        what = f"没有参数 {unknown[0][:30]}" if unknown else f"缺少参数 {'、'.join(missing)}"
        example = f"{COMPARE_API}?statute=xingfa&from=2021-03-01&to=2024-03-01"
        raise CompareError(f"{what}。例如 {example}；只比较一条时另加 article=387")
    statute = asked_statute(library, request.args["statute"])
    comparison = comparisons_of(library).of(statute.id, *(parse_date(request.args[n]) for n in ("from", "to")))
    data = comparison_data(comparison, asked_article(statute, request.args.get("article", "")))
    return Response(dumps(data), mimetype="application/json")


def _pairs(error: SameWordingError) -> list[Link]:
    """The wording at hand against each of the others."""
    own = error.version.effective
    others = [v.effective for v in dated(error.statute) if v is not error.version]
    links = [Link(f"与{show(day)}起施行的文本比较", compare_url(error.statute.id, *_ordered(own, day)))
             for day in others if own and day]  # fmt: skip
    return links or [Link("可以比较的法规", compare_form_url())]


def _ordered(one: date, other: date) -> tuple[date, date]:
    return min(one, other), max(one, other)


def _held(statute: Statute) -> str:
    return "、".join(f"{show(version.effective)}起施行" for version in dated(statute)) or "施行日期不详"


def _choose_page(library: Library, title: str, message: str, links: tuple[Link, ...]) -> str:
    return render_template("compare_choose.html", page=ChoosePage(_shell(library), title, message, links))


def _shell(library: Library, canonical: str = "") -> Shell:
    """These pages name their dates in the address; they have no day that could be changed."""
    origin = request.host_url.rstrip("/")
    return views.shell(library, "", today(), dated=False, today_url="", origin=origin, canonical=canonical)
