"""The language of all words: ours, Qt's own, and the locale of dates and numbers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from app.paths import resource


def install(application: QCoreApplication, language: str) -> QLocale:
    """`language` is "de", "en", or "" for the system's. English is the source; its file holds the plurals."""
    locale = QLocale(language) if language else QLocale.system()
    QLocale.setDefault(locale)
    qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    own = str(resource("translations"))
    for name, folder in (("qtbase", qt), ("depesche", own)):
        translator = QTranslator(application)
        # Without a translation of its own a language still needs the English plurals.
        if translator.load(locale, name, "_", folder) or (folder is own and translator.load(f"{name}_en", folder)):
            application.installTranslator(translator)
    return locale
