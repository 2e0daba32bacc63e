"""Thunderbird with a profile of its own, on a screen of its own, from an empty window to the first mail read.

It finds the account's servers in a directory of providers, which for it is a server here instead of Mozilla's; the
tests' authority is put into its profile. Nobody else is asked anything.
"""

from __future__ import annotations

import http.server
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.bench import process
from tests.bench.marionette import Marionette

ALONE = """
user_pref("mail.shell.checkDefaultClient", false);
user_pref("app.update.enabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("services.settings.server", "");
user_pref("mailnews.start_page.enabled", false);
"""
"""Preferences of a Thunderbird that asks nobody outside."""

_PREFERENCES = ALONE + """
user_pref("mailnews.auto_config_url", "http://127.0.0.1:{directory}/");
user_pref("marionette.port", {control});
"""

_TAB = "\ue004"

_IS_READ = """
const inner = document.getElementById("tabmail").currentAboutMessage;
const shown = inner && inner.document.getElementById("messagepane");
const body = shown && shown.contentDocument && shown.contentDocument.body;
return Boolean(body && body.textContent.includes(arguments[0]));
"""
_PLACE = """
const inner = document.getElementById("tabmail").currentAbout3Pane;
const frame = inner && inner.frameElement && inner.frameElement.getBoundingClientRect();
const found = inner && [...inner.document.querySelectorAll(arguments[0])]
    .find(each => each.textContent.includes(arguments[1]) && each.getBoundingClientRect().height > 1);
if (!found || document.querySelector("account-hub-container")?.modal?.open) return null;
const box = found.getBoundingClientRect();
return [Math.round(frame.x + box.x + Math.min(box.width / 2, 60)),
        Math.round(frame.y + box.y + Math.min(box.height / 2, 12))];
"""


@dataclass(frozen=True, slots=True)
class FirstMail:
    """`seconds` from the program's start, `clicks` of the mouse, `fields` filled in by typing."""

    seconds: float
    clicks: int
    fields: int


@dataclass(frozen=True, slots=True)
class Login:
    """Who signs in where. `subject` and `text` are those of the mail to be read."""

    name: str
    email: str
    password: str
    imaps: int
    smtps: int
    ca_file: Path
    subject: str
    text: str

    def as_json(self) -> dict[str, object]:
        return {**asdict(self), "ca_file": str(self.ca_file)}

    def as_xml(self) -> bytes:
        """A clientConfig, in the form in which Mozilla's directory answers."""
        def server(tag: str, kind: str, port: int) -> str:
            return (f'<{tag} type="{kind}"><hostname>127.0.0.1</hostname><port>{port}</port>'
                    f"<socketType>SSL</socketType><username>%EMAILLOCALPART%</username><authentication>password-cleartext</authentication></{tag}>")

        domain = self.email.rpartition("@")[2]
        return (f'<clientConfig version="1.1"><emailProvider id="{domain}"><domain>{domain}</domain>'
                f"<displayName>{domain}</displayName>{server('incomingServer', 'imap', self.imaps)}"
                f"{server('outgoingServer', 'smtp', self.smtps)}</emailProvider></clientConfig>").encode()


def first_mail(login: Login) -> FirstMail:
    """Raises RuntimeError where it does not come to that."""
    home = Path(tempfile.mkdtemp(prefix="depesche-bench-"))
    try:
        with _directory(login.as_xml()) as port:
            return _measure(login, home, port)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _measure(login: Login, home: Path, directory: int) -> FirstMail:
    profile = home / "profile"
    profile.mkdir()
    control = free_port()
    (profile / "user.js").write_text(_PREFERENCES.format(directory=directory, control=control))
    database = ("-d", f"sql:{profile}")
    subprocess.run(["certutil", "-N", *database, "--empty-password"], check=True, capture_output=True)
    subprocess.run(["certutil", "-A", "-n", "tests", "-t", "CT,,", "-i", str(login.ca_file), *database], check=True,
                   capture_output=True)
    process.settle()
    began = time.perf_counter()
    program = subprocess.Popen(
        ["xvfb-run", "-a", "-s", "-screen 0 1280x900x24 -nolisten tcp", "thunderbird", "--profile", str(profile),
         "--no-remote", "--marionette", "-remote-allow-system-access"],
        env={"HOME": str(home), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        window = Marionette(control)
        _go_through(window, login)
        taken = time.perf_counter() - began
        window.close()
        return FirstMail(taken, window.clicks, window.keys)
    finally:
        os.killpg(program.pid, signal.SIGKILL)
        program.wait()


def _go_through(window: Marionette, login: Login) -> None:
    """Its account hub asks for name and address, shows the servers, asks for the password, and offers more."""
    window.wait("input", "realName")
    window.run("document.activeElement.shadowRoot?.activeElement?.select(); document.activeElement.select?.();")
    window.type(login.name)
    window.type(_TAB)
    window.keys -= 1  # no field of its own
    window.type(login.email)
    _go_on(window, lambda: window.find("input", "realName") is None)
    _go_on(window, lambda: window.find("input", "password") is not None)
    window.type(login.password)
    window.click("button", "forward")
    window.click("button", "Finish")
    _click_inside(window, "#folderTree li .name", "Inbox")
    _click_inside(window, "#threadTree tbody tr", login.subject)
    until = time.monotonic() + 60
    while not window.run(_IS_READ, login.text):
        if time.monotonic() > until:
            raise RuntimeError("Thunderbird did not show the mail")
        time.sleep(0.02)


def _go_on(window: Marionette, arrived: Callable[[], bool]) -> None:
    """One click, made again (and not counted again) where it came while the page still moved and had no effect."""
    until = time.monotonic() + 60
    window.click("button", "forward")
    again = time.monotonic() + 1
    while not arrived():
        if time.monotonic() > until:
            raise RuntimeError("Thunderbird's account hub does not go on")
        if time.monotonic() > again:
            window.clicks -= 1
            window.click("button", "forward")
            again = time.monotonic() + 1
        time.sleep(0.02)


def _click_inside(window: Marionette, selector: str, words: str) -> None:
    until = time.monotonic() + 60
    while (place := window.run(_PLACE, selector, words)) is None:
        if time.monotonic() > until:
            raise RuntimeError(f"Thunderbird has no “{words}”")
        time.sleep(0.02)
    window.click_at(*place)


class _directory:
    """A server that knows one domain."""

    def __init__(self, answer: bytes) -> None:
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/xml")
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_: object) -> None:
                """Nothing."""

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    def __enter__(self) -> int:
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self._server.server_port

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port
