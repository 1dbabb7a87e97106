"""From Markdown nodes to Markdown text."""
