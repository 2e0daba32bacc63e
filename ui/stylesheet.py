"""The style sheet, made of a set of colours and a density.

Widgets choose a look by dynamic properties: `role` = primary | danger | flat | title | heading | dim | small | pill,
`frame` = card | bar | sidebar | word, `level` = info | warning | error.
"""

from __future__ import annotations

from app.paths import resource
from ui.palettes import Colors
from ui.settings import Density
from ui.stylesheet_forms import LINE, forms


def stylesheet(c: Colors, density: Density, points: float = 10.0, line: int = LINE) -> str:
    """Qt style sheet for the whole application; `points` is the size of ordinary words, `line` their height in pixels:
    where there is little room a layout would make buttons and fields as flat as their least height."""
    pad = 6 if density is Density.COMFORTABLE else 4
    tone = "dark" if c.dark else "light"
    chevron = resource(f"theme/chevron-{tone}.svg").as_posix()
    line = max(line, LINE)
    parts = (_basics(c), _buttons(c, pad, line), _fields(c, pad, chevron, line), _containers(c, pad),
             _labels(c, points), forms(c, pad, line))
    return "\n".join(parts)


def _basics(c: Colors) -> str:
    return f"""
QWidget {{ color: {c.text}; }}
QMainWindow, QDialog, QWizard {{ background: {c.window}; }}
QToolTip {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.border_strong}; padding: 4px 6px; }}
QMenuBar {{ background: {c.window}; padding: 2px 6px; }}
QMenuBar::item {{ padding: 4px 8px; border: 1px solid transparent; border-radius: 5px; background: transparent; }}
QMenuBar::item:selected {{ background: {c.hover}; border-color: {c.accent}; }}
QMenu {{ background: {c.raised}; border: 1px solid {c.border_strong}; padding: 5px; }}
QMenu::item {{ padding: 5px 25px 5px 9px; border: 1px solid transparent; border-radius: 5px; }}
QMenu::icon {{ padding-left: 8px; }}
QMenu::icon:checked {{ background: {c.pressed}; border-radius: 5px; }}
QMenu::item:selected {{ background: {c.selection}; color: {c.text}; border-color: {c.accent}; }}
QMenu::item:disabled {{ color: {c.faint}; background: transparent; }}
QMenu::separator {{ height: 1px; background: {c.border}; margin: 5px 8px; }}
QScrollBar:vertical {{ background: transparent; width: 11px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 11px; margin: 0; }}
QScrollBar::handle {{ background: {c.border_strong}; border-radius: 3px; margin: 2px 3px; }}
QScrollBar::handle:vertical {{ min-height: 36px; }}
QScrollBar::handle:horizontal {{ min-width: 36px; margin: 3px 2px; }}
QScrollBar::handle:hover {{ background: {c.faint}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: {c.border}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
"""


def _buttons(c: Colors, pad: int, line: int) -> str:
    # A focused primary button changes its colours: Qt draws an outline close around the words, through their letters.
    return f"""
QPushButton {{ background: {c.raised}; border: 1px solid {c.border_strong}; border-radius: 6px;
    padding: {pad}px 14px; min-height: {line}px; }}
QPushButton, QToolButton {{ icon-size: {16 * line // LINE}px; }}
QPushButton:hover {{ background: {c.hover}; }}
QPushButton:pressed {{ background: {c.pressed}; }}
QPushButton:focus {{ border: 2px solid {c.accent}; padding: {pad - 1}px 13px; outline: none; }}
QPushButton:disabled {{ color: {c.faint}; border-color: {c.border}; }}
QPushButton[role="primary"], QPushButton:default {{ background: {c.accent}; border-color: {c.accent};
    color: {c.on_accent}; font-weight: 600; }}
QPushButton[role="primary"]:hover, QPushButton:default:hover {{ background: {c.accent_hover}; }}
QPushButton[role="primary"]:focus, QPushButton:default:focus {{ background: {c.raised};
    color: {c.accent}; outline: none; }}
QPushButton[role="primary"]:disabled, QPushButton:default:disabled {{ background: {c.border};
    border-color: {c.border}; color: {c.faint}; }}
QPushButton[role="danger"] {{ background: {c.raised}; border-color: {c.danger}; color: {c.danger}; }}
QPushButton[role="danger"]:hover {{ background: {c.error_ground}; }}
QPushButton[role="danger"]:disabled {{ color: {c.faint}; border-color: {c.border}; }}
QPushButton[role="flat"] {{ background: transparent; border-color: transparent; }}
QPushButton[role="flat"]:hover {{ background: {c.hover}; }}
QPushButton[role="flat"]:focus {{ border: 2px solid {c.accent}; }}
QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: 6px; padding: {pad - 1}px; }}
QToolButton:hover {{ background: {c.hover}; }}
QToolButton:pressed, QToolButton:open {{ background: {c.pressed}; }}
QToolButton:checked {{ background: {c.selection}; }}
QToolButton[role="fold"], QToolButton[role="fold"]:checked {{ background: transparent; padding: 0; }}
QToolButton[role="fold"]:focus {{ border: 1px solid {c.accent}; padding: 0; }}
QToolButton[role="fold"]:hover {{ background: {c.hover}; }}
QToolButton:focus {{ border: 2px solid {c.accent}; padding: {pad - 2}px; }}
QToolButton:disabled {{ color: {c.faint}; }}
QToolButton::menu-indicator {{ image: none; width: 0; }}
QToolButton[role="primary"] {{ background: {c.accent}; color: {c.on_accent}; font-weight: 600;
    padding: {pad}px 14px {pad}px 10px; }}
QToolButton[role="primary"]:hover {{ background: {c.accent_hover}; }}
QToolButton[role="primary"]:focus {{ border: 4px double {c.on_accent};
    padding: {pad - 3}px 11px {pad - 3}px 7px; }}
QToolButton[role="chip"] {{ border-color: {c.border}; border-radius: 11px; padding: 2px 10px; color: {c.dim}; }}
QToolButton[role="chip"]:checked {{ background: {c.selection}; border-color: {c.accent}; color: {c.text}; }}
QToolButton[role="chip"]:focus {{ border: 2px solid {c.accent}; padding: 1px 9px; }}
"""


