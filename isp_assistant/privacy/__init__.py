"""The privacy guard: words that may identify somebody, found before free text is saved."""
