"""The register of decisions and attempts: append-only and hash-chained, in SQLite or PostgreSQL."""
