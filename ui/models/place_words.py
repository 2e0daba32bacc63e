"""Where a POP3 message is, beside here: icon, a few words for a column, a sentence for the header."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QObject

from app.model.leaving import ServerPlace
from app.model.message import MessageRow
from ui import formats

ICONS = {
    ServerPlace.ON_SERVER: "server", ServerPlace.UNTIL: "clock", ServerPlace.LEAVING: "cloud-off",
    ServerPlace.PARTIAL: "download", ServerPlace.ONLY_HERE: "computer",
}


def place_of(row: MessageRow) -> ServerPlace | None:
    """None for IMAP, whose mail is always on the server."""
    if not row.server_state:
        return None
    if row.server_state == ServerPlace.LEAVING:
        return ServerPlace.LEAVING
    if row.cached == "partial":
        return ServerPlace.PARTIAL
    return ServerPlace.UNTIL if row.server_state[:1].isdigit() else ServerPlace(row.server_state)


class PlaceWords(QObject):
    """Both are "" for IMAP."""

    def short(self, row: MessageRow) -> str:
        """For the column and the list: one to three words."""
        place = place_of(row)
        match place:
            case None:
                return ""
            case ServerPlace.ON_SERVER:
                return self.tr("on the server")
            case ServerPlace.UNTIL:
                return self.tr("until {date}").format(date=formats.short_day(row.server_state))
            case ServerPlace.LEAVING:
                return self.tr("will be deleted")
            case ServerPlace.PARTIAL:
                return self.tr("partial")
            case ServerPlace.ONLY_HERE:
                return self.tr("only here")
            case _:
                assert_never(place)

    def sentence(self, row: MessageRow) -> str:
        """For a message's header, and as a tip."""
        place = place_of(row)
        match place:
            case None:
                return ""
            case ServerPlace.ON_SERVER:
                return self.tr("also on the server")
            case ServerPlace.UNTIL:
                return self.tr("on the server until {date}").format(date=formats.iso_day(row.server_state))
            case ServerPlace.LEAVING:
                if row.leaves_at:
                    return self.tr("will be deleted on the server, not before {time}").format(
                        time=formats.soon(row.leaves_at))
                return self.tr("will be deleted on the server")
            case ServerPlace.PARTIAL:
                return self.tr("only the beginning is here, the rest on the server")
            case ServerPlace.ONLY_HERE:
                return self.tr("only on this computer")
            case _:
                assert_never(place)
