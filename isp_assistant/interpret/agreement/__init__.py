"""Whose agreement a text speaks of, whether it is one, and to what."""
