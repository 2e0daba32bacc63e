"""Messages built to stop a mail program: each must be read in sane time, with bounded results."""

from __future__ import annotations

import time

import pytest

from app.mime.body import digest, read_body
from app.mime.sanitise import sanitise

DEEP = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(10_000)) + b"\nx"
HTML = b"Content-Type: text/html\n\n"


@pytest.mark.parametrize("raw", [
    pytest.param(DEEP, id="depth"),
    pytest.param(b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 100_000, id="parts"),
    pytest.param(b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--bx\n\nx\n" * 300_000, id="near delimiters"),
    pytest.param(b"Subject: " + b"a" * 10_000_000 + b"\n\nx", id="long header"),
    pytest.param(b"Subject: b\nTo: a@b\n" * 300_000 + b"\n\nx", id="many fields"),
    pytest.param(b"From: " + b"(" * 200_000 + b"\n\nx", id="comments"),
    pytest.param(b"Content-Type: text/plain" + b"; a*0=b" * 100_000 + b"\n\nx", id="parameters"),
    pytest.param(b"Content-Transfer-Encoding: base64\n\n" + b"A=" * 2_000_000, id="padding"),
    pytest.param(b"Content-Transfer-Encoding: quoted-printable\n\n" + b"= " * 2_000_000, id="soft breaks"),
    pytest.param(b"Content-Type: text/plain; format=flowed\n\n" + b"a \n" * 1_000_000, id="flowed"),
    pytest.param(b"Content-Type: text/plain; charset=shift_jis\n\n" + b"\x82\xa0" * 2_000_000, id="multibyte"),
    pytest.param(HTML + b"<div>" * 400_000, id="html depth"),
    pytest.param(HTML + b"<style>" * 200_000, id="html style"),
    pytest.param(HTML + b"&" * 2_000_000, id="html ampersands"),
    pytest.param(HTML + b"<p>" + b"".join(b"<font size=%d>" % i for i in range(300)) + b"<p>x" * 300_000,
                 id="html fonts"),
    pytest.param(HTML + b'<p style="color:' + b"(" * 9000 + b'">' + b'<p style="color:\\41">' * 50_000, id="html css"),
])
def test_bomb(raw: bytes) -> None:
    start = time.process_time()
    got = digest(raw)
    assert time.process_time() - start < 2.0
    assert len(got.search_text) <= 200_000
    body = read_body(raw)
    if body.html is not None:
        sanitise(body.html, cid_url=lambda cid: None, remote_url=lambda url: None)
    assert time.process_time() - start < 5.0


def test_deep_nesting_is_told_to_the_person() -> None:
    assert any("nested deeper" in warning or "more parts" in warning for warning in read_body(DEEP).warnings)
