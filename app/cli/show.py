"""show: one message in the form asked for; what is missing is fetched."""

from __future__ import annotations

import argparse

from app.cli import security
from app.cli.context import Context
from app.cli.listing import as_json, count, day_and_time, row
from app.cli.output import clean
from app.cli.parser import Commands
from app.crypto.reading import Opened
from app.engine.opened_view import opened_view
from app.mime.body import read_body, structure_dict
from app.mime.envelope import envelope
from app.mime.header import split_header
from app.mime.htmltext import text_to_html
from app.mime.page import document
from app.mime.results import SafeHtml
from app.model.message import Envelope, MessageRow
from app.store import accounts, bodies

_FORMS = ("summary", "text", "html", "raw", "structure", "security")


def add(commands: Commands) -> None:
    parser = commands.add("show", _show, "one message; fetches what is missing")
    parser.add_argument("id", type=count, metavar="ID")
    parser.add_argument("--as", dest="form", choices=_FORMS, default="summary")


def raw_of(context: Context, message: MessageRow) -> bytes:
    """The message's octets, from here or from the server."""
    raw = bodies.raw(context.db, message.id)
    if raw is not None:
        return raw
    account = accounts.account(context.db, message.account_id)
    with context.alone(), context.session(account) as session:
        return session.body(message.id)


def _show(context: Context, arguments: argparse.Namespace) -> int:
    message = row(context, arguments.id)
    raw = raw_of(context, message)
    output = context.output
    match arguments.form:
        case "raw":
            output.foreign(raw)
        case "text":
            text = read_body(security.opened(context, message.id, raw).raw).text
            output.result({"id": message.id, "text": text}, [text.rstrip("\n")])
        case "html":
            page = _html(message.id, security.opened(context, message.id, raw))
            output.result({"id": message.id, "html": page}) if output.json else output.foreign(page.encode())
        case "structure":
            output.object(structure_dict(raw))
        case "security":
            output.object(security.described(message.id, raw, security.opened(context, message.id, raw)))
        case _:
            message = row(context, message.id)
            raw = security.opened(context, message.id, raw).raw
            output.result(_summary(message, raw), _summary_lines(message, raw))
    return 0


def _html(message_id: int, opened: Opened) -> str:
    """The sanitised document; plain text dressed as one where the message has no HTML."""
    view = opened_view(message_id, opened)
    fragment = view.html if view.html is not None else text_to_html(view.text)
    return document(SafeHtml(fragment, view.remote), title=view.envelope.subject)


def _summary(message: MessageRow, raw: bytes) -> dict[str, object]:
    head: Envelope = envelope(split_header(raw)[0])
    return {**as_json(message), "cc": ", ".join(map(str, head.cc)), "in_reply_to": head.in_reply_to,
            "attachments": [{"part": each.part, "name": each.name, "type": each.content_type, "size": each.size}
                            for each in read_body(raw).attachments]}


def _summary_lines(message: MessageRow, raw: bytes) -> list[str]:
    head = envelope(split_header(raw)[0])
    lines = [f"From:    {', '.join(map(str, head.senders))}", f"To:      {', '.join(map(str, head.to))}"]
    if head.cc:
        lines.append(f"Cc:      {', '.join(map(str, head.cc))}")
    lines += [f"Date:    {day_and_time(message.date) or 'unknown'}", f"Subject: {head.subject}",
              f"Flags:   {' '.join(sorted(message.flags)) or 'none'}"]
    lines += [f"File:    {each.part} {each.name} ({each.content_type}, {each.size} bytes)"
              for each in read_body(raw).attachments]
    return [*lines, "", clean(message.preview)]
