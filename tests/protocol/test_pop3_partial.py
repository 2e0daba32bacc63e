"""POP3 messages over the account's limit: first the beginning, the rest once somebody wants it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.engine.reading import MimeReader
from app.errors import ErrorKind, MailError
from app.events import BodyStored
from app.model.account import LeaveRule
from app.model.operation import DeleteMessages
from app.store import bodies, check, edits
from tests.factory import make_mail
from tests.protocol.pop3_liar import Mail, Trial, trial

LIMIT = 2_000
LONG = "".join(f"line {number} of the text\r\n" for number in range(300))


def small() -> Mail:
    return Mail(make_mail(1), b"small")


def large(number: int = 2, uidl: bytes = b"large") -> Mail:
    return Mail(make_mail(number, body=LONG), uidl)


def partly(found: Trial) -> int:
    """After a check with a small and a large message, the local id of the latter."""
    found.with_account(whole_up_to=LIMIT)
    found.deliver(small(), large())
    assert found.check().errors == ()
    assert found.liar.count("RETR") == 1
    row, = [row for row in found.rows() if row.subject == "Message 2"]
    assert (row.cached, row.size) == ("partial", len(large().raw))
    assert "line 0 of the text" in row.preview
    assert bodies.raw(found.db, row.id) is None
    assert found.db.rows("SELECT hash, partial, size FROM pop3_state WHERE uidl = 'large'") == [
        (b"", 1, len(large().raw))]
    return row.id


def test_the_rest_comes_on_demand(tmp_path: Path) -> None:
    with trial(tmp_path) as found:
        message = partly(found)
        assert check.check(found.db) == ()
        assert found.check().errors == ()
        assert found.liar.count("TOP") == 1  # it is known now
        with found.session() as session:
            assert session.body(message) == large().raw
            assert session.body(message) == large().raw
        assert found.liar.count("RETR") == 2
        assert BodyStored(message) in found.events
        assert found.db.rows("SELECT hash, partial FROM pop3_state WHERE uidl = 'large'") == [
            (bodies.digest(large().raw), 0)]
        assert {row.cached for row in found.rows()} == {"full"}
        assert (found.lost, found.doubled) == (0, 0)
        assert check.check(found.db) == ()
        assert found.db.value("SELECT count(*) FROM text_search WHERE text_search MATCH '\"299\"'") == 1


@pytest.mark.parametrize("rule", ["delete", "days:0", "keep,count:1", "keep,size:1"])
def test_what_is_partly_here_is_never_deleted_there(tmp_path: Path, rule: str) -> None:
    with trial(tmp_path, rule) as found:
        message = partly(found)
        assert found.check().errors == ()
        assert b"large" not in {each.uidl for each in found.liar.deleted}
        with found.session() as session:
            session.body(message)
        found.with_account(leave=LeaveRule.parse("delete"))
        assert found.check().errors == ()
        assert found.liar.mails == []


def test_a_larger_limit_brings_the_rest(tmp_path: Path) -> None:
    with trial(tmp_path) as found:
        partly(found)
        found.with_account(whole_up_to=0)
        assert found.check().errors == ()
        assert (found.lost, found.doubled, len(found.rows())) == (0, 0, 2)
        assert found.check().errors == ()
        assert found.liar.count("RETR") == 2


@pytest.mark.parametrize("capabilities", [b"USER;UIDL", b"USER;UIDL;TOP", b"USER;UIDL;TOP;PIPELINING", None])
def test_without_top_all_is_downloaded(tmp_path: Path, capabilities: bytes | None) -> None:
    with trial(tmp_path) as found:
        found.liar.capabilities, found.liar.has_top = capabilities, False
        found.with_account(whole_up_to=LIMIT)
        found.deliver(small(), large(2, b"a"), large(3, b"b"))
        assert found.check().errors == ()
        assert (found.lost, found.doubled) == (0, 0)


def test_a_server_that_deletes_what_was_read_gives_whole_messages(tmp_path: Path) -> None:
    with trial(tmp_path) as found:
        found.liar.capabilities = b"USER;UIDL;TOP;EXPIRE 0"
        found.with_account(whole_up_to=LIMIT)
        found.deliver(large())
        assert found.check().errors == ()
        assert (found.lost, found.liar.count("TOP")) == (0, 0)


def test_the_rest_of_another_message_is_not_taken(tmp_path: Path) -> None:
    with trial(tmp_path) as found:
        message = partly(found)
        found.liar.mails[1] = large(77)
        with found.session() as session, pytest.raises(MailError, match="another message") as caught:
            session.body(message)
        assert caught.value.kind is ErrorKind.GONE
        assert bodies.raw(found.db, message) is None
        found.liar.mails.clear()
        with found.session() as session, pytest.raises(MailError) as caught:
            session.body(message)
        assert caught.value.kind is ErrorKind.GONE


def test_a_cut_in_the_rest_leaves_it_as_it_was(tmp_path: Path) -> None:
    with trial(tmp_path, "delete") as found:
        message = partly(found)
        for cut in range(1, 6_500, 311):
            found.liar.cut_after = cut
            with found.session() as session, pytest.raises(MailError):
                session.body(message)
            assert bodies.raw(found.db, message) is None
        found.liar.cut_after = None
        with found.session() as session:
            assert session.body(message) == large().raw


def test_a_damaged_message_comes_from_the_server_again(tmp_path: Path) -> None:
    with trial(tmp_path) as found:
        found.deliver(small())
        found.check()
        row, = found.rows()
        found.db.run("UPDATE body SET data = x'00', codec = 0")
        with found.session() as session:
            assert session.body(row.id) == small().raw
        assert bodies.raw(found.db, row.id) == small().raw


def test_thrown_away_before_it_was_here_as_a_whole(tmp_path: Path) -> None:
    with trial(tmp_path, "until-deleted") as found:
        edits.apply(found.db, DeleteMessages((partly(found),), forever=True), MimeReader())
        assert found.check().errors == ()
        assert [each.uidl for each in found.liar.mails] == [b"small"]
        assert check.check(found.db) == ()


def test_renumbered_partial_messages_are_known_again(tmp_path: Path) -> None:
    with trial(tmp_path) as found:
        found.with_account(whole_up_to=LIMIT)
        found.deliver(small(), large(2, b"a"), large(3, b"b"))
        assert found.check().errors == ()
        for each in found.liar.mails:
            each.uidl = b"new-" + (each.uidl or b"")
        assert found.check().errors == ()
        assert len(found.rows()) == 3
        assert found.liar.count("RETR") == 1
        assert [row[0] for row in found.db.rows("SELECT uidl FROM pop3_state WHERE partial ORDER BY uidl")] == [
            "new-a", "new-b"]
