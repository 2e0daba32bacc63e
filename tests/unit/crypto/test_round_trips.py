"""Messages of ours read by GnuPG and OpenSSL, and theirs by us."""

from __future__ import annotations

import base64
from dataclasses import replace
from itertools import product

import pytest

from app.crypto.reading import open_message
from app.crypto.writing import protect
from app.errors import ErrorKind, MailError
from app.mime import structure
from app.mime.body import read_body
from app.mime.compose import build
from app.mime.envelope import envelope
from app.mime.header import split_header
from app.model.message import Address, Draft, OutgoingFile
from app.model.security import OPENPGP, SMIME, Encryption, OwnKey, Protection, Signature
from tests.fakes.keyring import FakeKeyRing, accepted
from tests.servers.crypto_peers import Gnupg, Openssl

ADA, BEN, CORA = (Address(each.title(), f"{each}@example.org") for each in ("ada", "ben", "cora"))
TEXT = "Grüße aus Köln,\n\nFrom here lines may end in blanks,   \nand one is long: " + "wort " * 300 + "\n-- \nAda\n"


def letter(sender: Address = ADA, to: tuple[Address, ...] = (BEN,), text: str = TEXT, **more: object) -> bytes:
    return build(Draft(sender, to, subject="Geheime Planung", text=text,
                       files=(OutgoingFile("Plan.pdf", "application/pdf", bytes(range(256))),), **more))


def said(raw: bytes) -> str:
    return " ".join(read_body(raw).text.split())


@pytest.mark.parametrize("who", ["ben", "cora"])
@pytest.mark.parametrize(("sign", "encrypt"), [(True, False), (False, True), (True, True)])
def test_gnupg_reads_what_we_write(gnupg: Gnupg, ada: OwnKey, tmp_path: object, who: str, sign: bool, encrypt: bool
                                   ) -> None:
    peer = accepted(gnupg.public(who))
    raw = protect(letter(to=(Address("", f"{who}@example.org"),)), Protection(OPENPGP, sign, encrypt),
                  FakeKeyRing((ada,), (peer,)))
    root = structure.parse(raw)
    first, second = root.children
    if encrypt:
        assert b"Geheime" not in raw
        plain = gnupg.run("--status-fd", "2", "--decrypt", data=structure.content(raw, second))
    else:
        plain = raw[first.head:first.end]
        signed, signature = gnupg.home / "signed", gnupg.home / "signature"
        signed.write_bytes(plain)
        signature.write_bytes(structure.content(raw, second))
        gnupg.run("--verify", str(signature), str(signed))
        assert root.params["micalg"].startswith("pgp-sha")
    assert said(plain) == said(letter())
    assert not any(line.endswith((b" ", b"\t")) or line.startswith(b"From ") for line in plain.split(b"\r\n\r\n", 1)[1]
                   .split(b"\r\n"))


@pytest.mark.parametrize("who", ["ben", "cora"])
@pytest.mark.parametrize("packed", [[], ["--compress-algo", "none"], ["--compress-algo", "zlib"]])
def test_we_read_what_gnupg_writes(gnupg: Gnupg, ada: OwnKey, who: str, packed: list[str]) -> None:
    keys = FakeKeyRing((ada,), (accepted(gnupg.public(who)),))
    header = f"From: {who}@example.org\r\nTo: ada@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\n".encode()
    entity = "Content-Type: text/plain; charset=utf-8\r\n\r\nGrüße\r\n".encode()
    for sign in ([], ["--sign", "-u", f"{who}@example.org"]):
        message = gnupg.run("--armor", *packed, *sign, "--encrypt", "-r", "ada@example.org", data=entity)
        opened = open_message(header + encrypted(message), keys)
        assert said(opened.raw) == "Grüße" and opened.decrypted
        assert opened.verdicts[0].encryption is Encryption.DECRYPTED
        assert opened.verdicts[0].signature is (Signature.GOOD if sign else Signature.NONE), opened.verdicts
    signature = gnupg.run("--armor", "--detach-sign", "-u", f"{who}@example.org", data=entity)
    opened = open_message(header + signed(entity, signature), keys)
    assert opened.verdicts[0].is_good and said(opened.raw) == "Grüße" and not opened.decrypted
    inline = gnupg.run("--clear-sign", "-u", f"{who}@example.org", data="Grüße\n- ja\n".encode())
    opened = open_message(header + b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + inline, keys)
    assert opened.verdicts[0].is_good and said(opened.raw) == "Grüße - ja"


