"""Whom it is about: each module finds it in one way."""
