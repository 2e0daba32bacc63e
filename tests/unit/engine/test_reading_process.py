"""Mail that another process reads says the same as if it were read here, whatever becomes of that process."""

from __future__ import annotations

import io
import logging
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from app import subprogram
from app.engine import reading_process
from app.engine.progress import ProgressTeller
from app.engine.reading import MimeReader
from app.engine.reading_process import ReadingProcess
from app.engine.receiving import Receiving
from app.events import ActivityKind
from app.model.account import LeaveRule
from app.model.sync import Progress, RemoteMessage
from app.store import body_writer, downloads
from app.store.downloads import Told
from tests import hostile
from tests.factory import make_mail
from tests.fakes.server import FakePop3, FakeServer
from tests.fakes.store import fresh_store, make_raw

_RAWS = [make_mail(1), make_mail(2, body="Grüße aus Köln — ½ Maß\r\n" * 400), b"", b"no header", b"\r\n\r\n\0\xff",
         hostile.mixed(b"Content-Type: text/plain\r\n\r\nhere", b"Content-Type: text/html\r\n\r\n<p>there</p>"),
         b"Subject: =?utf-8?q?" + b"=00" * 3000 + b"?=\r\n\r\n" + b"x" * 300_000]


def _messages() -> list[RemoteMessage]:
    whole = [RemoteMessage(f"u{number}", frozenset(), 1.0, len(raw), raw[:30], raw) for number, raw in enumerate(_RAWS)]
    beginning = RemoteMessage("part", frozenset(), 1.0, 5_000_000, make_mail(9))
    return [*whole, beginning]


def _here(messages: list[RemoteMessage]) -> list[Told]:
    return downloads.tell_all(3, 4, messages, MimeReader())


def _without_clock(told: list[Told]) -> list[Told]:
    """A row holds when it was made."""
    used_at = 23
    return [each._replace(row=each.row._replace(columns=tuple(
        0 if place == used_at else value for place, value in enumerate(each.row.columns)))) for each in told]


@pytest.fixture
def process() -> Iterator[ReadingProcess]:
    made = ReadingProcess()
    yield made
    made.close()


def _ready(process: ReadingProcess) -> None:
    process.start()
    _await(process)


def _await(process: ReadingProcess) -> None:
    ends = time.monotonic() + 30
    while not process.has_room:
        assert time.monotonic() < ends, "it never came up"
        time.sleep(0.01)


def test_it_says_the_same(process: ReadingProcess) -> None:
    _ready(process)
    messages = _messages()
    asked = [process.downloads(3, 4, messages), process.bodies(_RAWS)]
    assert not process.has_room, "two questions are as many as it takes"
    assert _without_clock(list(asked[0]())) == _without_clock(_here(messages))
    assert list(asked[1]()) == body_writer.tell_all(_RAWS, MimeReader())
    assert process.has_room


def test_nothing_is_imported_from_the_folder_one_works_in(
        process: ReadingProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "__init__.py").write_text("raise SystemExit('taken over')")
    (tmp_path / "pickle.py").write_text("raise SystemExit('taken over')")
    monkeypatch.chdir(tmp_path)
    _ready(process)
    assert len(process.bodies(_RAWS)()) == len(_RAWS)


@pytest.mark.parametrize("when", ["before it is asked", "before it answers"])
def test_one_that_dies_costs_nothing(process: ReadingProcess, when: str, caplog: pytest.LogCaptureFixture) -> None:
    _ready(process)
    inner = process._process
    assert inner is not None
    if when == "before it is asked":
        inner.kill()
        inner.wait()
    messages = _messages()
    answers = [process.downloads(3, 4, messages), process.downloads(3, 4, messages[:2])]
    if when == "before it answers":
        inner.kill()
    with caplog.at_level(logging.WARNING):
        assert _without_clock(list(answers[0]())) == _without_clock(_here(messages))
        assert len(answers[1]()) == 2
    assert not process.has_room
    assert len(process.downloads(3, 4, messages[:3])()) == 3
    process.close()
    assert sum("has failed" in each.message for each in caplog.records) <= 1


@pytest.mark.parametrize("command", [
    ["/nowhere/python"], [sys.executable, "-c", "print('something else')"], [sys.executable, "-c", ""],
    [sys.executable, "-c", "import sys; sys.stdout.buffer.write(b'\\0\\0\\0\\4N.xx'); sys.stdout.flush(); input()"]])
def test_one_that_never_comes_up_costs_nothing(process: ReadingProcess, command: list[str],
                                               monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprogram, "command", lambda module, argument: command)
    process.start()
    if process._process is not None and command[-1].endswith("input()"):
        _ready(process)  # what it says next, nothing, is no answer
        inner = process._process
        answer = process.bodies(_RAWS)
        inner.kill()
        assert len(answer()) == len(_RAWS)
    assert len(process.bodies(_RAWS)()) == len(_RAWS)


def test_a_forgotten_question_gives_no_other_its_answer(process: ReadingProcess) -> None:
    _ready(process)
    process.bodies([make_mail(1)])
    assert process.bodies([make_mail(2)])()[0] == body_writer.tell_all([make_mail(2)], MimeReader())[0]


