"""A store that mirrors the racing server, and what must hold of it whatever the server did."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.backends.imap.backend import ImapBackend
from app.errors import ErrorKind, MailError
from app.model.account import Security, ServerSettings
from app.model.message import SEEN
from app.model.sync import SyncStep, Vanished
from tests.protocol.mirror import Mirror, make_mirror
from tests.servers.racing import RacingServer

CASES = {
    "plain": (),
    "ESEARCH": ("ESEARCH",),
    "CONDSTORE": ("CONDSTORE", "ESEARCH"),
    "QRESYNC": ("ENABLE", "CONDSTORE", "QRESYNC", "ESEARCH"),
}
FURTHER = [f"Box{number}" for number in range(7)]
"""Names under which the server's mailbox is one more time unknown here."""


def mirror_of(server: RacingServer, directory: Path) -> Mirror:
    settings = ServerSettings("127.0.0.1", server.port, Security.NONE, "alice")
    return make_mirror(directory, lambda: ImapBackend(settings, lambda: "secret", trace_name="test", timeout=5.0,
                                                      plaintext_consent=True), "INBOX", *FURTHER)


def careful_sync(mirror: Mirror, server: RacingServer, path: str = "INBOX") -> bool:
    """A sync that may break off (then False), but may neither remove what is there nor take one message for another."""
    steps: list[SyncStep] = []
    try:
        steps = mirror.sync(path)
    except MailError as error:
        assert error.kind in (ErrorKind.NETWORK, ErrorKind.GONE, ErrorKind.PROTOCOL), error
    for step in steps:
        if isinstance(step, Vanished):
            assert not set(step.uids) & set(server.box.uids()), "taken for removed, and still there"
    assert subjects(mirror, path) == {uid: f"number {uid}" for uid in mirror.flags(path)}
    return bool(steps)


def assert_in_step(mirror: Mirror, server: RacingServer, before: dict[int, int], path: str = "INBOX") -> None:
    """After one more round."""
    server.settle()
    if not careful_sync(mirror, server, path):  # the connection was cut, which the round before could not notice
        assert careful_sync(mirror, server, path)
    assert mirror.flags(path) == server.box.flags()
    for uid, message_id in ids(mirror, path).items():
        assert message_id == before.get(uid, message_id), f"{uid} was dropped and made anew"


def subjects(mirror: Mirror, path: str) -> dict[int, str]:
    return dict(mirror.db.rows("SELECT uid, subject FROM message WHERE server_folder_id = ?", (mirror.folder(path),)))


def ids(mirror: Mirror, path: str = "INBOX") -> dict[int, int]:
    return dict(mirror.db.rows("SELECT uid, id FROM message WHERE server_folder_id = ?", (mirror.folder(path),)))


def happened_meanwhile(server: RacingServer) -> None:
    """While the client was away: some came, one went, one was read."""
    box = server.box
    while len(box.letters) < 11:
        box.add(box.uidnext)
    while len(box.letters) > 11:
        box.remove(box.uids()[0])
    box.remove(box.uids()[4])
    box.mark(box.uids()[2], SEEN if SEEN not in box.letters[box.uids()[2]].flags else "")


@contextmanager
def said(moment: str) -> Iterator[None]:
    """Names the moment at which something went wrong."""
    try:
        yield
    except (AssertionError, MailError) as error:
        raise AssertionError(f"{moment}: {error}") from error
