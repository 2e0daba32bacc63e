"""Moves, copies and filing that are cut off at every command and repeated, on the real Dovecot: always the same end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from app.backends.imap.backend import ImapBackend
from app.errors import ErrorKind, MailError
from app.model.account import Security
from app.model.message import FLAGGED, SEEN
from app.model.remote_operation import (
    AppendRaw,
    CopyUids,
    ExpungeUids,
    Identity,
    MoveUids,
    OperationResult,
    RemoteOperation,
    StoreFlags,
)
from app.model.sync import BodyWanted
from tests.protocol.edit_tools import NONE, cut
from tests.protocol.imap_tools import Cache, mail
from tests.protocol.imap_tools import dovecot_backend as any_backend
from tests.servers.mail_user import MailUser

pytestmark = pytest.mark.servers
NAMELESS = b"From: x@one.example\r\nSubject: no identifier\r\n\r\nsome text\r\n"
OTHER_NAMELESS = b"From: x@one.example\r\nSubject: no identifies\r\n\r\nsome text\r\n"
EACH = [mail(1), mail(2), NAMELESS, mail(3, 5_000)]
HIDDEN = [(), ("MOVE",), ("MOVE", "UIDPLUS")]


def dovecot_backend(user: MailUser) -> ImapBackend:
    """Without TLS, which costs the most of a short session."""
    return any_backend(user, security=Security.NONE)


def cut_backend(user: MailUser, hidden: tuple[str, ...], cut_at: int = 0, *, answered: bool = False) -> ImapBackend:
    return cut(dovecot_backend(user), hidden, cut_at, answered=answered)


def end_state(user: MailUser, path: str) -> Counter[tuple[bytes, frozenset[str]]]:
    """Every message of a folder, whole, with its flags, as a fresh client finds it."""
    other = dovecot_backend(user)
    cache = Cache(path)
    cache.sync(other)
    cache.take(other.bodies(path, cache.uidvalidity, [BodyWanted(uid, 0) for uid in cache.flags]))
    other.close()
    return Counter((cache.raw[uid], flags) for uid, flags in cache.flags.items())


def unflagged(*mails: bytes) -> Counter[tuple[bytes, frozenset[str]]]:
    return Counter((raw, NONE) for raw in mails)


def validity(user: MailUser, path: str) -> int:
    other = dovecot_backend(user)
    cache = Cache(path)
    cache.sync(other)
    other.close()
    return cache.uidvalidity


def until_done(user: MailUser, hidden: tuple[str, ...], operation: Callable[[bool], RemoteOperation],
               again: Callable[[], None]) -> Iterator[OperationResult]:
    """Cuts at the first command, at the second and so on until none is left; after each cut, what the repetition said.

    `again` makes the server as it was at first.
    """
    cuts = 0
    for answered in (False, True):
        for cut_at in range(1, 60):
            again()
            backend = cut_backend(user, hidden, cut_at, answered=answered)
            try:
                backend.perform(operation(False))
                backend.close()
                break
            except MailError as exc:
                assert exc.kind is ErrorKind.NETWORK
            cuts += 1
            repeated = cut_backend(user, hidden)
            yield repeated.perform(operation(True))
            repeated.close()
    assert cuts >= 4, "there is something to cut"


@pytest.mark.parametrize("hidden", HIDDEN)
def test_a_move_cut_anywhere_and_repeated(mail_user: MailUser, hidden: tuple[str, ...]) -> None:
    identities = tuple(Identity(f"{n}@one.example" if n else "", len(raw))
                       for n, raw in zip((1, 2, 0, 3), EACH, strict=True))
    uids: tuple[int, ...] = ()

    def again() -> None:
        nonlocal uids
        empty(mail_user, "INBOX", "Trash")
        for raw in EACH:
            mail_user.deliver(raw)
        uids = uids_in(mail_user, "INBOX")

    number = validity(mail_user, "INBOX")
    for result in until_done(mail_user, hidden, lambda check: MoveUids("INBOX", number, uids, "Trash", identities,
                                                                       check), again):
        assert end_state(mail_user, "INBOX") == Counter()
        assert end_state(mail_user, "Trash") == unflagged(*EACH)
        assert result.marked == ()
        there = set(uids_in(mail_user, "Trash"))
        assert set(result.uid_map.values()) <= there
        assert len(set(result.uid_map.values())) == len(result.uid_map)
        assert set(result.uid_map) | set(result.missing) == set(uids)
        named = {uid for uid, each in zip(uids, identities, strict=True) if each.message_id}
        assert named <= set(result.uid_map), "what an earlier try moved is found again"


@pytest.mark.parametrize("hidden", [(), ("UIDPLUS",)])
def test_a_copy_cut_anywhere_and_repeated(mail_user: MailUser, hidden: tuple[str, ...]) -> None:
    for raw in EACH:
        mail_user.deliver(raw)
    uids = uids_in(mail_user, "INBOX")
    number = validity(mail_user, "INBOX")
    for _ in until_done(mail_user, hidden, lambda check: CopyUids("INBOX", number, uids, "Archive", (), check),
                        lambda: empty(mail_user, "Archive")):
        assert end_state(mail_user, "INBOX") == end_state(mail_user, "Archive") == unflagged(*EACH)


@pytest.mark.parametrize(("raw", "message_id"), [(mail(1, 9_000), "1@one.example"), (NAMELESS, "")])
@pytest.mark.parametrize("hidden", [(), ("UIDPLUS", "LITERAL+")])
def test_an_append_cut_anywhere_and_repeated(mail_user: MailUser, hidden: tuple[str, ...], raw: bytes,
                                             message_id: str) -> None:
    def again() -> None:
        empty(mail_user, "Drafts")
        mail_user.deliver(OTHER_NAMELESS, "Drafts")  # of the same size
        uids_in(mail_user, "Drafts")  # it has its UID from here on

    flags = frozenset({SEEN, FLAGGED})
    for first_cut in (1, 2):
        for answered in (False, True):
            again()
            backend = cut_backend(mail_user, hidden, first_cut, answered=answered)
            operation = AppendRaw("Drafts", raw, flags, 1e9, message_id)
            try:
                backend.perform(operation)
            except MailError as exc:
                assert exc.kind is ErrorKind.NETWORK
            for _ in range(2):
                repeated = cut_backend(mail_user, hidden)
                result = repeated.perform(AppendRaw("Drafts", raw, flags, 1e9, message_id, check_first=True))
                repeated.close()
            assert result.uid_map == {0: max(uids_in(mail_user, "Drafts"))}
            assert end_state(mail_user, "Drafts") == unflagged(OTHER_NAMELESS) + Counter({(raw, flags): 1})


def test_a_second_copy_is_made_where_the_first_is_known(mail_user: MailUser) -> None:
    mail_user.deliver(mail(1))
    mail_user.deliver(mail(1), "Archive")
    number, other = validity(mail_user, "INBOX"), validity(mail_user, "Archive")
    for hidden in HIDDEN:
        backend = cut_backend(mail_user, hidden)
        known = frozenset(uids_in(mail_user, "Archive"))
        operation = CopyUids("INBOX", number, (1,), "Archive", (), True, known, other)
        assert set(backend.perform(operation).uid_map) <= {1}
        assert len(uids_in(mail_user, "Archive")) == len(known) + 1
        backend.close()
    backend = cut_backend(mail_user, ("MOVE",))
    known = frozenset(uids_in(mail_user, "Archive"))
    backend.perform(MoveUids("INBOX", number, (1,), "Archive", (), True, known, other))
    assert end_state(mail_user, "INBOX") == Counter()
    assert end_state(mail_user, "Archive") == unflagged(*[mail(1)] * 5)
    backend.close()


def test_two_alike_are_both_moved(mail_user: MailUser) -> None:
    for _ in range(2):
        mail_user.deliver(mail(1))
        mail_user.deliver(NAMELESS)
    number = validity(mail_user, "INBOX")
    first = cut_backend(mail_user, ("MOVE",))
    first.perform(CopyUids("INBOX", number, (1, 2), "Trash"))
    first.perform(MoveUids("INBOX", number, (1, 2, 3, 4), "Trash", (), True))
    assert end_state(mail_user, "Trash") == unflagged(*[mail(1), NAMELESS] * 2)
    assert end_state(mail_user, "INBOX") == Counter()
    first.close()


def test_a_move_to_where_it_is_moves_nothing(mail_user: MailUser) -> None:
    mail_user.deliver(mail(1))
    number = validity(mail_user, "INBOX")
    for hidden in HIDDEN:
        backend = cut_backend(mail_user, hidden)
        assert backend.perform(MoveUids("INBOX", number, (1,), "inbox", (), True)) == OperationResult()
        backend.close()
    assert uids_in(mail_user, "INBOX") == (1,)


def test_a_weak_change_yields_to_somebody_elses(mail_user: MailUser) -> None:
    for number in (1, 2, 3):
        mail_user.deliver(mail(number))
    backend = cut_backend(mail_user, ())
    cache = Cache()
    cache.sync(backend)
    other = cut_backend(mail_user, ())
    other.perform(StoreFlags("INBOX", cache.uidvalidity, (2,), frozenset({"$Work"}), NONE))
    other.close()
    weak = StoreFlags("INBOX", cache.uidvalidity, (1, 2, 9), frozenset({SEEN}), frozenset({FLAGGED}), cache.modseq)
    result = backend.perform(weak)
    assert (result.conflicts, result.missing) == ((2,), (9,))
    cache.sync(backend)
    assert cache.flags == {1: {SEEN}, 2: {"$Work"}, 3: NONE}
    backend.close()


def test_many_messages_go_in_parts(mail_user: MailUser) -> None:
    for number in range(1, 1_203):
        mail_user.deliver(mail(number))
    number = validity(mail_user, "INBOX")
    backend = cut_backend(mail_user, ("MOVE",))
    result = backend.perform(MoveUids("INBOX", number, tuple(range(1_202, 0, -1)), "Archive"))
    assert len(result.uid_map) == 1_202
    assert len(uids_in(mail_user, "Archive")) == 1_202
    assert backend.perform(ExpungeUids("INBOX", number, (5,))).missing == (5,)
    backend.close()


def uids_in(user: MailUser, path: str) -> tuple[int, ...]:
    other = dovecot_backend(user)
    cache = Cache(path)
    cache.sync(other)
    other.close()
    return tuple(sorted(cache.flags))


def empty(user: MailUser, *paths: str) -> None:
    backend = dovecot_backend(user)
    for path in paths:
        cache = Cache(path)
        cache.sync(backend)
        if cache.flags:
            backend.perform(ExpungeUids(path, cache.uidvalidity, tuple(cache.flags)))
    backend.close()
