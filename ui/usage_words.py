"""Errors of MailError(USAGE) in the person's language; the holes in a sentence are what was typed or named."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.known_sentences import KnownSentences


def sentence(detail: str) -> str:
    """What app/ wrote in English, as it is where it is not known here."""
    return SENTENCES.said(detail) or detail


KNOWN = (
    QT_TRANSLATE_NOOP("Usage", "This is the phrase that the mail database has already."),
    QT_TRANSLATE_NOOP("Usage", "The mail database is not encrypted."),
    QT_TRANSLATE_NOOP("Usage", "A recovery phrase has {0} words, and these are {1}."),
    QT_TRANSLATE_NOOP(
        "Usage",
        "These twelve words are no recovery phrase: one of them is another word of the list, or two are in each "
        "other's place."),
    QT_TRANSLATE_NOOP(
        "Usage",
        "Word {0}, “{1}”, is none of the words that recovery phrases are made of: look at it again."),
    QT_TRANSLATE_NOOP("Usage", "A name or an address is too long or holds a line break. Shorten it."),
    QT_TRANSLATE_NOOP("Usage", "The user name or the password holds a line break. Enter it again."),
    QT_TRANSLATE_NOOP("Usage", "User name and password must not contain line breaks. Enter them again."),
    QT_TRANSLATE_NOOP(
        "Usage",
        "This sign-in is for the provider's own mail servers and is not shown to {0}. Enter one of those, or log in "
        "there with a password."),
    QT_TRANSLATE_NOOP(
        "Usage",
        "A folder's name must not be empty, longer than 1,000 characters or hold control characters. Choose another "
        "one."),
    QT_TRANSLATE_NOOP(
        "Usage",
        "The CA file {0} cannot be used: it is missing, unreadable or holds no PEM certificate. Check the account's "
        "CA file."),
    QT_TRANSLATE_NOOP(
        "Usage",
        "Without encryption everyone on the way to {0} could read the password. Choose TLS or STARTTLS. Only for a "
        "server on this computer may it be left out, and only with your consent."),
    QT_TRANSLATE_NOOP("Usage", "The account of this message is not there any more."),
    QT_TRANSLATE_NOOP("Usage", "The account is not there any more."),
    QT_TRANSLATE_NOOP("Usage", "{0} lies over {1} folders deep: import parts of it."),
    QT_TRANSLATE_NOOP("Usage", "This is no mail: it must begin with header fields."),
    QT_TRANSLATE_NOOP("Usage", "There is nothing at {0}."),
    QT_TRANSLATE_NOOP("Usage", "'{0}' is no POP3 account: it has no such rule."),
    QT_TRANSLATE_NOOP("Usage", "The message has no recipient: add one, then send it."),
    QT_TRANSLATE_NOOP("Usage", "The message has no recipient. Add one."),
    QT_TRANSLATE_NOOP("Usage", "A backup is being restored already: wait for its end."),
    QT_TRANSLATE_NOOP("Usage", "'{0}' has no outgoing server: set one in its settings."),
    QT_TRANSLATE_NOOP(
        "Usage",
        "The server refused some of the edits in '{0}': see to these messages first, then go on."),
    QT_TRANSLATE_NOOP("Usage", "This switch was undone: plan it again."),
    QT_TRANSLATE_NOOP("Usage", "From IMAP to POP3 there is no switch without the server: the mail is there."),
    QT_TRANSLATE_NOOP(
        "Usage",
        "'{0}' shares its Inbox with another account: give each of them an Inbox and folders of its own first."),
    QT_TRANSLATE_NOOP("Usage", "'{0}' speaks {1} already."),
    QT_TRANSLATE_NOOP(
        "Usage",
        "Messages of '{0}' disappeared from the server: decide on them first ('depeschectl missing')."),
    QT_TRANSLATE_NOOP("Usage", "A folder that was mapped is not there, or not a local one."),
    QT_TRANSLATE_NOOP("Usage", "Two folders can't become the one mailbox '{0}'."),
    QT_TRANSLATE_NOOP("Usage", "There are no messages at {0}."),
    QT_TRANSLATE_NOOP("Usage", "'{0}' can't hold other folders: choose another one, or import without the tree."),
    QT_TRANSLATE_NOOP("Usage", "{0} is there already, and nothing is written over: choose another place."),
    QT_TRANSLATE_NOOP("Usage", "There is no folder '{0}' in '{1}'."),
    QT_TRANSLATE_NOOP("Usage", "Something else is at work on this account: wait for its end."),
    QT_TRANSLATE_NOOP("Usage", "There are more than {0} addresses: send in smaller groups."),
    QT_TRANSLATE_NOOP("Usage", "'{0}' is no e-mail address: write it as name@example.org."),
    QT_TRANSLATE_NOOP("Usage", "'{0}' is no mail address. Correct it."),
    QT_TRANSLATE_NOOP(
        "Usage",
        "'{0}' in the field '{1}' is no e-mail address that can be sent to: write it as name@example.org."),
    QT_TRANSLATE_NOOP(
        "Usage",
        "The invitation names no organiser to whom an answer could go: write to the sender instead."),
    QT_TRANSLATE_NOOP("Usage", "The invitation can't be answered from this address."),
    QT_TRANSLATE_NOOP("Usage", "This is no mailto: link; it must begin with 'mailto:'."),
    QT_TRANSLATE_NOOP(
        "Usage",
        "This message did not come by a mailing list that takes answers: use Reply or Reply all."),
    QT_TRANSLATE_NOOP("Usage", "The field '{0}' holds a line break or control character: remove it."),
    QT_TRANSLATE_NOOP("Usage", "The field '{0}' holds a broken character: type it again."),
    QT_TRANSLATE_NOOP("Usage", "The field '{0}' holds no valid message identifier."),
    QT_TRANSLATE_NOOP("Usage", "Addresses and names must not contain line breaks. Correct them."),
    QT_TRANSLATE_NOOP("Usage", "This account is no longer there."),
    QT_TRANSLATE_NOOP("Usage", "An account needs a name of 1 to 200 printable characters."),
    QT_TRANSLATE_NOOP(
        "Usage",
        "'{0}' has no Inbox of its own here that could take other mail: choose a POP3 account that has."),
    QT_TRANSLATE_NOOP("Usage", "The Inbox of '{0}' takes other accounts' mail: it keeps its own there too."),
    QT_TRANSLATE_NOOP("Usage", "There is already an account named '{0}': choose another name."),
    QT_TRANSLATE_NOOP("Usage", "There is nothing to undo."),
    QT_TRANSLATE_NOOP("Usage", "{0} is no valid flag: use letters, digits, $ or \\Seen etc."),
    QT_TRANSLATE_NOOP("Usage", "There are {0} favourites already: remove one first."),
    QT_TRANSLATE_NOOP("Usage", "The original is no longer there: its copy stays, since it may be the last one."),
    QT_TRANSLATE_NOOP(
        "Usage",
        "To copy a message to another account, or from or to this computer, it must be here as a whole: open it "
        "once, then try again."),
    QT_TRANSLATE_NOOP("Usage", "There may be {0} filters at most, with {1} conditions and actions each."),
    QT_TRANSLATE_NOOP(
        "Usage",
        "In the filter '{0}', '{1}' can't be asked of '{2}': sizes are over or under a number, texts contain, lack "
        "or are a text."),
    QT_TRANSLATE_NOOP("Usage", "In the filter '{0}', a size needs a number of octets."),
    QT_TRANSLATE_NOOP("Usage", "In the filter '{0}', a condition on '{1}' has no text to look for."),
    QT_TRANSLATE_NOOP("Usage", "In the filter '{0}', {1} is no valid flag."),
    QT_TRANSLATE_NOOP("Usage", "A folder can't be moved into itself: choose another place."),
    QT_TRANSLATE_NOOP("Usage", "Messages of '{0}' disappeared from the server: decide first what becomes of them."),
    QT_TRANSLATE_NOOP("Usage", "'{0}' holds other folders: delete or move those first."),
    QT_TRANSLATE_NOOP(
        "Usage",
        "Changes to messages of '{0}' are still on their way to the server: get mail once, then delete the folder."),
    QT_TRANSLATE_NOOP("Usage", "'{0}' is on this computer only: there is nothing to subscribe to."),
    QT_TRANSLATE_NOOP("Usage", "'{0}' is on this computer only: all of it is kept."),
    QT_TRANSLATE_NOOP("Usage", "{0} is no number of days: use 1 to {1}."),
    QT_TRANSLATE_NOOP("Usage", "The account's folders are not known yet: get mail once, then try again."),
    QT_TRANSLATE_NOOP("Usage", "A folder needs a name of printable characters, and none of its levels may be empty."),
    QT_TRANSLATE_NOOP("Usage", "Folders go {0} levels deep at most."),
    QT_TRANSLATE_NOOP("Usage", "There is already a folder '{0}': choose another name."),
    QT_TRANSLATE_NOOP("Usage", "This folder is no longer there."),
    QT_TRANSLATE_NOOP("Usage", "An account can have {0} identities at most."),
    QT_TRANSLATE_NOOP("Usage", "A signature can have {0} characters at most."),
    QT_TRANSLATE_NOOP(
        "Usage",
        "An identity's name, addresses and organisation must be {0} characters at most, without line breaks or "
        "control characters."),
    QT_TRANSLATE_NOOP("Usage", "'{0}' misses no messages: there is nothing to decide."),
    QT_TRANSLATE_NOOP(
        "Usage",
        "To move a message to the server it must be here as a whole: open it once, then try again."),
    QT_TRANSLATE_NOOP("Usage", "Messages can't be moved to another account by themselves: move them there yourself."),
    QT_TRANSLATE_NOOP(
        "Usage",
        "'{0}' is on this computer only: copy the messages there, then delete them on the server."),
    QT_TRANSLATE_NOOP("Usage", "The outbox holds no message {0}."),
    QT_TRANSLATE_NOOP("Usage", "Message {0} of the outbox is on its way already: it can't be taken back any more."),
    QT_TRANSLATE_NOOP("Usage", "It is not unclear whether message {0} of the outbox was sent."),
    QT_TRANSLATE_NOOP("Usage", "In '{0}' the server does not let you change these marks of messages."),
    QT_TRANSLATE_NOOP(
        "Usage",
        "In '{0}' the server does not let you delete or move messages; copying them still works."),
    QT_TRANSLATE_NOOP("Usage", "In '{0}' the server does not let you file messages; choose another one."),
    QT_TRANSLATE_NOOP("Usage", "In '{0}' the server does not let you make folders."),
    QT_TRANSLATE_NOOP("Usage", "'{0}' has a role in the account and can't be renamed."),
    QT_TRANSLATE_NOOP("Usage", "'{0}' has a role in the account and can't be deleted."),
    QT_TRANSLATE_NOOP("Usage", "The server does not let you have '{0}' renamed: ask its owner for the right to."),
    QT_TRANSLATE_NOOP("Usage", "The server does not let you have '{0}' deleted: ask its owner for the right to."),
    QT_TRANSLATE_NOOP(
        "Usage",
        "The server keeps no tags in '{0}', so {1} can't be set there: move or copy the message to another folder "
        "first."),
    QT_TRANSLATE_NOOP("Usage", "'{0}' only holds other folders: choose one that holds messages."),
    QT_TRANSLATE_NOOP("Usage", "'{0}' is a view of the server, not a folder to file into."),
    QT_TRANSLATE_NOOP("Usage", "A search's name must have 1 to {0} characters: choose another one."),
    QT_TRANSLATE_NOOP("Usage", "There is a saved search called '{0}' already: choose another name."),
    QT_TRANSLATE_NOOP("Usage", "There are {0} saved searches already: delete one first."),
    QT_TRANSLATE_NOOP("Usage", "Choose a time that is still to come."),
    QT_TRANSLATE_NOOP(
        "Usage",
        "This switch can't be undone any more: since then mail came, or was changed, of which only the new server "
        "knows."),
    QT_TRANSLATE_NOOP("Usage", "A switch of this account is under way: go on with it, or undo it first."),
    QT_TRANSLATE_NOOP("Usage", "This switch is no longer there: plan it again."),
    QT_TRANSLATE_NOOP("Usage", "This template is no longer there."),
    QT_TRANSLATE_NOOP("Usage", "A template can have {0} MB at most: leave its files out."),
    QT_TRANSLATE_NOOP("Usage", "A template needs a name of 1 to {0} printable characters."),
    QT_TRANSLATE_NOOP("Usage", "There is already a template named '{0}': choose another name."),
    QT_TRANSLATE_NOOP("Usage", "There are {0} templates already: delete one first."),
    QT_TRANSLATE_NOOP("Usage", "'{0}' is neither Trash nor Junk: choose the messages to delete."),
    QT_TRANSLATE_NOOP("Usage", "'{0}' is where deleted mail goes and can't be deleted."),
    QT_TRANSLATE_NOOP(
        "Usage",
        "'{0}' is on this computer only, but the account's Trash is on the server: move or delete its messages first."),
    QT_TRANSLATE_NOOP("Usage", "This message is just being filed on its server: try again in a moment."),
    QT_TRANSLATE_NOOP(
        "Usage",
        "One of the two accounts is being switched to another protocol: try again when that is done."),
    QT_TRANSLATE_NOOP(
        "Usage",
        "A message could not be moved to another account, or to this computer: only what is here as a whole can be. "
        "Open it once, then try again."),
    QT_TRANSLATE_NOOP(
        "Usage",
        "{0} messages could not be moved to another account, or to this computer: only what is here as a whole can "
        "be. Open them once, then try again."),
    QT_TRANSLATE_NOOP("Usage", "The Inbox of this account takes the mail of {0} too: give these another Inbox first."),
    QT_TRANSLATE_NOOP("Usage", "Mail of '{0}' lies in this account's folders: move it to its own folders first."),
    QT_TRANSLATE_NOOP("Usage", "This sender has no proper address: its images can't be allowed for ever."),
    QT_TRANSLATE_NOOP("Usage", "This is not an address that can be asked."),
    QT_TRANSLATE_NOOP("Usage", "Only https is asked: what comes by http can be read and changed on its way."),
    QT_TRANSLATE_NOOP(
        "Usage",
        "This picture is damaged, or too large to be shown here: save it and open it with another program."),
    QT_TRANSLATE_NOOP("Usage", "This picture cannot be read: attach it as a file."),
    QT_TRANSLATE_NOOP("Usage", "'{0}' can't be read: choose another file."),
    QT_TRANSLATE_NOOP(
        "Usage",
        "This file is not what its name says, so it is not shown here: save it if you expected it."),
)
SENTENCES = KnownSentences("Usage", KNOWN)
