"""Where each target begins: small inputs that reach most of what is meant to be reached. See `wire` for 01 to 04."""

from __future__ import annotations

_STRUCTURE = b'BODYSTRUCTURE ("TEXT" "PLAIN" ("CHARSET" "utf-8") NIL NIL "7BIT" 12 1 NIL NIL NIL NIL)'
_MIXED = (b'BODYSTRUCTURE (("TEXT" "PLAIN" NIL NIL NIL "7BIT" 2 1)("APPLICATION" "PDF" ("NAME" "a (1).pdf") NIL NIL '
          b'"BASE64" 900 NIL ("ATTACHMENT" ("FILENAME" \x01a.pdf\x02)) NIL NIL) "MIXED")')
_USUAL = (b'* 1 FETCH (UID 1 FLAGS (\\Seen Work) INTERNALDATE "17-Jul-1996 02:44:25 -0700" RFC822.SIZE 42 '
          b"BODY[HEADER.FIELDS (DATE FROM)]<0> \x01From: a\r\n\r\n\x02 " + _STRUCTURE + b")\r\n")
_OK = b"\x04 OK done\r\n"

IMAP_FETCH = (
    _USUAL + _OK + b"\x03" + b"* 2 FETCH (UID 2 BODY[] \x01Subject: b\r\n\r\nb\x02)\r\n" + _OK,
    _USUAL * 3 + b"* 2 FETCH (BODY[] \x01x\x02 UID 7)\r\n* 3 FETCH (FLAGS (\\Deleted))\r\n" + _OK + b"\x03" + _OK,
    b'* 3 FETCH (X-GM-LABELS ("a b" \x01c)(\x02) X-GM-MSGID 77 ' + _MIXED + b" FLAGS (\\seen Work) MODSEQ (77) "
    b'ENVELOPE (NIL (("x" NIL "y" "z")) NIL) RFC822.SIZE 42 BODY[TEXT]<4> \x01ab\r\n\x02 INTERNALDATE '
    b'" 1-Feb-2026 10:00:00 +0100" UID 9 EMAILID (M00a-b))\r\n' + _OK + b"\x03\x04 NO [EXPUNGEISSUED] gone\r\n",
    b'* 1 FETCH (BODY[] "a\\"b\\\\" UID 5)\r\n* 4 EXPUNGE\r\n* 1 FETCH (BODY[1] NIL UID 6)\r\n* OK {3}\r\n'
    b"* LIST () \"/\" \x01A\x02\r\n* 2 FETCH (UID 1 BODY[] ~\x01\0\x02)\r\n" + _OK + b"\x03\x04 BAD no\r\n",
    b"* 1 FETCH (UID 1F FLAGS ())\r\n* 1 FETCH (UID 42949672961 FLAGS ())\r\n* 1 FETCH (UID 2 RFC822.SIZE 7K)\r\n" + _OK
    + b"\x03* 1 FETCH (UID 3 BODY[] {x X-NOTE \x01abc\x02)\r\n" + _OK,
    b"* 1 FETCH (UID 1 BODY[] {2000}\r\n" + b"x" * 2_000 + b")\r\n" + _OK + b"\x03* BYE\r\n",
    b"* 1 FETCH (UID 1 BODY[] {3+}\r\nabc RFC822.SIZE 3)\n" + b"* 1 FETCH (UID 2 BODY[] {1}\n)\r\n)\r\n" + _OK
    + b"\x03* 9 FETCH (UID 3 X (((a) b) \x01(\x02) FLAGS ())\r\n" + _OK,
)  # fmt: skip

_SELECT = (b"* 3 EXISTS\r\n* OK [UIDVALIDITY 7] x\r\n* OK [UIDNEXT 8] x\r\n* OK [HIGHESTMODSEQ 12] x\r\n"
           b"* OK [PERMANENTFLAGS (\\Seen \\*)] x\r\n")


def _listed(number: int, uid: int) -> bytes:
    return _USUAL.replace(b"* 1 F", b"* %d F" % number).replace(b"UID 1 ", b"UID %d " % uid)


_HEADERS = _listed(3, 7) + _listed(2, 4) + _listed(1, 2)
_BODY = b"* %d FETCH (UID %d BODY[] \x01%b\x02)\r\n"
_PIECE = b"* %d FETCH (UID %d BODY[]<%d> \x01%b\x02)\r\n"

