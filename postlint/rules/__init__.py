"""The rules, one module each, in a folder per family; found by looking."""
