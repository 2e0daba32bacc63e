"""Sentences, dates and sizes, in both languages; and that no icon or translation is missing."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.errors import ErrorKind, MailError
from app.events import AccountStateChanged, ActivityChanged, ActivityKind, ConnectionState
from app.model.account import Protocol
from app.model.folder import Role
from app.model.switching import NotCarried
from app.paths import resource
from tests.gui.languages import in_german
from ui import formats, icons, wording

ROOT = Path(__file__).resolve().parent.parent.parent
NOW = datetime(2026, 3, 18, 15, 0).timestamp()


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    yield from in_german(qapp)


def sentences() -> list[str]:
    """One of every sentence that wording can make."""
    made = [wording.error_sentence(MailError(kind, "x")) for kind in ErrorKind if kind is not ErrorKind.USAGE]
    made += [wording.error_title(MailError(kind, "x")) for kind in ErrorKind]
    for state in ConnectionState:
        for error in (None, MailError(ErrorKind.NETWORK, "x")):
            told = AccountStateChanged(1, state, error, NOW)
            made += [wording.state_sentence(told, protocol) for protocol in Protocol]
    made += [wording.activity_sentence(ActivityChanged(1, kind, "INBOX", 1, 2, 3)) for kind in ActivityKind]
    return made + [wording.role_name(role) for role in Role if role is not Role.NONE]


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
        for place, form in enumerate(forms):
            # "eine Datei" needs no figure, so that a singular form may lack its %n.
            singular = len(forms) > 1 and place == 0 and "%n" not in form
            needed = [each for each in wanted if not (singular and each == "%n")]
            if sorted(re.findall(r"\{\w+\}|%n|%1", form)) != needed:
                wrong.append(source)
    assert wrong == []


def test_every_text_of_one_or_many_has_forms_for_both() -> None:
    """The translators' tool sees that a text needs them in `tr` only, not in `QCoreApplication.translate`."""
    wrong = [message.findtext("source")
             for message in ElementTree.parse(resource("translations/depesche_de.ts")).getroot().iter("message")
             if re.search(r"%L?n\b.*\(\w+\)", message.findtext("source") or "") and message.get("numerus") != "yes"]
    assert wrong == []


def test_the_translations_are_up_to_date_with_the_sources(tmp_path: Path) -> None:
    """`make translations` would change nothing but line numbers."""
    copy = tmp_path / "depesche_de.ts"
    copy.write_bytes(resource("translations/depesche_de.ts").read_bytes())
    sources = [str(path) for path in sorted((ROOT / "ui").rglob("*.py"))]
    tool = Path(sys.executable).with_name("pyside6-lupdate")
    subprocess.run([tool, *sources, "-no-obsolete", "-silent", "-ts", copy], check=True, capture_output=True, cwd=ROOT)
    assert strings(copy) == strings(resource("translations/depesche_de.ts"))


def strings(path: Path) -> set[tuple[str, str]]:
    return {(context.findtext("name") or "", message.findtext("source") or "")
            for context in ElementTree.parse(path).getroot().iter("context") for message in context.iter("message")}


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
    named: set[str] = set()
    call = re.compile(r'(?:icons\.(?:icon|bind)\((?:\w+, )?|\bicon\(|Picture\()"([a-z-]+)"')
    for path in (ROOT / "ui").rglob("*.py"):
        named |= set(call.findall(path.read_text("utf-8")))
    for name in named:
        assert not icons.pixmap(name, "#000000", 16).isNull(), name
    assert len(named) > 20


def test_a_moment_to_come_has_its_day_unless_it_is_today(qapp: QApplication) -> None:
    QLocale.setDefault(QLocale("en"))
    now = datetime.now().replace(hour=12, minute=30)
    assert formats.soon(now.timestamp()).replace("\N{NARROW NO-BREAK SPACE}", " ") == "12:30 PM"
    later = datetime(now.year + 1, 3, 4, 12, 30)
    assert formats.soon(later.timestamp()).replace("\N{NARROW NO-BREAK SPACE}", " ") == "4 Mar, 12:30 PM"


@pytest.mark.parametrize("reason", NotCarried)
def test_why_a_switch_left_a_message_is_said_in_german(german: None, reason: NotCarried) -> None:
    said = wording.not_carried(str(reason))
    assert said and said != str(reason)
    assert wording.not_carried("NO: over 25 MB") == "NO: over 25 MB"


def test_every_word_stands_where_the_translators_tool_finds_it() -> None:
    """It does not look into f-strings."""
    hidden = [f"{path.name}: {found[0]}" for path in sorted((ROOT / "ui").rglob("*.py"))
              for found in re.finditer(r"""f(["'])[^"'\n]*\{[\w.]*\b(?:tr|translate)\(""", path.read_text("utf-8"))]
    assert hidden == []
