"""STARTTLS attacked by the scripts of others (DEPESCHE_EAST: the folder of EAST's fake mail server): nothing of user,
password, token, address or mail in the clear or after a check that failed, and nothing injected gets through.

Without the folder only the few scripts below are played. An account is opened, and folders are listed; a mail is sent.
"""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from app.backends.registry import backend_for
from app.errors import MailError
from app.model.account import Security, ServerSettings
from tests.bench import ron
from tests.bench.figures import Report
from tests.bench.mailboxes import Mailboxes
from tests.bench.settings import Settings
from tests.bench.starttls_scripts import Script, ScriptServer, spelt
from tests.protocol.visits import USER, Person, account, leaks
from tests.servers.certs import Authority, Certificate

PROTOCOLS = ("imap", "pop3", "smtp")
_AT_ONCE = 8
_HONEST_IMAP = """(state: NotAuthenticated, caps: [Imap4Rev1, StartTls, LoginDisabled],
 caps_tls: [Imap4Rev1, Auth(Plain)], caps_auth: [Imap4Rev1], caps_tls_auth: [Imap4Rev1], implicit_tls: false, {more})"""
_HONEST_POP3 = '(capa: ["STLS", "USER"], capa_tls: ["USER", "UIDL"], capa_tls_auth: ["USER", "UIDL"], {more})'
_HONEST_SMTP = "(capabilities: [StartTLS], capabilities_tls: [Auth([Plain])], {more})"
OWN = {
    "imap/setup": _HONEST_IMAP.format(more=""), "pop3/setup": _HONEST_POP3.format(more=""),
    "smtp/setup": _HONEST_SMTP.format(more=""),
    "imap/stripped": _HONEST_IMAP.format(more='starttls_response: Some("<tag> BAD what?\\r\\n"), '
                                              "starttls_transition: false"),
    "imap/injected": _HONEST_IMAP.format(
        more='response_after_greeting: Some("* LIST () \\"/\\" evil\\r\\n"), '
             'starttls_response: Some("* CAPABILITY XEVIL\\r\\n<tag> OK go on\\r\\n")'),
    "imap/other-name": _HONEST_IMAP.format(more='cert: Cert(crt_path: "certs/other.example.org.pem", key_path: "")'),
    "pop3/refused": _HONEST_POP3.format(more='stls_response: "-ERR no\\r\\n", stls_make_transition: false'),
    "smtp/hidden": _HONEST_SMTP.format(more='hide_commands: ["ehlo", "starttls"]'),
}
"""Three honest servers and five that are not."""


@dataclass(frozen=True)
class Heard:
    """Of one script. `leaked`: how much of the person was said in the clear, or to a server whose certificate is bad;
    `came`: whether it came to a login within TLS; `injected`: what of the clear was
    believed; `trouble`: why the script could not be played."""

    name: str
    octets: int
    leaked: int
    came: bool
    injected: tuple[str, ...]
    trouble: str


def run(boxes: Mailboxes, report: Report, settings: Settings) -> None:
    folder = os.environ.get("DEPESCHE_EAST", "")
    scripts = dict(_scripts(Path(folder))) if folder else OWN
    print(f"scripts of {folder}" if folder else "no DEPESCHE_EAST: only scripts of our own", flush=True)
    with tempfile.TemporaryDirectory(prefix="depesche-bench-") as place, ThreadPoolExecutor(_AT_ONCE) as pool:
        authority = Authority(Path(place))
        for name in ("good", *_BAD.values()):  # made before several ask at once
            getattr(authority, name)
        heard = list(pool.map(lambda item: played(*item, authority), scripts.items()))
    by = Counter(each.name.partition("/")[0] for each in heard)
    for each in heard:
        if each.leaked or each.injected or each.trouble:
            print(f"  {each.name}: {each.leaked} leaked, injected {each.injected} {each.trouble}", flush=True)
    told = f"{len(heard)} scripts ({', '.join(f'{by[each]} {each}' for each in PROTOCOLS)})"
    octets = sum(each.octets for each in heard)
    leaked, injected = (sum(map(bool, each)) for each in ([one.leaked for one in heard],
                                                          [one.injected for one in heard]))
    report.require("STARTTLS: nothing of the person in the clear", not leaked and bool(heard),
                   f"{told}, {octets:,} octets heard, leaked in {leaked}")
    report.require("STARTTLS: nothing injected gets through", not injected and bool(heard), f"{injected} of {told}")
    unplayed = sum(bool(each.trouble) for each in heard)
    report.require("STARTTLS: each script is played", not unplayed, f"{unplayed} not")
    honest = [each for each in heard if each.name.endswith("/setup")]
    report.require("STARTTLS: the honest servers are logged in to", all(each.came for each in honest)
                   and {each.name.partition("/")[0] for each in honest} == set(PROTOCOLS),
                   f"{sum(each.came for each in honest)} of {len(honest)}; of all {sum(each.came for each in heard)}")


def _scripts(folder: Path) -> Iterator[tuple[str, str]]:
    """Name (the protocol first) and text of each. Raises RuntimeError where there is none."""
    files = sorted(folder.rglob("*.ron"))
    for path in files:
        if protocol := next((each for each in PROTOCOLS if each in path.parts), ""):
            yield "/".join((protocol, *path.relative_to(folder).with_suffix("").parts[1:])).replace(
                f"{protocol}/{protocol}/", f"{protocol}/"), path.read_text("utf-8")
    if not files:
        raise RuntimeError(f"there is no script in {folder}")


_BAD = {"self-signed": "self_signed", "expired": "expired", "other.": "wrong_host"}


def _certificate(script: Script, authority: Authority) -> Certificate | None:
    """The one that the script means; None for a good one."""
    cert = script.get("cert")
    path = Path(cert["crt_path"]).name if isinstance(cert, dict) else ""
    if "unknown-root" in path:
        return Authority(authority.directory / "unknown").good
    return next((getattr(authority, made) for part, made in _BAD.items() if part in path), None)


def played(name: str, text: str, authority: Authority) -> Heard:
    """One visit to one script's server."""
    protocol = name.partition("/")[0]
    script = ron.read(text)
    bad = _certificate(script, authority)
    with ScriptServer(protocol, script, (bad or authority.good).server_context()) as server:
        security = Security.TLS if script.get("implicit_tls") else Security.STARTTLS
        person = Person(ServerSettings("localhost", server.port, security, USER, str(authority.ca_file)))
        found: tuple[str, ...] = ()
        try:
            if protocol == "imap":
                found = _believed(person)
            else:
                person.visit(protocol)
        except MailError:
            pass  # refused, which is what most of them are to be
    leaked = leaks(server.clear) + leaks(server.wire) + (leaks(server.secured) if bad else [])
    return Heard(name, len(server.wire), len(leaked), bool(leaks(server.secured)), tuple(
        each for each in found if each not in _said_within_tls(text)),
        server.trouble or ("" if server.connections else "nobody came"))


def _believed(person: Person) -> tuple[str, ...]:
    """What an IMAP server is taken to have and to be able to do, once it was logged in to."""
    backend = backend_for(account(person.settings, "imap"), person.password)
    try:
        backend.open()
        return (*(each.path for each in backend.list_folders()), *backend.capabilities.server)
    finally:
        backend.close()


def _said_within_tls(text: str) -> frozenset[str]:
    """INBOX, and the capabilities that the script has within TLS."""
    script = ron.read(text)
    return frozenset({"INBOX", *(each.upper() for key in ("caps_tls", "caps_tls_auth")
                                 for each in spelt(script.get(key, [])))})
