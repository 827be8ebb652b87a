"""Institutions, their relations, and who never took part."""
