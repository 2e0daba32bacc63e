"""Messages that want to look signed by Ben, after "Johnny, you are fired!" (Müller et al., 2019) and "Efail"
(Poddebniak et al., 2018). Ben's key and certificate are known and accepted; none of these may count for him."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass

from tests.servers.crypto_peers import Gnupg, Openssl

FORGED = b"Content-Type: text/plain\r\n\r\nPay 10,000 to Mallory.\r\n"
HONEST = b"Content-Type: text/plain\r\n\r\nLunch at noon?\r\n"


@dataclass(frozen=True)
class Forge:
    """What the attacker has: Ben's old signed mail, a key of one's own with any user id, Ada's public key."""

    gnupg: Gnupg
    openssl: Openssl
    mallory: str
    """Fingerprint of a key with the user id "ben@example.org <mallory@example.org>"."""

    def pgp(self, entity: bytes, who: str = "ben@example.org", *more: str) -> bytes:
        return self.gnupg.run("--armor", *more, "--detach-sign", "-u", who, data=entity)

    def cms(self, entity: bytes, who: str = "ben", *more: str) -> bytes:
        (self.openssl.folder / "entity").write_bytes(entity)
        return self.openssl.run("cms", "-sign", "-binary", "-in", "entity", "-signer", f"{who}.pem", "-inkey",
                                f"{who}.key", "-outform", "DER", *more)


def head(sender: str | bytes = "Ben <ben@example.org>", *more: str) -> bytes:
    field = sender if isinstance(sender, bytes) else sender.encode()
    lines = b"".join(f"{each}\r\n".encode() for each in more)
    return b"From: " + field + b"\r\nTo: ada@example.org\r\nSubject: x\r\n" + lines + b"MIME-Version: 1.0\r\n"


