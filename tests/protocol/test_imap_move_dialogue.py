"""Moves and copies against servers that lack extensions, refuse in the middle, tell nonsense or die."""

from __future__ import annotations

import pytest

from app.backends.imap.backend import ImapBackend
from app.errors import ErrorKind, MailError
from app.model.remote_operation import CopyUids, ExpungeUids, Identity, MoveUids, OperationResult, PartlyRefused
from tests.protocol.edit_tools import (
    MOVE,
    OK,
    UIDPLUS,
    failure,
    found,
    headers,
    identities,
    identity,
    not_found,
    play,
    present,
)
from tests.protocol.imap_tools import BARE, login, scripted, selected
from tests.servers.scripted import ScriptedServer, Step

# --- without MOVE --------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["", "[COPYUID 9 10:11 7]", "[COPYUID 9 10,77 7,8]", "[COPYUID 9 1:4294967295 7,8]",
                                  "[COPYUID 9 10:11 7,7]", "[COPYUID]", "[COPYUID 9 10,10 7,8]"])
def test_what_copyuid_does_not_prove_is_looked_for(code: str) -> None:
    script: list[Step] = [
        *selected(2), *identities(10, 11), 'C: <tag> UID COPY 10:11 "Trash"', f"S: <tag> OK {code} copied",
        *selected(2, path="Trash", uidvalidity=9), *found((7, "10@x", 110), (8, "11@x", 111)), *selected(2),
        r"C: <tag> UID STORE 10:11 \+FLAGS.SILENT \(\\Deleted\)", OK, "C: <tag> UID EXPUNGE 10:11", OK]

    def act(backend: ImapBackend) -> None:
        assert backend.perform(MoveUids("INBOX", 7, (10, 11), "Trash")) == OperationResult({10: 7, 11: 8}, 9)

    play(UIDPLUS, script, act)


def test_what_is_not_in_the_target_stays_in_the_source() -> None:
    script: list[Step] = [
        *selected(3), *identities(10, 11, 12), "C: <tag> UID COPY 10:12 .*", "S: <tag> OK [COPYUID 9 10 7] copied",
        *selected(1, path="Trash", uidvalidity=9), *not_found(1), *selected(2),
        r"C: <tag> UID STORE 10 \+FLAGS.SILENT .*", OK, "C: <tag> UID EXPUNGE 10", OK,
        r"C: <tag> UID FETCH 11:12 \(UID\)", "S: * 1 FETCH (UID 11)", OK]

    def act(backend: ImapBackend) -> None:
        error = failure(lambda: backend.perform(MoveUids("INBOX", 7, (10, 11, 12), "Trash")))
        assert isinstance(error, PartlyRefused)
        assert error.refused == (11,)
        assert error.result == OperationResult({10: 7}, 9, missing=(12,))

    play(UIDPLUS, script, act)


def test_a_copy_that_the_server_only_claims() -> None:
    script: list[Step] = [*selected(1), *identities(10), "C: <tag> UID COPY 10 .*", OK,
                          *selected(0, path="Trash", uidvalidity=9), *not_found(0), *selected(1),
                          "C: <tag> UID FETCH 10 .*", "S: * 1 FETCH (UID 10)", OK]

    def act(backend: ImapBackend) -> None:
        error = failure(lambda: backend.perform(MoveUids("INBOX", 7, (10,), "Trash")))
        assert (type(error), error.kind) == (MailError, ErrorKind.REFUSED)

    received = play(BARE, script, act)
    assert not any("STORE" in line or "EXPUNGE" in line for line in received)


