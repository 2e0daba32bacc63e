"""The cases of a sync, each as a written dialogue: what is sent, and what is believed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pytest

from app.backends.imap.uidset import parse_ranges
from app.model.message import SEEN
from app.model.sync import (
    Checkpoint,
    FlagsSeen,
    FolderOpened,
    FolderSnapshot,
    KnownMessage,
    ServerUid,
    SyncStep,
    Vanished,
)
from tests.protocol.imap_tools import BARE, Cache, header, login, run, scripted, selected
from tests.servers.scripted import ScriptedServer, Step

OK = "S: <tag> OK done"
RESYNC = f"{BARE} ENABLE CONDSTORE QRESYNC ESEARCH"
ENABLE: list[Step] = ["C: <tag> ENABLE QRESYNC CONDSTORE", "S: * ENABLED QRESYNC CONDSTORE", OK]


class Counted(Mapping[ServerUid, KnownMessage]):
    """Known messages that may be counted, but not looked into."""

    def __init__(self, count: int) -> None:
        self._count = count

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, uid: ServerUid) -> KnownMessage:
        raise AssertionError("the store would have had to be read")

    def __iter__(self) -> Iterator[ServerUid]:
        raise AssertionError("the store would have had to be read")


def known(*uids: int) -> dict[ServerUid, KnownMessage]:
    return {uid: KnownMessage() for uid in uids}


def reselected(exists: int, told: Iterable[str], *, uidnext: int, modseq: int, uidvalidity: int = 7,
               since: str = "7 5") -> list[Step]:
    """A SELECT with QRESYNC and what it tells."""
    return [rf'C: <tag> SELECT "INBOX" \(QRESYNC \({since}\)\)', "S: * OK [CLOSED] the other one",
            f"S: * {exists} EXISTS", f"S: * OK [UIDVALIDITY {uidvalidity}] valid", f"S: * OK [UIDNEXT {uidnext}] next",
            f"S: * OK [HIGHESTMODSEQ {modseq}] highest", *(f"S: {line}" for line in told),
            "S: <tag> OK [READ-WRITE] selected"]


def gone(steps: Iterable[SyncStep]) -> list[ServerUid]:
    return [uid for step in steps if isinstance(step, Vanished) for uid in step.uids]


def came(steps: Iterable[SyncStep]) -> list[int]:
    cache = Cache()
    cache.take(step for step in steps if type(step).__name__ == "Arrived")
    return cache.arrivals


def flagged(steps: Iterable[SyncStep]) -> dict[int, frozenset[str]]:
    return {uid: flags for step in steps if isinstance(step, FlagsSeen) for uid, flags in step.flags}


def test_qresync_takes_the_select_and_one_fetch_and_never_reads_the_store() -> None:
    told = ["* VANISHED (EARLIER) 4,7:8", r"* 2 FETCH (UID 3 FLAGS (\Seen) MODSEQ (8))"]
    script = [*login(RESYNC), *ENABLE, *reselected(9, told, uidnext=13, modseq=9), "C: <tag> FETCH 8:9 .*",
              header(8, 11), header(9, 12), OK]
    steps = run(script, FolderSnapshot("INBOX", 7, 11, 5, Counted(10)))
    assert gone(steps) == [4, 7, 8]
    assert came(steps) == [12, 11]
    assert flagged(steps) == {3: {SEEN}}
    assert steps[-1] == Checkpoint("INBOX", 7, 13, 9)


def test_what_an_own_edit_brought_since_does_not_spoil_the_count() -> None:
    """UIDs 11 and 12 were appended from here; somebody else expunged 12, and 13 is another's."""
    told = ["* VANISHED (EARLIER) 4,12", r"* 9 FETCH (UID 10 FLAGS (\Seen) MODSEQ (8))"]
    script = [*login(RESYNC), *ENABLE, *reselected(11, told, uidnext=14, modseq=9), "C: <tag> FETCH 9:11 .*",
              header(9, 10), header(10, 11), header(11, 13), OK]
    steps = run(script, FolderSnapshot("INBOX", 7, 11, 5, Counted(12), frozenset({11, 12})))
    assert gone(steps) == [4, 12]
    assert came(steps) == [13, 11]
    assert steps[-1] == Checkpoint("INBOX", 7, 14, 9)


def test_qresync_of_an_unchanged_mailbox_is_one_round_trip() -> None:
    script = [*login(RESYNC), *ENABLE, *reselected(9, [], uidnext=13, modseq=5)]
    steps = run(script, FolderSnapshot("INBOX", 7, 13, 5, Counted(9)))
    assert [type(step) for step in steps] == [FolderOpened, Checkpoint]


