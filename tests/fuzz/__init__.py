"""Hostile octets, found by coverage: targets that `make fuzz` drives, and what was found, replayed by `make test`.

A target takes octets and raises where a property does not hold. It asks for nothing that is not installed for the
tests: only `child.py` needs atheris.
"""
