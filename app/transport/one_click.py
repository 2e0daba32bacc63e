"""Leaving a mailing list by one request, as its mail offers it (RFC 8058 3.2)."""

from __future__ import annotations

from app.transport.public_https import Limits, PublicHttps

_LIMITS = Limits(seconds=20.0, octets=256 * 1024, redirects=0)


def leave(url: str, https: PublicHttps) -> None:
    """Asks the sender's server to take the person off the list; done once it answers with 2xx.

    No cookie, no login, no redirect, public addresses only. Raises MailError as `PublicHttps.ask` does.
    """
    https.ask(url, method="POST", body=b"List-Unsubscribe=One-Click",
              content_type="application/x-www-form-urlencoded", limits=_LIMITS)
