"""Files out and in: the octets stay, nothing is written over, and a malicious name leads nowhere."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.engine import transfer
from app.errors import ErrorKind, MailError
from app.model.jobs import Exported, Format, Imported
from app.model.message import FLAGGED, SEEN
from app.model.operation import AppendMessage, CreateFolder
from app.store import bodies, edits, messages
from tests.fakes.store import Store, fresh_store, make_raw

TRICKY = [
    make_raw(1, body="From here\r\n>From there\r\n>>From far\r\n\r\nFrom x@y Mon Jan  1 00:00:00 2024\r\ntext"),
    make_raw(2, body="no end").removesuffix(b"\r\n"), make_raw(3, body="\r\n\r\n\r\n"),
    b"Subject: only a header\r\n\r\n",
    make_raw(4, body="Status: in the text\r\nX-Status: too"),
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    filled = fresh_store(tmp_path / "mail.db")
    yield filled
    filled.db.close()


def texts(store: Store, path: str) -> list[bytes]:
    return sorted(bodies.raw(store.db, row[0]) or b"" for row in store.db.rows(
        "SELECT id FROM message WHERE folder_id = ?", (store.folder(path, store.pop).id,)))


def append(store: Store, path: str, raw: bytes, *flags: str) -> None:
    edits.apply(store.db, AppendMessage(store.folder(path, store.pop).id, raw, frozenset(flags)), store.reader)


@pytest.mark.parametrize("form", list(Format))
def test_out_and_in_again_is_the_same(store: Store, tmp_path: Path, form: Format) -> None:
    for raw in TRICKY:
        append(store, "INBOX", raw, SEEN, FLAGGED)
    told = []
    done = transfer.export(store.db, store.pop, store.folder("INBOX", store.pop), tmp_path / "out", form,
                           lambda *now: told.append(now))
    assert done == Exported(5, 0)
    (place,) = (tmp_path / "out").iterdir()
    assert told[0] == (0, 5)
    assert transfer.take_in(store.db, store.folder("Archive", store.pop), [place], store.reader) == Imported(5)
    expected = sorted(raw if raw.endswith(b"\n") or form is not Format.MBOX else raw + b"\r\n" for raw in TRICKY)
    assert texts(store, "Archive") == expected
    rows = messages.page(store.db, messages.View(store.folder("Archive", store.pop).id), None)
    assert {each.flags for each in rows} == {frozenset() if form is Format.EML else frozenset({SEEN, FLAGGED})}


def test_all_folders_with_names_that_would_lead_elsewhere(store: Store, tmp_path: Path) -> None:
    for path in ("..", "a/../../b", "CON/x"):
        edits.apply(store.db, CreateFolder(store.pop.id, path), store.reader)
        append(store, path, make_raw(1))
    assert transfer.export(store.db, store.pop, None, tmp_path / "deep" / "out", Format.EML).messages == 3
    inside = [each for each in tmp_path.rglob("*.eml")]
    assert len(inside) == 3 and all((tmp_path / "deep" / "out") in each.parents for each in inside)


@pytest.mark.parametrize("form", list(Format))
def test_nobody_else_can_read_it(store: Store, tmp_path: Path, form: Format) -> None:
    append(store, "INBOX", make_raw(1), "kept")
    before = os.umask(0o022)
    try:
        transfer.export(store.db, store.pop, None, tmp_path / "deep" / "out", form)
    finally:
        os.umask(before)
    made = [tmp_path / "deep", *(tmp_path / "deep").rglob("*")]
    assert any(each.is_file() for each in made)
    assert not [each for each in made if each.stat().st_mode & 0o077]


def test_nothing_is_written_over(store: Store, tmp_path: Path) -> None:
    append(store, "INBOX", make_raw(1))
    (tmp_path / "Inbox.mbox").write_text("mine")
    with pytest.raises(MailError) as caught:
        transfer.export(store.db, store.pop, None, tmp_path, Format.MBOX)
    assert caught.value.kind is ErrorKind.USAGE and (tmp_path / "Inbox.mbox").read_text() == "mine"


def test_headers_only_are_counted(store: Store, tmp_path: Path) -> None:
    store.fill(range(3))
    assert transfer.export(store.db, store.imap, None, tmp_path / "out", Format.MAILDIR) == Exported(0, 3)


def test_a_folder_of_everything_is_taken_in(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(make_raw(1).replace(b"\r\n", b"\n"))
    (tmp_path / "notes.txt").write_text("not mail")
    (tmp_path / "old.mbox").write_bytes(b"From a@b Mon Jan  1 00:00:00 2024\nSubject: 1\nStatus: RO\nX-Status: F\n\n"
                                        b">From me\n\nFrom c@d Tue Jan  2 00:00:00 2024\r\nSubject: 2\r\n\r\nx\r\n")
    box = tmp_path / "box"
    for name in ("cur", "new", "tmp"):
        (box / name).mkdir(parents=True)
    (box / "cur" / "1.x:2,FS").write_bytes(make_raw(5))
    (box / "new" / "2.x").write_bytes(make_raw(6))
    (box / "tmp" / "3.x").write_bytes(b"half a mess")
    archive = store.folder("Archive", store.pop)
    assert transfer.take_in(store.db, archive, [tmp_path], store.reader) == Imported(5)
    assert set(texts(store, "Archive")) == {make_raw(1), make_raw(5), make_raw(6), b"Subject: 2\r\n\r\nx\r\n",
                                            b"Subject: 1\r\n\r\nFrom me\r\n"}
    rows = messages.page(store.db, messages.View(archive.id), None)
    assert sum(each.flags == {SEEN, FLAGGED} for each in rows) == 2


@pytest.mark.parametrize("octets", [b"", b"\0\0\0", b"just text", b"From me to you\nwithout a date"])
def test_what_is_no_mail_is_refused(store: Store, tmp_path: Path, octets: bytes) -> None:
    (tmp_path / "x.eml").write_bytes(octets)
    with pytest.raises(MailError) as caught:
        transfer.take_in(store.db, store.folder("Archive", store.pop), [tmp_path / "x.eml"], store.reader)
    assert caught.value.kind is ErrorKind.USAGE and "x.eml" in caught.value.detail
    assert texts(store, "Archive") == []


def test_an_import_is_filed_on_the_imap_server_later(store: Store, tmp_path: Path) -> None:
    (tmp_path / "x.eml").write_bytes(make_raw(1))
    transfer.take_in(store.db, store.folder("Work"), [tmp_path / "x.eml"], store.reader)
    assert [kind for kind, _ in store.journal()] == ["append"]


def test_a_place_that_cannot_be_written(store: Store, tmp_path: Path) -> None:
    append(store, "INBOX", make_raw(1))
    (tmp_path / "file").write_text("x")
    with pytest.raises(MailError) as caught:
        transfer.export(store.db, store.pop, None, tmp_path / "file" / "out", Format.EML)
    assert caught.value.kind is ErrorKind.STORE
