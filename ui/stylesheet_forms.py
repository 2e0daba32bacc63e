"""The part of the style sheet that forms need: ticks, radio buttons, numbers, disclosures."""

from __future__ import annotations

from app.paths import resource
from ui.palettes import Colors

LINE = 18
"""The height of words in pixels, in which all other sizes were chosen."""


def forms(c: Colors, pad: int, line: int) -> str:
    """Qt style sheet; `pad` is the vertical padding of fields in pixels, `line` the least height of their words."""
    tone = "dark" if c.dark else "light"
    mark = 14 * line // LINE // 2 * 2
    check = resource(f"theme/check-{tone}.svg").as_posix()
    up = resource(f"theme/chevron-up-{tone}.svg").as_posix()
    down = resource(f"theme/chevron-{tone}.svg").as_posix()
    return f"""
QCheckBox::indicator, QTreeView::indicator,
QListView::indicator {{ width: {mark}px; height: {mark}px; border: 1px solid {c.faint};
    border-radius: 4px; background: {c.surface}; }}
QCheckBox::indicator:hover {{ border-color: {c.accent}; }}
QCheckBox::indicator:checked, QTreeView::indicator:checked,
QListView::indicator:checked {{ background: {c.accent}; border-color: {c.accent};
    image: url("{check}"); }}
QCheckBox::indicator:disabled, QTreeView::indicator:disabled {{ background: {c.window};
    border-color: {c.border_strong}; }}
QCheckBox::indicator:checked:disabled {{ background: {c.border_strong}; }}
QRadioButton::indicator {{ width: {mark}px; height: {mark}px; border: 1px solid {c.faint};
    border-radius: {mark // 2 + 1}px;
    background: {c.surface}; }}
QRadioButton::indicator:hover {{ border-color: {c.accent}; }}
QRadioButton::indicator:checked {{ width: {mark - 8}px; height: {mark - 8}px; border: 5px solid {c.accent};
    background: {c.on_accent}; }}
QRadioButton::indicator:disabled {{ background: {c.window}; border-color: {c.border_strong}; }}
QCheckBox, QRadioButton {{ padding: 2px 5px 2px 2px; border: 1px solid transparent; border-radius: 5px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {c.accent}; }}
QSpinBox, QDateTimeEdit {{ background: {c.surface}; border: 1px solid {c.border_strong}; border-radius: 6px;
    padding: {pad - 1}px 2px; min-height: {line}px;
    selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
QSpinBox QLineEdit, QDateTimeEdit QLineEdit {{ padding: 0 6px; border: none; background: transparent; }}
QSpinBox:focus, QDateTimeEdit:focus {{ border: 2px solid {c.accent}; padding: {pad - 2}px 1px; }}
QSpinBox QLineEdit:focus, QDateTimeEdit QLineEdit:focus {{ padding: 0 6px; border: none; }}
QSpinBox:disabled, QDateTimeEdit:disabled {{ background: {c.window}; color: {c.faint}; }}
QSpinBox::up-button, QSpinBox::down-button, QTimeEdit::up-button, QTimeEdit::down-button {{
    subcontrol-origin: border; width: 20px; border: none; background: transparent; }}
QSpinBox::up-button, QTimeEdit::up-button {{ subcontrol-position: top right; margin-top: 2px; }}
QSpinBox::down-button, QTimeEdit::down-button {{ subcontrol-position: bottom right; margin-bottom: 2px; }}
QSpinBox::up-arrow, QTimeEdit::up-arrow {{ image: url("{up}"); width: 10px; height: 10px; }}
QSpinBox::down-arrow, QTimeEdit::down-arrow {{ image: url("{down}"); width: 10px; height: 10px; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {c.raised}; }}
QCalendarWidget QToolButton {{ color: {c.text}; font-weight: 600; }}
QCalendarWidget QSpinBox {{ min-width: 64px; }}
QDateTimeEdit::drop-down {{ border: none; width: 22px; }}
QDateTimeEdit::down-arrow {{ image: url("{down}"); width: 10px; height: 10px; }}
QToolButton[role="disclosure"] {{ background: transparent; color: {c.dim}; padding: 2px 6px 2px 2px; }}
QToolButton[role="disclosure"]:hover {{ color: {c.text}; }}
"""
