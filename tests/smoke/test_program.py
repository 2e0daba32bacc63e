"""The program comes up, works and ends: from the checkout, and packed on the system that it was packed for."""

from __future__ import annotations

import json
import struct
from pathlib import Path

from app import __version__
from app.demo.servers import DemoServers
from tests.smoke.programs import run

DEMO_SECONDS = 180.0
"""Beyond its own patience (ui/demo_check.py), so that it tells itself what was missing."""


def _pdf() -> bytes:
    """One page of 200 by 100 points (ISO 32000-1, annex H), with the table of offsets that its objects have."""
    objects = (b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Resources << >> >>")
    made, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + (b"xref\n0 4\n0000000000 65535 f \n%strailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
                   % (table, len(made)))


def test_depeschectl_tells_its_version(tmp_path: Path) -> None:
    done = run("depeschectl", "--version", folder=tmp_path)
    assert (done.returncode, done.stdout.split()) == (0, [b"Depesche", __version__.encode()])


def test_depeschectl_syncs_both_protocols_and_finds_what_came(tmp_path: Path) -> None:
    servers = DemoServers()
    at = servers.start()
    try:
        for protocol, user, port in (("imap", at.imap_user, at.imap_port), ("pop3", at.pop3_user, at.pop3_port)):
            added = run("depeschectl", "account", "add", protocol, "--email", user, "--protocol", protocol,
                        "--host", at.host, "--port", str(port), "--security", "none",
                        "--password-command", f"echo {at.password}", folder=tmp_path)
            assert added.returncode == 0, added.stderr
        synced = run("depeschectl", "sync", "--json", folder=tmp_path)
        assert synced.returncode == 0, synced.stderr
    finally:
        servers.stop()
    for account in ("imap", "pop3"):
        listed = run("depeschectl", "list", account, "INBOX", "--json", folder=tmp_path)
        assert listed.returncode == 0, listed.stderr
        assert json.loads(listed.stdout), account
    checked = run("depeschectl", "check", folder=tmp_path)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_a_pdf_is_drawn_by_a_process_of_its_own(tmp_path: Path) -> None:
    done = run("depesche", "--pdf-pages", folder=tmp_path, given=_pdf())
    assert done.returncode == 0, done.stderr
    pages, octets = struct.unpack_from(">II", done.stdout)
    assert (pages, len(done.stdout)) == (1, 8 + octets)
    assert done.stdout[8:].startswith(b"\x89PNG")


def test_the_window_shows_mail_and_leaves_nothing_behind(tmp_path: Path) -> None:
    done = run("depesche", "--demo", "--check", folder=tmp_path, seconds=DEMO_SECONDS)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    assert not list((tmp_path / "temporary").glob("depesche-demo-*"))
    assert not (tmp_path / "profile").exists()
    left = [each.name for each in (tmp_path / "cache").rglob("*") if each.name.startswith(("depesche", "qt"))]
    assert not left, "shaders and pipelines of Qt"


def test_a_wrong_call_ends_with_2(tmp_path: Path) -> None:
    assert run("depesche", "--check", folder=tmp_path).returncode == 2
    assert run("depeschectl", "no-such-command", folder=tmp_path).returncode == 2
