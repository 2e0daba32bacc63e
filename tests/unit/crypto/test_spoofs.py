"""None of the forgeries is shown as valid, and nothing that was encrypted is shown beside anything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pysequoia
import pytest

from app.crypto import pgp_keys
from app.crypto.packets import dearmor
from app.crypto.reading import open_message, open_part
from app.crypto.writing import protect
from app.engine.opened_view import opened_view
from app.mime import structure
from app.mime.body import read_body
from app.mime.compose import build
from app.model.message import Address, Draft
from app.model.security import OPENPGP, SMIME, Encryption, OwnKey, Protection, Signature, Trust
from tests.fakes.keyring import FakeKeyRing, accepted
from tests.servers.crypto_peers import Gnupg, Openssl
from tests.unit.crypto import spoofs
from tests.unit.crypto.spoofs import FORGED, HONEST, SPOOFS, Forge, head, mixed, opaque, signed


@pytest.fixture(scope="session")
def forge(gnupg: Gnupg, openssl: Openssl, ada: OwnKey, ben_smime: OwnKey) -> Forge:
    gnupg.run("--quick-gen-key", "ben@example.org <mallory@example.org>", "ed25519", "sign,cert", "never")
    listed = gnupg.run("--list-keys", "--with-colons", "mallory@example.org").decode().splitlines()
    openssl.make("mallory", "ec", "-pkeyopt", "ec_paramgen_curve:P-256")
    openssl.make("webserver", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", email="ben@example.org",
                 purpose="serverAuth")
    return Forge(gnupg, openssl, next(line.split(":")[9] for line in listed if line.startswith("fpr")))


@pytest.fixture(scope="session")
def keys(forge: Forge, ada: OwnKey, ada_smime: OwnKey, ben_smime: OwnKey) -> FakeKeyRing:
    """Everybody's key is accepted: what is refused is refused for other reasons."""
    public = forge.gnupg.run("--export", "ben@example.org", "cora@example.org", "mallory@example.org")
    return FakeKeyRing((ada, ada_smime), tuple(map(accepted, (*pgp_keys.read(public)[0], ben_smime.key))))


def test_the_honest_one_is_good(forge: Forge, keys: FakeKeyRing) -> None:
    """Else the others would prove nothing."""
    for raw in (head() + signed(HONEST, forge.pgp(HONEST)), head() + signed(HONEST, forge.cms(HONEST), True),
                head("ben@example.org") + signed(HONEST, forge.pgp(HONEST))):
        opened = open_message(raw, keys, forge.openssl.vouch)
        assert opened.verdicts[0].is_good, opened.verdicts
        assert read_body(opened.raw).text.strip() == "Lunch at noon?"


@pytest.fixture(scope="module")
def judged(tell: Callable[[str], None]) -> Iterator[list[bool]]:
    """Of each forgery whether it was shown as valid."""
    judged: list[bool] = []
    yield judged
    tell(f"spoofs: {len(judged)} forgeries, {sum(judged)} shown as valid")


@pytest.mark.parametrize("name", SPOOFS)
def test_a_forgery_is_never_good(forge: Forge, keys: FakeKeyRing, name: str, judged: list[bool]) -> None:
    opened = open_message(SPOOFS[name](forge), keys, forge.openssl.vouch)
    judged.append(any(each.is_good for each in opened.verdicts))
    assert not any(each.is_good for each in opened.verdicts), opened.verdicts
    assert all(each.reason or each.encryption is Encryption.DECRYPTED for each in opened.verdicts
               if each.signature is not Signature.GOOD)


def test_what_the_signature_does_not_cover_is_not_shown_with_it(forge: Forge, keys: FakeKeyRing) -> None:
    raw = head() + signed(HONEST, forge.pgp(HONEST), first=FORGED, extra=b"--s--\r\nPay Mallory.\r\n")
    opened = open_message(raw, keys)
    assert opened.verdicts[0].is_good and "Mallory" not in read_body(opened.raw).text


