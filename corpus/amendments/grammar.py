"""The forms in which a sentence orders a change, over shapes (shapes.py): U places, D a division, Q a quotation.

Every pattern is bounded and holds no nested repetition. A sentence is read step by step: at each position the first
form that fits is taken, and what stands between two steps is `BETWEEN`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_N = r"[一二两三四五六七八九十]{1,3}"
# 其中的“A”, 本法中的“A”: the place named last, or the whole text
_PLACE = r"(?:(?P<place>U)|(?P<last>其|该[条款项])|(?P<all>本法|全文|有关条文|相关条文|有关条款|相关条款|各条))"
# 第十自然段第二句, 后两句, 第二款规定的, 第一款末尾的: narrower than the place; the quoted words tell themselves.
_PART = rf"(?:第{_N}句|后{_N}句|末尾|规定)?"
# 作为第三款, 作为第三款规定
_AS = r"，?(?:分别)?作为原?"
_NOW = r"(?:依次|分别|相应地?){0,2}"


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its name (a reader of that name in parse.py), its pattern, a sentence that it reads."""

    name: str
    pattern: re.Pattern[str]
    example: str


def _form(name: str, pattern: str, example: str) -> Form:
    return Form(name, re.compile(pattern), example)


FORMS: tuple[Form, ...] = (
    _form(
        "merge",
        r"将?(?P<place>U)合并(?:，?作为(?P<to>U))?，?(?:修改为：?(?P<text>Q+))?",
        "将第六十八条、第六十九条第一项合并，作为第六十九条，修改为：“…”",
    ),
    _form(
        "split",
        rf"将?(?P<place>U)分为{_N}条{_AS}(?P<to>U)，?(?:分别)?(?:修改为)?：?(?P<text>Q+)",
        "将第八条分为两条，作为第八条、第九条，修改为：“…”",
    ),
    _form(
        "several_paragraphs",
        rf"将?(?P<place>U)(?:修改|分)为{_N}[款项](?:{_AS}U)?，?(?:修改为)?：?(?P<text>Q+)",
        "将刑法第二百三十九条第二款修改为两款，作为第二款和第三款：“…”",
    ),
    _form(
        "new_division",
        rf"(?:在?D(?:Q)?(?:之?后|中)?)?，?增加一(?:编|分编|章|节)(?P<name>Q)?{_AS}D*(?P<division>D)(?P<named>Q)?"
        rf"(?:，?分为{_N}条)?(?:，?包括(?P<to>U))?(?:：(?P<text>Q+))?",
        "增加一章“…”，作为第六章，分为四条，包括第四十二条至第四十五条",
    ),
    _form(
        "division_name",
        r"将?(?P<division>D)的?(?:[编章节]名|名称|标题)(?P<was>Q)?修改为：?(?P<named>Q)",
        "将第六章章名修改为“…”",
    ),
    _form("division_number", rf"将?(?P<division>D){_NOW}(?:改为|作为)(?P<to>D)", "第七节相应改为第八节"),
    _form(
        "new_articles",
        rf"(?:在?(?P<place>U)之?后，?)?(?:再)?增加(?P<count>{_N})条{_AS}(?P<to>U)[。：，]?(?:内容如下)?：?(?P<text>Q+)",
        "在刑法第二百八十七条后增加二条，作为第二百八十七条之一、第二百八十七条之二：“…”",
    ),
    _form(
        "whole_article_with_new_paragraph",
        rf"在?(?P<place>U)中?增加{_N}[款项]{_AS}U，?将?该条修改为：?(?P<text>Q+)",
        "在刑法第一百六十五条中增加一款作为第二款，将该条修改为：“…”",
    ),
    _form(
        "new_units",
        rf"(?:在?(?P<place>U)(?:Q中|中|之?后|最后)?)?，?增加(?P<count>{_N})(?P<kind>款|项)(?:{_AS}(?P<to>U))?，?(?:规定)?：?(?P<text>Q+)",
        "第四十一条增加四款，作为第二款至第五款：“…”",
    ),
    _form("new_rule", r"在?(?P<place>U)中?增加规定：?(?P<text>Q+)", "宪法第十一条增加规定：“…”"),
    _form(
        "add_words",
        r"在?(?P<place>U)的?(?:(?P<end>末尾|最后)|开始部分|开头)增加(?P<sentence>规定)?：?(?P<new>Q)",
        "宪法序言第十自然段末尾增加：“…”",
    ),
    _form(
        "words_in_list",
        r"将?下列[^UQD，；。]{2,30}中的?(?P<old>Q)，?修改为：?(?P<new>Q)",
        "将下列法律和法律解释中的“…”修改为“…”",
    ),
    _form(
        "insert_words",
        rf"在?(?:{_PLACE}(?:中的?|的)?)?(?P<old>Q)之?(?P<side>后|前)(?:增加|增写)(?:一句，?内容为)?：?(?P<new>Q)",
        "在第八十一条、第八十二条中的“…”后增加“…”",
    ),
    _form(
        "words",
        rf"将?(?:{_PLACE}{_PART}(?:中的?|的|：)?)?(?P<old>Q(?:[、和]?Q){{0,40}})，?{_NOW}修改为：?"
        r"(?P<new>Q(?:[、和]?Q){0,40})",
        "将第三条第一款中的“…”修改为“…”",
    ),
    _form(
        "drop_words",
        rf"删[去除](?P<list>U{_PART}(?:中的?|的)?Q(?:[和、](?:U{_PART}(?:中的?|的)?)?Q){{0,20}})",
        "删去第三条第一款中的“…”",
    ),
    _form("drop_last_words", rf"删[去除]{_PLACE}(?:中的?|的)?(?P<old>Q+)", "删去其中的“…”"),
    _form("drop_words_behind", rf"将?{_PLACE}{_PART}(?:中的?|的)?(?P<old>Q+)删[去除]", "将第三条中的“…”删去"),
    _form(
        "delete",
        r"(?:删[去除]原?(?P<place>U)|将(?P<moved>U)删[去除])(?!中|末尾|规定|的|Q)",
        "删去刑法第三百六十条第二款",
    ),
    _form(
        "announced",
        r"对[^UD，；。]{0,60}作(?:出|了)?(?:如下|以下|下列)?(?:修改|修正|修订)(?=[：。]|$)",
        "对下列法律和法律解释中关于“…”的规定作出修改",
    ),
    _form("restated", rf"这一(?P<level>自然段|款|条|项){_NOW}修改为：?(?P<text>Q+)", "这一款相应修改为：“…”"),
    _form("rewrite", rf"将?原?(?P<place>U){_NOW}(?:修改|规定)为：?(?P<text>Q+)", "将刑法第一百六十八条修改为：“…”"),
    _form("rewrite_last", rf"将?(?:其|该[条款项])?{_NOW}修改为：?(?P<text>Q+)", "修改为：“…”"),
    _form(
        "renumber",
        rf"将?原?(?P<place>U){_NOW}(?:改为|作为|改作|修改为|调整为)原?(?P<to>U)(?:：(?P<text>Q+))?",
        "将第六条改为第八条",
    ),
    _form("run_on", rf"将?原?(?:(?P<place>U)|以下各?(?P<level>[条款项])){_NOW}顺延", "原第三款顺延"),
    _form(
        "adjust",
        r"(?:对|将)?[^UQD，；。]{0,20}(?:条文(?:顺序|序号)[^UQD，；。]{0,6}调整|调整条文顺序)"
        r"(?P<pairs>：(?:Q调整为Q[，、]?){1,60})?",
        "条文顺序作相应调整",
    ),
    # 宪法第六十七条“…”中第六项…, 宪法第八十九条国务院职权第十六项…: the place is named in two parts.
    _form(
        "place", r"在?(?P<place>U)(?:Q中|[^UQD，；：。]{2,30}职权)(?=U|增加)", "宪法第八十九条“…”中第六项“…”修改为“…”"
    ),
)

