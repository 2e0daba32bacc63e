"""What a person does with the package, in the system where it is installed; each figure is one line of JSON.

    session.sh python3 person.py SERVER SEEN PICTURES

SERVER: {"host": …, "imaps": …, "pop3s": …, "password": …, "users": [imap, pop3]}. Two folders: of what it wrote, and of
how the window looked.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from hands import click, fill, find, keys, press, see, text_of, tree, until

SUBJECT = "Depesche in colours"
"""Of the HTML message that waits in either mailbox."""
MESSAGES = 6


def tell(what: str, value: object, good: bool = True) -> None:
    print(json.dumps([what, value, good]), flush=True)


def depeschectl(*words: str, given: str = "") -> Any:
    done = subprocess.run(["depeschectl", *words, "--json"], input=given, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"depeschectl {words[0]}: {done.returncode}: {done.stdout}{done.stderr}")
    return json.loads(done.stdout)


def adds_by_hand_of_a_script(server: dict[str, Any], folder: Path) -> None:
    environment = folder / "environment"
    command = f"env > {environment}; echo '{server['password']}'"
    added = depeschectl("account", "add", "Work", "--email", "mara@work.example", "--protocol", "imap", "--host",
                        server["host"], "--port", str(server["imaps"]), "--user", server["users"][0],
                        "--password-command", command)
    tell("IMAP account added by depeschectl, with the system's authorities", added["account"])
    ours = [line for line in environment.read_text().splitlines()
            if line.startswith(("LD_LIBRARY_PATH=", "QT_PLUGIN_PATH=", "QML2_IMPORT_PATH="))]
    tell("variables of the bundle that reach other programs", ours, not ours)
    depeschectl("sync")
    count = len(depeschectl("list", "Work", "INBOX"))
    tell("messages after its sync", count, count == MESSAGES)


def adds_by_the_wizard(server: dict[str, Any]) -> None:
    click(see("File", "menu item"))
    click(see("Add account", "menu item"))
    see("Add an email account")
    fill("Your name", "Mara Lindqvist")
    fill("Email address", "mara@home.example")
    fill("Password", server["password"])
    press("Set up by hand")
    see("Your servers")
    press("IMAP: mail stays on the server")
    press("Send mail from this account, too")
    fill("Server", server["host"])
    fill("Port", str(server["pop3s"]))
    fill("User name", server["users"][1])
    press("Next")
    see("How should your mail be fetched?", seconds=60)
    press("Next")
    see("Name and rules")
    fill("Account name", "Home")
    press("Add account")
    see("is set up")
    press("Start")
    until(lambda: find("is set up") is None, "the wizard's end")
    tell("POP3 account added by the wizard", "Home")


def reads(pictures: Path) -> None:
    row = see(SUBJECT, "table cell", "list item", "tree item")
    click(row)
    began = time.monotonic()
    see("Painted by the web view")
    tell("seconds from the click to the HTML message", round(time.monotonic() - began, 1))
    time.sleep(1.5)  # what is told to screen readers is not painted yet
    picture(pictures / "html.png")


def writes(pictures: Path) -> None:
    """A word that the bundled dictionary does not know; what it offers first takes its place."""
    click(see("New message", "push button"))
    fill("Subject", "Spelling")
    fill("Text of the message", "A mistaek")
    time.sleep(2)  # words are looked at in pauses
    keys("Menu")
    time.sleep(1)  # menus that pop up are no part of the tree
    picture(pictures / "spelling.png")
    keys("Down", "Return")
    until(lambda: text_of("Text of the message") == "A mistake", "the word put right", 10)
    tell("spelling: “mistaek” became", text_of("Text of the message"))


def sandbox() -> None:
    """Of each process that shows HTML: processes of its own (a PID namespace below ours), calls filtered."""
    ours = len(_status(Path("/proc/self"))["NSpid"].split())
    found = []
    for each in Path("/proc").glob("[0-9]*"):
        words = re.split("[ \0]", (each / "cmdline").read_text())
        if "--type=renderer" in words:
            status = _status(each)
            found.append({"own namespace": len(status["NSpid"].split()) > ours, "seccomp": status["Seccomp"].strip(),
                          "switched off": "--no-sandbox" in words})
    if not found or not all(each["own namespace"] and each["seccomp"] == "2" for each in found):
        raise RuntimeError(f"HTML is shown without a sandbox: {found}")
    tell("the sandbox of what shows HTML", found)


def draws_pdf() -> None:
    """The second way in which the program is started: by itself, for the pages of an attachment."""
    done = subprocess.run(["depesche", "--pdf-pages"], input=Path(__file__).with_name("page.pdf").read_bytes(),
                          capture_output=True, check=False, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    pages = int.from_bytes(done.stdout[:4], "big")
    tell("pages drawn of a PDF, octets", [pages, len(done.stdout)], done.returncode == 0 and pages == 1
         and b"PNG" in done.stdout)


def _status(process: Path) -> dict[str, str]:
    return dict(line.split(":", 1) for line in (process / "status").read_text().splitlines() if ":" in line)


def picture(path: Path) -> None:
    subprocess.run(["scrot", "--overwrite", "--silent", str(path)], check=True)


def main(arguments: list[str]) -> int:
    server, folder, pictures = json.loads(arguments[0]), Path(arguments[1]), Path(arguments[2])
    folder.mkdir(exist_ok=True)
    pictures.mkdir(exist_ok=True)
    adds_by_hand_of_a_script(server, folder)
    began = time.monotonic()
    window = subprocess.Popen(["depesche", "--lang", "en"], stderr=(folder / "depesche.err").open("wb"))
    try:
        see(SUBJECT)
        tell("seconds from the start to the list of messages", round(time.monotonic() - began, 1))
        picture(pictures / "window.png")
        adds_by_the_wizard(server)
        reads(pictures)
        sandbox()
        writes(pictures)
        window.send_signal(signal.SIGTERM)
        code = window.wait(30)
        tell("exit code of the window", code, code == 0)
    except BaseException:
        picture(pictures / "failed.png")
        (pictures / "failed.txt").write_text(tree())
        raise
    finally:
        window.kill()
    tell("accounts", sorted((each["account"], each["protocol"], each["password"])
                            for each in depeschectl("account", "list")))
    count = len(depeschectl("list", "Home", "INBOX"))
    tell("messages in the POP3 account", count, count == MESSAGES)
    draws_pdf()
    made = depeschectl("keys", "generate", "mara@work.example")
    tell("OpenPGP key made", sorted(made))
    tell("what the window wrote to stderr", (folder / "depesche.err").read_text(errors="replace")[-2000:])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
