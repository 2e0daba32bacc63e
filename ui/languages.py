"""The language of all words: ours, Qt's own, and the locale of dates and numbers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QGuiApplication

from app.paths import resource

LANGUAGES = (("en", "English"), ("de", "Deutsch"))
"""Named in themselves, so that everybody finds theirs."""


def install(application: QCoreApplication, language: str) -> QLocale:
    """`language` is "de", "en", or "" for the system's. English is the source; its file holds the plurals."""
    locale = QLocale.system()
    if language and QLocale(language).language() is not locale.language():
        locale = QLocale(language)  # else that of the person's own country: dates differ between London and New York
    QLocale.setDefault(locale)
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    own = str(resource("translations"))
    direction = Qt.LayoutDirection.LeftToRight
    for name, folder in (("qtbase", qt), ("depesche", own)):
        translator = QTranslator(application)
        # Without a translation of its own a language still needs the English plurals.
        if translator.load(locale, name, "_", folder):
            application.installTranslator(translator)
            direction = locale.textDirection() if folder is own else direction
        elif folder is own and translator.load(f"{name}_en", folder):
            application.installTranslator(translator)
    if isinstance(application, QGuiApplication):
        # That of the words which are shown: English ones begin at the left wherever the person lives.
        application.setLayoutDirection(direction)
    return locale
