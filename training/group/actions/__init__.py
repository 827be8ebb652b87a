"""Changing working groups: verb and noun, keywords only, one transaction."""
