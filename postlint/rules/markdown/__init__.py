"""Rules on Markdown that renders otherwise than it was meant."""
