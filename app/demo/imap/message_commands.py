"""The commands on messages: FETCH, STORE, SEARCH, COPY, MOVE, APPEND, EXPUNGE, with their UID forms."""

from __future__ import annotations

import datetime as dt
import re

from app.demo.imap.fetch import answer, flag_list, plan
from app.demo.imap.search import Candidate, SearchKeys
from app.demo.imap.session import Handler, No, Session
from app.demo.imap.view import View
from app.demo.imap.wire import BadCommand, Item, atom, compact, sublist, text
from app.demo.mailbox import Folder

_FLAG = re.compile(r"\\?[^\s(){}%*\"\\\]\x00-\x1f]+")
_DATE = "%d-%b-%Y %H:%M:%S %z"


async def fetch(session: Session, items: list[Item]) -> bytes:
    return await _fetch(session, items, by_uid=False)


async def uid_fetch(session: Session, items: list[Item]) -> bytes:
    return await _fetch(session, items, by_uid=True)


async def store(session: Session, items: list[Item]) -> bytes:
    return _store(session, items, by_uid=False)


async def uid_store(session: Session, items: list[Item]) -> bytes:
    return _store(session, items, by_uid=True)


async def search(session: Session, items: list[Item]) -> bytes:
    return _search(session, items, by_uid=False)


async def uid_search(session: Session, items: list[Item]) -> bytes:
    return _search(session, items, by_uid=True)


async def copy(session: Session, items: list[Item]) -> bytes:
    return _copied(session, items, by_uid=False)[0]


async def uid_copy(session: Session, items: list[Item]) -> bytes:
    return _copied(session, items, by_uid=True)[0]


async def move(session: Session, items: list[Item]) -> bytes:
    return _move(session, items, by_uid=False)


async def uid_move(session: Session, items: list[Item]) -> bytes:
    return _move(session, items, by_uid=True)


async def expunge(session: Session, items: list[Item]) -> bytes:
    view = _writable(session)
    view.mailbox.remove(view.folder, [one for one in view.known if "\\Deleted" in one.flags])
    return b""


async def uid_expunge(session: Session, items: list[Item]) -> bytes:
    view = _writable(session)
    chosen = view.chosen(_first(items), by_uid=True)
    view.mailbox.remove(view.folder, [one.message for one in chosen if "\\Deleted" in one.message.flags])
    return b""


async def append(session: Session, items: list[Item]) -> bytes:
    if len(items) < 2:
        raise BadCommand("APPEND needs a mailbox and a message")
    path, *options, raw = items
    if not session.mailbox.has(text(path)):
        raise No("[TRYCREATE] No such mailbox")
    flags: set[str] = set()
    when = dt.datetime.now().astimezone()
    for option in options:
        if isinstance(option, list):
            flags = _flags(option)
        else:
            try:
                when = dt.datetime.strptime(text(option).strip(), _DATE)
            except ValueError as error:
                raise BadCommand("Not a date-time") from error
    folder = session.mailbox.folder(text(path))
    message = session.mailbox.add(folder.path, atom(raw), when, flags)
    return b"[APPENDUID %d %d] Stored" % (folder.uid_validity, message.uid)


async def _fetch(session: Session, items: list[Item], *, by_uid: bool) -> bytes:
    if len(items) < 2:
        raise BadCommand("FETCH needs messages and items")
    view = session.selected
    wanted = plan(items[1:], by_uid=by_uid)
    for one in view.chosen(atom(items[0]), by_uid=by_uid):
        seen = wanted.marks_seen and not view.read_only and "\\Seen" not in one.message.flags
        if seen:
            view.own_change(view.mailbox.set_flags(one.message, one.message.flags | {"\\Seen"}))
        session.line(b"* %d FETCH %b" % (one.number, answer(wanted, one.message, with_flags=seen)))
        await session.writer.drain()
    return b""


