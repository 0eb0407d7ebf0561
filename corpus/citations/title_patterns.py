"""Patterns of titles and of what stands round them; each is bounded, so that reading stays linear."""

from __future__ import annotations

import re

from corpus.names import STATE

# In guillemets, one level of nesting inside: 《…关于适用〈民法典〉…》; a line break of a pasted PDF may stand within.
QUOTED = re.compile(
    r"《[^《》\n]{1,120}(?:\n[^《》\n]{1,60})?(?:《[^《》\n]{1,60}》[^《》\n]{0,120}(?:\n[^《》\n]{1,60})?)?》"
    r"|〈[^〈〉\n]{1,90}〉"
)
ONE_CASE = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ()〈〉<>", "abcdefghijklmnopqrstuvwxyz（）《》《》")
# 公司法定代表人 names no 公司法, 取消法人 no 消法, 民法典型 no 民法典
AFTER_LAW = re.compile(r"[定律院官务治规人庭]|条例")
AFTER_CODE = re.compile(r"[型礼藏籍]")
BEFORE_NAME = "取撤抵打徒"
# 民法典草案, 网络安全法实施细则: another text whose name opens with a known one
DRAFT = r"修订草案|修正草案|草案|征求意见稿|送审稿|建议稿|释义|评注|理解与适用|条文说明"
PART = r"(?:总则编?|物权编|合同编通则?|合同编|人格权编|婚姻家庭编|继承编|侵权责任编|担保制度|时间效力)的?"
GROWN_BEHIND = re.compile(
    rf"(?:[（(](?:{DRAFT}|[一二三]审稿)[^）)\n]{{0,12}}[）)]|{DRAFT}|实施细则|实施条例|实施办法|实施意见"
    rf"|{PART}(?:司法解释|解释|规定)|司法解释|解释(?!为|成|说|道|了|是|清)|修正案|讲义|教程|学(?!习|会))"
    r"(?:[（(][一二三四五六七八九十]{1,3}[）)])?"
)
DRAFT_BEHIND = re.compile(rf"{DRAFT}|司法解释")
PLACES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南"
    "|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|深圳|厦门|珠海|汕头|广州|杭州|南京|武汉|成都|欧盟|德国"
    "|日本|韩国|美国|英国|法国|俄罗斯|印度|新加坡|加拿大|巴西|澳大利亚|意大利|瑞士"
)
GROWN_BEFORE = re.compile(rf"(?:(?:{PLACES})(?:省|市|地区|自治区|特别行政区|经济特区)?|(?<![违触相])反)$")
# 浙江省实施《…》办法, 最高人民法院关于适用《…》若干问题的解释
IMPLEMENTING = re.compile(
    rf"(?:(?:{PLACES})(?:省|市|自治区|经济特区)?|最高人民法院|最高人民检察院|国务院)?(?:关于)?(?:贯彻)?(?:实施|适用|执行|修改)\s?$"
)
IMPLEMENTED = re.compile(
    r"(?!第)[^《》，。；：！？\n]{0,24}?(?:办法|细则|若干规定|规定|解释|意见|决定|批复)(?:[（(][一二三四五六七八九十]{1,3}[）)])?"
)
MODIFIER = re.compile(
    r"(?:(?P<year>(?:19|20)\d{2})\s?(?:年(?:版|修正|修订|修改)?|版)的?"
    r"|[（(](?P<bracketed>(?:19|20)\d{2})\s?年?(?:修正|修订|修改|版)?[）)]"
    r"|(?P<older>旧版?|老|(?<![是自有按还平高草中复])原(?!则)|(?:修订|修正|修改)(?:之?前|以前)的?|当时的|已(?:经)?(?:废止|失效)的)"
    r"|(?P<newer>最新版?的?|新版?的?|(?:最?新)?(?:修订|修正|修改)(?:之?后|以后)?的)|现行(?:有效的)?)\s?$"
)
# （现行）, （节录） say nothing about which wording is meant
REMARKS = frozenset({"现行", "现行有效", "节录", "节选", "摘录", "全文"})
BRACKET = re.compile(
    r"\s?(?P<open>[（(〔\[【])(?P<inside>[^（）()〔〕\[\]【】\n]{1,60}(?:[〔\[][^〔〕\[\]\n]{4}[〕\]][^（）()〔〕\[\]【】\n]{0,30})?)[）)〕\]】]"
)
YEAR_IN_BRACKET = re.compile(
    r"\s?(?P<year>(?:19|20)\d{2})\s?(?:年)?(?:[\d年月日.\-/]{0,8})?(?:第[一二三四五六七八九十]{1,2}次)?"
    r"(?:版|修正|修订|修改|制定|颁布|公布|通过|发布|施行|实施|起施行|文本|版本|修正文本|修正版|修订版)?\s?"
)
# （国务院令第631号）, （主席令第九十一号）
ORDER = re.compile(r"[\u4e00-\u9fff\s]{0,30}(?:令|公告)\s?(?:\d{4}年)?第?\s?[\d一二三四五六七八九十百〇零]{1,6}\s?号")
ARTICLE_INSIDE = re.compile(r"第.{1,9}条[^例]")
SHORT_NAME = re.compile(
    r"(?:以下|下文|下)?(?:统称|简称|称)(?:为|作)?\s?(?:《(?P<a>[^《》]{2,40})》|[“\"「](?P<b>[^”\"」]{2,40})[”\"」]|(?P<c>[\u4e00-\u9fff]{2,15}))$"
)
LAW_WORD = re.compile(
    r"(?:法典|法|条例|规定|办法|解释|细则|决定|规则|规范|准则|意见|批复|答复|纪要|通知|公告|通则|总则|修正案|标准|指南)(?:[（(].{1,12}[）)])?$"
)
PART_OF_CODE = re.compile(
    r"[\s·・]{0,2}(?:总则|物权|合同|人格权|婚姻家庭|继承|侵权责任)编$|[（(](?:总则|人格权|侵权责任)编[）)]$"
)
# 刑九 is 刑法修正案（九）; 获刑九年 is not
SHORTEST = re.compile(r"刑[七九]|刑十[一二]")
STATE_BEFORE = re.compile(rf"{STATE}\s?$")
# “《数据条例》”指《网络数据安全管理条例》
MEANS = re.compile(r"《(?P<name>[^《》\n]{2,20})》[”\"」]?\s?(?:均|系|是)?指(?:的是)?[：:]?\s?$")
WORDS_BEFORE = "照据依按反与和及或以在于为对由从到至的该即是看见查"
OPEN, CLOSE = '“「『"〈<‹', '”」』"〉>›'
