"""What is packaged: name, version, date, and the words about it that every format asks for."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from xml.etree import ElementTree

LINUX = Path(__file__).resolve().parent
ROOT = LINUX.parent.parent
sys.path[:0] = [each for each in (str(ROOT),) if each not in sys.path]

from app import __version__  # noqa: E402

VERSION = __version__
NAME = "depesche"
COMPONENT = "io.github.depesche.depesche"
HOMEPAGE = "https://depesche.github.io"
MAINTAINER = os.environ.get("DEPESCHE_MAINTAINER", "The Depesche authors <noreply@depesche.github.io>")
"""Whoever publishes packages of their own names themselves."""
SUMMARY = "desktop mail client for IMAP and POP3"
DESCRIPTION = (
    "Depesche is a mail client for people with one mailbox or with many. With IMAP the server holds the mail and "
    "Depesche mirrors it, off line too; with POP3 mail is downloaded and kept here, and nothing is deleted on the "
    "server before it is safely stored.",
    "A wizard finds the servers and explains both protocols, and an account can be switched between them in place. "
    "HTML mail is shown without scripts and without remote content unless it is allowed. OpenPGP, S/MIME, "
    "conversations, filters, search, import, export and backup are built in; depeschectl does the same without a "
    "window.",
    "This package brings its own Python and Qt.",
)


def release_date() -> str:
    """ISO, of the newest release that the AppStream data tell of."""
    tree = ElementTree.parse(LINUX / "depesche.metainfo.xml")
    dates = {each.get("version"): each.get("date") for each in tree.iter("release")}
    date = dates.get(VERSION)
    if not date or re.fullmatch(r"\d{4}-\d\d-\d\d", date) is None:
        sys.exit(f"depesche.metainfo.xml tells of no release {VERSION} with its date.")
    return date
