"""Errors about keys and protected messages in plain words; they are told apart by what app/crypto writes."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def sentence(detail: str) -> str:
    """"" for an error about something else."""
    for pattern, words in _known():
        if found := re.match(pattern, detail):
            return words.format(*found.groups())
    return ""


def _known() -> tuple[tuple[str, str], ...]:
    """Made at each call: the language may have changed."""
    return (
        (r"There is no usable key for (\S+):", translate(
            "Security", "There is no usable key for {0}. Import one, or send without encryption.")),
        (r"There is no (?:OpenPGP key|S/MIME certificate) of your own for (.+?):", translate(
            "Security", "You have no key of your own for {0}. Make or import one under Keys and certificates.")),
        (r"Your own key for (.+?) has expired", translate(
            "Security", "Your own key for {0} has expired. Make or import a new one under Keys and certificates.")),
        (r"S/MIME would show everybody that (\S+) ", translate(
            "Security", "S/MIME would show everybody that {0} gets a blind copy. Write to them in a message of its"
                        " own.")),
        (r".*Your private keys can't be reached without it", translate(
            "Security", "The system's keyring, which guards your private keys, can't be reached. Unlock it and try"
                        " again.")),
        (r"This private key was stored with another keyring|The stored private key is damaged"
         r"|Your certificate can't be used|The stored certificate can't be read", translate(
             "Security", "Your private key can't be opened here. Import it again from its backup.")),
        (r"The message can't be decrypted:", translate(
            "Security", "The message can't be decrypted here, so it can't be answered or forwarded.")),
        (r"The message can't be protected:", translate(
            "Security", "The message could not be signed or encrypted. Look at the keys under Keys and certificates.")),
        (r"There is no (?:key|certificate) in this file", translate(
            "Security", "There is no key and no certificate in it.")),
        (r"A key in this file|No certificate in this file|The certificate names no mail address", translate(
            "Security", "The key can't be used for mail: it is too old, damaged, or names no address.")),
        (r"The file holds no certificate with its key|The file does not hold the secret part", translate(
            "Security", "The private part is missing in this file. Export the key again with it.")),
        (r"The passphrase of this kind of key|The key in this file is of a kind", translate(
            "Security", "This kind of key is not supported.")),
        (r"The certificate of (.+?) can't be encrypted to", translate(
            "Security", "The certificate of {0} can't be encrypted to. Ask for another one.")),
        (r"The file is too large for a|The file holds more than", translate(
            "Security", "The file is too large for a key.")),
        (r"'.*' exists already: choose another name", translate(
            "Security", "A file of this name is there already. Choose another name.")),
        (r"The key can't be saved as", translate("Security", "The key can't be saved there. Choose another folder.")),
        (r"A key needs a name", translate("Security", "A key needs a name without angle brackets and an address.")),
        (r"This key is not there any more|The secret part of this key is not here", translate(
            "Security", "This key is not there any more.")),
    )
