"""POP3 servers whose lists lie: nothing is lost, nothing is removed here, nothing in doubt is deleted there."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from app.errors import MailError
from app.model.warnings import WarningKind
from app.store import check, warnings
from tests.factory import make_mail
from tests.protocol.pop3_liar import Mail, Trial, trial


def mails(count: int, first: int = 1) -> list[Mail]:
    """Messages with good UIDLs."""
    return [Mail(make_mail(number, body=f"text of {number}\r\n" * number), b"uid-%d" % number)
            for number in range(first, first + count)]


def checked(found: Trial, times: int = 1) -> None:
    for _ in range(times):
        assert found.check().errors == ()


def no_uidl(found: Trial) -> None:
    found.liar.has_uidl = False
    found.deliver(*mails(6))
    checked(found, 2)
    found.deliver(*mails(2, 7))
    checked(found, 2)
    assert found.liar.count("RETR") == 8  # each once: the rest was known by its header
    assert {each.kind for each in warnings.warnings(found.db, found.account.id)} == {WarningKind.NO_IDS}
    assert not found.liar.deleted


def no_uidl_and_no_top(found: Trial) -> None:
    found.liar.has_uidl = found.liar.has_top = False
    found.liar.capabilities = None
    found.deliver(*mails(4))
    checked(found, 3)


def no_uidl_and_no_list(found: Trial) -> None:
    found.liar.has_uidl = found.liar.has_list = False
    found.deliver(*mails(4))
    checked(found, 2)


def uidl_comes_and_goes(found: Trial) -> None:
    found.deliver(*mails(3))
    checked(found)
    found.liar.has_uidl = False
    found.deliver(*mails(3, 10))
    checked(found, 2)
    found.liar.has_uidl = True
    checked(found, 2)
    assert all(row.server_state == "on-server" for row in found.rows() if found.account.leave.kind == "keep")


def duplicates(found: Trial) -> None:
    twins = [Mail(make_mail(number, body=f"twin {number}"), b"twin") for number in (1, 2, 3)]
    found.deliver(*twins, *mails(2, 10))
    checked(found, 2)
    assert not any(each.uidl == b"twin" for each in found.liar.deleted)
    del found.liar.mails[1]
    checked(found, 2)


def the_same_twice(found: Trial) -> None:
    """The same message, header and all, under one UIDL and under none."""
    same = make_mail(1)
    found.liar.mails += [Mail(same, b"a"), Mail(same, b"a"), Mail(same, b""), *mails(2, 5)]
    found.delivered += [same, *(each.raw for each in mails(2, 5))]
    checked(found, 2)


def like_headers(found: Trial) -> None:
    """Headers and sizes are the same, texts are not, and no UIDL tells them apart."""
    found.liar.has_uidl = False
    found.deliver(*(Mail(make_mail(1, body=f"text {letter}")) for letter in "abc"))
    checked(found, 2)
    found.deliver(Mail(make_mail(1, body="text d")))
    checked(found, 2)


def reused(found: Trial) -> None:
    found.deliver(*mails(4))
    checked(found)
    held = list(found.liar.mails)
    found.liar.mails[:] = [each for each in held if each.uidl != b"uid-1"]
    checked(found)
    found.deliver(Mail(make_mail(50), b"uid-1"))
    checked(found, 2)


def reused_at_once(found: Trial) -> None:
    """The UIDL was never seen to be away, but its message has another size."""
    found.deliver(*mails(4))
    checked(found)
    found.liar.mails[:] = [each for each in found.liar.mails if each.uidl != b"uid-2"]
    found.deliver(Mail(make_mail(51, body="another one, and longer"), b"uid-2"))
    checked(found, 2)


def empty_ids(found: Trial) -> None:
    found.deliver(*(Mail(each.raw, b"") for each in mails(3)), *mails(3, 10))
    checked(found, 2)
    assert not any(each.uidl == b"" for each in found.liar.deleted)


def renumbered(found: Trial) -> None:
    found.deliver(*mails(5))
    checked(found)
    for number, each in enumerate(found.liar.mails):
        each.uidl = b"new-%d" % number
    before = found.liar.count("RETR"), len(found.liar.deleted)
    checked(found)
    assert (found.liar.count("RETR"), len(found.liar.deleted)) == before
    if found.account.leave.kind == "keep":
        warning, = warnings.warnings(found.db, found.account.id)
        assert (warning.kind, warning.number) == (WarningKind.RENUMBERED, 5)
    found.deliver(*mails(2, 20))
    checked(found, 2)


def renumbered_without_top(found: Trial) -> None:
    found.liar.has_top = False
    found.deliver(*mails(5))
    checked(found)
    for number, each in enumerate(found.liar.mails):
        each.uidl = b"new-%d" % number
    found.deliver(*mails(1, 20))
    checked(found, 2)


def renumbered_with_twins(found: Trial) -> None:
    """Two messages are the same octet for octet: both are still here once each."""
    found.deliver(*mails(3), Mail(make_mail(9), b"x"), Mail(make_mail(9), b"y"))
    checked(found)
    for number, each in enumerate(found.liar.mails):
        each.uidl = b"new-%d" % number
    checked(found, 2)


def renumbered_and_cut(found: Trial) -> None:
    """The check that finds the new ids is cut again and again."""
    found.liar.has_top = False
    found.deliver(*mails(5))
    checked(found)
    for number, each in enumerate(found.liar.mails):
        each.uidl = b"new-%d" % number
    for cut in (400, 900, 1_400):
        found.liar.cut_after = cut
        found.check()
    found.liar.cut_after = None
    checked(found, 2)


def one_renamed(found: Trial) -> None:
    found.deliver(*mails(3))
    checked(found)
    for each in found.liar.mails[1:2]:
        each.uidl = b"another"
    checked(found, 2)


def partial_and_then_nameless(found: Trial) -> None:
    """What is here in part gets a UIDL by which nobody could ask for the rest."""
    found.with_account(whole_up_to=300)
    found.deliver(*mails(12))
    checked(found)
    for each in found.liar.mails:
        each.uidl = b"same" if len(each.raw) % 2 else b""
    found.with_account(whole_up_to=0)
    checked(found, 2)


def over_70(found: Trial) -> None:
    found.deliver(*(Mail(each.raw, b"x" * 71 + each.uidl) for each in mails(3) if each.uidl))
    checked(found, 2)


def over_2048(found: Trial) -> None:
    found.deliver(*(Mail(each.raw, b"x" * 2048 + each.uidl) for each in mails(3) if each.uidl), *mails(1, 10))
    checked(found, 2)
    assert not any(len(each.uidl or b"") > 2048 for each in found.liar.deleted)


def shorter_than_stat(found: Trial) -> None:
    found.deliver(*mails(6))
    found.liar.listed = 4
    checked(found, 2)
    assert not found.liar.deleted
    found.liar.listed = None
    checked(found, 2)


def shorter_than_stat_later(found: Trial) -> None:
    found.deliver(*mails(6))
    found.liar.listed = 1
    checked(found)
    found.liar.listed = None
    checked(found)
    found.liar.listed = 2
    checked(found)
    if found.account.leave.kind == "keep":
        assert {row.server_state for row in found.rows()} == {"on-server"}


def sizes_that_lie(found: Trial) -> None:
    found.deliver(*mails(5))
    for each, size in zip(found.liar.mails, (0, 1, 10_000_000, 200_000_000, 7), strict=True):
        each.size = size
    checked(found)
    for each in found.liar.mails:
        each.size = 12
    checked(found)
    before = found.liar.count("TOP")
    checked(found)
    assert found.liar.count("TOP") == before  # what was looked at once is settled


def empty_once(found: Trial) -> None:
    found.deliver(*mails(5))
    checked(found)
    found.liar.seems_empty = True
    checked(found)
    if found.account.leave.kind == "keep":
        assert {row.server_state for row in found.rows()} == {"on-server"}
    found.liar.seems_empty = False
    before = found.liar.count("RETR")
    checked(found, 2)
    assert found.liar.count("RETR") == before


def nul_and_spaces(found: Trial) -> None:
    found.deliver(*(Mail(each.raw, uidl) for each, uidl in zip(
        mails(4), (b"a\0b", b"two words", b" lead", b"trail "), strict=True)))
    checked(found, 2)
    assert not any(b"\0" in (each.uidl or b"") for each in found.liar.deleted)


CASES: tuple[Callable[[Trial], None], ...] = (
    no_uidl, no_uidl_and_no_top, no_uidl_and_no_list, uidl_comes_and_goes, duplicates, the_same_twice, like_headers,
    reused, reused_at_once, empty_ids, renumbered, renumbered_without_top, renumbered_with_twins,
    renumbered_and_cut, one_renamed, partial_and_then_nameless, over_70, over_2048,
    shorter_than_stat, shorter_than_stat_later, sizes_that_lie, empty_once, nul_and_spaces)


def test_lying_lists(tmp_path: Path, tell: Callable[[str], None]) -> None:
    count = lost = removed = 0
    for rule in ("keep", "delete"):
        for case in CASES:
            directory = tmp_path / f"{case.__name__}-{rule}"
            directory.mkdir()
            with trial(directory, rule) as found:
                case(found)
                assert (case.__name__, rule, found.lost, found.removed, found.doubled) == (
                    case.__name__, rule, 0, 0, 0)
                assert check.check(found.db) == ()
                count, lost, removed = count + len(found.delivered), lost + found.lost, removed + found.removed
    tell(f"lying lists: {2 * len(CASES)} cases, {count} messages, lost {lost}, removed {removed}")


def test_the_second_empty_list_is_believed(tmp_path: Path) -> None:
    with trial(tmp_path) as found:
        found.deliver(*mails(3))
        checked(found)
        found.liar.mails.clear()
        checked(found)
        assert {row.server_state for row in found.rows()} == {"on-server"}
        checked(found)
        assert {row.server_state for row in found.rows()} == {"only-here"}


def test_a_reset_keeps_what_the_old_ids_stood_for(tmp_path: Path) -> None:
    with trial(tmp_path) as found:
        found.deliver(*mails(4))
        checked(found)
        before = found.db.rows("SELECT message_id, first_seen, hash FROM pop3_state ORDER BY message_id")
        found.db.run("UPDATE pop3_state SET kept = 1 WHERE uidl = 'uid-2'")
        for each in found.liar.mails:
            each.uidl = b"R" + (each.uidl or b"")
        found.with_account(leave=found.account.leave.parse("delete"))
        checked(found)
        assert found.db.rows("SELECT message_id, first_seen, hash FROM pop3_state ORDER BY message_id") == before
        assert found.db.rows("SELECT uidl FROM pop3_state WHERE kept") == [("Ruid-2",)]
        assert not found.liar.deleted  # not in the session that recognised them
        checked(found)
        assert [each.uidl for each in found.liar.mails] == [b"Ruid-2"]


def test_a_server_that_adds_fields_to_what_was_read(tmp_path: Path) -> None:
    """Old servers write Status: RO into a message, which so has another size and the same UIDL."""
    with trial(tmp_path) as found:
        found.deliver(*mails(3))
        checked(found)
        for each in found.liar.mails:
            each.raw = each.raw.replace(b"\r\n\r\n", b"\r\nStatus: RO\r\n\r\n", 1)
        before = found.liar.count("RETR")
        checked(found, 2)
        assert found.liar.count("RETR") == before
        assert len(found.rows()) == 3


def test_a_session_cut_anywhere_is_made_good_by_the_next(tmp_path: Path) -> None:
    with trial(tmp_path, "delete") as found:
        cuts = 0
        for cut in range(1, 1_400, 47):
            found.deliver(*mails(2, 1_000 + 2 * cut))
            found.liar.cut_after = cut
            with contextlib.suppress(MailError):  # cut before the login was over
                found.check()
            assert {each.raw for each in found.liar.deleted} <= set(found.octets())  # on the server, or here
            cuts += 1
            found.liar.cut_after = None
            checked(found)
            assert (found.lost, found.removed, found.doubled, len(found.liar.mails)) == (0, 0, 0, 0)
        assert cuts == 30
