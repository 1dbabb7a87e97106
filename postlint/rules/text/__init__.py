"""Rules on characters: what a text holds that nobody sees, or that nobody typed."""
