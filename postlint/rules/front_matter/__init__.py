"""Rules on the front matter of a post: its syntax, its fields and its date."""
