"""account add --oauth …: the person signs in with the provider in a browser, on this computer."""

from __future__ import annotations

import argparse
from dataclasses import replace

from app.cli.context import Context
from app.errors import ErrorKind, MailError
from app.model.account import Account, SecretKind, SecretSource
from app.setup import oauth, oauth_providers
from app.setup.sign_in import SignInFlow
from app.store import accounts


def add_sign_in(new: argparse.ArgumentParser, secret: argparse._MutuallyExclusiveGroup) -> None:
    """`secret`: the ways to log in, of which one is needed."""
    secret.add_argument("--oauth", metavar="PROVIDER", choices=sorted(oauth_providers.known()),
                        help="sign in with the provider in a browser; the page's address is printed on stderr. "
                        f"One of {', '.join(sorted(oauth_providers.known()))}")
    secret.add_argument("--oauth-issuer", metavar="URL", help="the same with an OpenID provider of one's own")
    new.add_argument("--oauth-client", metavar="ID", default="", help="Depesche's client id with --oauth-issuer")


def wants_sign_in(arguments: argparse.Namespace) -> bool:
    return bool(arguments.oauth or arguments.oauth_issuer)


def signed_in(context: Context, account: Account, arguments: argparse.Namespace) -> Account:
    """Waits for the browser; the account with its sign-in, which is in memory so far. Raises MailError."""
    provider = str(arguments.oauth or arguments.oauth_issuer).rstrip("/")
    if arguments.oauth_issuer and not oauth_providers.is_issuer(provider):
        raise MailError(ErrorKind.USAGE, "--oauth-issuer wants a URL that begins with https://.")
    flow = SignInFlow(provider, account.email, client=arguments.oauth_client, ca_file=account.incoming.ca_file)
    source, grant = flow.run(lambda url: context.output.say(
        f"Open this page in a browser on this computer, and sign in as {account.email}:\n{url}"))
    if flow.strangers:
        context.output.say(f"{flow.strangers} requests that did not come from the browser had no effect.")
    context.passwords.keep_grant(source, grant)
    return replace(account, secret=source)


def keep(context: Context, saved: Account) -> None:
    """Into the keyring. Raises MailError(SECRET_MISSING) where none takes it; then nothing was stored."""
    if not context.passwords.store_grant(saved.secret):
        accounts.remove(context.db, saved.id)
        give_back(context, saved.secret, saved.incoming.ca_file)
        raise MailError(ErrorKind.SECRET_MISSING, "No keyring took the sign-in, so nothing was stored: a sign-in lasts "
                        "only with a keyring.")


def give_back(context: Context, source: SecretSource, ca_file: str) -> None:
    """Ends a sign-in that no account here has (any more)."""
    if source.kind is SecretKind.OAUTH and all(each.secret != source for each in accounts.accounts(context.db)):
        oauth.give_back(context.passwords, source, ca_file)
