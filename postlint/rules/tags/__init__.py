"""Rules on the tags of a post, and on links to tag pages in its body."""
