"""Walking trees in NumPy gives what LightGBM itself gives."""

from __future__ import annotations

import numpy as np
import pytest

from indexer.learned.trees import trees_of

try:
    import lightgbm
except OSError as error:
    pytest.skip(f"LightGBM cannot be loaded ({error}); Debian: apt-get install libgomp1", allow_module_level=True)

SETTINGS = {"objective": "regression", "num_leaves": 9, "verbose": -1, "seed": 3, "num_threads": 1}


def learned(rows: np.ndarray, wanted: np.ndarray, rounds: int = 40) -> lightgbm.Booster:
    return lightgbm.train(SETTINGS, lightgbm.Dataset(rows, wanted), rounds)


def test_scores_are_those_of_lightgbm() -> None:
    random = np.random.default_rng(5)
    rows = random.normal(size=(600, 6)).astype(np.float32)
    model = learned(rows, rows[:, 0] * rows[:, 1] + np.where(rows[:, 2] > 0.3, 2.0, 0.0))
    trees = trees_of(model.dump_model())
    asked = random.normal(size=(200, 6)).astype(np.float32)
    assert np.allclose(trees.scores(asked), model.predict(asked), atol=1e-9)
    # Values that lie upon a limit go left, as LightGBM has it.
    upon = np.repeat(trees.limits[:50, None], 6, axis=1).astype(np.float32)
    assert np.allclose(trees.scores(upon), model.predict(upon), atol=1e-9)


def test_no_rows_have_no_scores() -> None:
    rows = np.arange(60, dtype=np.float32).reshape(60, 1)
    trees = trees_of(learned(rows, rows[:, 0]).dump_model())
    assert trees.scores(np.zeros((0, 1), np.float32)).shape == (0,)


def test_splits_by_category_are_refused() -> None:
    rows = np.repeat(np.arange(8, dtype=np.float32), 30).reshape(-1, 1)
    data = lightgbm.Dataset(rows, (rows[:, 0] % 3 == 1).astype(float), categorical_feature=[0])
    model = lightgbm.train({**SETTINGS, "min_data_per_group": 1, "cat_smooth": 1}, data, 5)
    with pytest.raises(ValueError, match="cannot be walked"):
        trees_of(model.dump_model())
