"""Boosted trees as arrays: many rows walk all trees at once, in NumPy.

LightGBM makes the trees (training.py); a search needs only to walk them, and so neither LightGBM nor SciPy. Splits are
numeric (at most: left), missing values do not occur. tests/indexer/learned/test_trees.py holds the walk against
LightGBM's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Trees:
    """Nodes of all trees in one table; a leaf leads to itself.

    `features`, `limits`, `left`, `right`, `values`: one each for every node; `roots`: the first node of each tree;
    `depth`: the longest way down.
    """

    features: NDArray[np.int32]
    limits: NDArray[np.float64]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    values: NDArray[np.float64]
    roots: NDArray[np.int32]
    depth: int

    def scores(self, rows: Matrix) -> NDArray[np.float64]:
        """The sum of the leaves that each row comes to."""
        at = np.tile(self.roots, (len(rows), 1))
        every = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            down = rows[every, self.features[at]] <= self.limits[at]
            at = np.where(down, self.left[at], self.right[at])
        total: NDArray[np.float64] = self.values[at].sum(axis=1)
        return total


def trees_of(dumped: Mapping[str, Any]) -> Trees:
    """The trees of a LightGBM model (`Booster.dump_model()`)."""
    nodes: list[tuple[int, float, int, int, float]] = []
    roots = [_grown(tree["tree_structure"], nodes) for tree in dumped["tree_info"]]
    features, limits, left, right, values = zip(*nodes, strict=True)
    return Trees(
        np.array(features, np.int32),
        np.array(limits, np.float64),
        np.array(left, np.int32),
        np.array(right, np.int32),
        np.array(values, np.float64),
        np.array(roots, np.int32),
        max(_depth(tree["tree_structure"]) for tree in dumped["tree_info"]),
    )


def _grown(node: Mapping[str, Any], nodes: list[tuple[int, float, int, int, float]]) -> int:
    """Put a node and all below it into the table; its place there."""
    place = len(nodes)
    nodes.append((0, 0.0, place, place, float(node.get("leaf_value", 0.0))))
    if "split_feature" in node:
        if node["decision_type"] != "<=":
            raise ValueError(f"a split of the kind {node['decision_type']} cannot be walked")
        left, right = (_grown(node[side], nodes) for side in ("left_child", "right_child"))
        nodes[place] = (node["split_feature"], float(node["threshold"]), left, right, 0.0)
    return place


def _depth(node: Mapping[str, Any]) -> int:
    return 1 + max(_depth(node["left_child"]), _depth(node["right_child"])) if "split_feature" in node else 0
