"""What the help knows, and how a widget calls for it."""
