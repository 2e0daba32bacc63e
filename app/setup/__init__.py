"""What helps to set up an account: server settings from an address, and a check against the servers."""
