"""Windows of the encrypted store: its phrase shown, asked for and printed, its state, and what unlocks it."""
