"""`depesche`: builds engine and window, runs them, and ends every thread."""

from __future__ import annotations

import argparse
import contextlib
import gc
import logging
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtWidgets import QApplication

from app import __version__, activity_log, core_dumps, crashes
from app.engine.front import EngineFront, is_readable
from app.errors import ErrorKind, MailError
from app.log_file import LogFile
from app.paths import Profile
from app.store.schema import NewerStore
from ui import icons, languages, pdf_pages, temporary_files, theme
from ui.bridge import EventBridge
from ui.desktop import activation, running_mark
from ui.desktop.application import Application
from ui.desktop.departure import departure
from ui.desktop.restart import restart
from ui.help.system import system_text
from ui.main_window import MainWindow
from ui.pdf_preview import PDF_ARGUMENT
from ui.settings import Settings, ThemeChoice
from ui.single_instance import InstanceServer, Request, hand_over

log = logging.getLogger("depesche")

PATIENCE_SECONDS = 3.0
"""How long a second start waits for the window of the first."""


def main(argv: Sequence[str] | None = None) -> int:
    """Returns the exit code: 0, 2 for a wrong call, 6 if the profile cannot be used."""
    core_dumps.refuse()
    if (sys.argv[1:] if argv is None else argv)[:1] == [PDF_ARGUMENT]:
        return pdf_pages.main()
    options = _parse(sys.argv[1:] if argv is None else argv)
    if sys.platform.startswith("linux") and not _has_display():
        print("depesche: there is no display here. In a shell without one: xvfb-run -a depesche", file=sys.stderr)
        return 2
    if options.demo:
        # Qt would leave files in the person's cache.
        QApplication.setAttribute(Qt.ApplicationAttribute.AA_DisableShaderDiskCache)
    application = make_application()
    with contextlib.ExitStack() as stack:
        if options.demo:
            from ui.demo_session import DemoSession

            demo = stack.enter_context(DemoSession())
            profile = demo.profile
        else:
            demo, profile = None, Profile.choose(options.profile)
            stack.callback(departure().go, profile, tell=lambda error: _say_no(application, error, profile))
            stack.callback(restart().start_if_due, profile, *_for_this_run(options))  # once all else has ended
        settings = Settings.load(profile.settings)
        languages.install(application, options.lang or settings.language)
        theme.manager().apply(ThemeChoice(options.theme) if options.theme else settings.theme, settings.density,
                              font_percent=settings.font_percent, motion=settings.motion)
        minimised = options.minimised or settings.start_minimised
        request = Request(tuple(_absolute(each) for each in options.open), options.get_mail,
                          options.minimised or options.get_mail, activation.given())
        if hand_over(profile.directory, request):
            return 0
        running_mark.hold()
        run = stack.enter_context(crashes.Run(profile, system_text()).begin())
        bridge = EventBridge()
        engine = EngineFront(profile, bridge.post)
        activity_log.install()  # before the accounts begin
        logging.getLogger().setLevel(logging.INFO)
        log.info("Depesche %s starts", __version__)
        # A store that may be read as it lies there is shown before the engine is loaded, and long before any network.
        shown_first = demo is None and is_readable(profile)
        if not shown_first:
            from app.store.store_key import FileKind, kind_of
            from ui.dialogs.preparing import while_told  # few starts have to wait

            try:
                while_told(engine.start, encrypted=kind_of(profile.database) is FileKind.ENCRYPTED)
            except MailError as error:
                wrong = _unlocked(engine, error) if error.kind is ErrorKind.STORE_LOCKED else error
                if wrong is not None:
                    return _refused(application, wrong, profile, request)
        logs = stack.enter_context(contextlib.ExitStack())
        stack.callback(engine.stop, 2.0)
        stack.callback(engine.deliver_held)
        settings = Settings.load(profile.settings)  # a restored profile has brought its own
        instance = InstanceServer(profile.directory)
        stack.callback(instance.close)
        window = MainWindow(engine, bridge, settings, profile.settings, at_once=False)
        if shown_first and not minimised:
            window.paint_now()
        window.complete()
        from ui.home import Home  # with much that nobody sees

        stack.callback(window.help.guard.watch())
        home = Home(window)
        instance.asked.connect(home.serve)
        window.closed.connect(application.quit)
        if demo is None:
            restart().serve(window)
        _end_on_signals(window)
        home.show_window(minimised=minimised)
        if demo is not None:
            demo.read_old_mail(engine, bridge)
            demo.add_accounts(engine, bridge)
        check = None
        if options.check:
            from ui.demo_check import DemoCheck

            check = DemoCheck(window)
        home.do(request)
        if demo is None and not minimised and not request.open:
            home.welcome()

        def profile_is_ours() -> None:
            run.collect()
            window.help.last_end.tell()
            log_file = LogFile(profile.log)
            logging.getLogger().addHandler(log_file)
            logs.callback(_close, log_file)
            instance.listen()
            threading.Thread(target=temporary_files.remove_left, name="left-behind", daemon=True).start()
            # What stands by now stays until the end: each full search for garbage would look through it, and hold the
            # event loop meanwhile.
            gc.collect()
            gc.freeze()
            window.html_ahead.begin()

        beginning = _Beginning(window, profile_is_ours)
        if shown_first:
            engine.begin(beginning.ended.emit)
        else:
            profile_is_ours()
        ended = application.exec()
        if beginning.error is not None:
            return _refused(application, beginning.error, profile, request)
        return ended if check is None else check.exit_code


