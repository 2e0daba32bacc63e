"""What became of a message that did not go out, in words: each state of the outbox asks for something else."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from app.errors import MailError
from app.store import outbox
from app.store.outbox import OutboxEntry
from ui import formats, wording
from ui.security_words import listed_subject

translate = QCoreApplication.translate

_MOST_NAMED = 3
_LONGEST_ANSWER = 160


def not_sent(entry: OutboxEntry | None, error: MailError) -> str:
    """For the banner. `entry` as it stands in the outbox now, None if it is not there any more."""
    reason = wording.error_sentence(error)
    if entry is None:
        return translate("Undelivered", "A message could not be sent. {sentence}").format(sentence=reason)
    subject = listed_subject(entry.subject) or translate("Undelivered", "(no subject)")
    if entry.state == outbox.UNKNOWN:
        return translate("Undelivered", "It is unclear whether “{subject}” was sent: the recipients may have it. The"
                         " outbox asks what to do.").format(subject=subject)
    if entry.state == outbox.QUEUED:
        words = translate("Undelivered", "“{subject}” could not be sent yet. {sentence}").format(
            subject=subject, sentence=reason)
        return words if not entry.next_try else translate("Undelivered", "{words} Next try: {time}.").format(
            words=words, time=formats.soon(entry.next_try))
    words = translate("Undelivered", "“{subject}” could not be sent to {recipients}. {sentence}").format(
        subject=subject, recipients=_named(entry.recipients), sentence=reason)
    if not error.server_text:
        return words
    return translate("Undelivered", "{words} The server said: {answer}").format(
        words=words, answer=error.server_text[:_LONGEST_ANSWER])


def _named(recipients: tuple[str, ...]) -> str:
    named = ", ".join(recipients[:_MOST_NAMED])
    more = len(recipients) - _MOST_NAMED
    return named if more <= 0 else f"{named} " + translate("Undelivered", "and %n more", "", more)
