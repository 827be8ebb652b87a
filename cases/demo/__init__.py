"""The invented contacts of demo mode: a story of 3,000, and 30,000 of everyday; the same for the same day."""

from cases.demo.seeding import clear_demo, seed_demo

__all__ = ["clear_demo", "seed_demo"]
