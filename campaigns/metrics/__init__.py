"""Figures of the platforms."""
