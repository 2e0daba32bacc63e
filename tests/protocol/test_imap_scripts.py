"""What imaptest's scripts make a server do, said to our client: dialogues of our own, one or more for each script.

Replayed, by the name of the script: append, atoms, close, copy, esearch, esearch-condstore, expunge, expunge2, fetch,
fetch-body, fetch-body-mime, fetch-body-message-rfc822 (-x2, -mime), fetch-bodystructure, fetch-envelope (as header
fields, which this client asks for instead), id, list, listext, logout, move, mutf7, nil, notify, pipeline,
pipeline-connections, search-header, search-sets, select, store, subscribe, uidplus, uidvalidity, uidvalidity-rename.
The two-client ones among them run against four real servers too (test_imap_servers, test_imap_servers_edits).

Left out, since this client never says what they test:
  append-binary, fetch-binary-mime, -base64, -qp          BINARY (RFC 3516)
  catenate, catenate-multiappend, multiappend             CATENATE, MULTIAPPEND: one APPEND is one message here
  urlauth, urlauth2, urlauth-binary                       URLAUTH
  sort-*, esort, sort-partial, thread, thread2 to 8, thread-orderedsubject, -orderedsubject2
                                                          SORT and THREAD: lists and threads are made here
  search-addresses, search-body, search-date, search-flags, search-partial, search-size, broken/search-intdate,
  search-context-update, 2 and 3                          SEARCH but for Message-ID, \\Deleted and UID sets; CONTEXT
"""

from __future__ import annotations

import pytest

from app.backends.base import Wakeup
from app.backends.imap.backend import ImapBackend
from app.errors import ErrorKind, MailError
from app.model.message import DELETED, FLAGGED, SEEN
from app.model.remote_operation import AppendRaw, CopyUids, MoveUids, StoreFlags
from app.model.sync import BodyWanted
from tests.protocol.imap_tools import BARE, Cache, header, login, mail, scripted, selected
from tests.servers.scripted import ScriptedServer, Step

NONE: frozenset[str] = frozenset()
OK = "S: <tag> OK done"
TREE = f"{BARE} LIST-EXTENDED LIST-STATUS"
FIRST = r"C: <tag> FETCH \S+ .*BODY.*"
FLAGS = r"C: <tag> FETCH \S+ \(UID FLAGS\)"


def synced(script: list[Step], *, rounds: int = 1) -> Cache:
    """INBOX as a cache holds it after `rounds` of synchronisation."""
    cache = Cache()
    with ScriptedServer([*login(), *script]) as server:
        backend = scripted(server)
        for _ in range(rounds):
            cache.sync(backend)
        backend.close()
    return cache


def part(answer: bytes, section: str | None) -> bytes:
    """One section as a FETCH with `answer` brings it."""
    with ScriptedServer([*login(), *selected(1), "C: <tag> UID FETCH 10 .*", answer, OK]) as server:
        backend = scripted(server)
        data = b"".join(backend.fetch("INBOX", 10, section))
        backend.close()
    return data


# --- append, uidplus, multiappend's NO ----------------------------------------------------------------------------


def append(*answer: Step) -> list[Step]:
    return [r"C: <tag> APPEND .* \{(?P<size>\d+)\}", "S: + go", "READ <size>", "C: ", *answer]


def test_append_with_news_before_its_answer() -> None:
    """The mailbox is selected, so EXISTS (and whatever else) comes first."""
    script = [*login(f"{BARE} UIDPLUS"), *selected(0), *append(
        "S: * 1 EXISTS", "S: * 1 RECENT", r"S: * 1 FETCH (FLAGS (\Seen \Recent))", "S: <tag> OK [APPENDUID 7 41] done"),
        *append("S: <tag> NO [TRYCREATE] there is no such mailbox")]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        backend.select("INBOX")
        result = backend.perform(AppendRaw("INBOX", mail(1), frozenset({SEEN}), 1e9, ""))
        assert (result.uid_map, result.target_uidvalidity) == ({0: 41}, 7)
        with pytest.raises(MailError) as caught:
            backend.perform(AppendRaw("Nowhere", mail(1), NONE, 1e9, ""))
        assert caught.value.kind is ErrorKind.REFUSED
        backend.close()


@pytest.mark.parametrize("code", ["[APPENDUID 7 0]", "[APPENDUID 7]", "[APPENDUID x 1]", "[APPENDUID 7 1:2,9]", ""])
def test_an_odd_appenduid_is_no_uid(code: str) -> None:
    with ScriptedServer([*login(f"{BARE} UIDPLUS"), *append(f"S: <tag> OK {code} done")]) as server:
        backend = scripted(server)
        assert backend.perform(AppendRaw("Sent", mail(1), NONE, 1e9, "")).uid_map.get(0, 0) in (0, 1)
        backend.close()


