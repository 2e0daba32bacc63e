"""winmail.dat: what Outlook packs, unpacked; and what liars pack, survived."""

from __future__ import annotations

import base64
import struct
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.viewing import view
from app.errors import MailError
from app.mime import rtf, tnef
from app.mime.body import digest, part_bytes
from app.mime.compose import draft_from
from app.model.cards import ContactCard

SIGNATURE = struct.pack("<IH", 0x223E9F78, 1)
VCARD = b"BEGIN:VCARD\nFN:Ada\nEMAIL:ada@example.org\nEND:VCARD\n"


def attribute(level: int, kind: int, value: bytes) -> bytes:
    return struct.pack("<BII", level, kind, len(value)) + value + b"\0\0"


def properties(*given: tuple[int, int, bytes]) -> bytes:
    out = struct.pack("<I", len(given))
    for form, identifier, value in given:
        out += struct.pack("<HH", form, identifier)
        if form in (0x1E, 0x1F, 0x0D, 0x102):
            out += struct.pack("<II", 1, len(value)) + value + b"\0" * (-len(value) % 4)
        else:
            out += value
    return out


def attached(name: str, data: bytes, *more: tuple[int, int, bytes]) -> bytes:
    return (attribute(2, 0x69002, b"\0" * 14) + attribute(2, 0x18010, b"SHORT~1.TXT\0") + attribute(2, 0x6800F, data)
            + attribute(2, 0x69005, properties((0x1F, 0x3707, f"{name}\0".encode("utf-16-le")), *more)))


def wrapped(packed: bytes) -> bytes:
    """A TNEF that holds another as an embedded message."""
    return SIGNATURE + attribute(2, 0x69002, b"") + attribute(
        2, 0x69005, properties((0x0D, 0x3701, b"\0" * 16 + packed)))


