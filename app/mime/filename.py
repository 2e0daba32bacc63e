"""File names from mail, made safe for every file system."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from app.errors import ErrorKind, MailError

MAX_BYTES = 200
_MAX_EXTENSION = 20
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]")
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_SPACES = re.compile(r"\s+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])", re.IGNORECASE)


def safe_name(name: str, fallback: str) -> str:
    """The last path component without characters, endings and device names that some system refuses.

    At most 200 bytes of UTF-8, the extension kept. Where nothing is left: `fallback`, itself made safe.
    """
    made = _safe(name)
    return made or _safe(fallback) or "attachment"


def _safe(name: str) -> str:
    name = unicodedata.normalize("NFC", _UNSAFE.sub("", _SPACES.sub(" ", name[:8192].replace("\0", ""))))
    name = name.replace("\\", "/").rstrip("/ .").rpartition("/")[2]
    name = _FORBIDDEN.sub("_", name).strip(" ").lstrip(".").strip(" ").rstrip(". ")
    if not name.strip("_. "):
        return ""
    stem, dot, extension = name.rpartition(".")
    if not dot or len(extension.encode()) > _MAX_EXTENSION:
        stem, extension = name, ""
    else:
        extension = dot + extension
    stem = _cut(stem, MAX_BYTES - len(extension.encode())).rstrip(". ") if extension else _cut(stem, MAX_BYTES)
    # Windows takes "con.txt" and "con .tar.gz" for the console too.
    if _RESERVED.fullmatch(stem.partition(".")[0].strip()):
        stem = f"_{stem}"
    return (stem + extension).rstrip(". ")


def _cut(text: str, octets: int) -> str:
    return text.encode()[:octets].decode("utf-8", "ignore")


def unique_path(folder: Path, name: str) -> Path:
    """A path in `folder` at which nothing lies yet: `name`, else "name (2).ext" and so on.

    Nothing is created: open the path with mode "x", so that two writers never meet. Raises MailError(STORE) after
    10,000 tries.
    """
    name = safe_name(name, "attachment")
    stem, dot, extension = name.rpartition(".")
    if not dot or not stem:
        stem, extension = name, ""
    else:
        extension = dot + extension
    for number in range(1, 10_001):
        path = folder / (name if number == 1 else f"{stem} ({number}){extension}")
        # A dangling link is there too: writing would follow it.
        if not path.is_symlink() and not path.exists():
            return path
    raise MailError(ErrorKind.STORE, f"There are too many files named '{name}' in {folder}: choose another folder.")
