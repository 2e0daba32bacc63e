"""The ring of records: what is kept, what is left out, and what an exception still tells."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator

import pytest

from app import activity_log
from app.activity_log import Recent, SafeFormatter
from app.errors import ErrorKind, MailError


@pytest.fixture
def recent() -> Recent:
    return Recent(room=5)


@pytest.fixture
def log(recent: Recent) -> Iterator[logging.Logger]:
    made = logging.getLogger("tests.activity")
    made.setLevel(logging.DEBUG)
    made.propagate = False
    made.addHandler(recent)
    yield made
    made.removeHandler(recent)


def test_the_newest_are_kept_and_numbered(recent: Recent, log: logging.Logger) -> None:
    for number in range(8):
        log.info("round %d", number)
    assert [each.text for each in recent.records()] == [f"round {number}" for number in range(3, 8)]
    assert [each.number for each in recent.records(after=6)] == [7, 8]
    assert recent.records(after=8) == []
    assert recent.records()[0].source == "tests.activity" and recent.records()[0].level == logging.INFO


def test_what_is_below_info_is_not_kept(recent: Recent, log: logging.Logger) -> None:
    log.debug("A1 LOGIN")
    assert recent.records() == []


def test_records_are_redacted(recent: Recent, log: logging.Logger) -> None:
    log.warning("refused: %s", "user bob@example.org, password: hunter2")
    assert recent.records()[0].text == "refused: user [address], password: [secret]"


def test_an_exception_tells_where_but_not_what_a_mail_says(recent: Recent, log: logging.Logger) -> None:
    def read() -> None:
        try:
            raise KeyError("Your diagnosis")
        except KeyError as error:
            raise ValueError("invalid literal: 'Dear Ada'") from error

    try:
        read()
    except ValueError:
        log.exception("reading failed")
    (told,) = recent.records()
    assert "diagnosis" not in told.text and "Ada" not in told.text
    assert "KeyError: ‹…›" in told.text and "ValueError: invalid literal: ‹…›" in told.text
    assert "in read" in told.text and "which led to:" in told.text


@pytest.mark.parametrize(("error", "line"), [
    (AttributeError("'NoneType' object has no attribute 'close'"),
     "AttributeError: 'NoneType' object has no attribute 'close'"),
    (MailError(ErrorKind.STORE, "The store cannot be used.", "some 'words'"), "MailError: The store cannot be used."),
    (RuntimeError(), "RuntimeError"),
])  # fmt: skip
def test_what_speaks_of_the_program_stays(recent: Recent, log: logging.Logger, error: Exception, line: str) -> None:
    try:
        raise error
    except type(error):
        log.exception("failed")
    assert recent.records()[0].text.splitlines()[-1] == line


def test_the_file_is_written_the_same_way() -> None:
    record = logging.LogRecord("x", logging.ERROR, "f", 1, "to %s", ("ada@example.org",), None)
    record.exc_text = "left by another formatter: bob@example.org"
    assert SafeFormatter("%(levelname)s %(message)s").format(record) == "ERROR to [address]"


def test_a_long_record_is_cut_between_words(recent: Recent, log: logging.Logger) -> None:
    log.info("%s", "word " * 4000)
    assert len(recent.records()[0].text) <= activity_log.LONGEST and recent.records()[0].text.endswith("word")


def test_what_cannot_be_formatted_harms_nobody(recent: Recent, log: logging.Logger,
                                               monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging, "raiseExceptions", False)
    log.info("%d", "no number")
    log.info("next")
    assert [each.text for each in recent.records()] == ["next"]


def test_many_threads_lose_nothing(log: logging.Logger) -> None:
    recent = Recent()
    log.addHandler(recent)
    threads = [threading.Thread(target=lambda: [log.info("x") for _ in range(100)]) for _ in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    log.removeHandler(recent)
    assert [each.number for each in recent.records()] == list(range(1, 401))


def test_it_is_installed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    root = logging.getLogger()
    before = list(root.handlers)
    try:
        made = activity_log.install()
        assert activity_log.install() is made and activity_log.installed() is made
    finally:
        root.handlers[:] = before
