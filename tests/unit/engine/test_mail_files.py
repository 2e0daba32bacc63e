"""Export and import as a whole: trees, flags and dates out and in again, cancelled, killed, and from other programs."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.commands import ExportMail, ImportMail
from app.engine import files_out, mail_files, transfer
from app.engine.job_tools import JobTools
from app.engine.reading import MimeReader
from app.errors import ErrorKind, MailError
from app.events import Event, FoldersChanged, MessagesChanged
from app.model.account import Account
from app.model.jobs import Exported, Format, Imported
from app.model.message import ANSWERED, DRAFT, FLAGGED, FORWARDED, SEEN, Flags
from app.model.operation import CreateFolder
from app.paths import Profile
from app.secrets import PasswordStore
from app.store import bodies, check, edits, folders, imports
from app.store.database import Database
from tests.bench.corpus import messages as mailbox
from tests.factory import make_mail
from tests.fakes.store import Store, fresh_store, make_raw
from tests.torture.failpoints import Failpoints
from tests.torture.forks import run_killed
from tests.unit.engine.test_transfer import TRICKY

Held = Counter[tuple[str, bytes, Flags, int]]
"""What an account holds: folder, octets' hash, flags, arrival in seconds."""

ODD = [
    b"Status: RO\r\nX-Status: A\r\nSubject: with fields that an mbox has too\r\n\r\ntext\r\n",
    b"X-Keywords: of its own\r\nX-Mozilla-Status: 0008\r\nSubject: not deleted\r\n\r\ntext\r\n",
    b"Subject: folded\r\n and quoted\r\nFrom nobody in the header\r\n\r\nFrom x Mon Jan  1 00:00:00 2024\r\n",
    b"\r\nno header at all\r\n", b"Subject: \xff\x00\xfe\r\n\r\n" + bytes(range(256)) + b"\r\n",
    make_raw(90, body="x" * 3_000_000),
]
FLAGS = [frozenset(), frozenset({SEEN}), frozenset({SEEN, ANSWERED, FLAGGED}), frozenset({DRAFT, SEEN}),
         frozenset({FORWARDED, "$label1", "Wichtig"}), frozenset({SEEN, "work"})]
TREE = ("Inbox", "Archive", "Archive/2024", "Archive/2024/new", "Archive/New~", "Größe", "Work 2.0", "Work 2.0/Old",
        "Empty", "Sent")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    filled = fresh_store(tmp_path / "mail.db")
    filled.reader = MimeReader()  # type: ignore[assignment]
    yield filled
    assert check.check(filled.db) == ()
    filled.db.close()


def fill(store: Store, more: int = 60) -> int:
    """The corpus, spread over TREE with all sorts of flags and dates; how many messages."""
    corpus = [*TRICKY, *ODD, *(make_mail(number) for number in range(40)), *mailbox(more)]
    for path in TREE:
        if folders.by_path(store.db, store.pop.id, path) is None:
            edits.apply(store.db, CreateFolder(store.pop.id, path), store.reader)
    places = [store.folder(path, store.pop) for path in TREE if path != "Empty"]
    imports.file(store.db, [imports.Incoming(places[number % len(places)], raw, FLAGS[number % len(FLAGS)],
                                             1_500_000_000.0 + 86_401 * number)
                            for number, raw in enumerate(corpus)], store.reader)
    return len(corpus)


def as_in_mbox(raw: bytes) -> bytes:
    """What that format can't tell apart: ends of lines, and a last line without one."""
    lines = re.sub(rb"(?<!\r)\n", b"\r\n", raw)
    return lines if lines.endswith(b"\n") else lines + b"\r\n"


def held(db: Database, account: Account, below: str = "", form: Format = Format.MAILDIR) -> Held:
    return Counter((path.removeprefix(below), bodies.digest(as_in_mbox(raw) if form is Format.MBOX else raw),
                    frozenset(flags.split()), int(received))
                   for number, path, flags, received in db.rows(
                       "SELECT m.id, f.path, m.flags, m.received FROM message m JOIN folder f ON f.id = m.folder_id "
                       "WHERE f.account_id = ? AND substr(f.path, 1, ?) = ?", (account.id, len(below), below))
                   if (raw := bodies.raw(db, number)) is not None)


def tree(db: Database, account: Account, below: str = "") -> set[str]:
    return {each.path.removeprefix(below) for each in folders.folders(db, account.id) if each.path.startswith(below)}


