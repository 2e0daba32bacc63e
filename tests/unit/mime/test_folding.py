"""Quotes that can be folded away, and those that must not be."""

from __future__ import annotations

import pytest

from app.mime.folding import FOLD_CLASS, SUMMARY, fold, is_forward, quoted_lines
from app.mime.sanitise import sanitise

QUOTE = "> one\n> two\n>\n> three\n> four"


@pytest.mark.parametrize("text", [
    f"Yes, on Friday.\n\nOn Monday, Ada wrote:\n{QUOTE}\n",
    f"Ja.\n\nAm 3.4.2026 um 10:00 schrieb Ada Lovelace <ada@example.org>:\n{QUOTE}",
    f"Yes.\n{QUOTE}\n-- \nAda\nExample Ltd",
    f"Yes.\n{QUOTE}\n\n_______________________\nlist mailing list\nlist@example.org",
    "Yes.\n\n-----Original Message-----\nFrom: Ada <ada@example.org>\nSent: Monday\nTo: Ben\nSubject: x\n\nShall we?",
    "Ja.\n\n________________________________\nVon: Ada\nGesendet: Montag\nAn: Ben\nBetreff: x\n\nWollen wir?",
])
def test_a_quote_below_an_answer_is_folded(text: str) -> None:
    found = quoted_lines(text)
    assert found is not None
    lines = text.split("\n")
    hidden = "\n".join(lines[found[0]:found[1]])
    assert "Yes" not in hidden and "Ja." not in hidden and "mailing list" not in hidden and "Ltd" not in hidden
    assert lines[found[0]][0] in ">-_"


@pytest.mark.parametrize("text", [
    "Just words.\nAnd more.", QUOTE, f"On Monday, Ada wrote:\n{QUOTE}",
    f"Hello,\n\nOn Monday, Ada wrote:\n{QUOTE}\nYes, I think so.\n> five\n> six\nAnd no.",
    f"Hello,\nAda wrote:\n{QUOTE}\nYes, so do I.", "Yes.\n> short",
    f"See below.\n---------- Forwarded message ---------\n{QUOTE}", "",
    "From: here to there is a long way.\nTo: what end?",
])
def test_what_is_to_be_read_stays(text: str) -> None:
    assert quoted_lines(text) is None


@pytest.mark.parametrize(("subject", "forward"), [
    ("Fwd: x", True), ("WG: x", True), ("[list] FW: x", True), ("Re: x", False), ("Try: this", False), ("", False)])
def test_forwards_are_known_by_their_subject(subject: str, forward: bool) -> None:
    assert is_forward(subject) is forward


FOLDED = [
    "<div>Yes.</div><br><div class='gmail_quote'><div class='gmail_attr'>On Monday Ada wrote:<br></div>"
    "<blockquote class='gmail_quote'>Shall we?</blockquote></div>",
    "<html><body><p>Yes.</p><div class='moz-cite-prefix'>Am Montag schrieb Ada:</div>"
    "<blockquote type='cite'>Shall we?</blockquote><p>-- <br>Ben</p></body></html>",
    "<div class='WordSection1'><p>Yes.</p><div><div style='border:none;border-top:solid #E1E1E1 1.0pt'>"
    "<p><b>From:</b> Ada</p></div></div><p>Shall we?</p><p>Please.</p></div>",
    "<div>Yes.</div><div id='appendonsend'></div><hr><div id='divRplyFwdMsg'><b>From:</b> Ada</div>"
    "<div>Shall we?</div>",
    "<div>Yes.</div><div class='yahoo_quoted'>On Monday, Ada wrote: <p>Shall we?</p></div>",
    "<p>Yes.</p><p>On Monday, Ada wrote:</p><blockquote>Shall we?</blockquote>",
]


@pytest.mark.parametrize("html", FOLDED)
def test_html_quotes_are_folded_and_survive_the_sanitiser(html: str) -> None:
    safe = sanitise(html, cid_url=lambda _: None, remote_url=lambda _: None, folded=True).html
    before, mark, inside = safe.partition(f'<details class="{FOLD_CLASS}">{SUMMARY}')
    assert mark and "Yes." in before and "Shall we?" in inside
    assert safe.count("Shall we?") == 1 and safe.count("Yes.") == 1
    hidden = inside.partition("</details>")[0]
    assert "Shall we?" in hidden and "Please." not in inside.partition("</details>")[2]


@pytest.mark.parametrize("html", [
    "<p>No quote.</p>", "<blockquote type='cite'>All of it.</blockquote>", "<blockquote>A saying.</blockquote>",
    "<p>As the poet says:</p><blockquote>A saying.</blockquote>",
    "<p>Hi</p><blockquote type='cite'>One?</blockquote><p>Yes.</p><blockquote type='cite'>Two?</blockquote><p>No.</p>",
    "<div>Hi</div><div class='gmail_quote'>On Monday Ada wrote:<blockquote>One?</blockquote><div>Yes.</div>"
    "<blockquote>Two?</blockquote></div>",
    "<div>See</div><div class='gmail_quote'>---------- Forwarded message ---------<br>From: Ada<p>x</p></div>",
    "<p>Ada wrote:</p><blockquote type='cite'>One?</blockquote><p>" + "A long answer. " * 40 + "</p>",
])
def test_html_that_answers_within_is_left_alone(html: str) -> None:
    assert fold(html) == html


def test_without_the_wish_nothing_is_folded() -> None:
    assert "details" not in sanitise(FOLDED[0], cid_url=lambda _: None, remote_url=lambda _: None).html


@pytest.mark.parametrize("html", [
    "<p>x</p>" + "<blockquote>" * 300 + "y", "<p>x</p>" + "<blockquote type=cite>y</blockquote>" * 20_000,
    "<p>x</p><div class=gmail_quote>" * 300, "<blockquote", "<p>x<div id=appendonsend>" + "<p>y" * 30_000,
])
def test_hostile_nesting_is_read_in_time(html: str) -> None:
    assert isinstance(sanitise(html, cid_url=lambda _: None, remote_url=lambda _: None, folded=True).html, str)