@pytest.mark.parametrize("is_the_same", [True, False])
def test_a_mailbox_under_two_names_is_no_proof_of_a_copy(is_the_same: bool) -> None:
    script: list[Step] = [
        *selected(2), *identities(10, 11), *headers((10, "a"), (11, "b")), *selected(2, path="Same"),
        *found((10, "10@x", 110), (20, "11@x", 111)), *headers((10, "a"), (20, "b")),
        *selected(2), r"C: <tag> UID STORE 10 \+FLAGS.SILENT \(\\Deleted\)", OK, *selected(2, path="Same"),
        r"C: <tag> UID FETCH 10 \(UID FLAGS\)"]
    if is_the_same:
        script += [r"S: * 1 FETCH (UID 10 FLAGS (\Seen \Deleted))", OK, *selected(2),
                   r"C: <tag> UID STORE 10 -FLAGS.SILENT \(\\Deleted\)", OK, r"C: <tag> UID STORE 11 \+FLAGS.SILENT .*",
                   OK, "C: <tag> UID EXPUNGE 11", OK, "C: <tag> UID FETCH 10 .*", "S: * 1 FETCH (UID 10)", OK]
    else:
        script += [r"S: * 1 FETCH (UID 10 FLAGS (\Seen))", OK, *selected(2),
                   r"C: <tag> UID STORE 10:11 \+FLAGS.SILENT .*", OK, "C: <tag> UID EXPUNGE 10:11", OK]

    def act(backend: ImapBackend) -> None:
        operation = MoveUids("INBOX", 7, (10, 11), "Same", check_first=True)
        if is_the_same:
            error = failure(lambda: backend.perform(operation))
            assert isinstance(error, PartlyRefused)
            assert (error.refused, error.result) == ((10,), OperationResult({11: 20}, 7))
        else:
            assert backend.perform(operation) == OperationResult({10: 10, 11: 20}, 7)

    play(UIDPLUS, script, act)


def test_a_target_that_cannot_be_searched_is_read() -> None:
    script: list[Step] = [
        *selected(1), *identities(10), *headers((10, "a")), *selected(900, path="Trash", uidvalidity=9),
        "C: <tag> UID SEARCH .*", "S: <tag> NO [CANNOT] no such search", "C: <tag> FETCH 401:900 .*", OK,
        "C: <tag> FETCH 1:400 .*", identity(7, "10@x", 110), OK, *headers((7, "a")), *selected(1),
        r"C: <tag> UID STORE 10 .*", OK, "C: <tag> UID EXPUNGE 10", OK]

    def act(backend: ImapBackend) -> None:
        result = backend.perform(MoveUids("INBOX", 7, (10,), "Trash", check_first=True))
        assert result == OperationResult({10: 7}, 9)

    play(UIDPLUS, script, act)


def test_an_expunge_that_is_refused_takes_its_marks_back() -> None:
    script: list[Step] = [
        *selected(1), *identities(10), "C: <tag> UID COPY 10 .*", "S: <tag> OK [COPYUID 9 10 7] copied",
        r"C: <tag> UID STORE 10 \+FLAGS.SILENT .*", OK, "C: <tag> UID EXPUNGE 10", "S: <tag> NO [NOPERM] no",
        r"C: <tag> UID STORE 10 -FLAGS.SILENT \(\\Deleted\)", OK]

    def act(backend: ImapBackend) -> None:
        error = failure(lambda: backend.perform(MoveUids("INBOX", 7, (10,), "Trash")))
        assert error.kind is ErrorKind.REFUSED
        assert "were copied to Trash" in error.detail

    play(UIDPLUS, script, act)


def refuse(backend: ImapBackend, operation: MoveUids | ExpungeUids) -> None:
    assert failure(lambda: backend.perform(operation)).kind is ErrorKind.REFUSED


@pytest.mark.parametrize("operation", [MoveUids("INBOX", 7, (10,), "Trash"), ExpungeUids("INBOX", 7, (10,))])
def test_nothing_is_begun_where_nothing_can_be_deleted(operation: MoveUids | ExpungeUids) -> None:
    play(UIDPLUS, selected(1, permanent=r"\Seen"), lambda backend: refuse(backend, operation))


# --- parts ---------------------------------------------------------------------------------------


def test_a_part_that_is_refused_does_not_hide_the_earlier_ones() -> None:
    uids = tuple(range(1, 1_101))
    script: list[Step] = [
        *selected(1_100), *present(*range(1, 400)), "C: <tag> UID MOVE 1:399 .*", "S: * OK [COPYUID 9 1:399 1:399] ok",
        OK, *present(*range(501, 1_001)), "C: <tag> UID MOVE 501:1000 .*", "S: <tag> NO [OVERQUOTA] full",
        *present(*range(901, 1_001))]

    def act(backend: ImapBackend) -> None:
        error = failure(lambda: backend.perform(MoveUids("INBOX", 7, uids, "Trash")))
        assert isinstance(error, PartlyRefused)
        assert error.kind is ErrorKind.REFUSED
        assert "full" in error.detail
        assert error.refused == uids[900:]
        assert error.result.uid_map == {uid: uid for uid in range(1, 400)}
        assert error.result.missing == tuple(range(400, 501))

    play(MOVE, script, act)