def _fields(c: Colors, pad: int, chevron: str, line: int) -> str:
    return f"""
QLineEdit, QPlainTextEdit, QTextEdit, QTextBrowser, QListWidget, QTreeWidget, QTableWidget {{
    background: {c.surface}; border: 1px solid {c.border_strong}; border-radius: 6px;
    selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
QLineEdit, QPlainTextEdit, QTextEdit {{ placeholder-text-color: {c.dim}; }}
QLineEdit {{ padding: {pad - 1}px 8px; min-height: {line}px; }}
QLineEdit:focus {{ border: 2px solid {c.accent}; padding: {pad - 2}px 7px; }}
QPlainTextEdit:focus, QTextEdit:focus, QTreeView[role="boxed"]:focus,
QTreeView[role="table"]:focus, QListView[role="table"]:focus {{
    border-color: {c.accent}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled {{ background: {c.window}; color: {c.faint}; }}
QLineEdit[invalid="true"] {{ border-color: {c.danger}; }}
QLineEdit[role="bare"], QPlainTextEdit[role="bare"], QTextBrowser[role="bare"],
QTextEdit[role="bare"] {{ border: none; border-radius: 0; }}
QLineEdit[role="bare"]:focus {{ border: none; border-bottom: 2px solid {c.accent}; padding: {pad - 1}px 8px; }}
QListWidget[frame="popup"] {{ background: {c.raised}; outline: none; padding: 2px;
    border: 1px solid {c.border_strong}; border-radius: 6px;
    selection-background-color: {c.selection}; selection-color: {c.text}; }}
QListWidget[frame="popup"]::item {{ padding: 5px 8px; border-radius: 4px; color: {c.text}; }}
QListWidget[frame="popup"]::item:selected {{ background: {c.selection}; color: {c.text}; }}
QComboBox {{ background: {c.raised}; border: 1px solid {c.border_strong}; border-radius: 6px;
    padding: {pad - 1}px 8px; min-height: {line}px; }}
QComboBox:hover {{ background: {c.hover}; }}
QComboBox:focus {{ border: 2px solid {c.accent}; padding: {pad - 2}px 7px; }}
QComboBox:disabled {{ color: {c.faint}; background: {c.window}; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: url("{chevron}"); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{ background: {c.raised}; border: 1px solid {c.border_strong}; padding: 4px;
    selection-background-color: {c.selection}; selection-color: {c.text}; outline: none; }}
QProgressBar {{ background: {c.border}; border: none; border-radius: 3px; height: 6px; text-align: center; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: 3px; }}
QTreeView, QListView, QTableView {{ background: {c.surface}; border: none; outline: none;
    selection-background-color: {c.selection}; selection-color: {c.text}; }}
QListWidget, QTreeWidget, QTableWidget {{ border: 1px solid transparent; }}
QListWidget:focus, QTreeWidget:focus, QTableWidget:focus {{ border: 1px solid {c.accent}; }}
QTreeView[role="boxed"] {{ border: 1px solid {c.border_strong}; border-radius: 6px; }}
QTreeView[role="boxed"]::item {{ padding: 3px 0; }}
QTreeView[role="table"], QListView[role="table"] {{ border: 1px solid {c.border}; border-radius: 6px; }}
QTreeView[role="table"]::item, QListView[role="table"]::item {{ padding: {pad - 1}px 8px; }}
QListView[role="popup"] {{ background: {c.raised}; border: 1px solid {c.border_strong}; border-radius: 6px;
    padding: 3px; }}
QTreeView::item:hover, QListView::item:hover {{ background: {c.hover}; }}
QTreeView::item:selected, QListView::item:selected {{ background: {c.selection}; color: {c.text}; }}
QHeaderView {{ background: {c.surface}; border: none; }}
QHeaderView::section {{ background: {c.surface}; color: {c.dim}; border: none; padding: {pad}px 8px;
    border-bottom: 1px solid {c.border}; border-right: 1px solid {c.border}; }}
QHeaderView::section:hover {{ background: {c.hover}; }}
"""


