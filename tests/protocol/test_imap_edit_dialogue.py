"""Flags, filing and folders against servers that lack extensions, refuse or tell nonsense."""

from __future__ import annotations

import pytest

from app.backends.imap.backend import ImapBackend
from app.errors import ErrorKind, MailError
from app.model.message import DELETED, FLAGGED, SEEN
from app.model.remote_operation import (
    AppendRaw,
    CreateMailbox,
    DeleteMailbox,
    OperationResult,
    RenameMailbox,
    StoreFlags,
    SubscribeMailbox,
)
from tests.protocol.edit_tools import NONE, OK, UIDPLUS, failure, identity, not_found, play, present
from tests.protocol.imap_tools import BARE, login, mail, scripted, selected
from tests.servers.scripted import ScriptedServer, Step

# --- flags ---------------------------------------------------------------------------------------


def test_a_refused_first_part_is_a_plain_refusal_and_a_busy_server_none() -> None:
    uids = tuple(range(1, 701))
    script: list[Step] = [
        *selected(700), *present(*range(1, 501)), "C: <tag> UID STORE 1:500 .*", "S: <tag> BAD what?",
        *present(*range(1, 501)), "C: <tag> UID STORE 1:500 .*", OK,
        *present(*range(501, 701)), "C: <tag> UID STORE 501:700 .*", "S: <tag> NO [INUSE] later"]

    def act(backend: ImapBackend) -> None:
        operation = StoreFlags("INBOX", 7, uids, frozenset({SEEN}), NONE)
        error = failure(lambda: backend.perform(operation))
        assert (type(error), error.kind) == (MailError, ErrorKind.REFUSED)
        assert failure(lambda: backend.perform(operation)).kind is ErrorKind.NETWORK

    play(BARE, script, act)


@pytest.mark.parametrize(("answer", "conflicts"), [
    (["S: <tag> OK [MODIFIED 10,12] some"], (10, 12)), ([OK], ()),
    (["S: <tag> NO [MODIFIED 10] one is gone", r"C: <tag> UID FETCH 10:12 \(UID FLAGS\)",
      r"S: * 1 FETCH (UID 10 FLAGS ())", r"S: * 2 FETCH (UID 11 FLAGS (\seen))", OK], (10, 12))])
def test_changes_that_yield(answer: list[Step], conflicts: tuple[int, ...]) -> None:
    script: list[Step] = [*selected(3, modseq=50), *present(10, 11, 12),
                          r"C: <tag> UID STORE 10:12 \(UNCHANGEDSINCE 44\) \+FLAGS.SILENT \(\\Seen\)", *answer]

    def act(backend: ImapBackend) -> None:
        operation = StoreFlags("INBOX", 7, (10, 11, 12), frozenset({SEEN}), NONE, 44)
        assert backend.perform(operation) == OperationResult(conflicts=conflicts)

    play(f"{BARE} CONDSTORE", script, act)


def test_flags_that_the_folder_keeps_and_does_not_keep() -> None:
    script: list[Step] = [*selected(1, permanent=r"\Seen \Deleted \*"), *present(10),
                          r"C: <tag> UID STORE 10 \+FLAGS.SILENT \(\$Work\)", OK,
                          *selected(1, path="Fixed", permanent=r"\Seen known"), *present(10),
                          r"C: <tag> UID STORE 10 -FLAGS.SILENT \(KNOWN\)", OK]

    def act(backend: ImapBackend) -> None:
        backend.perform(StoreFlags("INBOX", 7, (10,), frozenset({"$Work"}), NONE))
        for add, remove in (({FLAGGED}, set()), (set(), {FLAGGED})):
            error = failure(lambda add=add, remove=remove: backend.perform(  # type: ignore[misc]
                StoreFlags("INBOX", 7, (10,), frozenset(add), frozenset(remove))))
            assert error.kind is ErrorKind.REFUSED
        backend.perform(StoreFlags("Fixed", 7, (10,), NONE, frozenset({"KNOWN", "other"})))
        assert failure(lambda: backend.perform(StoreFlags("Fixed", 7, (10,), frozenset({DELETED}), NONE))).kind \
            is ErrorKind.REFUSED

    play(BARE, script, act)


# --- APPEND --------------------------------------------------------------------------------------


@pytest.mark.parametrize("is_it", [True, False])
def test_a_message_of_an_earlier_try_is_found_without_a_search_for_its_id(is_it: bool) -> None:
    """By its header: another one of its Message-ID and size may be anybody's."""
    raw = mail(1)
    head = raw[:raw.index(b"\r\n\r\n") + 4] if is_it else b"Message-ID: <1@one.example>\r\nReceived: elsewhere\r\n\r\n"
    script: list[Step] = [*selected(2, path="Sent"), *not_found(0), "C: <tag> FETCH 1:2 .*",
                          identity(5, "1@one.example", len(raw)), identity(6, "1@one.example", len(raw) + 1), OK,
                          r"C: <tag> UID FETCH 5 \(UID BODY.PEEK\[HEADER\]<0\.\d+>\)",
                          b"* 1 FETCH (UID 5 BODY[HEADER]<0> {%d}\r\n%s)\r\n" % (len(head), head), OK]
    if not is_it:
        script += [r"C: <tag> APPEND .* \{(?P<size>\d+)\}", "S: + go", "READ <size>", "C: ",
                   "S: <tag> OK [APPENDUID 7 7] done"]

    def act(backend: ImapBackend) -> None:
        result = backend.perform(AppendRaw("Sent", raw, NONE, 1e9, "1@one.example", check_first=True))
        assert result == OperationResult({0: 5 if is_it else 7}, 7)

    play(UIDPLUS, script, act)


