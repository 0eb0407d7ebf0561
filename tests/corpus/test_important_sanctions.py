"""The penalties that are asked for most, each beside the words of its norm."""

from __future__ import annotations

from datetime import date

from corpus.library import DATA
from corpus.sanctions import read_sanctions

EDGES = {e.id: e for path in sorted(DATA.glob("sanctions/*.yaml")) for e in read_sanctions(path).sanctions}


def _rows(edge_id: str) -> list[str]:
    """The measures of an edge, one line each, to be read beside the norm."""
    lines = []
    for row in EDGES[edge_id].measures:
        size = ""
        if row.amount:
            low, high = row.amount.bounds()
            size = f" {low or ''}-{high} {row.amount.unit}"
        lines.append(f"{row.subject}: {row.measure}{size}" + (f" [{row.condition}]" if row.condition else ""))
    return lines


def test_ordinary_breach_of_the_personal_information_law() -> None:
    """第六十六条第一款: 拒不改正的，并处一百万元以下罚款；对直接负责的主管人员 …… 处一万元以上十万元以下罚款。"""
    unit = [
        "责令改正", "给予警告", "没收违法所得", "责令暂停或者终止提供服务 [对违法处理个人信息的应用程序]",
        "并处罚款 -1000000 yuan [拒不改正的]",
    ]  # fmt: skip
    assert _rows("gerenxinxibaohufa-66-1") == [
        *(f"unit: {row}" for row in unit),
        *(f"person: {row}" for row in unit),
        "responsible_person: 处罚款 10000-100000 yuan",
    ]


def test_serious_breach_of_the_personal_information_law() -> None:
    """第六十六条第二款: 并处五千万元以下或者上一年度营业额百分之五以下罚款 …… 处十万元以上一百万元以下罚款。"""
    edge = EDGES["gerenxinxibaohufa-66-2"]
    assert edge.authority == "省级以上履行个人信息保护职责的部门"
    fines = [row for row in _rows(edge.id) if "罚款" in row and not row.startswith("person")]
    assert fines == [
        "unit: 并处罚款 -50000000 yuan [情节严重的]",
        "unit: 并处罚款 -5 percent [情节严重的]",
        "responsible_person: 处罚款 100000-1000000 yuan [情节严重的]",
    ]


def test_selling_is_a_public_order_offence_only_since_2026() -> None:
    """治安管理处罚法（2025年修订）第五十六条第一款: 处十日以上十五日以下拘留；情节较轻的，处五日以下拘留。"""
    edge = EDGES["zhianguanlichufafa-56-1-2026"]
    assert _rows(edge.id)[:2] == ["person: 处拘留 10-15 days", "person: 处拘留 -5 days [情节较轻的]"]
    assert not edge.in_force(date(2025, 12, 31))
    police = [e for e in EDGES.values() if e.penalty.startswith("zhianguanlichufafa/")]
    sellers = [e for e in police if e.when and "sell" in e.when.acts]
    assert [e.id for e in sellers if not e.when or not e.when.sector] == [edge.id]
    assert not any(e.in_force(date(2025, 12, 31)) for e in sellers)


def test_the_fines_of_the_network_law_end_in_2025() -> None:
    """网络安全法（2016年）第六十四条第二款: 并处违法所得一倍以上十倍以下罚款，没有违法所得的，处一百万元以下罚款。"""
    old, new = EDGES["wangluoanquanfa-64-2-2017"], EDGES["wangluoanquanfa-71-2-2026"]
    assert _rows(old.id)[:3] == [
        "unit: 没收违法所得 [尚不构成犯罪的]",
        "unit: 并处罚款 1-10 times [尚不构成犯罪的]",
        "unit: 处罚款 -1000000 yuan [没有违法所得的]",
    ]
    assert (old.until, new.since) == (date(2025, 12, 31), date(2026, 1, 1))
    assert all(row.amount is None for row in new.measures)


def test_a_first_failure_to_protect_data_may_be_fined() -> None:
    """数据安全法第四十五条第一款: 责令改正，给予警告，可以并处五万元以上五十万元以下罚款。"""
    assert _rows("shujuanquanfa-45-1")[2] == "unit: 可以并处罚款 50000-500000 yuan"


def test_consumer_data() -> None:
    """消费者权益保护法第五十六条第一款: 违法所得一倍以上十倍以下的罚款，没有违法所得的，处以五十万元以下的罚款。"""
    assert _rows("xiaofeizhequanyibaohufa-56-1-9")[3:5] == [
        "unit: 可以根据情节单处或者并处罚款 1-10 times [法律、法规未作规定的]",
        "unit: 处以罚款 -500000 yuan [法律、法规未作规定的；没有违法所得的]",
    ]


def test_identity_cards() -> None:
    """居民身份证法第十九条第一款: 十日以上十五日以下拘留，并处五千元罚款；第二款: 并处十万元以上五十万元以下罚款。"""
    assert _rows("juminshenfenzhengfa-19-1")[:2] == [
        "person: 处拘留 10-15 days [尚不构成犯罪的]",
        "person: 并处罚款 5000-5000 yuan [尚不构成犯罪的]",
    ]
    assert {row.split(":")[0] for row in _rows("juminshenfenzhengfa-19-2")} == {"responsible_person"}
    assert _rows("juminshenfenzhengfa-20-1-5") == ["person: 根据情节轻重，依法给予行政处分"]
