"""The commands on folders: LIST to UNSUBSCRIBE, SELECT to UNSELECT, and IDLE."""

from __future__ import annotations

import asyncio

from app.demo.imap.listing import list_lines, lsub_lines, status_line, words
from app.demo.imap.session import Handler, Session
from app.demo.imap.view import View
from app.demo.imap.wire import BadCommand, Item, text

_FLAGS = rb"\Answered \Flagged \Deleted \Seen \Draft"


async def list_(session: Session, items: list[Item]) -> bytes:
    for line in list_lines(session.mailbox, items):
        session.line(line)
    return b""


async def lsub(session: Session, items: list[Item]) -> bytes:
    for line in lsub_lines(session.mailbox, items):
        session.line(line)
    return b""


async def namespace(session: Session, items: list[Item]) -> bytes:
    session.line(b'* NAMESPACE (("" "/")) NIL NIL')
    return b""


async def enable(session: Session, items: list[Item]) -> bytes:
    session.line(b"* ENABLED")
    return b""


async def status(session: Session, items: list[Item]) -> bytes:
    if len(items) != 2:
        raise BadCommand("STATUS needs a mailbox and items")
    session.line(status_line(session.mailbox.folder(text(items[0])), words(items[1])))
    return b""


async def select(session: Session, items: list[Item]) -> bytes:
    return _open(session, items, read_only=False)


async def examine(session: Session, items: list[Item]) -> bytes:
    return _open(session, items, read_only=True)


async def close(session: Session, items: list[Item]) -> bytes:
    view = session.selected
    if not view.read_only:
        gone = [message for message in view.known if "\\Deleted" in message.flags]
        view.mailbox.remove(view.folder, gone)
    session.view = None
    return b""


async def unselect(session: Session, items: list[Item]) -> bytes:
    if session.view is None:
        raise BadCommand("Nothing is selected")
    session.view = None
    return b""


async def create(session: Session, items: list[Item]) -> bytes:
    session.mailbox.create(_name(items))
    return b""


async def delete(session: Session, items: list[Item]) -> bytes:
    session.mailbox.delete(_name(items))
    return b""


async def rename(session: Session, items: list[Item]) -> bytes:
    if len(items) != 2:
        raise BadCommand("RENAME needs two names")
    session.mailbox.rename(text(items[0]), text(items[1]))
    return b""


async def subscribe(session: Session, items: list[Item]) -> bytes:
    session.mailbox.folder(_name(items)).subscribed = True
    return b""


async def unsubscribe(session: Session, items: list[Item]) -> bytes:
    session.mailbox.folder(_name(items)).subscribed = False
    return b""


async def idle(session: Session, items: list[Item]) -> bytes:
    """RFC 2177: tell changes as they come until the client says DONE."""
    session.line(b"+ idling")
    ending = asyncio.ensure_future(session.reader.readline())
    try:
        while True:
            session.tell_updates()
            await session.writer.drain()
            change = asyncio.ensure_future(session.changed.wait())
            await asyncio.wait({ending, change}, return_when=asyncio.FIRST_COMPLETED)
            change.cancel()
            if ending.done():
                break
    finally:
        ending.cancel()
    if ending.result().strip().upper() != b"DONE":
        raise BadCommand("DONE is expected")
    return b""


def _open(session: Session, items: list[Item], *, read_only: bool) -> bytes:
    session.view = None
    folder = session.mailbox.folder(_name(items[:1]))
    session.view = View(session.mailbox, folder, read_only=read_only)
    unseen = next((n for n, one in enumerate(folder.messages, 1) if "\\Seen" not in one.flags), 0)
    lines = [
        b"* FLAGS (" + _FLAGS + b")",
        b"* OK [PERMANENTFLAGS (" + (b"" if read_only else _FLAGS + rb" \*") + b")] Kept flags",
        b"* %d EXISTS" % len(folder.messages),
        b"* 0 RECENT",
        b"* OK [UIDVALIDITY %d] Valid" % folder.uid_validity,
        b"* OK [UIDNEXT %d] Next" % folder.next_uid,
    ]
    if unseen:
        lines.insert(4, b"* OK [UNSEEN %d] First unseen" % unseen)
    for line in lines:
        session.line(line)
    return b"[READ-ONLY] Opened" if read_only else b"[READ-WRITE] Opened"


def _name(items: list[Item]) -> str:
    if not items:
        raise BadCommand("A mailbox name is missing")
    return text(items[0])


HANDLERS: dict[str, Handler] = {
    "LIST": list_,
    "LSUB": lsub,
    "NAMESPACE": namespace,
    "ENABLE": enable,
    "STATUS": status,
    "SELECT": select,
    "EXAMINE": examine,
    "CLOSE": close,
    "UNSELECT": unselect,
    "CREATE": create,
    "DELETE": delete,
    "RENAME": rename,
    "SUBSCRIBE": subscribe,
    "UNSUBSCRIBE": unsubscribe,
    "IDLE": idle,
}