@pytest.mark.parametrize("form", list(Format))
def test_a_whole_account_out_and_in_again(store: Store, tmp_path: Path, form: Format,
                                          record_property: Callable[[str, object], None]) -> None:
    count = fill(store)
    assert transfer.export(store.db, store.pop, None, tmp_path / "out", form) == Exported(count, 0)
    paths = tree(store.db, store.pop)
    expected = held(store.db, store.pop, form=form)
    if form is Format.EML:  # it has no place for flags
        expected = Counter((path, digest, frozenset(), received) for path, digest, _, received in expected.elements())
    top = store.folder("Trash", store.pop)
    done = transfer.take_in(store.db, top, [tmp_path / "out"], store.reader, tree=True)
    assert done == Imported(count, len(paths))
    found = held(store.db, store.pop, "Trash/")
    assert found == expected
    assert tree(store.db, store.pop, "Trash/") == paths
    again = transfer.take_in(store.db, top, [tmp_path / "out"], store.reader, tree=True)
    assert again == Imported(0, 0, count) and held(store.db, store.pop, "Trash/") == expected
    record_property("messages", count)
    print(f"{form.value}: {count} messages in {len(paths)} folders out and in again: octets, flags, dates and tree are "
          f"equal; once more: {again.known} known, 0 stored")


def test_folders_whose_names_meet_in_a_file_system_stay_apart(store: Store, tmp_path: Path) -> None:
    for path in ("a:b", "a?b", "A_B", "1.eml", "x", "x.mbox"):
        edits.apply(store.db, CreateFolder(store.pop.id, path), store.reader)
        imports.file(store.db, [imports.Incoming(store.folder(path, store.pop), make_raw(1), frozenset(), 1.0)],
                     store.reader)
    for form in Format:
        assert transfer.export(store.db, store.pop, None, tmp_path / form.value, form).messages == 6
        top = store.folder("Trash", store.pop)
        files = [tmp_path / form.value]
        found = transfer.take_in(store.db, top, files, store.reader, tree=True)
        assert found.messages + found.known == 6
        for folder in folders.folders(store.db, store.pop.id):
            store.db.run("DELETE FROM message WHERE folder_id = ? AND ? LIKE 'Trash/%'", (folder.id, folder.path))
    store.db.run("DELETE FROM body WHERE id NOT IN (SELECT body_id FROM message)")


# --- what other programs leave ---------------------------------------------------------------------------------------


def test_a_folder_of_thunderbird(store: Store, tmp_path: Path) -> None:
    top = tmp_path / "Local Folders"
    (top / "Work.sbd").mkdir(parents=True)
    (top / "Work").write_bytes(
        b"From - Tue Nov 24 09:00:00 2026\nX-Mozilla-Status: 0005\nX-Mozilla-Status2: 00000000\n"
        b"X-Mozilla-Keys: $label1                \nSubject: kept\n\nText\n\n"
        b"From - Tue Nov 24 09:00:01 2026\nX-Mozilla-Status: 0009\nSubject: deleted there\n\nText\n")
    (top / "Work.msf").write_bytes(b"// <!-- <mdb:mork:z v=\"1.4\"/> -->")
    (top / "Work.sbd" / "Old").write_bytes(b"From - Mon Jan  1 00:00:00 2024\nSubject: old\n\nText\n")
    (top / "Drafts").write_bytes(b"")
    (top / "Drafts.msf").write_bytes(b"x")
    (top / "popstate.dat").write_bytes(b"")
    done = transfer.take_in(store.db, store.folder("Archive", store.pop), [top], store.reader, tree=True)
    assert done == Imported(2, 3)
    assert tree(store.db, store.pop, "Archive/") == {"Work", "Work/Old", "Drafts"}
    assert held(store.db, store.pop, "Archive/") == Counter({
        ("Work", bodies.digest(b"Subject: kept\r\n\r\nText\r\n"), frozenset({SEEN, FLAGGED, "$label1"}),
         1_795_510_800): 1,
        ("Work/Old", bodies.digest(b"Subject: old\r\n\r\nText\r\n"), frozenset(), 1_704_067_200): 1})


def test_a_maildir_of_dovecot(store: Store, tmp_path: Path) -> None:
    box = tmp_path / "Maildir"
    for name in ("cur", "new", "tmp", ".Sent/cur", ".Sent/new", ".Sent.2024/cur", ".Sent.2024/new"):
        (box / name).mkdir(parents=True)
    (box / "dovecot-keywords").write_text("0 work\n1 $Junk\n77 no\n2 bad word\n")
    (box / "cur" / "1700000000.M1P2.host,S=5:2,Sabc").write_bytes(make_raw(1))
    (box / ".Sent" / "new" / "1700000001.M1P2.host").write_bytes(make_raw(2))
    (box / ".Sent.2024" / "cur" / "noted:2,RT").write_bytes(make_raw(3))
    os.utime(box / ".Sent.2024" / "cur" / "noted:2,RT", (1_600_000_000, 1_600_000_000))
    archive = store.folder("Archive", store.pop)
    assert transfer.take_in(store.db, archive, [box], store.reader, tree=True) == Imported(3, 2)
    assert held(store.db, store.pop, "Archive") == Counter({
        ("", bodies.digest(make_raw(1)), frozenset({SEEN, "work", "$Junk"}), 1_700_000_000): 1,
        ("/Sent", bodies.digest(make_raw(2)), frozenset(), 1_700_000_001): 1,
        ("/Sent/2024", bodies.digest(make_raw(3)), frozenset({ANSWERED}), 1_600_000_000): 1})


