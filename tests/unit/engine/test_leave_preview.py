"""The preview against the check that follows it, message for message."""

from __future__ import annotations

import contextlib
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.backends.registry import backend_for
from app.commands import PreviewLeave
from app.engine import leave_preview
from app.engine.engine import Engine
from app.engine.job_tools import JobTools
from app.engine.reading import MimeReader
from app.engine.session import AccountSession
from app.errors import ErrorKind, MailError
from app.events import AccountStateChanged, ConnectionState, Event, JobFinished
from app.model.account import Account, LeaveKind, LeaveRule, Protocol
from app.model.folder import Role
from app.model.leaving import DAY, LeavePreview
from app.model.operation import CopyMessages, DeleteMessages, DeleteOnServer, KeepOnServer, MoveMessages
from app.paths import Profile
from app.store import accounts, edits, folders, pop3_queue, schema
from app.store.database import Database
from tests.factory import make_account, make_mail
from tests.fakes.events import EventLog
from tests.fakes.maildrop import MaildropServer
from tests.fakes.passwords import FakePasswords

EXAMPLES = 300
STATES = ("new", "here", "partial", "deleted", "moved", "copied", "kept", "asked", "waited", "back", "kept-back",
          "gone", "resized", "double", "nameless")
UNKNOWN = frozenset({"new", "double", "nameless"})


class Site:
    """A POP3 server, and a profile in which each trial has an account of its own."""

    def __init__(self, directory: Path) -> None:
        self.server = MaildropServer()
        self.profile = Profile(directory)
        self.profile.create()
        self.db = Database.open(self.profile.database)
        schema.prepare(self.db)
        self.passwords = FakePasswords()
        self.held: list[int] = []
        self.numbers = 0

    def account(self, **more: object) -> Account:
        self.numbers += 1
        account = accounts.save(self.db, replace(make_account(Protocol.POP3, name=f"a{self.numbers}", leave="keep"),
                                                 incoming=self.server.settings, **more))  # type: ignore[arg-type]
        self.passwords.put(account, "secret")
        return account

    def check(self, account: Account, events: list[Event] | None = None) -> None:
        """One check; raises what went wrong."""
        backend = backend_for(account, lambda: "secret")
        session = AccountSession(self.db, account, backend, (events if events is not None else []).append,
                                 reader=MimeReader(), passwords=self.passwords)
        try:
            errors = session.run_round().errors
        finally:
            session.close()
        assert errors == ()

    def preview(self, account: Account, rule: LeaveRule | None = None, *, ask: bool = True) -> LeavePreview:
        @contextlib.contextmanager
        def hold(account_id: int) -> Iterator[None]:
            self.held.append(account_id)
            yield

        tools = JobTools(self.profile, lambda: Database.open(self.profile.database), self.passwords, backend_for,
                         MimeReader(), lambda _: None, hold)
        return leave_preview.preview(tools, PreviewLeave(1, account.id, rule, ask))


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    site = Site(tmp_path / "profile")
    with site.server:
        yield site
    site.db.close()


def mail(number: int, lines: int = 1) -> bytes:
    return make_mail(number, body="\r\n".join(["A line of the text."] * lines) + "\r\n")


# --- any mailbox, any rule -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Trial:
    """`mail`: state, age in days, lines of text."""

    mail: list[tuple[str, float, int]]
    rule: LeaveRule
    grace: int
    whole_up_to: int


def any_trial(seed: int) -> Trial:
    """Each state as often as any other, which lists of Hypothesis' own would not give.

    With a time of grace none of those of which the check itself learns more than the preview can: they are known to
    be whole only after it, and then begin to wait.
    """
    dice = random.Random(seed)
    grace = dice.choice([0, 0, 600])
    states = [each for each in STATES if not grace or each not in ("partial", "resized", "back", "kept-back")]
    return Trial(
        [(dice.choice(states), dice.randrange(30) + 0.5, dice.randrange(1, 60)) for _ in range(dice.randrange(1, 13))],
        LeaveRule(dice.choice(list(LeaveKind)), dice.randrange(30), dice.choice([0, 0, 1, 3, 6]),
                  dice.choice([0, 0, 600, 3_000])),
        grace, dice.choice([0, 0, 900]))


