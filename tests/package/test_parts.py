"""What goes into the bundle."""

from __future__ import annotations

import parts

QT = "PySide6/Qt/"
NEEDS = {
    "/QtPdf": ["libQt6Pdf.so.6"], "/libQt6Pdf": ["libQt6Core.so.6"], "/libqxcb": ["libQt6XcbQpa.so.6", "libX11.so.6"],
}


def _imports(origin: str) -> list[tuple[str, str | None]]:
    return [(name, None) for start, names in NEEDS.items() if origin.startswith(start) for name in names]


def _names(*entries: parts.Entry) -> set[str]:
    return {name for name, _, _ in parts.wanted(entries, _imports)}


def test_libraries_stay_only_for_what_stays() -> None:
    kept = _names(
        ("PySide6/QtPdf.abi3.so", "/QtPdf", "EXTENSION"), ("PySide6/QtCharts.abi3.so", "/QtCharts", "EXTENSION"),
        (QT + "plugins/platforms/libqxcb.so", "/libqxcb", "BINARY"),
        (QT + "plugins/sqldrivers/libqsqlite.so", "/libqsqlite", "BINARY"),
        *((f"{QT}lib/libQt6{each}.so.6", f"/libQt6{each}", "BINARY") for each in ("Pdf", "Core", "XcbQpa", "Charts")),
        ("libQt6Core.so.6", QT + "lib/libQt6Core.so.6", "SYMLINK"),
        ("libQt6Charts.so.6", QT + "lib/libQt6Charts.so.6", "SYMLINK"),
        ("libX11.so.6", "/libX11", "BINARY"))
    assert kept == {
        "PySide6/QtPdf.abi3.so", QT + "plugins/platforms/libqxcb.so", QT + "lib/libQt6Pdf.so.6",
        QT + "lib/libQt6Core.so.6", QT + "lib/libQt6XcbQpa.so.6", "libQt6Core.so.6"}


def test_languages_and_tools() -> None:
    kept = _names(*((QT + each, "/x", "DATA") for each in (
        "translations/qtbase_de.qm", "translations/qtbase_fr.qm", "translations/qtwebengine_locales/en-US.pak",
        "translations/qtwebengine_locales/en-GB.pak", "resources/icudtl.dat",
        "resources/qtwebengine_devtools_resources.pak", "qml/QtQuick/qmldir", "libexec/QtWebEngineProcess")))
    assert kept == {QT + each for each in (
        "translations/qtbase_de.qm", "translations/qtwebengine_locales/en-US.pak", "resources/icudtl.dat",
        "libexec/QtWebEngineProcess")}


def test_spelling_stays_and_sources_go() -> None:
    assert _names(("hunspell/dictionaries/en_US.dic", "/d", "DATA"), ("hunspell/hunspell.pyx", "/p", "DATA"),
                  ("selectolax/lexbor.c", "/c", "DATA")) == {"hunspell/dictionaries/en_US.dic"}


def test_windows_writes_paths_its_own_way() -> None:
    assert _names(("PySide6\\QtPdf.pyd", "/Q", "EXTENSION"), ("PySide6\\QtCharts.pyd", "/C", "EXTENSION")) == {
        "PySide6/QtPdf.pyd"}