@pytest.mark.parametrize("knows_the_extension", [True, False])
def test_a_header_in_utf8(knows_the_extension: bool) -> None:
    raw = "Subject: Grüße\r\n\r\nx".encode()
    script: list[Step] = [r'C: <tag> APPEND "Sent" \(\) ".*" UTF8 \(~\{' + str(len(raw)) + r"\}", "S: + go"]
    if knows_the_extension:
        script += [f"READ {len(raw)}", r"C: \)", OK]
    else:
        script[-1:] = ["S: <tag> BAD what?", r'C: <tag> APPEND "Sent" \(\) ".*" \{' + str(len(raw)) + r"\}",
                       "S: + go", f"READ {len(raw)}", "C: ", OK]

    def act(backend: ImapBackend) -> None:
        backend.open()
        backend._connection.names.utf8 = True  # type: ignore[union-attr]  # as ENABLE would
        backend.perform(AppendRaw("Sent", raw, NONE, 1e9, ""))

    play(UIDPLUS, script, act)


def test_the_limit_of_the_mailbox() -> None:
    script: list[Step] = ['C: <tag> STATUS "Sent" \\(APPENDLIMIT\\)', 'S: * STATUS "Sent" (APPENDLIMIT 1100000)', OK]

    def act(backend: ImapBackend) -> None:
        error = failure(lambda: backend.perform(AppendRaw("Sent", mail(1, 1_200_000), NONE, 1e9, "")))
        assert error.kind is ErrorKind.TOO_LARGE
        assert "1100000" in error.detail

    play(f"{BARE} APPENDLIMIT", script, act)
    with ScriptedServer(login(f"{BARE} APPENDLIMIT=20")) as server:
        backend = scripted(server)
        assert failure(lambda: backend.perform(AppendRaw("Sent", mail(1), NONE, 1e9, ""))).kind is ErrorKind.TOO_LARGE
        backend.close()


# --- mailboxes -----------------------------------------------------------------------------------


def listed(name: str, *answers: str) -> list[Step]:
    return [f'C: <tag> LIST "" "{name}"', *(f"S: * LIST {answer}" for answer in answers), OK]


def test_folders_of_a_server_without_response_codes() -> None:
    root: list[Step] = ['C: <tag> LIST "" ""', r'S: * LIST (\Noselect) "." ""', OK]
    script: list[Step] = [
        'C: <tag> CREATE "A.B"', "S: <tag> NO no parent", *listed("A.B"), *root, 'C: <tag> CREATE "A"', OK,
        'C: <tag> CREATE "A.B"', OK, "C: <tag> SUBSCRIBE .*", "S: <tag> NO not here",
        'C: <tag> CREATE "A.B"', "S: <tag> NO exists", *listed("A.B", '() "." A.B'), "C: <tag> SUBSCRIBE .*", OK,
        'C: <tag> DELETE "A.B"', "S: <tag> NO no such thing", *listed("A.B", r'(\NonExistent) "." A.B'),
        "C: <tag> UNSUBSCRIBE .*", OK,
        'C: <tag> DELETE "A"', "S: <tag> NO something below", *listed("A", r'(\Noselect) "." A'),
        'C: <tag> RENAME "A%" "C.D"', "S: <tag> NO no parent", *listed("A%", '() "." "A%"', '() "." "Ax"'),
        *listed("C.D"), *root, 'C: <tag> CREATE "C"', OK, 'C: <tag> RENAME "A%" "C.D"', OK, *root,
        'C: <tag> LSUB "" "A%\\*"', 'S: * LSUB () "." "A%"', 'S: * LSUB () "." "A%.x"', 'S: * LSUB () "." "A%y"', OK,
        'C: <tag> SUBSCRIBE "C.D"', OK, 'C: <tag> UNSUBSCRIBE "A%"', OK, 'C: <tag> SUBSCRIBE "C.D.x"', OK,
        'C: <tag> UNSUBSCRIBE "A%.x"', OK,
        'C: <tag> UNSUBSCRIBE "gone"', "S: <tag> NO not subscribed", 'C: <tag> LSUB "" "gone\\*"', OK,
        'C: <tag> UNSUBSCRIBE "kept"', "S: <tag> NO never", 'C: <tag> LSUB "" "kept\\*"', 'S: * LSUB () "." kept', OK]

    def act(backend: ImapBackend) -> None:
        for _ in range(2):
            backend.perform(CreateMailbox("A.B"))
        backend.perform(DeleteMailbox("A.B"))
        assert failure(lambda: backend.perform(DeleteMailbox("A"))).kind is ErrorKind.REFUSED
        backend.perform(RenameMailbox("A%", "C.D"))
        backend.perform(SubscribeMailbox("gone", False))
        assert failure(lambda: backend.perform(SubscribeMailbox("kept", False))).kind is ErrorKind.REFUSED

    play(BARE, script, act)
