"""Threads and order: takes commands, drives backends, stores what they bring, tells events."""
