"""The written forms of citations: the table of forms, and the patterns that the reader is made of.

Every pattern is bounded and holds no nested repetition, so that reading stays linear in the length of the text.
立法法（2023）第六十五条 is the norm for numbering: 条 and 项 carry Chinese numerals (项 in brackets), 款 carry none,
目 Arabic ones. People write all of them in either kind and width, with spaces and line breaks inside.
"""

from __future__ import annotations

import re

from corpus.numerals import NUMERAL_CHARS

# Each written form that is read, or that is known not to be a citation. tests/data/written_forms.yaml holds examples
# of every one of them, and a test ties the two both ways.
FORMS: dict[str, str] = {
    "bracketed_title": "书名号里的标题：《民法典》第一千零三十四条",
    "bare_title": "没有书名号的标题：民法典第1034条",
    "nested_title": "标题里有标题：《最高人民法院关于适用〈民法典〉…的解释》",
    "document_number": "文号：法释〔2017〕10号第五条",
    "abbreviation": "简称：个保法第66条",
    "bare_number": "省去“第”“条”：刑法253",
    "suffix_article": "增设的条：刑法第二百五十三条之一",
    "units": "款、项、目：第二款第（三）项",
    "list_of_articles": "并列的条：第1034条、第1035条和第1038条",
    "list_of_units": "并列的款、项：第一款、第三款",
    "list_in_one": "合写的条号：第66、69条",
    "range_of_articles": "条的起止：第一千零三十四条至第一千零三十九条",
    "range_of_units": "款、项的起止：第（三）至（五）项",
    "self_law": "本法、本条例、本解释",
    "self_article": "本条、该条、同条",
    "relative": "前款、前两款、前条、前项",
    "bare_unit": "只写款、项",
    "bare_article": "只写条号",
    "that_law": "该法、同法、该解释",
    "defined_name": "文中约定的简称：以下简称《解释》",
    "edition": "标明时期：旧刑法、2012年《治安管理处罚法》、《商标法》（2019年修正）",
    "division_between": "标题与条号之间有编、章：民法典人格权编第1034条",
    "ambiguous": "名称指不止一部：刑法修正案第七条",
    "unknown_title": "标题未收录",
    "other_text": "名称里含有已知名称的另一文件：民法典草案",
    "not_a_statute": "合同、章程的条款",
    "counter_words": "量词：第一条信息",
    "false_friend": "字面相同而不是法规名称：公司法定代表人",
    "impossible_number": "不可能的条号：第10000条",
    "whitespace_and_width": "空格、换行、全角半角",
}

_CHINESE = rf"[{NUMERAL_CHARS}](?:\s?[{NUMERAL_CHARS}]){{0,8}}"
_DIGITS = r"[0-9０-９]{1,4}(?![0-9０-９])"
NUMBER = rf"(?:{_CHINESE}|{_DIGITS})"
# No article has more than some tens of 款 or 项: a longer numeral is no unit.
_SMALL = rf"(?:[{NUMERAL_CHARS}]{{1,3}}|[0-9０-９]{{1,2}}(?![0-9０-９]))"
_IN_BRACKETS = rf"[（(]\s?{_SMALL}\s?[）)]"
S = r"[ \t　\r\n\u00a0\u200b]{0,2}"
LIST_MARK = r"(?:、|，|,|/|和/或|和|及|与|以及|或者|或|并)"
RANGE_MARK = r"(?:至|到|[-－–—~～]{1,2})"
_JOINT = rf"{S}(?:{LIST_MARK}|{RANGE_MARK}){S}"
# 之一般规定 is no 之一
_SUFFIX = (
    rf"{S}(?:之{S}(?P<suffix>{_SMALL})(?!般|定|切|致|样|旦|些|个|次|种|部|间|外|内|后|前|分之)"
    rf"|[（(]之(?P<enclosed>{_SMALL})[）)])"
)


