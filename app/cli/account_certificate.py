"""account certificate HOST[:PORT], and the pins that are given to an account's servers."""

from __future__ import annotations

import argparse
import datetime as dt
from dataclasses import replace
from pathlib import Path

from app.cli.context import Context
from app.cli.parser import Commands, Parser
from app.errors import CertificateFacts, ErrorKind, MailError
from app.model.account import Account, Security, ServerSettings
from app.model.pinning import parse_pin, without_pin
from app.setup import certificates
from app.setup.certificates import Dialect

_USUAL = {993: (Security.TLS, Dialect.IMAP), 995: (Security.TLS, Dialect.POP3), 465: (Security.TLS, Dialect.SMTP),
          143: (Security.STARTTLS, Dialect.IMAP), 110: (Security.STARTTLS, Dialect.POP3),
          587: (Security.STARTTLS, Dialect.SMTP), 25: (Security.STARTTLS, Dialect.SMTP)}
_DEFAULT_PORT = 993


def add_certificate(group: Commands) -> None:
    parser = group.add("certificate", _show, "what a server's certificate says, and which check it fails; says nothing "
                       "to the server")
    parser.add_argument("server", metavar="HOST[:PORT]")
    parser.add_argument("--security", choices=[Security.TLS.value, Security.STARTTLS.value],
                        help="(default: as is usual for the port)")
    parser.add_argument("--speaks", choices=[each.value for each in Dialect],
                        help="in which words STARTTLS is asked for (default: as is usual for the port)")
    parser.add_argument("--ca-file", default="", metavar="FILE")


def add_pins(parser: Parser) -> None:
    parser.add_argument("--pin", metavar="HEX", help="accept only this key of the incoming server, whoever vouches for "
                        "it ('pin' of 'account certificate'); '' to forget it")
    parser.add_argument("--smtp-pin", metavar="HEX", help="the same for the outgoing server")


def pinned(settings: ServerSettings, pin: str | None) -> ServerSettings:
    """The settings with the pin of the command line; as they are where it names none. Raises MailError(USAGE)."""
    if pin is None:
        return settings
    if not pin:
        return without_pin(settings)
    return replace(settings, pin=parse_pin(pin), pin_since=dt.date.today().isoformat())


def with_pins(account: Account, arguments: argparse.Namespace) -> Account:
    """Raises MailError(USAGE)."""
    if arguments.smtp_pin is not None and account.outgoing is None:
        raise MailError(ErrorKind.USAGE, f"'{account.name}' has no outgoing server that could be pinned.")
    return replace(account, incoming=pinned(account.incoming, arguments.pin),
                   outgoing=account.outgoing and pinned(account.outgoing, arguments.smtp_pin))


def _show(context: Context, arguments: argparse.Namespace) -> int:
    host, port = _server(arguments.server)
    security, dialect = _USUAL.get(port, (Security.TLS, Dialect.IMAP))
    security = Security(arguments.security) if arguments.security else security
    dialect = Dialect(arguments.speaks) if arguments.speaks else dialect
    ca_file = str(Path(arguments.ca_file).expanduser().absolute()) if arguments.ca_file else ""
    facts = certificates.examine(ServerSettings(host, port, security, "", ca_file), dialect)
    context.output.result(as_json(facts), _lines(facts))
    return 0


def _server(text: str) -> tuple[str, int]:
    host, colon, port = text.rpartition(":")
    if not colon or (":" in host and not host.endswith("]")):
        host, port = text, str(_DEFAULT_PORT)
    host = host.removeprefix("[").removesuffix("]")
    if not (port.isascii() and port.isdecimal() and 0 < int(port) < 65_536) or not host or not host.isprintable():
        raise MailError(ErrorKind.USAGE, f"'{text}' is no server: write HOST or HOST:PORT.")
    return host, int(port)


def as_json(facts: CertificateFacts) -> dict[str, object]:
    def moment(seconds: float) -> str | None:
        return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat() if seconds else None
    return {"host": facts.host, "port": facts.port, "trusted": not facts.flaws,
            "failed": [flaw.value for flaw in facts.flaws], "subject": facts.subject, "issuer": facts.issuer,
            "names": list(facts.names), "more_names": facts.more_names, "not_before": moment(facts.not_before),
            "not_after": moment(facts.not_after), "sha256": facts.fingerprint, "pin": facts.pin, "key": facts.key,
            "chain_length": facts.chain_length}


def _lines(facts: CertificateFacts) -> list[str]:
    told = as_json(facts)
    more = f" and {facts.more_names} more" if facts.more_names else ""
    return [f"{facts.host}:{facts.port} " + (f"is not trusted: {', '.join(facts.flaws)}" if facts.flaws
                                             else "is trusted"),
            f"  issued to    {facts.subject}", f"  for          {', '.join(facts.names)}{more}",
            f"  issued by    {facts.issuer}", f"  valid        {told['not_before']} to {told['not_after']}",
            f"  key          {facts.key}, {facts.chain_length} certificates sent",
            f"  fingerprint  {facts.fingerprint} (SHA-256 of the certificate)",
            f"  pin          {facts.pin} (SHA-256 of the key, for --pin)"]
