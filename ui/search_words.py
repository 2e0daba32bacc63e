"""What is said about a search: how it is written, how much was searched, what a server answered."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.errors import ErrorKind, MailError
from app.events import SearchCoverage
from app.model.query_text import MOST_CHARACTERS, MOST_WORDS, Reason, UnreadableError
from ui import formats, wording


class SearchWords(QObject):
    """Sentences for people."""

    def problem(self, error: MailError) -> str:
        """Why nothing was searched, and what to write instead."""
        if not isinstance(error, UnreadableError):
            return wording.error_sentence(error)
        match error.reason:
            case Reason.TOO_LONG:
                return self.tr("This search is too long: at most {count} characters.").format(
                    count=formats.number(MOST_CHARACTERS))
            case Reason.TOO_MANY:
                return self.tr("This search has too many words: at most {count}.").format(count=MOST_WORDS)
            case Reason.NO_VALUE:
                return self.tr("Write a word right after “{operator}:”, as in {example}").format(
                    operator=error.part, example=f"{error.part}:example")
            case Reason.NO_DATE:
                return self.tr("Write a date after “{operator}:”, as in {example}").format(
                    operator=error.part, example=f"{error.part}:2026-01-31, {error.part}:2026, {error.part}:yesterday")
            case Reason.NO_SIZE:
                return self.tr("Write a size after “{operator}:”, as in {example}").format(
                    operator=error.part, example=f"{error.part}:5M")
            case Reason.UNKNOWN:
                return self.tr("“{part}” is not known. These are: {examples}").format(
                    part=error.part, examples="has:attachment, is:unread, is:read, is:starred, is:answered")

    def count(self, found: int, most: int) -> str:
        """The heading over results."""
        if found >= most:
            return self.tr("{count}+ results").format(count=formats.number(most))
        return self.tr("%Ln result(s)", "", found)

    def coverage(self, covered: SearchCoverage, *, more: bool, most: int, help_there: bool) -> tuple[str, str]:
        """How much was searched here, and what can be done about the rest ("" unless servers may `help_there`).

        `more`: only the newest `most` results are shown.
        """
        words = self.tr("{headers} headers and {bodies} bodies searched here").format(
            headers=formats.number(covered.headers), bodies=formats.number(covered.bodies))
        if more:
            words = self.tr("The newest {count} are shown.").format(count=formats.number(most)) + " " + words
        if covered.server_only:
            words += "; " + self.tr("%Ln only on the server", "", covered.server_only)
        if not help_there:
            return words + ".", ""
        if covered.server_only:
            return words + ":", self.tr("search there")
        return words + ";", self.tr("search the others on the server")

    def asking(self, account: str, folder: str) -> str:
        return (self.tr("Searching on the server of {account}: “{folder}” …").format(account=account, folder=folder)
                if folder else self.tr("Searching on the server of {account} …").format(account=account))

    def answered(self, account: str, found: int, fresh: int, *, partial: bool) -> str:
        """`fresh` of the `found` were not among the results before."""
        if found:
            words = self.tr("{account}: %n found on the server", "", found).format(account=account) + ", "
            words += self.tr("%n of them new here", "", fresh) if fresh else self.tr("all of them here already")
        else:
            words = self.tr("{account}: nothing found on the server").format(account=account)
        return words + ("; " + self.tr("there may be more: search for more words") if partial else "")

    def refused(self, account: str, error: MailError) -> str:
        if error.kind is ErrorKind.UNSUPPORTED:
            return self.tr("{account}: this kind of server cannot search.").format(account=account)
        if error.kind is ErrorKind.CANCELLED:
            return self.tr("{account}: the search on the server was stopped.").format(account=account)
        return self.tr("{account} could not be asked: {reason}").format(
            account=account, reason=wording.error_sentence(error))
