"""The folder tree as servers of all kinds tell it, and what is asked for in a round."""

from __future__ import annotations

import time

import pytest

from app.backends.imap.backend import ImapBackend
from app.model.folder import Namespace, RemoteFolder, RemoteStatus, Role
from app.model.remote_operation import CreateMailbox, DeleteMailbox, OperationResult
from tests.protocol.imap_tools import BARE, login, scripted, selected
from tests.servers.scripted import ScriptedServer, Step

OK = "S: <tag> OK done"
EXTENDED = f"{BARE} LIST-EXTENDED LIST-STATUS SPECIAL-USE CONDSTORE QRESYNC"


def tree(backend: ImapBackend) -> dict[str, RemoteFolder]:
    return {folder.path: folder for folder in backend.list_folders()}


def test_a_plain_server_with_a_prefix() -> None:
    script: list[Step] = [
        *login(f"{BARE} NAMESPACE"), "C: <tag> NAMESPACE", 'S: * NAMESPACE (("INBOX." ".")) NIL (("shared." "."))', OK,
        'C: <tag> LIST "" "\\*"', r'S: * LIST (\HasChildren) "." INBOX', r'S: * LIST () "." "INBOX.Gesendet"',
        r'S: * LIST () "." "INBOX.Sent"', r'S: * LIST (\Trash) "." INBOX.M&APw-ll',
        r'S: * LIST () "." INBOX.Papierkorb', r'S: * LIST (\Noselect) "." "INBOX.a&b"',
        b'* LIST () "." {9}\r\nINBOX.\xc3\xbcx\r\n', 'S: * LIST () "." "INBOX.evil\x07"',
        "S: * LIST (((((((((((((((((((((((((", OK,
        'C: <tag> LIST "" "INBOX.\\*"', OK,
        'C: <tag> LIST "" "shared.\\*"', 'S: * LIST () "." "shared.Drafts"', OK,
        'C: <tag> LSUB "" "\\*"', r'S: * LSUB () "." INBOX.Gesendet', r'S: * LSUB (\Noselect) "." INBOX.Sent', OK,
        'C: <tag> LSUB "" "INBOX.\\*"', OK, 'C: <tag> LSUB "" "shared.\\*"', "S: <tag> NO not here",
        *status("INBOX", "MESSAGES 3 UNSEEN 1 UIDNEXT 9 UIDVALIDITY 7"), *status("INBOX.Gesendet"),
        *status("INBOX.M&APw-ll"), *status("INBOX.Sent", ""), *status("INBOX.Papierkorb", ""),
        "C: <tag> STATUS \\{9\\}", "S: + go", "READ 9", r"C:  \(MESSAGES UNSEEN UIDNEXT UIDVALIDITY\)", OK,
        *status("shared.Drafts"),
        'C: <tag> CREATE "INBOX.New"', OK, 'C: <tag> SUBSCRIBE "INBOX.New"', OK]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        folders = tree(backend)
        assert {path: folder.role for path, folder in folders.items()} == {
            "INBOX": Role.INBOX, "INBOX.Gesendet": Role.SENT, "INBOX.Sent": Role.NONE, "INBOX.Müll": Role.TRASH,
            "INBOX.Papierkorb": Role.NONE, "INBOX.a&b": Role.NONE, "INBOX.üx": Role.NONE, "shared.Drafts": Role.NONE}
        assert [path for path, folder in folders.items() if folder.subscribed] == ["INBOX.Gesendet"]
        assert [path for path, folder in folders.items() if not folder.selectable] == ["INBOX.a&b"]
        assert folders["shared.Drafts"].namespace is Namespace.SHARED
        assert folders["INBOX"].status == RemoteStatus(3, 1, 9, 7)
        assert folders["INBOX.Sent"].status is None
        assert backend.perform(CreateMailbox("New")).path == "INBOX.New"
        backend.close()


def status(name: str, numbers: str = "MESSAGES 0 UIDNEXT 1 UIDVALIDITY 7") -> list[Step]:
    told: list[Step] = [f'S: * STATUS "{name}" ({numbers})'] if numbers else []
    return [f'C: <tag> STATUS "{name}" .*', *told, OK]


