"""A server's certificate in words: what is wrong with it, what to do, and what it says of itself."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.errors import CertificateFacts, CertificateFlaw, MailError
from ui import formats

translate = QCoreApplication.translate

_NAMES_SHOWN = 6


def facts_of(error: MailError, host: str = "") -> CertificateFacts:
    """What the error carries; where it carries nothing, just that something was wrong."""
    return error.certificate or CertificateFacts(host, 0, (CertificateFlaw.OTHER,))


def found(flaw: CertificateFlaw) -> str:
    """Which check failed, as a sentence."""
    match flaw:
        case CertificateFlaw.SELF_SIGNED:
            return translate("Certificate", "The server signed its certificate itself: nobody else vouches for it.")
        case CertificateFlaw.UNKNOWN_AUTHORITY:
            return translate("Certificate", "The certificate comes from an authority that this computer does not"
                                            " know.")
        case CertificateFlaw.WRONG_NAME:
            return translate("Certificate", "The certificate is made out to another server.")
        case CertificateFlaw.NO_NAMES:
            return translate("Certificate", "The certificate does not say which server it is for.")
        case CertificateFlaw.EXPIRED:
            return translate("Certificate", "The certificate has expired.")
        case CertificateFlaw.NOT_YET_VALID:
            return translate("Certificate", "The certificate is not valid yet.")
        case CertificateFlaw.REVOKED:
            return translate("Certificate", "The certificate was revoked by its authority.")
        case CertificateFlaw.WEAK_KEY:
            return translate("Certificate", "The certificate’s key or signature is so weak that it proves nothing.")
        case CertificateFlaw.PIN_CHANGED:
            return translate("Certificate", "The server’s key is another than the one that you accepted.")
        case CertificateFlaw.OLD_TLS:
            return translate("Certificate", "The server offers only outdated encryption.")
        case CertificateFlaw.OTHER:
            return translate("Certificate", "The certificate could not be verified.")
        case _:
            assert_never(flaw)


def advice(flaw: CertificateFlaw) -> str:
    """What to do about it."""
    match flaw:
        case CertificateFlaw.SELF_SIGNED:
            return translate("Certificate", "If it is your own server, choose its certificate under “Advanced” in the"
                                            " server settings. Otherwise do not connect.")
        case CertificateFlaw.UNKNOWN_AUTHORITY:
            return translate("Certificate", "Companies and universities sometimes have their own. If you trust it,"
                                            " choose its certificate under “Advanced” in the server settings.")
        case CertificateFlaw.WRONG_NAME:
            return translate("Certificate", "Check the server’s name for a typing error, or use the name that your"
                                            " provider gives.")
        case CertificateFlaw.NO_NAMES | CertificateFlaw.WEAK_KEY:
            return translate("Certificate", "Your provider has to renew the certificate. Show them what is below.")
        case CertificateFlaw.EXPIRED:
            return translate("Certificate", "Check this computer’s date. If it is right, your provider has to renew"
                                            " the certificate; try again later.")
        case CertificateFlaw.NOT_YET_VALID:
            return translate("Certificate", "This computer’s date is probably wrong: check it and try again.")
        case CertificateFlaw.REVOKED:
            return translate("Certificate", "Do not connect. Ask your provider what has happened.")
        case CertificateFlaw.PIN_CHANGED:
            return translate("Certificate", "Ask whoever runs the server whether its key was changed. Only if they"
                                            " say so, forget the old key in the account’s server settings;"
                                            " then you are asked about the new one.")
        case CertificateFlaw.OLD_TLS:
            return translate("Certificate", "Ask your provider for a server with TLS 1.2 or newer.")
        case CertificateFlaw.OTHER:
            return translate("Certificate", "Do not connect. Ask your provider, and show them the technical details.")
        case _:
            assert_never(flaw)


def server(facts: CertificateFacts) -> str:
    """`host:port`."""
    return f"{facts.host}:{facts.port}" if facts.port else facts.host


def grouped(fingerprint: str) -> str:
    """`AB:CD:…`, as openssl and web pages write it, in two lines of 16 octets."""
    pairs = [fingerprint[at:at + 2].upper() for at in range(0, len(fingerprint), 2)]
    return "\n".join(":".join(pairs[at:at + 16]) for at in range(0, len(pairs), 16))


def rows(facts: CertificateFacts) -> list[tuple[str, str]]:
    """Names and values of a table. Empty where the certificate could not be looked at."""
    if not facts.fingerprint:
        return []
    table = [
        (translate("Certificate", "Issued to"), facts.subject),
        (translate("Certificate", "For the servers"), _names(facts)),
        (translate("Certificate", "Issued by"), facts.issuer),
        (translate("Certificate", "Valid"), translate("Certificate", "from {start} to {end}").format(
            start=formats.day(facts.not_before), end=formats.day(facts.not_after))),
        (translate("Certificate", "Key"), facts.key),
        (translate("Certificate", "Certificates sent"), formats.number(facts.chain_length)
         if facts.chain_length else ""),
        (translate("Certificate", "SHA-256 fingerprint"), grouped(facts.fingerprint)),
    ]
    if facts.expected:
        since = formats.iso_day(facts.expected_since) if facts.expected_since else ""
        before = (translate("Certificate", "Key accepted on {day}").format(day=since) if since
                  else translate("Certificate", "Key accepted before"))
        table += [(translate("Certificate", "Key now"), grouped(facts.pin)), (before, grouped(facts.expected))]
    return [(name, value) for name, value in table if value]


def as_text(facts: CertificateFacts) -> str:
    """All of it, to be sent to whoever helps."""
    lines = [server(facts), *(found(flaw) for flaw in facts.flaws), ""]
    return "\n".join([*lines, *(f"{name}: {value.replace(chr(10), ':')}" for name, value in rows(facts))]).strip()


def _names(facts: CertificateFacts) -> str:
    shown = facts.names[:_NAMES_SHOWN]
    more = len(facts.names) - len(shown) + facts.more_names
    if not shown:
        return translate("Certificate", "none named")
    text = ", ".join(shown)
    return text + " " + translate("Certificate", "and %Ln more", "", more) if more else text
