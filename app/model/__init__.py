"""Frozen dataclasses that every layer speaks. No I/O."""