# --- the server dies -----------------------------------------------------------------------------


def test_a_server_that_dies_between_copy_and_expunge() -> None:
    known = (Identity("10@x", 110), Identity("11@x", 111))
    first: list[Step] = [*login(UIDPLUS), *selected(2), *identities(10, 11), "C: <tag> UID COPY 10:11 .*",
                         "S: <tag> OK [COPYUID 9 10:11 7:8] copied", "C: <tag> UID STORE .*", OK,
                         "C: <tag> UID EXPUNGE 10:11", "S: * 1 EXPUNGE", "CLOSE"]
    second: list[Step] = [*login(UIDPLUS), *selected(1), *identities(11), *headers((11, "b")),
                          *selected(2, path="Trash", uidvalidity=9), *found((7, "10@x", 110), (8, "11@x", 111)),
                          *headers((8, "b")), *selected(1),
                          r"C: <tag> UID STORE 11 \+FLAGS.SILENT .*", OK, "C: <tag> UID EXPUNGE 11", OK]
    with ScriptedServer(first, second) as server:
        backend = scripted(server)
        operation = MoveUids("INBOX", 7, (10, 11), "Trash", known)
        assert failure(lambda: backend.perform(operation)).kind is ErrorKind.NETWORK
        again = MoveUids("INBOX", 7, (10, 11), "Trash", known, check_first=True)
        assert backend.perform(again) == OperationResult({10: 7, 11: 8}, 9, missing=(10,))
        backend.close()


def test_a_copy_that_got_through_unanswered_is_not_made_again() -> None:
    first: list[Step] = [*login(BARE), *selected(1), *present(10), "C: <tag> UID COPY 10 .*", "CLOSE"]
    second: list[Step] = [*login(BARE), *selected(1), *identities(10), *headers((10, "a")),
                          *selected(1, path="Work", uidvalidity=9), *found((3, "10@x", 110)), *headers((3, "a"))]
    with ScriptedServer(first, second) as server:
        backend = scripted(server)
        assert failure(lambda: backend.perform(CopyUids("INBOX", 7, (10,), "Work"))).kind is ErrorKind.NETWORK
        again = CopyUids("INBOX", 7, (10,), "Work", check_first=True)
        assert backend.perform(again) == OperationResult({10: 3}, 9)
        backend.close()


@pytest.mark.parametrize("operation", [MoveUids("INBOX", 7, (10,), "Trash", check_first=True),
                                       CopyUids("INBOX", 7, (10,), "Trash", check_first=True)])
def test_what_a_stranger_made_alike_is_not_taken_for_the_copy(operation: MoveUids | CopyUids) -> None:
    """Whoever knows a message can send another one of its Message-ID and size. Taken for the copy of an earlier try, it
    would be all that is left."""
    script: list[Step] = [
        *selected(1), *identities(10), *headers((10, "a")), *selected(2, path="Trash", uidvalidity=9),
        *found((3, "10@x", 110), (4, "10@x", 110)), *headers((4, "forged")), *headers((3, "forged")),
        "C: <tag> FETCH 1:2 .*", OK, *selected(1), "C: <tag> UID COPY 10 .*", "S: <tag> OK [COPYUID 9 10 5] copied"]
    if isinstance(operation, MoveUids):
        script += [r"C: <tag> UID STORE 10 .*", OK, "C: <tag> UID EXPUNGE 10", OK]

    def act(backend: ImapBackend) -> None:
        assert backend.perform(operation) == OperationResult({10: 5}, 9)

    play(UIDPLUS, script, act)


@pytest.mark.parametrize("capabilities", [MOVE, UIDPLUS])
@pytest.mark.parametrize("operation", [MoveUids("INBOX", 7, (10,), "Trash", uidnext=12),
                                       ExpungeUids("INBOX", 7, (10,), uidnext=12)])
def test_nothing_is_taken_away_from_a_mailbox_that_was_put_back(operation: MoveUids | ExpungeUids, capabilities: str
                                                                ) -> None:
    """After a backup was restored UID 10 may be another message's."""
    def act(backend: ImapBackend) -> None:
        assert failure(lambda: backend.perform(operation)).kind is ErrorKind.GONE

    received = play(capabilities, selected(1, uidnext=11), act)
    assert not any("STORE" in line or "EXPUNGE" in line or "MOVE" in line for line in received)
