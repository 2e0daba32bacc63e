"""Certificates that strangers show: read, capped, and never the end of the program."""

from __future__ import annotations

import random
import ssl
from pathlib import Path

import pytest

from app.crypto.server_certificate import MOST_NAMES, MOST_OCTETS, key_pin, read
from app.errors import CertificateFlaw
from tests.servers.certs import Authority, Certificate


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority(tmp_path_factory.mktemp("authority"))


def der(certificate: Certificate) -> bytes:
    return ssl.PEM_cert_to_DER_cert(certificate.cert_file.read_text())


@pytest.mark.parametrize(("name", "flaws"), [
    ("good", ()), ("self_signed", (CertificateFlaw.SELF_SIGNED,)), ("expired", (CertificateFlaw.EXPIRED,)),
    ("wrong_host", (CertificateFlaw.WRONG_NAME,)), ("not_yet_valid", (CertificateFlaw.NOT_YET_VALID,)),
    ("no_names", (CertificateFlaw.NO_NAMES,)), ("weak_key", (CertificateFlaw.WEAK_KEY,))])
def test_what_can_be_seen_to_be_wrong(authority: Authority, name: str, flaws: tuple[CertificateFlaw, ...]) -> None:
    facts = read("localhost", 993, der(getattr(authority, name)), (CertificateFlaw.OTHER,))
    assert facts.flaws == (flaws or (CertificateFlaw.OTHER,))
    assert facts.subject and facts.issuer and facts.key and facts.not_before < facts.not_after
    assert read("127.0.0.1", 993, der(authority.good), ()).flaws == ()


@pytest.mark.parametrize(("name", "host", "fits"), [
    ("*.example.org", "mail.example.org", True), ("*.example.org", "a.mail.example.org", False),
    ("*.example.org", "example.org", False), ("*.org", "example.org", False),
    ("MAIL.example.ORG", "mail.Example.org", True),
    ("xn--bcher-kva.example", "bücher.example", True), ("m*.example.org", "mail.example.org", False)])
def test_names(authority: Authority, tmp_path: Path, name: str, host: str, fits: bool) -> None:
    made = Authority(tmp_path).named(name)
    assert (CertificateFlaw.WRONG_NAME in read(host, 993, der(made)).flaws) is not fits


def test_ten_thousand_names_are_counted_and_cut(tmp_path: Path) -> None:
    names = [f"host-{number}.example.org" for number in range(10_000)]
    facts = read("host-1500.example.org", 993, der(Authority(tmp_path).of_many(names)))
    assert len(facts.names) == MOST_NAMES and facts.more_names == 10_000 - MOST_NAMES
    assert facts.flaws == (CertificateFlaw.SELF_SIGNED,)


def test_names_that_deceive_the_eye_are_made_harmless(tmp_path: Path) -> None:
    facts = read("h", 993, der(Authority(tmp_path).of_subject("pay\u202elap.example\u200b\x07\nx" + "y" * 40)))
    assert "\u202e" not in facts.subject and "\n" not in facts.subject and "\u200b" not in facts.subject
    assert facts.subject.startswith("pay\N{REPLACEMENT CHARACTER}lap.example")


def test_a_renewed_certificate_has_the_same_pin(authority: Authority) -> None:
    old, new = der(authority.self_signed), der(authority.renewed)
    assert old != new and key_pin(old) == key_pin(new) != key_pin(der(authority.good))
    assert read("localhost", 1, old).fingerprint != read("localhost", 1, new).fingerprint


@pytest.mark.parametrize("octets", [b"", b"\x30", b"\x30\x80" * 5000, b"\x00" * 100, b"\xff" * (MOST_OCTETS + 1)])
def test_what_is_no_certificate_is_just_not_read(octets: bytes) -> None:
    facts = read("localhost", 993, octets, (CertificateFlaw.SELF_SIGNED,))
    assert facts.flaws == (CertificateFlaw.SELF_SIGNED,) and facts.fingerprint == "" and facts.pin == ""
    assert key_pin(octets) == ""


@pytest.mark.filterwarnings("ignore:Parsed a serial number")
def test_damaged_certificates_raise_nothing(authority: Authority) -> None:
    source = random.Random(7)
    for name in ("good", "weak_key"):
        whole = der(getattr(authority, name))
        for _ in range(400):
            broken = bytearray(whole)
            for _ in range(source.randint(1, 4)):
                broken[source.randrange(len(broken))] = source.randrange(256)
            read("localhost", 993, bytes(broken[:source.choice((len(broken), source.randrange(len(broken))))]))


def test_a_version_that_there_is_not_raises_nothing(authority: Authority) -> None:
    whole = der(authority.good)
    facts = read("localhost", 993, whole.replace(b"\xa0\x03\x02\x01\x02", b"\xa0\x03\x02\x01\x2f", 1))
    assert facts.fingerprint == "" and facts.flaws == (CertificateFlaw.OTHER,)
