"""A page of the preferences: lines that write into the settings, each change told at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QVBoxLayout, QWidget

from ui.forms import labels
from ui.forms.calm_wheel import CalmWheel
from ui.settings import Settings
from ui.settings_pages.context import PageContext
from ui.settings_pages.line import SettingLine


class SettingsPage(QWidget):
    """Filled by its class in `__init__` with `heading`, `tick`, `choice`, `number` and `line`.

    Words go through `self.tr`, which remembers what they are in English: so a setting is found in either language.
    """

    changed = Signal()
    """The settings hold something else now."""

    def __init__(self, settings: Settings, context: PageContext) -> None:
        super().__init__()
        self._settings, self.context = settings, context
        self.lines: list[SettingLine] = []
        self._sources: dict[str, str] = {}
        self._showers: list[Callable[[], None]] = []
        self._showing = False
        self._wheel = CalmWheel(self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 2, 10, 2)
        self.column.setSpacing(2)

    def tr(self, source: str, disambiguation: str = "", n: int = -1) -> str:  # type: ignore[override]
        """As Qt has it; the English words are kept for the search."""
        words = super().tr(source, disambiguation, n) if n >= 0 else super().tr(source, disambiguation)
        self._sources[words] = source
        return words

    # --- what a page is made of -----------------------------------------------------------------

    def heading(self, words: str) -> None:
        """Above the lines that follow."""
        if self.column.count():
            self.column.addSpacing(14)
        label = labels.title(words, 1.1)
        label.setContentsMargins(8, 0, 8, 2)
        self.column.addWidget(label)

    def line(self, words: str, field: QWidget, *, names: tuple[str, ...] = (), note: str = "", keywords: str = "",
             show: Callable[[], None] | None = None, title: str = "", wide: bool = False) -> SettingLine:
        """Any field. `show` brings into it what the settings hold; called at once, too. `title`: how it is called where
        it is found, if not so; `wide`: it has the whole line."""
        line = SettingLine(words, field, note=note, keywords=keywords, names=names, name=title, wide=wide)
        self.lines.append(line)
        self._wheel.watch(field)
        self.column.addWidget(line, 1 if field.sizePolicy().verticalStretch() else 0)
        if show is not None:
            self._showers.append(show)
            self._quietly(show)
        return line

    def tick(self, name: str, words: str, *, label: str = "", note: str = "", keywords: str = "") -> QCheckBox:
        """A yes or no. `name`: the field of Settings; `label`: at the left, for the first of several."""
        box = QCheckBox(words)
        box.toggled.connect(lambda on: self.put(name, on))
        self.line(label, box, names=(name,), note=note, keywords=keywords,
                  show=lambda: box.setChecked(getattr(self._settings, name)))
        box.setAccessibleName(words.replace("&", ""))
        return box

    def choice(self, name: str, words: str, options: Sequence[tuple[object, str]], *, note: str = "",
               keywords: str = "") -> QComboBox:
        """One of `options`, each its value and its words."""
        box = QComboBox()
        for _, each in options:
            box.addItem(each)
        values = [value for value, _ in options]
        box.activated.connect(lambda place: self.put(name, values[place]))

        def show() -> None:
            held = getattr(self._settings, name)
            box.setCurrentIndex(values.index(held) if held in values else -1)

        self.line(words, box, names=(name,), note=note, keywords=keywords, show=show)
        return box

    def number(self, name: str, words: str, lowest: int, highest: int, *, unit: str = "", lowest_words: str = "",
               step: int = 1, note: str = "", keywords: str = "") -> QSpinBox:
        """`lowest_words` stand in place of the lowest number, such as “Off”."""
        box = QSpinBox()
        box.lineEdit().setTextMargins(6, 0, 0, 0)
        box.setRange(lowest, highest)
        box.setSingleStep(step)
        if unit:
            box.setSuffix(f" {unit}")
        if lowest_words:
            box.setSpecialValueText(lowest_words)
        box.valueChanged.connect(lambda value: self.put(name, value))
        self.line(words, box, names=(name,), note=note, keywords=keywords,
                  show=lambda: box.setValue(getattr(self._settings, name)))
        return box

    def end(self) -> None:
        """What room is left stays empty."""
        self.column.addStretch(1)

    # --- what is done with it -------------------------------------------------------------------

    @property
    def names(self) -> tuple[str, ...]:
        """The fields of Settings that stand here."""
        return tuple(dict.fromkeys(name for line in self.lines for name in line.names))

    def put(self, name: str, value: Any) -> None:
        """Write one field and tell it, unless it was only shown."""
        if not self._showing and getattr(self._settings, name) != value:
            setattr(self._settings, name, value)
            self.changed.emit()

    def show_settings(self) -> None:
        """Bring into the fields what the settings hold: something else may have changed them."""
        for show in self._showers:
            self._quietly(show)

    def held(self) -> dict[str, Any]:
        """What stands here now, to be brought back by `restore`."""
        return {name: deepcopy(getattr(self._settings, name)) for name in self.names}

    def defaults(self) -> dict[str, Any]:
        """What stands here at first."""
        fresh = Settings()
        return {name: getattr(fresh, name) for name in self.names}

    def restore(self, values: dict[str, Any]) -> None:
        """Write several fields and tell it."""
        for name, value in values.items():
            setattr(self._settings, name, value)
        self.show_settings()
        self.changed.emit()

    def source(self, words: str) -> str:
        """What was given to `tr` for these words."""
        return self._sources.get(words, words)

    def _quietly(self, show: Callable[[], None]) -> None:
        before, self._showing = self._showing, True
        try:
            show()
        finally:
            self._showing = before
