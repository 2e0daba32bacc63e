"""The pages of the help, in the order of their contents."""

from __future__ import annotations

from enum import StrEnum


class Topic(StrEnum):
    """The value is the name of the file below `resources/help/LANGUAGE`."""

    START = "start"
    PROTOCOLS = "imap-pop3"
    CHOOSING = "choosing"
    LEAVING = "leaving"
    SWITCHING = "switching"
    BACKUP = "backup"
    PASSWORDS = "passwords"
    CERTIFICATES = "certificates"
    SEARCH = "search"
    KEYBOARD = "keyboard"
    ENCRYPTION = "encryption"
    STORED_MAIL = "stored-mail"
    TROUBLE = "trouble"
