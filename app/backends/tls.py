"""The one way in which a connection is secured, and what its failures mean to people."""

from __future__ import annotations

import hmac
import socket
import ssl
from collections.abc import Callable

import truststore

from app.errors import CertificateFacts, CertificateFlaw, ErrorKind, MailError
from app.model.account import ServerSettings

# What a verification says: X509_V_ERR_* of OpenSSL's x509_vfy.h; CERT_E_* and CRYPT_E_REVOKED of Windows' winerror.h;
# errSec* of macOS' SecBase.h.
_FLAWS = {
    9: CertificateFlaw.NOT_YET_VALID, 10: CertificateFlaw.EXPIRED, 18: CertificateFlaw.SELF_SIGNED,
    23: CertificateFlaw.REVOKED, 62: CertificateFlaw.WRONG_NAME, 64: CertificateFlaw.WRONG_NAME,
    66: CertificateFlaw.WEAK_KEY, 67: CertificateFlaw.WEAK_KEY, 68: CertificateFlaw.WEAK_KEY,
    **dict.fromkeys((2, 19, 20, 21, 24, 27), CertificateFlaw.UNKNOWN_AUTHORITY),
    0x800B0101: CertificateFlaw.EXPIRED, 0x800B0109: CertificateFlaw.UNKNOWN_AUTHORITY,
    0x800B010A: CertificateFlaw.UNKNOWN_AUTHORITY, 0x800B010F: CertificateFlaw.WRONG_NAME,
    0x80092010: CertificateFlaw.REVOKED,
    -67818: CertificateFlaw.EXPIRED, -67819: CertificateFlaw.NOT_YET_VALID, -67820: CertificateFlaw.REVOKED,
    -67602: CertificateFlaw.WRONG_NAME, -67843: CertificateFlaw.UNKNOWN_AUTHORITY,
    -25318: CertificateFlaw.UNKNOWN_AUTHORITY,
}

_NO_TLS_HERE = frozenset({"WRONG_VERSION_NUMBER", "HTTP_REQUEST", "UNKNOWN_PROTOCOL", "RECORD_LAYER_FAILURE",
                          "PACKET_LENGTH_TOO_LONG", "INVALID_RECORD_TYPE"})
_TOO_OLD = frozenset({"UNSUPPORTED_PROTOCOL", "TLSV1_ALERT_PROTOCOL_VERSION", "VERSION_TOO_LOW",
                      "NO_PROTOCOLS_AVAILABLE", "SSLV3_ALERT_HANDSHAKE_FAILURE", "NO_SHARED_CIPHER",
                      "DH_KEY_TOO_SMALL", "LEGACY_SIGALG_DISALLOWED_OR_UNSUPPORTED"})


def context(ca_file: str = "") -> ssl.SSLContext:
    """A client context: the system's authorities and those in `ca_file` (PEM), host name checked, TLS ≥ 1.2.

    Raises MailError(USAGE) when `ca_file` cannot be read or holds no certificate.
    """
    made: ssl.SSLContext = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    made.minimum_version = ssl.TLSVersion.TLSv1_2
    # Who was looked at once stays who it is.
    made.options |= ssl.OP_NO_RENEGOTIATION
    # A name in the subject alone counts no more (RFC 9525 4.1, 6.1).
    made.hostname_checks_common_name = False
    if ca_file:
        try:
            made.load_verify_locations(cafile=ca_file)
        except (OSError, ValueError) as exc:  # ssl.SSLError is an OSError
            raise MailError(
                ErrorKind.USAGE,
                f"The CA file {ca_file} cannot be used: it is missing, unreadable or holds no PEM "
                "certificate. Check the account's CA file.") from exc
    return made


