"""The full-text index over sections and provisions, with partners and terms beside them: Whoosh's one door."""
