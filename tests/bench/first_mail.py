"""From nothing to the first mail read, beside Thunderbird on the same server: clicks of the mouse, and seconds.

Both begin with an empty profile, know the provider of the address, and are used without a pause: what is left is how
often somebody must click, and how long the programs take. Typing costs nothing.
"""

from __future__ import annotations

import json
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.bench import process, thunderbird
from tests.bench.figures import Report
from tests.bench.mailboxes import Mailboxes
from tests.bench.settings import Settings
from tests.bench.thunderbird import FirstMail, Login
from tests.factory import make_mail
from tests.servers.dovecot import Dovecot
from tests.servers.mail_user import MailUser
from tests.servers.smtp import SmtpSink


def run(boxes: Mailboxes, report: Report, settings: Settings) -> None:
    """Both in turn; medians."""
    with Dovecot() as server, SmtpSink(server.authority) as sink:
        name = sink.user = server.add_user()
        sink.password = server.password
        user = MailUser(name, server.password, server)
        for number in range(1, 6):
            user.deliver(make_mail(number, body=f"The text of message {number}."))
        login = Login("Mara Lindqvist", f"{name}@nordlicht.example", server.password, server.imaps, sink.tls,
                      server.authority.ca_file, "Message 3", "The text of message 3")
        ours, theirs = [], []
        for _ in range(settings.runs):
            ours.append(_ours(login))
            theirs.append(thunderbird.first_mail(login))
    print("ours:", *(f"{each.seconds:.2f} s" for each in ours), "Thunderbird:",
          *(f"{each.seconds:.2f} s" for each in theirs), flush=True)
    report.add("from nothing to the first mail: clicks", ours[0].clicks, "",
               peer=("Thunderbird", theirs[0].clicks), most_ratio=1.0)
    report.add("from nothing to the first mail: fields filled in", ours[0].fields, "",
               peer=("Thunderbird", theirs[0].fields), most_ratio=1.0)
    report.add("from nothing to the first mail", statistics.median(each.seconds for each in ours), "s",
               peer=("Thunderbird", statistics.median(each.seconds for each in theirs)), most_ratio=1.0)


def _ours(login: Login) -> FirstMail:
    home = Path(tempfile.mkdtemp(prefix="depesche-bench-"))
    try:
        process.settle()
        began = time.time()
        _, said = process.run(
            ["xvfb-run", "-a", "-s", "-screen 0 1280x900x24 -nolisten tcp", sys.executable, "-m",
             "tests.bench.first_mail_child", str(home), json.dumps(login.as_json())],
            {"QT_QPA_PLATFORM": "xcb", "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"})
    finally:
        shutil.rmtree(home, ignore_errors=True)
    told = json.loads(said.splitlines()[-1])
    return FirstMail(told["at"] - began, told["clicks"], told["fields"])
