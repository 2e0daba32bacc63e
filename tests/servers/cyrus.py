"""A private Cyrus 3.6 on loopback, unpacked from Debian's packages; as root its processes are `nobody`'s."""

from __future__ import annotations

import os
import shutil
import subprocess
from types import TracebackType

from tests.servers import anyserver, private

_ROLES = ("Drafts", "Sent", "Trash", "Junk", "Archive")


class Cyrus:
    """One server with its own configuration, spool and databases in a short temporary directory.

    Every name may log in with any password, and finds an INBOX and the folders with roles.
    Raises RuntimeError when Cyrus is not there: tests fail, never skip.
    """

    host = "127.0.0.1"
    password = "correct horse"

    def __init__(self) -> None:
        self._bin = private.program("usr/lib/cyrus/bin/master", "Cyrus (cyrus-imapd)").parent
        self.directory = private.make_directory("dpy", "conf", "conf/socket", "spool", "run")
        self._log = self.directory / "master.log"
        self._port = 0
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> Cyrus:
        for _ in range(3):  # a free port can be taken between the probe and the bind
            port = private.free_port()
            self._write_configuration(port)
            with self._log.open("ab") as log:
                # Its master ends by a signal to its whole process group, so it needs one of its own.
                process = subprocess.Popen(
                    [self._bin / "master", "-D", "-C", self.directory / "imapd.conf",
                     "-M", self.directory / "cyrus.conf", "-p", self.directory / "master.pid"],
                    stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
                    env=os.environ | {"LD_LIBRARY_PATH": private.libraries()})
            if private.has_greeted(port, process):
                self._port, self._process = port, process
                return self
            private.end(process)
        raise RuntimeError(f"Cyrus did not start; it says:\n{self._log.read_text(errors='replace')}")

    def close(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            private.end(process)
        shutil.rmtree(self.directory, ignore_errors=True)

    def __enter__(self) -> Cyrus:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def port_of(self, user: str) -> int:
        return self._port

    def add_user(self, name: str = "") -> str:
        # The first login makes the mailboxes (autocreate).
        return name or anyserver.fresh_name()

    def _write_configuration(self, port: int) -> None:
        user, group = private.mail_user()
        home = self.directory
        roles = "\n".join(f"xlist-{role.lower()}: {role}" for role in _ROLES)
        (home / "imapd.conf").write_text(f"""
configdirectory: {home}/conf
defaultpartition: default
partition-default: {home}/spool
proc_path: {home}/run/proc
mboxname_lockpath: {home}/run/lock
cyrus_user: {user}
cyrus_group: {group}
sasl_pwcheck_method: alwaystrue
sasl_mech_list: PLAIN LOGIN
allowplaintext: yes
virtdomains: off
autocreate_quota: 0
autocreate_inbox_folders: {' | '.join(_ROLES)}
autocreate_subscribe_folders: {' | '.join(_ROLES)}
{roles}
""")
        (home / "cyrus.conf").write_text(f"""
START {{
  recover cmd="{self._bin}/ctl_cyrusdb -C {home}/imapd.conf -r"
  idled cmd="{self._bin}/idled -C {home}/imapd.conf"
}}
SERVICES {{
  imap cmd="{self._bin}/imapd -C {home}/imapd.conf" listen="127.0.0.1:{port}" prefork=1
}}
EVENTS {{
}}
""")
