"""Contacts in vCard files of three versions."""

from __future__ import annotations

import base64
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.viewing import view
from app.mime import vcard
from app.model.cards import Contact, ContactCard
from app.model.message import Address

THREE = (b"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Lovelace;Ada;King;Dr.;\r\nFN:Dr. Ada Love\r\n lace\r\n"
         b"ORG:Analytical\\, Engines;Research\r\nTITLE:Analyst\r\nitem1.EMAIL;TYPE=INTERNET,WORK:ada@example.org\r\n"
         b"EMAIL:not an address\r\nTEL;type=CELL:+49 1\r\nTEL;TYPE=\"home,voice\":tel:+1\r\nEND:VCARD\r\n")
TWO = (b"BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BC=\nller;Jo\nTEL;HOME;VOICE:123\n"
       b"EMAIL;INTERNET:jo@example.org\nEND:VCARD\n")
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


def test_versions_three_and_two() -> None:
    ada, jo = vcard.contacts(THREE + TWO)
    assert ada == Contact("Dr. Ada Lovelace", "Analytical, Engines, Research", "Analyst",
                          (("work", "ada@example.org"),), (("cell", "+49 1"), ("home", "+1")))
    assert jo == Contact("Jo Müller", emails=(("", "jo@example.org"),), phones=(("home", "123"),))
    assert ada.addresses == (Address("Dr. Ada Lovelace", "ada@example.org"),)


@pytest.mark.parametrize(("line", "kept"), [
    (b"PHOTO;ENCODING=b;TYPE=PNG:" + base64.b64encode(PNG), True),
    (b"PHOTO:data:image/png;base64," + base64.b64encode(PNG), True),
    (b"PHOTO;VALUE=uri:https://tracker.example/1.png", False),
    (b"PHOTO;ENCODING=b:" + base64.b64encode(b"<svg/>"), False), (b"PHOTO;ENCODING=b:%%%", False),
    (b"PHOTO;ENCODING=b:" + base64.b64encode(PNG + b"\0" * vcard.MAX_PHOTO), False)])
def test_a_photo_is_taken_only_from_the_card_itself(line: bytes, kept: bool) -> None:
    [contact] = vcard.contacts(b"BEGIN:VCARD\nFN:Ada\n" + line + b"\nEND:VCARD\n")
    assert contact.photo == (PNG if kept else b"")


def test_many_contacts_are_all_read_and_few_are_shown() -> None:
    shown = vcard.card("2", TWO * 6000)
    assert shown is not None and shown.total == 6000 and len(shown.contacts) == vcard.MAX_SHOWN
    assert sum(1 for _ in vcard.contacts(TWO * 11_000)) == vcard.MAX_CONTACTS


@pytest.mark.parametrize("octets", [
    b"", b"BEGIN:VCARD\n" + b";" * 1_000_000, b"BEGIN:VCARD\nFN" + b";A=B" * 300_000 + b":x\nEND:VCARD",
    b"BEGIN:VCARD\nN:" + b"\\" * 999_999 + b"\nEND:VCARD", b"BEGIN:VCARD\nFN:a\n" + b" b\n" * 300_000 + b"END:VCARD",
    b"BEGIN:VCARD\nEMAIL;ENCODING=QUOTED-PRINTABLE:=\n" * 20_000,
    b"BEGIN:VCARD\nFN:a\n" + b"EMAIL:a@b.example\nTEL:1\n" * 30_000 + b"END:VCARD"])
def test_a_hostile_card_takes_no_time(octets: bytes) -> None:
    began = time.process_time()
    list(vcard.contacts(octets))
    assert time.process_time() - began < 1.5


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "replace")))
def test_no_card_raises(octets: bytes) -> None:
    list(vcard.contacts(b"BEGIN:VCARD\n" + octets + b"\nEND:VCARD\n"))


def test_a_message_shows_the_card_and_keeps_the_file() -> None:
    raw = (b"From: ada@example.org\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
           b"--b\r\nContent-Type: text/plain\r\n\r\nHello\r\n"
           b"--b\r\nContent-Type: text/x-vcard; name=ada.vcf\r\n\r\n" + THREE + b"\r\n--b--\r\n")
    shown = view(1, raw)
    [card] = shown.cards
    assert isinstance(card, ContactCard) and card.part == "2" and card.contacts[0].title == "Analyst"
    assert [each.name for each in shown.attachments] == ["ada.vcf"]
