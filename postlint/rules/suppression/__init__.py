"""Rules on what a post says about rules that are to be silent in it."""