# --- atoms, list, listext, mutf7, nil, subscribe ------------------------------------------------------------------


def test_names_in_every_spelling() -> None:
    script: list[Step] = [
        *login(TREE), r'C: <tag> LIST "" "\*" RETURN .*', r'S: * LIST (\Subscribed) "/" INBOX',
        'S: * LIST () "/" ~foo', "S: * LIST () \"/\" !#$&-'+,-.0123456789:;<=>?@^_`|[}", 'S: * LIST () "/" "NIL"',
        'S: * LIST () NIL flat', r'S: * LIST (\HasNoChildren \Subscribed) "/" "p&AOQA5A-"',
        r'S: * LIST (\NonExistent \Subscribed) "/" gone', r'S: * LIST (\Noselect \HasChildren) "/" top',
        r'S: * LIST (\HasNoChildren) "/" "top/a b \"c\" \\d"', b'* LIST () "/" {9}\r\ntop/lite\xe9\r\n',
        r'S: * LIST (\HasChildren) "/" top2 (CHILDINFO ("SUBSCRIBED"))', 'S: * LIST () "/" top2/', OK]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        folders = {each.path: each for each in backend.list_folders()}
        backend.close()
    assert {"INBOX", "~foo", "NIL", "flat", "pää", 'top/a b "c" \\d', "top2"} <= folders.keys()
    assert "!#$&'+,-.0123456789:;<=>?@^_`|[}" in {path.replace("&-", "&") for path in folders}
    assert folders["flat"].delimiter == ""
    assert not folders["top"].selectable
    assert "gone" not in folders or not folders["gone"].selectable
    assert {path for path, each in folders.items() if each.subscribed and each.selectable} == {"INBOX", "pää"}


def test_a_keyword_named_nil_and_a_subject_of_nil() -> None:
    one = (b'* 1 FETCH (UID 10 FLAGS (NIL nil \\Seen) INTERNALDATE "01-Feb-2026 10:00:00 +0000" RFC822.SIZE 90 '
           b'BODY[HEADER.FIELDS (SUBJECT)]<0> "Subject: NiL\r\n\r\n" '
           b'BODYSTRUCTURE ("TEXT" "PLAIN" NIL NIL NIL NIL 9 1))\r\n').replace(b'"Subject: NiL\r\n\r\n"',
                                                                             b"{16}\r\nSubject: NiL\r\n\r\n")
    cache = synced([*selected(1), FIRST, one, OK])
    assert cache.flags[10] >= {"NIL", SEEN}
    assert cache.messages[10].header.startswith(b"Subject: NiL\r\n")


# --- select, close, expunge, expunge2, store, fetch ----------------------------------------------------------------


def test_select_with_everything_it_may_say() -> None:
    told: list[Step] = [
        r'C: <tag> SELECT "INBOX".*', r"S: * FLAGS (\Answered \Flagged \Deleted \Seen \Draft $Forwarded)",
        r"S: * OK [PERMANENTFLAGS (\Answered \Flagged \Deleted \Seen \Draft \*)] Flags permitted.", "S: * 2 EXISTS",
        "S: * 2 RECENT", "S: * OK [UNSEEN 1] First unseen.", "S: * OK [UIDVALIDITY 7] UIDs valid",
        "S: * OK [UIDNEXT 12] Predicted next UID", "S: * OK [X-OTHER (1 2)] what", "S: * NO a warning",
        "S: <tag> OK [READ-ONLY] Select completed."]
    cache = synced([*told, FIRST, header(1, 10, r"\Recent"), header(2, 11, r"\Recent \Seen"), OK])
    assert cache.flags == {10: NONE, 11: {SEEN}}, r"\Recent is nobody's flag"
    assert (cache.uidvalidity, cache.uidnext) == (7, 12)


@pytest.mark.parametrize("ends", ["S: * BYE logging out", "S: * BYE", "S: * OK whatever"])
def test_logout_whatever_it_says(ends: str) -> None:
    with ScriptedServer([*login(), "C: <tag> LOGOUT", ends, OK]) as server:
        backend = scripted(server)
        backend.open()
        backend.close()