def test_hostile_files_do_no_harm(store: Store, tmp_path: Path) -> None:
    top = tmp_path / "in"
    deep = top.joinpath(*"d" * 40)
    deep.mkdir(parents=True)
    archive = store.folder("Archive", store.pop)
    with pytest.raises(MailError) as refused:
        transfer.take_in(store.db, archive, [top], store.reader, tree=True)
    assert refused.value.kind is ErrorKind.USAGE and "30" in refused.value.detail
    circle = tmp_path / "circle"
    circle.mkdir()
    (circle / "again").symlink_to(circle, target_is_directory=True)
    (circle / "a\nb / c.mbox").parent.mkdir(exist_ok=True)
    (circle / "x\x1by.mbox").write_bytes(
        b"From x Tue Nov 99 99:99:99 2026\nX-Keywords: ok \xff (no) " + b"k" * 200 + b"\n"
        b"X-Mozilla-Status: 1\n 2\nSubject: odd\n\ntext\n")
    assert transfer.take_in(store.db, archive, [circle], store.reader, tree=True).messages == 1
    assert all(each.isprintable() for each in tree(store.db, store.pop))
    (flags,) = (key[2] for key in held(store.db, store.pop, "Archive/"))
    assert flags == {"ok"}


def test_a_message_that_is_too_large_leaves_those_before_it(store: Store, tmp_path: Path,
                                                            monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.engine.mbox.MAX_BODY", 1_000)
    (tmp_path / "x.mbox").write_bytes(b"From x Mon Jan  1 00:00:00 2024\nSubject: 1\n\ntext\n\n"
                                      b"From x Mon Jan  1 00:00:00 2024\nSubject: 2\n\n" + b"x" * 2_000)
    with pytest.raises(MailError) as refused:
        transfer.take_in(store.db, store.folder("Archive", store.pop), [tmp_path / "x.mbox"], store.reader)
    assert refused.value.kind is ErrorKind.TOO_LARGE and "1 messages" in refused.value.detail
    assert store.counts("Archive", store.pop)[0] == 1


def test_a_tree_needs_a_folder_that_can_hold_one(store: Store, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.mbox").write_bytes(b"From x Mon Jan  1 00:00:00 2024\nSubject: 1\n\ntext\n")
    with pytest.raises(MailError) as refused:
        transfer.take_in(store.db, store.folder("Shared"), [tmp_path / "in"], store.reader, tree=True)
    assert refused.value.kind is ErrorKind.USAGE
    store.db.run("UPDATE folder SET delimiter = '' WHERE path = 'Work'")
    with pytest.raises(MailError) as refused:
        transfer.take_in(store.db, store.folder("Work"), [tmp_path / "in"], store.reader, tree=True)
    assert refused.value.kind is ErrorKind.USAGE


# --- as jobs, and cut off --------------------------------------------------------------------------------------------


def tools(store: Store, path: Path, told: list[Event], nudged: list[int], stop_at: int = -1) -> JobTools:
    def progress(label: str, done: int, total: int) -> None:
        if 0 <= stop_at <= done:
            made.cancelled.set()

    made = JobTools(Profile(path.parent), lambda: Database.open(path), PasswordStore(),
                    lambda account, password: pytest.fail("no server is asked"), store.reader, told.append,
                    lambda account_id: pytest.fail("nothing is held"), nudged.append, progress)
    return made


def test_jobs_tell_what_changed_and_nudge_the_account(store: Store, tmp_path: Path) -> None:
    count = fill(store)
    told: list[Event] = []
    nudged: list[int] = []
    job = tools(store, tmp_path / "mail.db", told, nudged)
    assert mail_files.export(job, ExportMail(1, store.pop.id, None, tmp_path / "out", Format.MAILDIR)).messages == count
    work = store.folder("Work")
    done = mail_files.take_in(job, ImportMail(2, work.id, (tmp_path / "out",), True))
    assert done.messages == count and nudged == [store.imap.id]
    assert sum(len(event.added) for event in told if isinstance(event, MessagesChanged)) == count
    assert FoldersChanged(store.imap.id) in told
    kinds = Counter(kind for kind, _ in store.journal())
    assert kinds == {"create": done.folders, "append": count}


@pytest.mark.parametrize("form", list(Format))
def test_a_cancelled_export_leaves_only_what_is_whole(store: Store, tmp_path: Path, form: Format) -> None:
    fill(store)
    job = tools(store, tmp_path / "mail.db", [], [], stop_at=70)
    with pytest.raises(MailError) as stopped:
        mail_files.export(job, ExportMail(1, store.pop.id, None, tmp_path / "out", form))
    assert stopped.value.kind is ErrorKind.CANCELLED
    done = transfer.take_in(store.db, store.folder("Trash", store.pop), [tmp_path / "out"], store.reader)
    assert 0 < done.messages + done.known < 100
    assert f"{done.messages + done.known} of" in stopped.value.detail


def test_a_cancelled_import_can_be_run_again(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imports, "MOST", 10)
    count = fill(store)
    transfer.export(store.db, store.pop, None, tmp_path / "out", Format.MBOX)
    trash = store.folder("Trash", store.pop)
    job = tools(store, tmp_path / "mail.db", [], [], stop_at=50)
    with pytest.raises(MailError) as stopped:
        mail_files.take_in(job, ImportMail(1, trash.id, (tmp_path / "out",)))
    stands = store.counts("Trash", store.pop)[0]
    assert stopped.value.kind is ErrorKind.CANCELLED and f"{stands} messages" in stopped.value.detail and stands >= 50
    job.cancelled.clear()
    done = transfer.take_in(store.db, trash, [tmp_path / "out"], store.reader)
    assert (done.messages, done.known) == (count - stands, stands)


@pytest.mark.parametrize("form", list(Format))
def test_a_full_disk_says_what_stands(store: Store, tmp_path: Path, form: Format, monkeypatch: pytest.MonkeyPatch
                                      ) -> None:
    fill(store)
    kind = files_out.Mbox if form is Format.MBOX else files_out.Directory
    original, written = kind.write, []

    def write(self: files_out.Mbox, *arguments: object) -> None:
        written.append(1)
        if len(written) > 40:
            raise OSError(28, "No space left on device")
        original(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(kind, "write", write)
    with pytest.raises(MailError) as full:
        transfer.export(store.db, store.pop, None, tmp_path / "out", form)
    assert full.value.kind is ErrorKind.DISK_FULL
    done = transfer.take_in(store.db, store.folder("Trash", store.pop), [tmp_path / "out"], store.reader)
    assert f"{done.messages + done.known} of" in full.value.detail


def test_a_damaged_message_does_not_keep_the_others_here(store: Store, tmp_path: Path) -> None:
    ids = store.download(range(3))
    store.db.run("UPDATE body SET data = x'00' WHERE id = (SELECT body_id FROM message WHERE id = ?)", (ids[1],))
    assert transfer.export(store.db, store.pop, None, tmp_path / "out", Format.EML) == Exported(2, 1)
    store.db.run("DELETE FROM message WHERE id = ?", (ids[1],))
    store.db.run("DELETE FROM pop3_state WHERE uidl = 'u1'")
    store.db.run("DELETE FROM body WHERE id NOT IN (SELECT body_id FROM message)")


def test_an_import_killed_at_every_step_and_run_again_doubles_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch
                                                                      ) -> None:
    monkeypatch.setattr(imports, "MOST", 20)
    first = fresh_store(tmp_path / "mail.db")
    count = fill(first, more=10)
    transfer.export(first.db, first.pop, None, tmp_path / "out", Format.MBOX)
    expected = held(first.db, first.pop, form=Format.MBOX)
    first.db.close()

    def take_in(path: Path, at: int) -> Imported:
        db = Database.open(path)
        archive = folders.by_path(db, first.imap.id, "Work")
        assert archive is not None
        with Failpoints(at).watch():
            done = transfer.take_in(db, archive, [tmp_path / "out"], MimeReader(), tree=True)
        db.close()
        return done

    at = 1
    while True:
        path = tmp_path / f"{at}.db"
        fresh_store(path).db.close()
        was_killed = run_killed(lambda path=path, at=at: take_in(path, at))  # type: ignore[misc]
        done = take_in(path, 0)
        assert done.messages + done.known == count
        db = Database.open(path)
        assert held(db, first.imap, "Work/") == expected and check.check(db) == ()
        db.close()
        path.unlink()
        if not was_killed:
            break
        at += 1
    assert at > 10 and done.known == count
    print(f"import of {count} messages: killed at each of {at - 1} steps, run again: each there exactly once")
