"""Reviewed answers in many languages, and the ideas that become campaigns."""
