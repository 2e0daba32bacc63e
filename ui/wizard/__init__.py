"""The way to a new account: pages over one AccountDraft."""
