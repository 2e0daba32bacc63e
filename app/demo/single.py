"""One message from a machine to the account's owner."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from app.demo.clock import moment
from app.demo.post import File, Parcel, Person, build
from app.demo.script import Moment
from app.demo.threads import Post


class Mailer:
    """Writes to one owner. now: the moment the samples end at."""

    def __init__(self, owner: Person, now: float) -> None:
        self._owner = owner
        self._now = now

    def post(
        self,
        sender: Person,
        subject: str,
        date: dt.datetime,
        text: str,
        folder: str,
        *,
        html: str = "",
        files: Sequence[File] = (),
        headers: dict[str, str] | None = None,
        unread: bool = False,
    ) -> Post:
        key = f"{self._owner.email} {sender.email} {subject} {date:%Y-%m-%d}"
        parcel = Parcel(
            key, sender, [self._owner], subject, date, text, html=html, files=files, headers=headers or {}
        )
        return Post(build(parcel), folder, () if unread else ("\\Seen",), date, own=False)

    def at(self, days: int, minute_of_day: int) -> dt.datetime:
        return moment(self._now, Moment(days, minute_of_day), working_days=False)

    def ago(self, minutes: int) -> dt.datetime:
        return moment(self._now, Moment(0, 0, minutes), working_days=False)