IMAP_SYNC = (
    b"\0" + _SELECT + _OK + b"\x03" + _HEADERS + _OK + b"\x03" + _BODY % (1, 1, b"one") + _OK
    + b"\x03" + _PIECE % (2, 2, 0, b"two") + _OK + b"\x03" + _PIECE % (3, 3, 10, b"three") + _OK
    + b"\x03" + _BODY % (1, 4, b"four") + _OK + b"\x03" + _PIECE % (3, 7, 0, b"seven") + _OK,
    b"\xc1" + _SELECT + _OK + b"\x03* ESEARCH (TAG \"x\") UID ALL 1:2,7\r\n" + _OK + b"\x03" + _listed(3, 7) + _OK
    + b"\x03* 1 FETCH (UID 1 FLAGS (\\Seen))\r\n" + _OK + b"\x03" + _BODY % (1, 1, b"one") + _OK,
    b"\xc3* VANISHED (EARLIER) 5\r\n* 1 FETCH (UID 1 FLAGS (\\Flagged) MODSEQ (11))\r\n" + _SELECT + _OK + b"\x03"
    + _listed(3, 7) + _OK + b"\x03" + _BODY % (1, 1, b"one") + _BODY % (2, 4, b"four") + _OK,
    b"\x82" + _SELECT + _OK + b"\x03* SEARCH 1 2 7\r\n" + _OK + b"\x03* 1 FETCH (UID 1 FLAGS (a) MODSEQ (10))\r\n"
    + _OK + b"\x03" + _HEADERS + _OK,
    b"\x04" + _SELECT + _OK + b"\x03" + _HEADERS.replace(b"UID 7", b'UID 7 X-GM-MSGID 9 X-GM-LABELS ("a" b)') + _OK,
    b"\x05* MYRIGHTS A lr\r\n" + _OK + b"\x03" + _SELECT + _OK + b"\x03" + _HEADERS + b"\x04 NO later\r\n",
)  # fmt: skip

_LOGIN = b"+OK\r\n\x03+OK\r\nUSER\r\nUIDL\r\nTOP\r\nPIPELINING\r\nEXPIRE 7 USER\r\n.\r\n\x03+OK\r\n\x03+OK\r\n\x03"
_DROP = (b"+OK 3 60\r\n\x03+OK\r\n1 a\r\n2 new\r\n3 other\r\n.\r\n\x03+OK\r\n1 20\r\n2 20\r\n3 400\r\n.\r\n\x03")

POP3 = (
    b"\0" + _LOGIN + _DROP + b"+OK\r\nSubject: 3\r\n\r\n..dot\r\n.one\r\n.\r\n\x03+OK\r\nx\r\n.\r\n\x03+OK\r\n.\r\n"
    b"\x03+OK\r\n\x03+OK\r\n\x03+OK\r\n",
    b"\x3c" + _LOGIN + _DROP + b"+OK\r\nSubject: 3\r\n\r\nbeginning\r\n.\r\n\x03+OK\r\nA: 2\r\n\r\n.\r\n\x03+OK\r\n"
    b".\r\n",
    b"\x0c" + _LOGIN.replace(b"PIPELINING\r\n", b"") + b"+OK 2 9\r\n\x03+OK\r\n1 z\r\n2 z\r\n.\r\n\x03-ERR no\r\n"
    b"\x03+OK\r\nx: 1\r\n\r\n.\r\n\x03-ERR [SYS/TEMP] no\r\n\x03+OK\r\nx\r\n.\r\n\x03+OK\r\ny\r\n.\r\n",
    b"\1+OK\r\n\x03-ERR\r\n\x03+OK\r\n\x03+OK\r\n\x03+OK 1 3\r\n\x03-ERR\r\n\x03+OK\r\n1 3\r\n.\r\n\x03+OK\r\na\r\n"
    b".\r\n"
    b"\x03+OK\r\na\nb\n.\n\r\n.\r\n",
    b"\2+OK <1@b>\r\n\x03+OK\r\nSASL PLAIN LOGIN\r\n.\r\n\x03+ \r\n\x03-ERR [AUTH] no\r\n",
    b"\x14" + _LOGIN + b"+OK 0 0\r\n\x03+OK\r\n.\r\n\x03+OK\r\n.\r\n\x03+OK\r\n",
    b"\x06" + _LOGIN + b"+OK 2 40\r\n\x03+OK\r\n1 a\r\n2 d\r\n.\r\n\x03+OK\r\n1 21\r\n2 20\r\n.\r\n\x03+OK\r\nxa\r\n"
    b"\r\n"
    b".\r\n\x03+OK\r\nxd\r\n.\r\n\x03+OK\r\nxa\r\n.\r\n",
)  # fmt: skip

