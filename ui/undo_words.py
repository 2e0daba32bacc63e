"""What was done, and can be taken back, in words. The labels are those of `EditApplied`."""

from __future__ import annotations

from PySide6.QtCore import QObject

QUIET = frozenset({"read", "unread", "star", "unstar", "tag", "untag", "flag"})
"""What a person sees at once in the list: told of only where it concerned several messages."""


class UndoWords(QObject):
    def done(self, label: str, count: int) -> str:
        """`3 messages moved`; "" for what has no name."""
        match label:
            case "move":
                return self.tr("%n message(s) moved", "", count)
            case "copy":
                return self.tr("%n message(s) copied", "", count)
            case "archive":
                return self.tr("%n message(s) archived", "", count)
            case "junk":
                return self.tr("%n message(s) marked as junk", "", count)
            case "not-junk":
                return self.tr("%n message(s) marked as no junk", "", count)
            case "delete":
                return self.tr("%n message(s) deleted", "", count)
            case "snooze":
                return self.tr("%n message(s) snoozed", "", count)
            case "wake":
                return self.tr("%n message(s) shown again", "", count)
            case "folder":
                return self.tr("Folder put into the trash")
            case _:
                return self._marked(label, count)

    def undone(self, label: str, count: int) -> str:
        """`Taken back: 3 messages moved`."""
        words = self.done(label, count)
        return self.tr("Taken back: {what}").format(what=words) if words else self.tr("Taken back")

    def _marked(self, label: str, count: int) -> str:
        match label:
            case "read":
                return self.tr("%n message(s) marked as read", "", count)
            case "unread":
                return self.tr("%n message(s) marked as unread", "", count)
            case "star":
                return self.tr("%n message(s) starred", "", count)
            case "unstar":
                return self.tr("Star removed from %n message(s)", "", count)
            case "tag":
                return self.tr("%n message(s) tagged", "", count)
            case "untag":
                return self.tr("Tag removed from %n message(s)", "", count)
            case "flag":
                return self.tr("%n message(s) changed", "", count)
            case _:
                return ""
