"""What an address states, and what is missing -> the questions of the form: those that matter, and those answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import get_args

from corpus.liability.facts import Consequence
from corpus.liability.outcome import Missing
from corpus.liability.rules import CountGround, Rules
from corpus.liability.words import reaching
from corpus.vocabulary import ACTS, UNKNOWN_TYPE, ItemType
from webapp.assess.contexts import Choice, Field, FormView, Row
from webapp.assess.form import MAX_ROWS, Stated

# At first so many kinds of information can be typed; each time the form is sent there is one more.
FIRST_ROWS = 2
UNKNOWN = ("", "不清楚")
YES_NO = (("yes", "是"), ("no", "否"), UNKNOWN)
TYPE_NAMES: Mapping[ItemType, str] = {
    "行踪轨迹": "行踪轨迹信息", "通信内容": "通信内容", "征信": "征信信息", "财产": "财产信息", "住宿": "住宿信息",
    "通信记录": "通信记录", "健康生理": "健康生理信息", "交易": "交易信息", "生物识别": "人脸等生物识别信息",
    "身份证件": "身份证件信息", "普通": "普通信息（姓名、电话等）", "未知": "不清楚是哪一种",
}  # fmt: skip
_CRIMINAL = "因侵犯公民个人信息受过刑事处罚"
_QUESTIONS: Mapping[str, Field] = {
    "insider": Field("insider", "信息是在履行职责或者提供服务的过程中获得的吗"),
    "illegal_income": Field("illegal_income", "违法所得（元）", kind="number", hint="例如 24530 或 2.4万"),
    "known_criminal_use": Field("known_criminal_use", "知道或者应当知道别人用这些信息犯罪吗"),
    "lawful_business": Field("lawful_business", "是为了合法经营活动而购买、收受的吗"),
    "business_profit": Field("business_profit", "利用这些信息经营，获利多少（元）", kind="number"),
    "prior": Field("prior", "以前因侵犯公民个人信息受过处罚吗"),
    "judged": Field("judged", "判决的日期", kind="date", hint="还没有判决的不填"),
    "age": Field("age", "行为时的年龄（周岁）", kind="number"),
}
_CHOICES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "insider": YES_NO,
    "known_criminal_use": YES_NO,
    "lawful_business": YES_NO,
    "used_in_crime": (("yes", "是"), ("no", "否"), ("", "不清楚，按是否知道用于犯罪推算")),
    "prior": (
        ("none", "没有"),
        ("same_offence", _CRIMINAL),
        ("administrative_two_years", "二年内因此受过行政处罚"),
        UNKNOWN,
    ),
    "kind": (("", "个人"), ("unit", "单位")),
    "minor": (("yes", "行为人当时不满十八周岁"),),
    "consequence": tuple((word, word) for word in get_args(Consequence)),
}
# Rarely known and never asked for by an assessment: answered in a fold, or not at all.
_FURTHER: tuple[Field, ...] = (
    Field("kind", "行为人"),
    Field("minor", "年龄", several=True),
    Field("used_in_crime", "出售、提供的信息已经被用于犯罪吗"),
    Field("consequence", "造成了这些后果", several=True),
    Field("mitigation", "量刑情节", several=True),
    Field("judged", _QUESTIONS["judged"].label, kind="date", hint=_QUESTIONS["judged"].hint),
)
_OTHER_WORDS = "其他情节，用顿号隔开"
# Facts that decide leniency together with others, and have no rule of their own.
_WEIGHED = ("初犯", "全部退赃", "认罪认罚")


def form_view(stated: Stated, missing: Iterable[Missing], rules: Rules, submitted: bool) -> FormView:
    """The form for an address; `missing` is what the assessment of it still needs."""
    asked = {fact.fact.rpartition(".")[2] for fact in missing}
    questions = [q for name, q in _QUESTIONS.items() if name in asked or _answered(stated, name)]
    shown = {question.name for question in questions}
    further = [f for f in _FURTHER if f.name not in shown and (f.name != "used_in_crime" or _gives(stated, rules))]
    return FormView(
        date=_filled(Field("date", "行为的日期", kind="date", hint="持续一段时间的，填最后一天"), stated, submitted),
        acts=_choices(Field("act", "做了什么", several=True), stated, tuple(ACTS.items()), submitted),
        rows=tuple(_row(number, place, stated, rules) for place, number in enumerate(_numbers(stated), 1)),
        questions=tuple(_question(question, stated) for question in questions),
        further=tuple(_further(field, stated, rules) for field in further),
        opened=any(_answered(stated, field.name) for field in further),
        notice=stated.problems.get("items", "") or _elsewhere(stated),
        submitted=submitted,
    )


def _gives(stated: Stated, rules: Rules) -> bool:
    """Whether information was handed on, so that others could use it; or an answer about that use is there."""
    given = set(rules.criminal.giving) & set(stated.typed.get("act", ()))
    return bool(given) or _answered(stated, "used_in_crime")


def _answered(stated: Stated, name: str) -> bool:
    return bool(stated.one(name) or stated.problems.get(name))


def _elsewhere(stated: Stated) -> str:
    return "有的内容看不懂，见各项旁边的说明" if stated.problems else ""


def _filled(field: Field, stated: Stated, submitted: bool = False) -> Field:
    error = stated.problems.get(field.name, "")
    if submitted and field.name in stated.needed:
        error = "还没有填写"
    return Field(field.name, field.label, stated.one(field.name), error, field.hint, kind=field.kind)


def _choices(field: Field, stated: Stated, choices: tuple[tuple[str, str], ...], submitted: bool = False) -> Field:
    chosen = stated.typed.get(field.name, ("",))
    error = stated.problems.get(field.name, "")
    if submitted and field.name in stated.needed:
        error = "至少选一项"
    made = tuple(Choice(value, name, value in chosen) for value, name in choices)
    return Field(field.name, field.label, "", error, field.hint, made, field.several)


def _question(field: Field, stated: Stated) -> Field:
    choices = _CHOICES.get(field.name)
    return _choices(field, stated, choices) if choices else _filled(field, stated)


def _further(field: Field, stated: Stated, rules: Rules) -> Field:
    if field.name != "mitigation":
        return _question(field, stated)
    names = tuple((word, word) for word in (*(f.name for f in rules.mitigation.factors), *_WEIGHED))
    known = {word for word, _ in names}
    other = "、".join(word for word in stated.typed.get("mitigation", ()) if word not in known)
    boxes = _choices(field, stated, names)
    return Field(field.name, field.label, other, boxes.error, _OTHER_WORDS, boxes.choices, several=True)


def _numbers(stated: Stated) -> list[int | None]:
    """The filled rows by their numbers, and empty ones to be filled."""
    filled: list[int | None] = [*stated.rows()]
    empty = max(1, FIRST_ROWS - len(filled)) if len(filled) < MAX_ROWS else 0
    return [*filled, *[None] * empty]


def _row(number: int | None, place: int, stated: Stated, rules: Rules) -> Row:
    """The row in its new place: rows are counted anew each time the form is shown."""

    def field(part: str, label: str, hint: str = "") -> Field:
        old = f"{part}{number}"
        error = stated.problems.get(old, "")
        return Field(f"{part}{place}", label, stated.one(old), error, hint, kind="number")

    chosen = stated.one(f"type{number}") or (UNKNOWN_TYPE if number else "")
    return Row(
        number=place,
        kind=field("type", "种类"),
        groups=_groups(rules, chosen),
        count=field("count", "条数"),
        more=bool(stated.one(f"more{number}")),
        recipients=field("recipients", "分别卖给、提供给几方"),
        excluded=field("excluded", "其中查明不真实或者重复的条数"),
    )


def _groups(rules: Rules, chosen: str) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    """Types under the line that the law draws for them."""
    grounds = [g for g in rules.criminal.standards[-1].serious if isinstance(g, CountGround)]
    grouped = tuple((f"{reaching(g.at_least)}为线", tuple(_type(t, chosen) for t in g.types)) for g in grounds)
    return (*grouped, ("", (_type(UNKNOWN_TYPE, chosen),)))


def _type(kind: ItemType, chosen: str) -> Choice:
    return Choice(kind, TYPE_NAMES[kind], kind == chosen)
