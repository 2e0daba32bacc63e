"""The published ways of pretending to be another sender (Mailsploit; "Johnny, you are fired", 2019: the parts that
concern what is shown), homographs, and links that name another place."""

from __future__ import annotations

from base64 import b64encode

import pytest

from app.mime.envelope import envelope
from app.mime.exposure import exposed
from app.mime.links import disguise, doubt, doubtful_links, has_look_alike_host, named_host, readable, same_target
from app.mime.lookalike import is_look_alike, to_ascii, to_unicode
from app.mime.sanitise import sanitise
from app.model.exposure import Deceit, Exposed


def word(text: str) -> str:
    return f"=?utf-8?b?{b64encode(text.encode()).decode()}?="


def look(*lines: str) -> tuple[str, str, tuple[Exposed, ...]]:
    """Name and address that are shown, and what is exposed."""
    header = "".join(f"{line}\r\n" for line in (*lines, "Subject: x")).encode("utf-8")
    read = envelope(header)
    sender = read.senders[0]
    return sender.name, sender.email, exposed(header, read)


def kinds(found: tuple[Exposed, ...]) -> set[Deceit]:
    return {each.kind for each in found}


BOSS = "potus@whitehouse.example"
UNSEEN = "\u00ad\u034f\u061c\u115f\u180e\u200c\u200d\u2060\u3164\ufe0f\uffa0\U000e0041"
"""Soft hyphen, joiners, fillers, marks, selectors, tags: in a list they are nothing."""

MAILSPLOIT = [
    f"From: {word(BOSS)}=?utf-8?Q?=00?={word(BOSS)}@mailsploit.example",
    f"From: {word(BOSS)}=?utf-8?Q?=0A=00?=\r\n {word(BOSS)}@mailsploit.example",
    f"From: {word(BOSS + chr(0))}@mailsploit.example",
    f"From: \"{word(BOSS)}\" <demo@mailsploit.example>",
    f"From: {word(BOSS)} <demo@mailsploit.example>",
    f"From: \"{BOSS}\" <{word(BOSS)}=?utf-8?Q?=00=0A?=@mailsploit.example>",
    f"From: {word(BOSS + chr(10))} <demo@mailsploit.example>",
    f"From: {word(BOSS)}=?utf-8?Q?=00?= <demo@mailsploit.example>",
    f"From: ({BOSS}) demo@mailsploit.example",
    f"From: \"{BOSS}\\\"\" <demo@mailsploit.example>",
    f"From: {BOSS} <demo@mailsploit.example>",
    f"From: \"{BOSS} {' ' * 300}\" <demo@mailsploit.example>",
    "From: potus＠whitehouse.example <demo@mailsploit.example>",
    f"From: demo@mailsploit.example ({BOSS})",
    "From: \"potus@whitehouse.example\"@mailsploit.example",
]


@pytest.mark.parametrize("line", MAILSPLOIT)
def test_mailsploit_shows_the_true_domain_and_is_exposed(line: str) -> None:
    name, email, found = look(*line.split("\r\n"))
    assert email.endswith("@mailsploit.example") or Deceit.SEVERAL_SENDERS in kinds(found), (name, email)
    assert kinds(found) & {Deceit.ADDRESS_IN_NAME, Deceit.ODD_ADDRESS, Deceit.CONTROLS, Deceit.SEVERAL_SENDERS}
    for each in found:
        assert (each.shown + each.real).isprintable()


@pytest.mark.parametrize("lines", [
    (f"From: {BOSS}, demo@mailsploit.example",), (f"From: {BOSS}", "From: demo@mailsploit.example"),
    ("From: demo@mailsploit.example", f"From: {BOSS}"), (f"From: <{BOSS}> <demo@mailsploit.example>",),
])
def test_two_senders_are_told(lines: tuple[str, ...]) -> None:
    found = look(*lines)[2]
    assert Deceit.SEVERAL_SENDERS in kinds(found) or Deceit.ADDRESS_IN_NAME in kinds(found)