def test_messages_leave_in_every_order() -> None:
    """Another client expunges while this one reads, is told late, and reads on by the old numbers."""
    cache = synced([
        *selected(8), FIRST, *(header(n, 10 + n) for n in range(8, 0, -1)), OK,
        *selected(8), FLAGS, "S: * 1 FETCH (UID 11 FLAGS ())", r"S: * 2 FETCH (UID 12 FLAGS (\Seen))",
        "S: * 4 FETCH (UID 14 FLAGS ())", *(f"S: * {n} FETCH (UID {10 + n} FLAGS ())" for n in (5, 6, 7, 8)),
        "S: * 3 EXPUNGE", "S: * 1 EXPUNGE", OK,
        *selected(6), FLAGS, r"S: * 1 FETCH (UID 12 FLAGS (\Seen))",
        *(f"S: * {n - 2} FETCH (UID {10 + n} FLAGS ())" for n in (4, 5, 6, 7, 8)), OK], rounds=3)
    assert sorted(cache.flags) == [12, 14, 15, 16, 17, 18]
    assert cache.flags[12] == {SEEN}


def test_a_store_that_two_clients_make() -> None:
    """Whatever comes with the answer, the edit is done once and the flags are what the next sync tells."""
    kept = r"\* \Seen \Flagged \Deleted"
    script = [*login(), *selected(2, permanent=kept), FIRST, header(1, 10), header(2, 11), OK,
              "C: <tag> UID FETCH 10 .*", "S: * 1 FETCH (UID 10)", OK, r"C: <tag> UID STORE 10 \+FLAGS.*Flagged.*",
              r"S: * 1 FETCH (FLAGS (\Seen))", r"S: * 2 FETCH (UID 11 FLAGS (\Deleted))",
              r"S: * 1 FETCH (UID 10 FLAGS (\Flagged \Seen))", OK,
              *selected(2), FLAGS, r"S: * 1 FETCH (UID 10 FLAGS (\Flagged \Seen))",
              r"S: * 2 FETCH (FLAGS (\Deleted) UID 11)", OK]
    with ScriptedServer(script) as server:
        backend, cache = scripted(server), Cache()
        cache.sync(backend)
        assert backend.perform(StoreFlags("INBOX", 7, (10,), frozenset({FLAGGED}), NONE)).missing == ()
        cache.sync(backend)
        backend.close()
    assert cache.flags == {10: {FLAGGED, SEEN}, 11: {DELETED}}


def test_answers_in_any_order_and_twice() -> None:
    cache = synced([*selected(3), FIRST, header(3, 12), header(1, 10), header(3, 12, r"\Seen"), header(2, 11), OK])
    assert sorted(cache.flags) == [10, 11, 12]


# --- fetch-body and its kin ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("answer", "section", "data"), [
    (b'* 1 FETCH (UID 10 BODY[TEXT]<0> "body")\r\n', "TEXT", b"body"),
    (b"* 1 FETCH (UID 10 BODY[TEXT]<0> {6}\r\nbody\r\n)\r\n", "TEXT", b"body\r\n"),
    (b"* 1 FETCH (BODY[1.2]<0> {3}\r\n\r\n) UID 10 FLAGS (\\Seen))\r\n", "1.2", b"\r\n)"),
    (b'* 1 FETCH (FLAGS (\\Seen))\r\n* 1 FETCH (UID 10 BODY[2.1.MIME]<0> "X: y")\r\n', "2.1.MIME", b"X: y"),
    (b'* 2 EXISTS\r\n* 1 FETCH (UID 10 BODY[2.HEADER]<0> "A: b")\r\n', "2.HEADER", b"A: b"),
    (b'* 1 FETCH (UID 10 body[text]<0> "low")\r\n', "TEXT", b"low"),
    (b'* 1 FETCH (UID 10 BODY[1] "all at once")\r\n', "1", b"all at once"),
    (b'* 1 FETCH (UID 10 BODY[1]<0> "a \\"b\\" \\\\c")\r\n', "1", b'a "b" \\c'),
])
def test_a_section_in_every_form(answer: bytes, section: str, data: bytes) -> None:
    assert part(answer, section) == data


