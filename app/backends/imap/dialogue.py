"""Commands and their answers (RFC 3501 2.2): arguments made safe, answers bounded, one read at a time."""

from __future__ import annotations

import logging
import re
import time
from collections import deque
from collections.abc import Callable, Iterator

from app.backends.imap import answer
from app.backends.imap.answer import Ahead, Literal, Part, RefusedError, Reply, Response, quoted, tagged
from app.backends.imap.faults import out_of_step
from app.backends.imap.stream import ANSWER_BUDGET, MAX_LITERAL, Stream
from app.errors import ErrorKind, MailError

__all__ = ["Dialogue", "Literal", "Part", "RefusedError", "Reply", "Response", "quoted"]

log = logging.getLogger(__name__)

MAX_RESPONSES = 250_000
MAX_CHATTER = 10_000
"""Untagged responses beside those that were asked for."""
MAX_KEPT = 48 << 20
"""Octets of literals in one answer; what is beyond comes as OVERLONG."""
MAX_LITERALS = 1_000
"""In one response."""
MAX_TEXT = 4 << 20
"""Octets of one response that are no literal's."""
_LITERAL = re.compile(rb"~?\{(\d{1,12})\+?\}\r?\n\Z")
_STATUS = (b"* OK", b"* NO", b"* BAD", b"* BYE", b"* PREAUTH")
_FETCH = re.compile(rb"\* \d{1,10} FETCH \(", re.IGNORECASE)
_WITH_LITERAL = re.compile(rb"\* \d{1,10} FETCH \([^\r\n]*\{(\d{1,6})\}\r\n", re.IGNORECASE)
_ANNOUNCES = (b"}\r\n", b"}\n")
"""How a line ends that may announce a literal; some servers end lines with LF alone."""
_MISSES = 3
"""How often nothing whole may be found in the buffer until it is not looked at as a whole any more."""


