"""Rules on the file of a post: its name, its place, and whether there is anything in it."""
