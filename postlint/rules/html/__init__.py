"""Rules on the HTML of a body, and on the links and images that Markdown makes of it."""
