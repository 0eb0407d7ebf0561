"""Texts as lawyers, courts, offices and machines write them, and what the check says of every citation in them.

RIGHT holds whole reports: a text after ｜, then a row for each citation: as written = verdict / verdict on the
quotation, and the address of its words. Rows of WRONG are what a lawyer expects and does not get yet: + must be
there, - must be part of no row.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import pytest

from corpus.citations.verdicts import Report
from corpus.citations.verify import Verifier
from corpus.library import Library
from tests.conftest import TODAY

RIGHT = """
## 起诉状：并列的条、自己的附件
｜根据《中华人民共和国民法典》第一千零三十四条、第一千零三十五条，《中华人民共和国个人信息保护法》第六十九条第一款，
｜被告《隐私政策》第三条无效。2025年6月起，原告接到推销电话12次。诉讼请求第一项、第二项如下。附：起诉状副本1份。
《中华人民共和国民法典》第一千零三十四条 = exact
第一千零三十五条 = exact
《中华人民共和国个人信息保护法》第六十九条第一款 = exact
《隐私政策》第三条 = not checked
## 民事判决：逐部引用、该款
｜《中华人民共和国个人信息保护法》第十三条第一款规定了处理的前提。某公司未证明存在该款第二项至第七项规定的情形。
｜依照《中华人民共和国民法典》第一千一百八十二条，《中华人民共和国民事诉讼法》第六十七条之规定，判决如下：
｜一、被告于本判决生效之日起十日内删除原告的手机号码；二、被告逾期未履行第一项的，原告可申请执行。案件受理费50元。
《中华人民共和国个人信息保护法》第十三条第一款 = exact
该款第二项至第七项 = exact
《中华人民共和国民法典》第一千一百八十二条 = exact
《中华人民共和国民事诉讼法》第六十七条 = exact
## 刑事判决
｜其行为已构成侵犯公民个人信息罪。依照《中华人民共和国刑法》第二百五十三条之一第一款、第三款，第六十七条第三款，法释〔2017〕10号第五条第二款第（三）项，《中华人民共和国刑事诉讼法》第十五条之规定，判处有期徒刑三年二个月，并处罚金九万元；扣押的手机1部予以没收。
侵犯公民个人信息罪 = exact
《中华人民共和国刑法》第二百五十三条之一第一款 = exact
第三款 = exact
第六十七条第三款 = exact
法释〔2017〕10号第五条第二款第（三）项 = exact
《中华人民共和国刑事诉讼法》第十五条 = exact
## 2012年的判决，按当时 @2012-09-01
｜其行为已构成出售公民个人信息罪。依照《中华人民共和国刑法》第二百五十三条之一第一款、第二款之规定，判决如下：
出售公民个人信息罪 = exact
《中华人民共和国刑法》第二百五十三条之一第一款 = exact
第二款 = exact
## 同一罪名，按今天
｜其行为已构成出售公民个人信息罪、非法获取公民个人信息罪。
出售公民个人信息罪 = repealed
非法获取公民个人信息罪 = repealed
## 2018年的处罚，按当时 @2018-10-01
｜依据《网络安全法》第六十四条第一款、《治安管理处罚法》第四十二条第（六）项处罚。
｜《电子商务法》第二十三条、《个人信息保护法》第十条尚待施行。
《网络安全法》第六十四条第一款 = exact
《治安管理处罚法》第四十二条第（六）项 = exact
《电子商务法》第二十三条 = not_yet_in_force
《个人信息保护法》第十条 = not_yet_in_force
## PDF断行
｜依照《中华人民共和国民
｜法典》第一千零三十四
｜条、第一千零三十五条第
｜一款，《中华人民共和国个人信
｜息保护法》第六十
｜九条第一款规定：“处理个人信息侵害
｜个人信息权益造成损害，个人信息处理者不能证明自己没有过
｜错的，应当承担损害赔偿等侵权责任。”
《中华人民共和国民法典》第一千零三十四条 = exact
第一千零三十五条第一款 = exact
《中华人民共和国个人信息保护法》第六十九条第一款 = exact / identical_but_punctuation gerenxinxibaohufa/69/1
## 一字之改、一数之改
｜《个人信息保护法》第五十五条规定：“有下列情形之一的，个人信息处理者可以事前进行个人信息保护影响评估”。
｜《个人信息保护法》第六十九条第一款规定，“处理个人信息侵害个人信息权益造成损害，个人信息处理者能证明自己没有过错的，应当承担损害赔偿等侵权责任。”
｜《个人信息保护法》第六十六条第二款规定：“并处五千万元以下或者上一年度营业额百分之四以下罚款”。
《个人信息保护法》第五十五条 = exact / altered gerenxinxibaohufa/55
《个人信息保护法》第六十九条第一款 = exact / altered gerenxinxibaohufa/69/1
《个人信息保护法》第六十六条第二款 = exact / altered gerenxinxibaohufa/66/2
## 文字属于另一条、另一款
｜《刑法》第二百五十三条规定：“违反国家有关规定，向他人出售或者提供公民个人信息，情节严重的，处三年以下有期徒刑或者拘役，并处或者单处罚金”。
｜《民法典》第一千零三十四条第一款规定：“个人信息是以电子或者其他方式记录的能够单独或者与其他信息结合识别特定自然人的各种信息”。
《刑法》第二百五十三条 = exact / other_provision xingfa/253-1/1
《民法典》第一千零三十四条第一款 = exact / other_provision minfadian/1034/2
## 2016年的文本作今天的
｜《网络安全法》第四十二条规定：“网络运营者不得泄露、篡改、毁损其收集的个人信息；未经被收集者同意，不得向他人提供个人信息。”
｜该法第六十四条第二款规定：“违反本法第四十四条规定，窃取或者以其他非法方式获取、非法出售或者非法向他人提供个人信息，尚不构成犯罪的，由公安机关没收违法所得”。
《网络安全法》第四十二条 = renumbered / other_version wangluoanquanfa@2017-06-01/42/1
该法第六十四条第二款 = renumbered / other_version wangluoanquanfa@2017-06-01/64/2
本法第四十四条 = exact
## 不存在的款、项、条
｜《个人信息保护法》第四十五条第四款、第四十七条第一款第（六）项、第六十六条之二、第七十八条；《民法典》第一千零三十四条第四款、第一千二百六十一条；《刑法》第四百五十三条。
《个人信息保护法》第四十五条第四款 = out_of_range
第四十七条第一款第（六）项 = out_of_range
第六十六条之二 = out_of_range
第七十八条 = out_of_range
《民法典》第一千零三十四条第四款 = out_of_range
第一千二百六十一条 = out_of_range
《刑法》第四百五十三条 = out_of_range
## 约定的简称、该法、同法
｜法释〔2017〕10号（以下简称《解释》）第一条作了定义；
｜《解释》第五条第一款第（四）项、《解释》第十四条；违反个保法第十七条第一款第（二）项和该法第六条第二款、同法第五十条。
法释〔2017〕10号（以下简称《解释》）第一条 = exact
《解释》第五条第一款第（四）项 = exact
《解释》第十四条 = out_of_range
个保法第十七条第一款第（二）项 = exact
该法第六条第二款 = exact
同法第五十条 = exact
## 民事诉讼法的旧条号，由引文看出
｜《中华人民共和国民事诉讼法》第六十四条第一款“当事人对自己提出的主张，有责任提供证据”、第一百四十四条“被告经传票传唤，无正当理由拒不到庭的，或者未经法庭许可中途退庭的，可以缺席判决”。
《中华人民共和国民事诉讼法》第六十四条第一款 = exact / other_provision minshisusongfa/67/1
第一百四十四条 = exact / other_provision minshisusongfa/147
## 引文在前、引文里的引文
｜“自然人享有隐私权。任何组织或者个人不得以刺探、侵扰、泄露、公开等方式侵害他人的隐私权。”（《民法典》第一千零三十二条第一款）
｜法院认为：“《民法典》第一千零三十四条第二款规定：‘个人信息是以电子或者其他方式记录的能够单独或者与其他信息结合识别特定自然人的各种信息’，故手机号码属于个人信息。”
《民法典》第一千零三十二条第一款 = exact / identical minfadian/1032/1
《民法典》第一千零三十四条第二款 = exact / excerpt minfadian/1034/2
## 编造的解释、之一、赔偿
｜《最高人民法院关于审理个人信息侵权案件适用法律若干问题的解释》第五条、《电子商务法》第二十五条之一；
｜《个人信息保护法》第六十九条第三款规定：“侵害个人信息权益的，人民法院可以根据情节判决五百元以上五十万元以下的赔偿。”
《最高人民法院关于审理个人信息侵权案件适用法律若干问题的解释》第五条 = unresolved
《电子商务法》第二十五条之一 = out_of_range
《个人信息保护法》第六十九条第三款 = out_of_range / not_statute_text -
## 两条混引、略去但书
｜《民法典》第一千零三十五条规定：“处理个人信息的，应当遵循合法、正当、必要原则，不得过度处理。信息处理者不得泄露或者篡改其收集、存储的个人信息。”
｜《民法典》第1038条第1款明确规定：“信息处理者不得泄露或者篡改其收集、存储的个人信息；未经自然人同意，不得向他人非法提供其个人信息。”
《民法典》第一千零三十五条 = exact / altered minfadian/1035/1
《民法典》第1038条第1款 = exact / excerpt minfadian/1038/1
## 不是引用的数字
｜一、被告于十日内履行第一项义务；二、被告逾期未履行第一项、第二项的，应加倍支付利息。合议庭第二次评议，第三人未到庭。
｜证据1第3条微信、第二条短信、第五款手机。公司法定代表人到庭，热线第三方接入，合计580条。
## 隐私政策自己的条
｜隐私政策
｜第三条 根据相关法律法规，以下情形无需征得您的同意：
｜（1）为订立、履行您作为一方当事人的合同所必需。
第三条 = not checked
## 冒号之后不是条文：其中的引用照样核对
｜《民法典》第一千零三十四条：本条应当与《刑法》第九百九十九条、《个人信息保护法》第八十条结合起来理解，还要注意《婚姻法》第三十二条。
《民法典》第一千零三十四条 = exact / not_statute_text -
本条 = exact
《刑法》第九百九十九条 = out_of_range
《个人信息保护法》第八十条 = out_of_range
《婚姻法》第三十二条 = repealed
## 单独收录的一条：2015年的文字仍是今天的，2009年的不是
｜《刑法》（2015修正）第二百五十三条之一；《刑法》（2009修正）第二百五十三条之一。
《刑法》（2015修正）第二百五十三条之一 = exact
《刑法》（2009修正）第二百五十三条之一 = other_version
## 已废止的法律，并列的条
｜《合同法》第六十条第二款、第一百零七条，《侵权责任法》第六条、第十五条第一款第（六）项。
《合同法》第六十条第二款 = repealed
第一百零七条 = repealed
《侵权责任法》第六条 = repealed
第十五条第一款第（六）项 = repealed
## 附录：法名单独一行，条文在下
｜附：相关法律条文
｜《中华人民共和国民法典》
｜第一百一十一条　自然人的个人信息受法律保护。
｜第一千一百八十三条　侵害自然人人身权益造成精神损害的，被侵权人有权请求精神损害赔偿。
《中华人民共和国民法典》第一百一十一条 = exact / excerpt minfadian/111
第一千一百八十三条 = exact / altered minfadian/1183/1
## 证据规定不是民事诉讼法
｜根据民诉法六十七条，原告没有完成举证。根据证据规定第十条第一款第五项，已为生效裁判确认的事实无须举证。
民诉法六十七条 = exact
第十条第一款第五项 = not checked
## 第一条评论、第三条意见
｜第一条评论送红包！辩护人的第一条、第三条辩护意见不予采纳。
## Markdown 的引用块
｜**《民法典》第一千零三十八条第一款**
｜> 信息处理者可以泄露其收集、存储的个人信息。
《民法典》第一千零三十八条第一款 = exact / altered minfadian/1038/1
## 标题之下的一段
｜### 《个人信息保护法》第十条
｜
｜任何组织、个人可以非法收集、使用、加工、传输他人个人信息。
《个人信息保护法》第十条 = exact / altered gerenxinxibaohufa/10
## 一行一条
｜民法典1034条：自然人的个人信息受法律保护。
｜个保法10条：任何组织、个人可以非法收集、使用、加工、传输他人个人信息。
民法典1034条 = exact / excerpt minfadian/1034/1
个保法10条 = exact / altered gerenxinxibaohufa/10
## 省略号后的项
｜《民法典》第一千零三十三条：“任何组织或者个人不得实施下列行为：……（五）处理他人的私密信息；”
《民法典》第一千零三十三条 = exact / excerpt minfadian/1033
## 省略号后的项，2012年的文本
｜《治安管理处罚法》第四十二条规定：“有下列行为之一的，处五日以下拘留或者五百元以下罚款；情节较重的，处五日以上十日以下拘留，可以并处五百元以下罚款：……（六）偷窥、偷拍、窃听、散布他人隐私的。”
《治安管理处罚法》第四十二条 = renumbered / other_version zhianguanlichufafa@2013-01-01/42
## 阿拉伯数字的金额
｜《个人信息保护法》第六十六条第一款：“拒不改正的，并处100万元以下罚款；对直接负责的主管人员和其他直接责任人员处1万元以上10万元以下罚款”。
《个人信息保护法》第六十六条第一款 = exact / excerpt gerenxinxibaohufa/66/1
## 转述不归于别的法律
｜- **《网络安全法》第64条**：窃取个人信息的，处违法所得一倍以上十倍以下罚款。
《网络安全法》第64条 = exact / not_statute_text -
## 没有收录的旧法的原文
｜《侵权责任法》第六条第一款规定：“行为人因过错侵害他人民事权益，应当承担侵权责任。”
《侵权责任法》第六条第一款 = repealed / other_provision minfadian/1165/1
## 引文在前，见某条
｜“处理个人信息应当具有明确、合理的目的，并应当与处理目的直接相关，采取对个人权益影响最小的方式”，见《个人信息保护法》第五条。
《个人信息保护法》第五条 = exact / other_provision gerenxinxibaohufa/6/1
## 冒号后的一句概括
｜《数据安全法》第45条：不履行数据安全保护义务的处罚
｜
｜《民事诉讼法》第67条：谁主张谁举证
《数据安全法》第45条 = exact / not_statute_text -
《民事诉讼法》第67条 = exact / not_statute_text -
## 句中的引文没有句号，项的引文没有序号
｜《个人信息保护法》第二十一条第三款“未经个人信息处理者同意，受托人不得转委托他人处理个人信息”；第六十一条第（二）项“接受、处理与个人信息保护有关的投诉、举报”。
《个人信息保护法》第二十一条第三款 = exact / identical gerenxinxibaohufa/21/3
第六十一条第（二）项 = exact / identical gerenxinxibaohufa/61/1/2
"""

EXPECTED = """
## letter_in_number
｜《民法典》第1O34条、《刑法》第二百五十三条之l、《民法典》第一干零三十四条。
- 第1 = exact
- 第二百五十三条 = exact
- 《民法典》 = exact
## run_together
｜《刑法》第二百五十三条之一：违反国家有关规定，向他人出售或者提供公民个人信息，情节严重的，处三年以下有期徒刑或者拘役，并处或者单处罚金；情节特别严重的，处三年以上七年以下有期徒刑，并处罚金。违反国家有关规定，将在履行职责或者提供服务过程中获得的公民个人信息，出售或者提供给他人的，依照前款的规定从重处罚。窃取或者以其他方法非法获取公民个人信息的，依照第一款的规定处罚。单位犯前三款罪的，对单位判处罚金，并对其直接负责的主管人员和其他直接责任人员，依照各该款的规定处罚。
+ 前款 = exact
- unresolved
## common_words
｜《个人信息保护法》第十三条没有“合法利益”例外。《个人信息保护法》第十三条第一款第（八）项规定了“合法利益”例外；〈民法总则〉第111条规定的“个人信息”。
- / other_provision
- / excerpt
## contract
｜第一条　定义
｜“个人信息”具有《个人信息保护法》第四条规定的含义。
｜第二条　处理目的
｜乙方仅可为第一条所述目的处理个人信息。
｜第三条　违约责任
｜乙方违反第二条的，甲方可依《民法典》第五百七十七条主张权利。
+ 《个人信息保护法》第四条 = exact
+ 《民法典》第五百七十七条 = exact
- unresolved
"""


class Case(NamedTuple):
    """A text with its day, and the rows that belong to it."""

    name: str
    on: date
    text: str
    rows: list[str]


def _cases(written: str) -> Iterator[Case]:
    for block in written.split("\n## ")[1:]:
        head, *lines = block.strip("\n").split("\n")
        name, _, day = head.partition(" @")
        text = "\n".join(line[1:] for line in lines if line.startswith("｜"))
        rows = [line for line in lines if not line.startswith("｜")]
        yield Case(name, date.fromisoformat(day) if day else TODAY, text, rows)


def _rows(report: Report) -> list[str]:
    rows = []
    for checked in report.citations:
        quotation = checked.quotation
        quoted = f" / {quotation.verdict} {quotation.source_id or '-'}" if quotation else ""
        rows.append(checked.citation.text.replace("\n", "") + f" = {checked.verdict}{quoted}")
    rows += [f"{passage.text} = unparsed" for passage in report.unparsed]
    return rows + [f"{passage.text} = not checked" for passage in report.not_checked]


@pytest.fixture(scope="module")
def verifier(library: Library) -> Verifier:
    return Verifier(library)


@pytest.mark.parametrize("case", list(_cases(RIGHT)), ids=lambda case: case.name)
def test_a_text_and_its_whole_report(verifier: Verifier, case: Case) -> None:
    assert _rows(verifier.verify(case.text, case.on)) == case.rows


@pytest.mark.parametrize("case", list(_cases(EXPECTED)), ids=lambda case: case.name)
def test_what_a_lawyer_expects(verifier: Verifier, case: Case) -> None:
    rows = _rows(verifier.verify(case.text, case.on))
    assert [row[2:] for row in case.rows if row[0] == "+" and row[2:] not in rows] == []
    assert [row[2:] for row in case.rows if row[0] == "-" and any(row[2:] in found for found in rows)] == []


def test_the_message_names_the_proviso_that_is_left_out(verifier: Verifier) -> None:
    text = "《民法典》第1038条第1款：“未经自然人同意，不得向他人非法提供其个人信息。”"
    quotation = verifier.verify(text, TODAY).citations[0].quotation
    assert quotation is not None
    assert "后面的但书“但是经过加工无法识别特定个人且不能复原的除外”未引" in quotation.message


def test_an_exception_in_a_sentence_of_its_own_is_a_proviso(verifier: Verifier) -> None:
    text = "《个人信息保护法》第二十六条：“只能用于维护公共安全的目的，不得用于其他目的。”"
    quotation = verifier.verify(text, TODAY).citations[0].quotation
    assert quotation is not None and "取得个人单独同意的除外" in quotation.message
