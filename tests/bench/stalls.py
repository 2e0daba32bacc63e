"""How long the window's event loop is held while a whole mailbox syncs into it, scrolling all the while.

A precise timer ticks every 2 ms in the Qt thread; how late each tick comes is how long the loop was held.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.site import site

_TICK = 0.002
_LIMIT = 300.0


def run(count: int) -> None:
    """Each protocol in a process of its own, so that one's leftovers do not weigh on the other."""
    with site(count) as where:
        for protocol in ("imap", "pop3"):
            port = where.server.imap if protocol == "imap" else where.server.pop3
            subprocess.run([sys.executable, "-m", "tests.bench.stalls", protocol, str(port), where.user,
                            where.server.password, str(where.folder / f"stalls-{protocol}"), str(count)], check=True,
                           env={"QT_QPA_PLATFORM": "offscreen", **os.environ})


def measure(protocol: str, port: int, user: str, password: str, profile: Path, count: int) -> None:
    from PySide6.QtCore import Qt, QTimer

    from app.commands import SaveAccount
    from app.engine.engine import Engine
    from app.events import Event, SyncFinished
    from app.model.account import Account, LeaveRule, Protocol, SecretKind, SecretSource, Security, ServerSettings
    from app.paths import Profile
    from app.secrets import PasswordStore
    from ui.__main__ import make_application
    from ui.bridge import EventBridge
    from ui.main_window import MainWindow
    from ui.settings import Settings

    application = make_application()
    bridge = EventBridge()
    finished: list[SyncFinished] = []

    def emit(event: Event) -> None:
        if isinstance(event, SyncFinished):
            finished.append(event)
        bridge.post(event)

    engine = Engine(Profile(profile), emit, passwords=PasswordStore())
    engine.start()
    window = MainWindow(engine, bridge, Settings(), profile / "settings.json")
    window.resize(1280, 800)
    window.show()
    settled = time.perf_counter() + 2.0
    while time.perf_counter() < settled:  # the window's first paint is no part of the sync
        application.processEvents()
    lateness: list[float] = []
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        lateness.append(max(0.0, now - last - _TICK))
        last = now
        if finished or now - began > _LIMIT:
            application.quit()

    def scroll() -> None:
        bar = window.list.lines.verticalScrollBar()
        bar.setValue(bar.value() + 40 if bar.value() < bar.maximum() else 0)

    ticker, scroller = QTimer(), QTimer()
    ticker.setTimerType(Qt.TimerType.PreciseTimer)
    ticker.setInterval(int(_TICK * 1000))
    ticker.timeout.connect(tick)
    scroller.setInterval(40)
    scroller.timeout.connect(scroll)
    engine.submit(SaveAccount(1, Account(
        0, protocol, f"{user}@example.org", "Bench", Protocol(protocol),
        ServerSettings("127.0.0.1", port, Security.NONE, user), None, SecretSource(SecretKind.SESSION),
        LeaveRule.parse("keep"), plaintext_consent=True), password))
    began = last = time.perf_counter()
    ticker.start()
    scroller.start()
    application.exec()
    seconds = time.perf_counter() - began
    ticker.stop()
    scroller.stop()
    shown = window.rows.rowCount()
    window.close()
    engine.stop()
    if not finished or sum(report.new for report in finished[0].folders) != count:
        raise SystemExit(f"{protocol}: the sync did not come to its end: {finished}")
    lateness.sort()
    print(f"{protocol}: {count} messages in {seconds:.1f} s, window open and scrolling ({shown} rows loaded); "
          f"{len(lateness)} ticks, held: median {_ms(lateness, 0.5)}, p99 {_ms(lateness, 0.99)}, p99.9 "
          f"{_ms(lateness, 0.999)}, longest {lateness[-1] * 1000:.1f} ms", flush=True)


def _ms(ordered: list[float], share: float) -> str:
    return f"{ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000:.1f} ms"


if __name__ == "__main__":
    _protocol, _port, _user, _password, _profile, _count = sys.argv[1:]
    measure(_protocol, int(_port), _user, _password, Path(_profile), int(_count))
