"""The authority's own documents become sections of a pack: PDF, Word, HTML, Markdown and plain text."""