@pytest.mark.parametrize("vanished", ["4", "1:4294967295", "900:1000,4,4,2000000:1", "4:4,12"])
def test_vanished_uids_that_nobody_knew_are_sorted_out_by_what_is_known(vanished: str) -> None:
    # Of 1:5 only 4 can be gone, or all: the count says which. Huge ranges must not be written out.
    held = known(1, 2, 3, 4, 5)
    told = parse_ranges(vanished.encode())
    left = [uid for uid in (1, 2, 3, 4, 5) if uid not in told]
    script = [*login(RESYNC), *ENABLE,
              *reselected(len(left), [f"* VANISHED (EARLIER) {vanished}"], uidnext=6, modseq=9)]
    steps = run(script, FolderSnapshot("INBOX", 7, 6, 5, held))
    assert {uid for uid in gone(steps) if uid in held} == {1, 2, 3, 4, 5} - set(left)
    assert len(gone(steps)) <= 5
    assert isinstance(steps[-1], Checkpoint) and steps[-1].modseq == 9


def test_vanished_answers_that_do_not_add_up_are_not_believed() -> None:
    # The server says that three are gone, and counts as many as before.
    script = [*login(RESYNC), *ENABLE, *reselected(5, ["* VANISHED (EARLIER) 1:3"], uidnext=6, modseq=9),
              r"C: <tag> UID SEARCH RETURN \(ALL\) UID 1:\*", 'S: * ESEARCH (TAG "x") UID ALL 1:5', OK,
              r"C: <tag> UID FETCH 1:5 \(UID FLAGS\) \(CHANGEDSINCE 5\)", r"S: * 2 FETCH (UID 2 FLAGS (\Seen))", OK]
    steps = run(script, FolderSnapshot("INBOX", 7, 6, 5, known(1, 2, 3, 4, 5)))
    assert gone(steps) == []
    assert flagged(steps) == {2: {SEEN}}
    assert steps[-1] == Checkpoint("INBOX", 7, 6, 9)


def test_an_expunge_that_vanished_does_not_tell_is_found_by_counting() -> None:
    script = [*login(RESYNC), *ENABLE, *reselected(5, [], uidnext=8, modseq=9), "C: <tag> FETCH 4:5 .*", header(4, 6),
              header(5, 7), OK,
              r"C: <tag> UID SEARCH RETURN \(ALL\) UID 1:\*", 'S: * ESEARCH (TAG "x") UID ALL 2:4,6:7', OK,
              r"C: <tag> UID FETCH 2:4 \(UID FLAGS\) \(CHANGEDSINCE 5\)", OK]
    # 1 and 5 went and 6 and 7 came, but nothing is said of the former: the numbers alone would make one new message.
    steps = run(script, FolderSnapshot("INBOX", 7, 5, 5, known(1, 2, 3, 4)))
    assert gone(steps) == [1]
    assert sorted(came(steps)) == [6, 7]


def test_an_empty_vanished_is_nothing() -> None:
    script = [*login(RESYNC), *ENABLE,
              *reselected(2, ["* VANISHED (EARLIER) ", "* VANISHED (EARLIER)"], uidnext=3, modseq=9)]
    steps = run(script, FolderSnapshot("INBOX", 7, 3, 5, Counted(2)))
    assert gone(steps) == []
    assert steps[-1] == Checkpoint("INBOX", 7, 3, 9)


def test_what_comes_before_closed_belongs_to_the_other_mailbox() -> None:
    script = [*login(RESYNC), *ENABLE, *selected(5, path="Other", modseq=3),
              r'C: <tag> SELECT "INBOX" \(QRESYNC \(7 5\)\)', "S: * VANISHED 1:2", "S: * 77 EXISTS",
              r"S: * 1 FETCH (UID 1 FLAGS (\Seen) MODSEQ (8))", "S: * OK [CLOSED] gone", "S: * 2 EXISTS",
              "S: * OK [UIDVALIDITY 7] valid", "S: * OK [UIDNEXT 3] next", "S: * OK [HIGHESTMODSEQ 9] highest",
              "S: <tag> OK done"]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        backend.select("Other")
        steps = list(backend.sync(FolderSnapshot("INBOX", 7, 3, 5, Counted(2))))
        backend.close()
    assert steps[-1] == Checkpoint("INBOX", 7, 3, 9)
    assert gone(steps) == []


def test_a_refused_qresync_falls_back_for_good() -> None:
    refused: list[Step] = [r'C: <tag> SELECT "INBOX" \(QRESYNC \(7 5\)\)', "S: <tag> BAD what?"]
    again = [*selected(1, uidnext=2, modseq=5)]
    script = [*login(RESYNC), *ENABLE, *refused, *again, *again]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        for _ in range(2):
            assert list(backend.sync(FolderSnapshot("INBOX", 7, 2, 5, Counted(1))))[-1] == Checkpoint("INBOX", 7, 2, 5)
        backend.close()