# What may stand between two steps, and before the first: numbers of a list （一） 1. 一、, stops, joining words.
NUMBERED = re.compile(r"(?:（[一二三四五六七八九十百]{1,5}）|\d{1,3}[.．、]|[一二三四五六七八九十百]{1,5}、)?")
BETWEEN = re.compile(r"[，；、。和]?(?:并且|并|同时|另外|另)?，?")
# 为了惩治毁林开垦和乱占滥用林地的犯罪，…，将U修改为: the purpose of a short amendment opens its only sentence.
PURPOSE = re.compile(r"为了?[^UQD。]{0,400}，(?=将|在|对|增加|删|U)")

# 这一自然段相应修改为：“…”: the amendment's article gives the whole text that results, too.
RESTATED = re.compile(r"这一(?:自然段|款|条|项)(?:相应地?)?修改为")
# 将下列法律中的“…”修改为“…”: an order about several texts; the lines that follow name them.
LIST_OF_TEXTS = re.compile(r"下列[^UD，；。]{2,60}(?:修改|修正|修订)")
# The sentence before the changes: …作如下修改：, 对部分条文作以下修改：
OPENING = re.compile(r"作(?:出|了)?(?:如下|以下|下列)(?:补充|部分)?(?:修改|修正|修订)[^。：]{0,10}[：。]?$")
# 本决定自2026年1月1日起施行, 本修正案自公布之日起施行
IN_FORCE = re.compile(r"^(?:本决定|本修正案|本法|本解释|本规定)?自[^，；：。]{2,40}起(?:施行|实施|生效)。?$")
# 《…》根据本决定作相应修改，重新公布
PUBLISHED_AGAIN = re.compile(r"重新公布。?$")
# 条文顺序作相应调整, 并对条文顺序作相应调整, 调整条文顺序
ADJUSTED = re.compile(r"条文(?:顺序|序号)[^。；]{0,10}调整|调整条文(?:顺序|序号)")
# A sentence with one of these gives an order of its own, whatever else it says: 删除第四条，条文顺序作相应调整
CHANGE = re.compile(r"删[去除]|增加|增写|合并|改为|修改为|分为|作为第|顺延")
# （2025年10月28日第十四届全国人民代表大会常务委员会第十八次会议通过）
NOTE = re.compile(r"^（[^（）]{1,200}）$")
# Words without which no sentence orders a change: what has none of them is a rule of the amendment's own
# (骗购外汇决定第一条).
ORDER = re.compile(
    r"修改|修订|改为|改称|改作|增加|增写|增补|补充|删|合并|分为|作为第|调整|替换|取代|代替|顺延|更名|废止"
    r"|不再适用|停止|移至|移到|列为|恢复|归入|将[^，。]{0,20}第|[“”]"
)