def test_later_rounds_ask_for_less_and_what_is_not_told_is_not_zero() -> None:
    listed = [r'S: * LIST (\HasNoChildren \Subscribed) "/" INBOX', r'S: * LIST (\Sent) "/" Out']
    script: list[Step] = [
        *login(EXTENDED), r'C: <tag> LIST "" "\*" RETURN \(SUBSCRIBED SPECIAL-USE STATUS '
        r"\(MESSAGES UNSEEN UIDNEXT UIDVALIDITY HIGHESTMODSEQ\)\)", *listed,
        "S: * STATUS INBOX (MESSAGES 5 UNSEEN 2 UIDNEXT 6 UIDVALIDITY 7 HIGHESTMODSEQ 88)",
        "S: * STATUS Out (UIDVALIDITY 8 UNSEEN 0 MESSAGES 1 UIDNEXT 2 HIGHESTMODSEQ 99999999999999999999)", OK,
        r'C: <tag> LIST "" "\*" RETURN \(SUBSCRIBED SPECIAL-USE STATUS \(UIDVALIDITY HIGHESTMODSEQ\)\)', *listed,
        "S: * STATUS INBOX (UIDVALIDITY 7 HIGHESTMODSEQ 89)", "S: * STATUS Out (UIDVALIDITY x HIGHESTMODSEQ)", OK,
        r'C: <tag> LIST "" "\*" RETURN \(SUBSCRIBED SPECIAL-USE STATUS \(MESSAGES UNSEEN .*\)\)', *listed, OK]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        folders = tree(backend)
        assert folders["INBOX"].status == RemoteStatus(5, 2, 6, 7, 88)
        assert folders["Out"] == RemoteFolder("Out", "/", Role.SENT, True, RemoteStatus(1, 0, 2, 8, 0), False)
        backend._connection.names.memory.without_modseq = False  # type: ignore[union-attr]  # told for once
        folders = tree(backend)
        assert folders["INBOX"].status == RemoteStatus(-1, -1, 0, 7, 89)
        assert folders["Out"].status == RemoteStatus(-1, -1, 0, 0, 0)
        tree(backend)  # a mailbox without mod-sequences: everything is asked for again
        backend.close()


def test_namespaces_that_list_only_by_their_prefix() -> None:
    def listed(pattern: str, *names: str) -> list[Step]:
        return [f'C: <tag> LIST "" "{pattern}" RETURN .*', *(f'S: * LIST () "/" "{name}"' for name in names), OK]

    script: list[Step] = [
        *login(f"{BARE} NAMESPACE LIST-EXTENDED LIST-STATUS"), "C: <tag> NAMESPACE",
        'S: * NAMESPACE (("" "/")) (("Others/" "/")) (("#shared/" "/") ("" "/"))', OK,
        *listed(r"\*", "INBOX", "Mine", "Others", "Others/bob"), *listed(r"Others/\*", "Others/bob"),
        *listed(r"#shared/\*", "#shared/board", "INBOX"),
        *listed(r"\*", "INBOX", "Mine", "Others/bob"), *listed(r"#shared/\*", "#shared/board"),
        'C: <tag> CREATE "Own"', OK, "C: <tag> SUBSCRIBE .*", OK]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        for _ in range(2):
            kinds = {folder.path: folder.namespace for folder in backend.list_folders()}
            assert kinds.pop("Others", Namespace.OTHERS) is Namespace.OTHERS
            assert kinds == {"INBOX": Namespace.PERSONAL, "Mine": Namespace.PERSONAL, "Others/bob": Namespace.OTHERS,
                             "#shared/board": Namespace.SHARED}
        assert backend.perform(CreateMailbox("Own")) == OperationResult()
        backend.close()


def test_a_server_that_refuses_what_it_offers() -> None:
    plain: list[Step] = ['C: <tag> LIST "" "\\*"', r'S: * LIST (\Drafts) "/" INBOX/Drafts', OK]
    lsub: list[Step] = ['C: <tag> LSUB "" "\\*"', "S: <tag> NO no subscriptions here"]
    numbers = [*status("INBOX"), *status("INBOX/Drafts")]
    script: list[Step] = [*login(EXTENDED), "C: <tag> LIST .* RETURN .*", "S: <tag> BAD what?",
                          *plain, *lsub, *numbers, *plain, *lsub, *status("INBOX"), *status("INBOX/Drafts")]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        for _ in range(2):
            folders = tree(backend)
            assert folders["INBOX/Drafts"].role is Role.DRAFTS
            assert all(folder.subscribed for folder in folders.values())
        backend.close()