def test_it_can_be_used_again(process: ReadingProcess) -> None:
    for _ in range(2):
        _ready(process)
        inner = process._process
        assert inner is not None
        process.bodies(_RAWS)
        process.close()
        assert inner.poll() is not None and not process.has_room
        assert len(process.bodies(_RAWS)()) == len(_RAWS)


@pytest.mark.parametrize("hurry", [True, False])
def test_a_large_download_is_read_by_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hurry: bool) -> None:
    """Every message comes, and the process is gone at the end."""
    monkeypatch.setattr("app.engine.receiving._MUCH", 50)
    asked: list[int] = []
    ask = ReadingProcess.downloads

    def counted(self: ReadingProcess, account_id: int, folder_id: int, messages: list[RemoteMessage]) -> object:
        asked.append(len(messages))
        return ask(self, account_id, folder_id, messages)

    monkeypatch.setattr(ReadingProcess, "downloads", counted)
    start = ReadingProcess.start
    monkeypatch.setattr(ReadingProcess, "start", lambda self: (start(self), _await(self)))
    server, count = FakeServer(), 300
    server.maildrop = {f"u{number}": make_raw(number) for number in range(count)}
    store = fresh_store(tmp_path / "mail.db")
    receiving = Receiving(store.db, store.pop, (backend := FakePop3(server, LeaveRule.parse("keep"), step=40)),
                          lambda _: None, store.reader, ProgressTeller(store.pop.id, lambda _: None), lambda: None,
                          hurry=hurry)
    folder = store.folder("INBOX", store.pop)
    writer = receiving.writer(folder, much=True)
    steps = chain((Progress(folder.path, 0, count, 0),), backend.sync(writer.snapshot()))
    for _ in receiving.stored(writer, steps, ActivityKind.DOWNLOAD, folder.path):
        pass
    assert sum(asked) >= 40 and receiving._elsewhere._process is None
    receiving.close()
    assert store.db.value("SELECT count(*) FROM message m JOIN body b ON b.id = m.body_id") == count
    store.db.close()


def test_one_that_hangs_is_not_waited_for(process: ReadingProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_process, "_LONGEST_SECONDS", 0.3)
    _ready(process)
    inner = process._process
    assert inner is not None
    inner.send_signal(signal.SIGSTOP)
    messages = _messages()
    answers = [process.downloads(3, 4, messages), process.downloads(3, 4, messages[:2])]
    assert _without_clock(list(answers[0]())) == _without_clock(_here(messages))
    assert len(answers[1]()) == 2 and not process.has_room
    assert inner.wait(10) == -signal.SIGKILL  # by who waited


def test_a_question_that_it_does_not_take_in_is_not_waited_for_either(
        process: ReadingProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_process, "_LONGEST_SECONDS", 0.3)
    _ready(process)
    inner = process._process
    assert inner is not None
    inner.send_signal(signal.SIGSTOP)
    large = [b"Subject: large\r\n\r\n" + b"x" * 8_000_000]
    assert list(process.bodies(large)()) == body_writer.tell_all(large, MimeReader())


@pytest.mark.parametrize("octets", [b"cnowhere\nnothing\n.", b"cos\nnothing\n.", b"0", b"(]\x94h\x07.", b"]."])
def test_an_answer_that_is_none_costs_nothing(process: ReadingProcess, octets: bytes) -> None:
    """What unpickling raises is of any kind."""
    _ready(process)
    inner = process._process
    assert inner is not None and inner.stdout is not None
    real, inner.stdout = inner.stdout, io.BytesIO(len(octets).to_bytes(4) + octets)
    assert len(process.bodies(_RAWS)()) == len(_RAWS)
    real.close()


def test_it_ends_with_its_parent_even_while_it_reads(tmp_path: Path) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", "import subprocess, sys; from app import subprogram\n"
         "inner = subprocess.Popen([*subprogram.command('app.engine.reading_child', '--read-mail')[:-1],\n"
         "    'import sys; sys.path.insert(0, ' + repr(subprogram._ROOT) + '); from app.engine import reading_child;'\n"
         "    'import time; reading_child._GRACE_SECONDS = 0.2;'\n"
         "    'reading_child.read = lambda task, raws: time.sleep(100); reading_child.main()'],\n"
         "    stdin=subprocess.PIPE, stdout=subprocess.PIPE)\n"
         "import pickle; from app.engine.reading_child import Task\n"
         "inner.stdout.read(4 + len(pickle.dumps(None, -1)))\n"
         "task = pickle.dumps(Task(1, (1,)), -1); inner.stdin.write(len(task).to_bytes(4) + task + b'x')\n"
         "inner.stdin.flush(); print(inner.pid, flush=True); sys.stdin.read()"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert parent.stdin is not None and parent.stdout is not None
    inner = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    ends = time.monotonic() + 30
    while _runs(inner):
        assert time.monotonic() < ends, "it reads on for nobody"
        time.sleep(0.05)
    parent.stdin.close()
    parent.stdout.close()


def _runs(process_id: int) -> bool:
    try:
        return Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_what_was_made_of_other_octets_is_not_stored(process: ReadingProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    _ready(process)
    right, wrong = (body_writer.tell_all([make_mail(number)], MimeReader()) for number in (1, 2))
    monkeypatch.setattr("app.engine.reading_process._object", lambda _: (1, wrong))
    assert list(process.bodies([make_mail(1)])()) == right and not process.has_room
