"""A knowledge pack on disk: strict YAML and Markdown, with line and column, all findings at once."""
