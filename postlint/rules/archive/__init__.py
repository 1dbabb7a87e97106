"""Rules across posts: what several posts share that should not, and what one lacks that all have."""
