"""python -m tests.bench [full_sync|killed|stalls …] [--count N]"""

from __future__ import annotations

import argparse

from tests.bench import full_sync, killed, stalls

RUNS = {"full_sync": full_sync.run, "killed": killed.run, "stalls": stalls.run}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*RUNS, []], help="which to run; all if none is named")
    parser.add_argument("--count", type=int, default=10_000, help="messages in the mailbox")
    arguments = parser.parse_args()
    for name in arguments.names or RUNS:
        print(f"\n=== {name} ===", flush=True)
        RUNS[name](arguments.count)


if __name__ == "__main__":
    main()
