"""The evaluator against courts: for each defendant of real cases the tier that the court stated, and the sentence.

The cases lie beside the repository (`real_cases.file_of_real_cases`); without them only the converter is tested.
`pytest -s` prints a table of all rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from corpus.liability.evaluate import evaluate
from corpus.liability.outcome import Criminal
from corpus.library import Library
from tests.corpus.liability import real_cases
from tests.corpus.liability.real_cases import Defendant, acts_of, file_of_real_cases, is_minimum, read_defendants

# Sentences outside the range of the facts: (case, defendant) -> the mitigation or the fact that its source lacks.
MISFITS = {
    ("hongkou-edu-3", "李某"): "13万余条实判二年六个月；来源是概写，没有写从轻、减轻情节",
    ("fuzhou-li-police", "李某甲"): "违法所得5万元、内部人员，实判一年八个月；来源没有写减轻事由",
    (
        "rugao-wang-dong",
        "董某婷",
    ): "24万余元是夫妻合计，她不是员工、伙同丈夫出售；是否认定为从犯、本人分得多少，来源没有写",
}


@dataclass(frozen=True, slots=True)
class Checked:
    """A defendant and what the evaluator makes of his facts."""

    defendant: Defendant
    found: Criminal

    @property
    def range(self) -> tuple[int, int]:
        """The range of the tier; with a stated circumstance what it opens."""
        stated = self.defendant.facts.mitigation
        return self.found.adjusted_range_months if stated else self.found.range_months

    @property
    def fits(self) -> bool | None:
        """Whether the sentence lies in the range; None without a sentence for this offence alone."""
        months = self.defendant.months
        if months is None or self.defendant.combined:
            return None
        return self.range[0] <= months <= self.range[1]


@pytest.fixture(scope="module")
def checked(library: Library) -> list[Checked]:
    path = file_of_real_cases()
    if not path.is_file():
        pytest.skip(f"没有真实案例的文件（{path.name}）：放在仓库旁边，或用环境变量 FATIAO_CASES 指明")
    rules = library.rules_of_liability()
    found = read_defendants(path, rules.criminal.regimes)
    return [Checked(one, evaluate(one.facts, rules, library.sanctions).criminal) for one in found]


def test_the_tier_is_the_one_that_the_source_states(checked: list[Checked]) -> None:
    stated = [row for row in checked if row.defendant.tier]
    wrong = {(r.defendant.case, r.defendant.who): r.found.tier for r in stated if r.found.tier != r.defendant.tier}
    assert stated
    assert wrong == {}


def test_the_sentence_lies_in_the_range(checked: list[Checked]) -> None:
    compared = [row for row in checked if row.fits is not None]
    cases = {row.defendant.case for row in checked}
    outside = {(row.defendant.case, row.defendant.who) for row in compared if not row.fits}
    assert compared
    assert outside == {misfit for misfit in MISFITS if misfit[0] in cases}


def test_every_defendant_has_a_line_in_the_table(checked: list[Checked]) -> None:
    printed = table(checked)
    print(f"\n{printed}")
    assert printed.count("\n") == len(checked)


def table(rows: Iterable[Checked]) -> str:
    """One line for each defendant: case, person, whose figures, tier found and stated, range, sentence in months."""
    head = ("case", "person", "figures", "computed", "stated", "range", "months", "fits")
    lines = [head, *(_line(row) for row in rows)]
    return "\n".join(" | ".join(str("" if cell is None else cell) for cell in line) for line in lines)


def _line(row: Checked) -> tuple[object, ...]:
    one = row.defendant
    fits = {True: "yes", False: "no", None: "several offences" if one.combined else None}[row.fits]
    low, high = row.range
    return one.case, one.who, one.share, row.found.tier, one.tier, f"{low}-{high}", one.months, fits


@pytest.mark.parametrize(
    ("behaviours", "acts"),
    [
        (["提供服务过程中获取", "出售手机号与验证码"], ("sell",)),
        (["购买车辆轨迹信息", "提供轨迹用于寻车扣车"], ("provide", "buy")),
        (["诱导客户提供验证码"], ()),
        (["利用工作便利窃取", "多层转卖牟利"], ("sell", "receive", "steal")),
        (["爬虫绕过风控获取"], ("scrape",)),
    ],
)
def test_words_of_a_source_become_acts(behaviours: list[str], acts: tuple[str, ...]) -> None:
    assert acts_of(behaviours) == acts


@pytest.mark.parametrize(
    ("count", "prose", "minimum"),
    [(30000, "出售3万余条", True), (300000, "共30余万条", True), (12441, "12441条", False), (None, "数千余条", False)],
)
def test_a_number_with_a_rest_is_a_minimum(count: int | None, prose: str, minimum: bool) -> None:
    assert is_minimum(count, prose) is minimum


def test_figures_of_several_are_nobodys_own() -> None:
    person = {"name": "王某"}
    assert real_cases.share_of({"title": "王某案", "defendants": [person]}, person) == "only"
    assert real_cases.share_of({"title": "王某等六人案", "defendants": [person]}, person) == "joint"
    assert real_cases.share_of({"title": "王某、李某案", "defendants": [person, person]}, person) == "joint"
    assert real_cases.share_of({"title": "王某等六人案", "defendants": []}, {**person, "gain_yuan": 1}) == "own"
