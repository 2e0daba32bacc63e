"""What a round finds to do: each scenario is a mailbox, edits made off line, and what another client did meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.errors import ErrorKind
from app.model.account import BodyPolicy
from app.model.folder import Role
from app.model.message import DRAFT, FLAGGED, SEEN
from app.model.operation import (
    AppendMessage,
    CopyMessages,
    CreateFolder,
    DeleteFolder,
    DeleteMessages,
    MissingChoice,
    MoveMessages,
    RenameFolder,
    ResolveMissing,
    SetFlags,
    SetSubscribed,
)
from app.store import edits
from tests.torture.client import Client
from tests.torture.mail import make
from tests.torture.other import Held, Other
from tests.torture.site import Login, Site

_SEEN, _FLAGGED, _TAG = frozenset({SEEN}), frozenset({FLAGGED}), frozenset({"$Label1"})


def _nothing(_: object) -> None:
    """A side that does nothing."""


@dataclass(frozen=True)
class Scenario:
    """`fill`: what is there before the first round. `edit` and `meanwhile`: what both sides did before the second.

    `hide`: capabilities that the server shall seem to lack. `first`: which bodies the first round fetches.
    """

    name: str
    fill: Callable[[Other], None]
    edit: Callable[[Client], None] = _nothing
    meanwhile: Callable[[Other], None] = _nothing
    hide: frozenset[str] = frozenset()
    first: BodyPolicy = BodyPolicy.ALL
    every: int = 4
    """Of how many steps a sample takes one."""
    tells: tuple[ErrorKind, ...] = ()
    """What a whole round reports."""

    def prepare(self, site: Site) -> Login:
        """A user whose next round is the one to be interrupted."""
        login = site.login()
        other = Other(login)
        client = Client.open(site.profile(login), login)
        try:
            self.fill(other)
            assert not (errors := client.round(bodies=self.first).errors), errors
            self.edit(client)
            self.meanwhile(other)
        finally:
            client.close()
            other.close()
        return login


def _post(*tokens: str, folder: str = "INBOX", flags: str = "") -> Callable[[Other], None]:
    def fill(other: Other) -> None:
        for token in tokens:
            other.append(folder, make(token), flags)

    return fill


def _one(other: Other, folder: str, token: str) -> Held:
    return next(each for each in other.held(folder) if each.token == token)


# --- flags --------------------------------------------------------------------------------------------


def _flag_edits(client: Client) -> None:
    client.edit(SetFlags(client.ids("a", "b", "c"), add=_SEEN))
    client.edit(SetFlags(client.ids("c"), remove=_SEEN))
    client.edit(SetFlags(client.ids("d"), add=_FLAGGED | _TAG))
    client.edit(SetFlags(client.ids("e"), add=_SEEN, undoable=False))
    client.edit(SetFlags(client.ids("a"), add=_TAG))
    client.edit(SetFlags(client.ids("f"), add=_FLAGGED))


def _others_flags(other: Other) -> None:
    other.store(_one(other, "INBOX", "d"), "+", r"\Answered")
    other.store(_one(other, "INBOX", "b"), "+", r"\Flagged $Label2")
    other.store(_one(other, "INBOX", "g"), "+", r"\Seen")
    other.expunge(_one(other, "INBOX", "f"))


# --- messages -----------------------------------------------------------------------------------------


def _fill_folders(other: Other) -> None:
    other.create("Work")
    _post("a", "b", "c", "d", "e", "f", "g", "h")(other)
    _post("w", folder="Work")(other)


def _moves(client: Client) -> None:
    work, archive = client.folder("Work"), client.role(Role.ARCHIVE)
    client.edit(MoveMessages(client.ids("a", "b"), work))
    client.edit(MoveMessages(client.ids("c"), work))
    client.edit(SetFlags(client.ids("c"), add=_FLAGGED))
    client.edit(MoveMessages(client.ids("c"), archive))
    client.edit(MoveMessages(client.ids("d"), archive))
    client.edit(DeleteMessages(client.ids("d")))
    client.edit(MoveMessages(client.ids("w"), client.folder("INBOX")))
    client.edit(MoveMessages(client.ids("e"), work))
    edits.undo(client.db)


def _deletions(client: Client) -> None:
    client.edit(DeleteMessages(client.ids("a", "b")))
    client.edit(DeleteMessages(client.ids("c"), forever=True))
    client.edit(MoveMessages(client.ids("d"), client.folder("Work")))
    client.edit(DeleteMessages(client.ids("d"), forever=True))
    client.edit(DeleteMessages(client.ids("e")))
    client.edit(DeleteMessages(client.ids("e")))


def _copies(client: Client) -> None:
    work = client.folder("Work")
    client.edit(CopyMessages(client.ids("a", "b"), work))
    client.edit(CopyMessages(client.ids("c"), work))
    client.edit(DeleteMessages(client.ids("c", folder="INBOX"), forever=True))
    client.edit(CopyMessages(client.ids("d"), work))
    client.edit(SetFlags(client.ids("d", folder="Work"), add=_TAG))
    client.edit(CopyMessages(client.ids("e"), client.folder("INBOX")))


# --- what is filed ------------------------------------------------------------------------------------


def _filed(client: Client) -> None:
    drafts, sent = client.role(Role.DRAFTS), client.role(Role.SENT)
    client.edit(AppendMessage(drafts, make("draft"), frozenset({DRAFT, SEEN})))
    client.edit(AppendMessage(drafts, make("second", 900), frozenset({DRAFT, SEEN}), replaces=client.ids("first")[0]))
    client.edit(AppendMessage(drafts, make("third"), frozenset({DRAFT})))
    client.edit(AppendMessage(drafts, make("fourth", 400), frozenset({DRAFT}), replaces=client.ids("third")[0]))
    client.edit(AppendMessage(sent, make("sent", 5_000), _SEEN))
    client.edit(AppendMessage(drafts, make("moved"), frozenset({DRAFT})))
    client.edit(MoveMessages(client.ids("moved"), client.role(Role.ARCHIVE)))


# --- folders ------------------------------------------------------------------------------------------


def _fill_tree(other: Other) -> None:
    for path in ("Work", "Work/Old", "Empty", "Quiet"):
        other.create(path)
    _post("a", "b")(other)
    _post("w", folder="Work")(other)
    _post("o", folder="Work/Old")(other)
    _post("x", folder="Empty")(other)


def _folder_edits(client: Client) -> None:
    client.edit(CreateFolder(client.account.id, "New/Deep"))
    client.edit(MoveMessages(client.ids("a"), client.folder("New/Deep")))
    client.edit(RenameFolder(client.folder("Work"), "Job"))
    client.edit(MoveMessages(client.ids("o"), client.folder("Job")))
    client.edit(DeleteFolder(client.folder("Empty")))
    client.edit(SetSubscribed(client.folder("Quiet"), False))


# --- what others do -----------------------------------------------------------------------------------


def _others_post(other: Other) -> None:
    other.append("INBOX", make("new", 3_000))
    other.append("INBOX", make("newer"), r"\Flagged")
    other.expunge(_one(other, "INBOX", "h"))
    other.store(_one(other, "INBOX", "a"), "+", r"\Seen \Flagged $Label3")
    other.move(_one(other, "INBOX", "b"), "Work")
    other.copy(_one(other, "INBOX", "c"), "Work")
    other.rename("Work", "Job")
    other.create("Fresh")
    other.append("Fresh", make("fresh"))
    other.delete("Gone")


def _fill_doomed(other: Other) -> None:
    _fill_folders(other)
    other.create("Gone")
    _post("z", folder="Gone")(other)


def _edits_to_renumbered(client: Client) -> None:
    client.edit(SetFlags(client.ids("a"), add=_FLAGGED | _TAG))
    client.edit(MoveMessages(client.ids("b"), client.folder("Work")))
    client.edit(DeleteMessages(client.ids("c"), forever=True))
    client.edit(CopyMessages(client.ids("d"), client.folder("Work")))
    client.edit(MoveMessages(client.ids("w"), client.folder("Work2")))


def _fill_renumbered(other: Other) -> None:
    for path in ("Work", "Work2"):
        other.create(path)
    _post("a", "b", "c", "d", "e", folder="INBOX")(other)
    _post("w", "v", folder="Work")(other)
    # INBOX cannot be made anew (RFC 3501 6.3.5), so the renumbered folder is another one.
    other.create("Many")
    for each in other.held("INBOX"):
        other.move(each, "Many")


def _renumber(other: Other) -> None:
    other.renumber("Many")
    other.renumber("Work")
    other.append("Many", make("late"))


def _fill_many(other: Other) -> None:
    other.create("Work")
    _post(*(f"m{number}" for number in range(22)), folder="Work")(other)


def _expunge_many(other: Other) -> None:
    """More than a client may believe at once."""
    for held in other.held("Work"):
        other.expunge(held)


def _upload_again(client: Client) -> None:
    """All of a folder disappeared, which made it rest, and the person wants it back."""
    other = Other(client.login)
    _expunge_many(other)
    other.close()
    assert [each.kind for each in client.round().errors] == [ErrorKind.GONE]
    client.edit(ResolveMissing(client.folder("Work"), MissingChoice.UPLOAD))


def _fill_large(other: Other) -> None:
    _post("a", "b", "c")(other)
    other.append("INBOX", make("large", 1_400_000))
    other.append("INBOX", make("middling", 90_000))


_NO_MOVE = frozenset({"MOVE"})
_POOR = frozenset({"MOVE", "UIDPLUS"})

SCENARIOS = (
    Scenario("flags", _post("a", "b", "c", "d", "e", "f", "g"), _flag_edits, _others_flags),
    Scenario("moves", _fill_folders, _moves),
    Scenario("moves without MOVE", _fill_folders, _moves, hide=_NO_MOVE),
    Scenario("moves without MOVE and UIDPLUS", _fill_folders, _moves, hide=_POOR),
    Scenario("deletions", _fill_folders, _deletions),
    Scenario("deletions without MOVE and UIDPLUS", _fill_folders, _deletions, hide=_POOR),
    Scenario("copies", _fill_folders, _copies),
    Scenario("copies without UIDPLUS", _fill_folders, _copies, hide=_POOR),
    Scenario("filed", _post("first", folder="Drafts", flags=r"\Draft"), _filed),
    Scenario("filed without UIDPLUS", _post("first", folder="Drafts", flags=r"\Draft"), _filed, hide=_POOR),
    Scenario("folders", _fill_tree, _folder_edits),
    Scenario("others", _fill_doomed, meanwhile=_others_post),
    Scenario("renumbered", _fill_renumbered, _edits_to_renumbered, _renumber),
    Scenario("disappeared", _fill_many, meanwhile=_expunge_many, tells=(ErrorKind.GONE,), every=2),
    Scenario("uploaded again", _fill_many, _upload_again, every=13),
    Scenario("bodies", _fill_large, first=BodyPolicy.NONE),
)


# --- sessions to be cut ---------------------------------------------------------------------------------


def _few_edits(client: Client) -> None:
    client.edit(SetFlags(client.ids("a"), add=_FLAGGED | _TAG))
    client.edit(MoveMessages(client.ids("b"), client.role(Role.ARCHIVE)))
    client.edit(DeleteMessages(client.ids("c"), forever=True))
    client.edit(CopyMessages(client.ids("d"), client.role(Role.ARCHIVE)))
    client.edit(AppendMessage(client.role(Role.DRAFTS), make("draft"), frozenset({DRAFT}),
                              replaces=client.ids("first")[0]))


def _fill_small(other: Other) -> None:
    _post("a", "b", "c", "d")(other)
    _post("first", folder="Drafts", flags=r"\Draft")(other)


def _fill_long(other: Other) -> None:
    for number in range(70):
        other.append("INBOX", make(f"m{number}", 4_000), r"\Seen" if number % 3 else "")
    other.append("INBOX", make("large", 330_000))


SMALL = Scenario("small", _fill_small, _few_edits, _post("new"))
SMALL_POOR = Scenario("small without MOVE and UIDPLUS", _fill_small, _few_edits, _post("new"), _POOR)
LARGE = Scenario("large", _nothing, meanwhile=_fill_long)