@pytest.mark.parametrize("structure", [
    b'("TEXT" "PLAIN" ("CHARSET" "us-ascii") NIL NIL "7BIT" 9 1 NIL NIL NIL NIL)',
    b'(("TEXT" "PLAIN" NIL NIL NIL "7BIT" 1 1)("TEXT" "HTML" NIL NIL NIL "7BIT" 1 1) "ALTERNATIVE")',
    b'("TEXT" "PLAIN" ("CHARSET" {8}\r\nus-ascii) NIL NIL "7BIT" 9 1)',
    b'("TEXT" "PLAIN" NIL NIL "a ) \\" (" "7BIT" 9 1 NIL NIL NIL "x)")',
    b'("TEXT" "PLAIN" NIL NIL NIL "7BIT" 9 1 NIL ("INLINE" NIL) ("EN" "DE") NIL ("future" (1 2 "x")))',
])
def test_structures_without_an_attachment(structure: bytes) -> None:
    assert with_structure(structure).messages[10].has_attachment is False


@pytest.mark.parametrize("structure", [
    b'(("TEXT" "PLAIN" NIL NIL NIL "7BIT" 1 1)("APPLICATION" "PDF" ("NAME" "a.pdf") NIL NIL "BASE64" 9 NIL '
    b'("ATTACHMENT" ("FILENAME" "a.pdf")) NIL) "MIXED" ("BOUNDARY" ")") NIL NIL)',
    b'(("TEXT" "PLAIN" NIL NIL NIL "7BIT" 1 1)("IMAGE" "PNG" NIL NIL NIL "BASE64" 9 NIL ("attachment" '
    b'("filename" {5}\r\n().gi))) "MIXED")',
])
def test_structures_with_an_attachment(structure: bytes) -> None:
    assert with_structure(structure).messages[10].has_attachment is True


def with_structure(structure: bytes) -> Cache:
    one = header(1, 10)
    assert isinstance(one, bytes)
    return synced([*selected(1), FIRST, one.partition(b"BODYSTRUCTURE ")[0] + b"BODYSTRUCTURE " + structure + b")\r\n",
                   OK])


def test_whole_messages_in_every_form() -> None:
    script = [*login(), *selected(3), "C: <tag> UID FETCH .*", b"* 2 FETCH (UID 11 BODY[] {4}\r\n\r\n)\r)\r\n",
              b'* 1 FETCH (FLAGS (\\Seen) BODY[] "a" UID 10)\r\n', "S: * 4 EXISTS",
              b"* 3 FETCH (BODY[] {3}\r\nx\r\n UID 12)\r\n", OK]
    with ScriptedServer(script) as server:
        backend, cache = scripted(server), Cache(flags={10: NONE, 11: NONE, 12: NONE})
        cache.take(backend.bodies("INBOX", 7, [BodyWanted(10, 1), BodyWanted(11, 4), BodyWanted(12, 3)]))
        backend.close()
    assert cache.raw == {10: b"a", 11: b"\r\n)\r", 12: b"x\r\n"}


# --- copy, move, search -------------------------------------------------------------------------------------------


def test_move_tells_copyuid_before_the_expunges() -> None:
    script = [*login(f"{BARE} MOVE UIDPLUS"), *selected(3), "C: <tag> UID FETCH .*", "S: * 1 FETCH (UID 10)",
              "S: * 3 FETCH (UID 12)", OK, "C: <tag> UID MOVE 10,12 .*", "S: * OK [COPYUID 9 10,12 41:42] moved",
              "S: * 3 EXPUNGE", "S: * 1 EXPUNGE", "S: <tag> OK done"]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        result = backend.perform(MoveUids("INBOX", 7, (12, 10), "Ziel"))
        backend.close()
    assert (result.uid_map, result.target_uidvalidity, result.missing) == ({10: 41, 12: 42}, 9, ())


@pytest.mark.parametrize("code", ["[COPYUID 9 10 41,42]", "[COPYUID 9 10:4294967295 1:4294967286]", "[COPYUID 9 99 41]",
                                  "[COPYUID x y z]", ""])
def test_an_odd_copyuid_is_not_believed(code: str) -> None:
    script = [*login(f"{BARE} UIDPLUS"), *selected(3), "C: <tag> UID FETCH .*", "S: * 1 FETCH (UID 10)", OK,
              "C: <tag> UID COPY 10 .*", f"S: <tag> OK {code} done"]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        assert backend.perform(CopyUids("INBOX", 7, (10,), "Ziel")).uid_map == {}
        backend.close()


