"""Compares the maildrop with what is here: new messages down, old ones away by the account's rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import TypeVar

from app.backends.pop3 import partial
from app.backends.pop3.download import STEP_MESSAGES, Download
from app.backends.pop3.recognise import Recognition, made_up, resized, was_reset
from app.backends.pop3.retention import due
from app.backends.pop3.session import Session
from app.errors import ErrorKind, MailError
from app.model.account import LeaveRule
from app.model.sync import (
    Arrived,
    Checkpoint,
    DeletesPlanned,
    FolderOpened,
    FolderSnapshot,
    KnownMessage,
    Progress,
    RemoteMessage,
    Renamed,
    ServerUid,
    SizesSeen,
    SyncStep,
    Vanished,
)

T = TypeVar("T")


def synchronise(session: Session, local: FolderSnapshot, rule: LeaveRule, clock: Callable[[], float], *,
                grace: float = 0.0, whole_up_to: int = 0) -> Iterator[SyncStep]:
    """The steps of MailBackend.sync. Deletes nothing that the caller has not stored by resuming.

    `grace` as in retention; `whole_up_to`: of larger messages (octets) only the beginning is downloaded, 0 for none.
    """
    comparison = _Comparison(session, local, clock)
    # POP3 has no UIDVALIDITY: the snapshot's own says that its UIDLs still hold.
    yield FolderOpened(local.path, local.uidvalidity, local.uidnext, local.modseq, session.listing.count)
    yield from comparison.sizes()
    if comparison.is_plain:
        yield from comparison.vanished()
    else:
        yield from comparison.recognised()
    yield from comparison.download(whole_up_to)
    if not comparison.is_plain:
        yield from comparison.vanished()
    yield from comparison.deletions(rule, grace)
    yield Checkpoint(local.path, local.uidvalidity, local.uidnext, local.modseq)


class _Comparison:
    """One sync's. `is_plain`: the UIDLs say all that is to be known."""

    def __init__(self, session: Session, local: FolderSnapshot, clock: Callable[[], float]) -> None:
        self._session = session
        self._listing = listing = session.listing
        self._local = local
        self._path = local.path
        self._clock = clock
        self._recognition = Recognition(local, listing)
        self._is_reset = local.is_renumbering or was_reset(listing, local.known)
        self._resized = resized(listing, local.known)
        self._nameless = set(listing.doubtful)
        # A UIDL that had left the server may stand for another message now (RFC 1939 7): only its octets tell.
        self._wanted = {number for uidl, number in listing.numbers.items()
                        if uidl not in local.known or local.known[uidl].gone}
        self._replaceable = self._recognition.replaceable()
        """UIDLs that a new one may turn out to stand for."""
        self.is_plain = not (self._resized or self._nameless or (self._wanted and self._replaceable))
        self._arrived: dict[ServerUid, KnownMessage] = {}
        """What the caller has made durable by resuming."""
        self._here: set[ServerUid] = set()
        """Known UIDLs whose message the server still holds, or has under another UIDL."""
        self._in_doubt = set(self._resized.values())
        """Listed UIDLs that are not deleted in this session."""
        self._partial = {str(uid) for uid, message in local.known.items() if not message.has_body
                         and not (message.gone or message.deleted_here)} if self._nameless else set()
        """Known UIDLs of messages that are here in part, where that matters."""
        self._completing: dict[int, str] = {}
        """Messages without a UIDL of their own that are known in part only, and by what."""
        self._is_resolved = True
        """Whether each message of the maildrop could be matched, so that what is left over is gone."""

    def sizes(self) -> Iterator[SyncStep]:
        """Tells the sizes of what was stored without."""
        known, listed = self._local.known, self._listing.sizes
        untold = ((uidl, listed[number]) for uidl, number in self._listing.numbers.items()
                  if uidl in known and not known[uidl].size and listed.get(number))
        for some in _chunks(untold):
            yield SizesSeen(self._path, some)

    def vanished(self) -> Iterator[SyncStep]:
        known = self._local.known
        # One empty listing may be a failing server's: only the second is believed.
        if not self._is_resolved or (not self._listing.count and not self._local.was_empty):
            return
        listed = self._listing.listed
        for some in _chunks(uid for uid, message in known.items()
                            if uid not in listed and uid not in self._here and not message.gone):
            yield Vanished(self._path, some)

    def recognised(self) -> Iterator[SyncStep]:
        """Matches by header what the UIDLs leave open; what then is still open is downloaded."""
        unsure = sorted(self._nameless | self._resized.keys() | (self._wanted if self._is_reset else set()),
                        reverse=True)
        if self._is_reset:
            yield Renamed(self._path, ())
        headers: list[tuple[int, bytes]] = []
        confirmed: list[int] = []
        done = 0
        for some in self._session.headers(unsure) if self._session.may_have_top else ():
            told = [(number, header) for number, header in some if header is not None]
            confirmed += [number for number, header in told if number in self._resized
                          and self._recognition.is_still(self._resized[number], header)]
            headers += [each for each in told if each[0] not in self._resized]
            done += len(some)
            yield Progress(self._path, done, len(unsure), 0)
            if not headers and not told:
                break  # it does not know TOP
        yield from self._confirm(confirmed)
        found = self._recognition.by_headers(headers)
        pairs = [(self._listing.uidls[number], old) for number, old in found.items() if number not in self._nameless]
        self._here.update(found.values())
        # Nobody could ask for the rest of a partial message by a UIDL that is not listed.
        self._completing = {number: old for number, old in found.items()
                            if number in self._nameless and old in self._partial}
        self._wanted -= found.keys()
        self._wanted |= (self._nameless - found.keys()) | self._completing.keys()
        self._wanted |= self._resized.keys()
        for renamed in _chunks(pairs):
            yield Renamed(self._path, renamed)

    def download(self, whole_up_to: int) -> Iterator[SyncStep]:
        """What is wanted, newest first."""
        rests = self._rests(whole_up_to)
        self._wanted |= rests
        # The store leaves it out if it is another message's.
        self._in_doubt.update(self._listing.uidls[number] for number in rests)
        connection, wanted = self._session.connection, sorted(self._wanted, reverse=True)
        plain = () if self._is_reset else self._wanted - self._nameless - self._resized.keys()
        download = self._session.download = Download(
            connection, wanted, self._listing.sizes, partial.beginnings(self._session, plain, whole_up_to))
        start, done = connection.octets, download.skipped
        if download.skipped:
            self._is_resolved = False
        if wanted:
            self._session.has_retrieved = True
            yield Progress(self._path, done, len(wanted), 0)
        while batch := download.step():
            yield from self._store([(number, raw, download.is_beginning(number)) for number, raw in batch])
            done += len(batch)
            yield Progress(self._path, done, len(wanted), connection.octets - start)

    def deletions(self, rule: LeaveRule, grace: float) -> Iterator[SyncStep]:
        """DELE for what the rule lets go, of which nothing is in doubt."""
        listing = self._listing
        if self._is_reset or listing.is_short or not listing.has_ids:
            return
        durable = {**self._local.known, **self._arrived}
        if rule.most_octets:
            durable.update((uidl, replace(durable[uidl], size=listing.sizes.get(number, 0)))
                           for uidl, number in listing.numbers.items() if uidl in durable and not durable[uidl].size)
        planned = (uidl for uidl in due(rule, listing.uidls.values(), durable, self._clock(), grace)
                   if uidl not in self._in_doubt)
        for uidls in _chunks(planned):
            yield DeletesPlanned(self._path, uidls)
            refused = self._session.delete([listing.numbers[uidl] for uidl in uidls])
            if refused:
                # The caller holds these for gone after `commit`: so none may go.
                raise MailError(ErrorKind.REFUSED,
                                f"The server refused to delete {refused} messages, so all were left there.")

    def _rests(self, whole_up_to: int) -> set[int]:
        """The messages that are here in part since the limit was lower."""
        return {number for uidl, number in self._listing.numbers.items()
                if (known := self._local.known.get(uidl)) is not None and not known.has_body
                and not (known.gone or known.deleted_here)
                and (not whole_up_to or self._listing.sizes.get(number, 0) <= whole_up_to)}

    def _confirm(self, numbers: Iterable[int]) -> Iterator[SyncStep]:
        sizes = [(self._resized.pop(number), self._listing.sizes[number]) for number in numbers]
        for some in _chunks(sizes):
            yield SizesSeen(self._path, some)

    def _store(self, batch: Iterable[tuple[int, bytes | None, bool]]) -> Iterator[SyncStep]:
        """What was downloaded, (number, octets, whether that is only a beginning), as steps."""
        now = self._clock()
        messages: dict[ServerUid, RemoteMessage] = {}
        pairs: list[tuple[str, str]] = []
        confirmed: list[int] = []
        for number, raw, is_beginning in batch:
            uidl, size = self._listing.uidls[number], self._listing.sizes.get(number, 0)
            if raw is None:
                self._is_resolved = False
            elif is_beginning:
                if (old := self._recognition.by_beginning(size, raw, self._replaceable)) is not None:
                    pairs.append((uidl, old))
                else:
                    messages[uidl] = partial.beginning(uidl, raw, size, now)
            elif number in self._nameless:
                name = (self._completing.get(number) or self._recognition.by_beginning(size, raw, self._partial)
                        or self._name(raw))
                known = self._arrived.get(name) or self._local.known.get(name)
                if known is None or known.gone or name in self._partial:
                    messages[name] = partial.whole(name, raw, size, now)
                else:
                    self._here.add(name)
            elif number in self._resized and self._recognition.is_still(uidl, raw):
                confirmed.append(number)
            elif self._replaceable and (old := self._recognition.by_octets(raw, may_be=self._replaceable)) is not None:
                pairs.append((uidl, old))
            else:
                messages[uidl] = partial.whole(uidl, raw, size, now)
        yield from self._confirm(confirmed)
        replaced = tuple(uidl for number, uidl in self._resized.items() if uidl in messages)
        if replaced:
            yield Vanished(self._path, replaced)  # what it stood for is gone: it is another message's
        self._here.update(old for _, old in pairs)
        for some in _chunks(pairs):
            yield Renamed(self._path, some)
        if messages:
            yield Arrived(self._path, tuple(messages.values()))
            # What comes back may be what the person wants to be kept there.
            self._arrived.update((each.uid, KnownMessage(
                has_body=each.raw is not None, first_seen=each.received, size=each.size,
                kept=each.uid in self._local.known and self._local.known[each.uid].kept)) for each in messages.values())

    def _name(self, raw: bytes) -> str:
        """What a message without a UIDL of its own is known by, or will be."""
        old = self._recognition.by_octets(raw)
        if old is None or (old in self._listing.numbers and self._local.known[old].gone):
            return made_up(raw)  # that UIDL is another message's now
        return old


def _chunks(items: Iterable[T]) -> Iterator[tuple[T, ...]]:
    """As many at a time as a step may carry."""
    left = iter(items)
    while some := tuple(islice(left, STEP_MESSAGES)):
        yield some
