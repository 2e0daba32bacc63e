"""What a rule for mail on a POP3 server means, and what it would do, in plain words."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QDateTime, QLocale, QObject

from app.model.account import LeaveKind, LeaveRule
from app.model.leaving import LeavePreview
from app.model.sync import DeleteReason
from ui import formats

MINUTE, HOUR, DAY = 60, 3_600, 86_400


class RuleWords(QObject):
    """Sentences; no state."""

    def rule(self, rule: LeaveRule) -> str:
        """What becomes of downloaded messages on the server, limits included."""
        return " ".join([self._kind(rule), *self._limits(rule)])

    def short(self, rule: LeaveRule) -> str:
        """For a line that has little room; without the limits."""
        match rule.kind:
            case LeaveKind.DAYS:
                return self.tr("On the server for %n day(s), then only here", "", rule.days)
            case LeaveKind.UNTIL_DELETED:
                return self.tr("On the server until deleted here")
            case LeaveKind.UNTIL_MOVED:
                return self.tr("On the server until moved out of the Inbox")
            case LeaveKind.KEEP:
                return self.tr("Stays on the server")
            case LeaveKind.DELETE:
                return self.tr("Only on this computer once downloaded")
            case _:
                assert_never(rule.kind)

    def then(self, rule: LeaveRule) -> str:
        """What becomes of mail on the server, to follow "380 MB to download, "."""
        match rule.kind:
            case LeaveKind.DAYS:
                return self.tr("then removed after %n day(s)", "", rule.days)
            case LeaveKind.UNTIL_DELETED:
                return self.tr("then removed once deleted here")
            case LeaveKind.UNTIL_MOVED:
                return self.tr("then removed once moved out of the Inbox")
            case LeaveKind.KEEP:
                return self.tr("which stay on the server")
            case LeaveKind.DELETE:
                return self.tr("then removed at once")
            case _:
                assert_never(rule.kind)

    def _kind(self, rule: LeaveRule) -> str:
        match rule.kind:
            case LeaveKind.DAYS:
                return self.tr("Messages stay on the server for %n day(s), then only this computer has them.", "",
                               rule.days)
            case LeaveKind.UNTIL_DELETED:
                return self.tr("Messages stay on the server until you delete them here for good.")
            case LeaveKind.UNTIL_MOVED:
                return self.tr("Messages stay on the server until you move them out of the Inbox here, or delete them.")
            case LeaveKind.KEEP:
                return self.tr("Nothing is removed from the server.")
            case LeaveKind.DELETE:
                return self.tr("Messages leave the server once they are safely stored here; then only this computer has"
                               " them.")
            case _:
                assert_never(rule.kind)

    def _limits(self, rule: LeaveRule) -> list[str]:
        most = []
        if rule.most_messages:
            most.append(self.tr("%Ln message(s)", "", rule.most_messages))
        if rule.most_octets:
            most.append(formats.size(rule.most_octets))
        if not most:
            return []
        both = self.tr("{first} and {second}").format(first=most[0], second=most[-1]) if len(most) > 1 else most[0]
        return [self.tr("At most {limits} stay there; beyond that the oldest leave first.").format(limits=both)]

    # --- a preview ------------------------------------------------------------------------------

    def preview(self, told: LeavePreview) -> str:
        """What the next check would do."""
        count = len(told.deletes)
        oldest = min((each.date for each in told.deletes if each.date > 0), default=0.0)
        if not count:
            first = self.tr("At the next check no message leaves the server")
        elif oldest:
            first = self.tr("At the next check %Ln message(s) leave the server, the oldest of {date}", "",
                            count).format(date=day(oldest))
        else:
            first = self.tr("At the next check %Ln message(s) leave the server", "", count)
        if told.incomplete:
            first += "; " + self.tr("%Ln are not fully downloaded and stay", "", told.incomplete)
        return first + "."

    def beside(self, told: LeavePreview, grace: int) -> str:
        """What else is to be said of it: what follows later, what was kept, how it was worked out."""
        words = []
        if told.deletes and grace:
            words.append(self.tr("They wait for {time} before; until then you can keep them.").format(
                time=self.duration(grace)))
        if told.later and told.next_day:
            later = (self.tr("%Ln more follow(s) later, the first on {date}.", "", told.later) if told.deletes else
                     self.tr("%Ln will follow later, the first on {date}.", "", told.later))
            words.append(later.format(date=day(told.next_day)))
        if told.kept:
            words.append(self.tr("%Ln that you chose to keep stay(s) there.", "", told.kept))
        words.append(self.tr("The server was asked just now.") if told.asked_server else
                     self.tr("As the last check saw it."))
        return " ".join(words)

    # --- waiting --------------------------------------------------------------------------------

    def reason(self, why: DeleteReason) -> str:
        """Why a message leaves the server."""
        match why:
            case DeleteReason.RULE:
                return self.tr("its time is over")
            case DeleteReason.DELETED_HERE:
                return self.tr("deleted here")
            case DeleteReason.MOVED:
                return self.tr("moved out of the Inbox")
            case DeleteReason.COUNT:
                return self.tr("more messages than the limit")
            case DeleteReason.SIZE:
                return self.tr("larger than the limit")
            case DeleteReason.ASKED:
                return self.tr("you asked for it")
            case _:
                assert_never(why)

    def left(self, at: float, now: float) -> str:
        """How long until then."""
        seconds = at - now
        return self.tr("at the next check") if seconds <= 0 else self.tr("in {time}").format(
            time=self.duration(seconds, until=True))

    def duration(self, seconds: float, *, until: bool = False) -> str:
        """Rounded up to minutes, hours or days; `until`: it stands behind "in"."""
        if seconds < HOUR:
            return self.tr("%n minute(s)", "", max(1, -(-int(seconds) // MINUTE)))
        if seconds < 2 * DAY:
            return self.tr("%n hour(s)", "", -(-int(seconds) // HOUR))
        days = -(-int(seconds) // DAY)
        return self.tr("%n day(s)", "after in", days) if until else self.tr("%n day(s)", "", days)


def day(moment: float) -> str:
    """`3 May 2024`, as the locale writes a day in full but without its weekday."""
    locale = QLocale()
    form = locale.dateFormat(QLocale.FormatType.LongFormat)
    form = form.replace("dddd, ", "").replace("dddd ", "").replace("dddd", "")
    # No line ends within a date.
    return locale.toString(QDateTime.fromSecsSinceEpoch(round(moment)).date(), form).replace(" ", "\N{NO-BREAK SPACE}")