@pytest.mark.parametrize("answer", [
    'S: * ESEARCH (TAG "<tag>") UID ALL 10:12', 'S: * ESEARCH (TAG "<tag>") UID ALL 12,10:11 MODSEQ 9',
    'S: * ESEARCH (TAG "<tag>") UID COUNT 3 MIN 10 MAX 12 ALL 10,11,12', "S: * ESEARCH UID ALL 10:12",
])
def test_esearch_in_every_form(answer: str) -> None:
    """Two are known, one is new: they are compared by an ESEARCH, whatever else it returns."""
    script = [*login(f"{BARE} CONDSTORE ESEARCH"), *selected(2, uidnext=12, modseq=5), FIRST, header(1, 10),
              header(2, 11), OK, *selected(3, uidnext=13, modseq=9)]
    known = Cache()
    with ScriptedServer([*script, "C: <tag> UID SEARCH RETURN .*", answer, OK, "C: <tag> UID FETCH 12 .*BODY.*",
                         header(3, 12), OK, "C: <tag> UID FETCH .*CHANGEDSINCE 5.*",
                         r"S: * 1 FETCH (UID 10 FLAGS (\Seen) MODSEQ (8))", OK]) as server:
        backend = scripted(server)
        known.sync(backend)
        known.sync(backend)
        backend.close()
    assert known.flags == {10: {SEEN}, 11: NONE, 12: NONE}


# --- id, notify, pipeline, uidvalidity ----------------------------------------------------------------------------


def test_an_id_as_long_as_it_may_be() -> None:
    answer = "S: * ID (" + " ".join(f'"k{number:029}" "{"v" * 1024}"' for number in range(30)) + ")"
    with ScriptedServer([*login(f"{BARE} ID"), r"C: <tag> ID .*", answer, OK, *selected(0)]) as server:
        backend = scripted(server)
        backend.select("INBOX")
        backend.close()


def test_status_of_others_at_any_time() -> None:
    """Untagged STATUS and LIST that nobody asked for, as NOTIFY sends them, in the middle of everything."""
    news: list[Step] = ["S: * STATUS Other (MESSAGES 1 UIDNEXT 2 UIDVALIDITY 3)", 'S: * LIST () "/" Other']
    cache = synced([*selected(1)[:3], *news, *selected(1)[3:], FIRST, *news, header(1, 10), *news, OK])
    assert cache.flags == {10: NONE}


def test_all_answers_of_a_pipeline_in_one_packet() -> None:
    """LIST and what goes with it may be answered together, and in pieces that end anywhere."""
    script: list[Step] = [*login(), 'C: <lst> LIST "" "\\*"', 'C: <sub> LSUB "" "\\*"',
                          'S: * LIST () "/" INBOX\r\n* LIST () "/" A\r\n<lst> OK\r\n* LSUB () "/" A\r\n<sub> OK done',
                          r'C: <one> STATUS .*', r'C: <two> STATUS .*',
                          "S: * STATUS INBOX (MESSAGES 4)\r\n<one> OK\r\n* STATUS A (MESSAGES 0)\r\n<two> OK done"]
    with ScriptedServer(script) as server:
        backend = scripted(server)
        folders = {each.path: each for each in backend.list_folders()}
        backend.close()
    assert folders.keys() == {"INBOX", "A"}
    assert {path: each.status.messages for path, each in folders.items() if each.status} == {"INBOX": 4, "A": 0}
    assert folders["A"].subscribed


def test_other_uidvalidity_voids_what_is_known() -> None:
    """As after a DELETE and CREATE, or two RENAMEs, of the same name: numbers that were known are other messages."""
    cache = synced([*selected(2), FIRST, header(1, 10), header(2, 11), OK,
                    *selected(2, uidvalidity=8, uidnext=12), FIRST, header(1, 10, r"\Seen"), header(2, 11, r"\Seen"),
                    OK], rounds=2)
    assert cache.uidvalidity == 8
    assert cache.flags == {10: {SEEN}, 11: {SEEN}}


def test_two_expunges_end_a_wait() -> None:
    """Another client's CLOSE: several messages leave at once, and one look tells all."""
    script = [*login(f"{BARE} IDLE"), *selected(3), FIRST, *(header(n, 9 + n) for n in (3, 2, 1)), OK,
              "C: <tag> IDLE", "S: + idling", "S: * 1 EXPUNGE", "S: * 2 EXPUNGE", "C: DONE", OK,
              *selected(1), FLAGS, "S: * 1 FETCH (UID 11 FLAGS ())", OK]
    with ScriptedServer(script) as server:
        backend, cache, wakeup = scripted(server), Cache(), Wakeup()
        cache.sync(backend)
        watch(backend, wakeup)
        cache.sync(backend)
        backend.close()
        wakeup.close()
    assert sorted(cache.flags) == [11]


def watch(backend: ImapBackend, wakeup: Wakeup) -> None:
    backend.select("INBOX")
    assert backend.wait(wakeup, 5.0) == frozenset({"INBOX"})
