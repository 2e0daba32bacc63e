"""How soon each key is answered while somebody types, and how large the index is, beside notmuch over the same mail."""

from __future__ import annotations

import random
import shutil
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from app.store import messages
from app.store import search as store_search
from app.store.database import Database
from tests.bench import library, process
from tests.bench.figures import Report, note
from tests.bench.letters import vocabulary
from tests.bench.mailboxes import Mailboxes
from tests.bench.settings import Settings

_MOST_MS, _MOST_SHARE = 30.0, 0.35
_WORDS, _RESULTS, _PAGE = 60, 500, 80
_QUERIES = ("is:unread", "from:pr", "stre the", "has:attachment das", "der die und", "str OR sch", "-the", "on:2018-03")


def run(boxes: Mailboxes, report: Report, settings: Settings) -> None:
    count = settings.small
    root = boxes.profile()
    root.mkdir()
    text = library.write_profile(root / "mail.db", count)
    index = library.index_octets(root / "mail.db")
    sizes = f"{index / 1e6:.0f} MB over {text / 1e6:.0f} MB"
    report.add(f"search in {count:,}: index over text ({sizes})", index / text, "",
               most=_MOST_SHARE)
    typed_keys = keys()
    db = Database.open(root / "mail.db", readonly=True)
    try:
        ours = timed(typed_keys,
                     lambda typed: messages.rows(db, store_search.search(db, typed, limit=_RESULTS)[:_PAGE]))
        others = [(each, timed([each] * 5, lambda typed: store_search.search(db, typed, limit=_RESULTS)))
                  for each in _QUERIES]
    finally:
        db.close()
    peer = _notmuch(root / "notmuch", count, typed_keys, text, report)
    _report(report, f"search in {count:,}: a key while typing, p95 of {len(typed_keys)}", ours, peer)
    first = [took for key, took in zip(typed_keys, ours, strict=True) if len(key) == 1]
    report.add(f"search in {count:,}: a first letter, p95", p95(first), "ms", most=_MOST_MS)
    report.add(f"search in {count:,}: a key while typing, slowest", max(ours), "ms")
    for each, took in others:
        note(each, took, 1)
    report.add(f"search in {count:,}: {len(_QUERIES)} other searches, slowest of their medians",
               max(statistics.median(took) for _, took in others), "ms")
    shutil.rmtree(root)


def keys() -> list[str]:
    """Words typed letter by letter, the more frequent ones of the vocabulary."""
    words = [word for word in vocabulary()[60:6_000] if len(word) > 3]
    return [word[:length] for word in random.Random(9).sample(words, _WORDS) for length in range(1, len(word) + 1)]


def timed(keys: Sequence[str], search: Callable[[str], object]) -> list[float]:
    """Milliseconds of each."""
    took = []
    for key in keys:
        began = time.perf_counter()
        search(key)
        took.append((time.perf_counter() - began) * 1_000)
    return took


def _notmuch(root: Path, count: int, keys: Sequence[str], text: int, report: Report) -> list[float]:
    """Milliseconds a key; its start is part of each, and told apart."""
    if shutil.which("notmuch") is None:
        raise RuntimeError("notmuch is missing: packaging/setup-dev.sh bench")
    library.write_maildir(root / "mail", count)
    config = root / "config"
    config.write_text(f"[database]\npath={root / 'mail'}\n[user]\nname=Ada\nprimary_email=ada@mail.example\n"
                      "[new]\ntags=unread\n[search]\nexclude_tags=\n")
    environment = {"NOTMUCH_CONFIG": str(config), "HOME": str(root)}
    cost, _ = process.run(["notmuch", "new", "--quiet"], environment)
    report.add(f"notmuch: indexing {count:,} files", cost.seconds, "s")
    size = sum(each.stat().st_size for each in (root / "mail" / ".notmuch").rglob("*") if each.is_file())
    report.add("notmuch: index over text", size / text, "")
    nothing = timed(["x"] * 20, lambda _: process.run(["notmuch", "count", "id:none"], environment))
    report.add("notmuch: its start alone, median", statistics.median(nothing), "ms")
    return timed(keys, lambda typed: process.run(
        ["notmuch", "search", "--output=messages", f"--limit={_RESULTS}", f"{typed}*"], environment))


def _report(report: Report, name: str, ours: Sequence[float], peer: Sequence[float]) -> None:
    report.add(name, p95(ours), "ms", most=_MOST_MS, peer=("notmuch", p95(peer)))
    report.add(f"{name.rpartition(',')[0]}, median", statistics.median(ours), "ms",
               peer=("notmuch", statistics.median(peer)))


def p95(values: Sequence[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]
