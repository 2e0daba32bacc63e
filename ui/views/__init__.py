"""Widgets of the main window and the composer."""
