"""Invented courses, sessions, participants, institutions and a working group, for demo mode.

Called in a transaction and the scope of all states.
"""

from training.demo.seeding import clear, is_seeded, seed

__all__ = ["clear", "is_seeded", "seed"]
