"""Sentences, dates and sizes, in both languages; and that no icon or translation is missing."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.errors import ErrorKind, MailError
from app.events import AccountStateChanged, ActivityChanged, ActivityKind, ConnectionState
from app.model.account import BodyPolicy, LeaveRule, Protocol, Security
from app.model.folder import Role
from app.paths import resource
from ui import formats, icons, languages, wording

ROOT = Path(__file__).resolve().parent.parent.parent
NOW = datetime(2026, 3, 18, 15, 0).timestamp()


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    before = {id(each) for each in qapp.findChildren(QTranslator)}
    languages.install(qapp, "de")
    yield
    for translator in qapp.findChildren(QTranslator):
        if id(translator) not in before:
            qapp.removeTranslator(translator)
            translator.setParent(None)
    QLocale.setDefault(QLocale("en"))


def sentences() -> list[str]:
    """One of every sentence that wording can make."""
    made = [wording.error_sentence(MailError(kind, "x")) for kind in ErrorKind if kind is not ErrorKind.USAGE]
    made += [wording.error_title(MailError(kind, "x")) for kind in ErrorKind]
    for state in ConnectionState:
        for error in (None, MailError(ErrorKind.NETWORK, "x")):
            told = AccountStateChanged(1, state, error, NOW)
            made += [wording.state_sentence(told, protocol) for protocol in Protocol]
    made += [wording.activity_sentence(ActivityChanged(1, kind, "INBOX", 1, 2, 3)) for kind in ActivityKind]
    made += [wording.role_name(role) for role in Role if role is not Role.NONE]
    made += [wording.security_name(security) for security in Security if security is not Security.STARTTLS]
    made += [wording.bodies_sentence(policy) for policy in BodyPolicy]
    return made + [wording.leave_sentence(LeaveRule.parse(rule)) for rule in ("delete", "days:7", "until-deleted", "keep")]


def test_everything_that_can_be_said_is_said_in_english() -> None:
    assert all(sentence.strip() for sentence in sentences())


def test_everything_that_can_be_said_is_said_in_german(german: None) -> None:
    told = set(sentences())
    QLocale.setDefault(QLocale("en"))
    for translator in QCoreApplication.instance().findChildren(QTranslator):  # type: ignore[union-attr]
        QCoreApplication.removeTranslator(translator)
    same = told & set(sentences())
    assert same <= {"offline"}, same


def test_the_german_translation_is_whole() -> None:
    tree = ElementTree.parse(resource("translations/depesche_de.ts"))
    missing = [message.findtext("source") for message in tree.getroot().iter("message")
               if (found := message.find("translation")) is None or found.get("type") in ("unfinished", "vanished")
               or not ("".join(found.itertext())).strip()]
    assert missing == []


def test_placeholders_survive_translation() -> None:
    wrong = []
    for message in ElementTree.parse(resource("translations/depesche_de.ts")).getroot().iter("message"):
        source = message.findtext("source") or ""
        wanted = sorted(re.findall(r"\{\w+\}|%n|%1", source))
        found = message.find("translation")
        assert found is not None
        forms = [each.text or "" for each in found.iter("numerusform")] or [found.text or ""]
        # "ein Tag" needs no figure, so that a singular form may lack its %n.
        wrong += [source for place, form in enumerate(forms)
                  if sorted(re.findall(r"\{\w+\}|%n|%1", form)) != wanted
                  and not (len(forms) > 1 and place == 0 and wanted == ["%n"])]
    assert wrong == []


def test_the_translation_knows_every_string_of_the_sources() -> None:
    known = {message.findtext("source") for message
             in ElementTree.parse(resource("translations/depesche_de.ts")).getroot().iter("message")}
    told = set()
    for path in (ROOT / "ui").rglob("*.py"):
        text = path.read_text("utf-8")
        told |= {match[1] for match in re.finditer(r'\btr\("((?:[^"\\]|\\.)*)"[,)]', text)}
    lacking = {each for each in told if each.encode().decode("unicode_escape").encode("latin-1", "ignore") and
               each not in known and "\\" not in each}
    assert lacking == set()


@pytest.mark.parametrize(("when", "said"), [
    (datetime(2026, 3, 18, 9, 5), "9:05 AM"), (datetime(2026, 3, 17, 23, 0), "Yesterday"),
    (datetime(2026, 3, 14, 8, 0), "Sat"), (datetime(2026, 1, 2, 8, 0), "2 Jan"), (datetime(2024, 3, 12), "3/12/24"),
    (datetime(2026, 3, 19, 8, 0), "19 Mar"),
])  # fmt: skip
def test_dates_of_a_list(when: datetime, said: str) -> None:
    assert formats.list_date(when.timestamp(), NOW).replace("\u202f", " ") == said


def test_german_dates(german: None) -> None:
    assert formats.list_date(datetime(2026, 3, 18, 9, 5).timestamp(), NOW) == "09:05"
    assert formats.list_date(datetime(2026, 3, 17).timestamp(), NOW) == "Gestern"
    assert formats.list_date(datetime(2024, 3, 12).timestamp(), NOW) == "12.03.24"


@pytest.mark.parametrize("moment", [0.0, -1e18, 1e18, 253_402_300_800.0])
def test_absurd_dates_raise_nothing(moment: float) -> None:
    assert isinstance(formats.list_date(moment, NOW), str)


def test_every_icon_that_is_named_is_there() -> None:
    named = set()
    for path in (ROOT / "ui").rglob("*.py"):
        named |= set(re.findall(r'(?:icons\.(?:icon|bind)\((?:\w+, )?|\bicon\(|Picture\()"([a-z-]+)"', path.read_text("utf-8")))
    for name in named:
        assert not icons.pixmap(name, "#000000", 16).isNull(), name
    assert len(named) > 20
