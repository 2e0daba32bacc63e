"""The window: Qt only; no protocol, no SQL."""