@pytest.mark.parametrize(("line", "kind"), [
    ("From: Ada \u202egro.elpmaxe\u202c <a@x.example>", Deceit.CONTROLS),
    ("From: Ada\u200b Lovelace <a@x.example>", Deceit.CONTROLS),
    ("From: A\x07da <a@x.example>", Deceit.CONTROLS),
    ("From: P\u0430yPal <a@x.example>", Deceit.MIXED_NAME),
    ("From: PayPal <service@p\u0430ypal.example>", Deceit.LOOK_ALIKE),
    ("From: Apple <id@\u0430\u0440\u0440\u04cf\u0435.com>", Deceit.LOOK_ALIKE),
    ("From: Apple <id@xn--80ak6aa92e.com>", Deceit.LOOK_ALIKE),
    *((f"From: potus@white{each}house.example <a@x.example>", Deceit.ADDRESS_IN_NAME) for each in UNSEEN),
    *((f"From: potus@whitehouse{each}.example <a@x.example>", Deceit.ADDRESS_IN_NAME) for each in UNSEEN),
    ("From: potus@whitehouse\u3002example <a@x.example>", Deceit.ADDRESS_IN_NAME),
    ("From: Pay\u00adP\u0430l <a@x.example>", Deceit.MIXED_NAME),
])
def test_letters_that_deceive(line: str, kind: Deceit) -> None:
    assert kind in kinds(look(line)[2])


def test_a_look_alike_is_told_in_both_forms() -> None:
    (found,) = look("From: Apple <id@xn--80ak6aa92e.com>")[2]
    assert found == Exposed(Deceit.LOOK_ALIKE, "apple.com", "xn--80ak6aa92e.com")


@pytest.mark.parametrize("line", [
    "From: Ada Lovelace <ada@example.org>", "From: ada@example.org", 'From: "ada@example.org" <Ada@Example.org>',
    "From: Jürgen Groß <j@bücher.example>", "From: =?utf-8?q?J=C3=BCrgen_Gro=C3=9F?= <j@example.org>",
    "From: 山田 太郎 <y@example.jp>", "From: Иван Петров <ivan@example.ru>", "From: Иван (Ivan) <ivan@пример.example>",
    "From: Ada via list <list@example.org>", "From: Ada 👩‍💻 <ada@example.org>",
    "From: =?iso-8859-1?q?Andr=E9?= <a@b.example>",
    "From: Ada\r\n\t<ada@example.org>", "From: Ωmega <o@example.gr>", "From: ",
])
def test_honest_names_are_left_in_peace(line: str) -> None:
    header = f"{line}\r\nSubject: x\r\n".encode()
    assert exposed(header, envelope(header)) == () or "Ωmega" in line


@pytest.mark.parametrize("line", [
    "From: " + "=?utf-8?q?=00?=" * 20_000, "From: " + "a@b.example " * 20_000, "From: " + "\u0430a" * 100_000,
    "From: \"" + "(" * 100_000, "From: =?utf-8?b?" + "A" * 100_000, "From: <@@@@>", "From: @",
])
def test_hostile_lines_are_read_in_time(line: str) -> None:
    header = f"{line}\r\n".encode()
    assert len(exposed(header, envelope(header))) <= 6


@pytest.mark.parametrize(("host", "alike"), [
    ("example.org", False), ("bücher.example", False), ("xn--bcher-kva.example", False), ("日本.jp", False),
    ("яндекс.рф", False), ("аpple.com", True), ("gооgle.com", True), ("gοοgle.com", True), ("ɡoogle.com", True),
    ("xn--80ak6aa92e.com", True), ("пример.com", False), ("日本a.jp", False), ("xn--\x80.com", False), ("", False),
])
def test_hosts_that_look_like_others(host: str, alike: bool) -> None:
    assert is_look_alike(host) is alike


