"""A client of Gecko's remote control (Marionette), as much of it as a mouse and a keyboard need.

Commands are JSON after their length and a colon, `[0, ID, NAME, PARAMETERS]`; answers `[1, ID, ERROR, RESULT]`
(firefox-source-docs.mozilla.org, remote/marionette, protocol).
"""

from __future__ import annotations

import itertools
import json
import socket
import time
from typing import Any

# Buttons lie in shadow trees, which selectors do not look into.
_FIND = """
const [kind, words] = arguments;
function* everything(root) {
  for (const each of root.querySelectorAll("*")) {
    yield each;
    if (each.shadowRoot) yield* everything(each.shadowRoot);
  }
}
for (const each of everything(document)) {
  if (each.localName !== kind || each.disabled || !(each.textContent + " " + each.id).includes(words)) continue;
  const box = each.getBoundingClientRect();
  if (box.width > 1 && box.height > 1 && each.checkVisibility({opacityProperty: true, visibilityProperty: true}))
    return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
}
return null;
"""


class Marionette:
    """One session in the program's own window. Raises RuntimeError with what it answers, OSError without a line.

    `clicks` counts those made, `keys` the pieces of text typed.
    """

    def __init__(self, port: int, patience: float = 60.0) -> None:
        self._numbers = itertools.count(1)
        self.clicks = 0
        self.keys = 0
        self._socket = _connect(port, patience)
        self._file = self._socket.makefile("rb")
        self._receive()  # a greeting
        self._ask("WebDriver:NewSession")
        self._ask("Marionette:SetContext", value="chrome")

    def run(self, script: str, *arguments: object) -> Any:
        """What a script returns that runs in the window."""
        return self._ask("WebDriver:ExecuteScript", script=script, args=list(arguments))["value"]

    def find(self, kind: str, words: str) -> tuple[int, int] | None:
        """The middle of the first element that can be seen and used, whose text or id holds `words`."""
        place = self.run(_FIND, kind, words)
        return None if place is None else (place[0], place[1])

    def wait(self, kind: str, words: str, patience: float = 60.0) -> tuple[int, int]:
        until = time.monotonic() + patience
        while (place := self.find(kind, words)) is None or self.find(kind, words) != place:  # still moving
            if time.monotonic() > until:
                raise RuntimeError(f"no {kind} “{words}” within {patience:.0f} s")
            time.sleep(0.02)
        return place

    def click(self, kind: str, words: str) -> None:
        """A click of the mouse, as soon as there is something to click on."""
        self.click_at(*self.wait(kind, words))

    def click_at(self, x: int, y: int) -> None:
        self.clicks += 1
        self._act("mouse", {"type": "pointer", "parameters": {"pointerType": "mouse"}}, [
            {"type": "pointerMove", "x": x, "y": y, "duration": 0}, {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0}])

    def type(self, text: str) -> None:
        """Into what has the focus. Tab is \\ue004 (WebDriver, 17.4.2)."""
        self.keys += 1
        self._act("keys", {"type": "key"}, [{"type": way, "value": key} for key in text
                                            for way in ("keyDown", "keyUp")])

    def quit(self) -> None:
        """Has the program end as its own menu would."""
        self._ask("Marionette:Quit", flags=["eAttemptQuit"])
        self.close()

    def close(self) -> None:
        self._file.close()
        self._socket.close()

    def _act(self, name: str, device: dict[str, object], steps: list[dict[str, object]]) -> None:
        self._ask("WebDriver:PerformActions", actions=[{"id": name, **device, "actions": steps}])

    def _ask(self, name: str, **parameters: object) -> dict[str, Any]:
        words = json.dumps([0, next(self._numbers), name, parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(words), words))
        _, _, error, result = self._receive()
        if error is not None:
            raise RuntimeError(f"{name}: {error['error']}: {error['message'][:300]}")
        found: dict[str, Any] = result or {}
        return found

    def _receive(self) -> Any:
        length = b""
        while (octet := self._file.read(1)) != b":":
            if not octet:
                raise EOFError("the program ended")
            length += octet
        return json.loads(self._file.read(int(length)))


def _connect(port: int, patience: float) -> socket.socket:
    until = time.monotonic() + patience
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=60)
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.02)
