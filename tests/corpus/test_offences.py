"""罪名: the names of offences and the days on which they were in use."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.errors import CorpusError
from corpus.ids import ProvisionId
from corpus.library import DATA, Library, unit_text
from corpus.offences import Offence, load_offences
from tests.conftest import TODAY
from tests.corpus.conftest import BAD

OFFENCES = load_offences(DATA / "offences.yaml")


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


def test_no_name_is_given_twice() -> None:
    names = [name for offence in OFFENCES for name in (offence.name, *offence.aliases)]
    assert len(set(names)) == len(names)


def test_a_replaced_offence_ends_before_its_successor_begins() -> None:
    since = {offence.name: offence.since for offence in OFFENCES}
    replaced = [offence for offence in OFFENCES if offence.replaced_by]
    assert len(replaced) == 2
    for offence in replaced:
        assert offence.until and offence.replaced_by
        assert (since[offence.replaced_by] - offence.until).days == 1


@pytest.mark.parametrize("offence", OFFENCES, ids=lambda offence: offence.name)
def test_the_provision_of_an_offence_threatens_a_punishment(library: Library, offence: Offence) -> None:
    """罪刑法定, 刑法第三条: an offence without a punishment in its article is none."""
    for address in offence.provisions:
        pid = ProvisionId.parse(address)
        text = unit_text(library.provision(pid, offence.until or TODAY).article, pid)
        assert "处" in text, text


def test_a_bad_offence_is_named() -> None:
    path = BAD / "offences_unknown_key.yaml"
    with pytest.raises(CorpusError) as caught:
        load_offences(path)
    assert str(caught.value).split("\n") == [
        f"{path}:2: offences.0.provisions：Field required",
        f"{path}:2: offences.0.provision：Extra inputs are not permitted",
    ]
