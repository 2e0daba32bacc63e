"""File names from mail, made safe for every file system."""

from __future__ import annotations

import mimetypes
import re
import unicodedata
from pathlib import Path

from app.errors import ErrorKind, MailError

MAX_BYTES = 200
_MAX_EXTENSION = 20
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]")
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_SPACES = re.compile(r"\s+")
PROGRAMS = frozenset((
    "accde", "ade", "adp", "afploc", "apk", "app", "appimage", "appinstaller", "application", "appref-ms",
    "appx", "appxbundle", "asp", "aspx", "awk", "bas", "bash", "bat", "bin", "chm", "cmd", "com", "command",
    "cpl", "csh", "deb", "desktop", "diagcab", "directory", "dll", "dmg", "docb", "docm", "dotm", "dqy",
    "dylib", "elf", "exe", "fileloc", "fish", "flatpak", "flatpakref", "ftploc", "gadget", "grp", "hlp", "hpj",
    "hta", "htm", "html", "img", "inetloc", "inf", "ins", "iqy", "iso", "jar", "jnlp", "js", "jse", "kext",
    "ksh", "library-ms", "lnk", "lua", "mad", "maf", "mda", "mdb", "mde", "mdt", "mht", "mhtml", "mjs",
    "mobileconfig", "mpkg", "msc", "msh", "msi", "msix", "msixbundle", "msp", "mst", "msu", "oqy", "osd", "out",
    "pcd", "php", "pif", "pkg", "pl", "plasmoid", "potm", "ppam", "ppsm", "pptm", "prefpane", "ps1", "ps1xml",
    "psc1", "psd1", "psm1", "py", "pyc", "pyo", "pyw", "pyz", "pyzw", "rb", "rbw", "rdp", "reg", "rpm", "rqy",
    "run", "scf", "scpt", "scr", "sct", "search-ms", "service", "settingcontent-ms", "sh", "shar", "shb", "shs",
    "shtml", "sldm", "slk", "snap", "svg", "svgz", "tcl", "tcsh", "terminal", "theme", "themepack", "tool",
    "udl", "url", "vb", "vbe", "vbp", "vbs", "vhd", "vhdx", "vsix", "vssettings", "vsw", "vxd", "wasm",
    "webarchive", "webloc", "webpnp", "website", "wflow", "workflow", "ws", "wsb", "wsc", "wsf", "wsh", "xar",
    "xbap", "xht", "xhtml", "xlam", "xll", "xlsb", "xlsm", "xltm", "xnk", "xpi", "xsl", "zsh",
))  # fmt: skip
"""Endings of files that run as programs when they are opened, or show pages and load what their sender wants."""

_RUNS = re.compile(rb"(?:MZ|\x7fELF|#!|\xca\xfe\xba\xbe|[\xce\xcf]\xfa\xed\xfe|\xfe\xed\xfa[\xce\xcf])"
                   rb"|\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+(?:html|svg)|html|head|body|script|svg|\?xml)\b"
                   rb"|.{0,500}?^\[Desktop Entry\]", re.IGNORECASE | re.DOTALL | re.MULTILINE)
"""How programs, scripts and pages begin."""
LOOKED_AT = 1024
"""Octets at the beginning of a file."""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3])", re.IGNORECASE)


def safe_name(name: str, fallback: str) -> str:
    """The last path component without characters, endings and device names that some system refuses.

    At most 200 bytes of UTF-8, the extension kept. Where nothing is left: `fallback`, itself made safe.
    """
    made = _safe(name)
    return made or _safe(fallback) or "attachment"


def is_program(name: str, content_type: str = "") -> bool:
    """Whether opening the file might run what the sender made. Judged by the name under which it would be saved."""
    ending = safe_name(name, "attachment").rpartition(".")[2].lower()
    kind = content_type.lower()
    return ending in PROGRAMS or kind.startswith(("application/x-ms", "application/x-dosexec", "application/x-sh",
                                                  "application/x-desktop", "application/x-executable",
                                                  "application/hta", "text/html", "image/svg"))


def runs_by_content(name: str, start: bytes) -> bool:
    """Whether a system might run the file, or show it as a page, for how it begins: it goes by that where the name's
    ending tells it nothing. `start`: its first LOOKED_AT octets."""
    return mimetypes.guess_type(name)[0] is None and _RUNS.match(start.removeprefix(b"\xef\xbb\xbf")) is not None


def _safe(name: str) -> str:
    name = unicodedata.normalize("NFC", _UNSAFE.sub("", _SPACES.sub(" ", name[:8192].replace("\0", ""))))
    # What nobody can see (a soft hyphen, say) can't be told from a name without it.
    name = "".join(filter(str.isprintable, name)).replace("\\", "/").rstrip("/ .").rpartition("/")[2]
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
