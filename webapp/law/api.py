"""GET /api/v1/search, /api/v1/provision/<address>, /api/v1/behaviour/<id>: the law of a day as JSON.

Every failure is a problem document (RFC 9457); docs/cli.md lists the keys.
"""

from __future__ import annotations

from flask import Blueprint, request
from werkzeug.wrappers import Response

from corpus.errors import FatiaoError
from corpus.ids import ProvisionId
from indexer.explain import explain
from indexer.request import DEFAULT_RANKER, RANKERS
from indexer.search import search
from webapp import texts
from webapp.as_of import asked_day
from webapp.law import as_json as law_json
from webapp.law.pages import worked_of
from webapp.pages import known_card, open_index, search_request
from webapp.urls import BEHAVIOUR_API, PROVISION_API, SEARCH_API
from webapp.verify.as_json import dumps

blueprint = Blueprint("law_api", __name__)
_PARAMETERS = ("q", "as_of", "kind", "statute", "level", "start", "literal", "explain", "ranker")
# Whether each hit says why it stands where it stands.
_EXPLAIN = {"": False, "0": False, "1": True}


class ParameterError(FatiaoError, ValueError):
    """A parameter is missing, or there is none of its name."""


@blueprint.get(SEARCH_API)
def search_api() -> Response:
    """As /search, with the keys of `fatiao search --json`."""
    only_parameters(_PARAMETERS)
    if not request.args.get("q", "").strip():
        raise ParameterError(f"缺少参数 q（查询的文字）。例如 {SEARCH_API}?q=出售公民个人信息&as_of=2014-01-01")
    asks_why = _asks_why()
    _known_ranker()
    index, day = open_index(), asked_day()
    page = search(index, search_request(day))
    why = explain(index, page) if asks_why else None
    return _json(texts.page_data(page, index.library, page.request.on if page.request.dated else None, why))


@blueprint.get(f"{PROVISION_API}/<path:address>")
def provision(address: str) -> Response:
    """An article or a unit inside it, by its address (xingfa/253-1/1), in the wording of a day."""
    only_parameters(("as_of",))
    library, day = open_index().library, asked_day()
    pid = ProvisionId.parse(address)
    if pid.article is None:
        raise ParameterError(f"地址 {address} 只有法规，没有条号。例如 {PROVISION_API}/xingfa/253-1?as_of=2014-01-01")
    return _json(law_json.provision_data(library, worked_of(library).histories, library.provision(pid, day.on), day))


@blueprint.get(f"{BEHAVIOUR_API}/<card_id>")
def behaviour(card_id: str) -> Response:
    """A behaviour card, and which of its provisions read otherwise on a day."""
    only_parameters(("as_of",))
    library, day = open_index().library, asked_day()
    return _json(law_json.behaviour_data(library, known_card(library, card_id), day))


def _asks_why() -> bool:
    """Whether the answer is to say of each hit why it stands there."""
    asked = request.args.get("explain", "")
    if asked not in _EXPLAIN:
        raise ParameterError(f"参数 explain 只能是 1（说明每一条为什么在这里）或者 0，不能是 {asked[:30]}")
    return _EXPLAIN[asked]


def _known_ranker() -> None:
    """Refuse a ranker that there is not: another order would look like the one asked for."""
    asked = request.args.get("ranker", DEFAULT_RANKER)
    if asked not in RANKERS:
        raise ParameterError(f"参数 ranker 只能是 {'、'.join(RANKERS)}，不能是 {asked[:30]}")


def only_parameters(names: tuple[str, ...]) -> None:
    """Refuse parameters that there are not: a misspelt as_of would answer with today's law."""
    if unknown := [name for name in request.args if name not in names]:
        raise ParameterError(f"没有参数 {unknown[0][:30]}；可用的参数是 {'、'.join(names)}")


def _json(data: dict[str, object]) -> Response:
    return Response(dumps(data), mimetype="application/json")
