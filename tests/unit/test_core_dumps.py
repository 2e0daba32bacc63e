"""Neither program leaves its memory on the disk when it crashes."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import contextlib, resource
hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
from {module} import main
with contextlib.suppress(SystemExit):
    main(["--version"])
print("soft", resource.getrlimit(resource.RLIMIT_CORE)[0], "hard", hard)
"""


@pytest.mark.parametrize("module", ["app.cli.main", "ui.__main__"])
def test_memory_is_not_written_to_the_disk(module: str) -> None:
    ran = subprocess.run([sys.executable, "-c", PROGRAM.format(module=module)], capture_output=True, text=True,
                         check=True, timeout=60)
    soft, hard = ran.stdout.split("soft ")[1].split(" hard ")
    assert int(hard) != 0, "the test needs a system that allows core dumps"
    assert int(soft) == 0