_HEAD = b"From: Eve <eve@example.org>\r\nTo: ben@example.org\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\n"


def _multi(subtype: bytes, *parts: bytes, boundary: bytes = b"b") -> bytes:
    return (b"Content-Type: multipart/" + subtype + b"; boundary=" + boundary + b"\r\n\r\n"
            + b"".join(b"--" + boundary + b"\r\n" + part + b"\r\n" for part in parts) + b"--" + boundary + b"--\r\n")


_PLAIN = (b"Content-Type: text/plain; charset=utf-8; format=flowed\r\n\r\nA \r\nB\r\n\r\nEve wrote:\r\n> a\r\n> b\r\n"
          b"> c\r\n> d\r\n")
_PAGE = (b"Content-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
         b"<p style=3D\"color:red\">A<img src=3D\"cid:p\"><a href=3D\"https://a.example\">b.example</a></p>=\r\n")
_FILE = (b'Content-Type: application/pdf; name*0*=utf-8\'\'a%20b; name*1=".pdf"\r\nContent-ID: <p>\r\n'
         b"Content-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\naGVsbG8=\r\n")
_EVENT = (b"Content-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\n"
          b"UID:1\r\nSUMMARY:Tea\\, please\r\nDTSTART;TZID=Europe/Berlin:20260101T100000\r\nDURATION:PT1H\r\n"
          b"RRULE:FREQ=WEEKLY;COUNT=3\r\nORGANIZER:mailto:eve@example.org\r\n"
          b"ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:b@x\r\n"
          b"END:VEVENT\r\nEND:VCALENDAR\r\n")
_CARD = (b"Content-Type: text/vcard\r\n\r\nBEGIN:VCARD\r\nVERSION:4.0\r\nFN:Eve\r\n"
         b"EMAIL;TYPE=work:eve@example.org\r\nEND:VCARD\r\n")
_REPORT = (b"Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; a\r\n\r\n"
           b"Final-Recipient: rfc822; b@x\r\n"
           b"Action: failed\r\nStatus: 5.1.1\r\n\r\n")

MIME = (
    _HEAD + _multi(b"mixed", _multi(b"alternative", _PLAIN, _multi(b"related", _PAGE, _FILE, boundary=b"d"),
                                    boundary=b"c"), _EVENT, _CARD),
    _HEAD + _PLAIN, _HEAD + b"MIME-Version: 1.0\r\n" + _PAGE,
    _HEAD + _multi(b"signed; protocol=application/pgp-signature; micalg=pgp-sha256", _PLAIN,
                   b"Content-Type: application/pgp-signature\r\n\r\n-----BEGIN PGP SIGNATURE-----\r\n\r\nwsBz\r\n"
                   b"-----END PGP SIGNATURE-----\r\n"),
    _HEAD + _multi(b"encrypted; protocol=application/pgp-encrypted", b"Content-Type: application/pgp-encrypted\r\n\r\n"
                   b"Version: 1", b"Content-Type: application/octet-stream\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n"
                   b"\r\nwcA\r\n"
                   b"-----END PGP MESSAGE-----\r\n"),
    _HEAD + b"Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\r\n"
    b"Content-Transfer-Encoding: base64\r\n\r\nMAsGCSqGSIb3DQEHAg==\r\n",
    _HEAD + _multi(b"report; report-type=delivery-status", _PLAIN, _REPORT),
    _HEAD + b"Content-Type: text/plain\r\n\r\n-----BEGIN PGP SIGNED MESSAGE-----\r\nHash: SHA256\r\n\r\nx\r\n"
    b"-----BEGIN PGP SIGNATURE-----\r\n\r\nwsBz\r\n-----END PGP SIGNATURE-----\r\n",
    _HEAD + b"Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    b"eJ8+IgEAAQaQCAAEAAAAAAABAAEAAQeQBgAIAAAA5AQAAAAAAADoAA==\r\n",
    b"List-Unsubscribe: <https://a.example/u>, <mailto:u@a.example?subject=x>\r\nList-Unsubscribe-Post: "
    b"List-Unsubscribe=One-Click\r\nDisposition-Notification-To: eve@example.org\r\nX-Priority: 1\r\n"
    b"Autocrypt: addr=eve@"
    b"example.org; keydata=eA==\r\nAuthentication-Results: a; dkim=fail\r\n" + _HEAD + _PLAIN,
    _HEAD + _multi(b"digest", b"\r\nSubject: within\r\n\r\nx",
    b"Content-Type: message/rfc822\r\n\r\n" + _HEAD + _PLAIN),
    _HEAD + b"Content-Type: text/plain\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\nbegin 644 a.txt\r\n#0V%T\r\n"
    b"`\r\nend\r\n",
    b"", b"\r\n\r\nno header", b"Subject: only\n\nLF alone\n--b\nx\n--b\ny\n",
)  # fmt: skip

