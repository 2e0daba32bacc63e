"""The newest records of the program's log, kept in memory for the person: without secrets, addresses and subjects."""

from __future__ import annotations

import logging
import re
from collections import deque
from collections.abc import Callable
from itertools import islice
from traceback import TracebackException
from types import TracebackType

from app.errors import MailError
from app.quick_dataclass import dataclass
from app.redaction import redact

ROOM = 2000
"""Records that are kept."""
LONGEST = 8000
"""Characters of one record."""

_CHAIN = 4
_FRAMES = 30
_OF_THE_CODE = (AttributeError, NameError, TypeError, ImportError, AssertionError, NotImplementedError)
"""What these say is about names in the program; what others quote may come from a mail."""
_QUOTED = re.compile(r"b?'(?:[^'\\]|\\.)*'|b?\"(?:[^\"\\]|\\.)*\"|“[^”]*”|„[^“]*“")

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


@dataclass(frozen=True, slots=True)
class Record:
    """`number` counts from 1 without gaps; `at` in seconds since the epoch; `level` and `source` are logging's."""

    number: int
    at: float
    level: int
    source: str
    text: str


class SafeFormatter(logging.Formatter):
    """As logging's own, redacted. Of an exception: where it happened, and its words without what they quote."""

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # another formatter may have left its own words there
        text = super().format(record)
        record.exc_text = None
        if len(text) > LONGEST:
            text = text[:LONGEST].rpartition(" ")[0]  # not within a word: a part of a secret is not known as one
        return redact(text)

    def formatException(self, ei: _ExcInfo) -> str:
        return "" if ei[1] is None else "\n".join(_told(TracebackException.from_exception(ei[1]), ei[1], self._words))

    def _words(self, error: BaseException) -> str:
        return _words(error)


class StrictFormatter(SafeFormatter):
    """For what is kept: an exception has no words but those of the program, of the system, and of Python about names;
    others may be made of a mail, quoted or not."""

    def _words(self, error: BaseException) -> str:
        if isinstance(error, AssertionError):
            return ""
        if isinstance(error, (MailError, *_OF_THE_CODE)):
            return _words(error)
        return error.strerror or "" if isinstance(error, OSError) else ""


class Recent(logging.Handler):
    """A ring of the newest records. Safe from every thread."""

    def __init__(self, room: int = ROOM) -> None:
        super().__init__(logging.INFO)
        self.setFormatter(SafeFormatter("%(message)s"))
        self._ring: deque[Record] = deque(maxlen=room)
        self._count = 0

    def emit(self, record: logging.LogRecord) -> None:
        try:
            text = self.format(record)
        except Exception:  # logging's way with a record that cannot be formatted
            self.handleError(record)
            return
        self._count += 1
        self._ring.append(Record(self._count, record.created, record.levelno, record.name, text))

    def records(self, after: int = 0) -> list[Record]:
        """Those with a number above `after`, the oldest first."""
        self.acquire()
        try:
            missing = min(self._count - after, len(self._ring))
            return list(islice(self._ring, len(self._ring) - missing, None)) if missing > 0 else []
        finally:
            self.release()


def install() -> Recent:
    """The ring of the root logger, which is given one at the first call."""
    if (known := installed()) is not None:
        return known
    made = Recent()
    logging.getLogger().addHandler(made)
    return made


def installed() -> Recent | None:
    """The root logger's ring; None where nobody wanted one, as on the command line."""
    return next((each for each in logging.getLogger().handlers if isinstance(each, Recent)), None)


def _told(found: TracebackException, error: BaseException, words: Callable[[BaseException], str],
          depth: int = 0) -> list[str]:
    lines = []
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None and depth < _CHAIN:
        lines = [*_told(TracebackException.from_exception(cause), cause, words, depth + 1), "which led to:"]
    frames = list(found.stack)[-_FRAMES:]
    lines += [f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}' for frame in frames]
    return [*lines, f"{type(error).__name__}: {words(error)}".removesuffix(": ")]


def _words(error: BaseException) -> str:
    if isinstance(error, MailError):
        return error.detail
    words = str(error)[:500]
    return words if isinstance(error, _OF_THE_CODE) else _QUOTED.sub("‹…›", words)
