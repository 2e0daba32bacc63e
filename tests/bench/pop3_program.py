"""python -m tests.bench.pop3_program PROFILE: the running program without its window, over a profile with one account.

Prints "ready" once the check at its start is over, and then does one check for every line on stdin, printing, as JSON,
how many messages were new and the CPU seconds that all its threads took.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from app.commands import SyncAccount
from app.engine.engine import Engine
from app.paths import Profile
from app.secrets import PasswordStore
from tests.bench.program import Watch


def main(profile: Path) -> None:
    watch = Watch()
    engine = Engine(Profile(profile), watch.emit, passwords=PasswordStore())
    before = watch.rounds
    engine.start()
    watch.wait_for("rounds", before)
    print("ready", flush=True)
    for _ in sys.stdin:
        rows, rounds, began = watch.rows, watch.rounds, time.process_time()
        engine.submit(SyncAccount(watch.account_id))
        watch.wait_for("rounds", rounds)
        print(json.dumps({"new": watch.rows - rows, "cpu": time.process_time() - began}), flush=True)
    engine.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
