"""What every command reads servers and passwords with: options, their defaults, and what cannot be."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from app.cli import secret_input
from app.cli.parser import Parser
from app.errors import ErrorKind, MailError
from app.model.account import DEFAULT_PORTS, Protocol, Security, ServerSettings


def add_server(parser: Parser) -> None:
    ports = "; ".join(f"{each.value}: {usual({kind: DEFAULT_PORTS[each, kind] for kind in Security})}"
                      for each in Protocol)
    parser.add_argument("--host", required=True, help="the incoming server")
    parser.add_argument("--port", type=port, help=f"(default: {ports})")
    parser.add_argument("--security", choices=[each.value for each in Security], default="tls",
                        help="(default: tls); none only for a server on this machine")
    parser.add_argument("--user", help="(default: the address)")


def port(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 65_536:
        raise argparse.ArgumentTypeError(f"'{text}' is no port: use 1 to 65535")
    return int(text)


def usual(ports: Mapping[Security, int]) -> str:
    """For the help: "993 with tls, 143 with starttls"."""
    return ", ".join(f"{ports[kind]} with {kind.value}" for kind in (Security.TLS, Security.STARTTLS))


def checked_server(host: str, number: int, security: Security, user: str, ca_file: str) -> ServerSettings:
    if not host.isprintable() or not host.strip() or any(c.isspace() or c == "/" for c in host):
        raise MailError(ErrorKind.USAGE, f"'{host}' is no host name.")
    server = ServerSettings(host, number, security, user, ca_file)
    if security is Security.NONE and not server.is_loopback:
        raise MailError(ErrorKind.USAGE, "Without encryption only a server on this machine (localhost) may be used: "
                        "use tls or starttls.")
    return server


def password_from_stdin() -> str:
    try:
        password = secret_input.line("Password").decode()
    except UnicodeDecodeError:
        password = ""
    if not password:
        raise MailError(ErrorKind.SECRET_MISSING, "No password came on stdin: write it there as one line of UTF-8 "
                        "text.")
    return password
