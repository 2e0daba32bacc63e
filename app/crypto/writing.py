"""Messages signed and encrypted for sending: PGP/MIME (RFC 3156) and S/MIME (RFC 8551), the header protected
(RFC 9788)."""

from __future__ import annotations

import base64
import time
import uuid
from collections.abc import Sequence

import pysequoia

from app.crypto import certificates, cms_write, pgp_keys
from app.crypto.binding import normal
from app.crypto.cms_verify import Vouch
from app.crypto.entity import canonical, field_lines
from app.crypto.hardening import hardened
from app.crypto.keyring import KeyRing
from app.crypto.openpgp import first_line, key_ids
from app.crypto.packets import hide_recipients
from app.errors import ErrorKind, MailError
from app.mime.envelope import envelope
from app.mime.header import split_header
from app.model.security import OPENPGP, SMIME, OwnKey, Protection, StoredKey, Trust

_PROTECTED = frozenset({b"subject", b"from", b"to", b"cc", b"date", b"message-id", b"in-reply-to", b"references",
                        b"reply-to"})
"""Fields that are repeated within. Bcc is not: it would be signed for everybody to read."""
_HIDDEN_SUBJECT = b"Subject: [...]\r\n"
_CAME_ALONG = frozenset({"autocrypt", "message"})
"""Sources (`StoredKey.source`) of keys that mail brought."""


def protect(raw: bytes, protection: Protection, keys: KeyRing, *, to_self: bool = False,
            recipients: Sequence[str] = ()) -> bytes:
    """The message signed, encrypted or both, for everybody in To, Cc and Bcc and for the sender.

    `raw` has CRLF line ends and may have a Bcc field, which stays outside. `to_self`: a draft, for the sender alone.
    `recipients`: everybody it goes to; whom the header does not name gets it as a blind copy.
    Raises MailError: USAGE naming whose key is missing, SECRET_MISSING while the keyring is locked.
    """
    header, body = split_header(raw)
    people = envelope(header)
    sender = normal(people.senders[0].email) if len(people.senders) == 1 else ""
    own = own_key(keys, protection.kind, sender, any_sender=to_self)
    visible = [] if to_self else [normal(each.email) for each in (*people.to, *people.cc)]
    hidden = [] if to_self else list(dict.fromkeys(
        email for each in (*(each.email for each in people.bcc), *recipients)
        if (email := normal(each)) not in visible))
    entity = _entity(header, raw[body:], "cipher" if protection.encrypt else "clear")
    if protection.kind == SMIME:
        described = _smime(entity, protection, own, keys, visible, hidden)
    else:
        described = _openpgp(entity, protection, own, keys, visible, hidden)
    outer = [line for name, line in field_lines(header) if not name.startswith((b"content-", b"mime-version"))]
    if protection.encrypt:
        outer = [_HIDDEN_SUBJECT if line.lower().startswith(b"subject:") else line for line in outer]
    return b"".join([*outer, b"MIME-Version: 1.0\r\n", described])


def own_key(keys: KeyRing, kind: str, sender: str, *, any_sender: bool = False) -> OwnKey:
    """The newest usable key of the sender, with `any_sender` else another of one's own. Raises MailError."""
    mine = keys.own(kind)
    found = [each for each in mine if sender and sender in each.key.emails] or (list(mine) if any_sender else [])
    if not found:
        what = "OpenPGP key" if kind == OPENPGP else "S/MIME certificate"
        raise MailError(ErrorKind.USAGE, f"There is no {what} of your own for {sender or 'this sender'}: make or "
                        "import one under Keys and certificates.")
    best = max(found, key=lambda each: (usable(each.key), each.key.created))
    if best.key.expires and best.key.expires < time.time():
        raise MailError(ErrorKind.USAGE, f"Your own key for {sender or 'this sender'} has expired: make or import "
                        "a new one under Keys and certificates.")
    return best


def recipient_key(found: Sequence[StoredKey], vouch: Vouch = certificates.vouched) -> StoredKey | None:
    """Of the keys for one address the one to encrypt to: usable, not refused, best trusted, newest.

    One that only came along with mail, of which anybody can be the sender, does not take the place of one that the
    person imported, nor of one for which an authority vouches.
    """
    order = {Trust.VERIFIED: 2, Trust.ACCEPTED: 1}
    fit = [each for each in found if each.trust is not Trust.REFUSED and usable(each)]
    if len(fit) < 2:
        return fit[0] if fit else None
    return max(fit, key=lambda each: (each.is_own, order.get(each.trust, 0), _is_known(each, vouch), each.created))


def _is_known(key: StoredKey, vouch: Vouch) -> bool:
    if key.source not in _CAME_ALONG:
        return True
    certificate = certificates.load(key.public) if key.kind == SMIME else None
    return certificate is not None and bool(vouch(certificate, certificates.chain_of(key)))


def usable(key: StoredKey) -> bool:
    """Whether it can be encrypted to today."""
    if key.kind == OPENPGP:
        return pgp_keys.can_encrypt(key)
    certificate = certificates.load(key.public)
    return certificate is not None and certificates.may(certificate, sign=False) and _is_current(key)


def _is_current(key: StoredKey) -> bool:
    return key.created <= time.time() < key.expires


