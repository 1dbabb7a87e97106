"""postlint: lint archives of posts, and convert their HTML to Markdown with proof."""