@pytest.mark.parametrize(("sign", "encrypt"), [(True, False), (False, True), (True, True)])
@pytest.mark.parametrize("kind", [OPENPGP, SMIME])
def test_our_own_messages_come_back_whole(ada: OwnKey, ada_smime: OwnKey, openssl: Openssl, kind: str, sign: bool,
                                          encrypt: bool) -> None:
    keys = FakeKeyRing((ada, ada_smime))
    raw = protect(letter(to=(ADA,)), Protection(kind, sign, encrypt), keys)
    assert (b"Geheime Planung" in raw) is not encrypt
    opened = open_message(raw, keys, openssl.vouch)
    verdict = opened.verdicts[0]
    assert len(opened.verdicts) == 1 and opened.decrypted is encrypt
    assert verdict.signature is (Signature.GOOD if sign else Signature.NONE), verdict
    assert said(opened.raw) == said(letter())
    assert envelope(split_header(opened.raw)[0]).subject == "Geheime Planung" and verdict.subject_covered
    assert [file.name for file in read_body(opened.raw).attachments] == ["Plan.pdf"]
    assert structure.content(opened.raw, structure.parse(opened.raw).children[1]) == bytes(range(256))


@pytest.mark.parametrize("own", ["ada", "ben"])
@pytest.mark.parametrize("mode", ["detached", "opaque", "pss", "keyid"])
def test_we_verify_what_openssl_signs(openssl: Openssl, ada_smime: OwnKey, ben_smime: OwnKey, own: str, mode: str
                                      ) -> None:
    if (mode, own) == ("pss", "ben"):
        mode = "detached"
    entity = "Content-Type: text/plain; charset=utf-8\r\n\r\nGrüße\r\n".encode()
    (openssl.folder / "entity").write_bytes(entity)
    more = {"detached": [], "opaque": ["-nodetach"], "pss": ["-keyopt", "rsa_padding_mode:pss"],
            "keyid": ["-keyid"]}[mode]
    der = openssl.run("cms", "-sign", "-binary", "-in", "entity", "-signer", f"{own}.pem", "-inkey", f"{own}.key",
                      "-outform", "DER", *more)
    header = f"From: {own}@example.org\r\nTo: x@example.org\r\nMIME-Version: 1.0\r\n".encode()
    raw = header + (opaque(der, "signed-data") if mode == "opaque" else signed(entity, der, smime=True))
    opened = open_message(raw, FakeKeyRing(), openssl.vouch)
    assert opened.verdicts[0].is_good, opened.verdicts
    assert opened.verdicts[0].vouched == "Test Authority" and said(opened.raw) == "Grüße"
    assert [each.emails for each in opened.certificates] == [(f"{own}@example.org",)]
    assert open_message(raw, FakeKeyRing(), lambda *_: "").verdicts[0].signature is Signature.VALID


def test_we_decrypt_what_openssl_encrypts(openssl: Openssl, ada_smime: OwnKey, ben_smime: OwnKey) -> None:
    entity = b"Content-Type: text/html\r\n\r\n<p>hello</p>\r\n"
    (openssl.folder / "entity").write_bytes(entity)
    ways = {"ada": [[], ["-keyopt", "rsa_padding_mode:oaep", "-keyopt", "rsa_oaep_md:sha256"]],
            "ben": [[], ["-keyopt", "ecdh_kdf_md:sha256"]]}
    for own, cipher in product((ada_smime, ben_smime), ("-aes128", "-aes256", "-aes-256-gcm")):
        who = own.key.emails[0].partition("@")[0]
        for way in ways[who]:
            der = openssl.run("cms", "-encrypt", cipher, "-binary", "-in", "entity", "-outform", "DER", "-recip",
                              f"{who}.pem", *way)
            opened = open_message(b"From: x@example.org\r\n" + opaque(der, "enveloped-data"), FakeKeyRing((own,)))
            assert said(opened.raw) == "hello" and opened.decrypted
            assert opened.plain_only is ("gcm" not in cipher)


def test_openssl_reads_what_we_write(openssl: Openssl, ada_smime: OwnKey, ben_smime: OwnKey) -> None:
    for own, other in ((ada_smime, ben_smime), (ben_smime, ada_smime)):
        who, to = (each.key.emails[0].partition("@")[0] for each in (own, other))
        keys = FakeKeyRing((own,), (other.key,))
        draft = letter(Address("", own.key.emails[0]), (Address("", other.key.emails[0]),))
        raw = protect(draft, Protection(SMIME, sign=True), keys)
        (openssl.folder / "message").write_bytes(raw)
        plain = openssl.run("cms", "-verify", "-in", "message", "-CAfile", "ca.pem")
        assert said(plain) == said(draft)
        raw = protect(draft, Protection(SMIME, sign=True, encrypt=True), keys)
        (openssl.folder / "message").write_bytes(raw)
        for reader in (who, to):  # to oneself, too
            inner = openssl.run("cms", "-decrypt", "-in", "message", "-recip", f"{reader}.pem", "-inkey",
                                f"{reader}.key")
            (openssl.folder / "inner").write_bytes(inner)
            assert said(openssl.run("cms", "-verify", "-in", "inner", "-CAfile", "ca.pem")) == said(draft)