HTML = (
    b"\3<p style=\"color:#f00;background:url(http://t.example/1)\">a<br><a href=\"https://a.example/?q=1\">b</a></p>",
    b"\1<style>p{color:red}@media screen{li{list-style-image:url(//t.example/2)}}</style><body bgcolor=red text=blue "
    b"style=\"margin:0\" background=http://t.example/3 class=x dir=rtl>x<table background=cid:known><td nowrap>y</ta"
    b"ble>",
    b"\2<div>Own words</div><div class=gmail_quote>Eve wrote:<blockquote type=cite>a<br>b<br>c<br>d</blockquote></di"
    b"v>",
    b"\0<svg><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\"></svg><math><mtext><mglyph>",
    b"\1<img src=data:image/png;base64,AAAA><img src=\"cid:known\" usemap=#m><map name=m><area href=tel:1 shape=rect"
    b"></map>",
    b"\1<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript><template><script>x</script></temp"
    b"late>",
    b"\1<p style=\"width:calc(1px + 2%);content:'\\22';font-family:'a;b'\">x</p><p style=\"p\\6fsition:fixed\">y</p>",
    b"\1<style>a{b:url('x</style>y')}p::before{content:'\\3c/style'}/*</style>*/</style><style media=\"print\">p{mar"
    b"gin:0}</style>",
    b"\0<iframe src=x><form action=y><input><base href=//z><meta http-equiv=refresh content=0><link rel=stylesheet h"
    b"ref=w>",
    b"\2<details open><summary class=mailfold>x</summary><blockquote>y</blockquote></details><textarea><b></textarea"
    b"><plaintext>",
    # What was found once, and mended:
    b"\0<style media=\"</style><img/src=//t.example/1>\">p{margin:0}</style>x",
    b"\0<p style=\"margin:1px //**/* 2px\">x</p>",
    b"\0<p style=\"background:url/**/(http://t.example/1)\">x</p><style>p{a:a\\3c url/**/(//t.example/1)}</style>",
    b"\0<p style=\"width:calc(1px + {a:b} @import x)\">x</p><style>p@media{margin:0}</style>",
    b"\0<table><tr><td><table><p></table><select><option><b>x</select><frameset><frame src=a></frameset>",
)  # fmt: skip

HEADER = (
    MIME[9], _HEAD + b"Date: Tue, 1 Jul 2003 10:52:37 +0200\r\nCc: \"a, b\" <c@d>, Group: e@f, (x) g@h;, =?utf-8?b?w"
    b"6Q=?= <i@j>\r\n"
    b"Message-ID: <1@a>\r\nIn-Reply-To: <2@b>\r\nReferences: <3@c>\r\n <4@d>\r\n"
    b"Reply-To: eve@xn--80ak6aa92e.example\r\n"
    b"List-Id: Words <l.example>\r\n\r\n",
    b"Subject: =?iso-2022-jp?b?GyRCJUYlOSVIGyhC?= =?utf-8*de?q?a_b?=\r\n"
    b"From: \"eve@a.example\" <mallory@b.example>\r\n\r\n",
)  # fmt: skip
ANSWERING = (*HEADER, *MIME[:3], MIME[6], MIME[8], MIME[11])
MAILTO = (b"a@example.org?subject=S%20x&body=B%0D%0Ac&cc=b@c&bcc=d@e&attach=/etc/passwd&x=y", b"?to=%22a%22%20%3Cb@c"
    b"%3E,d@e",
          b"a@b?subject=%0AX:y&amp;body=%00#f")
QUERY = (b"from:eve \"two words\" -to:ben OR subject:x larger:3M has:anhang", b"is:unread before:2026-02 on:3.4.2026"
    b" in:a/b",
         b"tag:x account:\"a b\" OR", "größer:1kb vor:2025 -körper".encode())
