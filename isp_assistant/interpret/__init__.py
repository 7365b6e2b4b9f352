"""Typed words become facts, each with the phrase and span that said it: deterministic, a step at a time."""