trials = st.integers(0, 1 << 64).map(any_trial)


@dataclass
class Tally:
    mailboxes: int = 0
    messages: int = 0
    foreseen: int = 0
    states: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)


def test_what_the_preview_says_is_what_the_next_check_does(site: Site, tell: Callable[[str], None]) -> None:
    tally = Tally()

    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None,
              derandomize=True)
    @given(trials)
    def compare(trial: Trial) -> None:
        _compare(site, trial, tally)

    compare()
    assert tally.mailboxes >= EXAMPLES and set(tally.kinds) == set(LeaveKind) and set(tally.states) == set(STATES)
    tell(f"preview: {tally.mailboxes} mailboxes, {tally.messages} messages, {tally.foreseen} deletions foreseen, all "
         "as the next check did them")


def _compare(site: Site, trial: Trial, tally: Tally) -> None:
    account = site.account()
    # One that is always known, so that no trial is a reset of all ids.
    state = {"anchor": "here", **{f"u{number}": each[0] for number, each in enumerate(trial.mail)}}
    raws = {"anchor": mail(9_000), **{f"u{number}": mail(number, each[2]) for number, each in enumerate(trial.mail)}}
    site.server.mail = [(uidl, raw) for uidl, raw in raws.items() if state[uidl] not in UNKNOWN]
    site.check(account)
    account = accounts.save(site.db, replace(account, leave=trial.rule, delete_grace=trial.grace,
                                             whole_up_to=trial.whole_up_to))
    for number, (each, days, _) in enumerate(trial.mail):
        if each not in UNKNOWN:
            _bring_about(site, account, f"u{number}", each, days)
    names = {"double": "twice", "nameless": ""}
    site.server.mail = [(names.get(state[uidl], uidl), raw + b"More.\r\n" if state[uidl] == "resized" else raw)
                        for uidl, raw in raws.items() if state[uidl] != "gone"]
    site.server.deleted.clear()

    before = list(site.server.mail)
    told = site.preview(account)
    looked = site.server.dialogues[-1]
    assert site.server.mail == before and not looked.count("RETR") and not looked.count("DELE")
    site.check(account)
    foreseen = [each.uidl for each in told.deletes]
    waits = {each.uidl for each in pop3_queue.waiting(site.db, account.id)}
    assert len(set(foreseen)) == len(foreseen) and not waits & set(site.server.deleted)
    assert set(foreseen) == waits | set(site.server.deleted), (trial, told)
    if not {"resized", "double", "nameless"} & set(state.values()):  # of those only a download can tell
        assert site.server.dialogues[-1].count("RETR") == told.download
    tally.mailboxes += 1
    tally.messages += len(state)
    tally.foreseen += len(foreseen)
    tally.states.update(state.values())
    tally.kinds[trial.rule.kind] += 1


def _bring_about(site: Site, account: Account, uidl: str, state: str, days: float) -> None:
    db, reader = site.db, MimeReader()
    message_id = db.value("SELECT message_id FROM pop3_state WHERE account_id = ? AND uidl = ?", (account.id, uidl))
    inbox, archive = folders.by_role(db, account.id, Role.INBOX), folders.by_role(db, account.id, Role.ARCHIVE)
    assert inbox is not None and archive is not None and message_id is not None

    def state_is(words: str, *values: object) -> None:
        assert db.changed(f"UPDATE pop3_state SET {words} WHERE account_id = ? AND uidl = ?",
                          (*values, account.id, uidl))

    state_is("first_seen = ?", time.time() - days * DAY)
    match state:
        case "partial":
            state_is("partial = 1, hash = x''")
            db.run("UPDATE message SET body_id = NULL WHERE id = ?", (message_id,))
        case "deleted":
            edits.apply(db, DeleteMessages((message_id,), forever=True), reader)
        case "moved":
            edits.apply(db, MoveMessages((message_id,), archive.id), reader)
        case "copied":
            edits.apply(db, CopyMessages((message_id,), inbox.id), reader)
            edits.apply(db, MoveMessages((message_id,), archive.id), reader)
        case "kept":
            edits.apply(db, KeepOnServer(account.id, (uidl,)), reader)
        case "asked":
            edits.apply(db, DeleteOnServer(account.id, (uidl,)), reader)
        case "waited":
            state_is("delete_at = ?, reason = 'rule'", time.time() - 5)
        case "back":
            state_is("gone_at = ?", time.time())
        case "kept-back":
            state_is("gone_at = ?, kept = 1", time.time())
        case _:
            pass


