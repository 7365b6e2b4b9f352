"""The terminal app: Textual's one door."""
