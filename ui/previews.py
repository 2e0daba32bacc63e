"""Which files can be shown without another program, and what is shown of them; read off the Qt thread."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QImage

from app.errors import ErrorKind, MailError
from app.mime import charset
from app.mime.body import part_bytes
from app.model.message import Attachment
from app.quick_dataclass import dataclass
from ui import pictures

MOST_TEXT = 200_000
LARGEST = QSize(2400, 2400)
_PICTURES = frozenset({"image/png", "image/jpeg", "image/jpg", "image/pjpeg", "image/gif", "image/webp", "image/bmp",
                       "image/x-ms-bmp"})
_TEXTS = frozenset({"application/json", "application/xml", "application/x-yaml", "application/pgp-keys",
                    "application/pgp-signature", "application/ics", "application/sql", "application/javascript"})
_ENDINGS = {**dict.fromkeys(("png", "jpg", "jpeg", "gif", "webp", "bmp"), "image"), "pdf": "pdf",
            **dict.fromkeys(("txt", "text", "md", "csv", "log", "ini", "json", "xml", "yaml", "yml", "ics", "vcf",
                             "diff", "patch", "asc", "py", "c", "h", "toml", "cfg", "conf", "tex", "sql"), "text")}
_UNKNOWN = frozenset({"application/octet-stream", ""})


@dataclass(frozen=True, slots=True)
class PictureContent:
    image: QImage


@dataclass(frozen=True, slots=True)
class TextContent:
    """`cut`: there is more of it than is shown."""

    text: str
    cut: bool


@dataclass(frozen=True, slots=True)
class PdfContent:
    octets: bytes


Content = PictureContent | TextContent | PdfContent


def kind(file: Attachment) -> str:
    """ "image", "text" or "pdf", by type and name; "" where there is no preview."""
    content_type = file.content_type.lower()
    if content_type in _PICTURES:
        return "image"
    if content_type == "application/pdf":
        return "pdf"
    if content_type.startswith("text/") or content_type in _TEXTS:
        return "text"
    return _ENDINGS.get(file.name.rpartition(".")[2].lower(), "") if content_type in _UNKNOWN else ""


def is_message(file: Attachment) -> bool:
    """An attached mail, which opens in a window of its own."""
    return file.content_type == "message/rfc822" or (
        file.content_type.lower() in _UNKNOWN and file.name.lower().endswith(".eml"))


def load(raw: bytes, file: Attachment) -> Content:
    """What a preview shows, for a background thread. HTML comes as its source; archives are never unpacked.

    Raises MailError: GONE, or USAGE where the file is not what it says.
    """
    octets = part_bytes(raw, file.part)
    # What the octets are counts, whatever the name says.
    if pictures.kind(octets):
        image = pictures.read(QByteArray(octets), LARGEST)
        if image is None:
            raise MailError(ErrorKind.USAGE, "This picture is damaged, or too large to be shown here: save it and open "
                            "it with another program.")
        return PictureContent(image)
    if b"%PDF-" in octets[:1024]:
        return PdfContent(octets)
    binary = b"\0" in octets[:4096] and not octets.startswith((b"\xff\xfe", b"\xfe\xff"))
    if kind(file) != "text" or binary:
        raise MailError(ErrorKind.USAGE, "This file is not what its name says, so it is not shown here: save it if you "
                        "expected it.")
    return TextContent(_text(octets[:MOST_TEXT]), len(octets) > MOST_TEXT)


def _text(octets: bytes) -> str:
    """UTF-16 by its mark, else UTF-8, else windows-1252; without control characters."""
    for mark, label in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if octets.startswith(mark):
            return charset.printable(octets[2:len(octets) & ~1].decode(label, "replace"))
    # A character cut in two at the end must not make all of it look like another charset.
    for less in range(4):
        try:
            return charset.printable(octets[:len(octets) - less].decode("utf-8-sig"))
        except UnicodeDecodeError:
            continue
    return charset.printable(charset.decode(octets))
