"""Individual advice to institutions on digital tools."""