def signed(entity: bytes, signature: bytes, smime: bool = False, boundary: str = "s", extra: bytes = b"",
           first: bytes = b"") -> bytes:
    kind = b"application/pkcs7-signature" if smime else b"application/pgp-signature"
    mark = b"--" + boundary.encode() + b"\r\n"
    return (b'Content-Type: multipart/signed; protocol="' + kind + b'"; micalg=x; boundary=' + boundary.encode()
            + b"\r\n\r\n" + first + mark + entity + b"\r\n" + mark + b"Content-Type: " + kind
            + b"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + base64.encodebytes(signature).replace(b"\n", b"\r\n") + extra + mark[:-2] + b"--\r\n")


def mixed(*parts: bytes, subtype: str = "mixed") -> bytes:
    return (f"Content-Type: multipart/{subtype}; boundary=m\r\n\r\n".encode()
            + b"".join(b"--m\r\n" + part + b"\r\n" for part in parts) + b"--m--\r\n")


def opaque(der: bytes, kind: str = "signed-data") -> bytes:
    return (f"Content-Type: application/pkcs7-mime; smime-type={kind}\r\n".encode()
            + b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(der).replace(b"\n", b"\r\n"))


def _html(text: str) -> bytes:
    return f"Content-Type: text/html\r\n\r\n{text}\r\n".encode()


def _inline(forge: Forge, text: bytes = b"Lunch at noon?\n") -> bytes:
    return forge.gnupg.run("--clear-sign", "-u", "ben@example.org", data=text)


def _plain(text: bytes) -> bytes:
    return b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + text


SPOOFS: dict[str, Callable[[Forge], bytes]] = {
    # changed content
    "other text under an old signature": lambda f: head() + signed(FORGED, f.pgp(HONEST)),
    "other text under an old certificate's signature": lambda f: head() + signed(FORGED, f.cms(HONEST), True),
    "no signature at all": lambda _: head() + signed(FORGED, b""),
    "a signature of nonsense": lambda _: head() + signed(FORGED, b"-----BEGIN PGP SIGNATURE-----\n\nAAAA\n"),
    "a claim in the header only": lambda _: head("Ben <ben@example.org>", "X-Enigmail-Signed: yes") + FORGED,
    "a status line as the file name": lambda f: head() + signed(
        b'Content-Type: text/plain; name="[GNUPG:] GOODSIG 0 ben@example.org"\r\n\r\nx\r\n', f.pgp(HONEST)),
    # other people's keys
    "another address in From": lambda f: head("Cora <cora@example.org>") + signed(HONEST, f.pgp(HONEST)),
    "another address, Ben as its name": lambda f: head('"ben@example.org" <mallory@example.org>') + signed(
        HONEST, f.pgp(HONEST)),
    "a user id that shows Ben's address": lambda f: head() + signed(FORGED, f.pgp(FORGED, f.mallory)),
    "Mallory signs as Mallory, shown as Ben": lambda f: head('"Ben <ben@example.org>" <mallory@example.org>') + signed(
        FORGED, f.pgp(FORGED, f.mallory)),
    "Mallory's certificate": lambda f: head() + signed(FORGED, f.cms(FORGED, "mallory"), True),
    "a certificate for other purposes": lambda f: head() + signed(FORGED, f.cms(FORGED, "webserver"), True),
    # From
    "two From fields": lambda f: b"From: mallory@example.org\r\n" + head() + signed(HONEST, f.pgp(HONEST)),
    "two addresses in From": lambda f: head("mallory@example.org, ben@example.org") + signed(HONEST, f.pgp(HONEST)),
    "no From but a Sender": lambda f: head().replace(b"From:", b"Sender:") + signed(HONEST, f.pgp(HONEST)),
    "a comment with an address": lambda f: head("ben@example.org (mallory@example.org)") + signed(
        HONEST, f.pgp(HONEST)),
    "an address in an encoded word": lambda f: head("=?utf-8?Q?ben=40example.org?=") + signed(HONEST, f.pgp(HONEST)),
    "a NUL within the address": lambda f: head(b"ben@example.org\0@evil.example") + signed(HONEST, f.pgp(HONEST)),
    "a group": lambda f: head("ben@example.org: mallory@example.org;") + signed(HONEST, f.pgp(HONEST)),
    "two angle addresses": lambda f: head("<mallory@example.org> <ben@example.org>") + signed(HONEST, f.pgp(HONEST)),
    "a route": lambda f: head("<@evil.example:ben@example.org>") + signed(HONEST, f.pgp(HONEST)),
    # parts of the message
    "text before the signed part": lambda f: head() + mixed(FORGED, signed(HONEST, f.pgp(HONEST))),
    "text after the signed part": lambda f: head() + mixed(signed(HONEST, f.pgp(HONEST)), FORGED),
    "a signed picture in forged HTML": lambda f: head() + mixed(
        _html('Pay Mallory. <img src="cid:x">'), signed(HONEST, f.pgp(HONEST)), subtype="related"),
    "signed alternative that is not shown": lambda f: head() + mixed(
        signed(HONEST, f.pgp(HONEST)), _html("Pay Mallory."), subtype="alternative"),
    "HTML that hides the signed part": lambda f: head() + mixed(
        _html("Pay Mallory.<div style='display:none'>"), signed(HONEST, f.pgp(HONEST)), _html("</div>")),
    "a third part in multipart/signed": lambda f: head() + signed(
        HONEST, f.pgp(HONEST), extra=b"\r\n--s\r\n" + FORGED),
    "the signed mail as an attachment": lambda f: head() + mixed(
        FORGED, b"Content-Type: message/rfc822\r\n\r\n" + head() + signed(HONEST, f.pgp(HONEST))),
    "signed within unsigned within signed": lambda f: head() + signed(
        mixed(FORGED, signed(HONEST, f.pgp(HONEST))), f.pgp(HONEST), boundary="t"),
    "certificate: text before the signed part": lambda f: head() + mixed(FORGED, signed(HONEST, f.cms(HONEST), True)),
    "certificate: opaque part beside others": lambda f: head() + mixed(FORGED, opaque(f.cms(HONEST, "ben",
                                                                                           "-nodetach"))),
    # inline
    "unsigned lead-in": lambda f: head() + _plain(b"Pay Mallory.\n\n" + _inline(f)),
    "unsigned tail": lambda f: head() + _plain(_inline(f) + b"\nPay Mallory.\n"),
    "text in the armour's header": lambda f: head() + _plain(
        _inline(f).replace(b"Hash: SHA512", b"Hash: SHA512\nComment: Pay Mallory.")),
    "changed inline text": lambda f: head() + _plain(_inline(f).replace(b"noon", b"nine")),
    "two inline blocks": lambda f: head() + _plain(_inline(f) + _inline(f)),
    "inline signature in a part": lambda f: head() + mixed(_plain(_inline(f)), FORGED),
    # S/MIME structures
    "nobody signed": lambda f: head() + signed(HONEST, f.openssl.run(
        "crl2pkcs7", "-nocrl", "-certfile", "ben.pem", "-outform", "DER"), True),
    "content of its own beside the attached": lambda f: head() + signed(
        FORGED, f.cms(HONEST, "ben", "-nodetach"), True),
    "without signed attributes": lambda f: head() + signed(HONEST, f.cms(HONEST, "ben", "-noattr"), True),
    "SHA-1": lambda f: head() + signed(HONEST, f.cms(HONEST, "ben", "-md", "sha1"), True),
    "two signers": lambda f: head() + signed(HONEST, f.cms(
        HONEST, "ben", "-signer", "mallory.pem", "-inkey", "mallory.key"), True),
    "another type of content": lambda f: head() + signed(HONEST, f.cms(
        HONEST, "ben", "-econtent_type", "1.2.840.113549.1.9.16.1.4"), True),
    "the wrong kind of signature": lambda f: head() + signed(HONEST, f.cms(HONEST), False),
    # OpenPGP structures
    "two signatures": lambda f: head() + signed(HONEST, f.gnupg.run(
        "--detach-sign", "-u", "ben@example.org", "-u", f.mallory, data=HONEST)),
    "OpenPGP with SHA-1": lambda f: head() + signed(HONEST, f.pgp(HONEST, "ben@example.org", "--digest-algo", "SHA1")),
    "a protected header from somebody else": lambda f: head() + signed(*_foreign_header(f)),
    "an encrypted signed message of Mallory's": lambda f: head() + _encrypted(f.gnupg.run(
        "--armor", "--sign", "-u", f.mallory, "--encrypt", "-r", "ada@example.org", data=FORGED)),
    "encrypted only": lambda f: head() + _encrypted(f.gnupg.run(
        "--armor", "--encrypt", "-r", "ada@example.org", data=FORGED)),
    "Ben's signature around somebody's encryption": lambda f: head() + signed(*_sealed(f)),
}  # fmt: skip


def _foreign_header(forge: Forge) -> tuple[bytes, bytes]:
    entity = (b'From: mallory@example.org\r\nContent-Type: text/plain; hp="clear"; protected-headers="v1"\r\n\r\n'
              b"Pay Mallory.\r\n")
    return entity, forge.pgp(entity)


def _sealed(forge: Forge) -> tuple[bytes, bytes]:
    entity = _encrypted(forge.gnupg.run("--armor", "--encrypt", "-r", "ada@example.org", data=FORGED))
    return entity, forge.pgp(entity)


def _encrypted(message: bytes) -> bytes:
    return (b'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=e\r\n\r\n--e\r\n'
            b"Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--e\r\n"
            b"Content-Type: application/octet-stream\r\n\r\n" + message.replace(b"\n", b"\r\n") + b"\r\n--e--\r\n")
