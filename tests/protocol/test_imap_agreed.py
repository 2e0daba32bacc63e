"""What is agreed right after the login, and what is not asked of servers that are known for it."""

from __future__ import annotations

import pytest

from app.errors import ErrorKind
from tests.protocol.imap_tools import BARE, login, scripted
from tests.protocol.test_imap_connect import refused
from tests.servers.scripted import ScriptedServer, Step

OK = "S: <tag> OK done"


def test_what_is_agreed_after_the_login() -> None:
    words = f"{BARE} ID ENABLE CONDSTORE QRESYNC UTF8=ACCEPT COMPRESS=DEFLATE NAMESPACE"
    script: list[Step] = [
        *login(words), r'C: <tag> ID \("name" "Depesche" "version" ".*"\)', 'S: * ID ("name" "x" "version" NIL)', OK,
        "C: <tag> ENABLE QRESYNC CONDSTORE UTF8=ACCEPT", "S: * ENABLED UTF8=ACCEPT QRESYNC X-NOT-ASKED", OK,
        "C: <tag> NAMESPACE", OK, 'C: <tag> SELECT "Ü".*', "S: * OK [UIDVALIDITY 7] valid", OK]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        backend.select("Ü")  # without a listing, in UTF-8
        backend.close()


@pytest.mark.parametrize(("greeting", "words", "host", "then"), [
    ("* OK JAMES IMAP4rev1 Server a is ready.", "ENABLE CONDSTORE QRESYNC", "127.0.0.1", ["ENABLE CONDSTORE"]),
    ("* OK [CAPABILITY IMAP4rev1] Coremail System IMap Server Ready(x)", "ENABLE CONDSTORE", "127.0.0.1", []),
    ("* OK Microsoft Exchange Server 2003 IMAP4rev1 server", "NAMESPACE", "127.0.0.1", []),
])
def test_servers_with_quirks_are_spared(greeting: str, words: str, host: str, then: list[str]) -> None:
    script = [*login(f"{BARE} {words}", greeting), *(line for word in then for line in (f"C: <tag> {word}", OK)),
              'C: <tag> SELECT "INBOX".*', "S: * OK [UIDVALIDITY 7] valid", OK]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        backend.select("INBOX")
        backend.close()


def test_an_old_bridge_is_refused_with_what_to_do() -> None:
    with ScriptedServer(login(f"{BARE} XSTOP")) as server:
        error = refused(scripted(server))
    assert error.kind is ErrorKind.UNSUPPORTED
    assert "version 3" in error.detail
