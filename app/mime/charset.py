"""From octets to text, whatever charset a message claims; never raises."""

from __future__ import annotations

import codecs
import contextlib
import re
from functools import lru_cache

_CHUNK = 256 * 1024
_STEP = 32 * 1024

# Supersets that senders mean when they name the smaller set (the WHATWG Encoding mapping), and old spellings.
_ALIASES = {
    "us-ascii": "cp1252", "ascii": "cp1252", "ansi_x3.4-1968": "cp1252", "iso-8859-1": "cp1252", "latin1": "cp1252",
    "iso8859-1": "cp1252", "iso_8859-1": "cp1252", "latin-1": "cp1252", "ansi": "cp1252", "8859_1": "cp1252",
    "iso-8859-1-windows-3.1-latin-1": "cp1252", "x-ansi": "cp1252", "x-cp1252": "cp1252",
    "utf8": "utf-8", "unicode": "utf-8", "utf-8-sig": "utf-8", "unicode-1-1-utf-8": "utf-8", "utf8mb4": "utf-8",
    "unicode-1-1-utf-7": "utf-7", "unicode-2-0-utf-7": "utf-7", "x-unicode-2-0-utf-7": "utf-7",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
    "ms_kanji": "cp932", "cswindows31j": "cp932", "iso-2022-jp": "iso2022_jp_ext", "x-euc-jp": "euc_jp",
    "ks_c_5601-1987": "cp949", "ks_c_5601": "cp949", "ks_c_5601-1989": "cp949", "ksc5601": "cp949",
    "ksc_5601": "cp949", "euc-kr": "cp949", "windows-949": "cp949", "x-windows-949": "cp949",
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030", "hz-gb-2312": "hz",
    "big5": "big5hkscs", "x-x-big5": "big5hkscs", "cn-big5": "big5hkscs", "tis-620": "cp874",
    "windows-874": "cp874", "iso-8859-11": "cp874", "iso-8859-9": "cp1254", "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman", "x-user-defined": "cp1252", "iso-8859-8-i": "iso-8859-8", "iso-8859-8-e": "iso-8859-8",
    "iso-8859-6-i": "iso-8859-6", "unknown-8bit": "", "x-unknown": "", "unknown": "", "default": "", "binary": "",
}
# Text codecs of Python that no mail means: quadratic, platform bound, or escapes rather than charsets.
_REFUSED = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem",
                      "unicode-escape", "raw-unicode-escape"})
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ud800-\udfff]")
_CONTROLS_IN_UTF8 = re.compile(rb"\xc2[\x80-\x9f]|\xef\xbb\xbf")
_CONTROLS = bytes([*range(9), *range(11, 32), 127])
_UTF8_FIRST = frozenset({"", "utf-8", "cp1252"})
"""Codecs for which `decode` tries UTF-8 before anything else."""


@lru_cache(maxsize=512)
def codec_name(charset: str) -> str:
    """Python's codec for a charset label; "" where the label is absent, unknown or not a charset."""
    label = charset.strip().strip("\"'").lower()
    label = _ALIASES.get(label, label)
    if not label or len(label) > 60 or "\0" in label or not label.isascii():
        return ""
    try:
        info = codecs.lookup(label)
    except (LookupError, ValueError, UnicodeError):
        if label.startswith("cp-") or label.startswith("x-"):
            return codec_name(label[3:] if label.startswith("cp-") else label[2:])
        return ""
    name = info.name
    if name in _REFUSED or not getattr(info, "_is_text_encoding", True):
        return ""
    return name


def decode(data: bytes, charset: str = "") -> str:
    """Text of `data`: the declared charset, else UTF-8, else windows-1252. Single bad octets become U+FFFD.

    Never raises. Large input goes in steps of 256 kB, so that other threads are not held up.
    """
    if data.isascii() and b"\x1b" not in data:
        name = codec_name(charset)
        if name not in ("utf-7", "hz") and not name.startswith(("utf-16", "utf-32", "iso2022", "cp037", "cp500",
                                                                "cp1140", "cp424", "cp875", "cp1026", "cp273")):
            return data.decode("ascii")
    else:
        name = codec_name(charset)
    if data.startswith(b"\xef\xbb\xbf") and name in ("", "utf-8", "cp1252"):
        data, name = data[3:], "utf-8"
    elif not name and data.startswith((b"\xff\xfe", b"\xfe\xff")):
        name = "utf-16"
    if name == "cp1252":
        # A 7-bit or Latin label over octets that are UTF-8 is wrong far more often than it is right.
        return _strict(data, "utf-8") or _steps(data, "cp1252", "replace")
    if not name:
        if b"\x1b$" in data or b"\x1b(J" in data:
            return _steps(data, "iso2022_jp_ext", "replace")
        return _closest(data, ("utf-8",))
    return _closest(data, (name, "utf-8") if name != "utf-8" else (name,))


def text(data: bytes, charset: str = "") -> str:
    """`printable(decode(data, charset))`, in a third of the time where it is UTF-8 with proper line ends."""
    if len(data) <= _CHUNK and codec_name(charset) in _UTF8_FIRST:
        clean = data.translate(None, _CONTROLS)
        # What is gone are then the CRs of all CRLFs, and nothing else.
        if len(data) - len(clean) == data.count(b"\r\n") and not (
                (b"\xc2" in clean or b"\xef" in clean) and _CONTROLS_IN_UTF8.search(clean)):
            with contextlib.suppress(UnicodeDecodeError):
                return clean.decode()
    return printable(decode(data, charset))


def printable(text: str) -> str:
    """`text` with LF line ends and without control characters other than LF and TAB."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) <= _CHUNK:
        if text.replace("\n", "").isprintable():  # a quarter of the time that the pattern takes
            return text
        return _UNPRINTABLE.sub("", text) if _UNPRINTABLE.search(text) else text
    return "".join(_UNPRINTABLE.sub("", text[i:i + _STEP]) for i in range(0, len(text), _STEP))


def _closest(data: bytes, names: tuple[str, ...]) -> str:
    """The first codec that fits; one that nearly fits (a cut or damaged character) beats a wrong one."""
    for name in names:
        text = _strict(data, name)
        if text is not None:
            return text
    text = _steps(data, names[0], "replace")
    bad = text.count("\ufffd")
    strange = sum(not c.isascii() for c in text[:4000])
    if bad <= max(3, len(text) // 500) and (len(text) < 40 or bad * 4 < strange + 4) and strange > bad:
        return text
    return _steps(data, "cp1252", "replace")


def _strict(data: bytes, name: str) -> str | None:
    try:
        return _steps(data, name, "strict")
    except (UnicodeError, ValueError, LookupError, OverflowError):
        return None


def _steps(data: bytes, name: str, errors: str) -> str:
    if len(data) <= _CHUNK:
        try:
            return data.decode(name, errors)
        except (UnicodeError, ValueError, OverflowError):
            if errors == "strict":
                raise
            return data.decode("cp1252", "replace")
    decoder = codecs.getincrementaldecoder(name)(errors)
    pieces = [decoder.decode(data[i:i + _CHUNK]) for i in range(0, len(data), _CHUNK)]
    pieces.append(decoder.decode(b"", True))
    return "".join(pieces)
