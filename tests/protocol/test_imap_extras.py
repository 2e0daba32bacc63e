"""What a sync brings along where the server can: labels, lasting ids, rights, whether tags are kept."""

from __future__ import annotations

from app.model.sync import FolderOpened, LabelsSeen
from tests.protocol.imap_tools import BARE, Cache, header, login, scripted, selected
from tests.servers.scripted import ScriptedServer, Step

OK = "S: <tag> OK done"


def test_gmails_labels_and_message_ids() -> None:
    words = f"{BARE} X-GM-EXT-1 CONDSTORE"
    one = header(1, 10)
    assert isinstance(one, bytes)
    told = (one[:-3] + b' X-GM-MSGID 1278455344230334865 X-GM-LABELS ("\\\\Important" {8}\r\nA \xc3\xbc (b) '
            b'"T&APY-ne" work))\r\n')
    first = [*login(words), *selected(1, uidnext=11, modseq=5),
             r"C: <tag> FETCH 1:1 \(UID FLAGS .* BODYSTRUCTURE X-GM-MSGID X-GM-LABELS\)", told, OK]
    then = [*selected(1, uidnext=11, modseq=7), r"C: <tag> FETCH 1:1 \(UID\)", "S: * 1 FETCH (UID 10)", OK,
            r"C: <tag> UID FETCH 10:10 \(UID FLAGS X-GM-LABELS\) \(CHANGEDSINCE 5\)",
            "S: * 1 FETCH (UID 10 FLAGS () MODSEQ (7) X-GM-LABELS ())", OK]
    with ScriptedServer([*first, *then]) as server:
        backend = scripted(server)
        cache = Cache()
        cache.sync(backend)
        assert cache.messages[10].labels == (r"\Important", "A ü (b)", "Töne", "work")
        assert cache.messages[10].email_id == "1278455344230334865"
        steps = cache.sync(backend)
        assert [step for step in steps if isinstance(step, LabelsSeen)] == [LabelsSeen("INBOX", ((10, ()),))]
        backend.close()


def test_object_ids_and_rights_come_along() -> None:
    one = header(1, 10)
    assert isinstance(one, bytes)
    script: list[Step] = [
        *login(f"{BARE} OBJECTID ACL"), 'C: <tag> MYRIGHTS "INBOX"', r'C: <tag2> SELECT "INBOX"',
        'S: * MYRIGHTS "INBOX" lrs', OK, "S: * 1 EXISTS", "S: * OK [UIDVALIDITY 7] valid",
        r"S: * OK [PERMANENTFLAGS (\Seen)] kept", "S: <tag2> OK done",
        r"C: <tag> FETCH 1:1 .* EMAILID\)", one[:-3] + b" EMAILID (M6d99ac3275bb4e))\r\n", OK, *selected(1),
        "C: <tag> FETCH 1:1 .*", "S: * 1 FETCH (UID 10 FLAGS ())", OK]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        cache = Cache()
        opened = cache.sync(backend)[0]
        assert isinstance(opened, FolderOpened)
        assert (opened.rights, opened.keywords) == ("lrs", False)
        assert cache.messages[10].email_id == "M6d99ac3275bb4e"
        opened = cache.sync(backend)[0]
        assert isinstance(opened, FolderOpened)
        assert (opened.rights, opened.keywords) == ("lrs", True), "rights are asked for once"
        backend.close()