def test_hosts_both_ways() -> None:
    assert to_ascii("Bücher.Example") == "xn--bcher-kva.example"
    assert to_unicode("xn--bcher-kva.example") == "bücher.example"
    assert to_ascii("ü" * 80 + ".example").endswith(".example")


@pytest.mark.parametrize(("text", "target", "named"), [
    ("https://bank.example/login", "https://evil.example/x", "bank.example"),
    ("Log in at https://bank.example now", "http://evil.example/", "bank.example"),
    ("www.bank.example", "https://evil.example", "www.bank.example"), ("bank.com", "https://evil.com", "bank.com"),
    ("bank.com.", "https://bank.com.evil.net/", "bank.com"), ("b\u200bank.com", "https://evil.com", "bank.com"),
    ("ada@bank.de", "mailto:eve@evil.example", "bank.de"), ("bank.de/konto?x=1", "https://1.2.3.4/", "bank.de"),
    ("ｂａｎｋ.com", "https://evil.com", "bank.com"), ("https://ba\u0430nk.com", "https://baank.com", "ba\u0430nk.com"),
    ("https://user@bank.com/x", "https://evil.com", "bank.com"),
    *((f"ba{each}nk.com", "https://evil.com", "bank.com") for each in UNSEEN),
    ("bank\u3002com", "https://evil.com", "bank.com"), ("bank.com", "https:////evil.com", "bank.com"),
    ("bank.com", "https:/\\evil.com", "bank.com"), ("bank.com", "https:evil.com", "bank.com"),
    ("bank.com", "https://ev%69l.com", "bank.com"), ("bank.com", "https://0x7f000001/", "bank.com"),
])
def test_a_text_that_names_another_host(text: str, target: str, named: str) -> None:
    assert doubt(text, target) == named


@pytest.mark.parametrize(("text", "target"), [
    ("Log in", "https://bank.example/"), ("https://bank.example", "https://www.bank.example/a"),
    ("bank.com", "https://click.news.bank.com/t"), ("www.shop.co.uk", "https://mail.shop.co.uk"),
    ("report.pdf", "https://files.example/1"), ("e.g. this", "https://x.example"), ("Node.js", "https://nodejs.example"),
    ("https://bücher.example", "https://xn--bcher-kva.example/"), ("ada@bank.de", "mailto:ada@bank.de"),
    ("", "https://x.example"), ("bank.com", "tel:+49"), ("bank.com", "#part"), ("3.14", "https://x.example"),
])
def test_a_text_that_does_not(text: str, target: str) -> None:
    assert doubt(text, target) == ""


def test_owners_are_told_apart_below_second_levels() -> None:
    assert doubt("www.shop.co.uk", "https://www.evil.co.uk") == "www.shop.co.uk"


def test_the_links_of_a_document() -> None:
    html = ('<p title="a > b"><a href="https://evil.example/?a=1&amp;b=2"><b>https://</b>bank.example/</a> '
            "<a href='https://ok.example'>ok.example</a> <a href=https://evil.example>here</a>"
            '<a name=x>bank.com</a><a title=">" href="https://evil.net">bank.com</a>')
    safe = sanitise(html, cid_url=lambda _: None, remote_url=lambda _: None).html
    assert doubtful_links(safe) == (("https://evil.example/?a=1&b=2", "bank.example"), ("https://evil.net", "bank.com"))


@pytest.mark.parametrize("inner", [
    '<span style="font-size:0">www.evil.com/</span>bank.com', 'evil.com/<b style="display:none">x</b><i>bank.com</i>',
    '<span style="opacity:0">https://evil.com/</span>https://bank.com/'])
def test_what_a_style_may_hide_does_not_speak_for_a_link(inner: str) -> None:
    safe = sanitise(f'<a href="https://evil.com/">{inner}</a>', cid_url=lambda _: None, remote_url=lambda _: None).html
    assert doubtful_links(safe) == (("https://evil.com/", "bank.com"),)
    honest = '<a href="https://bank.com/a">bank.com/<b>a</b></a><a href="https://x.com">See <b>bank.com</b></a>'
    assert doubtful_links(honest) == ()


