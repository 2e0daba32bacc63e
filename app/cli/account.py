"""account add | list | show | set | remove."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from app.cli.account_bodies import add_bodies, with_bodies
from app.cli.account_certificate import add_certificate, add_pins, with_pins
from app.cli.account_compare import add_compare
from app.cli.account_find import add_find
from app.cli.account_keeping import add_keeping, keeping_json, keeping_lines, tell_what_it_does, with_keeping
from app.cli.account_password import add_password, with_password
from app.cli.account_server import add_server, checked_server, password_from_stdin, port, usual
from app.cli.account_sign_in import add_sign_in, give_back, keep, signed_in, wants_sign_in
from app.cli.context import Context
from app.cli.parser import Commands
from app.engine import transfer
from app.errors import ErrorKind, MailError
from app.events import ServerFound
from app.mime.address import is_address
from app.model.account import (
    DEFAULT_PORTS,
    DEFAULT_SMTP_PORTS,
    Account,
    BodyPolicy,
    Protocol,
    SecretKind,
    SecretSource,
    Security,
    ServerSettings,
)
from app.model.jobs import Format
from app.setup.probe import probe_incoming, probe_outgoing
from app.store import accounts, quota


def add(commands: Commands) -> None:
    group = commands.group("account", "add, list, show and remove accounts")
    new = group.add("add", _add, "log in to check, then store an account; 'account find' looks for the servers of an "
                    "address")
    new.add_argument("name", metavar="NAME", help="what the account is called here")
    new.add_argument("--email", required=True, help="the account's address")
    new.add_argument("--protocol", required=True, choices=[each.value for each in Protocol],
                     help="imap: the mail stays on the server; pop3: it is fetched from there")
    add_server(new)
    new.add_argument("--smtp-host", default="", help="the outgoing server; without it nothing can be sent")
    new.add_argument("--smtp-port", type=port, help=f"(default: {usual(DEFAULT_SMTP_PORTS)})")
    new.add_argument("--smtp-security", choices=[each.value for each in Security], default="tls", help="(default: tls)")
    new.add_argument("--smtp-user", help="(default: as for the incoming server)")
    new.add_argument("--ca-file", default="", metavar="FILE",
                     help="certificates (PEM) of an authority that the system does not know")
    add_pins(new)
    add_keeping(new)
    add_bodies(new)
    secret = new.add_mutually_exclusive_group(required=True)
    secret.add_argument("--password-stdin", action="store_true", help="read the password from stdin into the keyring")
    secret.add_argument("--password-command", metavar="CMD", help="a shell command that prints the password")
    add_sign_in(new, secret)
    new.add_argument("--no-check", action="store_true", help="store without logging in")
    add_certificate(group)
    add_find(group)
    add_compare(group)
    group.add("list", _list, "all accounts")
    group.add("show", _show, "one account").add_argument("name", metavar="NAME")
    changed = group.add("set", _set, "change an account: its password, what is kept of its mail here and on the server")
    changed.add_argument("name", metavar="NAME")
    add_password(changed)
    add_pins(changed)
    add_keeping(changed)
    add_bodies(changed)
    gone = group.add("remove", _remove, "forget an account, its password and its mail here")
    gone.add_argument("name", metavar="NAME")
    gone.add_argument("--keep-mail", action="store_true", help="first export its mail into the profile's folder")


def _add(context: Context, arguments: argparse.Namespace) -> int:
    account = _from_arguments(context, arguments)
    if account.name in {each.name for each in accounts.accounts(context.db)}:
        raise MailError(ErrorKind.USAGE, f"There is already an account named '{account.name}': choose another name.")
    password = password_from_stdin() if arguments.password_stdin else None
    if wants_sign_in(arguments):
        account = signed_in(context, account, arguments)
    capabilities: tuple[str, ...] = ()
    if not arguments.no_check:
        context.output.progress(f"{account.name}: logging in to {account.incoming.host}", 0, 0)
        try:
            capabilities = _checked(account, context.passwords.get(account) if password is None else password)
        except MailError:
            give_back(context, account.secret, account.incoming.ca_file)
            raise
    saved = accounts.save(context.db, account)
    if saved.secret.kind is SecretKind.OAUTH:
        keep(context, saved)
    if password is not None and not context.passwords.put(saved, password):
        accounts.remove(context.db, saved.id)
        context.passwords.forget(saved)
        raise MailError(ErrorKind.SECRET_MISSING, "No keyring took the password, so nothing was stored: give a command "
                        "that prints it with --password-command.")
    context.output.result({"account": saved.name, "protocol": saved.protocol.value, "capabilities": list(capabilities)},
                          [f"Added {saved.name} ({saved.protocol.value}).",
                           *([f"The server offers: {' '.join(capabilities)}"] if capabilities else [])])
    return 0


def _checked(account: Account, password: str) -> tuple[str, ...]:
    incoming = probe_incoming(account, password)
    if isinstance(incoming, MailError):
        raise incoming
    outgoing = probe_outgoing(account, password)
    if isinstance(outgoing, MailError):
        raise MailError(outgoing.kind, f"The outgoing server: {outgoing.detail}", outgoing.server_text)
    return incoming.capabilities if isinstance(incoming, ServerFound) else ()


def _from_arguments(context: Context, arguments: argparse.Namespace) -> Account:
    if not is_address(arguments.email):
        raise MailError(ErrorKind.USAGE, f"'{arguments.email}' is no mail address.")
    protocol = Protocol(arguments.protocol)
    ca_file = str(Path(arguments.ca_file).expanduser().absolute()) if arguments.ca_file else ""
    if ca_file and not Path(ca_file).is_file():
        raise MailError(ErrorKind.USAGE, f"There is no file {ca_file}: give --ca-file a file of certificates.")
    security = Security(arguments.security)
    incoming = checked_server(arguments.host, arguments.port or DEFAULT_PORTS[protocol, security], security,
                               arguments.user or arguments.email, ca_file)
    outgoing = None
    if arguments.smtp_host:
        security = Security(arguments.smtp_security)
        outgoing = checked_server(arguments.smtp_host, arguments.smtp_port or DEFAULT_SMTP_PORTS[security], security,
                                   incoming.user if arguments.smtp_user is None else arguments.smtp_user, ca_file)
    consent = Security.NONE in (incoming.security, outgoing.security if outgoing else None)
    secret = (SecretSource(SecretKind.KEYRING) if arguments.password_stdin
              else SecretSource(SecretKind.COMMAND, arguments.password_command))
    account = Account(0, arguments.name.strip(), arguments.email, "", protocol, incoming, outgoing, secret,
                      plaintext_consent=consent)
    return with_keeping(context, with_pins(with_bodies(account, arguments), arguments), arguments)


def _as_json(context: Context, account: Account) -> dict[str, object]:
    """Neither the password nor the command, which may hold one."""
    def server(each: ServerSettings | None) -> dict[str, object] | None:
        return None if each is None else {"host": each.host, "port": each.port, "security": each.security.value,
                                          "user": each.user, "pin": each.pin}
    return {"account": account.name, "protocol": account.protocol.value, "email": account.email,
            "incoming": server(account.incoming), "outgoing": server(account.outgoing),
            **keeping_json(context, account),
            "bodies": account.bodies.value, "body_days": account.body_days, "body_budget": account.body_budget,
            "password": account.secret.kind.value,
            **({"provider": account.secret.provider, "identity": account.secret.identity}
               if account.secret.kind is SecretKind.OAUTH else {})}


def _lines(context: Context, account: Account) -> list[str]:
    lines = [f"{account.name} <{account.email}> {account.protocol.value}"]
    for kind, server in (("incoming", account.incoming), ("outgoing", account.outgoing)):
        if server is not None:
            lines.append(f"  {kind} {server.user}@{server.host}:{server.port} ({server.security.value})")
    if account.protocol is Protocol.POP3:
        lines += keeping_lines(context, account)
    else:
        limit = f", at most {account.body_budget / 1e6:.0f} MB" if account.body_budget else ""
        span = f" ({account.body_days} days)" if account.bodies is BodyPolicy.RECENT else ""
        lines.append(f"  bodies {account.bodies.value}{span}{limit}")
    secret = account.secret
    return [*lines, f"  signed in with {secret.provider} as {secret.identity}" if secret.kind is SecretKind.OAUTH
            else f"  password from {secret.kind.value}"]


def _list(context: Context, arguments: argparse.Namespace) -> int:
    found = accounts.accounts(context.db)
    context.output.result([_with_quota(context, each) for each in found],
                          [line for each in found for line in _lines(context, each)])
    return 0


def _with_quota(context: Context, account: Account) -> dict[str, object]:
    return {**_as_json(context, account), "quota": [{"root": each.root, "used": each.used, "limit": each.limit}
                                           for each in quota.quotas(context.db, account.id)]}


def _show(context: Context, arguments: argparse.Namespace) -> int:
    account = context.account(arguments.name)
    context.output.result(_with_quota(context, account), [*_lines(context, account), *(
        f"  quota {each.root or 'of the account'}: {each.used / 1e6:.1f} of {each.limit / 1e6:.1f} MB"
        for each in quota.quotas(context.db, account.id))])
    return 0


def _set(context: Context, arguments: argparse.Namespace) -> int:
    with context.alone():
        account = context.account(arguments.name)
        changed = with_keeping(context, with_pins(with_bodies(account, arguments), arguments), arguments)
        if arguments.leave is not None:
            tell_what_it_does(context, changed)
        account = accounts.save(context.db, with_password(context, changed, arguments))
    context.output.result(_with_quota(context, account), _lines(context, account))
    return 0


def _remove(context: Context, arguments: argparse.Namespace) -> int:
    with context.alone():
        account = context.account(arguments.name)
        kept = ""
        if arguments.keep_mail:
            target = context.profile.directory / "kept-mail" / time.strftime(f"account-{account.id}-%Y%m%d-%H%M%S")
            report = transfer.export(context.db, account, None, target, Format.MBOX)
            kept = str(target) if report.messages else ""
        accounts.remove(context.db, account.id)
        context.passwords.forget(account)
        give_back(context, account.secret, account.incoming.ca_file)
    context.output.result({"account": account.name, "protocol": account.protocol.value, "kept": kept or None},
                          [f"Removed {account.name}." + (f" Its mail is kept in {kept}." if kept else "")])
    return 0
