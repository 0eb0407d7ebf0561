"""Every invariant of the corpus; all violations at once, each with file and line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from corpus.behaviours import BehaviourCard
from corpus.cases import Case
from corpus.check_liability import check_rules, check_sanctions
from corpus.check_synonyms import check_synonyms
from corpus.check_time import check_time
from corpus.digest import text_sha256
from corpus.division_numbers import leaps
from corpus.errors import AddressError, CorpusError, NotHeldError, Problem
from corpus.ids import ProvisionId
from corpus.library import DATA, Library, unit_text
from corpus.model import Article, Version
from corpus.names import canonical
from corpus.reader import read_version

MIN_PHRASINGS = 10
_NUMERALS = "一二三四五六七八九十"
_CJK = r"\u4e00-\u9fff，。；：、！？（）《》〈〉“”‘’"
# Each names what the character rule forbids in statute text.
_FORBIDDEN = {
    "零宽字符": re.compile("[\u200b\u200c\u200d\ufeff\u2009]"),
    "半角引号": re.compile(r'["\']'),
    # But not the space after the number of an article that an amendment quotes whole: “第二百九十一条之二　…
    "汉字旁的空格": re.compile(rf"(?<=[{_CJK}])[ \u00a0]|(?<![条{_NUMERALS}])\u3000|[ \u00a0](?=[{_CJK}])"),
    "半角标点": re.compile(rf"(?<=[{_CJK}])[,:;?!]"),
}
_BRACKETS = re.compile(rf"(?<=[{_CJK}])[()]|[()](?=[{_CJK}])")
_HALF_WIDTH_NOTE = "半角括号"
# 王某涛: a given name after 某; 某 with 甲乙丙丁 or a number is the form we use.
_GIVEN_NAME = re.compile(r"[\u4e00-\u9fff]某(?:某|[甲乙丙丁戊己庚辛]{2})")


def check(path: Path = DATA) -> list[Problem]:
    """Read the whole corpus and return every violated invariant; empty when all is well."""
    try:
        library = Library.load(path)
    except CorpusError as error:
        # What cannot be read hides only what needs the whole corpus: the other files are still held to their rules.
        return sorted([*error.problems, *(p for version in _readable(path) for p in _alone(version))])
    problems = [p for version in _readable(path) for p in [*_alone(version), *_references(version, library)]]
    problems += _names(library)
    for case in library.cases.values():
        problems += _case(case, library)
    for card in library.cards.values():
        problems += _card(card, library)
    problems += _data_files(path, library)
    problems += [*check_rules(path, library), *check_sanctions(path, library)]
    problems += check_synonyms(path, library)
    return sorted(problems)


def _readable(path: Path) -> Iterator[Version]:
    for file in sorted(path.glob("statutes/*/*.md")):
        with suppress(CorpusError):
            yield read_version(file)


def _alone(version: Version) -> Iterator[Problem]:
    """The rules that a statute file must keep by itself."""
    for rule in (_file_name, _digest, _numbering, _divisions, _items, _characters, _corrections, _breaks):
        for line, what, expected in rule(version):
            yield Problem(version.path, line, what, expected)


def _references(version: Version, library: Library) -> Iterator[Problem]:
    addresses = [c.by for c in version.changes] + ([version.repealed_by] if version.repealed_by else [])
    for address in addresses:
        if reason := _unresolved(address, library, None):
            yield Problem(version.path, 1, reason, "本库收录的条文")
    for statute in version.amends:
        if statute not in library.statutes:
            yield Problem(version.path, 1, f"amends：没有法规 {statute}", "本库收录的法规")
    yield from check_time(version, library)


_Findings = Iterator[tuple[int, str, str]]


def _file_name(version: Version) -> _Findings:
    day = version.effective or version.promulgated
    if version.path.stem != str(day):
        yield 1, f"文件名 {version.path.name} 与施行日期不符", f"{day}.md"
    if version.path.parent.name != version.statute:
        yield 1, f"文件夹 {version.path.parent.name} 与 id 不符", version.statute
    if version.promulgated and version.effective and version.effective < version.promulgated:
        yield 1, f"施行日期 {version.effective} 早于公布日期 {version.promulgated}", "不早于公布日期"


def _digest(version: Version) -> _Findings:
    actual = text_sha256(version.articles)
    if version.text_sha256 != actual:
        yield 1, f"text_sha256 是 {version.text_sha256}", f"{actual}（确认正文无误后用 fatiao stamp 写入）"


def _numbering(version: Version) -> _Findings:
    if not version.articles:
        yield 1, "没有条文", "至少一条"
    for before, after in zip(version.articles, version.articles[1:], strict=False):
        gap = version.extent == "full" and after.number > before.number + 1
        partial = version.extent != "full"
        if (after.number, after.suffix) <= (before.number, before.suffix) or gap:
            yield after.line, f"{before.label}之后是{after.label}", "条号依次递增，不缺不重"
        if not partial and after.suffix and (after.number, after.suffix - 1) != (before.number, before.suffix):
            yield after.line, f"{before.label}之后是{after.label}", f"之{after.suffix}之前有上一条"


def _divisions(version: Version) -> _Findings:
    for line, division, expected in leaps(version.articles) if version.extent == "full" else ():
        yield line, f"{division.label}的编号不连续", " 或 ".join(map(str, expected))


def _items(version: Version) -> _Findings:
    for article in version.articles:
        for paragraph in article.paragraphs:
            numbers = [item.number for item in paragraph.items]
            if numbers != list(range(1, len(numbers) + 1)):
                yield article.line, f"{article.label}的项编号是 {numbers}", "从（一）起依次递增"


def _characters(version: Version) -> _Findings:
    half_width = any(_HALF_WIDTH_NOTE in note for note in version.notes)
    rules = _FORBIDDEN if half_width else _FORBIDDEN | {"半角括号": _BRACKETS}
    for article in version.articles:
        for name, pattern in rules.items():
            if match := pattern.search(article.text):
                context = article.text[max(0, match.start() - 8) : match.end() + 8]
                yield article.line, f"{article.label}有{name}：…{context!r}…", "中文标点，汉字旁无空格"


def _corrections(version: Version) -> _Findings:
    for fix in version.corrections:
        article = version.article(fix.article)
        count = article.text.count(fix.printed) if article else 0
        if count != 1:
            yield 1, f"corrections：第 {fix.article} 条中“{fix.printed}”出现 {count} 次", "恰好 1 次"


def _breaks(version: Version) -> _Findings:
    for entry in version.breaks:
        article = version.article(entry.article)
        for words in entry.before:
            count = article.text.count(words) if article else 0
            if count != 1:
                yield 1, f"breaks：第 {entry.article} 条中“{words}”出现 {count} 次", "恰好 1 次"


def _names(library: Library) -> Iterator[Problem]:
    for name, ids in library.names.table.items():
        if len(ids) > 1:
            path = library.statutes[ids[0]].latest.path
            yield Problem(path, 1, f"名称“{name}”属于 {' 和 '.join(ids)}", "一个名称只属于一部法规")


def _case(case: Case, library: Library) -> Iterator[Problem]:
    def problem(what: str, expected: str) -> Problem:
        return Problem(case.path, 1, what, expected)

    if case.path.stem != case.id:
        yield problem(f"文件名与 id {case.id} 不符", f"{case.id}.md")
    for address in case.provisions:
        if reason := _unresolved(address, library, None):
            yield problem(reason, "本库收录的条文")
    for card in case.behaviours:
        if card not in library.cards:
            yield problem(f"没有行为卡 {card}", "corpus/data/behaviours 中的一张")
    texts = [case.title, case.facts, case.result, *case.notes, *(o.who for o in case.outcomes)]
    for text in texts:
        if match := _GIVEN_NAME.search(text):
            yield problem(f"“{match[0]}”不是约定的化名", "姓加某，同姓加甲、乙")


def _card(card: BehaviourCard, library: Library) -> Iterator[Problem]:
    def problem(what: str, expected: str) -> Problem:
        return Problem(card.path, 1, what, expected)

    if card.path.stem != card.id:
        yield problem(f"文件名与 id {card.id} 不符", f"{card.id}.yaml")
    for address in card.provisions():
        if reason := _unresolved(address, library, card.as_of):
            yield problem(reason, f"{card.as_of} 有效的条文")
    for statement in card.statements():
        if not statement.provisions:
            yield problem(f"没有依据：{statement.text[:20]}", "至少一条规定")
    for case in card.cases:
        if case not in library.cases:
            yield problem(f"没有案例 {case}", "corpus/data/cases 中的一件")
    if len(card.phrasings) < MIN_PHRASINGS:
        yield problem(f"只有 {len(card.phrasings)} 种说法", f"至少 {MIN_PHRASINGS} 种")
    for phrasing, count in Counter(card.phrasings).items():
        if count > 1:
            yield problem(f"说法重复：{phrasing}", "各不相同")


def _data_files(path: Path, library: Library) -> Iterator[Problem]:
    for offence in library.offences:
        for address in offence.provisions:
            if reason := _unresolved(address, library, None):
                yield Problem(path / "offences.yaml", 0, f"{offence.name}：{reason}", "本库收录的条文")
    for file, name, statute in _named_statutes(library):
        if statute not in library.statutes:
            yield Problem(path / file, 0, f"{name}：没有法规 {statute}", "本库收录的法规")
    for file, title in _titles_not_held(library):
        if library.names.table.get(canonical(title)):
            yield Problem(path / file, 0, f"{title} 已收录", "从清单中删去")


def _named_statutes(library: Library) -> Iterator[tuple[str, str, str]]:
    """(file, entry, statute id) wherever a list names a statute that must be held."""
    for text in library.not_held:
        yield from (("not_held.yaml", text.title, s) for s in (text.statute, text.successor) if s)
    for name in library.ambiguous:
        yield from (("ambiguous_names.yaml", name.name, statute) for statute in name.statutes)
    yield from (("history.yaml", "origins", statute) for statute in library.history.origins)
    yield from (("history.yaml", "renumbered", entry.statute) for entry in library.history.renumbered)
    yield from (("history.yaml", "decisions", entry.statute) for entry in library.history.decisions)


def _titles_not_held(library: Library) -> Iterator[tuple[str, str]]:
    yield from (("not_held.yaml", text.title) for text in library.not_held)
    yield from (("known_titles.txt", title.title) for title in library.known_titles)
    yield from (("ambiguous_names.yaml", other) for name in library.ambiguous for other in name.others)


def _unresolved(address: str, library: Library, on: date | None) -> str | None:
    """Why an address does not resolve at a date (None: in any held version); None when it does."""
    try:
        pid = ProvisionId.parse(address)
        if pid.article is None:
            library.statute(pid.statute)
            return None
        articles = _articles(pid, library, on)
    except (AddressError, NotHeldError) as error:
        return f"{address}：{error}"
    reasons = [_missing_unit(article, pid) for article in articles]
    if not reasons:
        return f"{address}：没有这一条"
    return None if None in reasons else f"{address}：{reasons[-1]}"


def _articles(pid: ProvisionId, library: Library, on: date | None) -> list[Article]:
    if on:
        return [library.provision(pid, on).article]
    return [a for v in library.statute(pid.statute).versions if (a := v.article(pid.article_key))]


def _missing_unit(article: Article, pid: ProvisionId) -> str | None:
    try:
        unit_text(article, pid)
    except LookupError as error:
        return str(error)
    return None
