"""The one way in which a connection is secured, and what its failures mean to people."""

from __future__ import annotations

import ssl

from app.errors import ErrorKind, MailError

# X509_V_ERR_* of OpenSSL's x509_vfy.h, grouped by what a person can do about them.
_EXPIRED = 10
_NOT_YET_VALID = 9
_SELF_SIGNED = 18
_UNKNOWN_AUTHORITY = frozenset({2, 19, 20, 21, 24, 27})
_REVOKED = 23
_WRONG_NAME = frozenset({62, 64})

_NO_TLS_HERE = frozenset({"WRONG_VERSION_NUMBER", "HTTP_REQUEST", "UNKNOWN_PROTOCOL", "RECORD_LAYER_FAILURE",
                          "PACKET_LENGTH_TOO_LONG", "INVALID_RECORD_TYPE"})
_TOO_OLD = frozenset({"UNSUPPORTED_PROTOCOL", "TLSV1_ALERT_PROTOCOL_VERSION", "VERSION_TOO_LOW",
                      "NO_PROTOCOLS_AVAILABLE", "SSLV3_ALERT_HANDSHAKE_FAILURE", "NO_SHARED_CIPHER",
                      "DH_KEY_TOO_SMALL", "LEGACY_SIGALG_DISALLOWED_OR_UNSUPPORTED"})


def context(ca_file: str = "") -> ssl.SSLContext:
    """A client context: the system's authorities and those in `ca_file` (PEM), host name checked, TLS ≥ 1.2.

    Raises MailError(USAGE) when `ca_file` cannot be read or holds no certificate.
    """
    made = ssl.create_default_context()
    made.minimum_version = ssl.TLSVersion.TLSv1_2
    if ca_file:
        try:
            made.load_verify_locations(cafile=ca_file)
        except (OSError, ValueError) as exc:  # ssl.SSLError is an OSError
            raise MailError(
                ErrorKind.USAGE,
                f"The CA file {ca_file} cannot be used: it is missing, unreadable or holds no PEM "
                "certificate. Check the account's CA file.") from exc
    return made


def translate_ssl_error(exc: OSError, host: str, port: int) -> MailError:
    """A failed handshake or a broken TLS connection (ssl.SSLError) as TLS_CERTIFICATE or TLS_FAILED."""
    if isinstance(exc, ssl.SSLCertVerificationError):
        return MailError(ErrorKind.TLS_CERTIFICATE, _certificate_sentence(exc.verify_code, host, port))
    reason = (exc.reason or "").upper() if isinstance(exc, ssl.SSLError) else ""
    if reason in _NO_TLS_HERE:
        return MailError(
            ErrorKind.TLS_FAILED,
            f"{host}, port {port}, does not answer with TLS. Choose STARTTLS for this port, or the port that "
            "is meant for TLS.")
    if reason in _TOO_OLD:
        return MailError(
            ErrorKind.TLS_FAILED,
            f"{host}, port {port}, offers only outdated encryption; TLS 1.2 or newer is needed. Ask the "
            "provider for an up-to-date server.")
    named = f" ({reason.lower().replace('_', ' ')})" if reason else ""
    return MailError(
        ErrorKind.TLS_FAILED,
        f"The encrypted connection to {host}, port {port}, could not be made or broke off{named}. "
        "Try again, and check port and encryption.")


def _certificate_sentence(code: int, host: str, port: int) -> str:
    who = f"The certificate of {host}, port {port},"
    if code == _SELF_SIGNED:
        return (f"{who} is self-signed: nobody vouches for it. If it is your own server, give its "
                "certificate as the account's CA file; otherwise do not connect.")
    if code in _UNKNOWN_AUTHORITY:
        return (f"{who} comes from an unknown authority. If you trust that authority, give its certificate "
                "as the account's CA file; otherwise do not connect.")
    if code in _WRONG_NAME:
        return (f"{who} is made out to another name. Check the server's name for a typing error, or use the "
                "name that the provider gives.")
    if code == _EXPIRED:
        return (f"{who} has expired. Check this computer's clock; if it is right, the provider has to renew "
                "the certificate.")
    if code == _NOT_YET_VALID:
        return f"{who} is not valid yet. Check this computer's clock."
    if code == _REVOKED:
        return f"{who} was revoked by its authority. Do not connect; ask the provider."
    return f"{who} could not be verified. Do not connect; ask the provider."
