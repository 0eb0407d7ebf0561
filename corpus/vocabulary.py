"""The words that facts, sanctions and cases share: what was done, and what kind of information it was done to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Act = Literal[
    "sell", "provide", "publish", "buy", "receive", "exchange", "steal", "scrape", "collect_in_service",
    "illegal_other",
]  # fmt: skip
ACTS: Mapping[Act, str] = {
    "sell": "出售", "provide": "提供", "publish": "公开发布", "buy": "购买", "receive": "收受", "exchange": "交换",
    "steal": "窃取", "scrape": "爬取", "collect_in_service": "在履行职责、提供服务中违法收集",
    "illegal_other": "以其他方法非法获取",
}  # fmt: skip
ItemType = Literal[
    "行踪轨迹", "通信内容", "征信", "财产", "住宿", "通信记录", "健康生理", "交易", "生物识别", "身份证件",
    "普通", "未知",
]  # fmt: skip
UNKNOWN_TYPE: ItemType = "未知"
# 情节严重 and 情节特别严重, as a court or a calculation finds them.
StatedTier = Literal["serious", "especially_serious"]
Prior = Literal["none", "same_offence", "administrative_two_years"]
