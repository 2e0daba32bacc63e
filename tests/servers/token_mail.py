"""A Dovecot that takes OAuth 2.0 tokens only (IMAP, POP3, submission), and asks a provider whose they are."""

from __future__ import annotations

import socket

from tests.servers.dovecot import Dovecot
from tests.servers.oauth_provider import OAuthProvider
from tests.servers.smtp import SmtpSink

USER = "alice@example.org"


class TokenMail:
    """`submission` (STARTTLS) relays to `sink`. `mechanisms`: those that are offered."""

    def __init__(self, whose: str, sink: SmtpSink, *, mechanisms: str = "oauthbearer xoauth2",
                 attribute: str = "email", further: str = "") -> None:
        """`whose`: a URL that answers a bearer token with a JSON object with `attribute`, or with 401, which this
        Dovecot hands on as a trouble that passes; `further` lines for its oauth2 driver."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.submission: int = probe.getsockname()[1]
        self.dovecot = Dovecot((USER,), settings="")
        asking = self.dovecot.directory / "oauth2.conf"
        asking.write_text(f"introspection_mode = auth\nintrospection_url = {whose}\nusername_attribute = {attribute}\n"
                          f"username_format = %Lu\n{further}")
        self.dovecot._settings = f"""
protocols = imap pop3 submission
auth_mechanisms = {mechanisms}
passdb {{
  driver = oauth2
  mechanisms = {mechanisms}
  args = {asking}
}}
service submission-login {{
  chroot =
  inet_listener submission {{
    address = 127.0.0.1
    port = {self.submission}
  }}
}}
hostname = mail.example.org
submission_relay_host = 127.0.0.1
submission_relay_port = {sink.plain}
submission_backend_capabilities = SIZE 8BITMIME
auth_cache_size = 0
"""

    @classmethod
    def of(cls, provider: OAuthProvider, sink: SmtpSink, mechanisms: str, *, is_plain: bool) -> TokenMail:
        """`is_plain`: a token that is worth nothing is refused as such."""
        if not is_plain:
            return cls(f"http://127.0.0.1:{provider.plain}/whose", sink, mechanisms=mechanisms)
        return cls(f"http://127.0.0.1:{provider.plain}/active", sink, mechanisms=mechanisms,
                   further="active_attribute = active\nactive_value = true\n")

    def __enter__(self) -> TokenMail:
        self.dovecot.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self.dovecot.close()
