"""A private Cyrus 3.6 on loopback, by IMAP and POP3, unpacked from Debian's packages; as root it runs as `nobody`."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from types import TracebackType

from tests.servers import anyserver, private
from tests.servers.certs import Authority

_ROLES = ("Drafts", "Sent", "Trash", "Junk", "Archive")


class Cyrus:
    """One server with its own configuration, spool and databases in a short temporary directory.

    Every name may log in with any password, and finds an INBOX and the folders with roles.
    `pop3` and `pop3s` are POP3's ports; only with an `authority` is there TLS.
    Raises RuntimeError when Cyrus is not there: tests fail, never skip.
    """

    host = "127.0.0.1"
    password = private.PASSWORD

    def __init__(self, authority: Authority | None = None) -> None:
        self._bin = private.program("usr/lib/cyrus/bin/master", "Cyrus (cyrus-imapd)").parent
        private.program("usr/lib/cyrus/bin/pop3d", "Cyrus (cyrus-pop3d)")
        self.directory = private.make_directory("dpy", "conf", "conf/socket", "spool", "run")
        self._log = self.directory / "master.log"
        self._port = self.pop3 = self.pop3s = 0
        self.ca_file = authority.ca_file if authority is not None else Path()
        self._certificate = None if authority is None else authority.good
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> Cyrus:
        for _ in range(3):  # a free port can be taken between the probe and the bind
            port, self.pop3, self.pop3s = (private.free_port() for _ in range(3))
            self._write_configuration(port)
            with self._log.open("ab") as log:
                # Its master ends by a signal to its whole process group, so it needs one of its own.
                process = subprocess.Popen(
                    [self._bin / "master", "-D", "-C", self.directory / "imapd.conf",
                     "-M", self.directory / "cyrus.conf", "-p", self.directory / "master.pid"],
                    stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
                    env=os.environ | {"LD_LIBRARY_PATH": private.libraries()})
            if private.has_greeted(port, process) and private.has_greeted(self.pop3, process):
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
{self._tls()}
""")
        (home / "cyrus.conf").write_text(f"""
START {{
  recover cmd="{self._bin}/ctl_cyrusdb -C {home}/imapd.conf -r"
  idled cmd="{self._bin}/idled -C {home}/imapd.conf"
}}
SERVICES {{
  imap cmd="{self._bin}/imapd -C {home}/imapd.conf" listen="127.0.0.1:{port}" prefork=1
  pop3 cmd="{self._bin}/pop3d -C {home}/imapd.conf" listen="127.0.0.1:{self.pop3}" prefork=0
  pop3s cmd="{self._bin}/pop3d -s -C {home}/imapd.conf" listen="127.0.0.1:{self.pop3s}" prefork=0
}}
EVENTS {{
}}
""")

    def _tls(self) -> str:
        """Lines of imapd.conf, and the files they name."""
        if self._certificate is None:
            return ""
        lines = []
        for word, source in (("cert", self._certificate.cert_file), ("key", self._certificate.key_file)):
            copy = self.directory / "conf" / f"server.{word}"
            shutil.copyfile(source, copy)
            private.own(copy)
            lines.append(f"tls_server_{word}: {copy}")
        return "\n".join(lines)
