"""`depesche`: builds engine and window, runs them, and ends every thread."""

from __future__ import annotations

import argparse
import contextlib
import gc
import logging
import os
import signal
import sys
import time
from collections.abc import Sequence
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtWidgets import QApplication

from app import __version__, activity_log
from app.engine.engine import Engine
from app.errors import ErrorKind, MailError
from app.paths import Profile
from ui import icons, languages, pdf_pages, theme
from ui.bridge import EventBridge
from ui.desktop import activation
from ui.desktop.application import Application
from ui.desktop.home import Home
from ui.dialogs.error import ErrorDialog
from ui.main_window import MainWindow
from ui.pdf_preview import PDF_ARGUMENT
from ui.settings import Settings, ThemeChoice
from ui.single_instance import InstanceServer, Request, hand_over

log = logging.getLogger("depesche")

PATIENCE_SECONDS = 3.0
"""How long a second start waits for the window of the first."""


def main(argv: Sequence[str] | None = None) -> int:
    """Returns the exit code: 0, 2 for a wrong call, 6 if the profile cannot be used."""
    if (sys.argv[1:] if argv is None else argv)[:1] == [PDF_ARGUMENT]:
        return pdf_pages.main()
    options = _parse(sys.argv[1:] if argv is None else argv)
    if sys.platform.startswith("linux") and not _has_display():
        print("depesche: there is no display here. In a shell without one: xvfb-run -a depesche", file=sys.stderr)
        return 2
    application = make_application()
    with contextlib.ExitStack() as stack:
        if options.demo:
            from ui.demo_session import DemoSession

            demo = stack.enter_context(DemoSession())
            profile = demo.profile
        else:
            demo, profile = None, Profile.choose(options.profile)
        settings = Settings.load(profile.settings)
        languages.install(application, options.lang or settings.language)
        theme.manager().apply(ThemeChoice(options.theme) if options.theme else settings.theme, settings.density,
                              font_percent=settings.font_percent, motion=settings.motion)
        minimised = options.minimised or settings.start_minimised
        request = Request(tuple(_absolute(each) for each in options.open), options.get_mail,
                          options.minimised or options.get_mail, activation.given())
        if hand_over(profile.directory, request):
            return 0
        bridge = EventBridge()
        engine = Engine(profile, bridge.post)
        activity_log.install()  # before the accounts begin
        logging.getLogger().setLevel(logging.INFO)
        log.info("Depesche %s starts", __version__)
        try:
            engine.start()
        except MailError as error:
            if error.kind is ErrorKind.LOCKED and _hand_over_late(profile, request):
                return 0
            return _say_no(application, error)
        stack.callback(engine.stop, 2.0)
        stack.callback(engine.deliver_held)
        settings = Settings.load(profile.settings)  # a restored profile has brought its own
        _log_to(profile)
        instance = InstanceServer(profile.directory)
        instance.listen()
        stack.callback(instance.close)
        window = MainWindow(engine, bridge, settings, profile.settings)
        stack.callback(window.help.guard.watch())
        home = Home(window)
        instance.asked.connect(home.serve)
        window.closed.connect(application.quit)
        _end_on_signals(window)
        home.show_window(minimised=minimised)
        if demo is not None:
            demo.read_old_mail(engine, bridge)
            demo.add_accounts(engine, bridge)
        home.do(request)
        if demo is None and not minimised and not request.open:
            home.welcome()
        # What stands by now stays until the end: each full search for garbage would look through it, and hold the
        # event loop meanwhile.
        gc.collect()
        gc.freeze()
        return application.exec()


def make_application() -> QApplication:
    """The QApplication as the program, the tests and the pictures need it."""
    # WebEngine, loaded at the first HTML mail, asks for this before the application is made.
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = Application(["depesche"])
    application.setApplicationName("depesche")
    application.setApplicationDisplayName("Depesche")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("depesche")
    application.setWindowIcon(icons.icon("depesche"))
    return application


def _parse(argv: Sequence[str]) -> argparse.Namespace:
    return parser().parse_args(argv)


def parser() -> argparse.ArgumentParser:
    """What can be said at the start; the man page is made from it."""
    made = argparse.ArgumentParser(prog="depesche", description="A desktop mail client for IMAP and POP3.")
    made.add_argument("--profile", metavar="DIR", help="where settings and mail live (also DEPESCHE_PROFILE)")
    made.add_argument("--demo", action="store_true", help="sample mail on servers of its own; leaves nothing behind")
    made.add_argument("--theme", choices=[each.value for each in ThemeChoice], help="for this run")
    made.add_argument("--lang", choices=("de", "en"), help="for this run")
    made.add_argument("--minimised", action="store_true", help="start in the panel, or in the taskbar")
    made.add_argument("--get-mail", action="store_true", help="ask all servers for new mail now")
    made.add_argument("--version", action="version", version=f"Depesche {__version__}")
    made.add_argument("open", nargs="*", metavar="mailto:… | FILE.eml", help="write a message, or read a file")
    return made


def _has_display() -> bool:
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _absolute(argument: str) -> str:
    """Paths are made absolute: the window that opens the file may have another working directory. Desktops hand over
    files as URLs (Desktop Entry Specification, %U)."""
    lower = argument.lower()
    if lower.startswith("mailto:"):
        return argument
    if lower.startswith("file:") and (local := QUrl(argument).toLocalFile()):
        return local
    return str(Path(argument).absolute())


def _hand_over_late(profile: Profile, request: Request) -> bool:
    """Somebody double-clicked twice: the other start has the profile already, and a moment later also its window."""
    ends = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < ends:
        if hand_over(profile.directory, request):
            return True
        time.sleep(0.1)
    return False


def _say_no(application: QApplication, error: MailError) -> int:
    print(f"depesche: {error.detail}", file=sys.stderr)
    dialog = ErrorDialog(error)
    dialog.finished.connect(application.quit)
    dialog.show()
    application.exec()
    return error.kind.exit_code if error.kind is not ErrorKind.USAGE else 2


def _log_to(profile: Profile) -> None:
    """Warnings go into the profile; never message text, never a secret."""
    with contextlib.suppress(OSError):
        handler = RotatingFileHandler(profile.log, maxBytes=1_000_000, backupCount=1, encoding="utf-8")
        handler.setFormatter(activity_log.SafeFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        handler.setLevel(logging.WARNING)
        logging.getLogger().addHandler(handler)


def _end_on_signals(window: MainWindow) -> None:
    """Ctrl+C and a logout end the program as closing the window does."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: window.quit())
    # Python runs signal handlers only between byte codes, which Qt's loop has none of while it waits.
    timer = QTimer(window)
    timer.timeout.connect(lambda: None)
    timer.start(300)


if __name__ == "__main__":
    sys.exit(main())
