"""Certificates of attendance, and proving one by its code."""
