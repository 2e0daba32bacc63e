"""A question before a link is followed that does not lead where it says."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtWidgets import QMessageBox, QWidget

from app.events import MessageView
from app.mime import links
from app.mime.lookalike import skeleton, to_ascii, to_unicode

translate = QCoreApplication.translate


def target_words(view: MessageView | None, target: str) -> str:
    """What the status bar says of the link under the mouse."""
    shown = links.readable(target) if target else ""
    named = _named(view, QUrl(target)) if shown else ""
    return translate("LinkGuard", "{target} — but its text says {host}").format(target=shown, host=named) \
        if named else shown


def doubt_words(view: MessageView | None, url: QUrl) -> str:
    """Why one should think twice before following it; "" where nothing speaks against it."""
    target = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
    host = links.host_of(target)
    named = _named(view, url)
    if named:
        return translate("LinkGuard", "The text of this link names {named}, but it leads to {host}.").format(
            named=_both(named), host=_both(host))
    before = links.disguise(target)
    if before:
        return translate("LinkGuard", "This link begins with “{before}”, but it leads to {host}.").format(
            before=before, host=_both(host))
    if links.has_look_alike_host(target):
        return translate("LinkGuard", "This link leads to {host}: letters of other alphabets that look like "
                         "“{looks}”.").format(host=_both(host), looks=skeleton(to_unicode(host)))
    return ""


def follow(view: MessageView | None, url: QUrl, parent: QWidget, go: Callable[[QUrl], object]) -> None:
    """Goes at once, or after a yes."""
    words = doubt_words(view, url)
    if not words:
        go(url)
        return
    box = QMessageBox(QMessageBox.Icon.NoIcon, translate("LinkGuard", "Open link"), words, parent=parent)
    box.setObjectName("link-guard")
    box.setInformativeText(
        translate("LinkGuard", "Senders who want your password do this; newsletters that count clicks do, too. Open it "
                  "only if you know {host}.").format(host=links.host_of(url.toString())))
    box.setTextFormat(Qt.TextFormat.PlainText)
    button = box.addButton(translate("LinkGuard", "Open {host}").format(
        host=links.host_of(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))[:60]),
        QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton(translate("LinkGuard", "Cancel"), QMessageBox.ButtonRole.RejectRole))
    button.clicked.connect(lambda: go(url))
    box.open()


def _named(view: MessageView | None, url: QUrl) -> str:
    if view is None:
        return ""
    target = url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
    return next((named for each, named in view.doubtful if links.same_target(each, target)), "")


def _both(host: str) -> str:
    """A host of other letters as it looks and as it is."""
    machine, human = to_ascii(host), to_unicode(host)
    return machine if machine == human else f"{human} ({machine})"
