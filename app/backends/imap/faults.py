"""What is said of a server that breaks the protocol."""

from __future__ import annotations

from app.errors import ErrorKind, MailError


def out_of_step(what: str, server_text: str = "") -> MailError:
    """The server breaks the protocol; the connection has to go."""
    return MailError(ErrorKind.PROTOCOL, f"The IMAP server's answer cannot be understood: {what}. Try again; if it "
                                         "stays so, tell the provider.", server_text)
