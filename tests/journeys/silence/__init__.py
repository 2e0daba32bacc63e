"""Whether reading mail stays silent: every way to have a mail call home, opened where each packet is counted."""
