"""What app/ tells in English for logs and depeschectl is said in the person's language in the window."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.backends import tls
from app.errors import CertificateFlaw, ErrorKind, MailError
from app.model.findings import Finding
from app.model.security import OPENPGP, Encryption, Verdict
from app.model.shortfall import Shortfall
from app.transport.smtp_session import Answer
from tests.gui.languages import in_german
from ui import finding_words, outbox_words, security_trouble, usage_words, wording

ROOT = Path(__file__).resolve().parent.parent.parent
NOT_IN_A_WINDOW = {
    # Of depeschectl, or of a caller's mistake that no window can make.
    "An IMAP message is named by a number.", "An argument holds a line break. Remove it.",
    "'{}' is no part of a message: parts are numbered, as in 1.2.", "'{}' is no name of a header field.",
    "'{}' is no rule for leaving mail: use delete, days:N, until-deleted, until-moved or keep, and after it ,count:N "
    "or ,size:N for a limit.", "There is no account named '{}'. Accounts: {}.",
    "A pin is the SHA-256 of the server's key: 64 hexadecimal figures, as 'account certificate' prints it.",
    "Without encryption a server shows no certificate. Choose TLS or STARTTLS.",
    "The mail database is not encrypted: it has no phrase.",
    "The file with the recovery phrase, {}, can't be read: {}.",
    "There is no profile in {}.",
    # The windows ask for it, and for one that is long enough.
    "A backup of a secret key needs a passphrase.",
}

# Where a message on its way out can fail, and its login.
ON_THE_WAY = ("transport/smtp.py", "transport/smtp_session.py", "backends/wire.py", "backends/tls.py",
              "backends/tokens.py", "secrets/passwords.py", "secrets/tokens.py", "secrets/command.py",
              "setup/oauth_answers.py")
DETAIL = {"MailError": 1, "SignInFailed": 2}
NEVER_IN_THE_OUTBOX = {
    # Of a sign-in in the browser, and of a mistake that no program makes.
    "The sign-in was not allowed in the browser. Try again, and allow access to your mail.",
    "The answer to the sign-in is for another request. Try again.", "Nothing here can renew the sign-in of {}.",
}


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    yield from in_german(qapp)


@pytest.mark.parametrize("found", [each for each in Finding if each])
def test_what_was_found_about_protection(qapp: QApplication, found: Finding, request: pytest.FixtureRequest) -> None:
    verdict = Verdict("", OPENPGP, reason=found)
    assert finding_words.finding(verdict) == str(found)
    request.getfixturevalue("german")
    said = finding_words.finding(verdict)
    assert said and said != str(found)


@pytest.mark.parametrize("found", Shortfall)
def test_what_is_not_shown_of_a_message(qapp: QApplication, found: Shortfall, request: pytest.FixtureRequest) -> None:
    assert finding_words.shortfall(found) == str(found)
    request.getfixturevalue("german")
    assert finding_words.shortfall(found) != str(found)


def test_what_the_library_and_the_keyring_told_goes_along(german: None) -> None:
    unfit = Verdict("", OPENPGP, reason=Finding.DOES_NOT_FIT, told="Bad MDC")
    assert finding_words.finding(unfit) == "Die Unterschrift passt nicht. (Bad MDC)"
    assert unfit.why == "The signature does not fit: Bad MDC"
    locked = replace(unfit, encryption=Encryption.LOCKED, reason=Finding.KEY_UNREACHABLE,
                     told="The keyring is locked. Your private keys can't be reached without it.")
    assert "Entsperren Sie ihn" in finding_words.finding(locked)
    assert finding_words.finding(Verdict("", OPENPGP)) == ""


def test_every_error_of_use_is_known(qapp: QApplication) -> None:
    """A new one in app/ or ui/ needs a line in ui/usage_words.py, or a reason not to."""
    known = {_hollow(str(each)) for each in usage_words.KNOWN}
    unsaid = [told for told in _errors_of_use() if told not in known | NOT_IN_A_WINDOW
              and not any(security_trouble.sentence(told.replace("{}", each)) for each in ("x", "OpenPGP key"))
              and not _made_of_known(told, known)]
    assert unsaid == []


def test_errors_of_use_are_said_in_german(german: None) -> None:
    for known in map(str, usage_words.KNOWN):
        told = known.format("a{0}", "b\nc", "d")
        assert usage_words.sentence(told) != told
    said = wording.error_sentence(MailError(ErrorKind.USAGE, "There is already a folder 'a{0}b': choose another name."))
    assert said == "Einen Ordner „a{0}b“ gibt es schon: Wählen Sie einen anderen Namen."
    assert usage_words.sentence("Nobody knows this.") == "Nobody knows this."


@pytest.mark.parametrize(("stored", "said"), [
    ("smtp.example refused. Its words may say why. (550 5.1.1 <a@b.example> (unknown) user)",
     "smtp.example hat abgelehnt. Die Worte des Servers sagen vielleicht, warum. (550 5.1.1 <a@b.example> (unknown) "
     "user)"),
    ("smtp.example refused the login as ada. Check user name and password.",
     "smtp.example hat die Anmeldung als ada abgelehnt. Prüfen Sie Benutzername und Passwort."),
    ("The connection to smtp.example, port 465, failed (ENETUNREACH). Check your network and try again.",
     "Die Verbindung zu smtp.example, Port 465, ist gescheitert (ENETUNREACH). Prüfen Sie Ihr Netz, und versuchen Sie "
     "es noch einmal."),
    ("The message has no recipient. Add one.", "Die Nachricht hat keinen Empfänger. Tragen Sie einen ein."),
    ("There is no usable key for a@b.example: import one, or send without encryption.",
     "Für a@b.example gibt es keinen brauchbaren Schlüssel. Importieren Sie einen, oder senden Sie unverschlüsselt."),
    ("ben@example.org: 550 No such user", "ben@example.org: 550 No such user"), ("(", "("), ("", ""),
])
def test_why_a_message_still_is_in_the_outbox(german: None, stored: str, said: str) -> None:
    assert outbox_words.why_not(stored) == said


def test_what_the_outbox_keeps_of_a_failed_connection_or_login_is_known(german: None) -> None:
    """A new one in these files needs a line in ui/outbox_words.py, or a reason not to."""
    unsaid = [told for name in ON_THE_WAY for told in _details(ROOT / "app" / name)
              if told not in NEVER_IN_THE_OUTBOX and not any(outbox_words.why_not(each) != each
                                                             for each in _filled(told))]
    assert unsaid == []
    for flaw in set(CertificateFlaw) - {CertificateFlaw.PIN_CHANGED, CertificateFlaw.OLD_TLS}:
        told = tls.certificate_sentence(flaw, "smtp.example", 465)
        assert outbox_words.why_not(told) != told


@pytest.mark.parametrize("error", [
    Answer(550, ("5.1.1 No such user",)).error("smtp.example"), Answer(552, ()).error("smtp.example"),
    Answer(530, ()).error("smtp.example"), Answer(451, ("4.7.1 Greylisted",)).error("smtp.example"),
    Answer(354, ()).error("smtp.example"),
])
def test_what_the_outbox_keeps_of_a_servers_answer_is_known(german: None, error: MailError) -> None:
    said = outbox_words.why_not(str(error))
    assert said != str(error) and said.endswith(f"({error.server_text})" if error.server_text else ".")


def _hollow(known: str) -> str:
    return known.replace("{0}", "{}").replace("{1}", "{}").replace("{2}", "{}")


def _made_of_known(told: str, known: set[str]) -> bool:
    """Its last hole is filled with one of a few words, each of which is known."""
    before, hole, after = told.rpartition("{}")
    return bool(hole) and sum(each.startswith(before) and each.endswith(after) for each in known) > 1


def _filled(told: str) -> Iterator[str]:
    """With what may stand in its holes: often a word, sometimes a sentence."""
    first, hole, rest = told.partition("{}")
    if not hole:
        yield told
        return
    middle, last, end = rest.rpartition("{}")
    for begun in ("x", "x, port 25,", "The keyring is locked: unlock it and try again."):
        for filled in ("x", "", " (x)", " on x", "a POP3", "ended with exit code 1") if last else ("",):
            yield (first + begun + middle + filled + end).replace("{}", "x")


def _details(path: Path) -> Iterator[str]:
    """Of every error, with a hole where something is filled in."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and (place := DETAIL.get(getattr(node.func, "id", ""))) is not None:
            yield from (text for each in node.args[place:place + 1] for text in _texts(each))


def _errors_of_use() -> Iterator[str]:
    """Of the sources, with a hole where something is filled in."""
    for path in (*sorted((ROOT / "app").rglob("*.py")), *sorted((ROOT / "ui").rglob("*.py"))):
        if path.relative_to(ROOT).parts[:2] in (("app", "cli"), ("app", "demo")):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "MailError" and len(node.args) > 1
                    and getattr(node.args[0], "attr", "") == "USAGE"):
                yield from _texts(node.args[1])


def _texts(node: ast.expr) -> list[str]:
    """None for what a function gives: those of ui/ are translated, and those of app/ are seen where they are made."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values=values):
            return ["".join(str(each.value) if isinstance(each, ast.Constant) else "{}" for each in values)]
        case ast.IfExp(body=body, orelse=orelse):
            return _texts(body) + _texts(orelse)
        case ast.BinOp(left=left, right=right):
            return [first + second for first in _texts(left) for second in _texts(right) or ["{}"]]
        case _:
            return []
