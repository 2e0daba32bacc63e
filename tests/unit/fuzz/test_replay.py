"""Every input that fuzzing began with or found is taken as it has to be. `make fuzz` looks for more."""

from __future__ import annotations

import pytest

from tests.fuzz import limits
from tests.fuzz.registry import TARGETS, kept


@pytest.mark.parametrize("name", TARGETS)
def test_kept_inputs(name: str) -> None:
    target = TARGETS[name].load()
    failed: list[tuple[str, BaseException]] = []
    for label, data in kept(name):
        try:
            limits.run(target, data)
        except (Exception, limits.TooSlowError) as error:
            failed.append((label, error))
    if failed:
        raise AssertionError(f"{name}: {', '.join(label for label, _ in failed)}") from failed[0][1]
