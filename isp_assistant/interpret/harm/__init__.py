"""Harm, danger and their absence: what a text tells of what is done to somebody, or may be."""
