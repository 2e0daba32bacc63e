"""A window in German, for one test."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from ui import languages


def in_german(application: QApplication) -> Iterator[None]:
    """For a fixture to yield from."""
    before = {id(each) for each in application.findChildren(QTranslator)}
    languages.install(application, "de")
    yield
    for translator in application.findChildren(QTranslator):
        if id(translator) not in before:
            application.removeTranslator(translator)
            translator.setParent(None)
    QLocale.setDefault(QLocale("en"))
