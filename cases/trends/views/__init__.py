"""Trend notes and the weekly review, mounted at /review/."""
