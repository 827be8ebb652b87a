"""Invented answer cards: three programmes, eight languages; gaps, outdated texts and reviews as in daily work."""

from campaigns.answers.demo.seeding import clear, is_seeded, seed

__all__ = ["clear", "is_seeded", "seed"]