def test_nobody_sees_who_got_a_blind_copy(gnupg: Gnupg, ada: OwnKey) -> None:
    keys = FakeKeyRing((ada,), (accepted(gnupg.public("ben")), accepted(gnupg.public("cora"))))
    draft = build(Draft(ADA, (BEN,), bcc=(CORA,), subject="x", text="hello"), keep_bcc=True)
    raw = protect(draft, Protection(OPENPGP, sign=True, encrypt=True), keys)
    message = structure.content(raw, structure.parse(raw).children[1])
    listed = gnupg.run("--list-packets", "--list-only", data=message).decode()
    assert listed.count("keyid 0000000000000000") == 1 and listed.count(":pubkey enc packet:") == 3
    opened = open_message(raw, keys)
    assert b"cora" not in opened.raw.split(b"\r\n\r\n", 1)[1]
    with pytest.raises(MailError) as refused:
        protect(draft, Protection(SMIME, encrypt=True), FakeKeyRing())
    assert refused.value.kind is ErrorKind.USAGE


def test_bzip2_is_refused_by_its_name_and_a_bomb_by_its_size(gnupg: Gnupg, ada: OwnKey) -> None:
    for way, data, word in ((["--compress-algo", "bzip2"], b"hello", "bzip2"), ([], bytes(140 << 20), "more than")):
        message = gnupg.run("--armor", *way, "--encrypt", "-r", "ada@example.org", data=data)
        opened = open_message(b"From: ben@example.org\r\n" + encrypted(message), FakeKeyRing((ada,)))
        assert opened.verdicts[0].encryption is Encryption.UNSUPPORTED and word in opened.verdicts[0].reason
        assert not opened.decrypted


def test_a_certified_key_does_not_stand_in_for_the_one_that_certified_it(gnupg: Gnupg) -> None:
    gnupg.run("--quick-gen-key", "notary@example.org", "ed25519", "sign,cert", "never")
    gnupg.run("-u", "notary@example.org", "--quick-sign-key", gnupg.public("cora").fingerprint)
    entity = b"Content-Type: text/plain\r\n\r\nhello\r\n"
    raw = b"From: notary@example.org\r\n" + signed(entity, gnupg.run(
        "--armor", "--detach-sign", "-u", "notary@example.org", data=entity))
    verdict = open_message(raw, FakeKeyRing((), (accepted(gnupg.public("cora")),))).verdicts[0]
    assert verdict.signature is Signature.UNKNOWN_KEY and not verdict.signer


def test_a_missing_key_is_named(ada: OwnKey) -> None:
    with pytest.raises(MailError, match=r"ben@example\.org"):
        protect(letter(), Protection(OPENPGP, encrypt=True), FakeKeyRing((ada,)))
    with pytest.raises(MailError, match=r"of your own for ada@example\.org"):
        protect(letter(), Protection(OPENPGP, sign=True), FakeKeyRing())
    with pytest.raises(MailError, match="locked"):
        protect(letter(), Protection(OPENPGP, sign=True), FakeKeyRing((ada,), locked=True))


def test_an_expired_key_of_ones_own_is_not_used(ada: OwnKey) -> None:
    old = replace(ada, key=replace(ada.key, expires=1.0))
    with pytest.raises(MailError, match="has expired"):
        protect(letter(), Protection(OPENPGP, sign=True), FakeKeyRing((old,)))


def test_a_draft_is_encrypted_to_oneself_whoever_it_is_from(ada: OwnKey) -> None:
    keys = FakeKeyRing((ada,))
    for sender in (ADA, CORA):
        raw = protect(letter(sender), Protection(OPENPGP, encrypt=True), keys, to_self=True)
        assert open_message(raw, keys).decrypted


def signed(entity: bytes, signature: bytes, *, smime: bool = False) -> bytes:
    kind = b"application/pkcs7-signature" if smime else b"application/pgp-signature"
    body = base64.encodebytes(signature).replace(b"\n", b"\r\n")
    return (b'Content-Type: multipart/signed; protocol="' + kind + b'"; micalg=x; boundary=b\r\n\r\n--b\r\n' + entity
            + b"\r\n--b\r\nContent-Type: " + kind + b"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + body
            + b"--b--\r\n")


def encrypted(message: bytes) -> bytes:
    return (b'Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b\r\n\r\n--b\r\n'
            b"Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b\r\n"
            b"Content-Type: application/octet-stream\r\n\r\n" + message.replace(b"\n", b"\r\n") + b"\r\n--b--\r\n")


def opaque(der: bytes, kind: str) -> bytes:
    return (f"Content-Type: application/pkcs7-mime; smime-type={kind}\r\n".encode()
            + b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(der).replace(b"\n", b"\r\n"))
