from __future__ import annotations

import dataclasses
import logging
import subprocess
import sys
import threading
import time
import traceback

import keyring
import pytest
from keyring.backends.fail import Keyring as FailKeyring
from keyring.backends.null import Keyring as NullKeyring
from keyring.errors import InitError, KeyringLocked

from app.errors import ErrorKind, MailError
from app.model.account import Account, Protocol, SecretKind, SecretSource, Security, ServerSettings
from app.secrets import SERVICE, PasswordStore, command, keyring_user
from tests.fakes.passwords import FakePasswords

SECRET = "pa55-wörd-not-to-be-seen"


def make_account(kind: SecretKind = SecretKind.KEYRING, command: str = "", account_id: int = 7) -> Account:
    server = ServerSettings("pop.example.org", 995, Security.TLS, "alice")
    return Account(account_id, "Work", "alice@example.org", "Alice", Protocol.POP3, server, None,
                   SecretSource(kind, command))


def missing(store: PasswordStore, account: Account) -> MailError:
    with pytest.raises(MailError) as caught:
        store.get(account)
    assert caught.value.kind is ErrorKind.SECRET_MISSING
    assert SECRET not in "".join(traceback.format_exception(caught.value))
    return caught.value


def test_the_keyring_keeps_it_under_a_name_that_needs_no_id() -> None:
    store = FakePasswords()
    assert store.put(make_account(account_id=0), SECRET)
    assert store.keyring.entries == {(SERVICE, "pop3://alice@pop.example.org:995"): SECRET}
    assert store.get(make_account(account_id=7)) == SECRET
    assert FakePasswords().keyring.entries == {}


def test_without_a_keyring_the_session_keeps_it() -> None:
    store = FakePasswords(available=False)
    assert not store.put(make_account(account_id=0), SECRET)
    assert store.get(make_account(account_id=7)) == SECRET


def test_nothing_stored_names_the_account() -> None:
    assert "Work" in missing(FakePasswords(), make_account()).detail


def test_forget_takes_it_from_both() -> None:
    store = FakePasswords()
    account = make_account()
    store.put(account, SECRET)
    store.provide(account.id, SECRET, remember=False)
    store.get(account)
    store.forget(account)
    assert store.keyring.entries == {}
    missing(store, account)
    store.forget(account)


def test_an_answer_counts_more_than_the_keyring() -> None:
    store = FakePasswords()
    account = make_account()
    store.put(account, "old")
    store.provide(account.id, SECRET, remember=False)
    assert store.get(account) == SECRET
    assert store.get(account) == SECRET
    assert list(store.keyring.entries.values()) == ["old"]


def test_an_answer_to_be_remembered_reaches_the_keyring() -> None:
    store = FakePasswords()
    account = make_account()
    store.provide(account.id, SECRET, remember=True)
    assert store.get(account) == SECRET
    assert list(store.keyring.entries.values()) == [SECRET]
    store.keyring.entries[SERVICE, keyring_user(account)] = "changed elsewhere"
    assert store.get(account) == "changed elsewhere"


def test_session_accounts_never_touch_the_keyring() -> None:
    store = FakePasswords()
    account = make_account(SecretKind.SESSION)
    assert "enter it again" in missing(store, account).detail
    assert not store.put(account, SECRET)
    assert store.get(account) == SECRET
    assert store.keyring.entries == {}


