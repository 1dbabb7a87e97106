"""Counts over an archive that owe nothing to postlint, and whether its rules across posts find the same."""
