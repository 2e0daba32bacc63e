"""Protocols: one account's connection behind one interface. Nothing here knows the cache."""
