"""The invented contacts of demo mode: 3,000 over 18 months, the same for the same day."""

from cases.demo.seeding import clear_demo, seed_demo

__all__ = ["clear_demo", "seed_demo"]
