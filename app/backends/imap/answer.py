"""What goes into a command and what comes out of its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field

from app.backends.imap.faults import out_of_step
from app.errors import ErrorKind, MailError
from app.quick_dataclass import dataclass

MAX_ARGUMENT = 4_000
_TAGGED = re.compile(rb"(OK|NO|BAD)(?: (?:\[([^\]\r\n]*)\] ?)?([^\r\n]*))?\r?\n", re.IGNORECASE)
_FORBIDDEN = re.compile(r"[\0\r\n]")

Response = list[bytes]
"""One untagged response: its line, and for each literal in it the literal and the line that goes on."""


class Overlong(bytes):
    """Stands for a literal that was larger than wanted, and was thrown away."""


OVERLONG = Overlong()


@dataclass(frozen=True, slots=True)
class Literal:
    """An argument that is sent as counted octets, between `before` and `after`, such as the ~ of a literal8."""

    data: bytes
    before: bytes = b""
    after: bytes = b""


Part = bytes | Literal


@dataclass(frozen=True, slots=True)
class Reply:
    """The tagged OK: response code without brackets (b"COPYUID 1 2 3"), text, and the untagged responses."""

    code: bytes
    text: str
    untagged: list[Response] = field(default_factory=list)

    def codes(self, name: bytes) -> Iterator[bytes]:
        """What follows `name` in the response codes of this answer, tagged and untagged."""
        for code in (*(code_of(response[0]) for response in self.untagged), self.code):
            word, _, rest = code.partition(b" ")
            if word.upper() == name:
                yield rest


@dataclass(slots=True, eq=False)
class Ahead:
    """A command that was sent and whose answer may not have been read yet.

    `limit`: FETCH responses that may come, -1 where the answer is of another kind. `within`: see Dialogue.run;
    `group`: see Dialogue.ask. `first_at` and `last_at`: when its
    first and its last line were read (monotonic seconds). `wanted` false: what comes is thrown away.
    """

    tag: bytes
    name: bytes
    budget: int
    limit: int
    largest: int
    within: float = 0.0
    group: object = None
    wanted: bool = True
    done: bool = False
    responses: list[Response] = field(default_factory=list)
    code: bytes = b""
    text: str = ""
    error: MailError | None = None
    first_at: float = 0.0
    last_at: float = 0.0

    @property
    def seconds(self) -> float:
        """What the answer took on the line, without the wait for its beginning."""
        return self.last_at - self.first_at

    def abandon(self) -> None:
        self.wanted = False
        self.responses = []


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


def tagged(tag: bytes, line: bytes) -> tuple[bytes, str] | RefusedError:
    """Code and text of a tagged OK, or what NO and BAD mean; MailError(PROTOCOL) for a line that is none of them."""
    word, _, rest = line.partition(b" ")
    found = _TAGGED.fullmatch(rest)
    if word != tag or found is None:
        raise out_of_step("a line belongs to no command", text_of(line))
    status, code, text = found[1].upper(), found[2] or b"", text_of(found[3] or b"")
    if status == b"OK":
        return code, text
    first = text_of(code.split(b" ")[0]).upper()
    if status == b"BAD":
        return RefusedError(ErrorKind.PROTOCOL, "The server does not understand a command of this program.", text,
                            first)
    return refusal(first, text)


def code_of(line: bytes) -> bytes:
    """The response code of an untagged OK, NO or BAD, without its brackets; b"" where there is none."""
    found = re.match(rb"\* (?:OK|NO|BAD) \[([^\]\r\n]*)\]", line, re.IGNORECASE)
    return found[1] if found else b""


def text_of(data: bytes) -> str:
    return data.decode("utf-8", "replace").strip()