# --- single cases --------------------------------------------------------------------------------------------


def test_all_new_ids_delete_nothing_and_the_preview_knows(site: Site) -> None:
    account = site.account()
    site.server.mail = [(f"old{number}", mail(number)) for number in range(4)]
    site.check(account)
    site.server.mail = [(f"new{number}", raw) for number, (_, raw) in enumerate(site.server.mail)]
    told = site.preview(account, LeaveRule.parse("delete"))
    assert told.deletes == ()
    site.check(accounts.save(site.db, replace(account, leave=LeaveRule.parse("delete"))))
    assert site.server.deleted == []


def test_it_counts_what_stays_and_why(site: Site) -> None:
    account = site.account(whole_up_to=900)
    site.server.mail = [(f"u{number}", mail(number, 60 if number == 2 else 1)) for number in range(5)]
    site.check(account)
    edits.apply(site.db, KeepOnServer(account.id, ("u3",)), MimeReader())
    site.db.run("UPDATE pop3_state SET first_seen = ? WHERE uidl = 'u0'", (time.time() - 20.5 * DAY,))
    site.server.mail.append(("u5", mail(5)))
    for ask in (True, False):
        told = site.preview(account, LeaveRule.parse("days:14"), ask=ask)
        assert [each.uidl for each in told.deletes] == ["u0"] and told.asked_server is ask
        assert (told.incomplete, told.kept, told.later) == (0, 1, 2 + ask)
        assert told.next_day is not None and abs(told.next_day - time.time() - 14 * DAY) < 60
        told = site.preview(account, LeaveRule.parse("delete"), ask=ask)
        assert [each.uidl for each in told.deletes][:3] == ["u0", "u1", "u4"]
        assert (told.download, told.incomplete, told.kept) == (int(ask), 1, 1)
        assert told.deletes[0].subject == "Message 0" and told.deletes[0].size == len(mail(0))
    assert site.held == [account.id] * 2


def test_it_is_for_pop3_and_passes_on_why_a_server_was_not_asked(site: Site) -> None:
    imap = accounts.save(site.db, make_account(Protocol.IMAP, name="imap"))
    with pytest.raises(MailError, match="no POP3 account"):
        site.preview(imap)
    account = site.account()
    with pytest.raises(MailError) as failed:
        site.preview(accounts.save(site.db, replace(account, incoming=replace(account.incoming, port=1))))
    assert failed.value.kind is ErrorKind.CONNECTION_REFUSED


def test_an_engine_answers_while_its_worker_is_at_the_same_server(site: Site) -> None:
    account = site.account()
    site.server.mail = [(f"u{number}", mail(number)) for number in range(3)]
    log = EventLog()
    engine = Engine(site.profile, log.log, passwords=site.passwords)
    engine.start()
    try:
        log.wait(AccountStateChanged, lambda event: event.state is ConnectionState.CONNECTED)
        engine.submit(PreviewLeave(7, account.id, LeaveRule.parse("delete"), ask_server=True))
        told = log.wait(JobFinished)
        assert told.token == 7 and isinstance(told.result, LeavePreview), told.error
        assert [each.uidl for each in told.result.deletes] == ["u0", "u1", "u2"] and told.result.asked_server
    finally:
        assert engine.stop(5.0)
    assert len(site.server.mail) == 3
