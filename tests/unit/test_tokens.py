"""Tokens: renewed in time and once, kept before they are used, in the keyring as far as it goes, and nowhere else."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, field, replace

import pytest
from keyring.errors import KeyringLocked

from app.errors import ErrorKind, MailError
from app.model.account import Account, Protocol, SecretKind, SecretSource, Security, ServerSettings
from app.model.sign_in import AccessToken, Grant
from app.secrets import SERVICE, KeyringPlace, PasswordStore
from app.secrets.system_keyring import SystemKeyring
from tests.fakes.passwords import FakePasswords, MemoryKeyring

SOURCE = SecretSource(SecretKind.OAUTH, provider="google", identity="alice@example.org")
SERVER = ServerSettings("imap.example.org", 993, Security.TLS, "alice@example.org", "/ca.pem")
ACCOUNT = Account(3, "Work", "alice@example.org", "Alice", Protocol.IMAP, SERVER, None, SOURCE)
ENTRY = (SERVICE, "oauth alice@example.org google")


@dataclass
class Renewals:
    """A provider that counts; refresh tokens change where `rotates`."""

    rotates: bool = False
    seconds: float = 3600.0
    ended: bool = False
    asked: list[str] = field(default_factory=list)
    valid: set[str] = field(default_factory=set)

    def __call__(self, source: SecretSource, refresh_token: str, ca_file: str) -> Grant:
        self.asked.append(refresh_token)
        if self.ended or (self.valid and refresh_token not in self.valid):
            raise MailError(ErrorKind.SIGN_IN_NEEDED, "ended")
        number = len(self.asked)
        fresh = f"refresh-{number}" if self.rotates else ""
        if self.rotates and self.valid:
            self.valid = {fresh}
        return Grant(f"access-{number}", self.seconds, fresh)


def make(renewals: Renewals, *, available: bool = True, clock: list[float] | None = None) -> FakePasswords:
    passwords = FakePasswords(available=available)
    if clock is not None:
        passwords._tokens._clock = lambda: clock[0]
    passwords.renew_by(renewals)
    return passwords


def refused(passwords: PasswordStore) -> MailError:
    with pytest.raises(MailError) as caught:
        passwords.get(ACCOUNT)
    return caught.value


def test_in_memory_until_the_account_is_saved_then_in_the_keyring() -> None:
    renewals = Renewals()
    passwords = make(renewals)
    passwords.keep_grant(SOURCE, Grant("access-0", 3600.0, "refresh-0"))
    assert passwords.keyring.entries == {}
    token = passwords.get(ACCOUNT)
    assert token == "access-0" and isinstance(token, AccessToken)
    assert passwords.store_grant(SOURCE)
    assert "refresh-0" in passwords.keyring.entries[ENTRY]
    assert "access-0" not in str(passwords.keyring.entries)
    another = FakePasswords()
    another.keyring.entries = passwords.keyring.entries
    another.renew_by(renewals)
    assert another.get(ACCOUNT) == "access-1"
    assert renewals.asked == ["refresh-0"]


def test_imap_pop3_and_another_server_share_it() -> None:
    passwords = make(Renewals())
    passwords.keep_grant(SOURCE, Grant("access-0", 3600.0, "r"))
    assert passwords.get(replace(ACCOUNT, protocol=Protocol.POP3, incoming=replace(SERVER, host="pop"))) == "access-0"


def test_renewed_before_it_ends_and_by_one_thread() -> None:
    renewals, clock = Renewals(), [1000.0]
    passwords = make(renewals, clock=clock)
    passwords.keep_grant(SOURCE, Grant("access-0", 3600.0, "refresh-0"))
    clock[0] += 3600.0 - 61.0
    assert passwords.get(ACCOUNT) == "access-0"
    clock[0] += 2.0
    got: list[str] = []
    threads = [threading.Thread(target=lambda: got.append(passwords.get(ACCOUNT))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert got == ["access-1"] * 8
    assert len(renewals.asked) == 1


def test_a_refused_one_is_renewed_once() -> None:
    renewals, clock = Renewals(), [1000.0]
    passwords = make(renewals, clock=clock)
    passwords.keep_grant(SOURCE, Grant("access-0", 3600.0, "refresh-0"))
    first, second = passwords.get(ACCOUNT), passwords.get(ACCOUNT)
    assert isinstance(first, AccessToken) and isinstance(second, AccessToken)
    assert first.renewed() is None, "it is new: another one would be refused as well"
    clock[0] += 600.0
    assert first.renewed() == "access-1"
    assert second.renewed() == "access-1", "another connection had it renewed already"
    assert len(renewals.asked) == 1


def test_a_rotated_refresh_token_is_stored_before_the_access_token_is_used() -> None:
    renewals, clock = Renewals(rotates=True), [0.0]
    passwords = make(renewals, clock=clock)
    passwords.keep_grant(SOURCE, Grant("access-0", 100.0, "refresh-0"))
    passwords.store_grant(SOURCE)
    clock[0] = 200.0
    assert passwords.get(ACCOUNT) == "access-1"
    assert "refresh-1" in passwords.keyring.entries[ENTRY]
    clock[0] = 4000.0
    passwords.get(ACCOUNT)
    assert renewals.asked == ["refresh-0", "refresh-1"]


def test_another_process_was_faster() -> None:
    renewals, clock = Renewals(rotates=True, valid={"refresh-0"}), [0.0]
    window, script = make(renewals, clock=clock), make(renewals, clock=clock)
    script.keyring.entries = window.keyring.entries
    window.keep_grant(SOURCE, Grant("access-0", 100.0, "refresh-0"))
    window.store_grant(SOURCE)
    clock[0] = 200.0
    assert script.get(ACCOUNT) == "access-1"
    assert window.get(ACCOUNT) == "access-2"
    assert renewals.asked == ["refresh-0", "refresh-1"]


def test_an_ended_grant_wants_another_sign_in() -> None:
    renewals, clock = Renewals(ended=True), [0.0]
    passwords = make(renewals, clock=clock)
    passwords.keep_grant(SOURCE, Grant("access-0", 100.0, "refresh-0"))
    passwords.store_grant(SOURCE)
    clock[0] = 200.0
    assert refused(passwords).kind is ErrorKind.SIGN_IN_NEEDED
    renewals.ended = False
    passwords.keep_grant(SOURCE, Grant("access-9", 100.0, "refresh-9"))
    assert passwords.store_grant(SOURCE)
    assert passwords.get(ACCOUNT) == "access-9"


def test_without_a_keyring_for_this_session_only() -> None:
    renewals, clock = Renewals(rotates=True), [0.0]
    passwords = make(renewals, available=False, clock=clock)
    passwords.keep_grant(SOURCE, Grant("access-0", 100.0, "refresh-0"))
    assert not passwords.store_grant(SOURCE)
    clock[0] = 200.0
    assert passwords.get(ACCOUNT) == "access-1"
    clock[0] = 9000.0
    assert passwords.get(ACCOUNT) == "access-2"
    assert renewals.asked == ["refresh-0", "refresh-1"]
    assert refused(make(renewals, available=False)).kind is ErrorKind.SIGN_IN_NEEDED


def test_nothing_was_ever_kept() -> None:
    assert "sign in again" in refused(make(Renewals())).detail


def test_a_locked_keyring_is_said() -> None:
    passwords = make(Renewals())
    passwords.keyring.error = KeyringLocked("x")
    assert "locked" in refused(passwords).detail


def test_no_refresh_token_lasts_as_long_as_the_first_access_token() -> None:
    clock = [0.0]
    passwords = make(Renewals(), clock=clock)
    passwords.keep_grant(SOURCE, Grant("access-0", 100.0))
    assert not passwords.store_grant(SOURCE)
    assert passwords.get(ACCOUNT) == "access-0"
    clock[0] = 100.0
    assert refused(passwords).kind is ErrorKind.SIGN_IN_NEEDED


def test_forgotten_everywhere() -> None:
    passwords = make(Renewals())
    passwords.keep_grant(SOURCE, Grant("access-0", 3600.0, "refresh-0"))
    passwords.store_grant(SOURCE)
    assert passwords.forget_grant(SOURCE) == "refresh-0"
    assert passwords.keyring.entries == {}
    assert refused(passwords).kind is ErrorKind.SIGN_IN_NEEDED
    assert passwords.forget_grant(SOURCE) == ""


@pytest.mark.parametrize("length", [1, 1200, 1201, 5000, 19_000])
def test_long_tokens_fit_into_windows_entries(length: int) -> None:
    memory = MemoryKeyring()
    keyring = SystemKeyring(memory)
    text = "".join(chr(33 + number % 90) for number in range(length))
    for _ in range(2):
        keyring.write_long("token", text)
        assert keyring.read_long("token") == text
    assert all(len(each.encode("utf-16-le")) <= 2_560 for each in memory.entries.values())
    assert len(memory.entries) == -(-length // 1200), "pieces of the former text were left"
    keyring.write_long("token", "short")
    assert keyring.read_long("token") == "short" and len(memory.entries) == 1
    keyring.remove_long("token")
    assert memory.entries == {}


def test_a_missing_piece_and_strange_entries_are_no_token() -> None:
    memory = MemoryKeyring()
    keyring = SystemKeyring(memory)
    keyring.write_long("token", "x" * 3000)
    del memory.entries[next(each for each in memory.entries if each[1] != "token")]
    assert keyring.read_long("token") is None
    for text in ("", "plain", "99:a:b", "1:a", "-1:a:b", "²:a:b", "1::", "0:a:b"):
        memory.entries[SERVICE, "token"] = text
        assert keyring.read_long("token") is None
    with pytest.raises(MailError):
        keyring.write_long("token", "x" * 20_000)


def test_a_crash_between_the_pieces_leaves_the_old_one() -> None:
    memory = MemoryKeyring()
    keyring = SystemKeyring(memory)
    keyring.write_long("token", "a" * 3000)
    original, left = memory.set_password, [2]

    def dying(service: str, user: str, password: str) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise RuntimeError("power cut")
        original(service, user, password)

    memory.set_password = dying  # type: ignore[method-assign]
    with pytest.raises(MailError):
        keyring.write_long("token", "b" * 3000)
    assert keyring.read_long("token") == "a" * 3000


def test_where_passwords_are_kept() -> None:
    passwords = FakePasswords()
    assert passwords.where().name == "MemoryKeyring"
    passwords.keyring.error = KeyringLocked("x")
    assert passwords.where() == KeyringPlace("MemoryKeyring", locked=True)
    nowhere = FakePasswords(available=False).where()
    assert (nowhere.name, nowhere.locked) == ("", False) and "No keyring" in nowhere.trouble


def test_tokens_are_in_no_repr_and_no_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    passwords = make(Renewals(), available=False)
    passwords.keep_grant(SOURCE, Grant("canary-access", 3600.0, "canary-refresh"))
    passwords.store_grant(SOURCE)
    token = passwords.get(ACCOUNT)
    said = f"{token!r} {passwords!r} {passwords._tokens._held!r} {Grant('canary-access', 1, 'canary-refresh')!r}"
    assert "canary" not in said + caplog.text


def test_for_which_servers_it_is_goes_along() -> None:
    passwords = make(Renewals())
    passwords.keep_grant(SOURCE, Grant("access-0", 3600.0, "refresh-0", hosts=frozenset({"imap.example.org"})))
    token = passwords.get(ACCOUNT)
    assert isinstance(token, AccessToken) and token.hosts == {"imap.example.org"}