class _Beginning(QObject):
    """Hears how the engine's start ended where the window was there before: `started` is called, or it is closed and
    `error` says why."""

    ended = Signal(object)

    def __init__(self, window: MainWindow, started: Callable[[], None]) -> None:
        super().__init__(window)
        self.error: MailError | None = None
        self._window, self._started = window, started
        self.ended.connect(self._heard, Qt.ConnectionType.QueuedConnection)  # it comes from another thread

    @Slot(object)
    def _heard(self, error: MailError | None) -> None:
        if error is None:
            self._started()
        else:
            self.error = error
            self._window.quit()


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
    made = parser()
    options = made.parse_args(argv)
    if options.check and not options.demo:
        made.error("--check goes with --demo")
    return options


def parser() -> argparse.ArgumentParser:
    """What can be said at the start; the man page is made from it."""
    made = argparse.ArgumentParser(prog="depesche", description="A desktop mail client for IMAP and POP3.")
    made.add_argument("--profile", metavar="DIR", help="where settings and mail live (also DEPESCHE_PROFILE)")
    made.add_argument("--demo", action="store_true", help="sample mail on servers of its own; leaves nothing behind")
    made.add_argument("--check", action="store_true",
                      help="with --demo: show mail of both accounts, then end; 1 if that fails")
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


def _unlocked(engine: EngineFront, error: MailError) -> MailError | None:
    """Asks for the phrase of the encrypted store until it is open (None), or the person gives up."""
    from ui.dialogs.preparing import while_told
    from ui.protection.unlock import unlocked  # needed by few, and by them seldom

    return unlocked(error, lambda phrase, keep: while_told(partial(engine.start, phrase, keep),
                                                           encrypted=keep or not phrase))


def _for_this_run(options: argparse.Namespace) -> list[str]:
    """What was said at the start and still holds after a restart."""
    return [f"--{name}={value}" for name in ("theme", "lang") if (value := getattr(options, name))]


def _refused(application: QApplication, error: MailError, profile: Profile, request: Request) -> int:
    """The exit code, after whoever has the profile was told what was wanted, or the person why it is not opened."""
    if error.kind is ErrorKind.LOCKED and _hand_over_late(profile, request):
        return 0
    if error.kind is ErrorKind.STORE_LOCKED:  # they have been told, and gave up
        return error.kind.exit_code
    return _say_no(application, error, profile)


def _say_no(application: QApplication, error: MailError, profile: Profile) -> int:
    from ui.dialogs.error import ErrorDialog
    from ui.dialogs.newer_profile import NewerProfileDialog

    print(f"depesche: {error.detail}", file=sys.stderr)
    dialog = NewerProfileDialog(profile) if isinstance(error, NewerStore) else ErrorDialog(error)
    dialog.finished.connect(application.quit)
    dialog.show()
    application.exec()
    return error.kind.exit_code if error.kind is not ErrorKind.USAGE else 2


def _close(log_file: LogFile) -> None:
    """On Windows no file is removed that is open, and so neither is a demo's folder."""
    logging.getLogger().removeHandler(log_file)
    log_file.close()


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
