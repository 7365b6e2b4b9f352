"""Pictures of what the product holds: trees for any reader, charts for a terminal."""
