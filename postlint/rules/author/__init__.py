"""Rules on who wrote a post."""
