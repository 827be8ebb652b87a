"""Contacts: what happened in a space, logged in seconds, anonymous by default."""
