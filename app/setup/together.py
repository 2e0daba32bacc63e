"""Several questions at once, each in a thread of its own that is left behind when it takes too long."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from app.errors import ErrorKind, MailError, unexpected

T = TypeVar("T")


def together(questions: Sequence[Callable[[], T]], seconds: float) -> list[T | MailError]:
    """The answers in the order of the questions; a MailError for one that failed, TIMEOUT for one that is late."""
    answers: dict[int, T | MailError] = {}

    def ask(number: int, question: Callable[[], T]) -> None:
        try:
            answers[number] = question()
        except MailError as error:
            answers[number] = error
        except Exception:
            answers[number] = unexpected()
            raise

    threads = [threading.Thread(target=ask, args=each, name="finding", daemon=True) for each in enumerate(questions)]
    ends = time.monotonic() + seconds
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(max(0.0, ends - time.monotonic()))
    late = MailError(ErrorKind.TIMEOUT, "No answer came in time. Try again later.")
    return [answers.get(number, late) for number in range(len(questions))]
