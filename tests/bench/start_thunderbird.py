"""Thunderbird with an IMAP account whose INBOX it has seen before, started again and again.

Its own index for searches stays off, which here would be built during the measurement; ours was built before.
"""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

from tests.bench.marionette import Marionette
from tests.bench.screen import Place
from tests.bench.thunderbird import ALONE, free_port

_PREFERENCES = ALONE + """
user_pref("mail.accountmanager.accounts", "account1");
user_pref("mail.accountmanager.defaultaccount", "account1");
user_pref("mail.account.account1.server", "server1");
user_pref("mail.account.account1.identities", "id1");
user_pref("mail.identity.id1.fullName", "Bench");
user_pref("mail.identity.id1.useremail", "{user}@example.org");
user_pref("mail.identity.id1.valid", true);
user_pref("mail.server.server1.type", "imap");
user_pref("mail.server.server1.hostname", "127.0.0.1");
user_pref("mail.server.server1.port", {port});
user_pref("mail.server.server1.socketType", 0);
user_pref("mail.server.server1.authMethod", 3);
user_pref("mail.server.server1.userName", "{user}");
user_pref("mail.server.server1.name", "Bench");
user_pref("mail.server.server1.login_at_startup", true);
user_pref("mail.server.server1.check_new_mail", true);
user_pref("mail.server.server1.offline_download", false);
user_pref("mail.server.server1.autosync_offline_stores", false);
user_pref("mailnews.database.global.indexer.enabled", false);
user_pref("mailnews.start_page_override.mstone", "ignore");
user_pref("app.donation.eoy.version.viewed", 999);
user_pref("marionette.port", {control});
"""

_OFF_LINE = """
user_pref("offline.autoDetect", false);
user_pref("offline.startup_state", 3);
user_pref("network.online", false);
"""
_ON_LINE = """
user_pref("offline.autoDetect", false);
user_pref("offline.startup_state", 2);
"""
_LOGIN = """
const info = Cc["@mozilla.org/login-manager/loginInfo;1"].createInstance(Ci.nsILoginInfo);
info.init("imap://127.0.0.1", null, "imap://127.0.0.1", arguments[0], arguments[1], "", "");
return Services.logins.addLoginAsync(info).then(() => true);
"""
_LOOK_ELSEWHERE = """
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
document.getElementById("tabmail").currentAbout3Pane.displayFolder(MailServices.accounts.localFoldersServer.rootFolder.URI);
"""
_COUNT = """
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
const root = MailServices.accounts.accounts[0].incomingServer.rootFolder;
const inbox = root.getFolderWithFlags(Ci.nsMsgFolderFlags.Inbox);
if (!inbox) { root.server.performExpand(null); return -1; }
if (!window.benchAsked) { window.benchAsked = true; inbox.updateFolder(null); }
return inbox.msgDatabase?.dBFolderInfo.numMessages ?? 0;
"""
_OPEN = """
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
const root = MailServices.accounts.accounts[0].incomingServer.rootFolder;
const inbox = root.getFolderWithFlags(Ci.nsMsgFolderFlags.Inbox);
document.getElementById("tabmail").currentAbout3Pane.displayFolder(inbox.URI);
"""
_ROW = """
const inner = document.getElementById("tabmail").currentAbout3Pane;
const frame = inner && inner.frameElement && inner.frameElement.getBoundingClientRect();
const row = inner && [...inner.document.querySelectorAll("#threadTree tbody tr")]
    .find(each => each.textContent.includes(arguments[0]) && each.getBoundingClientRect().height > 1);
const subject = row && (row.querySelector(".thread-card-subject-container .subject, .subject-line") || row);
if (!subject) return null;
const box = subject.getBoundingClientRect();
return [Math.round(window.mozInnerScreenX + frame.x + box.x), Math.round(window.mozInnerScreenY + frame.y + box.y),
        Math.round(box.width), Math.round(box.height)];
"""
_SHOWN = """
const inner = document.getElementById("tabmail").currentAboutMessage;
const pane = inner && inner.document.getElementById("messagepane");
const body = pane && pane.contentDocument && pane.contentDocument.body;
return Boolean(body && (body.textContent.includes(arguments[0]) || inner.gMessage?.subject.includes(arguments[0])));
"""


class Thunderbird:
    """A profile that is kept, and a start of it."""

    name = "Thunderbird"

    def __init__(self, home: Path, user: str, password: str, port: int) -> None:
        self._home, self._user, self._password = home, user, password
        self._control = free_port()
        self._profile = home / "profile"
        self._profile.mkdir(parents=True)
        self._preferences = _PREFERENCES.format(user=user, port=port, control=self._control)
        self._window: Marionette | None = None

    def start(self, display: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            ["thunderbird", "--profile", str(self._profile), "--no-remote", "--marionette",
             "-remote-allow-system-access"],
            env={"HOME": str(self._home), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "DISPLAY": display},
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)

    @property
    def window(self) -> Marionette:
        self._window = self._window or Marionette(self._control)
        return self._window

    def sign_in(self, display: str) -> None:
        """Before the first start: the password is stored while nobody asks for it, since then nothing else goes on."""
        (self._profile / "user.js").write_text(self._preferences + _OFF_LINE)
        program = self.start(display)
        self.window.run(_LOGIN, self._user, self._password)
        self.window.run(_LOOK_ELSEWHERE)  # sorting each header into a list that is seen takes it many times as long
        self.quit(program)
        (self._profile / "user.js").write_text(self._preferences + _ON_LINE)

    def fill(self, count: int, patience: float = 600.0) -> None:
        """Once in the life of the profile, while it runs: it gets all headers."""
        ends = time.monotonic() + patience
        while (there := self.window.run(_COUNT)) < count:
            if time.monotonic() > ends:
                raise RuntimeError(f"Thunderbird has {there} of {count} messages")
            time.sleep(1)
        self.window.run(_OPEN)

    def row(self, words: str) -> Place | None:
        found = self.window.run(_ROW, words)
        return Place(*found) if found else None

    def shows(self, words: str) -> bool:
        return bool(self.window.run(_SHOWN, words))

    def quit(self, program: subprocess.Popen[bytes]) -> None:
        """As its menu would: it keeps what was open."""
        self.window.quit()
        self._window = None
        program.wait(60)
