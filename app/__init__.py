"""The core of Depesche: protocols, store, engine. No Qt anywhere below this package."""

__version__ = "0.1.0"
