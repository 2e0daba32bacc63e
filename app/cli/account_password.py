"""account set: another password, or another command that prints it."""

from __future__ import annotations

import argparse
from dataclasses import replace

from app.cli.account_server import password_from_stdin
from app.cli.context import Context
from app.cli.parser import Parser
from app.errors import ErrorKind, MailError
from app.model.account import Account, SecretKind, SecretSource


def add_password(parser: Parser) -> None:
    secret = parser.add_mutually_exclusive_group()
    secret.add_argument("--password-stdin", action="store_true",
                        help="read another password from stdin into the keyring; the server is not asked")
    secret.add_argument("--password-command", metavar="CMD", help="a shell command that prints it from now on")


def with_password(context: Context, account: Account, arguments: argparse.Namespace) -> Account:
    """The account with where its password comes from now; one from stdin is in the keyring by then.

    Raises MailError(USAGE) for an account that signs in in the browser, SECRET_MISSING where no keyring takes it.
    """
    if not arguments.password_stdin and arguments.password_command is None:
        return account
    if account.secret.kind is SecretKind.OAUTH:
        raise MailError(ErrorKind.USAGE, f"'{account.name}' signs in in the browser: give it a password in the account "
                        "settings of the window.")
    if not arguments.password_stdin:
        context.passwords.forget(account)
        return replace(account, secret=SecretSource(SecretKind.COMMAND, arguments.password_command))
    changed = replace(account, secret=SecretSource(SecretKind.KEYRING))
    if not context.passwords.put(changed, password_from_stdin()):
        raise MailError(ErrorKind.SECRET_MISSING, "No keyring took the password, so nothing was changed: give a "
                        "command that prints it with --password-command.")
    return changed