def _containers(c: Colors, pad: int) -> str:
    return f"""
QToolBar {{ background: {c.window}; border: none; border-bottom: 1px solid {c.border}; spacing: 2px;
    padding: {pad - 1}px 10px; }}
QToolBar::separator {{ width: 1px; background: {c.border}; margin: 5px 7px; }}
QStatusBar {{ background: {c.window}; border-top: 1px solid {c.border}; color: {c.dim}; }}
QStatusBar::item {{ border: none; }}
QTabWidget::pane {{ border: 1px solid {c.border}; border-radius: 6px; background: {c.surface}; top: -1px; }}
QTabBar::tab {{ padding: {pad + 1}px 14px; color: {c.dim}; border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {c.text}; border-bottom-color: {c.accent}; }}
QTabBar::tab:hover {{ color: {c.text}; }}
QTabBar::tab:focus {{ color: {c.accent}; border: 2px solid {c.accent}; border-radius: 5px; padding: {pad}px 12px; }}
QGroupBox {{ border: 1px solid {c.border}; border-radius: 8px; margin-top: 10px; padding: 12px; }}
QGroupBox::title {{ subcontrol-origin: margin; left: 12px; padding: 0 4px; color: {c.dim}; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollArea:focus {{ border: 2px solid {c.accent}; }}
QFrame[frame="card"] {{ background: {c.raised}; border: 1px solid {c.border}; border-radius: 10px; }}
QFrame[frame="word"] {{ border: 1px solid transparent; border-radius: 5px; }}
QFrame[frame="word"]:focus {{ border-color: {c.accent}; }}
QFrame[frame="surface"] {{ background: {c.surface}; border: none; }}
QFrame[frame="sidebar"] {{ background: {c.sidebar}; border: none; }}
QFrame[frame="sidebar"] QTreeView {{ background: {c.sidebar}; }}
QFrame[frame="line"] {{ background: {c.border}; border: none; max-height: 1px; min-height: 1px; }}
QFrame[level="info"] {{ background: {c.info_ground}; border: none; }}
QFrame[level="warning"] {{ background: {c.warning_ground}; border: none; }}
QFrame[level="error"] {{ background: {c.error_ground}; border: none; }}
QFrame[level="info"] QLabel {{ color: {c.info_text}; }}
QFrame[level="warning"] QLabel {{ color: {c.warning_text}; }}
QFrame[level="error"] QLabel {{ color: {c.error_text}; }}
QFrame[level] QPushButton {{ padding: 3px 12px; }}
QFrame[frame="toast"] {{ background: {c.text}; border-radius: 9px; }}
QFrame[frame="toast"] QLabel {{ color: {c.surface}; }}
QFrame[frame="toast"] QPushButton {{ background: transparent; border: none; font-weight: 600;
    color: {"#0b7285" if c.dark else "#7bd3e0"}; padding: 3px 10px; }}
QFrame[frame="toast"] QPushButton:hover {{ text-decoration: underline; }}
QFrame[frame="toast"] QPushButton:focus {{ text-decoration: underline; border: 2px solid {"#0b7285" if c.dark else
    "#7bd3e0"}; padding: 1px 8px; }}
"""


def _labels(c: Colors, points: float) -> str:
    return f"""
QLabel {{ background: transparent; }}
QLabel[role="title"] {{ font-size: {1.7 * points:.1f}pt; font-weight: 600; }}
QLabel[role="heading"] {{ font-size: {1.2 * points:.1f}pt; font-weight: 600; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="dim"] {{ color: {c.dim}; }}
QLabel[role="small"] {{ color: {c.dim}; font-size: {0.9 * points:.1f}pt; }}
QLabel[role="error"] {{ color: {c.danger}; }}
QLabel[role="ok"] {{ color: {c.ok}; }}
QCheckBox, QRadioButton {{ spacing: 8px; background: transparent; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {c.faint}; }}
"""
