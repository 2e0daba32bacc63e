"""Measurements and endurance runs: `make bench`. Never part of the tests."""
