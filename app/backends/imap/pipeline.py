"""Several independent commands in one round trip (RFC 3501 5.5)."""

from __future__ import annotations

from collections.abc import Sequence

from app.backends.imap.connection import Connection
from app.backends.imap.dialogue import Part, RefusedError, Reply
from app.backends.imap.uidset import chunks

AT_ONCE = 100


def run_all(connection: Connection, commands: Sequence[Sequence[Part]]) -> list[Reply | RefusedError]:
    """Sends up to AT_ONCE commands (fewer where the server's quirks say so) before the first answer is read; the
    answers in the order of the commands.

    The untagged responses belong to the command whose tagged line follows them, which is where servers that answer in
    order put them. Commands must be such that it does not matter whether an earlier one was refused. Raises as
    Dialogue.run, but for RefusedError, which stands in the list.
    """
    dialogue = connection.dialogue
    answers: list[Reply | RefusedError] = []
    for part in chunks(commands, min(AT_ONCE, connection.quirks.pipelined)):
        group = object()
        for ahead in [dialogue.ask(*command, group=group) for command in part]:
            try:
                answers.append(dialogue.reply(ahead))
            except RefusedError as exc:
                answers.append(exc)
    return answers
