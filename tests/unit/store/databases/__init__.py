"""Profiles as the program of a certain day left them: stored.py opens them, make.py made them."""