def _openpgp(entity: bytes, protection: Protection, own: OwnKey, keys: KeyRing, visible: list[str],
             hidden: list[str]) -> bytes:
    try:
        tsk = pysequoia.Tsk.from_bytes(own.secret)
        if not protection.encrypt:
            signature = pysequoia.sign(tsk.signer(), entity, mode=pysequoia.SignatureMode.DETACHED)
            algorithm = str(pysequoia.Sig.from_bytes(signature).hash_algorithm).rpartition(".")[2].lower()
            return _multipart("signed", f'micalg="pgp-{algorithm}";\r\n protocol="application/pgp-signature"', [
                entity, b'Content-Type: application/pgp-signature; name="signature.asc"\r\n'
                b"Content-Disposition: attachment; filename=\"signature.asc\"\r\n\r\n" + canonical(signature)])
        certs = [_cert(keys.openpgp((), email), email) for email in visible]
        secret_certs = [_cert(keys.openpgp((), email), email) for email in hidden]
        mine = pysequoia.Cert.from_bytes(own.key.public)
        everyone = {each.fingerprint: each for each in (*certs, *secret_certs, mine)}
        message = pysequoia.encrypt(entity, recipients=list(everyone.values()), armor=False,
                                    signer=tsk.signer() if protection.sign else None)
        shown = {each.fingerprint for each in (*certs, mine)}
        unseen = frozenset(key_id for cert in secret_certs if cert.fingerprint not in shown
                           for key_id in key_ids(bytes(cert)))
        armoured = pysequoia.armor(hide_recipients(message, unseen) if unseen else message,
                                   pysequoia.ArmorKind.Message)
    except (RuntimeError, ValueError) as error:
        raise MailError(ErrorKind.USAGE, f"The message can't be protected: {first_line(error)}. Look at the keys under "
                        "Keys and certificates.") from error
    text = armoured if isinstance(armoured, bytes) else armoured.encode("ascii")
    return _multipart("encrypted", 'protocol="application/pgp-encrypted"', [
        b"Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n",
        b'Content-Type: application/octet-stream; name="encrypted.asc"\r\n'
        b"Content-Disposition: inline; filename=\"encrypted.asc\"\r\n\r\n" + canonical(text)])


def _cert(found: Sequence[StoredKey], email: str) -> pysequoia.Cert:
    key = recipient_key([each for each in found if email in each.emails])
    if key is None:
        raise missing(email)
    return pysequoia.Cert.from_bytes(key.public)


def missing(email: str) -> MailError:
    return MailError(ErrorKind.USAGE, f"There is no usable key for {email}: import one, or send without encryption.")


def _smime(entity: bytes, protection: Protection, own: OwnKey, keys: KeyRing, visible: list[str],
           hidden: list[str]) -> bytes:
    if hidden and protection.encrypt:
        raise MailError(ErrorKind.USAGE, f"S/MIME would show everybody that {hidden[0]} gets a copy: send it to Bcc "
                        "recipients as a message of its own.")
    if protection.sign:
        entity = _multipart("signed", 'micalg="sha-256";\r\n protocol="application/pkcs7-signature"', [
            entity, _encoded("application/pkcs7-signature", "smime.p7s", cms_write.sign(entity, own))])
    if not protection.encrypt:
        return entity
    chosen = [own.key]
    for email in visible:
        key = recipient_key(keys.certificates(email))
        if key is None:
            raise missing(email)
        chosen.append(key)
    message = cms_write.encrypt(entity, list({each.fingerprint: each for each in chosen}.values()))
    return _encoded("application/pkcs7-mime; smime-type=enveloped-data", "smime.p7m", message)


def _encoded(content_type: str, name: str, octets: bytes) -> bytes:
    head = (f'Content-Type: {content_type}; name="{name}"\r\nContent-Transfer-Encoding: base64\r\n'
            f'Content-Disposition: attachment; filename="{name}"\r\n\r\n').encode("ascii")
    return head + base64.encodebytes(octets).replace(b"\n", b"\r\n")


def _entity(header: bytes, body: bytes, hp: str) -> bytes:
    """The message's own body with its protected fields."""
    own = [(name, line) for name, line in field_lines(header) if name.startswith(b"content-")]
    if not any(name == b"content-type" for name, _ in own):
        own.insert(0, (b"content-type", b"Content-Type: text/plain; charset=us-ascii\r\n"))
    marked = [line.rstrip(b"\r\n") + f';\r\n hp="{hp}"; protected-headers="v1"\r\n'.encode("ascii")
              if name == b"content-type" else line for name, line in own]
    fields = list(field_lines(header))
    repeated = [line for name, line in fields if name in _PROTECTED]
    if hp == "cipher":
        repeated += [b"HP-Outer: " + (_HIDDEN_SUBJECT if name == b"subject" else line)
                     for name, line in fields if name in _PROTECTED]
    return hardened(b"".join([*repeated, *marked, b"\r\n", body]))


def _multipart(subtype: str, params: str, parts: list[bytes]) -> bytes:
    boundary = f"=_{uuid.uuid4().hex}"
    out = [f'Content-Type: multipart/{subtype}; {params};\r\n boundary="{boundary}"\r\n\r\n'.encode("ascii")]
    if subtype == "signed":
        out.append(b"This is a signed message (RFC 1847).\r\n")
    for part in parts:
        out += [f"--{boundary}\r\n".encode("ascii"), part, b"\r\n"]
    return b"".join([*out, f"--{boundary}--\r\n".encode("ascii")])