def test_no_text_is_written_backwards() -> None:
    """“ed.knab” would be read as bank.de."""
    html = ('<style>a{unicode-bidi:bidi-override;direction:rtl}</style><bdo dir="rtl">ed.knab</bdo>'
            '<span style="unicode-bidi:bidi-override;direction:rtl;">ed.knab</span>')
    safe = sanitise(html, cid_url=lambda _: None, remote_url=lambda _: None).html
    assert "bdo" not in safe and "bidi" not in safe and safe.count("ed.knab") == 2


@pytest.mark.parametrize(("one", "other"), [
    ("https://evil.com", "https://evil.com/"), ("https://evil.com:443/a", "https://evil.com/a"),
    ("https://evil.com:/a", "https://evil.com/a"), ("https://EVIL.com/x/../a", "https://evil.com/a"),
    ("https://evil.com/x/%2e%2e/a", "https://evil.com/a"), ("https:////evil.com/a", "https://evil.com/a"),
    ("https:\\evil.com\\a", "https://evil.com/a"), ("https://ev%69l.com/a", "https://evil.com/a"),
    ("https://0x7f.1/", "https://127.0.0.1/"), ("https://2130706433/", "https://127.0.0.1/"),
    ("http://b\u00fccher.example/\u00fc?\u00fc", "http://xn--bcher-kva.example/%C3%BC?%C3%BC"),
    ("https://evil.com/a|b c", "https://evil.com/a%7Cb%20c"), ("https://evil.com/a\n\tb", "https://evil.com/ab"),
    ("https://evil.com/%zz%e4", "https://evil.com/%25zz%25e4"),
    ("http://evil.com:80", "http://evil.com"), ("mailto:a@b.example", "mailto:a%40b.example"),
])
def test_one_target_written_in_two_ways(one: str, other: str) -> None:
    assert same_target(one, other) and same_target(other, one)


@pytest.mark.parametrize(("one", "other"), [
    ("https://evil.com/a", "https://evil.com/b"), ("https://evil.com/?a", "https://evil.com/?b"),
    ("https://evil.com/", "http://evil.com/"), ("https://evil.com:444/", "https://evil.com/"),
    ("https://evil.com/", "https://evil.net/"), ("https://[", "https://]"),
])
def test_two_targets(one: str, other: str) -> None:
    assert not same_target(one, other)


@pytest.mark.parametrize("target", ["https://", "https:///", "https://[x/evil.com", "https://[bank.com]@evil.com/",
                                    "https://:443/", "https://%00/", "https://@/"])
def test_a_link_in_which_no_host_is_read_leads_nowhere(target: str) -> None:
    safe = sanitise(f'<a href="{target}">bank.com</a>', cid_url=lambda _: None, remote_url=lambda _: None).html
    assert "href" not in safe or doubtful_links(safe)


def test_many_links_and_unclosed_ones_are_read_in_time() -> None:
    for html in ("<a href=https://x.example>" * 5000, "<a href=https://x.example>bank.com</a>" * 20_000,
                 "<a href=https://x.example>" + "<b>" * 300 + "x" * 500_000):
        safe = sanitise(html, cid_url=lambda _: None, remote_url=lambda _: None).html
        assert len(doubtful_links(safe)) <= 1


def test_targets_are_shown_as_they_are_sent() -> None:
    assert readable("https://xn--bcher-kva.example/a") == "https://xn--bcher-kva.example/a (bücher.example)"
    assert readable("https://x.example/\u202egpj.exe") == "https://x.example/%E2%80%AEgpj.exe"
    assert readable("mailto:ada@example.org") == "mailto:ada@example.org"
    assert disguise("https://bank.example@evil.example/") == "bank.example"
    assert disguise("https://evil.example/@bank") == "" and disguise("https://[::1") == ""
    assert has_look_alike_host("https://xn--80ak6aa92e.com/") and not has_look_alike_host("https://example.org/")
    assert named_host("") == ""
