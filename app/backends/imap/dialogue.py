"""Commands and their answers (RFC 3501 2.2): one command at a time, arguments made safe, answers bounded."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from app.backends.imap.stream import ANSWER_BUDGET, Stream, out_of_step
from app.errors import ErrorKind, MailError

log = logging.getLogger(__name__)

MAX_RESPONSES = 250_000
MAX_ARGUMENT = 4_000
_LITERAL = re.compile(rb"~?\{(\d{1,12})\+?\}\r?\n\Z")
_TAGGED = re.compile(rb"(OK|NO|BAD)(?: (?:\[([^\]\r\n]*)\] ?)?([^\r\n]*))?\r?\n", re.IGNORECASE)
_STATUS = (b"* OK", b"* NO", b"* BAD", b"* BYE", b"* PREAUTH")
_FETCH = re.compile(rb"\* \d{1,10} FETCH \(", re.IGNORECASE)
_FORBIDDEN = re.compile(r"[\0\r\n]")

Response = list[bytes]
"""One untagged response: its line, and for each literal in it the literal and the line that goes on."""


@dataclass(frozen=True, slots=True)
class Literal:
    """An argument that is sent as counted octets."""

    data: bytes


Part = bytes | Literal


@dataclass(frozen=True, slots=True)
class Reply:
    """The tagged OK: response code without brackets (b"COPYUID 1 2 3"), text, and the untagged responses."""

    code: bytes
    text: str
    untagged: list[Response] = field(default_factory=list)

    def codes(self, name: bytes) -> Iterator[bytes]:
        """What follows `name` in the response codes of this answer, tagged and untagged."""
        for code in (*(_code_of(response[0]) for response in self.untagged), self.code):
            word, _, rest = code.partition(b" ")
            if word.upper() == name:
                yield rest


class RefusedError(MailError):
    """The server said NO (REFUSED) or BAD (PROTOCOL). `code` is the first word of its response code, or ""."""

    def __init__(self, kind: ErrorKind, detail: str, server_text: str, code: str) -> None:
        super().__init__(kind, detail, server_text)
        self.code = code


def quoted(text: str) -> Part:
    """A string argument, quoted or (when not plain ASCII) as a literal. MailError(USAGE) for NUL, CR and LF."""
    if _FORBIDDEN.search(text) or len(text) > MAX_ARGUMENT:
        raise MailError(ErrorKind.USAGE, "A name or an address is too long or holds a line break. Shorten it.")
    if text.isascii():
        return b'"' + text.replace("\\", "\\\\").replace('"', '\\"').encode() + b'"'
    return Literal(text.encode())


class Dialogue:
    """Sends a command and reads until its tagged answer. `busy` while an answer is still owed.

    `count` is that of the commands so far, `in_idle` is true while IDLE holds (RFC 2177). `on_untagged` hears of
    every untagged response, whatever command it came with.
    """

    def __init__(self, stream: Stream, trace_name: str) -> None:
        self.stream = stream
        self.busy = False
        self.in_idle = False
        self.literal_plus = False
        self.literal_minus = False
        self.on_untagged: Callable[[bytes], None] = lambda line: None
        self._trace_name = trace_name
        self.count = 0

    def run(self, *parts: Part, budget: int = ANSWER_BUDGET) -> Reply:
        """Raises RefusedError for NO and BAD, MailError(PROTOCOL) and (NETWORK), OSError."""
        tag = self.start(*parts, budget=budget)
        untagged: list[Response] = []
        while True:
            line = self.stream.readline()
            if line.startswith(b"* "):
                untagged.append(self.untagged(line))
                if len(untagged) > MAX_RESPONSES:
                    raise out_of_step("it has no end")
            else:
                return self.finish(tag, line, untagged)

    def fetch(self, *parts: Part, budget: int, limit: int) -> Iterator[Response]:
        """The FETCH responses as they come, at most `limit`; the caller must take them all."""
        tag = self.start(*parts, budget=budget)
        readline, read = self.stream.readline_cut, self.stream.read
        while True:
            line = readline()
            if not line.startswith(b"* "):
                self.finish(tag, line, [])
                return
            if _FETCH.match(line) is None:
                self.untagged(line)
                continue
            limit -= 1
            if limit < 0:
                raise out_of_step("it lists more messages than there are")
            response = [line]
            while line.endswith(b"}\r\n") and (found := _LITERAL.search(line, max(0, len(line) - 32))):
                line_after = read(int(found[1])), readline()
                response += line_after
                line = line_after[1]
            yield response

    def start(self, *parts: Part, budget: int = ANSWER_BUDGET) -> bytes:
        """Sends a command; its tag. The answer is then to be read and given to `finish`."""
        self.count += 1
        tag = b"D%d" % self.count
        self.busy = True
        self.stream.expect(budget)
        log.debug("%s: %s", self._trace_name, _name(parts))
        pending = tag
        for part in parts:
            pending += b" "
            if isinstance(part, bytes):
                if b"\r" in part or b"\n" in part or b"\0" in part:
                    self.busy = False
                    raise MailError(ErrorKind.USAGE, "An argument holds a line break. Remove it.")
                pending += part
            else:
                pending = self._send_literal(tag, pending, part.data)
        self.stream.send(pending + b"\r\n")
        return tag

    def finish(self, tag: bytes, line: bytes, untagged: list[Response]) -> Reply:
        """The tagged line as a Reply; RefusedError for NO and BAD, MailError(PROTOCOL) for anything else."""
        word, _, rest = line.partition(b" ")
        found = _TAGGED.fullmatch(rest)
        if word != tag or found is None:
            raise out_of_step("a line belongs to no command", _text(line))
        self.busy = False
        status, code, text = found[1].upper(), found[2] or b"", _text(found[3] or b"")
        if status == b"OK":
            return Reply(code, text, untagged)
        first = _text(code.split(b" ")[0]).upper()
        if status == b"BAD":
            raise RefusedError(ErrorKind.PROTOCOL, "The server does not understand a command of this program.",
                               text, first)
        raise refusal(first, text)

    def untagged(self, line: bytes) -> Response:
        """Reads on from the first line of an untagged response; MailError(NETWORK) for BYE."""
        response = [line]
        if line[:6].upper().startswith(_STATUS):
            if line[:5].upper() == b"* BYE":
                raise MailError(ErrorKind.NETWORK, "The server ended the connection. Try again later.",
                                _text(line[6:]))
        else:
            while found := _LITERAL.search(line, max(0, len(line) - 32)):
                response.append(self.stream.read(int(found[1])))
                line = self.stream.readline()
                response.append(line)
        self.on_untagged(response[0])
        return response

    def _send_literal(self, tag: bytes, pending: bytes, data: bytes) -> bytes:
        if self.literal_plus or (self.literal_minus and len(data) <= 4096):
            self.stream.send(pending + b"{%d+}\r\n" % len(data))
        else:
            self.stream.send(pending + b"{%d}\r\n" % len(data))
            self._await_go_ahead(tag)
        self.stream.send(data)
        return b""

    def _await_go_ahead(self, tag: bytes) -> None:
        while True:
            line = self.stream.readline()
            if line.startswith(b"+"):
                return
            if line.startswith(b"* "):
                self.untagged(line)
                continue
            self.finish(tag, line, [])
            raise out_of_step("a command ended before it was sent", _text(line))


_SENTENCES = {
    "TRYCREATE": "The folder does not exist on the server. Refresh the folders and try again.",
    "NONEXISTENT": "The folder does not exist on the server. Refresh the folders and try again.",
    "ALREADYEXISTS": "A folder of this name exists already. Choose another name.",
    "OVERQUOTA": "The mailbox on the server is full. Delete mail there or ask for more space.",
    "TOOBIG": "The message is too large for the server.",
    "NOPERM": "The account has no permission for this on the server.",
    "CANNOT": "The server does not allow this, for instance a character in a folder's name.",
    "LIMIT": "The server's limit is reached. Ask the provider.",
    "HASCHILDREN": "The folder has subfolders. Delete those first.",
    "EXPUNGEISSUED": "Some of the messages are gone from the server.",
    "READ-ONLY": "The folder can only be read.",
}
_BUSY = frozenset({"UNAVAILABLE", "INUSE", "SERVERBUG"})


def refusal(code: str, text: str) -> RefusedError:
    """The server's NO in a sentence (RFC 5530 codes); NETWORK where it says that it is busy."""
    if code in _BUSY:
        return RefusedError(ErrorKind.NETWORK, "The server is busy or being repaired. Try again later.", text, code)
    sentence = _SENTENCES.get(code, "The server refused this.")
    return RefusedError(ErrorKind.REFUSED, sentence, text, code)


def _code_of(line: bytes) -> bytes:
    found = re.match(rb"\* (?:OK|NO|BAD) \[([^\]\r\n]*)\]", line, re.IGNORECASE)
    return found[1] if found else b""


def _name(parts: tuple[Part, ...]) -> str:
    """The command's name for the log: never an argument."""
    first = parts[0] if isinstance(parts[0], bytes) else b"?"
    return b" ".join(first.split(b" ")[:2 if first.startswith(b"UID ") else 1]).decode("ascii", "replace")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace").strip()
