"""The local cache database: all SQL of the program lives here, and nothing else does."""