class Dialogue:
    """Sends commands and reads their answers.

    `busy` while an answer is read in part only: the connection is then of no more use. Answers of commands that were
    sent ahead (`ask`) and not read yet are no hindrance: they are kept, or thrown away, before the next command goes
    out. `count` is that of the commands so far, `command` the name of the one whose answer is read, `in_idle` is true
    while IDLE holds (RFC 2177). `on_untagged` hears of every untagged response but those that `fetch` yields.
    """

    def __init__(self, stream: Stream, trace_name: str) -> None:
        self.stream = stream
        self.busy = False
        self.in_idle = False
        self.literal_plus = False
        self.literal_minus = False
        self.on_untagged: Callable[[Response], None] = lambda response: None
        self.command = b""
        self.count = 0
        self._trace_name = trace_name
        self._ahead: deque[Ahead] = deque()

    def run(self, *parts: Part, budget: int = ANSWER_BUDGET, within: float = 0.0) -> Reply:
        """`within`: seconds that the answer may take.

        Raises RefusedError for NO and BAD, MailError(PROTOCOL) and (NETWORK), OSError.
        """
        return self.reply(self.ask(*parts, budget=budget, within=within))

    def attempt(self, *parts: Part) -> Reply | None:
        """As `run`; None where the server refuses. Raises MailError(PROTOCOL) and (NETWORK), OSError."""
        try:
            return self.run(*parts)
        except RefusedError as exc:
            if exc.kind is ErrorKind.NETWORK:
                raise
            return None

    def fetch(self, *parts: Part, budget: int, limit: int, largest: int = MAX_LITERAL) -> Iterator[Response]:
        """The FETCH responses as they come, at most `limit`; the caller must take them all.

        A literal of more than `largest` octets comes as OVERLONG.
        """
        return self.answers(self.ask(*parts, budget=budget, limit=limit, largest=largest))

    def ask(self, *parts: Part, budget: int = ANSWER_BUDGET, limit: int = -1, largest: int = MAX_LITERAL,
            within: float = 0.0, group: object = None) -> Ahead:
        """Sends a command ahead: `answers` or `reply` reads what comes. Arguments as in `fetch`.

        Only commands of one `group` are on their way together. They must not depend on one another (RFC 3501 5.5), and
        their untagged responses may come mixed.
        """
        is_alone = group is None or any(ahead.group is not group for ahead in self._ahead)
        if is_alone or (not self.literal_plus and any(isinstance(part, Literal) for part in parts)):
            self.settle()  # a literal's go-ahead would come after the answers that are owed
        ahead = Ahead(self._send(parts), _name(parts), budget, limit, largest, within, group)
        self._ahead.append(ahead)
        return ahead

    def reply(self, ahead: Ahead) -> Reply:
        """The whole answer. Raises as `run`."""
        self._collect(ahead)
        untagged, ahead.responses = ahead.responses, []
        if ahead.error is not None:
            raise ahead.error
        return Reply(ahead.code, ahead.text, untagged)

    def answers(self, ahead: Ahead) -> Iterator[Response]:
        """The FETCH responses of a command sent ahead. Raises as `fetch`."""
        while not ahead.done and self._ahead and self._ahead[0] is not ahead:
            self._collect(self._ahead[0])
        if ahead.done:
            yield from ahead.responses
            ahead.responses = []
        else:
            yield from self._read(self._ahead.popleft())
        if ahead.error is not None:
            raise ahead.error

    def settle(self) -> None:
        """Reads all answers that are owed; those that somebody still waits for are kept."""
        while self._ahead:
            self._collect(self._ahead[0])

    def start(self, *parts: Part, budget: int = ANSWER_BUDGET) -> bytes:
        """Sends a command after `settle`; its tag. The answer is then to be read and given to `finish`."""
        self.settle()
        tag = self._send(parts)
        self.busy = True
        self.command = _name(parts)
        self.stream.expect(budget)
        return tag

    def finish(self, tag: bytes, line: bytes) -> tuple[bytes, str]:
        """The tagged OK's code and text; RefusedError for NO and BAD, MailError(PROTOCOL) for anything else."""
        found = tagged(tag, line)
        self.busy = False
        self.command = b""
        if isinstance(found, RefusedError):
            raise found
        return found

    def untagged(self, line: bytes) -> Response:
        """Reads on from the first line of an untagged response; MailError(NETWORK) for BYE."""
        if line[:6].upper().startswith(_STATUS):
            if line[:5].upper() == b"* BYE":
                raise MailError(ErrorKind.NETWORK, "The server ended the connection. Try again later.",
                                answer.text_of(line[6:]))
            response = [line]
        else:
            response = self._whole(line, self.stream.readline, MAX_LITERAL)
        self.on_untagged(response)
        return response

    def _collect(self, ahead: Ahead) -> None:
        """Reads the answers in their order up to this one's."""
        while not ahead.done:
            first = self._ahead.popleft()
            for response in self._read(first):
                if first.wanted:
                    first.responses.append(response)

    def _read(self, ahead: Ahead) -> Iterator[Response]:
        """One answer from the wire; what the server refused is noted in `ahead.error`."""
        stream = self.stream
        self.busy = True
        self.command = ahead.name
        stream.expect(ahead.budget, ahead.within)
        bulk, limit, largest = ahead.limit >= 0, ahead.limit if ahead.limit >= 0 else MAX_RESPONSES, ahead.largest
        readline = stream.readline_cut if bulk else stream.readline
        chatter, kept, misses = MAX_CHATTER, 0, 0 if bulk else _MISSES
        is_fetch = _FETCH.match
        while True:
            if misses < _MISSES:
                whole = self._buffered(min(largest, MAX_KEPT - kept))
                misses = 0 if whole else misses + 1
                ahead.first_at = ahead.first_at or time.monotonic()
                limit -= len(whole)
                kept += sum([len(response[1]) for response in whole])
                if limit < 0:
                    raise out_of_step("it lists more than there is")
                yield from whole
            line = readline()
            ahead.first_at = ahead.first_at or time.monotonic()
            if line[:2] != b"* ":
                break
            if bulk and is_fetch(line):
                limit -= 1
                if line.endswith(_ANNOUNCES):
                    response = self._whole(line, readline, min(largest, MAX_KEPT - kept))
                    kept += sum(map(len, response[1::2]))
                    yield response
                else:
                    yield [line]
            elif bulk:
                self.untagged(line)
                chatter -= 1
            else:
                limit -= 1
                yield self.untagged(line)
            if limit < 0 or chatter < 0:
                raise out_of_step("it lists more than there is")
        try:
            ahead.code, ahead.text = self.finish(ahead.tag, line)
        except RefusedError as exc:
            ahead.error = exc
        ahead.last_at = time.monotonic()
        ahead.done = True

    def _buffered(self, largest: int) -> list[Response]:
        """Those FETCH responses of one literal that the buffer holds as a whole: a list of headers is made of them."""
        block = self.stream.buffered()
        found: list[Response] = []
        at = 0
        while head := _WITH_LITERAL.match(block, at):
            start, size = head.end(), int(head[1])
            end = start + size
            stop = block.find(b"\n", end) + 1
            if not stop or size > largest or block.endswith(_ANNOUNCES, end, stop):
                break
            largest -= size
            found.append([head[0], block[start:end], block[end:stop]])
            at = stop
        self.stream.skip(at)
        return found

    def _whole(self, line: bytes, readline: Callable[[], bytes], largest: int) -> Response:
        """The response that begins with `line`, with the literals in it and the lines after them."""
        response = [line]
        text = len(line)
        while found := _LITERAL.search(line, max(0, len(line) - 32)):
            size = int(found[1])
            if size > largest:
                self.stream.skip(size)
                response.append(answer.OVERLONG)
            else:
                response.append(self.stream.read(size))
            line = readline()
            response.append(line)
            text += len(line)
            if len(response) > 2 * MAX_LITERALS or text > MAX_TEXT:
                raise out_of_step("an answer has no end")
        return response

    def _send(self, parts: tuple[Part, ...]) -> bytes:
        self.count += 1
        tag = b"D%d" % self.count
        for part in parts:
            if isinstance(part, bytes) and (b"\r" in part or b"\n" in part or b"\0" in part):
                raise MailError(ErrorKind.USAGE, "An argument holds a line break. Remove it.")
        log.debug("%s: %s", self._trace_name, _name(parts).decode("ascii", "replace"))
        before, self.busy = self.busy, True
        pending = tag
        for part in parts:
            pending += b" "
            if isinstance(part, bytes):
                pending += part
            else:
                pending = self._send_literal(tag, pending, part)
        self.stream.send(pending + b"\r\n")
        self.busy = before
        return tag

    def _send_literal(self, tag: bytes, pending: bytes, literal: Literal) -> bytes:
        data, pending = literal.data, pending + literal.before
        if self.literal_plus or (self.literal_minus and len(data) <= 4096):
            self.stream.send(pending + b"{%d+}\r\n" % len(data))
        else:
            self.stream.send(pending + b"{%d}\r\n" % len(data))
            self._await_go_ahead(tag)
        self.stream.send(data)
        return literal.after

    def _await_go_ahead(self, tag: bytes) -> None:
        self.stream.expect()
        while True:
            line = self.stream.readline()
            if line.startswith(b"+"):
                return
            if line.startswith(b"* "):
                self.untagged(line)
                continue
            self.finish(tag, line)
            raise out_of_step("a command ended before it was sent", answer.text_of(line))


def _name(parts: tuple[Part, ...]) -> bytes:
    """The command's name: never an argument."""
    first = parts[0] if isinstance(parts[0], bytes) else b"?"
    return b" ".join(first.split(b" ")[:2 if first.startswith(b"UID ") else 1])
