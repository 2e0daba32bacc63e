"""Which words no dictionary knows, found off the Qt thread; dictionaries are the system's (Hunspell)."""
