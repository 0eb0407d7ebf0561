"""罪名: the names of offences, the days on which they were in use, and the provisions that define them."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta

import pytest

from corpus.errors import CorpusError
from corpus.ids import ProvisionId
from corpus.library import DATA, Library, unit_text
from corpus.offences import Offence, load_offences
from tests.conftest import TODAY
from tests.corpus.conftest import BAD

OFFENCES = load_offences(DATA / "offences.yaml")
CURRENT = {offence.name: offence for offence in OFFENCES if offence.until is None}
DAY = timedelta(days=1)
# 施行 of 刑法, of the decision on 骗购外汇, and of the amendments that made new offences, （一）to（十二）.
LAWS = {
    date(1997, 10, 1),
    date(1998, 12, 29),
    date(1999, 12, 25),
    date(2001, 12, 29),
    date(2002, 12, 28),
    date(2005, 2, 28),
    date(2006, 6, 29),
    date(2009, 2, 28),
    date(2011, 5, 1),
    date(2015, 11, 1),
    date(2021, 3, 1),
    date(2024, 3, 1),
}
# 施行 of 补充规定（一）to（八）.
SUPPLEMENTS = {
    date(2002, 3, 26),
    date(2003, 8, 21),
    date(2007, 11, 6),
    date(2009, 10, 16),
    date(2011, 5, 1),
    date(2015, 11, 1),
    date(2021, 3, 1),
    date(2024, 3, 1),
}
# The two lists of 1997 differ in 第三百九十七条第二款, 第三百九十九条第一款, 第二款 and 第四百零六条.
ONLY_COURT = {"徇私枉法罪", "枉法裁判罪", "国家机关工作人员签订、履行合同失职罪"}
ONLY_PROCURATORATE = {
    "国家机关工作人员徇私舞弊罪",
    "枉法追诉、裁判罪",
    "民事、行政枉法裁判罪",
    "国家机关工作人员签订、履行合同失职被骗罪",
}
# Names that share no word of two characters with their article: 洗钱 is not a word of 第一百九十一条.
IN_OTHER_WORDS = {
    "背叛国家罪",
    "失火罪",
    "洗钱罪",
    "逃税罪",
    "抗税罪",
    "破坏军婚罪",
    "遗弃罪",
    "侵占罪",
    "妨害公务罪",
    "袭警罪",
    "伪证罪",
    "医疗事故罪",
}


def ended(supplement: date) -> dict[str, str | None]:
    """The names in use until a 补充规定 took effect, each with the name now."""
    return {o.name: o.replaced_by for o in OFFENCES if o.until == supplement - DAY}


def in_use(offence: Offence, on: date) -> bool:
    return offence.since <= on <= (offence.until or date.max)


def test_the_offence_against_personal_information_has_three_states() -> None:
    """最高人民法院、最高人民检察院关于执行刑法确定罪名的补充规定（四）、（六）."""
    found = {
        o.name: (o.since, o.until, o.replaced_by)
        for o in OFFENCES
        if "xingfa/253-1" in o.provisions
    }  # fmt: skip
    first, last = date(2009, 2, 28), date(2015, 10, 31)
    assert found == {
        "侵犯公民个人信息罪": (date(2015, 11, 1), None, None),
        "出售、非法提供公民个人信息罪": (first, last, "侵犯公民个人信息罪"),
        "非法获取公民个人信息罪": (first, last, "侵犯公民个人信息罪"),
    }


def test_the_list_of_1997_has_the_names_of_both_documents() -> None:
    """法释〔1997〕9号 has 413 names, 高检发释字〔1997〕3号 has 414."""
    first = {o.name for o in OFFENCES if o.since == date(1997, 10, 1)}
    assert (len(first - ONLY_PROCURATORATE), len(first - ONLY_COURT)) == (413, 414)


def test_the_current_names_are_483() -> None:
    """补充规定（八）, in force 2024-03-01, replaces one name; the number has been 483 since （七）."""
    assert len(CURRENT) == 483
    assert sum(in_use(o, date(2021, 3, 1)) for o in OFFENCES) == 483


def test_every_chapter_has_its_number_of_names(library: Library) -> None:
    """分则 has ten chapters; 骗购外汇罪, which no article of 刑法 defines, belongs to the third."""
    chapters = Counter(chapter(library, o) for o in CURRENT.values() if o.provisions)
    assert list(chapters.values()) == [12, 54, 109, 43, 13, 146, 23, 14, 37, 31]


def chapter(library: Library, offence: Offence) -> str:
    article = library.provision(ProvisionId.parse(offence.provisions[0]), TODAY).article
    return " ".join(str(heading) for heading in article.path[:2])


def test_names_that_were_in_use_together_are_distinct() -> None:
    """The old and the new name of an offence may share a short form: 销售假药罪, before and since 2021-03-01."""
    days = {offence.since for offence in OFFENCES}
    for day in days:
        names = [name for o in OFFENCES if in_use(o, day) for name in (o.name, *o.aliases)]
        assert [name for name, count in Counter(names).items() if count > 1] == [], day


def test_only_an_offence_and_its_successor_share_a_name() -> None:
    entries: dict[str, list[Offence]] = {}
    for offence in OFFENCES:
        for name in (offence.name, *offence.aliases):
            entries.setdefault(name, []).append(offence)
    assert {(a.replaced_by, b.name) for a, b, *_ in (e for e in entries.values() if len(e) > 1)} == {
        (name, name)
        for name in (
            "生产、销售、提供假药罪",
            "生产、销售、提供劣药罪",
            "侮辱国旗、国徽、国歌罪",
            "盗窃、侮辱、故意毁坏尸体、尸骨、骨灰罪",
        )
    }


def test_every_name_is_written_as_one() -> None:
    names = [name for offence in OFFENCES for name in (offence.name, *offence.aliases)]
    assert [name for name in names if not re.fullmatch(r"[\u4e00-\u9fff、（）]+罪", name)] == []


def test_names_begin_with_a_law_or_a_supplement_and_end_with_a_supplement() -> None:
    assert {o.since for o in OFFENCES} <= LAWS | SUPPLEMENTS
    assert {o.until + DAY for o in OFFENCES if o.until} == SUPPLEMENTS


def test_a_name_that_took_the_place_of_another_begins_when_that_ends() -> None:
    """The successors that begin on another day existed beside the old name, or came after a third one."""
    since = {o.name: o.since for o in OFFENCES}
    apart = {
        (o.name, o.replaced_by) for o in OFFENCES if o.until and o.replaced_by and since[o.replaced_by] != o.until + DAY
    }
    assert apart == {
        ("奸淫幼女罪", "强奸罪"),
        ("违法向关系人发放贷款罪", "违法发放贷款罪"),
        ("操纵证券交易价格罪", "操纵证券、期货市场罪"),
        ("非法采伐、毁坏珍贵树木罪", "危害国家重点保护植物罪"),
        ("枉法追诉、裁判罪", "徇私枉法罪"),
        ("枉法裁判罪", "民事、行政枉法裁判罪"),
        ("国家机关工作人员签订、履行合同失职罪", "国家机关工作人员签订、履行合同失职被骗罪"),
    }  # fmt: skip


def test_a_successor_is_a_current_name_for_the_same_article() -> None:
    for offence in OFFENCES:
        if offence.replaced_by:
            assert offence.until, offence.name
            assert articles(offence) & articles(CURRENT[offence.replaced_by]), offence.name


def articles(offence: Offence) -> set[str]:
    return {ProvisionId.parse(address).article_key for address in offence.provisions}


def test_names_that_ended_without_one_successor() -> None:
    alone = {o.name for o in OFFENCES if o.until and not o.replaced_by}
    assert alone == {
        "徇私舞弊造成破产、亏损罪",
        "国家机关工作人员徇私舞弊罪",
        "非法生产、买卖军用标志罪",
        "嫖宿幼女罪",
    }


def test_the_supplement_of_2009() -> None:
    """补充规定（四）: 逃税罪（取消偷税罪罪名）, 妨害动植物防疫、检疫罪（取消逃避动植物检疫罪罪名） …"""
    assert ended(date(2009, 10, 16)) == {
        "走私珍稀植物、珍稀植物制品罪": "走私国家禁止进出口的货物、物品罪",
        "偷税罪": "逃税罪",
        "逃避动植物检疫罪": "妨害动植物防疫、检疫罪",
        "非法生产、买卖军用标志罪": None,
    }


def test_the_supplement_of_2015() -> None:
    """补充规定（六）: 侵犯公民个人信息罪（取消出售、非法提供公民个人信息罪和非法获取公民个人信息罪罪名） …"""
    assert ended(date(2015, 11, 1)) == {
        "资助恐怖活动罪": "帮助恐怖活动罪",
        "强制猥亵、侮辱妇女罪": "强制猥亵、侮辱罪",
        "出售、非法提供公民个人信息罪": "侵犯公民个人信息罪",
        "非法获取公民个人信息罪": "侵犯公民个人信息罪",
        "伪造、变造居民身份证罪": "伪造、变造、买卖身份证件罪",
        "非法生产、销售间谍专用器材罪": "非法生产、销售专用间谍器材、窃听、窃照专用器材罪",
        "组织、利用会道门、邪教组织、利用迷信致人死亡罪": "组织、利用会道门、邪教组织、利用迷信致人重伤、死亡罪",
        "盗窃、侮辱尸体罪": "盗窃、侮辱、故意毁坏尸体、尸骨、骨灰罪",
        "拒绝提供间谍犯罪证据罪": "拒绝提供间谍犯罪、恐怖主义犯罪、极端主义犯罪证据罪",
        "走私制毒物品罪": "非法生产、买卖、运输制毒物品、走私制毒物品罪",
        "非法买卖制毒物品罪": "非法生产、买卖、运输制毒物品、走私制毒物品罪",
        "嫖宿幼女罪": None,
        "战时拒绝军事征用罪": "战时拒绝军事征收、征用罪",
        "非法批准征用、占用土地罪": "非法批准征收、征用、占用土地罪",
    }


def test_the_supplement_of_2021() -> None:
    """补充规定（七）: 危害珍贵、濒危野生动物罪 in the place of two names; 侮辱国旗、国徽、国歌罪 …"""
    assert ended(date(2021, 3, 1)) == {
        "强令违章冒险作业罪": "强令、组织他人违章冒险作业罪",
        "生产、销售假药罪": "生产、销售、提供假药罪",
        "生产、销售劣药罪": "生产、销售、提供劣药罪",
        "欺诈发行股票、债券罪": "欺诈发行证券罪",
        "侮辱国旗、国徽罪": "侮辱国旗、国徽、国歌罪",
        "非法猎捕、杀害珍贵、濒危野生动物罪": "危害珍贵、濒危野生动物罪",
        "非法收购、运输、出售珍贵、濒危野生动物、珍贵、濒危野生动物制品罪": "危害珍贵、濒危野生动物罪",
        "非法采伐、毁坏国家重点保护植物罪": "危害国家重点保护植物罪",
        "非法收购、运输、加工、出售国家重点保护植物、国家重点保护植物制品罪": "危害国家重点保护植物罪",
        "食品监管渎职罪": "食品、药品监管渎职罪",
    }
    assert sum(o.since == date(2021, 3, 1) for o in OFFENCES) == 25


def test_the_supplement_of_2024() -> None:
    """补充规定（八）: 徇私舞弊低价折股、出售公司、企业资产罪（取消徇私舞弊低价折股、出售国有资产罪罪名）."""
    successor = "徇私舞弊低价折股、出售公司、企业资产罪"
    assert ended(date(2024, 3, 1)) == {"徇私舞弊低价折股、出售国有资产罪": successor}
    assert [o.name for o in OFFENCES if o.since == date(2024, 3, 1)] == [successor]
    assert CURRENT[successor].provisions == ("xingfa/169",)


def test_two_names_have_no_provision_that_is_held() -> None:
    """骗购外汇罪 stands in a decision of 1998; 修正案（九）deleted the 款 of 嫖宿幼女罪."""
    assert {o.name for o in OFFENCES if not o.provisions} == {"骗购外汇罪", "嫖宿幼女罪"}


def test_the_provision_of_an_offence_threatens_a_punishment(library: Library) -> None:
    """罪刑法定, 刑法第三条: an offence without a punishment in its provision is none."""
    for offence in OFFENCES:
        for address in offence.provisions:
            pid = ProvisionId.parse(address)
            text = unit_text(library.provision(pid, TODAY).article, pid)
            assert "处" in text, f"{offence.name} {address}: {text}"


def test_a_current_name_shares_a_word_with_its_articles(library: Library) -> None:
    apart = {o.name for o in CURRENT.values() if o.provisions and not words(o.name) & words(wording(library, o))}
    assert apart == IN_OTHER_WORDS


def wording(library: Library, offence: Offence) -> str:
    pids = (ProvisionId.parse(address) for address in offence.provisions)
    return "".join(library.provision(pid, TODAY).article.text for pid in pids)


def words(text: str) -> set[str]:
    """Every two characters that stand side by side, punctuation aside."""
    return {part[i : i + 2] for part in re.split(r"\W|罪", text) for i in range(len(part) - 1)}


def test_articles_of_statutes_and_names_of_offences_come_in_the_same_order() -> None:
    keys = [ProvisionId.parse(o.provisions[0]) for o in CURRENT.values() if o.provisions]
    numbers = [(pid.article, pid.suffix) for pid in keys]
    assert numbers == sorted(numbers, key=lambda number: (number[0] or 0, number[1]))


def test_a_name_that_does_not_exist_is_not_here() -> None:
    """An answer of a language model named 泄露公民个人信息罪; 刑法第二百五十三条之一 has one name alone."""
    names = {name for offence in OFFENCES for name in (offence.name, *offence.aliases)}
    assert names & {"泄露公民个人信息罪", "买卖公民个人信息罪", "侵犯隐私罪", "人肉搜索罪"} == set()


def test_a_bad_offence_is_named() -> None:
    path = BAD / "offences_unknown_key.yaml"
    with pytest.raises(CorpusError) as caught:
        load_offences(path)
    assert str(caught.value).split("\n") == [
        f"{path}:2: offences.0.provisions：没有写",
        f"{path}:2: offences.0.provision：没有这个键",
    ]
