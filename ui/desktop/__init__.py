"""At home on the desktop: tray, notifications, badge, start with the system, what opens mail."""
