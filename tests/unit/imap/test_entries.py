"""LIST and STATUS responses: the quick way and the general one say the same."""

from __future__ import annotations

import pytest

from app.backends.imap import entries
from app.model.folder import RemoteStatus


@pytest.mark.parametrize("attributes", ["", r"\HasNoChildren \Subscribed", r"\Noselect", r"\Sent \x-odd"])
@pytest.mark.parametrize("delimiter", ['"/"', r'"\\"', "NIL", '"."'])
@pytest.mark.parametrize("name", ["Work", "Entw&APw-rfe", "a b", "inbox", "[Gmail]/All", "a&b", "x.y/z", "NIL-not"])
def test_list(attributes: str, delimiter: str, name: str) -> None:
    for word in ("LIST", "LSUB", "list"):
        line = f"* {word} ({attributes}) {delimiter} ".encode()
        quick = entries.entry([line + f'"{name}"\r\n'.encode()], False)
        slow = entries.entry([line + b"{%d}\r\n" % len(name), name.encode(), b"\r\n"], False)
        assert quick == slow
        assert quick is not None
        assert quick.delimiter == delimiter.strip('"')[-1:].replace("L", "")
        if " " not in name:
            assert entries.entry([line + name.encode() + b"\r\n"], False) == quick


@pytest.mark.parametrize("line", [b"* LIST () NIL NIL\r\n", b'* LIST () "/" ""\r\n', b'* LIST () "/"\r\n',
                                  b"* LIST\r\n", b'* LIST () "/" (a)\r\n',
                                  b'* LIST () "/" "' + b"/".join([b"x"] * 60) + b'"\r\n',
                                  b'* LIST () "/" "\x07"\r\n', b'* LIST () "/" "' + b"n" * 5_000 + b'"\r\n'])
def test_no_mailbox(line: bytes) -> None:
    assert entries.entry([line], False) is None


def test_status() -> None:
    items = "(MESSAGES 3 unseen 1 UIDNEXT 9 UIDVALIDITY 7 HIGHESTMODSEQ 12)"
    told = RemoteStatus(3, 1, 9, 7, 12)
    assert entries.status([f"* STATUS Work {items}\r\n".encode()]) == (b"Work", told)
    assert entries.status([f'* STATUS "a b" {items} \r\n'.encode()]) == (b"a b", told)
    assert entries.status([b"* STATUS {4}\r\n", b"W\xc3\xbc&", f" {items}\r\n".encode()]) == (b"W\xc3\xbc&", told)
    assert entries.status([b"* STATUS inbox ()\r\n"]) == (b"INBOX", RemoteStatus(-1, -1, 0, 0, 0))
    assert entries.status([b"* STATUS x (MESSAGES -1 UNSEEN NIL UIDNEXT 99999999999999999999)\r\n"]) == (
        b"x", RemoteStatus(-1, -1, 0, 0, 0))
    for line in (b"* STATUS\r\n", b"* STATUS x\r\n", b"* STATUS NIL (MESSAGES 1)\r\n", b"* STATUS x ((((\r\n"):
        assert entries.status([line]) is None


def test_only_the_inbox_is_the_inbox() -> None:
    """A folder whose name begins with a Turkish dotless i would else stand for it, and could not be opened."""
    found = entries.entry([b'* LIST (\\Noselect) "/" "&ATE-nbox"\r\n'], False)
    assert found is not None and (found.path, found.raw) == ("\u0131nbox", b"&ATE-nbox")
    inbox = entries.entry([b'* LIST () "/" "InBoX"\r\n'], False)
    assert inbox is not None and inbox.path == "INBOX"