def test_an_expired_a_revoked_and_a_future_signature(forge: Forge, keys: FakeKeyRing) -> None:
    gnupg = forge.gnupg
    for who, way in (("eve", ["--faked-system-time", "20200101T000000"]), ("fred", [])):
        gnupg.run(*way, "--quick-gen-key", f"{who}@example.org", "ed25519", "sign,cert", "30d" if way else "never")
        signature = gnupg.run(*way, "--armor", "--detach-sign", "-u", f"{who}@example.org", data=HONEST)
        raw = head(f"{who}@example.org") + signed(HONEST, signature)
        if not way:
            home = gnupg.home / "openpgp-revocs.d"
            fingerprint = accepted(gnupg.public(who)).fingerprint
            assert open_message(raw, FakeKeyRing((), (accepted(gnupg.public(who)),))).verdicts[0].is_good
            gnupg.run("--import", data=(home / f"{fingerprint}.rev").read_bytes().replace(b":-----", b"-----"))
        verdict = open_message(raw, FakeKeyRing((), (accepted(gnupg.public(who)),))).verdicts[0]
        assert verdict.signature is (Signature.EXPIRED if way else Signature.REVOKED), verdict
    future = gnupg.run("--faked-system-time", "20400101T000000", "--armor", "--detach-sign", "-u", "ben@example.org",
                       data=HONEST)
    assert not open_message(head() + signed(HONEST, future), keys).verdicts[0].is_good


def test_tampering_with_what_is_encrypted_shows_nothing(ada: OwnKey, ada_smime: OwnKey) -> None:
    keys = FakeKeyRing((ada, ada_smime))
    me = Address("", "ada@example.org")
    raw = protect(build(Draft(me, (me,), text="secret")), Protection(OPENPGP, encrypt=True), keys)
    message = structure.content(raw, structure.parse(raw).children[1])
    binary = dearmor(message)
    assert open_message(raw.replace(message, armoured(binary)), keys).decrypted
    for at in range(0, len(binary), 25):
        changed = binary[:at] + bytes((binary[at] ^ 0x40,)) + binary[at + 1:]
        opened = open_message(raw.replace(message, armoured(changed)), keys)
        assert not opened.decrypted and b"secret" not in opened.raw, at


def armoured(binary: bytes) -> bytes:
    return pysequoia.armor(binary, pysequoia.ArmorKind.Message).encode()


def test_without_integrity_protection_nothing_is_decrypted(forge: Forge, keys: FakeKeyRing) -> None:
    message = forge.gnupg.run("--armor", "--rfc2440", "--cipher-algo", "AES", "--encrypt", "-r", "ada@example.org",
                              data=FORGED)
    opened = open_message(head() + spoofs._encrypted(message), keys)
    assert opened.verdicts[0].encryption in (Encryption.NO_INTEGRITY, Encryption.UNSUPPORTED)
    assert not opened.decrypted and b"Mallory" not in opened.raw


def test_an_encrypted_part_is_never_joined_with_others(forge: Forge, keys: FakeKeyRing) -> None:
    message = forge.gnupg.run("--armor", "--encrypt", "-r", "ada@example.org", data=HONEST)
    raw = head() + mixed(b'Content-Type: text/html\r\n\r\n<img src="https://evil.example/',
                         spoofs._encrypted(message), b'Content-Type: text/html\r\n\r\n">')
    opened = open_message(raw, keys)
    assert not opened.decrypted and b"Lunch" not in opened.raw
    assert [(each.part, each.encryption) for each in opened.verdicts] == [("2", Encryption.APART)]
    alone = open_part(raw, "2", keys)
    shown = opened_view(1, alone, part="2", trusted=lambda _: True)
    assert "Lunch" in shown.text and "evil" not in shown.text and shown.decrypted and not shown.may_load
    assert shown.security[0].encryption is Encryption.DECRYPTED and not shown.security[0].covers_all


def test_unguarded_smime_is_shown_as_text_only(forge: Forge, keys: FakeKeyRing) -> None:
    (forge.openssl.folder / "entity").write_bytes(b'Content-Type: text/html\r\n\r\n<b>hi</b><img src="http://x/">\r\n')
    der = forge.openssl.run("cms", "-encrypt", "-aes256", "-binary", "-in", "entity", "-outform", "DER", "-recip",
                            "ada.pem")
    shown = opened_view(1, open_message(head() + opaque(der, "enveloped-data"), keys), trusted=lambda _: True)
    assert shown.html is None and "hi" in shown.text and shown.decrypted
    assert shown.security[0].kind == SMIME


def test_a_refused_key_never_counts(forge: Forge, keys: FakeKeyRing) -> None:
    refused = replace(keys, others=tuple(replace(each, trust=Trust.REFUSED) for each in keys.others))
    verdict = open_message(head() + signed(HONEST, forge.pgp(HONEST)), refused).verdicts[0]
    assert verdict.signature is Signature.REFUSED and not verdict.is_good
