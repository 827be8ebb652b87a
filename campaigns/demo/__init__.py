"""Invented campaigns, for demo mode. Called in a transaction and the scope of all states."""

from campaigns.demo.seeding import clear, is_seeded, seed

__all__ = ["clear", "is_seeded", "seed"]
