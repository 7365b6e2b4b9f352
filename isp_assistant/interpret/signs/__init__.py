"""Signs that somebody would receive what is shared: each module finds those of one sort."""
