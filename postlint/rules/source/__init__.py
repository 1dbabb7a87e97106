"""Rules on the source of a post: its field in the front matter, its line in the body."""
