"""What goes into the bundle on Windows and macOS: names as the wheels of PySide6 6.11.3 have them."""

from __future__ import annotations

import parts

LIB = "PySide6/Qt/lib/"
ENGINE = LIB + "QtWebEngineCore.framework/"
HELPER = ENGINE + "Versions/A/Helpers/QtWebEngineProcess.app/Contents/"


def _kept(entries: list[parts.Entry], needs: dict[str, list[str]]) -> set[str]:
    return {name for name, _, _ in parts.wanted(entries, lambda origin: [(each, None) for each in
                                                                         needs.get(origin, [])])}


def test_windows() -> None:
    stay = ["QtPdf.pyd", "Qt6Pdf.dll", "Qt6Core.dll", "pyside6.abi3.dll", "QtWebEngineProcess.exe", "opengl32sw.dll",
            "msvcp140.dll", "plugins/platforms/qwindows.dll", "plugins/platforms/qoffscreen.dll",
            "plugins/styles/qmodernwindowsstyle.dll", "plugins/tls/qschannelbackend.dll", "resources/icudtl.dat",
            "resources/qtwebengine_resources.pak", "translations/qtbase_de.qm",
            "translations/qtwebengine_locales/en-US.pak"]
    go = ["QtCharts.pyd", "Qt6Charts.dll", "pyside6qml.abi3.dll", "avcodec-61.dll", "designer.exe",
          "pyside6.abi3.lib", "plugins/multimedia/ffmpegmediaplugin.dll", "qml/QtQuick/qmldir",
          "plugins/platforms/qdirect2d.dll", "plugins/sqldrivers/qsqlite.dll",
          "resources/qtwebengine_devtools_resources.pak", "resources/v8_context_snapshot.debug.bin",
          "translations/qtbase_fr.qm", "translations/qtwebengine_locales/am.pak"]
    kinds = {"pyd": "EXTENSION", "dll": "BINARY", "exe": "BINARY"}
    entries = [("PySide6\\" + each.replace("/", "\\"), each, kinds.get(each.rpartition(".")[2], "DATA"))
               for each in (*stay, *go)]
    entries += [(each, each, "BINARY") for each in ("python313.dll", "libssl-3.dll", "libcrypto-3.dll", "libffi-8.dll")]
    entries.append(("_ssl.pyd", "_ssl.pyd", "EXTENSION"))
    # Windows does not tell capitals apart, and neither do the tables of imports.
    needs = {"QtPdf.pyd": ["QT6PDF.dll", "pyside6.abi3.dll"], "Qt6Pdf.dll": ["Qt6Core.dll"],
             "_ssl.pyd": ["libssl-3.dll"], "libssl-3.dll": ["libcrypto-3.dll"]}
    assert _kept(entries, needs) == {"PySide6/" + each for each in stay} | {
        "python313.dll", "libssl-3.dll", "libcrypto-3.dll", "_ssl.pyd"}


def _framework(name: str) -> list[parts.Entry]:
    """As PyInstaller's Analysis lists one (utils/osx.py, collect_files_from_framework_bundles)."""
    place = f"{LIB}{name}.framework/"
    return [(f"{place}Versions/A/{name}", name, "BINARY"),
            (f"{place}Versions/A/Resources/Info.plist", "Info.plist", "DATA"),
            (f"{place}Versions/Current", "A", "SYMLINK"), (f"{place}{name}", f"Versions/Current/{name}", "SYMLINK"),
            (f"{place}Resources", "Versions/Current/Resources", "SYMLINK"),
            (name, f"{place}Versions/A/{name}", "SYMLINK")]


def test_macos() -> None:
    stay = [*_framework("QtWebEngineCore"), *_framework("QtCore"),
            (ENGINE + "Helpers", "Versions/Current/Helpers", "SYMLINK"),
            (HELPER + "MacOS/QtWebEngineProcess", "process", "BINARY"), (HELPER + "Info.plist", "i", "DATA"),
            (ENGINE + "Versions/A/Resources/icudtl.dat", "d", "DATA"),
            (ENGINE + "Versions/A/Resources/qtwebengine_locales/de.pak", "d", "DATA"),
            ("PySide6/QtWebEngineCore.abi3.so", "module", "EXTENSION"),
            ("PySide6/libpyside6.abi3.6.11.dylib", "pyside", "BINARY"),
            ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", "cocoa", "BINARY"),
            ("Python.framework/Versions/3.13/Python", "python", "BINARY"),
            ("Python.framework/Versions/Current", "3.13", "SYMLINK"),
            ("Python", "Python.framework/Versions/3.13/Python", "SYMLINK")]
    go = [*_framework("QtCharts"), (ENGINE + "Versions/A/Resources/qtwebengine_locales/am.pak", "d", "DATA"),
          (ENGINE + "Versions/A/Resources/qtwebengine_devtools_resources.pak", "d", "DATA"),
          ("PySide6/Qt/libexec/rcc", "rcc", "BINARY"), ("PySide6/QtCharts.abi3.so", "c", "EXTENSION"),
          ("PySide6/Qt/plugins/platforms/libqminimal.dylib", "m", "BINARY")]
    needs = {"module": ["@rpath/QtWebEngineCore.framework/Versions/A/QtWebEngineCore"],
             "QtWebEngineCore": ["@rpath/QtCore.framework/Versions/A/QtCore"]}
    assert _kept([*stay, *go], needs) == {name for name, _, _ in stay}