AUTOCONFIG = (b'<?xml version="1.0"?><clientConfig version="1.1"><emailProvider id="a"><displayName>A</displayName>'
              b'<incomingServer type="imap"><hostname>imap.%EMAILDOMAIN%</hostname><port>993</port><socketType>SSL'
              b"</socketType><username>%EMAILADDRESS%</username><authentication>password-cleartext</authentication>"
              b'</incomingServer><incomingServer type="pop3"><hostname>p.example.org</hostname><port>110</port><sock'
              b'etType>'
              b'STARTTLS</socketType><username>%EMAILLOCALPART%</username></incomingServer><outgoingServer type="smt'
              b'p">'
              b"<hostname>s.example.org</hostname><port>587</port><socketType>plain</socketType></outgoingServer>"
              b"</emailProvider></clientConfig>",)
CALENDAR = (
    b"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VTIMEZONE\r\nTZID:Own\r\nBEGIN:STANDARD\r\n"
    b"DTSTART:19961027T030000\r\n"
    b"RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\n"
    b"END:VTIMEZONE\r\n"
    b"BEGIN:VEVENT\r\nUID:1\r\nSEQUENCE:2\r\nSUMMARY;LANGUAGE=de:Tee\\, bitte\\nja\r\n"
    b"DTSTART;TZID=Own:20260101T100000\r\n"
    b"DURATION:PT1H30M\r\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU;UNTIL=20270101\r\n"
    b"RECURRENCE-ID:20260108T090000Z\r\n"
    b'ORGANIZER;CN="Eve; x":mailto:eve@example.org\r\nATTENDEE;ROLE=OPT-PARTICIPANT;PARTSTAT=TENTATIVE:mailto:ben@ex'
    b'ample.o\r\n'
    b" rg\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    b"BEGIN:VCALENDAR\nMETHOD:CANCEL\nBEGIN:VEVENT\nUID:2\nDTSTART;VALUE=DATE:20260101\nDTEND;VALUE=DATE:20260103\n"
    b"STATUS:CANCELLED\nORGANIZER:MAILTO:a@b\nCOMMENT:x\nEND:VEVENT\nEND:VCALENDAR\n",
)  # fmt: skip
CONTACT = (
    b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;Eve\r\nTEL;CELL:1\r\n"
    b"END:VCARD\r\n",
    b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Eve\\, M\r\nORG:A;B\r\nTITLE:T\r\n"
    b"item1.EMAIL;TYPE=work,pref:eve@example.org\r\n"
    b"PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgo=\r\nEND:VCARD\r\nBEGIN:VCARD\r\nEMAIL:a@b\r\nEND:VCARD\r\n",
)  # fmt: skip
WINMAIL = (
    b"\x00\x00\x01\x06\x90\x08\x00\x04\x00\x00\x00\x00\x00\x01\x00\x05\x00",
    b"\x00\x00\x02\x02\x90\x06\x00\x0e\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00"
    b"\x02\x10\x80\x01\x00\x06\x00\x00\x00a.txt\x00\x0d\x02\x02\x0f\x80\x06\x00\x05\x00\x00\x00hello\x14\x02",
    b"\x00\x00\x01\x03\x90\x06\x00\x1c\x00\x00\x00\x01\x00\x00\x00\x1f\x00\x37\x00\x01\x00\x00\x00\x06\x00\x00\x00"
    b"a\x00b\x00\x00\x00\x00\x00\x02\x01\x09\x10\x00\x00",
)  # fmt: skip
MBOX = (
    b"From eve@example.org Tue Nov 24 09:00:00 2026\nStatus: RO\nX-Status: A\nX-Keywords: a b\nSubject: x\n\n>From y"
    b"\nFrom z\n\n"
    b"From MAILER-DAEMON Tue Nov 24 09:00:00 2026\nX-Mozilla-Status: 0009\nSubject: y\r\n\r\nb",
    b"Subject: a\r\n\r\nFrom here 2026\r\n>From there\r\n\x03Status: O\r\n\r\nStatus: R\r\n\r\n\r\nFrom x y 2026\r\n"
    b"\x03\r\n\r\nx",
)  # fmt: skip
IMAP_WORDS = (
    b'LIST (\\HasNoChildren \\Sent) "/" "Gesendete &AMQ-"\r\n', b"STATUS INBOX (MESSAGES 3 UNSEEN 1 UIDNEXT 9 UIDVAL"
    b"IDITY 7)\r\n",
    b'LIST () "." \x01A.B\x02', b"STATUS \x01A\x02 (MESSAGES 3)", b'NAMESPACE (("" "/")) NIL (("#x/" "/"))\r\n',
    b"1:4,7,9:8",
    b'LIST (\\Noselect) NIL "a\\"b"\r\n', b'ESEARCH (TAG "D1") UID ALL 1:3\r\n',
)  # fmt: skip
