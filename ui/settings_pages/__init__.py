"""The pages of the preferences: each one idea, listed in registry.py."""
