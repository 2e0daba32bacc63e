"""How everything looks: colours, size, list, motion."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QSpinBox, QWidget

from ui.forms.chip_choice import ChipChoice
from ui.settings import FONT_PERCENTS, Density, ListLayout, Motion, Settings, ThemeChoice
from ui.settings_pages.context import PageContext
from ui.settings_pages.page import SettingsPage

_STEP = 10


class AppearancePage(SettingsPage):
    """Seen in all windows at once."""

    def __init__(self, settings: Settings, context: PageContext) -> None:
        super().__init__(settings, context)
        self.heading(self.tr("Everywhere"))
        self.theme = ChipChoice(self.tr("Theme"), (
            (ThemeChoice.SYSTEM, self.tr("Like the system"), "computer"),
            (ThemeChoice.LIGHT, self.tr("Light"), "sun"), (ThemeChoice.DARK, self.tr("Dark"), "moon")))
        self.theme.chosen.connect(lambda value: self.put("theme", ThemeChoice(value)))
        self.line(self.tr("Theme"), self.theme, names=("theme",), show=lambda: self.theme.show_value(settings.theme),
                  keywords=self.tr("colours black white night contrast", "keywords for the search"))
        self._build_size()
        self.motion = self.choice("motion", self.tr("Mo&tion"), (
            (Motion.SYSTEM, self.tr("Like the system")), (Motion.FULL, self.tr("Fades and moving marks")),
            (Motion.REDUCED, self.tr("As little as possible"))),
            keywords=self.tr("animation reduced effects", "keywords for the search"))
        self.heading(self.tr("The list of messages"))
        self.layout_choice = ChipChoice(self.tr("Message list"), (
            (ListLayout.TWO_LINES, self.tr("Two lines"), "rows"),
            (ListLayout.COLUMNS, self.tr("Columns"), "columns")))
        self.layout_choice.chosen.connect(lambda value: self.put("layout", ListLayout(value)))
        self.line(self.tr("Message list"), self.layout_choice, names=("layout",),
                  show=lambda: self.layout_choice.show_value(settings.layout),
                  keywords=self.tr("layout table rows", "keywords for the search"))
        self.density = ChipChoice(self.tr("Spacing"), (
            (Density.COMFORTABLE, self.tr("Comfortable"), "menu"), (Density.COMPACT, self.tr("Compact"), "text")))
        self.density.chosen.connect(lambda value: self.put("density", Density(value)))
        self.line(self.tr("Spacing"), self.density, names=("density",),
                  show=lambda: self.density.show_value(settings.density),
                  keywords=self.tr("density dense narrow room", "keywords for the search"))
        self.preview = self.choice("preview_lines", self.tr("&First words of the text"), (
            (0, self.tr("None")), (1, self.tr("One line")), (2, self.tr("Up to two lines"))),
            note=self.tr("Where the list has two lines and comfortable spacing."),
            keywords=self.tr("preview snippet lines", "keywords for the search"))
        self.conversations = self.tick(
            "conversations", self.tr("One &row for all messages that answer each other"),
            label=self.tr("Conversations"), keywords=self.tr("threads group", "keywords for the search"))
        self.heading(self.tr("The folders"))
        self.all_folders = self.tick(
            "all_folders", self.tr("Show those, too, that you have not &subscribed to"),
            keywords=self.tr("all folders subscription", "keywords for the search"))
        self.end()

    def _build_size(self) -> None:
        self.size_slider = QSlider(Qt.Orientation.Horizontal)
        self.size_slider.setRange(*FONT_PERCENTS)
        self.size_slider.setSingleStep(_STEP)
        self.size_slider.setPageStep(_STEP)
        self.size_slider.setTickInterval(20)
        self.size_slider.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.size_slider.setAccessibleName(self.tr("Size of writing"))
        # While it is dragged the whole window would jump under the mouse.
        self.size_slider.setTracking(False)
        self.size_number = QSpinBox()
        self.size_number.lineEdit().setTextMargins(6, 0, 0, 0)
        self.size_number.setRange(*FONT_PERCENTS)
        self.size_number.setSingleStep(_STEP)
        self.size_number.setSuffix(" %")
        self.size_number.setKeyboardTracking(False)
        self.size_number.setAccessibleName(self.tr("Size of writing in per cent"))
        both = QWidget()
        both.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.size_slider, 1)
        row.addWidget(self.size_number)

        def show() -> None:
            self.size_slider.setValue(self._settings.font_percent)
            self.size_number.setValue(self._settings.font_percent)

        def take(percent: int) -> None:
            if not self._showing:
                self.put("font_percent", percent)
                self._quietly(show)

        self.size_slider.valueChanged.connect(take)
        self.size_number.valueChanged.connect(take)
        self.line(self.tr("Size of &writing"), both, names=("font_percent",), show=show,
                  note=self.tr("Of all windows, against the system's size; a message has a zoom of its own."),
                  keywords=self.tr("font size larger smaller zoom text", "keywords for the search"))