def unverified_context() -> ssl.SSLContext:
    """TLS ≥ 1.2 with whoever answers: for who is known by the key, or is only looked at."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    made.minimum_version = ssl.TLSVersion.TLSv1_2
    made.options |= ssl.OP_NO_RENEGOTIATION
    made.check_hostname = False
    made.verify_mode = ssl.CERT_NONE
    return made


class Guard:
    """Lets through only the server that the settings mean: by its pinned key, else by the authorities.

    Raises MailError(USAGE) as `context` does.
    """

    def __init__(self, settings: ServerSettings) -> None:
        self._settings = settings
        self._context = unverified_context() if settings.pin else context(settings.ca_file)

    def secure(self, plain: socket.socket, attach: Callable[[ssl.SSLSocket], object]) -> ssl.SSLSocket:
        """The connection, encrypted; nothing but the handshake was sent. `attach` gets it before the handshake, so
        that another thread can end the wait.

        Raises OSError (ssl.SSLError) for `translate_ssl_error`, ValueError for a name that cannot be sent
        (RFC 6066 3), MailError(TLS_CERTIFICATE) for another key than the pinned one.
        """
        secured = self._context.wrap_socket(plain, server_hostname=self._settings.host, do_handshake_on_connect=False)
        attach(secured)
        secured.do_handshake()
        if self._settings.pin:
            self._compare(secured)
        return secured

    def _compare(self, secured: ssl.SSLSocket) -> None:
        from app.crypto.server_certificate import key_pin, read  # takes a while, and few have a pin

        settings = self._settings
        shown = secured.getpeercert(binary_form=True) or b""
        if hmac.compare_digest(key_pin(shown).encode(), settings.pin.lower().encode()):
            return
        length = chain_length(secured)
        secured.close()
        since = f" on {settings.pin_since}" if settings.pin_since else ""
        raise MailError(
            ErrorKind.TLS_CERTIFICATE,
            f"The key of {settings.host}, port {settings.port}, is another than the one you accepted{since}. Do not "
            "connect; ask whoever runs the server whether it was changed, and only then forget the old key in the "
            "account's settings.",
            certificate=read(settings.host, settings.port, shown, (CertificateFlaw.PIN_CHANGED,),
                             chain_length=length, expected=settings.pin.lower(),
                             expected_since=settings.pin_since))


def chain_length(secured: ssl.SSLSocket) -> int:
    """How many certificates the server sent; 0 if this Python does not tell."""
    # Public in Python 3.13; before it only the inner object has it.
    for holder in (secured, getattr(secured, "_sslobj", None)):
        told = getattr(holder, "get_unverified_chain", None)
        if told is not None:
            return len(told() or ())
    return 0


def translate_ssl_error(exc: OSError, host: str, port: int) -> MailError:
    """A failed handshake or a broken TLS connection (ssl.SSLError) as TLS_CERTIFICATE or TLS_FAILED."""
    if isinstance(exc, ssl.SSLCertVerificationError):
        flaw = _FLAWS.get(getattr(exc, "verify_code", 0), CertificateFlaw.OTHER)
        return MailError(ErrorKind.TLS_CERTIFICATE, certificate_sentence(flaw, host, port),
                         certificate=CertificateFacts(host, port, (flaw,)))
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
            "provider for an up-to-date server.",
            certificate=CertificateFacts(host, port, (CertificateFlaw.OLD_TLS,)))
    named = f" ({reason.lower().replace('_', ' ')})" if reason else ""
    return MailError(
        ErrorKind.TLS_FAILED,
        f"The encrypted connection to {host}, port {port}, could not be made or broke off{named}. "
        "Try again, and check port and encryption.")


def certificate_sentence(flaw: CertificateFlaw, host: str, port: int) -> str:
    """What is wrong, and what to do."""
    return f"The certificate of {host}, port {port}, {_SENTENCES.get(flaw, _UNKNOWN)}"


_UNKNOWN = "could not be verified. Do not connect; ask the provider."
_SENTENCES = {
    CertificateFlaw.SELF_SIGNED:
        "is self-signed: nobody vouches for it. If it is your own server, give its certificate as the account's CA "
        "file; otherwise do not connect.",
    CertificateFlaw.UNKNOWN_AUTHORITY:
        "comes from an unknown authority. If you trust that authority, give its certificate as the account's CA file; "
        "otherwise do not connect.",
    CertificateFlaw.WRONG_NAME:
        "is made out to another name. Check the server's name for a typing error, or use the name that the provider "
        "gives.",
    CertificateFlaw.NO_NAMES:
        "is made out to no server (it has no subjectAltName). The provider has to renew it.",
    CertificateFlaw.EXPIRED:
        "has expired. Check this computer's clock; if it is right, the provider has to renew the certificate.",
    CertificateFlaw.NOT_YET_VALID: "is not valid yet. Check this computer's clock.",
    CertificateFlaw.REVOKED: "was revoked by its authority. Do not connect; ask the provider.",
    CertificateFlaw.WEAK_KEY: "has a key or a signature that is too weak. The provider has to renew it.",
}
