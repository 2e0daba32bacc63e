"""German and English whole: no text missing, of each plural every form, and all of it as the locale writes it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.paths import resource
from tests.gui.languages import in_german
from ui import formats, languages

ROOT = Path(__file__).resolve().parent.parent.parent
FORMS = {"de": 2, "en": 2}


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    yield from in_german(qapp)


@pytest.mark.parametrize("language", FORMS)
def test_every_plural_has_all_its_forms(language: str) -> None:
    wrong = []
    for message in ElementTree.parse(resource(f"translations/depesche_{language}.ts")).getroot().iter("message"):
        if message.get("numerus") == "yes":
            forms = [(each.text or "").strip() for each in message.iter("numerusform")]
            if len(forms) != FORMS[language] or not all(forms) or forms[0] == forms[1] == "":
                wrong.append(message.findtext("source"))
    assert wrong == []


@pytest.mark.parametrize("language", FORMS)
def test_what_the_sources_no_longer_say_is_gone(language: str) -> None:
    text = resource(f"translations/depesche_{language}.ts").read_text("utf-8")
    assert not re.search(r'type="(obsolete|vanished|unfinished)"', text)


def test_make_translations_refuses_what_is_missing(tmp_path: Path) -> None:
    """The same script, on a program of two texts of which one was never translated."""
    for name in ("packaging", "resources/translations", "ui"):
        (tmp_path / name).mkdir(parents=True)
    shutil.copy(ROOT / "packaging" / "translations.sh", tmp_path / "packaging")
    (tmp_path / "ui" / "words.py").write_text(
        'from PySide6.QtCore import QCoreApplication\nQCoreApplication.translate("Words", "Not yet")\n')
    tools = f"{Path(sys.executable).parent}/"
    ran = subprocess.run(["sh", tmp_path / "packaging" / "translations.sh", tools], capture_output=True, text=True,
                         cwd=tmp_path, check=False)
    assert ran.returncode == 1 and "not translated" in ran.stderr
    german = tmp_path / "resources" / "translations" / "depesche_de.ts"
    german.write_text(german.read_text("utf-8").replace('<translation type="unfinished"></translation>',
                                                        "<translation>Noch nicht</translation>"), "utf-8")
    again = subprocess.run(["sh", tmp_path / "packaging" / "translations.sh", tools], capture_output=True, text=True,
                           cwd=tmp_path, check=False)
    assert again.returncode == 0, again.stderr


def test_sizes_and_numbers_are_written_as_in_the_language(german: None) -> None:
    assert formats.number(12345) == "12.345"
    assert formats.size(1_500_000).replace("\N{NO-BREAK SPACE}", " ") == "1,4 MB"
    assert formats.share(3_435_973_837, 5 << 30) == "3,2 von 5 GB"
    QLocale.setDefault(QLocale("en"))
    assert formats.number(12345) == "12,345"
    assert formats.size(1_500_000).replace("\N{NO-BREAK SPACE}", " ") == "1.4 MB"


def test_the_persons_own_country_decides_where_it_speaks_the_language(qapp: QApplication,
                                                                      monkeypatch: pytest.MonkeyPatch) -> None:
    before = {id(each) for each in qapp.findChildren(QTranslator)}
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: QLocale("en_GB")))
    try:
        assert languages.install(qapp, "en").name() == "en_GB"
        assert languages.install(qapp, "").name() == "en_GB"
        assert languages.install(qapp, "de").name() == "de_DE"
    finally:
        for translator in qapp.findChildren(QTranslator):
            if id(translator) not in before:
                QCoreApplication.removeTranslator(translator)
                translator.setParent(None)
        QLocale.setDefault(QLocale("en"))
