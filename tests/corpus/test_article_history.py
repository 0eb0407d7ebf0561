"""One article through time: since when its words stand, by what, and what is not known of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.article_history import KIND_NAMES, ArticleHistories, ArticleHistory, Span, article_history
from corpus.errors import NotHeldError
from corpus.ids import ProvisionId
from corpus.library import Library
from tests.conftest import TODAY


@pytest.fixture(scope="module")
def histories(library: Library) -> ArticleHistories:
    return ArticleHistories(library)


def of(histories: ArticleHistories, address: str, on: str = "2026-11-22") -> ArticleHistory:
    return histories.of(ProvisionId.parse(address), date.fromisoformat(on))


def told(span: Span) -> tuple[str, str, str | None, list[str], str | None]:
    """kind, first day, last day, addresses, cause."""
    until = str(span.until) if span.until else None
    return span.kind, str(span.since), until, [str(pid) for pid in span.ids], span.by.label if span.by else None


def test_253_1_was_inserted_and_amended(histories: ArticleHistories) -> None:
    """刑法修正案（七）第七条, 刑法修正案（九）第十七条; （十一） and （十二） did not touch it."""
    history = of(histories, "xingfa/253-1")
    assert [told(span) for span in history.spans] == [
        ("inserted", "2009-02-28", "2015-10-31", ["xingfa/253-1"], "《刑法修正案（七）》第七条"),
        ("amended", "2015-11-01", None, ["xingfa/253-1"], "《刑法修正案（九）》第十七条"),
    ]
    assert history.unknown == ""
    assert not any(span.inferred for span in history.spans)


def test_the_history_follows_the_renumbering(histories: ArticleHistories) -> None:
    """网络安全法第七十一条 of 2026 merges 第六十四条、第六十六条、第七十条; 第七十一条 of 2017 is another rule."""
    first, second = of(histories, "wangluoanquanfa/71").spans
    assert told(first)[:4] == (
        "original",
        "2017-06-01",
        "2025-12-31",
        ["wangluoanquanfa/64", "wangluoanquanfa/66", "wangluoanquanfa/70"],
    )
    assert told(second)[:4] == ("moved", "2026-01-01", None, ["wangluoanquanfa/71"])
    other = of(histories, "wangluoanquanfa/71", "2025-12-31").spans[0]
    assert [str(pid) for pid in other.ids] == ["wangluoanquanfa/71"]
    assert other.text != first.text


def test_a_new_number_alone_does_not_make_the_words_younger(histories: ArticleHistories) -> None:
    """第四十四条 of 2017, on selling personal information, is 第四十六条 with the same words."""
    history = of(histories, "wangluoanquanfa/46")
    assert [span.kind for span in history.spans] == ["original", "renumbered"]
    assert [str(pid) for span in history.spans for pid in span.ids] == ["wangluoanquanfa/44", "wangluoanquanfa/46"]
    assert histories.present_since(ProvisionId("wangluoanquanfa", 46), TODAY) == date(2017, 6, 1)


@pytest.mark.parametrize(
    ("address", "on", "since"),
    [
        ("xingfa/253-1", "2026-11-22", "2015-11-01"),
        ("xingfa/253-1", "2015-10-31", "2009-02-28"),
        ("xingfa/253-1", "2009-02-27", None),
        ("wangluoanquanfa/71", "2026-11-22", "2026-01-01"),
        ("gerenxinxibaohufa/66", "2026-11-22", "2021-11-01"),
        ("xiaofeizhequanyibaohufa/29", "2026-11-22", None),
    ],
)
def test_since_when_the_present_words_stand(
    histories: ArticleHistories, address: str, on: str, since: str | None
) -> None:
    """消费者权益保护法第二十九条 stands so since 2014-03-15 or longer: the earlier texts are not held."""
    found = histories.present_since(ProvisionId.parse(address), date.fromisoformat(on))
    assert found == (date.fromisoformat(since) if since else None)


def test_what_is_not_known_is_said(histories: ArticleHistories) -> None:
    history = of(histories, "xiaofeizhequanyibaohufa/29")
    (span,) = history.spans
    assert (span.kind, span.since_known, span.by) == ("earliest_held", False, None)
    assert history.unknown == "本库最早的文本自2014年3月15日起施行；之前的文本未收录"


def test_without_a_text_that_says_so_a_pair_is_inferred(histories: ArticleHistories) -> None:
    """治安管理处罚法 was revised as a whole in 2025; that 第五十六条 is new follows from the words alone."""
    (span,) = of(histories, "zhianguanlichufafa/56").spans
    assert (span.kind, span.inferred, span.by, str(span.since)) == ("inserted", True, None, "2026-01-01")
    old, new = of(histories, "zhianguanlichufafa/56", "2025-12-31").spans
    assert (str(old.ids[0]), str(new.ids[0]), new.inferred) == ("zhianguanlichufafa/56", "zhianguanlichufafa/67", True)


@pytest.mark.parametrize(
    ("address", "on", "standing", "reason"),
    [
        ("xingfa/253-1", "2009-02-27", "not_yet_in_force", "该条自2009年2月28日起增设（《刑法修正案（七）》第七条）"),
        ("xingfa/253-1", "2024-01-15", "in_force",
         "自2015年11月1日起施行（《刑法修正案（九）》第十七条）"),
        ("xingfa/390", "2024-01-15", "amended_later",
         "修改后的条文自2024年3月1日起施行（《刑法修正案（十二）》第五条）"),
        ("gerenxinxibaohufa/66", "2021-10-31", "not_yet_in_force",
         "自2021年11月1日起施行（《个人信息保护法》第七十四条）"),
        ("wangluoanquanfa/71", "2025-12-31", "amended_later",
         "自2026年1月1日起条号改为第七十二条，文字不变（《关于修改网络安全法的决定》）"),
        ("shangbiaofa/1", "2026-11-22", "amended_later", "修改后的条文自2027年1月1日起施行"),
        ("zhianguanlichufafa/136", "2025-12-31", "not_yet_in_force", "自2026年1月1日起施行的文本才有这一条"),
        ("zhianguanlichufafa/136", "2010-01-01", "undetermined", "当时的文本未收录"),
        ("xiaofeizhequanyibaohufa/29", "2026-11-22", "in_force", "至迟自2014年3月15日起施行"),
        ("xiaofeizhequanyibaohufa/29", "2010-01-01", "undetermined",
         "本库最早的文本自2014年3月15日起施行；之前的文本未收录"),
    ],
)  # fmt: skip
def test_the_standing_of_an_article(
    histories: ArticleHistories, address: str, on: str, standing: str, reason: str
) -> None:
    """刑法修正案（十二） was promulgated on 2023-12-29: 第三百九十条 waits for it, 第二百五十三条之一 does not."""
    status = histories.status(ProvisionId.parse(address), date.fromisoformat(on))
    assert (status.standing, status.reason) == (standing, reason)


def test_the_first_wording_that_a_repeal_ended(library: Library) -> None:
    """The last span ends on the day before the repeal."""
    statute = library.statute("yishifa")
    ended = replace(statute, versions=(replace(statute.latest, repealed=date(2030, 1, 1)),))
    changed = replace(library, statutes=dict(library.statutes) | {"yishifa": ended})
    histories = ArticleHistories(changed)
    pid = ProvisionId("yishifa", 1)
    (span,) = histories.of(pid, TODAY).spans
    assert (span.kind, span.until) == ("original", date(2029, 12, 31))
    assert histories.status(pid, date(2030, 1, 1)).standing == "repealed"


def test_every_article_of_every_wording_has_a_history_that_holds_its_words(
    library: Library, histories: ArticleHistories
) -> None:
    for statute in library.statutes.values():
        for version in statute.versions:
            for article in version.articles:
                assert version.effective
                pid = version.id_of(article)
                history = histories.of(pid, version.effective)
                span = history.at(version.effective)
                assert span, pid
                assert pid in span.ids
                assert article.text in span.text
                starts = [s.since for s in history.spans]
                assert starts == sorted(starts, key=str), pid


def test_a_comma_is_no_amendment(histories: ArticleHistories) -> None:
    """刑法第一百九十条: the texts of 1998 and 2021 differ in two commas; 刑法修正案（十一） has no point on it."""
    history = of(histories, "xingfa/190")
    assert [told(span)[:2] for span in history.spans] == [
        ("earliest_held", "1997-10-01"),
        ("amended", "1998-12-29"),
        ("repointed", "2021-03-01"),
    ]
    assert history.spans[-1].by is None
    assert histories.present_since(ProvisionId("xingfa", 190), TODAY) == date(1998, 12, 29)


def test_a_deleted_article_whose_number_is_kept(histories: ArticleHistories) -> None:
    """刑法修正案（九）第十二条: 删去刑法第一百九十九条; consolidated texts print （删去）."""
    history = of(histories, "xingfa/199")
    assert told(history.spans[-1])[:2] == ("deleted", "2015-11-01")
    assert history.spans[-1].by
    assert history.spans[-1].by.label == "《刑法修正案（九）》第十二条"
    status = histories.status(ProvisionId("xingfa", 199), TODAY)
    assert (status.standing, str(status.cause)) == ("superseded", "xingfa-xiuzhengan-9/12")
    assert histories.status(ProvisionId("xingfa", 199), date(2015, 10, 31)).standing == "amended_later"


def test_an_article_that_no_wording_has(histories: ArticleHistories) -> None:
    with pytest.raises(NotHeldError, match="没有这一条"):
        of(histories, "xingfa/999")


def test_one_article_can_be_asked_for_alone(library: Library) -> None:
    history = article_history(library, ProvisionId("xingfa", 253, 1, 2), date(2026, 11, 22))
    assert history.id == ProvisionId("xingfa", 253, 1)
    assert len(history.spans) == 2


def test_every_kind_has_a_name() -> None:
    assert len(set(KIND_NAMES.values())) == len(KIND_NAMES) == 8
