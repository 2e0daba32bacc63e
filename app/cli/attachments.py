"""attachments: the files of one message, listed or saved."""

from __future__ import annotations

import argparse
from pathlib import Path

from app.cli import security
from app.cli.context import Context
from app.cli.listing import count, row
from app.cli.parser import Commands
from app.cli.show import raw_of
from app.engine.saving import write_new
from app.mime.body import part_bytes, read_body


def add(commands: Commands) -> None:
    parser = commands.add("attachments", _attachments, "the files of a message")
    parser.add_argument("id", type=count, metavar="ID")
    parser.add_argument("--save", type=Path, metavar="DIR", help="write them there, never over a file")


def _attachments(context: Context, arguments: argparse.Namespace) -> int:
    raw = security.opened(context, arguments.id, raw_of(context, row(context, arguments.id))).raw
    found = []
    for each in read_body(raw).attachments:
        saved = None
        if arguments.save is not None:
            saved = str(write_new(arguments.save, each.name or f"attachment-{each.part}", part_bytes(raw, each.part)))
        found.append({"part": each.part, "name": each.name, "type": each.content_type, "size": each.size,
                      "saved_as": saved})
    context.output.result(found, [f"{each['part']:<8} {each['size']:>9}  {each['type']:<28} "
                                  f"{each['saved_as'] or each['name']}" for each in found])
    return 0