def test_a_folder_beside_the_personal_namespace_is_found_where_it_is() -> None:
    script: list[Step] = [
        *login(f"{BARE} NAMESPACE"), "C: <tag> NAMESPACE", 'S: * NAMESPACE (("INBOX." ".")) NIL NIL', OK,
        'C: <tag> LIST "" "\\*"', 'S: * LIST () "." "Trash"', OK, 'C: <tag> LIST "" "INBOX.\\*"',
        'S: * LIST () "." "INBOX.Trash"', OK, *selected(0, path="Trash")]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        backend.select("Trash")
        backend.close()


@pytest.mark.parametrize(("written", "delimiter"), [('"/"', "/"), ('"."', "."), (r'"\\"', "\\"), (r'"\""', '"'),
                                                    ("NIL", ""), ('"^"', "^"), ('"ab"', ""), ('"\x01"', ""),
                                                    ("7", "7")])
def test_any_delimiter(written: str, delimiter: str) -> None:
    script: list[Step] = [*login(f"{BARE} LIST-EXTENDED LIST-STATUS"), 'C: <tag> LIST "" "\\*" RETURN .*',
                          f'S: * LIST () {written} "A"', OK]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        assert tree(backend)["A"].delimiter == delimiter
        backend.close()


def test_names_in_utf8_are_taken_as_they_are() -> None:
    script: list[Step] = [
        *login(f"{BARE} LIST-EXTENDED LIST-STATUS SPECIAL-USE"), 'C: <tag> LIST "" "\\*" RETURN .*',
        b'* LIST () "/" "Gr\xc3\xbc\xc3\x9fe &APw- K"\r\n', OK,
        'C: <tag> DELETE "Grüße &APw- K"', OK, 'C: <tag> UNSUBSCRIBE "Grüße &APw- K"', OK]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        backend.open()
        backend._connection.names.utf8 = True  # type: ignore[union-attr]  # as ENABLE would
        assert "Grüße &APw- K" in tree(backend)
        backend.perform(DeleteMailbox("Grüße &APw- K"))
        backend.close()


def test_hostile_lists_end() -> None:
    deep = "/".join("d" * 60)
    lines = b"".join(b'* LIST () "/" "f%d"\r\n' % n for n in range(21_000))
    script: list[Step] = [*login(f"{BARE} LIST-EXTENDED LIST-STATUS"), 'C: <tag> LIST "" "\\*" RETURN .*',
                          f'S: * LIST () "/" "{deep}"', 'S: * LIST () "/" ""', "S: * LIST () NIL NIL", "S: * LIST",
                          'S: * STATUS "f1" (MESSAGES 9999999999999999999 UNSEEN)', "S: * STATUS f1", lines,
                          b'* LIST () "/" "again"\r\n* LIST () "/" "f1"\r\n', OK]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        folders = backend.list_folders()
        assert len(folders) == 20_001
        assert folders[0].path == "INBOX"
        assert folders[2].status == RemoteStatus((1 << 63) - 1, -1, 0, 0)
        backend.close()


def test_ten_thousand_folders_with_their_numbers_are_read_in_a_moment() -> None:
    lines = b"".join(
        b'* LIST (\\HasNoChildren \\Subscribed) "/" "Level/of/folders &APw- %d"\r\n'
        b'* STATUS "Level/of/folders &APw- %d" (UIDVALIDITY 1700000000 HIGHESTMODSEQ %d)\r\n' % (n, n, n + 1)
        for n in range(10_000))
    script: list[Step] = [*login(EXTENDED), 'C: <tag> LIST "" "\\*" RETURN .*', lines, OK]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        backend.open()
        begun = time.process_time()
        folders = backend.list_folders()
        seconds = time.process_time() - begun
        assert len(folders) == 10_001
        assert all(folder.status is not None for folder in folders if folder.path != "INBOX")
        print(f"10,000 folders with STATUS: {seconds * 1000:.0f} ms of CPU, server's script included")
        assert seconds < 2.0
        backend.close()