def test_an_enable_that_enables_nothing_is_not_taken_for_granted() -> None:
    script: list[Step] = [*login(RESYNC), "C: <tag> ENABLE QRESYNC CONDSTORE", "S: * ENABLED X-OTHER", OK,
                          r'C: <tag> SELECT "INBOX" \(CONDSTORE\)', "S: * 0 EXISTS", "S: * OK [UIDVALIDITY 7] valid",
                          OK]
    steps = run(script, FolderSnapshot("INBOX", 7, 2, 5))
    assert isinstance(steps[-1], Checkpoint)


@pytest.mark.parametrize(("uidnext", "modseq"), [(9, 9), (12, 4), (12, 0)])
def test_marks_that_go_back_make_all_be_compared(uidnext: int, modseq: int) -> None:
    # A server whose UIDNEXT fell, but is no higher than its UIDs, only tells it wrongly.
    newest = [r"C: <tag> FETCH 2 \(UID\)", "S: * 2 FETCH (UID 10)", OK] if uidnext < 12 else []
    script = [*login(RESYNC), *ENABLE, *reselected(2, [], uidnext=uidnext, modseq=modseq), *newest,
              r"C: <tag> FETCH 1:2 \(UID FLAGS\)", r"S: * 1 FETCH (UID 1 FLAGS (\Seen))",
              "S: * 2 FETCH (UID 10 FLAGS ())", OK]
    steps = run(script, FolderSnapshot("INBOX", 7, 12, 5, known(1, 10, 3)))
    assert gone(steps) == [3]
    assert flagged(steps) == {1: {SEEN}}
    assert steps[-1] == Checkpoint("INBOX", 7, uidnext, modseq)


def test_another_uidvalidity_voids_what_select_tells_of_changes() -> None:
    script = [*login(RESYNC), *ENABLE, *reselected(1, ["* VANISHED (EARLIER) 1:9"], uidnext=3, modseq=9, uidvalidity=8),
              "C: <tag> FETCH 1:1 .*", header(1, 2), OK]
    steps = run(script, FolderSnapshot("INBOX", 7, 12, 5, Counted(3)))
    assert (gone(steps), came(steps)) == ([], [2])


def test_yahoo_tells_a_modseq_that_it_does_not_take_back() -> None:
    script = [*login(f"{BARE} XYMHIGHESTMODSEQ"), *selected(1, uidnext=2, modseq=5),
              r"C: <tag> FETCH 1:1 \(UID FLAGS\)", "S: * 1 FETCH (UID 1 FLAGS ())", OK]
    assert run(script, FolderSnapshot("INBOX", 7, 2, 5, known(1)))[-1] == Checkpoint("INBOX", 7, 2, 0)


def test_a_first_sync_that_was_cut_off_lists_the_uids_and_fetches_what_is_missing() -> None:
    script = [*login(f"{BARE} CONDSTORE ESEARCH"), *selected(5, uidnext=6, modseq=9),
              r"C: <tag> UID SEARCH RETURN \(ALL\) UID 1:\*", 'S: * ESEARCH (TAG "x") UID ALL 1:5', OK,
              r"C: <tag> UID FETCH 1:4 \(UID FLAGS INTERNALDATE .*", *[header(n, n) for n in (4, 3, 2, 1)], OK,
              r"C: <tag> UID FETCH 5 \(UID FLAGS\)", r"S: * 5 FETCH (UID 5 FLAGS (\Seen))", OK]
    steps = run(script, FolderSnapshot("INBOX", 7, 0, 0, known(5)))
    assert came(steps) == [4, 3, 2, 1]
    assert flagged(steps) == {5: {SEEN}}
    assert steps[-1] == Checkpoint("INBOX", 7, 6, 9)


def test_headers_that_do_not_come_leave_the_comparison_unfinished() -> None:
    script = [*login(f"{BARE} CONDSTORE"), *selected(2, uidnext=3, modseq=9), r"C: <tag> FETCH 1:2 \(UID\)",
              "S: * 1 FETCH (UID 1)", "S: * 2 FETCH (UID 2)", OK, "C: <tag> UID FETCH 2 .*", "S: * 2 FETCH (UID 2)", OK,
              r"C: <tag> UID FETCH 1:1 \(UID FLAGS\) \(CHANGEDSINCE 5\)", OK]
    assert run(script, FolderSnapshot("INBOX", 7, 2, 5, known(1)))[-1] == Checkpoint("INBOX", 7, 3, 0)
