"""Runs every part of the test suite, each in the surroundings it needs, and adds up what they say.

    python tests/run.py [PART…] [pytest options]

A part fails when a test fails, errs or is skipped, when it holds no test, and when it dies or hangs.
All parts run, whatever becomes of the others: two at a time where there are two processors, each line of theirs behind
the part's name. The last line is `N passed, N failed`; the exit code is 0 only if all is well.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
PART_LIMIT_SECONDS = 45 * 60
TORTURE_LIMIT_SECONDS = 12 * 3600
"""Of the full set, which DEPESCHE_TORTURE=full asks for."""

CALLERS_OWN = (
    "DEPESCHE_PROFILE", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "GNOME_KEYRING_CONTROL",
    # Of a container that is thrown away, say. Here hundreds of processes would compile the same modules again.
    "PYTHONDONTWRITEBYTECODE",
)  # fmt: skip
XDG_FOLDERS = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
XVFB = ("xvfb-run", "-a", "-s", "-screen 0 1920x1200x24 -nolisten tcp")
# A bus of its own, which says what it says while a screen reader runs; Debian starts the bus for those when asked.
READER = (
    "dbus-run-session", "--", "sh", "-c",
    "dbus-send --session --print-reply --dest=org.a11y.Bus /org/a11y/bus org.freedesktop.DBus.Properties.Set "
    'string:org.a11y.Status string:IsEnabled variant:boolean:true >/dev/null && exec "$@"', "sh",
)  # fmt: skip
# A bus of its own, and on it a keyring unlocked with a password known here.
KEYRING = (
    "dbus-run-session", "--", "sh", "-c",
    'printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"', "sh",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A folder of tests (or `places`), the command around pytest, and what its environment adds."""

    name: str
    wrapper: tuple[str, ...] = ()
    environment: dict[str, str] = field(default_factory=dict)
    limit: int = PART_LIMIT_SECONDS
    places: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    on_request: bool = False
    """Runs only where it is named."""


PORTABLE = (
    "tests/unit/imap", "tests/unit/pop3", "tests/unit/demo",
    *(f"tests/unit/mime/test_{each}.py" for each in (
        "body", "bombs", "calendar", "compose", "drafts", "envelope", "folding", "header", "htmltext", "reply",
        "report", "sanitise", "structure", "tnef", "unsubscribe", "vcard")),
    *(f"tests/unit/store/test_{each}.py" for each in (
        "accounts", "bodies", "changes", "check", "database", "edits", "filters", "housekeeping", "journal", "lock",
        "messages", "migrations", "outbox", "pop3_queue", "recover", "search", "stored_databases", "sync_writer",
        "threads")),
    *(f"tests/unit/test_{each}.py" for each in ("emit_refcount", "leaving", "query_text", "redaction", "spelling")),
)  # fmt: skip
"""Of `unit`, what needs nothing that only Unix has: neither a server beside the program nor a shell. It shows on
Windows and macOS that the libraries there do what they do here. tests/unit/packaging holds them to it."""

PARTS = (
    Part("unit", environment=OFFSCREEN),
    Part("protocol", environment=OFFSCREEN),
    Part("torture", limit=TORTURE_LIMIT_SECONDS if os.environ.get("DEPESCHE_TORTURE") == "full"
         else PART_LIMIT_SECONDS),
    Part("gui", environment=OFFSCREEN),
    Part("journeys", XVFB, {"QT_QPA_PLATFORM": "xcb"}),
    Part("access", (*READER, *XVFB), {"QT_QPA_PLATFORM": "xcb"}),
    # The program itself: that of the checkout, or the packed one in the folder that DEPESCHE_PROGRAMS names. Elsewhere
    # than on Linux with the real desktop.
    Part("smoke", environment=OFFSCREEN if sys.platform == "linux" else {}, options=("--confcutdir=tests/smoke",)),
    Part("portable", environment=OFFSCREEN, places=PORTABLE, options=("--confcutdir=tests/unit",), on_request=True),
    Part("keyring", KEYRING, {"PYTHON_KEYRING_BACKEND": "keyring.backends.SecretService.Keyring"}),
)


LANES = 2
LONGEST_FIRST = ("torture", "protocol", "gui", "unit", "journeys", "access", "portable", "smoke", "keyring")
"""The order in which the lanes take them, so that both end at about the same time."""

MEMORY = Path("/dev/shm")
MEMORY_NEEDED = 2 << 30
"""Octets that must be free there; two parts write less than a quarter of it at a time."""

_running: set[int] = set()
_printing = threading.Lock()


@dataclass(frozen=True, slots=True)
class Outcome:
    """Counts of one part, and what is wrong beyond single tests ("" if nothing)."""

    passed: int
    failed: int
    trouble: str = ""


def memory() -> Path | None:
    """Memory that is used as a disk, where the system has one with room, on which programs may lie as well.

    Nothing there waits for a disk. What is tested is that and when the program asks for a sync, and its store after it
    was killed, which spares what the system has in memory; no test can cut the power.
    """
    if sys.platform != "linux" or not os.access(MEMORY, os.W_OK):
        return None
    disk = os.statvfs(MEMORY)
    has_room = disk.f_bavail * disk.f_frsize >= MEMORY_NEEDED
    return MEMORY if has_room and not disk.f_flag & os.ST_NOEXEC else None