def _level(mark: str, number: str, name: str) -> str:
    """A number with its mark, or without it where the list that it opens ends in one: 第66、69条."""
    more = rf"(?:{_JOINT}第?{S}{number}){{1,30}}{S}{mark}"
    return rf"第?{S}(?P<{name}>{number})(?:{S}{mark}|(?={more}))"


_ARTICLE_MARK = r"[条條](?!例(?!外|如)|件|款(?!第)|约(?!束|定)|目(?!的|标|录)|形码)"
ARTICLE = re.compile(
    rf"第?{S}(?P<article>{NUMBER})"
    rf"(?:(?:[-－–—](?P<dash>[0-9０-９]{{1,2}}(?![0-9０-９]))|{S}之{S}(?P<inner>{_SMALL})){S}{_ARTICLE_MARK}"
    rf"|{S}{_ARTICLE_MARK}(?:{_SUFFIX})?)"
)
# 第66 of 第66、69条
LISTED_ARTICLE = re.compile(
    rf"第?{S}(?P<article>{NUMBER})(?={_JOINT}第?{S}{NUMBER}(?:{_JOINT}第?{S}{NUMBER}){{0,30}}{S}{_ARTICLE_MARK})"
)
# After a title people leave out 第 and 条: 刑法253之一, 民法典1034条
BARE_ARTICLE = re.compile(
    rf"第?{S}(?P<article>{NUMBER})(?:{S}之(?P<suffix>{_SMALL})(?!{S}[款项目分])|-(?P<dash>[0-9０-９]{{1,2}}(?![0-9０-９])))?"
    rf"(?P<mark>{S}{_ARTICLE_MARK})?"
)
# 第一百二十条之一、之二
SUFFIX = re.compile(_SUFFIX)
PARAGRAPH = re.compile(_level(r"款(?!项)", rf"(?:{_SMALL}|{_IN_BRACKETS})", "paragraph"))
# 第（三）项; 第（一）（二）项 needs no mark between
ITEM = re.compile(
    rf"第?{S}(?:(?P<item>{_SMALL})|(?P<bracketed>{_IN_BRACKETS}))"
    rf"(?:{S}[项項](?!目)|(?=(?:(?:{_JOINT}|{S})第?{S}(?:{_SMALL}|{_IN_BRACKETS})){{1,30}}{S}[项項](?!目)))"
)
SUBITEM = re.compile(_level("目(?!录|的|标|前)", _SMALL, "subitem"))
BELOW_ARTICLE = (PARAGRAPH, ITEM, SUBITEM)
# 民法典1034-1039
BARE_RANGE = re.compile(rf"{S}{RANGE_MARK}{S}(?P<end>[0-9０-９]{{1,4}})(?![0-9０-９年月日号.\-/])")
CONNECTOR = re.compile(rf"{S}(?:(?P<range>{RANGE_MARK})|{LIST_MARK})?{S}")

# 民法典人格权编第四章第1034条: divisions that may stand between a title and its article
BETWEEN = re.compile(
    rf"{S}[”」』›]?{S}[的中之·]{{0,2}}{S}"
    rf"(?:(?:第{S}{NUMBER}{S}(?:分编|编|章|节)(?:{S}[\u4e00-\u9fff、]{{2,20}}?(?={S}第))?|总则编?|分则编?|附则|(?:通则|物权|合同|人格权|婚姻家庭|继承|侵权责任)编)"
    rf"(?:[“「][^”」\n]{{2,12}}[”」])?{S}[的中之,，、·]?{S}){{0,4}}(?:规定的|里的|中的|的)?{S}"
)
DIVISION = re.compile(rf"第{S}{NUMBER}{S}(?:分编|编|章|节)")

