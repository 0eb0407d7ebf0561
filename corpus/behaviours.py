"""A behaviour card: from what someone did to the duty, what follows, and where to turn; every line cited."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Literal

from corpus.frontmatter import Strict, Text, read_yaml, validate

STAGES = {
    "collect": "收集", "store": "存储", "use": "使用", "process": "加工", "transmit": "传输", "provide": "提供",
    "sell": "出售", "disclose": "公开", "delete": "删除", "leak": "泄露", "obtain": "非法获取",
    "refuse": "拒绝权利请求",
}  # fmt: skip
ACTORS = {
    "platform": "网络平台", "employer": "用人单位", "property_manager": "物业", "school": "学校", "hospital": "医院",
    "courier": "快递", "telecom": "电信", "bank": "银行和信贷", "merchant": "商家", "state_organ": "国家机关",
    "individual": "个人", "estate_agent": "房产中介和开发商", "camera_owner": "摄像头安装人", "debt_collector": "催收",
    "media": "媒体", "minor": "未成年人",
}  # fmt: skip
# The tracks of liability in the order in which they are told, with their names.
TRACK_NAMES = (("criminal", "刑事责任"), ("administrative", "行政处罚"), ("civil", "民事责任"))
Stage = Literal[
    "collect", "store", "use", "process", "transmit", "provide", "sell", "disclose", "delete", "leak", "obtain",
    "refuse",
]  # fmt: skip
Actor = Literal[
    "platform", "employer", "property_manager", "school", "hospital", "courier", "telecom", "bank", "merchant",
    "state_organ", "individual", "estate_agent", "camera_owner", "debt_collector", "media", "minor",
]  # fmt: skip


class Statement(Strict):
    """One sentence about the law and the provisions that carry it."""

    text: Text
    provisions: tuple[Text, ...]


class Consequences(Strict):
    """What follows, in the three tracks of liability."""

    criminal: tuple[Statement, ...] = ()
    administrative: tuple[Statement, ...] = ()
    civil: tuple[Statement, ...] = ()


class Remedy(Strict):
    """Where to turn, and what to bring or ask for."""

    channel: Text
    text: Text
    provisions: tuple[Text, ...] = ()


class BehaviourFile(Strict):
    """The keys of a behaviour file; docs/corpus-format.md describes each."""

    id: Text
    name: Text
    stage: Stage
    actors: tuple[Actor, ...]
    as_of: date
    legal_terms: tuple[Text, ...] = ()
    phrasings: tuple[Text, ...]
    summary: Text
    duties: tuple[Statement, ...]
    consequences: Consequences
    public_interest: tuple[Statement, ...] = ()
    exceptions: tuple[Statement, ...] = ()
    evidence: tuple[Text, ...]
    remedies: tuple[Remedy, ...]
    cases: tuple[Text, ...] = ()


class BehaviourCard(BehaviourFile):
    """A card and the file it was read from."""

    path: Path

    def statements(self) -> Iterator[Statement]:
        """Every statement that must cite a provision, in the order a reader meets them."""
        yield from self.duties
        yield from self.consequences.criminal
        yield from self.consequences.administrative
        yield from self.consequences.civil
        yield from self.public_interest
        yield from self.exceptions

    def provisions(self) -> tuple[str, ...]:
        """Addresses of all cited provisions, each once, in the order of their first mention."""
        cited = [p for s in self.statements() for p in s.provisions]
        cited += [p for r in self.remedies for p in r.provisions]
        return tuple(dict.fromkeys(cited))


def read_behaviour(path: Path) -> BehaviourCard:
    """Read one behaviour card.

    Raises:
        CorpusError: every key that breaks the schema, at its line.
    """
    fields = validate(BehaviourFile, read_yaml(path))
    return BehaviourCard(**fields.model_dump(), path=path)
