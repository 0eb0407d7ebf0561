"""Which wording of a statute a day asks for, and why there is none: pure choices between the versions held."""

from __future__ import annotations

from datetime import date

from corpus.citations.format import full_label, in_guillemets
from corpus.dates import show
from corpus.ids import ProvisionId
from corpus.model import Statute, Version
from corpus.status import Causes, Status, status_of, told
from corpus.statute_history import StatuteHistory
from corpus.transitional import effective_rule


def origin_of(statute: Statute, history: StatuteHistory) -> date | None:
    """The first day of a statute; None where neither history.yaml nor a text tells.

    An amended law keeps the day of its first text in its final article, so the earliest day that any wording names is
    one on which the statute was in force.
    """
    if known := history.origins.get(statute.id):
        return known
    oldest = statute.versions[0]
    rules = [rule.day for v in statute.versions if (rule := effective_rule(v)) and rule.day]
    days = [*rules, *([oldest.effective] if oldest.effective else [])]
    return min(days, default=None)


def full_wording(statute: Statute, on: date, origin: date | None) -> Version | None:
    """The full wording that applies on a day; where that is not held, None.

    Where no wording applies yet, the earliest one that is promulgated and still to come into force.
    """
    full = [v for v in statute.versions if v.extent == "full"]
    past = [v for v in full if v.effective and v.effective <= on]
    if past:
        return past[-1]
    if _in_force_in_words_not_held(statute, on, origin):
        return None
    undated = full[0] if full and all(v.effective is None for v in full) else None
    return next((v for v in full if v.promulgated and v.promulgated <= on), undated)


def wordings_of_day(statute: Statute, on: date, origin: date | None) -> list[Version]:
    """Versions that may hold a day's wording: those in force by then, the newest first, and undated ones.

    A law that is promulgated and not yet in force in any wording answers with the wording to come; one that is in force
    in words that are not held does not.
    """
    past = [v for v in reversed(statute.versions) if _may_apply(v, on)]
    if past or _in_force_in_words_not_held(statute, on, origin):
        return past
    return [v for v in statute.versions if v.promulgated and v.promulgated <= on][:1]


def standing_of(statute: Statute, on: date, origin: date | None, causes: Causes) -> Status:
    """The standing of a statute as a whole on a day: of its wording of that day, held or not."""
    if origin and on < origin:
        return told("not_yet_in_force", on, f"自{show(origin)}起施行", causes.begun.get((statute.id, origin)))
    version = full_wording(statute, on, origin)
    if version:
        return status_of(statute, version, on, causes)
    if origin is None:
        return Status("undetermined", on, _held_since(statute))
    return Status("in_force", on, f"当时已经施行，当时的文本本库没有收录；{_held_since(statute)}")


def absence(statute: Statute, pid: ProvisionId, on: date, origin: date | None) -> str:
    """Why a day has no such article: not yet inserted, gone, or the wording of that day is not held."""
    label = full_label(statute.latest.short_title, pid.article_id)
    if begun := _insertion(statute, pid, on):
        return f"{label}：该条自{show(begun)}起增设，{show(on)}时尚不存在"
    version = full_wording(statute, on, origin)
    if version and version.effective and version.effective <= on:
        return f"{label}：{show(version.effective)}起施行的文本没有这一条，全文共 {len(version.articles)} 条"
    if origin and on < origin and origin != statute.versions[0].effective:
        return f"{label}：{in_guillemets(statute.latest.short_title)}自{show(origin)}起施行，{show(on)}时尚未施行"
    return f"{label}在{show(on)}的文本：{_held_since(statute)}"


def _insertion(statute: Statute, pid: ProvisionId, on: date) -> date | None:
    """The day on which an article is first inserted, if that is still to come."""
    days = (
        v.effective for v in statute.versions for c in v.changes if (c.article, c.kind) == (pid.article_key, "inserted")
    )
    first = next(days, None)
    return first if first and on < first else None


def _in_force_in_words_not_held(statute: Statute, on: date, origin: date | None) -> bool:
    """Whether an older wording applies of which nothing, or only some articles, are held."""
    if any(v.extent != "full" and v.effective and v.effective <= on for v in statute.versions):
        return True
    # No wording applies before it is promulgated, also one whose day of effect is unknown.
    first = statute.versions[0].effective or statute.versions[0].promulgated
    return bool(origin and first and origin <= on < first)


def _may_apply(version: Version, on: date) -> bool:
    begun = version.effective or version.promulgated
    return begun is None or begun <= on


def _held_since(statute: Statute) -> str:
    """From which day full texts are held: 本库收录的全文自2021年3月1日起施行."""
    full = [v for v in statute.versions if v.extent == "full"]
    if first := next((v.effective for v in full if v.effective), None):
        return f"本库收录的全文自{show(first)}起施行"
    promulgated = full[0].promulgated if full else None
    return f"本库收录的全文{show(promulgated)}公布，施行日期不详" if promulgated else "本库收录的文本日期不详"
