"""Changing the directory: verb and noun, one transaction each."""
