"""Posts and their versions: writing, translating, reviewing."""