def environment_for(part: Part, home: Path) -> dict[str, str]:
    """The caller's environment, led away from the caller's own mail, settings, keyring and desktop; where there is
    memory, what tests write is in `home`, too."""
    environment = dict(os.environ)
    if memory():
        home.chmod(0o711)  # servers run as other users, and must come to what is theirs
        (home / "tmp").mkdir(mode=0o700)
        environment |= {"TMPDIR": str(home / "tmp"), "DEPESCHE_TEST_MEMORY": str(home)}
    for name in CALLERS_OWN:
        environment.pop(name, None)
    for name in XDG_FOLDERS:
        folder = home / name.removeprefix("XDG_").lower()
        folder.mkdir(mode=0o700)
        environment[name] = str(folder)
    environment["LC_ALL"] = "C.UTF-8"
    # Without this a test could ask for, or write to, the keyring of whoever runs it.
    environment["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    if os.name == "posix" and os.getuid() == 0:
        # Chromium's sandbox refuses to run as root; the program itself never switches it off.
        environment["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    return environment | part.environment


def count(report: Path) -> tuple[int, int, int]:
    """Passed, failed (errors included) and skipped tests of a JUnit report."""
    # The report was written by pytest a moment ago, so the parser meets no hostile XML.
    suites = ElementTree.parse(report).getroot().iter("testsuite")
    total = failed = skipped = 0
    for suite in suites:
        total += int(suite.get("tests", "0"))
        failed += int(suite.get("failures", "0")) + int(suite.get("errors", "0"))
        skipped += int(suite.get("skipped", "0"))
    return max(0, total - failed - skipped), failed, skipped


def run_part(part: Part, options: list[str]) -> Outcome:
    """Runs one part to its end. Nothing that it does raises here."""
    _say(part.name, "begins")
    with tempfile.TemporaryDirectory(prefix="depesche-", dir=memory(), ignore_cleanup_errors=True) as folder:
        report = Path(folder) / "report.xml"
        where = [*(part.places or (f"tests/{part.name}",)), *part.options, f"--junitxml={report}"]
        pytest = [sys.executable, "-m", "pytest", "-q", *where, *options]
        trouble = _run(part, [*part.wrapper, *pytest], environment_for(part, Path(folder)))
        try:
            passed, failed, skipped = count(report)
        except (OSError, ElementTree.ParseError):
            return Outcome(0, 1, trouble or "left no report")
    if skipped:
        return Outcome(passed, failed + skipped, f"skipped {skipped}: here a skipped test counts as failed")
    if not passed and not failed:
        return Outcome(0, 1, "ran no test")
    if trouble and not failed:
        return Outcome(passed, 1, trouble)
    return Outcome(passed, failed, "")


def _run(part: Part, command: list[str], environment: dict[str, str]) -> str:
    """Runs a command in a process group of its own; returns what went wrong, or ""."""
    try:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True, stdout=subprocess.PIPE,
                                   stderr=subprocess.STDOUT)
    except OSError as error:
        return f"could not start {command[0]}: {error.strerror}"
    _running.add(process.pid)
    told = threading.Thread(target=_tell, args=(part.name, process), daemon=True)
    told.start()
    try:
        code = process.wait(part.limit)
    except subprocess.TimeoutExpired:
        return f"still running after {part.limit // 60} minutes"
    finally:
        _end_group(process.pid)
        process.wait()
        told.join(10)  # what left the group may hold the pipe open
        _running.discard(process.pid)
    return "" if code == 0 else f"ended with exit code {code}"


def _tell(name: str, process: subprocess.Popen[bytes]) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        _say(name, line.decode("utf-8", "replace").rstrip())


def _say(name: str, line: str) -> None:
    with _printing:
        print(f"{name:<8} | {line}", flush=True)


def _end_group(leader: int) -> None:
    """Ends what a part left running, so that nothing outlives the run."""
    if sys.platform == "win32":  # knows no groups of processes
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(leader)], capture_output=True, check=False)
        return
    try:
        os.killpg(leader, signal.SIGKILL)
    except ProcessLookupError:
        return


def run_all(parts: Sequence[Part], options: list[str]) -> dict[str, Outcome]:
    """Every part's outcome, in the order given."""
    waiting = sorted(parts, key=lambda part: LONGEST_FIRST.index(part.name))
    with ThreadPoolExecutor(min(LANES, os.cpu_count() or 1)) as lanes:
        asked = {part.name: lanes.submit(run_part, part, options) for part in waiting}
        try:
            return {part.name: asked[part.name].result() for part in parts}
        except KeyboardInterrupt:
            lanes.shutdown(wait=False, cancel_futures=True)
            for leader in list(_running):
                _end_group(leader)
            raise


def main(arguments: list[str]) -> int:
    # A shell has what it starts in the background ignore Ctrl-C; tests that send it would wait in vain.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    names = [part.name for part in PARTS]
    chosen = [a for a in arguments if a in names]
    options = [a for a in arguments if a not in names]
    parts = [part for part in PARTS if part.name in chosen or not (chosen or part.on_request)]
    outcomes = run_all(parts, options)

    print("\n=== all parts ===")
    for name, outcome in outcomes.items():
        remark = f" ({outcome.trouble})" if outcome.trouble else ""
        print(f"{name:<10} {outcome.passed:>5} passed, {outcome.failed} failed{remark}")
    passed = sum(outcome.passed for outcome in outcomes.values())
    failed = sum(outcome.failed for outcome in outcomes.values())
    print(f"{passed} passed, {failed} failed", flush=True)
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