def _store(session: Session, items: list[Item], *, by_uid: bool) -> bytes:
    if len(items) < 3:
        raise BadCommand("STORE needs messages, an action and flags")
    view = _writable(session)
    action = text(items[1]).upper()
    silent = action.endswith(".SILENT")
    action = action.removesuffix(".SILENT")
    flags = _flags(items[2] if isinstance(items[2], list) else items[2:])
    for one in view.chosen(atom(items[0]), by_uid=by_uid):
        match action:
            case "FLAGS":
                new = flags
            case "+FLAGS":
                new = one.message.flags | flags
            case "-FLAGS":
                new = one.message.flags - flags
            case _:
                raise BadCommand("FLAGS, +FLAGS or -FLAGS")
        before = one.message.change
        change = view.mailbox.set_flags(one.message, set(new))
        if change != before:
            view.own_change(change)
        if not silent:
            told = b"UID %d FLAGS " % one.message.uid if by_uid else b"FLAGS "
            session.line(b"* %d FETCH (%b%b)" % (one.number, told, flag_list(one.message.flags)))
    return b""


def _search(session: Session, items: list[Item], *, by_uid: bool) -> bytes:
    view = session.selected
    largest_uid = view.known[-1].uid if view.known else 0
    test = SearchKeys(items, len(view.known), largest_uid).test()
    hits = [one for one in map(Candidate, range(1, len(view.known) + 1), view.known) if test(one)]
    found = [b"%d" % (one.message.uid if by_uid else one.number) for one in hits]
    session.line(b" ".join([b"* SEARCH", *found]))
    return b""


def _move(session: Session, items: list[Item], *, by_uid: bool) -> bytes:
    view = _writable(session)
    done, chosen = _copied(session, items, by_uid=by_uid)
    if done:
        # RFC 6851 4.3: the code comes untagged, before the messages go.
        session.line(b"* OK " + done)
    view.mailbox.remove(view.folder, [one.message for one in chosen])
    return b""


def _copied(session: Session, items: list[Item], *, by_uid: bool) -> tuple[bytes, list[Candidate]]:
    if len(items) != 2:
        raise BadCommand("Messages and a mailbox are needed")
    view = session.selected
    path = text(items[1])
    if not session.mailbox.has(path):
        raise No("[TRYCREATE] No such mailbox")
    target: Folder = session.mailbox.folder(path)
    alive = set(map(id, view.folder.messages))
    chosen = [one for one in view.chosen(atom(items[0]), by_uid=by_uid) if id(one.message) in alive]
    if not chosen:
        return b"", []
    new = [
        session.mailbox.add(target.path, one.message.raw, one.message.date, one.message.flags).uid
        for one in chosen
    ]
    old = compact([one.message.uid for one in chosen])
    return b"[COPYUID %d %b %b] Done" % (target.uid_validity, old, compact(new)), chosen


def _writable(session: Session) -> View:
    if session.selected.read_only:
        raise No("[READ-ONLY] This mailbox was opened to read")
    return session.selected


def _flags(items: list[Item]) -> set[str]:
    flags = {text(item) for item in sublist(items)}
    if len(flags) > 50 or not all(_FLAG.fullmatch(flag) for flag in flags):
        raise BadCommand("Not flags")
    return {"\\" + flag[1:].capitalize() if flag.startswith("\\") else flag for flag in flags} - {"\\Recent"}


def _first(items: list[Item]) -> bytes:
    if not items:
        raise BadCommand("Messages are missing")
    return atom(items[0])


HANDLERS: dict[str, Handler] = {
    "FETCH": fetch,
    "UID FETCH": uid_fetch,
    "STORE": store,
    "UID STORE": uid_store,
    "SEARCH": search,
    "UID SEARCH": uid_search,
    "COPY": copy,
    "UID COPY": uid_copy,
    "MOVE": move,
    "UID MOVE": uid_move,
    "EXPUNGE": expunge,
    "UID EXPUNGE": uid_expunge,
    "APPEND": append,
}