# What a text can open a citation with, apart from titles.
OPENING = re.compile(
    rf"""
    (?P<that_law>(?:本|该|同|此|上述|前述)(?:法典|法|条例|规定|办法|解释|细则|决定|规则))
        (?={BETWEEN.pattern}第{S}{NUMBER})
  | (?P<article>第{S}{NUMBER}(?:[-－–—][0-9０-９]{{1,2}}|{S}之{S}{_SMALL})?
        (?:{_JOINT}第?{S}{NUMBER}){{0,30}}{S}{_ARTICLE_MARK})
  | (?P<each>各该[条款项])
  | (?P<self_article>(?<![各合相共不])(?:本|该|同|此|上述|前述)条)(?!例|件|款|约|文|目|信|消|短|微|线|路|建|意|评)
  | (?P<relative>(?<![各目之先提当日眼面跟生从此空往年月合相共不等])
        (?:(?:前[二两三四五六七八九]?|前一|上一?|前各)(?:款|项|条)|(?:本|该|同)(?:款|项)))
        (?!项|目|例|件|约|文|式|款|下|手机|软件|[Aa][Pp][Pp]|产品|服务|请求|诉|信|消|微|短|已付|所欠)
  | (?P<unit>第{S}{_SMALL}{S}(?:{_JOINT}第?{S}{_SMALL}{S}){{0,30}}款(?!项)
        |第?{S}(?:{_IN_BRACKETS}{S}(?:{_JOINT})?第?{S}){{1,30}}项(?!目)
        |第{S}{_SMALL}{S}(?:{_JOINT}第?{S}{_SMALL}{S}){{0,30}}项(?!目))
    """,
    re.VERBOSE,
)
# 第一条信息, 第三条生产线: 条 and 款 are counting words
COUNTED = re.compile(
    r"\s?(?:信息|消息|短信|微信|微博|朋友圈|推文|推送|新闻|评论|留言|弹幕|语音|视频|记录|数据|线索|理由|意见|辩护意见|代理意见|建议|高速公路|道路|路|出路"
    r"|生产线|流水线|高铁|铁路|地铁|跑道|航线|战线|主线|线|河|船|鱼|蛇|狗|腿|裤|裙|街|巷|命|经验|原则|军规|渠道|途径|证据|产品"
    r"|手机|游戏|应用|软件|车|衣|酒|APP|App|app|货|贷|借|租金|房款|诉讼请求|诉请|任务|工作|工程|费用|收入|支出|指控|罪名|上诉|抗辩"
    r"|事实|争议|议题|议程|发明)"
)
# 租赁合同第三条, 公司章程第十条: articles of other papers
OTHER_PAPER = re.compile(
    r"(?:合同|协议|协议书|章程|公约|契约|规约|手册|声明|政策|通知|告知书|同意书|承诺书|守则|标准|指南|须知|条约|保单|条款|约定"
    r"|判决|判决书|裁定|裁定书|起诉书|起诉状|答辩状|判项|草案|征求意见稿|审议稿|建议稿|部分|本文|附件|附录|附表|清单|规范"
    r"|备忘录|公告|制度|宣言)[》”」』]?(?:\s?[（(][^（()）]{1,20}[）)])?\s?(?:的|中|之|中的|内|里)?\s?"
    r"(?:第\d{1,3}(?:\.\d{1,3}){1,3}条?[、,，和及]{1,2}){0,4}$"
)
# GDPR第46条
FOREIGN = re.compile(r"[A-Za-z]{2,12}(?:/[A-Z])?(?:\s?\d{3,6}(?:[-—]\d{4})?)?[》]?\s?$")
# 证据规定第十条: a text that no list knows, named without guillemets
UNKNOWN_NAME = re.compile(r"[\u4e00-\u9fff]{2}(?:法典|法|条例|规定|办法|解释|细则|决定|意见|规则|纪要|批复|通则)\s?$")
GENERAL_WORDS = re.compile(
    r"(?:法律|法规|规章|有关|相关|上述|前述|下列|具体|明确|明文|国家|本|该|的|按照|依照|依据|根据|违反|适用|司法|行政)(?:法|规定|解释|办法)\s?$"
)
