"""What macOS is told of the program: Info.plist of Depesche.app, beside what PyInstaller writes itself."""

from __future__ import annotations

IDENTIFIER = "io.github.depesche.depesche"
"""As in packaging/linux/release.py; keychain, notarisation and settings of the system know the program by it."""
OLDEST_SYSTEM = "13.0"
"""As the wheels of PySide6 say (macosx_13_0)."""
_FILES = "Depesche reads files that you attach, and saves those that you received."


def info_plist(version: str) -> dict[str, object]:
    numbers = ".".join(version.split(".")[:3])
    return {
        "CFBundleName": "Depesche",
        "CFBundleDisplayName": "Depesche",
        # Of the two programs in Contents/MacOS, the one with the window.
        "CFBundleExecutable": "depesche",
        "CFBundleVersion": numbers,
        "CFBundleShortVersionString": version,
        "CFBundleDevelopmentRegion": "en",
        # Qt's own dialogs and the menu of the program follow the system's language only where it is named here.
        "CFBundleLocalizations": ["en", "de"],
        "LSApplicationCategoryType": "public.app-category.productivity",
        "LSMinimumSystemVersion": OLDEST_SYSTEM,
        # PyInstaller makes a program of the background of it, where one of the two has a console.
        "LSBackgroundOnly": False,
        "NSHighResolutionCapable": True,
        "NSSupportsAutomaticGraphicsSwitching": True,
        # The theme of the system, which is followed, is Aqua's light one without this.
        "NSRequiresAquaSystemAppearance": False,
        "NSHumanReadableCopyright": "© 2026 The Depesche authors. Mozilla Public License 2.0",
        "CFBundleURLTypes": [{
            "CFBundleURLName": f"{IDENTIFIER}.mailto", "CFBundleTypeRole": "Editor", "CFBundleURLSchemes": ["mailto"],
        }],
        "CFBundleDocumentTypes": [{
            "CFBundleTypeName": "E-mail message", "CFBundleTypeRole": "Viewer", "LSHandlerRank": "Alternate",
            "LSItemContentTypes": ["com.apple.mail.email"], "CFBundleTypeExtensions": ["eml"],
        }],
        # Asked by the system before files there are opened (attachments) or written (export).
        "NSDesktopFolderUsageDescription": _FILES,
        "NSDocumentsFolderUsageDescription": _FILES,
        "NSDownloadsFolderUsageDescription": _FILES,
        "NSRemovableVolumesUsageDescription": _FILES,
        # From macOS 15 on asked before a server in the same network is connected to.
        "NSLocalNetworkUsageDescription": "Depesche connects to mail servers in your network, where you set up any.",
    }
