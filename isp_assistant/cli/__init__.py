"""Arguments, exit codes, rendering, and batch."""
