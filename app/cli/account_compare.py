"""account compare: what a mailbox holds by IMAP and by POP3; nothing is read, changed or stored."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.cli.account_server import checked_server, password_from_stdin, port
from app.cli.context import Context
from app.cli.output import error_object
from app.cli.parser import Commands
from app.errors import ErrorKind, MailError
from app.events import Event, Looked
from app.mime.address import is_address
from app.model.account import (
    DEFAULT_PORTS,
    Account,
    Protocol,
    SecretKind,
    SecretSource,
    Security,
)
from app.model.mailbox import MailboxNumbers
from app.setup.advice import Advice, Answers, advise
from app.setup.numbers import Look
from app.setup.other_server import other_server


def add_compare(group: Commands) -> None:
    def run(context: Context, arguments: argparse.Namespace) -> int:
        if arguments.name is not None:
            here = context.account(arguments.name)
            other = Protocol.IMAP if here.protocol is Protocol.POP3 else Protocol.POP3
            there = replace(here, protocol=other, incoming=other_server(here, other))
            both = (here, there) if here.protocol is Protocol.IMAP else (there, here)
            return _compare(context, both, lambda: context.passwords.get(here), arguments)
        both = _from_arguments(arguments)
        if not arguments.password_stdin and not arguments.password_command:
            raise MailError(ErrorKind.USAGE, "Say how to log in: --password-stdin or --password-command.")
        given = password_from_stdin() if arguments.password_stdin else None
        return _compare(context, both, lambda: context.passwords.get(both[0]) if given is None else given, arguments)

    compare = group.add("compare", run, "ask a mailbox by IMAP and by POP3 what it holds; nothing is changed")
    compare.add_argument("name", metavar="NAME", nargs="?", help="an account; else --email and --host")
    compare.add_argument("--email", default="", help="the address of the mailbox")
    compare.add_argument("--host", default="", help="for both protocols")
    compare.add_argument("--pop3-host", default="", help="where POP3 has another one")
    compare.add_argument("--imap-port", type=port, help="(default: 993, with starttls 143)")
    compare.add_argument("--pop3-port", type=port, help="(default: 995, with starttls 110)")
    compare.add_argument("--security", choices=[each.value for each in Security], default="tls",
                         help="(default: tls); none only for a server on this machine")
    compare.add_argument("--user", help="(default: the address)")
    compare.add_argument("--ca-file", default="", metavar="FILE",
                         help="certificates (PEM) of an authority that the system does not know")
    secret = compare.add_mutually_exclusive_group()
    secret.add_argument("--password-stdin", action="store_true", help="read the password from stdin")
    secret.add_argument("--password-command", metavar="CMD", help="a shell command that prints the password")
    for name, what in (("--several-devices", "the mail is read on more than one device"),
                       ("--little-room", "the server has little room for mail")):
        compare.add_argument(name, choices=("yes", "no"), help=f"for the recommendation: {what}")


def _from_arguments(arguments: argparse.Namespace) -> tuple[Account, Account]:
    if not is_address(arguments.email) or not arguments.host:
        raise MailError(ErrorKind.USAGE, "Give the name of an account, or --email and --host.")
    ca_file = str(Path(arguments.ca_file).expanduser().absolute()) if arguments.ca_file else ""
    security = Security(arguments.security)
    secret = SecretSource(SecretKind.COMMAND, arguments.password_command or "")

    def account(protocol: Protocol, host: str, number: int | None) -> Account:
        server = checked_server(host, number or DEFAULT_PORTS[protocol, security], security,
                                arguments.user or arguments.email, ca_file)
        return Account(0, arguments.email, arguments.email, "", protocol, server, None, secret,
                       plaintext_consent=security is Security.NONE)

    return (account(Protocol.IMAP, arguments.host, arguments.imap_port),
            account(Protocol.POP3, arguments.pop3_host or arguments.host, arguments.pop3_port))


def _compare(context: Context, both: tuple[Account, Account], login: Callable[[], str],
             arguments: argparse.Namespace) -> int:
    def told(event: Event) -> None:
        """The answer has all of it."""

    context.output.progress(f"asking {both[0].incoming.host} and {both[1].incoming.host}", 0, 0)
    seen = Look(0, tuple(replace(each, outgoing=None) for each in both), login, told).run()
    imap, pop3 = seen.imap, seen.pop3
    if isinstance(imap, MailError) and isinstance(pop3, MailError):
        raise imap
    advice = advise(imap if isinstance(imap, MailboxNumbers) else None,
                    pop3 if isinstance(pop3, MailboxNumbers) else None,
                    Answers(_answer(arguments.several_devices), _answer(arguments.little_room)))
    context.output.result(
        {"imap": _side(both[0], imap), "pop3": _side(both[1], pop3),
         "recommended": advice.protocol.value if advice.protocol else None,
         "reasons": [each.value for each in advice.reasons]},
        [_line(both[0], imap), _line(both[1], pop3), _recommended(advice)])
    return 0


def _answer(word: str | None) -> bool | None:
    return None if word is None else word == "yes"


def _side(account: Account, found: Looked | None) -> dict[str, object]:
    server = {"host": account.incoming.host, "port": account.incoming.port}
    if not isinstance(found, MailboxNumbers):
        return {**server, "error": error_object(found) if found is not None else None}
    quota = {"used": found.quota.used, "limit": found.quota.limit} if found.quota is not None else None
    return {**server, "folders": found.folders, "messages": found.messages, "complete": found.complete,
            "inbox_messages": found.inbox_messages, "octets": found.octets, "quota": quota, "uidl": found.has_uidl,
            "expire_days": found.expire_days, "login_delay": found.login_delay}


def _line(account: Account, found: Looked | None) -> str:
    where = f"{account.protocol.value} {account.incoming.host}:{account.incoming.port}"
    if not isinstance(found, MailboxNumbers):
        return f"{where}: {found}"
    least = "" if found.complete else "at least "
    size = "" if found.octets is None else f", {found.octets / 1e6:.1f} MB"
    full = "" if found.quota is None else f", {found.quota.used / 1e6:.0f} of {found.quota.limit / 1e6:.0f} MB in use"
    return f"{where}: {found.folders} folders, {least}{found.messages} messages{size}{full}"


def _recommended(advice: Advice) -> str:
    return f"recommended: {advice.protocol.value if advice.protocol else 'none'} ({', '.join(advice.reasons)})"