def message(packed: bytes, text: str = "") -> bytes:
    return (b"From: ada@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n"
            b"\r\n--b\r\nContent-Type: text/plain\r\n\r\n" + text.encode() + b"\r\n--b\r\n"
            b"Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + base64.encodebytes(packed) + b"\r\n--b--\r\n")


def test_files_with_their_long_names_and_types() -> None:
    packed = tnef.unpack(SIGNATURE + attribute(1, 0x69007, struct.pack("<II", 1252, 0)) + attribute(
        1, 0x2800C, "Grüße".encode("cp1252")) + attached("Ünïcode name.pdf", b"%PDF-1.4", (
            0x1F, 0x370E, "application/pdf\0".encode("utf-16-le"))) + attached("b.txt", b"two"))
    assert packed is not None and packed.text == "Grüße"
    assert [(each.name, each.content_type, each.data) for each in packed.files] == [
        ("Ünïcode name.pdf", "application/pdf", b"%PDF-1.4"), ("b.txt", "application/octet-stream", b"two")]


def test_an_embedded_message_gives_its_text_and_files_down_to_a_limit() -> None:
    packed = (SIGNATURE + attribute(1, 0x18004, b"Inner\0") + attribute(1, 0x2800C, b"inside")
              + attached("deep.txt", b"d"))
    once = tnef.unpack(wrapped(packed))
    assert once is not None
    assert [(each.name, each.data) for each in once.files] == [("Inner.txt", b"inside"), ("deep.txt", b"d")]
    for _ in range(tnef.MAX_DEPTH + 3):
        packed = wrapped(packed)
    deep = tnef.unpack(packed)
    assert deep is not None
    assert [each.name for each in deep.files] == ["object"]


def test_a_message_shows_what_is_packed_as_its_own_files() -> None:
    raw = message(SIGNATURE + attached("plan.txt", b"one") + attached("ada.vcf", VCARD), "Hello")
    shown = view(1, raw)
    assert [(each.part, each.name, each.content_type, each.size) for each in shown.attachments] == [
        ("2!1", "plan.txt", "text/plain", 3), ("2!2", "ada.vcf", "text/vcard", len(VCARD))]
    assert part_bytes(raw, "2!1") == b"one" and shown.text.strip() == "Hello"
    assert isinstance(shown.cards[0], ContactCard) and shown.cards[0].part == "2!2"
    for section in ("2!3", "2!0", "2!", "2!x", "1!1", "2!1!1"):
        with pytest.raises(MailError):
            part_bytes(raw, section)
    assert [(each.name, each.data) for each in draft_from(raw).files] == [("plan.txt", b"one"), ("ada.vcf", VCARD)]


def test_the_only_text_is_taken_from_the_pack() -> None:
    html = b"<p>Only <b>here</b><img src='cid:pic@1'></p>"
    packed = SIGNATURE + attribute(1, 0x69003, properties((0x102, 0x1013, html))) + attached(
        "a.png", b"\x89PNG", (0x1F, 0x3712, "<pic@1>\0".encode("utf-16-le")))
    shown = view(1, message(packed))
    assert shown.html is not None and "<b>here</b>" in shown.html and "Only here" in shown.text
    assert list(shown.inline) == ["pic@1"] and shown.attachments == ()
    stored = digest(message(packed))
    assert stored.preview.startswith("Only here") and "a.png" in stored.search_text
    kept = view(1, message(packed, "A text of its own"))
    assert kept.text.strip() == "A text of its own" and kept.html is None


def test_what_is_no_tnef_stays_a_file() -> None:
    shown = view(1, message(b"not what it says"))
    assert [each.name for each in shown.attachments] == ["winmail.dat"]


RTF = (rb"{\rtf1\ansi\ansicpg1252\fromhtml1{\fonttbl{\f0 Arial;}}{\*\htmltag64 <p>}\htmlrtf hidden\htmlrtf0 "
       rb"Gr\'fc\'dfe\par {\*\generator x;}\u8364?5 \{x\}\u-10179?\u-8704?}")


def test_rtf_as_text() -> None:
    assert rtf.text(RTF) == "Grüße\n€5 {x}😀"
    plain = struct.pack("<IIII", len(RTF) + 12, len(RTF), 0x414C454D, 0) + RTF
    assert rtf.decompressed(plain) == RTF
    # MS-OXRTFCP 4.1.1: the example of the specification.
    example = bytes.fromhex("2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af36820576f726c64"
                            "0aa3207dc0")
    assert rtf.decompressed(example).startswith(rb"{\rtf1\ansi\ansicpg1252")
    packed = SIGNATURE + attribute(1, 0x69003, properties((0x102, 0x1009, plain)))
    assert view(1, message(packed)).text == "Grüße\n€5 {x}😀"


@pytest.mark.parametrize("octets", [
    SIGNATURE + attribute(2, 0x69002, b"") * 100_000, SIGNATURE + b"\x01" * 1_000_000,
    SIGNATURE + struct.pack("<BII", 1, 0x69003, 0xFFFFFFFF),
    SIGNATURE + attribute(1, 0x69003, struct.pack("<I", 0xFFFFFFFF) + b"\0" * 1_000_000),
    SIGNATURE + attribute(1, 0x69003, struct.pack("<IHHI", 1, 0x101F, 0x1000, 0xFFFFFFFF) + b"\0" * 1_000_000),
    SIGNATURE + attribute(1, 0x69003, struct.pack("<IHHI", 1, 0x1003, 0x1000, 0xFFFFFFFF)),
    SIGNATURE + attribute(1, 0x69003, properties((0x102, 0x1009, struct.pack(
        "<IIII", 9, 0xFFFFFFFF, 0x75465A4C, 0) + (b"\xff" + b"\x00\x0f" * 8) * 50_000))),
    SIGNATURE + attribute(1, 0x69003, properties((0x102, 0x1009, struct.pack(
        "<IIII", 9, 900_000, 0x414C454D, 0) + b"{" * 900_000))),
])
def test_a_hostile_pack_takes_no_time(octets: bytes) -> None:
    began = time.process_time()
    shown = view(1, message(octets))
    assert time.process_time() - began < 4.0
    assert len(shown.attachments) <= tnef.MAX_FILES


BITS = st.sampled_from([attribute(2, 0x69002, b""), attached("x", b"y"), properties((0x1F, 0x3707, b"a\0")),
                        struct.pack("<BII", 1, 0x69003, 40), struct.pack("<HH", 0x101F, 0x8001), b"\xff" * 4,
                        struct.pack("<I", 1), b"\0" * 16])


@settings(max_examples=200, deadline=None)
@given(st.lists(BITS | st.binary(max_size=20), max_size=20))
def test_no_pack_raises(bits: list[bytes]) -> None:
    tnef.unpack(SIGNATURE + b"".join(bits))
    tnef.unpack(SIGNATURE + attribute(1, 0x69003, b"".join(bits)))
    tnef.unpack(SIGNATURE + attribute(2, 0x69002, b"") + attribute(2, 0x69005, b"".join(bits)))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200) | st.lists(st.sampled_from(
    [b"{", b"}", b"\\u-1?", b"\\uc9", b"\\u55357", b"\\*", b"\\'ff", b"\\par", b"\\htmlrtf", b"\\ansicpg99999", b"x"]),
    max_size=30).map(b"".join))
def test_no_rtf_raises(octets: bytes) -> None:
    rtf.text(octets)
    rtf.decompressed(struct.pack("<IIII", len(octets), 5000, 0x75465A4C, 0) + octets)