@pytest.mark.parametrize("error", [InitError(SECRET), KeyringLocked(SECRET)])
def test_a_locked_keyring_is_said(error: Exception, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    store = FakePasswords()
    store.keyring.error = error
    assert not store.put(make_account(account_id=8), "something")
    fresh = FakePasswords()
    fresh.keyring.error = error
    assert "locked" in missing(fresh, make_account()).detail
    assert SECRET not in caplog.text




def test_an_unknown_failure_of_the_keyring_is_translated() -> None:
    store = FakePasswords()
    store.keyring.error = RuntimeError(SECRET)
    assert "RuntimeError" in missing(store, make_account()).detail
    store.forget(make_account())


@pytest.mark.parametrize("backend", [FailKeyring, NullKeyring])
def test_backends_that_keep_nothing_count_as_none(
    backend: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring, "get_keyring", backend)
    store = PasswordStore()
    assert "No keyring is available" in missing(store, make_account()).detail
    assert not store.put(make_account(), SECRET)
    assert store.get(make_account()) == SECRET




@pytest.mark.parametrize(("command", "expected"), [
    ("echo one; echo two", "one"),
    ("printf 'a b\\r\\nrest'", "a b"),
    ("printf ' spaces stay '", " spaces stay "),
    (f"printf {SECRET}", SECRET),
])
def test_the_first_line_of_the_command_is_the_password(command: str, expected: str) -> None:
    assert PasswordStore().get(make_account(SecretKind.COMMAND, command)) == expected


@pytest.mark.parametrize(("command", "hint"), [
    (f"echo {SECRET}; exit 3", "exit code 3"),
    (f"echo {SECRET} >&2; exit 1", "exit code 1"),
    ("true", "printed nothing"),
    ("printf '\\377\\n'", "UTF-8"),
    ("  ", "empty"),
    ("a\0b", "could not be started"),
])
def test_a_failing_command_shows_no_output(command: str, hint: str) -> None:
    error = missing(PasswordStore(), make_account(SecretKind.COMMAND, command))
    assert hint in error.detail
    assert "echo" not in str(error)


def test_a_hanging_command_is_ended_with_its_children() -> None:
    store = PasswordStore(command_timeout=0.3)
    start = time.monotonic()
    error = missing(store, make_account(SecretKind.COMMAND, f"echo {SECRET}; sleep 60 & sleep 60"))
    assert "0.3 seconds" in error.detail
    assert time.monotonic() - start < 10


def test_windows_ends_the_children_by_taskkill(monkeypatch: pytest.MonkeyPatch) -> None:
    lines: list[list[str]] = []
    monkeypatch.setattr(command.sys, "platform", "win32")
    monkeypatch.setenv("SYSTEMROOT", "/windows")
    monkeypatch.setattr(command.subprocess, "run", lambda line, **_: lines.append(line))
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    with process:
        command._kill(process)
    assert lines == [["/windows/System32/taskkill.exe", "/T", "/F", "/PID", str(process.pid)]]
    assert process.returncode


def test_a_command_does_not_outlive_ctrl_c(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []

    class Cut(subprocess.Popen[bytes]):
        def communicate(self, input: bytes | None = None, timeout: float | None = None) -> tuple[bytes, bytes]:
            started.append(self)
            raise KeyboardInterrupt

    monkeypatch.setattr(subprocess, "Popen", Cut)
    with pytest.raises(KeyboardInterrupt):
        PasswordStore().get(make_account(SecretKind.COMMAND, "sleep 60"))
    assert started[0].wait(5)


def test_secrets_are_in_no_repr_and_no_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    store = FakePasswords(available=False)
    store.provide(3, SECRET, remember=True)
    store.put(make_account(), SECRET)
    store.get(make_account(account_id=3))
    assert SECRET not in repr(store) + str(store) + caplog.text


def test_many_threads() -> None:
    store = FakePasswords()
    accounts = [dataclasses.replace(make_account(account_id=n), name=str(n)) for n in range(1, 9)]
    wrong: list[str] = []

    def work(account: Account) -> None:
        for _ in range(50):
            store.put(account, SECRET)
            store.provide(account.id, SECRET, remember=True)
            if store.get(account) != SECRET:
                wrong.append(account.name)

    threads = [threading.Thread(target=work, args=(account,)) for account in accounts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_keyring_is_not_imported_before_it_is_needed() -> None:
    code = "import sys, app.secrets; sys.exit('keyring' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
