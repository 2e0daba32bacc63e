"""What was found about a message's protection, and why less of it is shown than it holds, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.model.findings import Finding
from app.model.security import Verdict
from app.model.shortfall import Shortfall
from ui import security_trouble

translate = QCoreApplication.translate


def finding(verdict: Verdict) -> str:
    """"" where there is nothing to say. What the library told stands as it is: it is for those who can help."""
    said = _findings()[verdict.reason]
    if not verdict.told:
        return said
    return f"{said} {security_trouble.sentence(verdict.told) or f'({verdict.told})'}"


def shortfall(found: Shortfall) -> str:
    return _shortfalls()[found]


def _shortfalls() -> dict[Shortfall, str]:
    """Made at each call: the language may have changed."""
    return {
        Shortfall.ENCRYPTED: translate("Findings", "This message is encrypted; its content is in the attachment."),
        Shortfall.TEXTS: translate("Findings", "This message has more text parts than are shown here."),
        Shortfall.PARTS: translate("Findings", "This message has more parts than are shown; look at its source for the "
                                   "rest."),
        Shortfall.DEPTH: translate("Findings", "This message is nested deeper than is shown; look at its source for "
                                   "the rest."),
        Shortfall.UNREADABLE: translate("Findings", "This message could not be read; its source is shown."),
    }


def _findings() -> dict[Finding, str]:
    return {
        Finding.NONE: "",
        Finding.SEVERAL_SIGNATURES: translate("Findings", "There are several signatures."),
        Finding.NO_SIGNATURE: translate("Findings", "There is no signature."),
        Finding.UNREADABLE: translate("Findings", "The signature can't be read."),
        Finding.NO_DOCUMENT: translate("Findings", "The signature is not one over a document."),
        Finding.KEY_MISSING: translate("Findings", "The signer's key is not here."),
        Finding.WEAK_DIGEST: translate("Findings", "The signature uses a digest that can be forged."),
        Finding.NONE_VALID: translate("Findings", "No signature is valid."),
        Finding.KEY_REVOKED: translate("Findings", "The key was revoked by its owner."),
        Finding.KEY_EXPIRED: translate("Findings", "The key has expired."),
        Finding.IN_THE_FUTURE: translate("Findings", "The signature is dated in the future."),
        Finding.KEY_REFUSED: translate("Findings", "You refused this key."),
        Finding.KEY_OF_ANOTHER: translate("Findings", "The key does not belong to the address in the From field."),
        Finding.NOT_ACCEPTED: translate("Findings", "You have not accepted the key yet."),
        Finding.DOES_NOT_FIT: translate("Findings", "The signature does not fit."),
        Finding.NOT_OVER_MAIL: translate("Findings", "The signature is over something other than mail."),
        Finding.OWN_CONTENT: translate("Findings", "The signature brings a content of its own beside the one it is "
                                       "attached to."),
        Finding.COVERS_NOTHING: translate("Findings", "The signature covers nothing."),
        Finding.SEVERAL_SIGNERS: translate("Findings", "There are several signers."),
        Finding.NOBODY_SIGNED: translate("Findings", "Nobody signed."),
        Finding.CERTIFICATE_MISSING: translate("Findings", "The signer's certificate is not here."),
        Finding.KEY_TOO_SHORT: translate("Findings", "The signer's key is too short."),
        Finding.NOT_FOR_MAIL: translate("Findings", "The certificate is not meant for signing mail."),
        Finding.CERTIFICATE_EXPIRED: translate("Findings", "The certificate has expired."),
        Finding.NOT_VOUCHED: translate("Findings", "No authority that this system knows vouches for the certificate, "
                                       "and you have not accepted it yet."),
        Finding.DIGEST_UNKNOWN: translate("Findings", "The signature uses a digest that is not known here."),
        Finding.NO_ATTRIBUTES: translate("Findings", "The signature has no signed attributes."),
        Finding.ATTRIBUTE_TWICE: translate("Findings", "An attribute of the signature stands twice."),
        Finding.COVERAGE_UNSAID: translate("Findings", "The signature does not say what it covers."),
        Finding.CHANGED: translate("Findings", "The message was changed after it was signed."),
        Finding.SIGNATURE_UNKNOWN: translate("Findings", "The signature is of a kind that is not known here."),
        Finding.NOT_TWO_PARTS: translate("Findings", "A signed message has two parts; this one has others."),
        Finding.MISBUILT: translate("Findings", "The encrypted message is not built as it should be."),
        Finding.SMIME_UNREADABLE: translate("Findings", "The S/MIME part can't be read."),
        Finding.PARTLY_SIGNED: translate("Findings", "Only some of the text is signed: that was not checked."),
        Finding.PARTLY_ENCRYPTED: translate("Findings", "Only some of the text is encrypted: that is not opened."),
        Finding.SMIME_UNKNOWN: translate("Findings", "This kind of S/MIME message is not known here."),
        Finding.NO_CERTIFICATE_OPENS: translate("Findings", "None of your certificates opens this message."),
        Finding.CIPHER_UNKNOWN: translate("Findings", "The message is encrypted in a way that is not known here."),
        Finding.DAMAGED: translate("Findings", "The encrypted part was changed or damaged."),
        Finding.UNGUARDED: translate("Findings", "The message is not protected against changes."),
        Finding.NOT_ENCRYPTED: translate("Findings", "This is no encrypted message."),
        Finding.TOO_LARGE: translate("Findings", "What is encrypted unpacks to more than can be shown."),
        Finding.BZIP2: translate("Findings", "The message is packed with bzip2, which is not known here."),
        Finding.NO_KEY_OPENS: translate("Findings", "None of your keys opens this message."),
        Finding.SIGNATURE_WITHIN: translate("Findings", "The signature within this kind of encryption can't be "
                                            "checked."),
        Finding.AROUND_PROTECTED: translate("Findings", "This signature is around something that is protected itself: "
                                            "who wrote that it can't tell."),
        Finding.APART: translate("Findings", "A part of the message is protected on its own."),
        Finding.ENCRYPTED_WITHIN: translate("Findings", "Within the signature the message is encrypted: that is not "
                                            "opened here."),
        Finding.FROM_DIFFERS: translate("Findings", "The sender within the protected part is not the one in the From "
                                        "field."),
        Finding.KEY_UNREACHABLE: translate("Findings", "Your own key can't be reached."),
        Finding.FROM_MISSING: translate("Findings", "The message has no From field or several."),
        Finding.FROM_CONTROLS: translate("Findings", "The From field holds control characters."),
        Finding.FROM_SEVERAL: translate("Findings", "The From field does not name exactly one sender."),
        Finding.FROM_UNUSUAL: translate("Findings", "The address in the From field is written in an unusual way."),
        Finding.FROM_NAME: translate("Findings", "The name in the From field shows another address."),
    }
