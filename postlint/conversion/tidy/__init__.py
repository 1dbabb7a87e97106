"""Structural repairs of the HTML tree, one small module each, before it is read."""
