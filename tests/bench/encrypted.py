"""What an encrypted store costs: a sync of headers and bodies, and each key of a search that is typed, beside the same
with a plain one, in turns."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from app.engine import store_unlocking
from app.store import messages, phrase, store_key
from app.store import search as store_search
from app.store.database import Database
from app.store.store_key import StoreKey
from tests.bench import library, process, search
from tests.bench.figures import Report, median, note
from tests.bench.mailboxes import Mailboxes
from tests.bench.settings import Settings

_MESSAGES = 10_000
_MOST_RATIO = 1.25
_TURNS = 5
_RESULTS, _PAGE = 500, 80


def run(boxes: Mailboxes, report: Report, settings: Settings) -> None:
    count = min(_MESSAGES, settings.small)
    _sync(boxes, report, count)
    _search(boxes, report, count)


def _sync(boxes: Mailboxes, report: Report, count: int) -> None:
    where = boxes.few(count)
    words = phrase.propose()
    seconds: dict[bool, list[float]] = {False: [], True: []}
    works: dict[bool, list[float]] = {False: [], True: []}
    for turn in range(_TURNS):
        for is_encrypted in (False, True) if turn % 2 else (True, False):
            profile = boxes.profile()
            where.add(profile, "imap")
            with _phrase(profile, " ".join(words)):
                if is_encrypted:
                    where.call(profile, "protect", "encrypt", "--phrase-file", os.environ[store_unlocking.PHRASE_FILE])
                process.settle()
                cost, account = where.sync(profile, "--folder", "INBOX", "--bodies", "all")
            is_sealed = store_key.kind_of(profile / "mail.db") is store_key.FileKind.ENCRYPTED
            if account["new"] != count or is_sealed is not is_encrypted:
                raise RuntimeError(f"not what was to be measured: {account}, encrypted {is_sealed}")
            seconds[is_encrypted].append(cost.seconds)
            works[is_encrypted].append(cost.cpu)
            shutil.rmtree(profile)
    what = f"encrypted: sync of {count:,} messages with their texts"
    _report(report, f"{what}, seconds", seconds, "s")
    _report(report, f"{what}, CPU", works, "s")


def _search(boxes: Mailboxes, report: Report, count: int) -> None:
    """Both databases are there at once, and are asked in turns; the first round of each is of the warming only."""
    folders = {each: boxes.profile() for each in (False, True)}
    for is_encrypted, folder in folders.items():
        folder.mkdir()
        store_key.unlock(folder, *((StoreKey.of(phrase.propose()),) if is_encrypted else ()))
        library.write_profile(folder / "mail.db", count)
    keys = search.keys()
    took: dict[bool, list[float]] = {False: [], True: []}
    slowest: dict[bool, list[float]] = {False: [], True: []}
    for turn in range(_TURNS + 1):
        for is_encrypted in (False, True) if turn % 2 else (True, False):
            with contextlib.closing(Database.open(folders[is_encrypted] / "mail.db", readonly=True)) as db:
                def answered(typed: str, db: Database = db) -> object:
                    return messages.rows(db, store_search.search(db, typed, limit=_RESULTS)[:_PAGE])

                times = search.timed(keys, answered)
            if turn:
                took[is_encrypted].append(sum(times) / len(times))
                slowest[is_encrypted].append(search.p95(times))
    _report(report, f"encrypted: a key while typing in {count:,}, mean", took, "ms")
    _report(report, f"encrypted: a key while typing in {count:,}, p95", slowest, "ms")
    for folder in folders.values():
        store_key.unlock(folder)
        shutil.rmtree(folder)


def _report(report: Report, what: str, measured: dict[bool, list[float]], unit: str) -> None:
    for is_encrypted, values in measured.items():
        note(f"{what}: {'encrypted' if is_encrypted else 'plain'}", values)
    report.add(what, median(measured[True]), unit, peer=("plain", median(measured[False])), most_ratio=_MOST_RATIO)


@contextlib.contextmanager
def _phrase(profile: Path, text: str) -> Iterator[None]:
    """The processes that are started meanwhile find the phrase; for a plain profile they have no use for it."""
    file = profile / "phrase"
    file.write_text(text)
    os.environ[store_unlocking.PHRASE_FILE] = str(file)
    try:
        yield
    finally:
        del os.environ[store_unlocking.PHRASE_FILE]
