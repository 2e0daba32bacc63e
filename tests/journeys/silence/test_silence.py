"""Reading is silent: 0 packets, whatever a mail holds and whatever is done with it. With pictures allowed: pictures."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.silence.vectors import DOMAIN, PLAIN_PICTURES, vectors

ROOT = Path(__file__).resolve().parents[3]
LIMIT_SECONDS = 300


def told_by(mode: str, folder: Path) -> dict[str, Any]:
    """What the program did and what left it, in a network of its own."""
    user = () if os.getuid() == 0 else ("--map-root-user",)
    done = subprocess.run(
        ("unshare", *user, "--net", "--mount", sys.executable, "-m", "tests.journeys.silence.program", mode, folder),
        cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}, capture_output=True,
        text=True, timeout=LIMIT_SECONDS, check=False)
    assert done.returncode == 0, done.stderr[-3_000:]
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    assert told["control"]["packets"] > 5 and told["control"]["names"] >= 1 and told["control"]["calls"] == 1
    assert told["messages"] == len(vectors())
    return told


@pytest.mark.timeout(LIMIT_SECONDS)
def test_reading_is_silent(tmp_path: Path, tell: Callable[[str], None]) -> None:
    told = told_by("silent", tmp_path)
    tell(f"silence: {told['messages']} messages, {told['html']} as HTML, {told['acts']} acts: "
         f"{told['count']} packets, {len(told['names'])} names")
    assert told["count"] == 0, told["packets"]
    assert told["names"] == []
    assert told["acts"] > 3 * told["messages"]


@pytest.mark.timeout(LIMIT_SECONDS)
def test_with_pictures_allowed_only_pictures_are_asked_for(tmp_path: Path, tell: Callable[[str], None]) -> None:
    told = told_by("pictures", tmp_path)
    may = {each.host for each in vectors() if each.is_picture}
    asked = set(told["names"])
    tell(f"with pictures: {told['acts']} messages allowed, {len(told['calls'])} calls to {len(asked)} hosts, "
         f"{len(asked - may)} of them not for a picture")
    assert asked <= may, sorted(asked - may)
    assert {f"{name}.{DOMAIN}" for name in PLAIN_PICTURES} <= asked
    for call in told["calls"]:
        fields = call.split(" ")[1:]
        assert not {"Cookie", "Referer", "Accept-Language", "Authorization"} & set(fields), call
    assert all(":443" in packet or ":53" in packet for packet in told["packets"]), told["packets"]
