"""A text prepared: its words, its clauses, the phrases in it, and the language that they are of."""
