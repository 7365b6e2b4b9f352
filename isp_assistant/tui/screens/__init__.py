"""One mode a file, and the screens that stand on top of a mode."""
