"""Mail that waits for whoever tries the package."""

from __future__ import annotations

HTML = b"""\
From: Studio Nordlicht <design@nordlicht.example>\r
To: mara@work.example\r
Subject: Depesche in colours\r
Date: Sun, 29 Nov 2026 12:00:00 +0000\r
Message-ID: <html@nordlicht.example>\r
MIME-Version: 1.0\r
Content-Type: text/html; charset=utf-8\r
\r
<html><body style="background:#eef;font-family:sans-serif"><h1 style="color:#b03">Painted by the web view</h1>\r
<table width="100%"><tr><td bgcolor="#00aa77" style="color:white;padding:20px">left</td>\r
<td bgcolor="#ffaa00" style="padding:20px">right</td></tr></table><p>Gr\xc3\xbc\xc3\x9fe from below.</p></body></html>\r
"""


def plain(number: int) -> bytes:
    return (f"From: Anna <anna@work.example>\r\nTo: mara@work.example\r\nSubject: Letter {number}\r\n"
            f"Date: Sat, 28 Nov 2026 12:0{number}:00 +0000\r\nMessage-ID: <{number}@work.example>\r\n\r\n"
            f"The text of letter {number}.\r\n").encode()


def pdf() -> bytes:
    """One empty page (ISO 32000-1)."""
    objects = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>")
    made, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj%sendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % each for each in places)
    return made + (b"xref\n0 4\n0000000000 65535 f \n%strailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
                   % (table, len(made)))
