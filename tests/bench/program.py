"""python -m tests.bench.program first-page|rounds PORT USER PASSWORD PROFILE: the running program without its window.

first-page: a new account; prints, as JSON, the seconds from its login, and from its being added, until 200 rows of the
list were stored. rounds: an account without bodies; prints "ready" when its first sync is over, and then does a round
for every line "go" on stdin, up to the line "rests", printing, as JSON, the CPU seconds that all its threads took and
how many rows of the lists are new, changed or gone since the line before.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from pathlib import Path

from app.commands import SaveAccount, SyncAccount
from app.engine.engine import Engine
from app.events import AccountStateChanged, ConnectionState, Event, MessagesChanged, SyncFinished
from app.model.account import (
    Account,
    BodyPolicy,
    LeaveRule,
    Protocol,
    SecretKind,
    SecretSource,
    Security,
    ServerSettings,
)
from app.paths import Profile
from app.secrets import PasswordStore

PAGE = 200
_LIMIT = 120.0


def account(protocol: Protocol, port: int, user: str, bodies: BodyPolicy = BodyPolicy.ALL) -> Account:
    """One without encryption on this machine, whose password is for the session."""
    return Account(0, protocol.value, f"{user}@example.org", "Bench", protocol,
                   ServerSettings("127.0.0.1", port, Security.NONE, user), None, SecretSource(SecretKind.SESSION),
                   LeaveRule.parse("keep"), bodies, plaintext_consent=True)


class Watch:
    """Hears the engine's events and when they came; `wait_for` stops the program if something failed instead."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._failure = ""
        self.account_id = 0
        self.logged_in = self.first_page = 0.0
        self.rows = self.rounds = self.differences = 0

    def emit(self, event: Event) -> None:
        now = time.perf_counter()
        with self._changed:
            match event:
                case AccountStateChanged(state=ConnectionState.SYNCING):
                    self.account_id = event.account_id
                    self.logged_in = self.logged_in or now
                case AccountStateChanged(error=error) if error is not None:
                    self._failure = str(error)
                case MessagesChanged(added=added, changed=changed, removed=removed):
                    self.rows += len(added)
                    self.differences += len(added) + len(changed) + len(removed)
                    if self.rows >= PAGE:
                        self.first_page = self.first_page or now
                case SyncFinished(errors=errors):
                    self.rounds += 1
                    self._failure = "; ".join(map(str, errors))
                case _:
                    return
            self._changed.notify_all()

    def wait_for(self, name: str, before: float | None = None) -> None:
        """Until `first_page` or `rounds` is more than `before`, or than when this was called."""
        with self._changed:
            before = getattr(self, name) if before is None else before
            if not self._changed.wait_for(lambda: self._failure or getattr(self, name) > before, _LIMIT):
                raise SystemExit(f"{name} did not come within {_LIMIT} s")
            if self._failure:
                raise SystemExit(self._failure)


def main(task: str, port: int, user: str, password: str, profile: Path) -> None:
    watch = Watch()
    engine = Engine(Profile(profile), watch.emit, passwords=PasswordStore())
    engine.start()
    bodies = BodyPolicy.ALL if task == "first-page" else BodyPolicy.NONE
    began = time.perf_counter()
    engine.submit(SaveAccount(1, account(Protocol.IMAP, port, user, bodies), password))
    if task == "first-page":
        watch.wait_for("first_page")
        print(json.dumps({"login": watch.first_page - watch.logged_in, "start": watch.first_page - began}), flush=True)
    else:
        _rounds(engine, watch)
    engine.stop()


def _rounds(engine: Engine, watch: Watch) -> None:
    watch.wait_for("rounds")
    _let_rest()
    watch.differences = 0
    print("ready", flush=True)
    for line in sys.stdin:
        if line == "go\n":
            began = time.process_time()
            engine.submit(SyncAccount(watch.account_id))
        else:
            print(json.dumps({"cpu": time.process_time() - began, "differences": watch.differences}), flush=True)
            watch.differences = 0


def _let_rest() -> None:
    """What a first sync leaves to be done, conversations above all, is no part of a round with nothing new."""
    ends = time.monotonic() + _LIMIT
    while time.monotonic() < ends:
        before = time.process_time()
        time.sleep(1.0)
        if time.process_time() - before < 0.01:
            return
    raise SystemExit(f"the program did not come to rest within {_LIMIT} s")


if __name__ == "__main__":
    _task, _port, _user, _password, _profile = sys.argv[1:]
    main(_task, int(_port), _user, _password, Path(_profile))
